// The verdict on one state of a report: formulas, checks and balances together. Loaded after the first paint, because
// the formulas' engine is large; watch-findings.ts and the import view call it.
import { evaluate } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import { balancesOf, effectiveValues } from '#shared/check/balance';
import type { YearReport } from '#shared/check/carry-over';
import { checkReport } from '#shared/check/check-report';
import type { CheckResult } from '#shared/check/finding';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';

export type Judged = {
  readonly computed: ReadonlyMap<CellId, number>;
  readonly result: CheckResult;
  /** How many of the form's balances hold, of how many. A stated total counts as stated, a blank as nothing. */
  readonly balances: { readonly held: number; readonly total: number };
};

/** `last`: last year's report, where it is here; without it nothing is compared across years. */
export const judgeReport = (report: Report, last: YearReport | null = null): Judged => {
  const computed = evaluate(report.edition, inputValues(report));
  const balances = balancesOf(report.edition, effectiveValues(report, computed));
  return {
    computed,
    result: checkReport(report, computed, { last }),
    balances: { held: balances.filter(({ difference }) => difference === 0).length, total: balances.length },
  };
};
