// Relations to last year's report: Y1 to Y5. check-report.ts is the only caller.
import type { CellId } from '../cell/cell-id.ts';
import { isCellValue } from '../cell/cell-value.ts';
import { cellLabel } from '../edition/cell-label.ts';
import type { CellDefinition, YearRelation } from '../edition/types.ts';
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import { must } from '../result.ts';
import { effectiveValues } from './balance.ts';
import type { Finding } from './finding.ts';
import { findingLine } from './finding-line.ts';

export type YearReport = { readonly report: Report; readonly computed: ReadonlyMap<CellId, number> };

/** Compares with last year's report. Where either side is unanswered nothing is said: C1 does that. */
export const checkCarryOver = (now: YearReport, last: YearReport, blankIsZero: boolean): readonly Finding[] => {
  const { report } = now;
  const { year } = report;
  if (year !== null && last.report.year !== null && last.report.year !== year - 1) {
    return [soft('Y5', 'hint', 'Y5:year', [], report, message('check.notLastYear', { year, other: last.report.year }))];
  }
  const valueNow = answeredValues(now, blankIsZero);
  const valueLast = answeredValues(last, blankIsZero);
  const differences = report.edition.yearRelations.flatMap((relation): Difference[] => {
    if (relation.lastYear.some(({ cell }) => !last.report.edition.cellById.has(cell))) return [];
    const actual = valueNow(relation.cell);
    const parts = [
      ...relation.thisYear.map(({ cell, sign }) => signed(valueNow(cell), sign)),
      ...relation.lastYear.map(({ cell, sign }) => signed(valueLast(cell), sign)),
    ];
    if (actual === null || parts.some((part) => part === null)) return [];
    const expected = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    return actual === expected ? [] : [{ relation, expected, actual }];
  });
  return [
    ...describeDifferences(differences, report),
    ...checkJumps(report, last.report, valueNow, valueLast),
    ...notCompared(report, last.report),
  ];
};

/** Of the columns 结转下年度 → 上年结转 that both years' forms have, how many can be compared: both sides answered, and last year's is last year's. */
export const carriedColumns = (now: YearReport, last: YearReport): { readonly compared: number; readonly total: number } => {
  const { year, edition } = now.report;
  const columns = edition.yearRelations.filter(
    ({ rule, cell, lastYear }) =>
      rule === 'Y2' && edition.cellById.get(cell)?.sumOf === null && lastYear.every((part) => last.report.edition.cellById.has(part.cell)),
  );
  if (year !== null && last.report.year !== null && last.report.year !== year - 1) return { compared: 0, total: columns.length };
  const [valueNow, valueLast] = [answeredValues(now, false), answeredValues(last, false)];
  const compared = columns.filter(
    ({ cell, lastYear }) => valueNow(cell) !== null && lastYear.every((part) => valueLast(part.cell) !== null),
  );
  return { compared: compared.length, total: columns.length };
};

type Difference = { readonly relation: YearRelation; readonly expected: number; readonly actual: number };
type Answered = (cell: CellId) => number | null;

const signed = (value: number | null, sign: 1 | -1): number | null => (value === null ? null : value * sign);

/** A total is answered where the text states it or all its parts are. */
const answeredValues = ({ report, computed }: YearReport, blankIsZero: boolean): Answered => {
  const { valueAt, stated } = effectiveValues(report, computed);
  const isAnswered = (cell: CellId): boolean => {
    const parts = report.edition.cellById.get(cell)?.sumOf ?? null;
    const held = report.cells.get(cell);
    if (stated.has(cell) || (held?.value ?? null) !== null) return true;
    return parts === null ? blankIsZero && held?.status !== 'doubtful' : parts.every(isAnswered);
  };
  return (cell) => (isAnswered(cell) ? valueAt(cell) : null);
};

const describeDifferences = (differences: readonly Difference[], report: Report): Finding[] => {
  const { edition } = report;
  const differing = new Set(differences.map(({ relation }) => relation.cell));
  return differences.flatMap((difference): Finding[] => {
    const { relation, expected, actual } = difference;
    const { rule, cell } = relation;
    const definition = must(edition.cellById.get(cell), cell);
    // A total that is off only because its columns are is their symptom.
    const parts = definition.sumOf ?? [];
    const explained = differences.filter(({ relation: other }) => parts.includes(other.cell));
    const sum = explained.reduce((total, part) => total + part.actual - part.expected, 0);
    if (explained.length > 0 && sum === actual - expected) return [];
    const above = edition.computed.filter(({ id, sumOf }) => differing.has(id) && sumOf?.includes(cell)).map(({ id }) => id);
    const parameters = { cell: cellLabel(edition, cell), expected, actual };
    return [
      {
        ...soft(
          rule,
          rule === 'Y2' ? 'error' : 'query',
          `${rule}:${cell}`,
          [cell, ...relation.thisYear.map((part) => part.cell)],
          report,
          message(TEXT[rule], parameters),
        ),
        expected,
        actual,
        causes: definition.sumOf === null && isCellValue(definition.kind, expected) ? [{ cell, value: expected }] : [],
        symptoms: [cell, ...above].map((id) => `${rule}:${rule === 'Y2' ? columnKey(edition.cellById.get(id)) : id}`),
      },
    ];
  });
};

const columnKey = (cell: CellDefinition | undefined): string => cell?.column ?? '';

/** Y4, for every figure both editions have in the same table; a total only where none of its parts is named. */
const checkJumps = (report: Report, last: Report, valueNow: Answered, valueLast: Answered): Finding[] => {
  const jumps = new Map<CellId, { readonly now: number; readonly before: number }>();
  for (const { id, table, kind } of report.edition.cells) {
    if (kind === 'change' || !isComparable(report, last, table) || !last.edition.cellById.has(id)) continue;
    const now = valueNow(id);
    const before = valueLast(id);
    if (now === null || before === null || Math.max(now, before) < SMALL) continue;
    if (now > before * FACTOR || now * FACTOR < before) jumps.set(id, { now, before });
  }
  const isNamedBelow = (id: CellId): boolean =>
    report.edition.cellById.get(id)?.sumOf?.some((part) => jumps.has(part) || isNamedBelow(part)) ?? false;
  return [...jumps].flatMap(([id, { now, before }]) => {
    if (isNamedBelow(id)) return [];
    const text = message('check.jump', { cell: cellLabel(report.edition, id), now, before });
    return [{ ...soft('Y4', 'hint', `Y4:${id}`, [id], report, text), expected: before, actual: now }];
  });
};

/** Y5: tables of different editions are not compared, except 三 and 四, whose common cells mean the same. */
const notCompared = (report: Report, last: Report): Finding[] => {
  if (isComparable(report, last, 'art20')) return [];
  const parameters = { heading: report.edition.art20.heading, now: report.edition.tables.art20, before: last.edition.tables.art20 };
  return [soft('Y5', 'hint', 'Y5:art20', [], report, message('check.editionsDiffer', parameters))];
};

const isComparable = (report: Report, last: Report, table: CellDefinition['table']): boolean =>
  table !== 'art20' || report.edition.tables.art20 === last.edition.tables.art20;

const soft = (
  rule: Finding['rule'],
  severity: Finding['severity'],
  id: string,
  cells: readonly CellId[],
  report: Report,
  text: Message,
): Finding => ({
  id,
  rule,
  severity,
  cells,
  section: null,
  expected: null,
  actual: null,
  message: text,
  causes: [],
  together: false,
  symptoms: [],
  line: findingLine(report, cells),
});

const TEXT = { Y1: 'check.stock', Y2: 'check.opening', Y3: 'check.itemsBefore' } as const;
const FACTOR = 5;
const SMALL = 20;
