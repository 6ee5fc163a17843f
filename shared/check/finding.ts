// What a check says: a rule, the cells, the numbers and a message key; never a sentence.
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import type { HeadingKey, SectionKey } from '../edition/types.ts';
import type { Message } from '../i18n/translate.ts';
import type { Assertion, ProseSpan } from '../narrative/assertion.ts';
import type { Reason } from '../report/reason.ts';

type Rule = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'Y1' | 'Y2' | 'Y3' | 'Y4' | 'Y5' | 'C1' | 'C2' | 'N1' | 'N3' | 'D1' | 'E1' | 'L1' | 'L2';

/** error 必改 blocks publication; query 核实 needs a correction or a reason; hint 提示. A Y2 with a reason is a query (reasons.ts). */
export type Severity = 'error' | 'query' | 'hint';

/** A change that would clear the finding: this cell to this value. */
export type Cause = { readonly cell: CellId; readonly value: CellValue };

export type Finding = {
  /** Stable while the fault stays the same: rule and place, for example "R3:natural" or "C2:organ". */
  readonly id: string;
  readonly rule: Rule;
  readonly severity: Severity;
  /** The cells to look at, the likely culprit first. */
  readonly cells: readonly CellId[];
  /** The prose part concerned, where it is not about cells. */
  readonly section: SectionKey | HeadingKey | 'title' | null;
  /** For identities: what it ought to be and what it is. */
  readonly expected: CellValue | null;
  readonly actual: CellValue | null;
  readonly message: Message;
  /** Single changes that would each clear it, likeliest first; several together only where one is not enough (then `together` is true). */
  readonly causes: readonly Cause[];
  readonly together: boolean;
  /** How many changes would clear it equally well, where there are several; `causes` holds the first of them. */
  readonly ways?: number;
  /** The failing identities this root cause explains. */
  readonly symptoms: readonly string[];
  /** 1-based source line of the first cell, where the report came from a text. */
  readonly line: number | null;
  /** The words of the prose it is about (N1, N3, L1, L2). */
  readonly words?: ProseSpan;
  /** The reason written for exactly these figures: the finding is explained. */
  readonly reason?: Reason;
  /** Reasons for other figures and those that later ones replaced, newest first. */
  readonly earlierReasons?: readonly Reason[];
};

type Verdict = 'publishable' | 'blocked';

export type CheckResult = {
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many of the queries have a reason. */
  readonly explained: number;
  readonly findings: readonly Finding[];
  /** What the prose says about figures, whether it agrees or not. */
  readonly assertions: readonly Assertion[];
};
