// Which stored reports are those of the years before, so that the pane and the server compare with the same one.

/** A report as it stands in a list. `updatedAt`: ISO 8601. */
type Listed = { readonly id: string; readonly organ: string; readonly year: number; readonly updatedAt: string };

/** Those of the same organ and earlier years, newest first, one for each year: where there are several, the one worked on last. */
export const earlierReports = <T extends Listed>(
  list: readonly T[],
  own: { readonly id: string; readonly organ: string | null; readonly year: number | null },
): readonly T[] => {
  const { id, organ, year } = own;
  if (organ === null || year === null) return [];
  const before = list
    .filter((one) => one.id !== id && one.organ === organ && one.year < year)
    .toSorted((a, b) => b.year - a.year || compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id));
  return before.filter((one, index) => one.year !== before[index - 1]?.year);
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
