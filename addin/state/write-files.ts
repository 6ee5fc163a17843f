// The workbook and the data file of a report, made on this computer. The publish tab loads it when a person asks for one.
import { evaluateReport } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import type { CheckResult } from '#shared/check/finding';
import { checkToJson } from '#shared/check/finding-json';
import { SCHEMA_VERSION } from '#shared/document/schema';
import type { Lang } from '#shared/i18n/translate';
import { trendOf } from '#shared/picture/trend';
import type { Report } from '#shared/report/report';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { reportToJson } from '#shared/text/report-json';
import type { PaneReference } from '#shared/text/xlsx-pane';
import type { Synced } from '#shared/workbook/file-marks';
import type { PastYear } from './past-years.ts';
import '#shared/i18n/rooms/files';

/** The standard workbook with live formulas and their values; Excel opens the pane with it, and it joins this report of this server. */
export const writeXlsx = async (
  report: Report,
  { id, server, synced, base }: XlsxFacts,
  { computed, past }: { readonly computed: ReadonlyMap<CellId, number>; readonly past: readonly PastYear[] },
): Promise<Uint8Array<ArrayBuffer>> => {
  const pane = await askManifest(base);
  const home = { report: id, schema: SCHEMA_VERSION, server, synced, pane };
  return new Uint8Array(await publishXlsx(report, evaluateReport(report), home, trendOf({ report, computed }, past)));
};

export type XlsxFacts = {
  readonly id: string;
  readonly server: string;
  readonly synced: Synced | null;
  /** Where the add-in's manifest is served. */
  readonly base: string;
};

/** The add-in's id and version as this server's manifest states them; null where it gives none, and the file opens without the pane. */
const askManifest = async (base: string): Promise<PaneReference | null> => {
  try {
    const answer = await fetch(new URL('manifest.xml', base));
    const text = answer.ok ? (await answer.text()).slice(0, LONGEST_MANIFEST) : '';
    const id = /<Id>([0-9a-fA-F-]{36})<\/Id>/.exec(text)?.[1];
    const version = /<Version>([0-9.]{1,40})<\/Version>/.exec(text)?.[1];
    return id && version ? { id, version } : null;
  } catch {
    return null;
  }
};

export type JsonFacts = {
  readonly computed: ReadonlyMap<CellId, number>;
  readonly result: CheckResult;
  readonly name: string;
  readonly lang: Lang;
};

/** The report as the command line's .json. */
export const writeJson = (report: Report, { computed, result, name, lang }: JsonFacts): string =>
  `${JSON.stringify(reportToJson({ report, title: null, repairs: [] }, computed, { file: name, lang, findings: checkToJson(result, lang).findings }), null, 2)}\n`;

const LONGEST_MANIFEST = 100_000;
