// The look of the drawn sheets: colours of the printed form, fonts, measures. Only draw-sheet.ts uses it.
import type { FormRole } from '#shared/workbook/form';

/** Fill per role; null leaves the sheet's white. */
export const FILL: Readonly<Record<FormRole, string | null>> = {
  heading: null,
  block: '#C6D9F1',
  header: '#F2F2F2',
  label: null,
  input: '#FFF9DB',
  computed: '#E7E6E6',
  check: '#F7F7F7',
  checkHeader: '#F7F7F7',
  text: null,
  field: '#F2F2F2',
};

export const IS_CENTRED: ReadonlySet<FormRole> = new Set(['heading', 'header', 'input', 'computed', 'check']);

/** Text face every Chinese Office has; Excel knows no list of fallbacks and replaces a missing font by itself. */
export const BODY_FONT = '宋体';
export const HEADING_FONT = '黑体';
export const BODY_SIZE = 10.5;
export const HEADING_SIZE = 15;
export const BORDER_COLOUR = '#7F7F7F';
export const FAILURE_TEXT = '#9C0006';
export const FAILURE_FILL = '#FFC7CE';

/** Excel measures column widths in points here; the layout counts characters of the default font (7 pixels and 5 of padding). */
export const columnPoints = (characters: number): number => (characters * 7 + 5) * 0.75;
