import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluateForm } from '#shared/calc/evaluate';
import { defineEdition } from '#shared/edition/define-edition';
import { editions } from '#shared/edition/editions';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { must } from '#shared/result';
import { publishXlsx } from '#shared/text/publish-xlsx';
import type { CellAddress } from '#shared/workbook/address';
import { toA1 } from '#shared/workbook/address';
import { addressOf, layoutOf } from '#shared/workbook/layout';
import { edition2027Data } from '../../fixtures/edition-2027.ts';
import { randomReport, seededInts, withCell } from '../../fixtures/random-report.ts';
import { libreOfficeIsPresent, showSheets } from './libreoffice.ts';

const all = [...editions, defineEdition(edition2027Data)];

/** Balanced and unbalanced, complete and with blanks. */
const reportOf = (seed: number): Report => {
  const below = seededInts(seed);
  const edition = must(all[seed % all.length], 'edition');
  let report = randomReport(edition, seed);
  for (const { id, kind } of edition.inputs) {
    if (below(8) === 0) report = withCell(report, id, kind === 'amount' ? `${below(5000)}.${below(10)}` : below(400));
    else if (below(12) === 0) report = withCell(report, id, null);
  }
  return report;
};

/** Some with totals that a source states otherwise, so that the verdict counts them there too. */
const formOf = (report: Report, index: number) => evaluateForm(report.edition, inputValues(report), index % 3);

/** Takes the cached values out, so that the other program has to calculate. */
const withoutCachedValues = (bytes: Uint8Array): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, content]) => [
        name,
        name.startsWith('xl/worksheets/sheet') ? strToU8(strFromU8(content).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1')) : content,
      ]),
    ),
  );

describe.runIf(libreOfficeIsPresent())('LibreOffice', () => {
  const REPORTS = 51;

  test(`calculates every formula cell of ${REPORTS} random reports as we do`, { timeout: 180_000 }, async () => {
    const reports = Array.from({ length: REPORTS }, (_, seed) => reportOf(seed));
    const workbooks = new Map<string, Uint8Array>();
    for (const [index, report] of reports.entries()) {
      workbooks.set(`r${index}`, withoutCachedValues(await publishXlsx(report, formOf(report, index))));
    }
    const shownThere = await showSheets(workbooks);
    let compared = 0;
    for (const [index, report] of reports.entries()) {
      const layout = layoutOf(report.edition);
      const sheets = must(shownThere.get(`r${index}`), `r${index}`);
      const inputs = inputValues(report);
      const at = ({ sheet, row, column }: CellAddress) => sheets.get(must(layout.sheetByKey.get(sheet), sheet).name)?.[row]?.[column];
      for (const [id, value] of evaluate(report.edition, inputs)) {
        expect([index, id, at(addressOf(layout, id))]).toEqual([index, id, String(value)]);
        compared += 1;
      }
      const ours = formOf(report, index);
      for (const { key, cells } of layout.sheets) {
        for (const { row, column, formula } of cells) {
          if (formula === null) continue;
          const place = `${key}!${toA1(row, column)}`;
          expect([index, place, at({ sheet: key, row, column })]).toEqual([index, place, String(ours.get(place))]);
        }
      }
    }
    expect(compared).toBe(reports.reduce((sum, report) => sum + report.edition.computed.length, 0));
  });
});
