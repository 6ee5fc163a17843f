// The verdict on one state of a report: formulas, checks and balances together. Loaded after the first paint, because
// the formulas' engine is large; watch-findings.ts and the import view call it.
import { evaluate } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import { effectiveValues } from '#shared/check/balance';
import type { YearReport } from '#shared/check/carry-over';
import { checkReport } from '#shared/check/check-report';
import type { CheckResult } from '#shared/check/finding';
import { type VerdictFacts, verdictFacts } from '#shared/check/verdict-facts';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';

export type Judged = {
  readonly computed: ReadonlyMap<CellId, number>;
  readonly result: CheckResult;
  /** How many of the form's balances hold, of how many. A stated total counts as stated, a blank as nothing. */
  readonly balances: { readonly held: number; readonly total: number };
  /** What the verdict rests on. */
  readonly facts: VerdictFacts;
};

/** `last`: last year's report, where it is here; without it nothing is compared across years. */
export const judgeReport = (report: Report, last: YearReport | null = null): Judged => {
  const computed = evaluate(report.edition, inputValues(report));
  const result = checkReport(report, computed, { last });
  const facts = verdictFacts({ report, computed }, last, effectiveValues(report, computed), result);
  return { computed, result, balances: facts.balances, facts };
};
