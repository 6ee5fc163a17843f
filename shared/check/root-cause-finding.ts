// Puts a root cause into a finding: which cells, which numbers, which message. root-cause.ts is the only caller.
import type { CellId } from '../cell/cell-id.ts';
import { splitCellId } from '../cell/cell-id.ts';
import { cellLabel } from '../edition/cell-label.ts';
import type { Edition } from '../edition/types.ts';
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import { must } from '../result.ts';
import type { Alternative, Change, RootCause } from './alternatives.ts';
import { isSwap, MAX_ALTERNATIVES, toCause } from './alternatives.ts';
import type { Balance } from './balance.ts';
import type { Finding } from './finding.ts';
import { findingLine } from './finding-line.ts';
import { balanceLabel, candidateText, changeText, rowLabel } from './root-cause-text.ts';

export type Context = {
  readonly report: Report;
  readonly balances: readonly Balance[];
  readonly valueAt: (cell: CellId) => number;
};

/** The finding of a root cause; its id is the first symptom's. */
export const describeRootCause = (cause: RootCause, context: Context): Finding => {
  const symptoms = cause.symptoms.map((index) => must(context.balances[index], 'symptom'));
  const first = must(cause.alternatives[0], 'alternative');
  if (first.changes.length > 1) return describeTogether(cause, first, symptoms, context);
  const changes = cause.alternatives.filter(({ changes: all }) => all.length === 1).flatMap(({ changes: all }) => all);
  const column = columnOf(symptoms, changes);
  if (column) return describeColumn(column, changes, symptoms, context);
  const change = must(first.changes[0], 'change');
  return cause.isSure ? describeCell(change, symptoms, context) : describeChoice(changes, symptoms, context);
};

/** The finding of an identity for which no small explanation was found. */
export const describeUnexplained = (balance: Balance, { report }: Context): Finding => {
  const { identity, left, right, difference } = balance;
  const parameters = {
    id: identity.id,
    place: balanceLabel(report.edition, balance),
    left,
    right,
    difference: Math.abs(difference),
  };
  return balanceFinding([balance], [...identity.left, ...identity.right], report, {
    ...sidesOf(balance),
    message: message('check.identity', parameters),
  });
};

/** One column of the balance R3, where only typed cells of that column can be wrong: the whole column is the place. */
const columnOf = (symptoms: readonly Balance[], changes: readonly Change[]): Balance | null => {
  const [first] = symptoms;
  if (!first || symptoms.some(({ identity }) => identity.rule !== 'R3')) return null;
  const { column } = must(splitCellId(must(first.identity.left[0], 'left')), first.identity.id);
  return changes.every(({ cell }) => splitCellId(cell)?.column === column) ? first : null;
};

const describeColumn = (
  balance: Balance,
  changes: readonly Change[],
  symptoms: readonly Balance[],
  { report, valueAt }: Context,
): Finding => {
  const { edition } = report;
  const { identity, left, right, difference } = balance;
  const four = [...identity.left, ...identity.right];
  const named = changes.map(({ cell }) => cell).filter((cell) => four.includes(cell));
  const typed = four.filter((cell) => !named.includes(cell) && edition.cellById.get(cell)?.sumOf === null);
  const column = must(edition.cellById.get(must(four[0], 'cell')), identity.id).columnLabel;
  // Two dozen empty result rows that could each take the difference would only hide the likely ones.
  const likely = changes.filter(({ cell, from }) => from !== 0 || four.includes(cell));
  const candidates = candidateText(edition, likely.length > 0 ? likely : changes, rowLabel);
  const value = (cell: CellId | undefined) => (cell === undefined ? 0 : valueAt(cell));
  const [fresh, carriedIn] = identity.left;
  const [processed, carriedOut] = identity.right;
  const rest = four.filter((cell) => !named.includes(cell) && !typed.includes(cell));
  return balanceFinding(symptoms, [...named, ...typed, ...rest], report, {
    ...sidesOf(balance),
    ...choiceOf(changes),
    message:
      identity.left.length === 2 && identity.right.length === 2
        ? message('check.column', {
            column,
            fresh: value(fresh),
            carriedIn: value(carriedIn),
            left,
            processed: value(processed),
            carriedOut: value(carriedOut),
            right,
            difference: Math.abs(difference),
            ways: changes.length,
            candidates,
          })
        : message('check.columnOther', { column, left, right, difference: Math.abs(difference), ways: changes.length, candidates }),
  });
};

const describeCell = (change: Change, symptoms: readonly Balance[], { report }: Context): Finding => {
  const { edition } = report;
  const parameters = {
    cell: cellLabel(edition, change.cell),
    expected: change.to,
    count: symptoms.length,
  };
  const isTotal = edition.cellById.get(change.cell)?.sumOf !== null;
  const isBlank = (report.cells.get(change.cell)?.value ?? null) === null;
  return balanceFinding(symptoms, [change.cell], report, {
    expected: change.to,
    actual: isBlank ? null : change.from,
    causes: [toCause(change)],
    message: isBlank
      ? message('check.cellBlank', parameters)
      : message(isTotal ? 'check.totalWrong' : 'check.cellWrong', { ...parameters, actual: change.from }),
  });
};

const describeChoice = (changes: readonly Change[], symptoms: readonly Balance[], { report }: Context): Finding => {
  const { edition } = report;
  const candidates = candidateText(edition, changes, cellLabel);
  const cells = changes.map(({ cell }) => cell);
  const balance = must(symptoms[0], 'symptom');
  const { identity, left, right, difference } = balance;
  const total = cellLabel(edition, must(identity.left[0], identity.id));
  return balanceFinding(symptoms, cells, report, {
    ...sidesOf(balance),
    ...choiceOf(changes),
    message:
      symptoms.length > 1
        ? message('check.choice', { count: symptoms.length, ways: changes.length, candidates })
        : message('check.sum', { total, left, right, difference: Math.abs(difference), ways: changes.length, candidates }),
  });
};

const describeTogether = (cause: RootCause, first: Alternative, symptoms: readonly Balance[], context: Context): Finding => {
  const { report } = context;
  const cells = [...new Set(cause.alternatives.flatMap(({ changes }) => changes.map(({ cell }) => cell)))];
  return balanceFinding(symptoms, cells.slice(0, MAX_CELLS), report, {
    causes: first.changes.map(toCause),
    together: true,
    ...(cause.isSure ? {} : { ways: cause.alternatives.length }),
    message: togetherMessage(cause, first, symptoms, report.edition),
  });
};

const togetherMessage = (cause: RootCause, { changes }: Alternative, symptoms: readonly Balance[], edition: Edition): Message => {
  const [a, b] = changes.toSorted((x, y) => x.to - x.from - (y.to - y.from));
  const ways = cause.alternatives.length < MAX_ALTERNATIVES ? cause.alternatives.length : `≥ ${MAX_ALTERNATIVES}`;
  const list = changes.map((change) => changeText(edition, change, cellLabel)).join('；');
  const places = symptoms.map((balance) => balanceLabel(edition, balance)).join('”“');
  if (!a || !b || changes.length !== 2 || a.to - a.from !== b.from - b.to) {
    return message('check.together', { places, count: symptoms.length, size: changes.length, list, ways });
  }
  const parameters = { from: cellLabel(edition, a.cell), to: cellLabel(edition, b.cell), amount: a.from - a.to, list };
  if (isSwap(a, b) && cause.isSure) return message('check.swapped', parameters);
  return cause.isSure ? message('check.moved', parameters) : message('check.movedSomewhere', { ...parameters, places, ways });
};

const balanceFinding = (
  symptoms: readonly Balance[],
  cells: readonly CellId[],
  report: Report,
  given: Pick<Finding, 'message'> & Partial<Pick<Finding, 'expected' | 'actual' | 'causes' | 'together' | 'ways'>>,
): Finding => {
  const { identity } = must(symptoms[0], 'symptom');
  return {
    id: identity.id,
    rule: identity.rule,
    severity: 'error',
    cells,
    section: null,
    expected: null,
    actual: null,
    causes: [],
    together: false,
    symptoms: symptoms.map((symptom) => symptom.identity.id),
    line: findingLine(report, cells),
    ...given,
  };
};

/** Single changes of which nobody can say which one is right. */
const choiceOf = (changes: readonly Change[]): Pick<Finding, 'causes' | 'ways'> => ({
  causes: changes.slice(0, MAX_CAUSES).map(toCause),
  ...(changes.length > 1 ? { ways: changes.length } : {}),
});

/** R3 states what stands on the left and must come out on the right; the others say what a total on the left ought to be. */
const sidesOf = ({ identity, left, right }: Balance): Pick<Finding, 'expected' | 'actual'> =>
  identity.rule === 'R3' ? { expected: left, actual: right } : { expected: right, actual: left };

const MAX_CAUSES = 8;
const MAX_CELLS = 12;
