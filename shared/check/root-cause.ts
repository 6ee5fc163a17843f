// One finding per root cause of the failing identities R1 to R4, the failing identities folded under it as symptoms.
// check-report.ts is the only caller.
import type { CellId } from '../cell/cell-id.ts';
import { splitCellId } from '../cell/cell-id.ts';
import { isCellValue } from '../cell/cell-value.ts';
import type { Edition } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { must } from '../result.ts';
import type { Change, Facts, RootCause } from './alternatives.ts';
import { rootCausesOf } from './alternatives.ts';
import type { Balance, EffectiveValues } from './balance.ts';
import { balancesOf } from './balance.ts';
import type { EffectClass } from './effects.ts';
import { effectClasses } from './effects.ts';
import type { Move } from './explain.ts';
import { applyMove, explain, peel } from './explain.ts';
import type { Finding } from './finding.ts';
import { describeRootCause, describeUnexplained } from './root-cause-finding.ts';

/** Findings for every identity that does not balance; none where all do. */
export const checkBalances = (report: Report, values: EffectiveValues): readonly Finding[] => {
  const { edition } = report;
  const balances = balancesOf(edition, values);
  if (balances.every(({ difference }) => difference === 0)) return [];
  const classes = effectClasses(edition, values.stated);
  const facts = factsOf(report, values);
  const isAllowed = (move: Move) => facts.changesOf(move).length > 0;
  const findings: Finding[] = [];
  for (const part of connectedParts(balances, classes)) {
    const { causes, unexplained } = explainPart(
      balances.map(({ difference }, identity) => (part.has(identity) ? difference : 0)),
      classes,
      isAllowed,
      facts,
    );
    const context = { report, balances, valueAt: values.valueAt };
    for (const cause of causes) findings.push(describeRootCause(cause, context));
    for (const identity of unexplained) findings.push(describeUnexplained(must(balances[identity], 'identity'), context));
  }
  const order = new Map(edition.identities.map(({ id }, index) => [id, index]));
  const place = ({ symptoms }: Finding) => Math.min(...symptoms.map((symptom) => order.get(symptom) ?? 0));
  return withUniqueIds(findings.toSorted((a, b) => place(a) - place(b)));
};

const explainPart = (
  residuals: readonly number[],
  classes: readonly EffectClass[],
  isAllowed: (move: Move) => boolean,
  facts: Facts,
): { readonly causes: readonly RootCause[]; readonly unexplained: readonly number[] } => {
  const solutions = explain(residuals, classes, isAllowed);
  if (solutions.length > 0) return { causes: rootCausesOf(residuals, solutions, facts), unexplained: [] };
  // Too much at once: take out what stands alone, then name the rest identity by identity.
  const move = peel(residuals, classes, isAllowed);
  if (!move) return { causes: [], unexplained: residuals.flatMap((residual, identity) => (residual === 0 ? [] : [identity])) };
  const rest = explainPart(applyMove(residuals, move), classes, isAllowed, facts);
  return { causes: [...rootCausesOf(residuals, [[move]], facts), ...rest.causes], unexplained: rest.unexplained };
};

/** Failing identities that no chain of cells connects are explained apart. */
const connectedParts = (balances: readonly Balance[], classes: readonly EffectClass[]): readonly ReadonlySet<number>[] => {
  const parts: Set<number>[] = [];
  const join = (identities: readonly number[]): void => {
    const touching = parts.filter((part) => identities.some((identity) => part.has(identity)));
    for (const part of touching) parts.splice(parts.indexOf(part), 1);
    parts.push(new Set([...identities, ...touching.flatMap((part) => [...part])]));
  };
  for (const { vector } of classes) join([...vector.keys()]);
  return parts.filter((part) => [...part].some((identity) => balances[identity]?.difference !== 0));
};

const factsOf = (report: Report, { valueAt, stated }: EffectiveValues): Facts => {
  const { edition } = report;
  const changesOf = ({ effect, amount }: Move): Change[] =>
    effect.members.flatMap(({ cell, sign }) => {
      const from = valueAt(cell);
      const to = from + amount * sign;
      const { kind } = must(edition.cellById.get(cell), cell);
      return isCellValue(kind, kind === 'amount' ? String(to) : to) ? [{ cell, from, to }] : [];
    });
  const isBlank = (cell: CellId) => (report.cells.get(cell)?.value ?? null) === null;
  const totalsOver = new Map<CellId, number[]>();
  for (const { id, sumOf } of edition.computed) {
    const total = stated.get(id);
    if (total !== undefined) for (const part of sumOf ?? []) totalsOver.set(part, [...(totalsOver.get(part) ?? []), total]);
  }
  // A part larger than the total stated over it, or one that without its figure would settle the sum, is likelier wrong than the total.
  const isSuspect = ({ cell, from, to }: Change) => (totalsOver.get(cell) ?? []).some((total) => to < from && (to === 0 || from > total));
  return {
    changesOf,
    isStated: (cell) => stated.has(cell),
    isSuspect,
    preference: ({ cell, from }) => {
      if (stated.has(cell)) return -1;
      const blank = isBlank(cell);
      // Rows of results are many; those that hold something come before the empty ones.
      return rolePreference(edition, cell) * 3 + (from !== 0 ? 1 : blank ? 0 : 2);
    },
    placeOf: (cell) => must(splitCellId(cell), cell),
  };
};

/** Closing figures are the ones most often forgotten, then new and carried-in ones, then the many results. */
const rolePreference = (edition: Edition, cell: CellId): number => {
  const { table, row } = must(splitCellId(cell), cell);
  const data = table === 'requests' ? edition.requests.rows.find(({ key }) => key === row) : undefined;
  if (data?.role === 'closing') return 0;
  if (data?.role === 'incoming') return data.opensWith === undefined ? 1 : 2;
  return 3;
};

const withUniqueIds = (findings: readonly Finding[]): Finding[] => {
  const used = new Set<string>();
  return findings.map((finding) => {
    const own = finding.symptoms.find((symptom) => !used.has(symptom));
    const id = own ?? `${finding.id}@${finding.cells[0] ?? ''}`;
    used.add(id);
    return { ...finding, id };
  });
};
