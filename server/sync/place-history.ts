// Who wrote last in a place, from the end of the audit log: asked only where an edit may be in conflict, which is rare.

import { ADMINISTRATOR } from '../auth/entrance.ts';
import type { AuditRow, ReportStore } from '../store/report-store.ts';
import type { PlaceHistory } from './conflict-book.ts';

export type PlaceHistoryStore = Pick<ReportStore, 'audit' | 'auditHead' | 'person'>;

/**
 * Reads the log backwards until every place is found. `author`: whose own last change is wanted too, for the places in `own`.
 */
export const readPlaceHistory = async (
  store: PlaceHistoryStore,
  report: string,
  places: ReadonlySet<string>,
  author: string,
  own: ReadonlySet<string>,
): Promise<ReadonlyMap<string, PlaceHistory>> => {
  const found = new Map<string, PlaceHistory>();
  const missing = new Set(places);
  const missingOwn = new Set(own);
  const take = (row: AuditRow): void => {
    if (!places.has(row.place)) return;
    const known = found.get(row.place) ?? { last: null, own: null };
    const isOwn = missingOwn.has(row.place) && row.person === author;
    found.set(row.place, {
      last: known.last ?? { person: row.person, name: row.person, at: row.madeAt ?? row.at, how: row.how },
      own: known.own ?? (isOwn ? { after: row.after, madeAt: row.madeAt } : null),
    });
    missing.delete(row.place);
    if (isOwn) missingOwn.delete(row.place);
  };
  let end = (await store.auditHead(report)).count;
  const stop = Math.max(0, end - MOST_ROWS);
  while (end > stop && missing.size + missingOwn.size > 0) {
    const from = Math.max(1, end - PAGE + 1);
    const rows = await store.audit(report, from, end - from + 1);
    for (const row of [...rows].reverse()) take(row);
    end = from - 1;
  }
  const names = new Map<string, string>();
  for (const person of new Set([...found.values()].flatMap(({ last }) => (last ? [last.person] : [])))) {
    names.set(person, person === ADMINISTRATOR.id ? ADMINISTRATOR.name : ((await store.person(person))?.name ?? person));
  }
  return new Map(
    [...found].map(([place, { last, own: mine }]) => [
      place,
      { last: last && { ...last, name: names.get(last.person) ?? last.person }, own: mine },
    ]),
  );
};

const PAGE = 500;
const MOST_ROWS = 50_000;
