// The workbook and the data file of a report, made on this computer. The publish tab loads it when a person asks for one.
import { evaluateReport } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import type { CheckResult } from '#shared/check/finding';
import { checkToJson } from '#shared/check/finding-json';
import type { Lang } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { reportToJson } from '#shared/text/report-json';

/** The standard workbook with live formulas and their values. */
export const writeXlsx = async (report: Report): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await publishXlsx(report, evaluateReport(report)));

export type JsonFacts = {
  readonly computed: ReadonlyMap<CellId, number>;
  readonly result: CheckResult;
  readonly name: string;
  readonly lang: Lang;
};

/** The report as the command line's .json. */
export const writeJson = (report: Report, { computed, result, name, lang }: JsonFacts): string =>
  `${JSON.stringify(reportToJson({ report, title: null, repairs: [] }, computed, { file: name, lang, findings: checkToJson(result, lang).findings }), null, 2)}\n`;
