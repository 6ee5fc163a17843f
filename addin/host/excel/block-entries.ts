// The entries of a sheet's block, row by row, as they are handed to Excel: what the form prescribes and what the document
// holds. draw-sheet.ts writes them, reconcile.ts compares with them.

import { PROSE_ROWS } from '#shared/workbook/file-marks';
import type { FormCell } from '#shared/workbook/form';
import type { HostContent } from '../workbook-host.ts';
import { textEntry, valueEntry } from './cell-text.ts';
import type { SheetPlan } from './form-plan.ts';

/** A matrix from the block's first cell on; prose only as far as paragraphs go. */
export const blockEntries = (plan: SheetPlan, content: HostContent, formulaText: (formula: string) => string): (string | number)[][] => {
  const { sheet, columns, inputs } = plan;
  const rows: (string | number)[][] = Array.from({ length: sheet.rowCount }, () => Array<string | number>(columns).fill(''));
  const put = ({ row, column }: FormCell, entry: string | number): void => {
    const line = rows[row];
    if (line) line[column] = entry;
  };
  for (const cell of plan.fixed) put(cell, cell.formula === null ? fixedText(cell.text) : formulaText(cell.formula));
  for (const cell of sheet.cells) {
    if (cell.field === 'organ') put(cell, textEntry(content.organ));
    if (cell.field === 'year') put(cell, content.year ?? '');
  }
  for (const { cell, kind, form } of inputs) put(form, valueEntry(kind, content.cells.get(cell) ?? null));
  if (sheet.section !== null) rows.push(...paragraphEntries(content.sections[sheet.section], 0));
  return rows;
};

/** One row per paragraph, filled up with empty rows to `atLeast`; what goes beyond the sheet's rows is joined in the last one. */
export const paragraphEntries = (paragraphs: readonly string[], atLeast: number): string[][] => {
  const fitting = paragraphs.slice(0, PROSE_ROWS - 1);
  const rest = paragraphs.slice(PROSE_ROWS - 1).join('\n');
  const entries = [...fitting, ...(rest === '' ? [] : [rest])].map((text) => [textEntry(text)]);
  while (entries.length < atLeast) entries.push(['']);
  return entries;
};

/** Official texts that would not stay text by themselves get the apostrophe. */
const fixedText = (text: string): string => (/^[=+\-@'\d]/.test(text) ? textEntry(text) : text);
