// Why a finding may stand: what somebody wrote beside it, for the figures it had then. The document keeps reasons, the checks weigh them.

/** What a reason is written for: a finding by its name, and what exactly it said then. */
export type ReasonSubject = { readonly finding: string; readonly figures: string };

/** One entry as it was written; nothing changes it afterwards. */
export type Reason = {
  readonly id: string;
  readonly finding: string;
  /** Null for an entry that does not say its figures: it is read, and covers nothing. */
  readonly figures: string | null;
  /** Empty: whoever wrote it takes back what was said before. */
  readonly text: string;
  /** Id of the person; null where nobody signed. */
  readonly by: string | null;
  /** ISO 8601, by the author's clock; empty where it is not said. */
  readonly at: string;
};

/** Oldest first; of the same moment by id, so that everybody sees one order. */
export const inOrder = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Characters a reason may have. */
export const MAX_REASON_LENGTH = 500;
