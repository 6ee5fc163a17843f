// The marks by which a workbook file is known again: which report of which server it belongs to, what both last had in common, and the
// hidden names over the blocks of the form. The Excel host writes and reads them; the .xlsx writer puts them into a download.
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import type { SectionKey } from '../edition/types.ts';
import type { SheetKey } from './address.ts';

/** `server`: the host of the address the pane came from; null in files of older versions. */
export type FileBinding = {
  readonly report: string | null;
  readonly edition: string;
  readonly schema: number;
  readonly server?: string | null;
};

/** The server's state that a content stands for. */
export type Synced = { readonly epoch: number | null; readonly at: string };

export type CommonContent = {
  readonly cells: ReadonlyMap<CellId, CellValue>;
  readonly sections: Readonly<Record<SectionKey, readonly string[]>>;
};

/** Keys of the add-in's settings in the file. */
export const BINDING_KEY = 'nianbao';
export const BASE_KEY = 'nianbao.base';
/** The hidden name that repeats the binding, for programs that throw settings away. */
export const BINDING_NAME = 'nianbao_file';

/** The setting by which Excel opens the pane with the file. */
export const AUTO_SHOW_KEY = 'Office.AutoShowTaskpaneWithDocument';
/** What the charts of the front sheet are called in the file, from the top down: outcomes, applicants, years. */
export const CHART_NAMES = ['nianbao_chart', 'nianbao_chart_applicants', 'nianbao_chart_years'] as const;

/** The hidden name over the block of a sheet. */
export const blockNameOf = (key: SheetKey): string => `nianbao_${key}`;

/** The value of the hidden name; null where the binding is too long for one (a text in a formula has at most 255 characters). */
export const bindingFormula = (binding: FileBinding): string | null => {
  const text = JSON.stringify(binding);
  return text.length > 255 ? null : `="${text.replaceAll('"', '""')}"`;
};

/** The content as a file keeps it; null where it is too much to be kept. */
export const commonText = ({ cells, sections }: CommonContent, { epoch, at }: Synced): string | null => {
  const plain = Object.fromEntries(Object.entries(sections).map(([key, paragraphs]) => [key, plainParagraphs(paragraphs)]));
  const text = JSON.stringify({ v: 1, at, epoch, cells: Object.fromEntries(cells), sections: plain });
  return text.length > LONGEST_COMMON ? null : text;
};

/** A prose part as it is compared: lines trimmed, empty ones left out. */
export const plainParagraphs = (paragraphs: readonly string[]): string =>
  paragraphs
    .flatMap((text) => text.split(/\r\n|\r|\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Characters; a report with prose at every limit stays below. */
export const LONGEST_COMMON = 1_000_000;
/** Rows of paragraphs a prose sheet offers; more are joined in its last row. */
export const PROSE_ROWS = 1000;
