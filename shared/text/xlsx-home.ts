// The marks a downloaded workbook carries so that it joins its report when it is opened in Excel: whose it is, what it has in common with
// the server, where the blocks of the form stand. publish-xlsx.ts asks for them.
import { inputValues, type Report } from '../report/report.ts';
import { toA1Range } from '../workbook/address.ts';
import {
  BASE_KEY,
  BINDING_KEY,
  BINDING_NAME,
  bindingFormula,
  blockNameOf,
  commonText,
  PROSE_ROWS,
  type Synced,
} from '../workbook/file-marks.ts';
import { layoutOf } from '../workbook/layout.ts';
import type { PaneParts, PaneReference } from './xlsx-pane.ts';

/** Where a download comes home to. */
export type XlsxHome = {
  readonly report: string;
  /** The version of stored documents (document/schema.ts). */
  readonly schema: number;
  /** The host of the server's address. */
  readonly server: string;
  /** Null while something of the report is not on the server. */
  readonly synced: Synced | null;
  readonly pane: PaneReference | null;
};

export const homeParts = (report: Report, { report: id, schema, server, synced, pane }: XlsxHome): PaneParts => {
  const binding = { report: id, edition: report.edition.key, schema, server };
  const common = synced && commonText({ cells: inputValues(report), sections: report.sections }, synced);
  const formula = bindingFormula(binding);
  const blocks = layoutOf(report.edition).sheets.map((sheet) => {
    const rows = sheet.kind === 'prose' ? PROSE_ROWS + 1 : sheet.rowCount;
    const columns = Math.max(...sheet.cells.map(({ column, columnSpan }) => column + columnSpan));
    const area = toA1Range(0, 0, rows - 1, columns - 1).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return [blockNameOf(sheet.key), `'${sheet.name.replaceAll("'", "''")}'!${area}`] as const;
  });
  return {
    pane,
    settings: { [BINDING_KEY]: JSON.stringify(binding), ...(common ? { [BASE_KEY]: common } : {}) },
    openSheets: layoutOf(report.edition).sheets.flatMap(({ kind }, index) => (kind === 'prose' ? [index + 1] : [])),
    names: { ...(formula === null ? {} : { [BINDING_NAME]: formula.slice(1) }), ...Object.fromEntries(blocks) },
  };
};
