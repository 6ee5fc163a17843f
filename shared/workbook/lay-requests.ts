// Table 三 on its sheet: three label columns, the applicant columns, the total, and a check column; under the form
// two check rows (R2, R3) and a row that counts what fails and what is empty.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import type { Edition, MatrixRowData } from '../edition/types.ts';
import { must } from '../result.ts';
import type { FormCell, FormSheet } from './form.ts';
import { formCell } from './form-cell.ts';
import type { Place } from './formulas.ts';
import { balanceFormula, blankCountFormula, failureCountFormula, sumFormula } from './formulas.ts';

export const layRequests = (edition: Edition): FormSheet => {
  const { requests, cellById, identities } = edition;
  const columnKeys = [...requests.columns.map((column) => column.key), requests.total.key];
  const placeById = new Map<CellId, Place>();
  requests.rows.forEach((row, r) => {
    columnKeys.forEach((column, c) => {
      placeById.set(toCellId('requests', row.key, column), { row: HEAD_ROWS + r, column: LABEL_COLUMNS + c });
    });
  });
  const placesOf = (ids: readonly CellId[]) => ids.map((id) => must(placeById.get(id), id));
  const own = identities.filter((identity) => placeById.has(must(identity.left[0], identity.id)));
  const balances = own.map(({ id, left, right }) => ({ id, left: placesOf(left), right: placesOf(right) }));
  const checkColumn = LABEL_COLUMNS + columnKeys.length;
  const sumRow = HEAD_ROWS + requests.rows.length;

  const cells: FormCell[] = [
    formCell(0, 0, 'heading', { text: requests.heading, columnSpan: checkColumn }),
    ...headerCells(edition),
    formCell(1, checkColumn, 'checkHeader', { text: '核对：总计=各列之和（R1）', rowSpan: HEAD_ROWS - 1 }),
    ...labelCells(requests.rows),
  ];
  for (const [id, place] of placeById) {
    const { sumOf } = must(cellById.get(id), id);
    const formula = sumOf === null ? null : sumFormula(placesOf(sumOf));
    cells.push(formCell(place.row, place.column, formula === null ? 'input' : 'computed', { cell: id, formula }));
  }
  for (const { id, left, right } of balances) {
    const first = must(left[0], id);
    const formula = balanceFormula(left, right);
    if (id.startsWith('R1:')) cells.push(formCell(first.row, checkColumn, 'check', { formula }));
    if (id.startsWith('R2:')) cells.push(formCell(sumRow, first.column, 'check', { formula }));
    if (id.startsWith('R3:')) cells.push(formCell(sumRow + 1, first.column, 'check', { formula }));
  }
  const inputs = [...placeById].filter(([id]) => must(cellById.get(id), id).sumOf === null).map(([, place]) => place);
  cells.push(
    formCell(sumRow, 0, 'checkHeader', { text: '核对：（七）总计=各项办理结果之和（R2）', columnSpan: LABEL_COLUMNS }),
    formCell(sumRow + 1, 0, 'checkHeader', { text: '核对：一+二=三（七）+四（R3）', columnSpan: LABEL_COLUMNS }),
    formCell(sumRow + 2, 0, 'checkHeader', { text: '不平衡处数', columnSpan: LABEL_COLUMNS }),
    formCell(sumRow + 2, LABEL_COLUMNS, 'check', { formula: failureCountFormula(balances) }),
    formCell(sumRow + 3, 0, 'checkHeader', { text: '未填格数', columnSpan: LABEL_COLUMNS }),
    formCell(sumRow + 3, LABEL_COLUMNS, 'check', { formula: blankCountFormula(inputs) }),
  );
  return {
    key: 'requests',
    name: '三、申请办理',
    kind: 'table',
    table: 'requests',
    section: null,
    columnWidths: [9, 10, 38, ...columnKeys.map(() => 8), 18],
    cells,
    rowCount: sumRow + 4,
    headRows: HEAD_ROWS,
    orientation: 'portrait',
  };
};

const headerCells = ({ requests }: Edition): FormCell[] => {
  const totalColumn = LABEL_COLUMNS + requests.columns.length;
  const cells = [
    formCell(1, 0, 'header', { text: requests.note, rowSpan: 3, columnSpan: LABEL_COLUMNS }),
    formCell(1, LABEL_COLUMNS, 'header', { text: requests.columnsHeader, columnSpan: requests.columns.length + 1 }),
    formCell(2, totalColumn, 'header', { text: requests.total.label, rowSpan: 2 }),
  ];
  requests.columns.forEach(({ label, group }, index) => {
    const column = LABEL_COLUMNS + index;
    if (group === undefined) {
      cells.push(formCell(2, column, 'header', { text: label, rowSpan: 2 }));
      return;
    }
    const isFirst = requests.columns[index - 1]?.group !== group;
    const span = requests.columns.filter((other) => other.group === group).length;
    if (isFirst) cells.push(formCell(2, column, 'header', { text: group, columnSpan: span }));
    cells.push(formCell(3, column, 'header', { text: label }));
  });
  return cells;
};

const labelCells = (rows: readonly MatrixRowData[]): FormCell[] => {
  const cells: FormCell[] = [];
  rows.forEach((row, index) => {
    row.path.forEach((text, depth) => {
      const sameAbove = samePrefix(rows[index - 1], row, depth);
      if (sameAbove && depth < row.path.length - 1) return;
      let rowSpan = 1;
      if (depth < row.path.length - 1) while (samePrefix(rows[index + rowSpan], row, depth)) rowSpan += 1;
      const isLast = depth === row.path.length - 1;
      cells.push(formCell(HEAD_ROWS + index, depth, 'label', { text, rowSpan, columnSpan: isLast ? LABEL_COLUMNS - depth : 1 }));
    });
  });
  return cells;
};

const samePrefix = (a: MatrixRowData | undefined, b: MatrixRowData, depth: number): boolean =>
  a !== undefined && a.path.length > depth && b.path.slice(0, depth + 1).every((label, index) => label === a.path[index]);

const HEAD_ROWS = 4;
const LABEL_COLUMNS = 3;
