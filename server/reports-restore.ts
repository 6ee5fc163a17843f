// Going back: puts a cell, a part or a whole report to what stood there at a moment of its audit log, as a new edit. Called by the routes.
import type { Principal } from '#shared/access/can';
import { applyTextDiff } from '#shared/document/commands';
import type { ReportDoc } from '#shared/document/schema';
import { rootSection, sectionRoot } from '#shared/document/schema';
import { SECTION_KEYS } from '#shared/report/report';
import type { Result } from '#shared/result';
import { err } from '#shared/result';
import type { PlaceValues } from './store/replay.ts';
import { createReplay, differingPlaces, documentValues } from './store/replay.ts';
import type { AuditRow, HistoryStore } from './store/report-store.ts';
import { entryOfPlace } from './sync/gate-rules.ts';
import { setEntry, type Written } from './sync/intake.ts';
import type { Rooms, WriteFailure } from './sync/rooms.ts';

/** After the row with this number, or after everything that had reached the server by then (ISO 8601). */
export type Moment = { readonly number: number } | { readonly at: string };

export type RestoreFailure = WriteFailure | { readonly kind: 'no-such-place' } | { readonly kind: 'no-such-moment' };

export type RestoreDeps = {
  readonly rooms: Pick<Rooms, 'write'>;
  readonly store: Pick<HistoryStore, 'audit' | 'auditHead'>;
};

/**
 * `place`: a cell id, `root/key` or `section:1`; null: everything but reasons and comments, which are never taken back. The author must
 * be allowed to write in each place that changes. Organ, year and edition are set back but never blanked.
 */
export const restoreReport = async (
  { rooms, store }: RestoreDeps,
  report: string,
  author: Principal,
  to: Moment,
  place: string | null,
): Promise<Result<Written, RestoreFailure>> => {
  if (place !== null && !isRestorable(place)) return err({ kind: 'no-such-place' });
  const then = await standingAt(store, report, to);
  if (!then) return err({ kind: 'no-such-moment' });
  return rooms.write(report, author, 'restored', (doc) => {
    const now = documentValues(doc);
    for (const differing of place === null ? differingPlaces(now, then) : [place]) {
      if (isRestorable(differing)) putBack(doc, differing, then.get(differing) ?? null);
    }
  });
};

/** What stood in the report at a moment; null where the log does not reach there. */
const standingAt = async (store: RestoreDeps['store'], report: string, to: Moment): Promise<PlaceValues | null> => {
  const { count } = await store.auditHead(report);
  if ('number' in to && (to.number < 1 || to.number > count)) return null;
  const time = 'at' in to ? Date.parse(to.at) : null;
  const last = 'number' in to ? to.number : count;
  const replay = createReplay();
  let taken = 0;
  const isLater = ({ at }: AuditRow): boolean => time !== null && Date.parse(at) > time;
  for (let from = 1, ended = false; from <= last && !ended; from += PAGE) {
    for (const row of await store.audit(report, from, Math.min(PAGE, last - from + 1))) {
      ended ||= isLater(row);
      if (ended) break;
      replay.take(row);
      taken += 1;
    }
  }
  const result = replay.result();
  if (!result.ok) throw new Error(`report ${report}: the audit log contradicts itself at number ${result.error.number}`);
  return taken === 0 ? null : result.value;
};

const putBack = (doc: ReportDoc, place: string, value: string | null): void => {
  const section = SECTION_KEYS.find((key) => sectionRoot(key) === place);
  const entry = entryOfPlace(place);
  if (section !== undefined) applyTextDiff(doc.section(section), value ?? '', { kind: 'load' });
  else if (entry && !(entry.root === 'meta' && value === null)) setEntry(doc, entry.root, entry.key, value);
};

const isRestorable = (place: string): boolean => {
  if (rootSection(place) !== null) return true;
  const entry = entryOfPlace(place);
  if (!entry || entry.root === 'reasons' || entry.root === 'comments') return false;
  return !(entry.root === 'meta' && entry.key === 'schema');
};

const PAGE = 1000;
