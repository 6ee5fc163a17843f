// Says why a text is not a report we can read. Called by read-report.ts before and after it looks for the tables.
import type { Edition } from '../../edition/types.ts';
import { type Message, message } from '../../i18n/translate.ts';
import type { SourceLine } from './lines.ts';
import type { Twice } from './outline.ts';
import { readTitle, type Title } from './title.ts';

/** A web page's source or other markup is not plain text; null where the text may be read. */
export const refuseMarkup = (text: string): Message | null => {
  const start = text.slice(0, 4000);
  if (/<(?:!doctype html|html|body|table|tr|td)\b/i.test(start)) return message('read.isHtml');
  return /^\s*[{[]\s*["{]/.test(start) && /"cells"\s*:/.test(text.slice(0, 200_000)) ? message('read.isJson') : null;
};

/** A title of a year whose reports had another form. */
export const refuseYear = (title: Pick<Title, 'line' | 'text' | 'year'> | null, known: readonly Edition[]): Message | null => {
  const first = Math.min(...known.map((edition) => edition.years.from));
  if (title?.year === null || title?.year === undefined || title.year >= first) return null;
  return message('read.tooEarly', { line: title.line, year: title.year, first });
};

/** No table was found: another form, a report that lost its tables, or something else altogether. */
export const refuseWithoutTables = (lines: readonly SourceLine[], title: Title | null): Message => {
  const old = lines.find(({ text }) => OLD_FORM.test(text));
  if (old) return message('read.oldForm', { line: old.no, text: old.text.trim().slice(0, 30) });
  return title ? message('read.noTables', { title: title.text.slice(0, 60) }) : message('read.notAReport');
};

/** Two titles, each with tables of its own, or a table that stands twice with other figures. */
export const refuseTwo = (lines: readonly SourceLine[], title: Title | null, twice: readonly Twice[]): Message | null => {
  const [place] = twice;
  if (!place) return null;
  const titles = lines.flatMap((line, index) => (line.text.length < 120 ? (readTitle(line, index) ?? []) : []));
  const first = title ?? titles[0];
  const second = titles.find((other) => other.line > (first?.line ?? 0) && other.line > place.first && other.line < place.second);
  if (first && second)
    return message('read.twoReports', {
      first: first.text.slice(0, 60),
      firstLine: first.line,
      second: second.text.slice(0, 60),
      secondLine: second.line,
    });
  const only = first ?? second;
  if (only && twice.length >= 2) {
    const untitled = only.line > place.first ? place.first : place.second;
    return message('read.twoReportsOneTitle', { title: only.text.slice(0, 60), line: only.line, untitled });
  }
  return twice.length >= 2 || place.differs ? message('read.twoTables', { first: place.first, second: place.second }) : null;
};

const OLD_FORM = /统计指标|指标名称|计量单位|主动公开政府信息数|政府信息公开情况统计表|收到申请数|申请办结数|单位负责人[:：]/;
