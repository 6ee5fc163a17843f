// Reading a report's history from its end, and what going back to a moment would change, worked out before it is done. Pure but for the
// questions to the server; the history view uses it.
import type { HistoryAnswer, HistoryRow } from '#shared/protocol/http-history';
import { ok } from '#shared/result';
import type { Asked } from './ask-server.ts';
import type { HistoryPage } from './people-api.ts';

type AskHistory = (page: HistoryPage) => Asked<HistoryAnswer>;

/** Newest first. `older`: the number of the newest row not shown yet; 0 where all are. */
export type HistoryShown = { readonly rows: readonly HistoryRow[]; readonly count: number; readonly older: number };

/** The rows up to number `before` (null: up to the end), one page of them. */
export const lastRows = async (ask: AskHistory, before: number | null): Asked<HistoryShown> => {
  let last = before;
  if (last === null) {
    const head = await ask({ from: 1, limit: 1 });
    if (!head.ok) return head;
    last = head.value.count;
  }
  const from = Math.max(1, last - PAGE + 1);
  const answer = await ask({ from, limit: Math.max(1, last - from + 1) });
  if (!answer.ok) return answer;
  return ok({ rows: [...answer.value.rows].reverse(), count: answer.value.count, older: from - 1 });
};

/** Every row of one place, newest first. */
export const rowsOfPlace = (ask: AskHistory, place: string): Asked<readonly HistoryRow[]> => readOn(ask, 1, place);

/** Every row after number `after`, oldest first. */
export const rowsAfter = async (ask: AskHistory, after: number): Asked<readonly HistoryRow[]> => {
  const rows = await readOn(ask, after + 1);
  return rows.ok ? ok([...rows.value].reverse()) : rows;
};

/** One place going back would change: JSON as in the history; of a prose part only that it was written in. */
export type PlaceBack =
  | { readonly kind: 'entry'; readonly place: string; readonly now: string | null; readonly back: string | null }
  | { readonly kind: 'section'; readonly place: string };

/**
 * What is different between a moment and now, from the rows after it (oldest first). Reasons and comments are never taken back, nor are
 * organ and year blanked. A prose part counts when its text was touched at all.
 */
export const placesBack = (rows: readonly HistoryRow[]): readonly PlaceBack[] => {
  const byPlace = new Map<string, { readonly back: string | null; readonly now: string | null }>();
  for (const { place, before, after } of rows) {
    const known = byPlace.get(place);
    byPlace.set(place, known ? { ...known, now: after } : { back: before, now: after });
  }
  return [...byPlace].flatMap(([place, { back, now }]): readonly PlaceBack[] => {
    if (!isRestorable(place)) return [];
    if (place.startsWith('section:')) return [{ kind: 'section', place }];
    const isBlankedTitle = place.startsWith('meta/') && back === null;
    return back === now || isBlankedTitle ? [] : [{ kind: 'entry', place, now, back }];
  });
};

/** Reasons and comments stay as they were said. */
export const isRestorable = (place: string): boolean => !/^(reasons|comments)\/|^meta\/schema$/.test(place);

const readOn = async (ask: AskHistory, from: number, place?: string): Asked<readonly HistoryRow[]> => {
  const rows: HistoryRow[] = [];
  for (let next: number | null = from, asked = 0; next !== null && asked < MOST_ASKED; asked += 1) {
    const answer: Awaited<Asked<HistoryAnswer>> = await ask({ from: next, limit: MOST_ROWS, ...(place === undefined ? {} : { place }) });
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    next = answer.value.next;
  }
  return ok(rows.reverse());
};

const PAGE = 40;
/** Rows one request may bring, and how many requests are made for one view. */
const MOST_ROWS = 500;
const MOST_ASKED = 40;
