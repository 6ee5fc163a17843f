// Small builder the lay-*.ts files share: a form cell with everything not named left at its default.
import type { FormCell, FormRole } from './form.ts';

type Given = Partial<Omit<FormCell, 'row' | 'column' | 'role'>>;

export const formCell = (row: number, column: number, role: FormRole, given: Given = {}): FormCell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  role,
  text: '',
  cell: null,
  formula: null,
  field: null,
  ...given,
});
