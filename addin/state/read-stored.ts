// A stored report as the server's JSON, or one in a file, as a year to compare with. Loaded by past-years.ts and the views when needed.
import { evaluate } from '#shared/calc/evaluate';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { inputValues } from '#shared/report/report';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { reportFromJson } from '#shared/text/report-json';
import type { PastYear } from './past-years.ts';

/** Null where the JSON is no report of a known edition or names no year. */
export const readStored = (json: unknown): PastYear | null => {
  const read = reportFromJson(json);
  if (!read.ok || read.value.report.year === null) return null;
  const { report } = read.value;
  return { year: read.value.report.year, report, computed: evaluate(report.edition, inputValues(report)), from: 'stored' };
};

/** A file as the report of an earlier year than `year`; or why it cannot be one. */
export const readEarlier = async (file: File, year: number | null): Promise<Result<Omit<PastYear, 'from'>, Message>> => {
  const { readSource } = await import('./read-source.ts');
  const read = await readSource(file);
  if (!read.ok) return read;
  const { report } = read.value.read;
  if (report.year === null) return err(message('picture.past.noYear', { file: file.name }));
  if (year !== null && report.year >= year)
    return err(message('picture.past.notEarlier', { file: file.name, year: report.year, own: year }));
  return ok({ year: report.year, report, computed: read.value.totalsOf(report).computed });
};
