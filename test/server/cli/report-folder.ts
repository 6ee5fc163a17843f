// A folder of invented reports for the tests of publishing commands; removed when the file's tests are done.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '#shared/calc/evaluate';
import { inputValues, type Report } from '#shared/report/report';
import { reportToJson } from '#shared/text/report-json';

/** Text of the invented report of 2023 (2021's form), with a balanced table. */
export const SAMPLE = new URL('../../fixtures/texts/yunxiu-2023.txt', import.meta.url).pathname;

export const makeFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-publish-'));
  const path = (name: string) => join(folder, name);
  return {
    folder,
    path,
    text: (name: string) => readFileSync(path(name), 'utf8'),
    put: (name: string, content: string | Uint8Array) => {
      writeFileSync(path(name), content);
      return path(name);
    },
    /** The report as a .json of ours. */
    putReport: (name: string, report: Report) => {
      const computed = evaluate(report.edition, inputValues(report));
      writeFileSync(path(name), JSON.stringify(reportToJson({ report, title: null, repairs: [] }, computed, { source: '' })));
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
};
