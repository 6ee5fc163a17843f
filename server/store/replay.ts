// What the audit log says stands in a report, place by place; and what really stands in its document, in the same form.
// Pure. Restoring to a moment, `audit verify` and tests compare the two.
import type { ReportDoc } from '#shared/document/schema';
import { MAP_ROOTS, rootSection, sectionRoot } from '#shared/document/schema';
import { SECTION_KEYS } from '#shared/report/report';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { AuditRow, Splice } from './report-store.ts';

/**
 * Place (as in Change) → what stands there: of an entry its value as JSON, of a prose part its text. Blank and empty places are absent.
 */
export type PlaceValues = ReadonlyMap<string, string>;

/** The row does not follow from the rows before it: another value stood there, or a step does not fit the text. */
export type ReplayFault = { readonly number: number; readonly place: string };

/** Follows a log row by row, from the report's first. */
export type Replay = {
  readonly take: (row: AuditRow) => void;
  /** What stands after the rows taken; a log that contradicts itself is a fault. */
  readonly result: () => Result<PlaceValues, ReplayFault>;
};

export const createReplay = (): Replay => {
  let standing = new Map<string, string>();
  let fault: ReplayFault | null = null;
  return {
    take: ({ number, place, before, after, splices }) => {
      if (place === WHOLE) {
        standing = new Map(Object.entries(JSON.parse(after ?? '{}') as Readonly<Record<string, string>>));
        fault = null;
      }
      if (fault || place === WHOLE || place === BEGINNING) return;
      const was = standing.get(place) ?? null;
      const isProse = rootSection(place) !== null;
      const is = isProse ? splice(was ?? '', splices) : was === before ? { text: after } : null;
      if (!is) fault = { number, place };
      else if (is.text === null || (isProse && is.text === '')) standing.delete(place);
      else standing.set(place, is.text);
    },
    result: () => (fault ? err(fault) : ok(standing)),
  };
};

/** What stands after all these rows, which begin with the report's first and are in order. */
export const replay = (rows: Iterable<AuditRow>): Result<PlaceValues, ReplayFault> => {
  const { take, result } = createReplay();
  for (const row of rows) take(row);
  return result();
};

/** What stands in the document. */
export const documentValues = (report: ReportDoc): PlaceValues => {
  const standing = new Map<string, string>();
  for (const root of MAP_ROOTS) {
    for (const [key, value] of report[root].entries()) standing.set(root === 'cells' ? key : `${root}/${key}`, JSON.stringify(value));
  }
  for (const key of SECTION_KEYS) {
    const text = report.section(key).toString();
    if (text !== '') standing.set(sectionRoot(key), text);
  }
  return standing;
};

/** The places in which the two differ, in order. */
export const differingPlaces = (a: PlaceValues, b: PlaceValues): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((place) => a.get(place) !== b.get(place)).sort();

/** Everything that stands, as the `after` of a row for the place WHOLE. */
export const wholeText = (standing: PlaceValues): string =>
  JSON.stringify(Object.fromEntries([...standing].sort(([a], [b]) => (a < b ? -1 : 1))));

const splice = (text: string, splices: readonly Splice[] | null): { readonly text: string } | null => {
  if (!splices) return null;
  let now = text;
  for (const { at, removed, inserted } of splices) {
    if (at < 0 || at > now.length || !now.startsWith(removed, at)) return null;
    const end = at + removed.length;
    // A step that cuts a character in two leaves its halves as replacement characters, as in the document.
    const isCut = isSurrogate(now, at - 1) || isSurrogate(now, end);
    now = now.slice(0, at) + inserted + now.slice(end);
    if (isCut) now = now.replace(/\p{Cs}/gu, '\ufffd');
  }
  return { text: now };
};

const isSurrogate = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xf800) === 0xd800;

/** Place of a row that states everything that stands: written where the log before it says too little (data of format 1). */
export const WHOLE = 'document';
/** Place of the row that says a report was made; its contents are rows of their own. */
const BEGINNING = 'report';
