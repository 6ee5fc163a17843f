// What was changed in a report since somebody last looked: each place once, first value to last, who and when. Pure; the supervisor's
// desk shows it.
import type { HistoryRow } from '#shared/protocol/http-history';

/** `before` and `after`: JSON of a cell; null: blank; of a prose part (`isText`) what was taken out and put in last. */
export type ChangeSince = {
  readonly place: string;
  readonly isText: boolean;
  readonly before: string | null;
  readonly after: string | null;
  /** Who changed it, the last one first. */
  readonly names: readonly string[];
  readonly at: string;
  /** How many times. */
  readonly times: number;
};

/** Rows oldest first; the answer newest first. A cell that came back to what it was is left out; what people say of it (comments) too. */
export const changesSince = (rows: readonly HistoryRow[]): readonly ChangeSince[] => {
  const byPlace = new Map<string, ChangeSince>();
  for (const { place, before, after, name, at } of rows) {
    if (place === 'report' || place === 'document' || place.startsWith('comments/')) continue;
    const isText = place.startsWith('section:');
    const known = byPlace.get(place);
    byPlace.delete(place);
    byPlace.set(place, {
      place,
      isText,
      before: known && !isText ? known.before : before,
      after,
      names: [name, ...(known?.names.filter((other) => other !== name) ?? [])],
      at,
      times: (known?.times ?? 0) + 1,
    });
  }
  return [...byPlace.values()].filter(({ isText, before, after }) => isText || before !== after).reverse();
};
