// Evaluates and checks a report for a command, with last year's text where one was given.

import { evaluate } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import { checkReport } from '#shared/check/check-report';
import type { CheckResult, Finding, Severity } from '#shared/check/finding';
import type { Lang, Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { confirmBlanks } from '#shared/report/confirm-blanks';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { type Io, listed } from './io.ts';
import { withProseLines } from './prose-lines.ts';
import { requireSource, type Source } from './source.ts';

export type Judged = { readonly report: Report; readonly computed: ReadonlyMap<CellId, number>; readonly result: CheckResult };

export type JudgeOptions = { readonly last: string | undefined; readonly blankIsZero: boolean };

export const judge = async (source: Source, options: JudgeOptions, io: Io): Promise<Judged> => {
  let { report } = source.read;
  if (options.blankIsZero) {
    const { report: filled, confirmed } = confirmBlanks(report);
    if (confirmed.length > 0) io.say(message('cli.blanksTakenAsZero', { count: confirmed.length, cells: listed(confirmed, io) }));
    report = filled;
  }
  const computed = computedOf(report);
  const last = options.last === undefined ? null : (await requireSource(options.last, io)).read.report;
  if (last && last.year !== null && report.year !== null && last.year !== report.year - 1) {
    io.say(message('cli.lastOtherYear', { last: last.year, year: report.year, expected: report.year - 1 }));
  }
  const result = withProseLines(checkReport(report, computed, { last: last && { report: last, computed: computedOf(last) } }), source);
  return { report, computed, result };
};

export const computedOf = (report: Report): ReadonlyMap<CellId, number> => evaluate(report.edition, inputValues(report));

/** A finding as one line of plain text. */
export const findingLine = (finding: Finding, io: Io): Message =>
  message(finding.reason ? 'cli.findingExplained' : 'cli.finding', {
    severity: translate(io.lang, message(SEVERITY_KEYS[finding.severity])),
    rule: finding.rule,
    place: finding.line === null ? '' : translate(io.lang, message('cli.atLine', { line: finding.line })),
    text: translate(io.lang, finding.message),
    reason: finding.reason?.text ?? '',
  });

export const verdictLine = ({ counts, explained, verdict }: CheckResult, lang: Lang): Message => {
  const { error, query, hint } = counts;
  const told = { query, hint, explained: explained > 0 ? translate(lang, message('cli.explained', { count: explained })) : '' };
  return verdict === 'publishable' ? message('cli.publishable', told) : message('cli.blocked', { ...told, error });
};

const SEVERITY_KEYS = { error: 'cli.severityError', query: 'cli.severityQuery', hint: 'cli.severityHint' } as const satisfies Record<
  Severity,
  string
>;
