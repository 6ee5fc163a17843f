// The figures of the demo: an invented bureau's two reports. They balance, and this year's openings are last year's closings.

/** Row → column → number of table 三; what is not named is 0. */
export type DemoFigures = {
  /** Which wording the prose has: nobody writes the same sentences two years in a row. */
  readonly wording: 'this' | 'last';
  readonly requests: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly art20: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly disputes: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

export const THIS_YEAR: DemoFigures = {
  wording: 'this',
  requests: {
    new: { natural: 38, company: 9, research: 1, legal: 2 },
    carriedIn: { natural: 3, company: 1 },
    granted: { natural: 15, company: 4, research: 1, legal: 1 },
    partial: { natural: 5, company: 1 },
    denied4: { natural: 2, company: 1 },
    denied5: { natural: 1 },
    denied6: { natural: 2, legal: 1 },
    denied7: { natural: 2 },
    denied8: { natural: 1, company: 1 },
    unavailable1: { natural: 5, company: 1 },
    unavailable2: { natural: 1 },
    unavailable3: { natural: 1 },
    rejected1: { natural: 2 },
    rejected2: { natural: 1 },
    other1: { natural: 1 },
    carriedOut: { natural: 2, company: 2 },
  },
  art20: {
    normative: { issued: 4, repealed: 2, inForce: 23 },
    licensing: { decisions: 1286 },
    penalty: { decisions: 47 },
    coercion: { decisions: 6 },
    fees: { amount: '86.35' },
  },
  disputes: {
    review: { upheld: 2, corrected: 1, other: 1, pending: 1 },
    suitDirect: { upheld: 1, pending: 1 },
    suitAfterReview: { upheld: 1 },
  },
};

export const LAST_YEAR: DemoFigures = {
  wording: 'last',
  requests: {
    new: { natural: 31, company: 7, legal: 1 },
    carriedIn: { natural: 2 },
    granted: { natural: 12, company: 3, legal: 1 },
    partial: { natural: 4, company: 1 },
    denied4: { natural: 1 },
    denied6: { natural: 2, company: 1 },
    denied7: { natural: 1 },
    denied8: { natural: 1 },
    unavailable1: { natural: 5, company: 1 },
    unavailable3: { natural: 1 },
    rejected1: { natural: 2 },
    other1: { natural: 1 },
    carriedOut: { natural: 3, company: 1 },
  },
  art20: {
    normative: { issued: 3, repealed: 1, inForce: 21 },
    licensing: { decisions: 1174 },
    penalty: { decisions: 52 },
    coercion: { decisions: 5 },
    fees: { amount: '82.4' },
  },
  disputes: {
    review: { upheld: 2, other: 1, pending: 1 },
    suitDirect: { upheld: 1 },
    suitAfterReview: {},
  },
};

/** The sum of a row. */
export const sumOf = (row: Readonly<Record<string, number>> | undefined): number =>
  Object.values(row ?? {}).reduce((sum, value) => sum + value, 0);
