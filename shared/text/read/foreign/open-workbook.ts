// Opens a .xlsx under limits with hucre: only the parts that hold cells and comments, only so many rows and columns. Called by
// xlsx-to-text.ts.
import type { Cell, Sheet } from 'hucre/xlsx';
import { type Message, message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import { columnToLetters } from '../../../workbook/address.ts';
import { MAX_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';
import { guardXml } from './xml-guard.ts';
import { type Parts, repack, unpack } from './zip.ts';

/** The sheets of a workbook in its order; hidden ones are marked. */
export const openWorkbook = async (bytes: Uint8Array): Promise<Result<readonly Sheet[], Message>> => {
  const parts = unpack(bytes, (name) => WANTED.test(name));
  if (!parts.ok) return parts;
  for (const [name, part] of parts.value) {
    const refusal = guardXml(name, part);
    if (refusal) return err(refusal);
  }
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(repack(parts.value as Parts), {
      readStyles: true,
      range: `A1:${columnToLetters(MAX_COLUMNS - 1)}${MAX_SHEET_ROWS}`,
    });
    return ok(sheets);
  } catch {
    // Whatever the library finds wrong, for a person the workbook is damaged.
    return err(message('foreign.broken', { part: 'xl/workbook.xml' }));
  }
};

/** What a cell shows, as text: numbers in full with the decimals their format shows, errors and missing results as N/A. */
export const shownText = (sheet: Sheet, row: number, column: number): string => {
  const cell = sheet.cells?.get(`${row},${column}`);
  if (cell?.richText) return cell.richText.map(({ text }) => text).join('');
  if (cell?.type === 'error') return UNKNOWN;
  const value = cell?.formula !== undefined ? (cell.formulaResult ?? cell.value) : (cell?.value ?? sheet.rows[row]?.[column] ?? null);
  // A formula no program has calculated yet says nothing.
  if (value === null || value === undefined) return cell?.formula ? UNKNOWN : '';
  if (typeof value === 'number') return numberText(value, cell);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  return value.toISOString().slice(0, 10);
};

/** 12.5 under the format 0.00 is 12.50; digits beyond the format stay. */
const numberText = (value: number, cell: Cell | undefined): string => {
  const plain = String(value);
  const decimals = /^#?[#,]*0\.(0+)(?:_.*|;.*)?$/.exec(cell?.style?.numFmt ?? '')?.[1]?.length ?? 0;
  const [whole = '', fraction = ''] = plain.split('.');
  if (decimals <= fraction.length || !/^-?\d+$/.test(whole) || !/^\d*$/.test(fraction)) return plain;
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
};

const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles|metadata)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[\w.-]{1,60}\.xml|xl\/worksheets\/_rels\/[\w.-]{1,60}\.xml\.rels|xl\/comments[\w/.-]{0,60}\.xml)$/i;
const UNKNOWN = 'N/A';
