// A report of the server as the project's own .json, which every command of the command line reads. Used by report-routes.ts.
import { evaluate } from '#shared/calc/evaluate';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import type { ImportJson } from '#shared/text/report-json';
import { reportToJson } from '#shared/text/report-json';

export const reportJson = (report: Report): ImportJson => {
  const { edition, organ, year } = report;
  const title = organ !== null && year !== null ? `${organ}${year}${edition.titleSuffix}` : null;
  return reportToJson({ report, title, repairs: [] }, evaluate(edition, inputValues(report)));
};
