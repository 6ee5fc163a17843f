// Verdict and files of a report, by the same code as the command line's `check` and `publish`. Used by file-routes.ts and review-routes.ts.
import { checkReport } from '#shared/check/check-report';
import type { CheckResult } from '#shared/check/finding';
import { checkToJson } from '#shared/check/finding-json';
import type { Lang } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { ReadReport } from '#shared/text/read/repair';
import { contentOf, type Format } from '../cli/formats.ts';
import { CommandEnd, type Io } from '../cli/io.ts';
import { computedOf, type Judged } from '../cli/judge.ts';
import { linesContent } from '../cli/layouts.ts';
import type { LastYear } from './last-year.ts';
import type { Refused } from './route.ts';

export type Verdict = Judged & {
  /** What it was compared with. */
  readonly last: LastYearJson | null;
  /** The refusal `nianbao publish` would end with; null where nothing blocks. */
  readonly blocked: Refused | null;
};

/** The report of the year before that was compared with, as answers name it. */
type LastYearJson = { readonly id: string; readonly organ: string | null; readonly year: number | null };

/** All checks, with last year's report where it is known and the reasons people have written. */
export const judgeForPublishing = (report: Report, compared: LastYear | null, lang: Lang): Verdict => {
  const computed = computedOf(report);
  const before = compared?.report;
  const result: CheckResult = checkReport(report, computed, { last: before ? { report: before, computed: computedOf(before) } : null });
  const last = compared && { id: compared.id, organ: compared.report.organ, year: compared.report.year };
  const errors = result.findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { report, computed, result, last, blocked: null };
  const { findings } = checkToJson(result, lang);
  const extra = { last, findings: findings.filter(({ severity }) => severity === 'error') };
  return {
    report,
    computed,
    result,
    last,
    blocked: { status: 409, reason: message('people.publish.blocked', { count: errors.length }), extra },
  };
};

export type Wanted = { readonly format: Format; readonly layout: 'standard' | 'lines' | 'source'; readonly draft: boolean };

/** The file, read back and compared as the command line does; or why there is none. */
export const publishedFile = async (
  read: ReadReport,
  judged: Verdict,
  { format, layout, draft }: Wanted,
  lang: Lang,
): Promise<Result<string | Uint8Array, Refused>> => {
  if (judged.blocked && !draft) return err(judged.blocked);
  // The server keeps the report, not the file it was once imported from.
  if (layout === 'source') return err({ status: 409, reason: message('layout.noSource') });
  if (layout === 'lines' && format !== 'text') return err({ status: 400, reason: message('layout.textOnly', { layout }) });
  const io = quietIo(lang);
  try {
    if (layout === 'lines') return ok(linesContent(judged, draft, io));
    const json = { lang, findings: checkToJson(judged.result, lang).findings };
    return ok(await contentOf(format, read, judged.computed, { draft, json }, io));
  } catch (error) {
    if (error instanceof CommandEnd) return err({ status: 409, reason: error.sentence });
    throw error;
  }
};

/** A command's outside where there is no terminal. */
const quietIo = (lang: Lang): Io => ({ lang, out: () => {}, say: () => {}, readStdin: async () => new Uint8Array() });
