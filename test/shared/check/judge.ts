// Evaluate and check in one step, and the sentences of what was found.
import { evaluate } from '#shared/calc/evaluate';
import type { YearReport } from '#shared/check/carry-over';
import type { CheckOptions } from '#shared/check/check-report';
import { checkReport } from '#shared/check/check-report';
import type { CheckResult, Finding } from '#shared/check/finding';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';

export const yearOf = (report: Report): YearReport => ({ report, computed: evaluate(report.edition, inputValues(report)) });

export const judge = (report: Report, options: CheckOptions = {}): CheckResult => checkReport(report, yearOf(report).computed, options);

/** The findings about balances only. */
export const balanceFindings = (report: Report): readonly Finding[] => judge(report).findings.filter(({ rule }) => /^R[1-4]$/.test(rule));

/** The report as the document keeps it: no lines, and only totals that differ from their formula. */
export const asDocument = (report: Report): Report => {
  const { computed } = yearOf(report);
  const cells = new Map(
    [...report.cells].filter(([id, cell]) => !computed.has(id) || (cell.value !== null && cell.value !== computed.get(id))),
  );
  return { ...report, cells };
};
