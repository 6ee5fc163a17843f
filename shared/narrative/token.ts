// The pieces a paragraph is cut into. scan.ts makes them, the binding files read them.

/** What a noun of the prose can be about; rows and groups are keys of the edition. */
export type Noun =
  /** area: 依申请公开 alone; disclosed: 依申请公开信息; bare: 申请 alone. */
  | { readonly of: 'requests'; readonly form: 'full' | 'area' | 'disclosed' | 'bare' }
  | { readonly of: 'disputes'; readonly groups: readonly string[] }
  | { readonly of: 'art20'; readonly row: string };

/** What is said of a noun; which cells that means depends on the noun. */
export type Measure =
  | 'receive'
  | 'handle'
  | 'finish'
  | 'new'
  | 'carriedIn'
  | 'carriedOut'
  | 'carry'
  | 'issue'
  | 'repeal'
  | 'inForce'
  | 'publish'
  | 'publishTotal'
  | 'decide'
  | 'charge'
  | 'items'
  | 'occur'
  | 'find';

export type Meaning =
  | { readonly kind: 'noun'; readonly noun: Noun }
  | { readonly kind: 'measure'; readonly measure: Measure }
  /** Rows of results (table 三). */
  | { readonly kind: 'result'; readonly rows: readonly string[] }
  /** A column of table 四. */
  | { readonly kind: 'outcome'; readonly column: string }
  /** Columns of table 三; `general` is said of anybody at all (公民). */
  | { readonly kind: 'applicant'; readonly columns: readonly string[]; readonly general: boolean }
  | { readonly kind: 'negation' }
  | { readonly kind: 'zero' }
  | { readonly kind: 'and' }
  | { readonly kind: 'each' }
  | { readonly kind: 'respectively' }
  | { readonly kind: 'sum' }
  | { readonly kind: 'part' }
  | { readonly kind: 'share' }
  | { readonly kind: 'cause' }
  | { readonly kind: 'approx' }
  | { readonly kind: 'tail' }
  | { readonly kind: 'of' }
  | { readonly kind: 'compare' }
  | { readonly kind: 'change' }
  | { readonly kind: 'etc' }
  | { readonly kind: 'channel' }
  | { readonly kind: 'time'; readonly year: 'own' | 'other' | 'next' }
  | { readonly kind: 'scope'; readonly scope: 'own' | 'wider' }
  /** Plans and conditions: nothing after it is a statement. `plan` holds for the rest of the paragraph. */
  | { readonly kind: 'stop'; readonly plan: boolean }
  /** A verb or noun of other business that takes the number to itself. */
  | { readonly kind: 'foreign' }
  /** The name of another organ at the head of a clause. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'filler' };

export type Place = { readonly start: number; readonly end: number };

export type Break = 'pause' | 'comma' | 'semicolon' | 'colon' | 'open' | 'close' | 'stop';

export type Token = Place &
  (
    | Meaning
    /** `unit` is 件, 条 …, empty where none is said. */
    | { readonly kind: 'number'; readonly value: number; readonly decimals: number; readonly unit: string }
    | { readonly kind: 'break'; readonly break: Break }
    | { readonly kind: 'text' }
  );
