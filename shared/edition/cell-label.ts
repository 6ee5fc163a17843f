// How a cell is named to people: its official labels. Used by findings, repairs, the pane and comments in the workbook.
import type { CellId } from '../cell/cell-id.ts';
import { must } from '../result.ts';
import type { Edition } from './types.ts';

/** Row labels from the outside in, then the column label, for example "三、本年度办理结果／（七）总计·总计". */
export const cellLabel = (edition: Edition, id: CellId): string => {
  const { rowLabels, columnLabel } = must(edition.cellById.get(id), id);
  return `${rowLabels.join('／')}·${columnLabel}`;
};

/** The innermost row label and the column label, where the place is clear from what stands around it. */
export const shortCellLabel = (edition: Edition, id: CellId): string => {
  const { rowLabels, columnLabel } = must(edition.cellById.get(id), id);
  return `${rowLabels.at(-1) ?? ''}·${columnLabel}`;
};
