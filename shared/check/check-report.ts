// All checks of a report in one pure call: pane, server and command line give the same verdict because all call this.
import type { CellId } from '../cell/cell-id.ts';
import type { Assertion } from '../narrative/assertion.ts';
import { readNarrative } from '../narrative/read-narrative.ts';
import type { Report } from '../report/report.ts';
import { type EffectiveValues, effectiveValues } from './balance.ts';
import type { YearReport } from './carry-over.ts';
import { checkCarryOver } from './carry-over.ts';
import { checkAnswered, checkParts } from './completeness.ts';
import type { CheckResult, Finding, Severity } from './finding.ts';
import { checkLeftovers } from './leftovers.ts';
import { checkLength } from './length.ts';
import { checkNarrative } from './narrative.ts';
import { withReasons } from './reasons.ts';
import { checkBalances } from './root-cause.ts';
import { checkSimilarity } from './similarity.ts';
import { checkValues } from './values.ts';
import { waitingBalances } from './waiting.ts';

export type CheckOptions = {
  /** Last year's report and what its formulas give; without it nothing is compared across years. */
  readonly last?: YearReport | null;
  /** Blanks count as confirmed zeros: C1 leaves them out. */
  readonly blankIsZero?: boolean;
};

/**
 * Judges a report. `computed` is what the formulas give for its typed cells; a total the report states otherwise
 * counts instead. The reasons the report carries are weighed. Errors come first, then queries (those explained last), then hints.
 */
export const checkReport = (report: Report, computed: ReadonlyMap<CellId, number>, options: CheckOptions = {}): CheckResult => {
  const blankIsZero = options.blankIsZero ?? false;
  const values = effectiveValues(report, computed);
  const { last } = options;
  const before = last ? { report: last.report, valueAt: effectiveValues(last.report, last.computed).valueAt } : null;
  const assertions = readNarrative(report, values.valueAt, before);
  const found = [
    ...checkParts(report),
    ...foldValues(checkValues(report), balanceFindings(report, values, blankIsZero)),
    ...checkAnswered(report, blankIsZero),
    ...(last ? checkCarryOver({ report, computed }, last, blankIsZero) : []),
    ...checkNarrative(report, assertions, values),
    ...checkLength(report),
    ...checkLeftovers(report, last?.report ?? null),
    ...(last ? checkSimilarity(report, last.report) : []),
  ];
  return toResult(withReasons(found, report.reasons ?? []), assertions);
};

/** Blanks are not zero: a balance that only waits for figures not yet given is C1's business, not a fault. */
const balanceFindings = (report: Report, values: EffectiveValues, blankIsZero: boolean): readonly Finding[] => {
  const found = checkBalances(report, values);
  if (blankIsZero || found.length === 0) return found;
  const waiting = waitingBalances(report, values);
  return found.filter(({ symptoms }) => !symptoms.every((symptom) => waiting.has(symptom)));
};

const toResult = (findings: readonly Finding[], assertions: readonly Assertion[]): CheckResult => {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity);
  const [errors, queries, hints] = [of('error'), of('query'), of('hint')];
  const explained = queries.filter(({ reason }) => reason);
  return {
    verdict: errors.length === 0 ? 'publishable' : 'blocked',
    counts: { error: errors.length, query: queries.length, hint: hints.length },
    explained: explained.length,
    findings: [...errors, ...queries.filter(({ reason }) => !reason), ...explained, ...hints],
    assertions,
  };
};

/** A cell whose value is not allowed and that also upsets balances is one root cause, told by R5. */
const foldValues = (values: readonly Finding[], balances: readonly Finding[]): Finding[] => {
  const folded = values.map((value) => {
    const same = balances.find(({ cells, causes, together }) => !together && causes[0]?.cell === cells[0] && cells[0] === value.cells[0]);
    return same ? { ...value, expected: same.causes[0]?.value ?? null, causes: same.causes, symptoms: same.symptoms } : value;
  });
  const told = new Set(folded.flatMap(({ symptoms }) => symptoms));
  return [...folded, ...balances.filter(({ symptoms }) => !symptoms.every((symptom) => told.has(symptom)))];
};
