// The figures behind a verdict and what each of them rests on, so that nobody takes a blank for a balance or silence for agreement.
// The pane's judge works them out; the verdict line and the supervisor's desk show them.
import { balancesOf, type EffectiveValues } from './balance.ts';
import { carriedColumns, type YearReport } from './carry-over.ts';
import type { CheckResult } from './finding.ts';

type Held = { readonly held: number; readonly total: number };

export type VerdictFacts = {
  readonly balances: Held;
  /** The same, rule by rule. */
  readonly rules: Readonly<Record<'R1' | 'R2' | 'R3' | 'R4', Held>>;
  /** Cells not filled in; the balances count them as 0. */
  readonly blank: number;
  /** Totals a text stated otherwise than the formulas; the balances take them as stated. */
  readonly stated: number;
  /** Null without last year's report. `off` columns differ, `explained` of them with a reason. */
  readonly carry: { readonly compared: number; readonly total: number; readonly off: number; readonly explained: number } | null;
  /** What the prose says of figures: `off` findings, `explained` of them with a reason; `open` rests on blanks, on a missing last year, or speaks of more than this organ. */
  readonly prose: { readonly agree: number; readonly off: number; readonly explained: number; readonly open: number };
};

export const verdictFacts = (now: YearReport, last: YearReport | null, values: EffectiveValues, result: CheckResult): VerdictFacts => {
  const balances = balancesOf(now.report.edition, values);
  const heldOf = (list: typeof balances): Held => ({ held: list.filter(({ difference }) => difference === 0).length, total: list.length });
  const ofRule = (rule: string) => heldOf(balances.filter(({ identity }) => identity.rule === rule));
  const found = (...rules: string[]) => {
    const list = result.findings.filter(({ rule }) => rules.includes(rule));
    return { off: list.length, explained: list.filter(({ reason }) => reason !== undefined).length };
  };
  const agree = result.assertions.filter(({ agrees, scope, actual }) => agrees && scope === 'own' && actual !== null).length;
  const differing = found('N1', 'N3');
  return {
    balances: heldOf(balances),
    rules: { R1: ofRule('R1'), R2: ofRule('R2'), R3: ofRule('R3'), R4: ofRule('R4') },
    blank: now.report.edition.inputs.filter(({ id }) => (now.report.cells.get(id)?.value ?? null) === null).length,
    stated: values.stated.size,
    carry: last && { ...carriedColumns(now, last), ...found('Y2') },
    prose: { agree, ...differing, open: result.assertions.length - agree - differing.off },
  };
};
