// Opens an .xlsx file of our writer in the in-memory workbook, as Excel would: contents, merges, what is locked, hidden names, and the
// settings the add-in keeps in the file.
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import type { Plain } from './sheet-model.ts';
import { setStyle } from './sheet-model.ts';
import { createWorkbook, type WorkbookModel } from './workbook-model.ts';

export const openWorkbookFile = async (bytes: Uint8Array): Promise<WorkbookModel> => {
  const workbook = createWorkbook();
  const parts = unzipSync(bytes);
  const text = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const book = await readXlsx(bytes, { readStyles: true });
  for (const { name } of book.sheets) workbook.addSheet(name);
  const [blank] = workbook.sheets;
  if (blank) workbook.deleteSheet(blank);
  for (const [index, read] of book.sheets.entries()) {
    const sheet = workbook.findSheet(read.name);
    if (!sheet) throw new Error(read.name);
    // A column with a style: here that of the rows to write in.
    const isOpen = /<col min="1" max="1" style=/.test(text(`xl/worksheets/sheet${index + 1}.xml`));
    if (isOpen) setStyle(sheet, 'format/protection/locked', { row: 1, column: 0, lastRow: 1000, lastColumn: 0 }, false);
    read.rows.forEach((line, row) => {
      line.forEach((value, column) => {
        const cell = read.cells?.get(`${row},${column}`);
        const at = { row, column, lastRow: row, lastColumn: column };
        if (cell?.style?.protection?.locked === false) setStyle(sheet, 'format/protection/locked', at, false);
        const shown = cell?.richText ? cell.richText.map((part) => part.text).join('') : value;
        if (cell?.formula) workbook.enter(sheet, row, column, `=${cell.formula}`);
        else if (shown !== null && shown !== undefined && shown !== '') workbook.enter(sheet, row, column, entryOf(shown));
      });
    });
    for (const merge of read.merges ?? []) {
      sheet.merges.push({ row: merge.startRow, column: merge.startCol, lastRow: merge.endRow, lastColumn: merge.endCol });
    }
    sheet.protectedWith = {};
  }
  for (const [, name = '', formula = ''] of text('xl/workbook.xml').matchAll(/<definedName name="(nianbao_\w+)" hidden="1">([^<]*)</g)) {
    workbook.names.set(name.toLowerCase(), { name, formula: `=${plain(formula)}`, visible: false });
  }
  for (const [, name = '', value = ''] of text('xl/webextensions/webextension1.xml').matchAll(
    /<we:property name="([^"]*)" value="([^"]*)"/g,
  )) {
    workbook.settings.set(name, JSON.parse(plain(value)));
  }
  return workbook;
};

const entryOf = (value: unknown): Plain => (typeof value === 'string' ? `'${value}` : typeof value === 'number' ? value : String(value));

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#10;', '\n').replaceAll('&amp;', '&');
