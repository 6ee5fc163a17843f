// The changes a page needs so that its title names another organ or year. Called by source-html.ts, which proves them by reading again.
import { type Message, message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import type { TextEdit } from './source-bytes.ts';
import { cut, type Letters, lettersOf } from './source-html-prose.ts';
import { escapeText, type HtmlRuns } from './source-html-runs.ts';

/** Organ and year in the first line of the page that is the title; sentences that name it are prose and stay. */
export const editHtmlTitle = (page: HtmlRuns, imported: Report, wanted: Report): Result<readonly TextEdit[], Message> => {
  const [organ, year] = [plain(imported.organ), String(imported.year ?? '')];
  const changes = [
    { what: '机关名称', before: organ, after: plain(wanted.organ), from: 0 },
    { what: '年度', before: year, after: String(wanted.year ?? ''), from: organ.length },
  ].filter(({ before, after }) => before !== after);
  if (changes.length === 0) return ok([]);
  const letters = lettersOf(page.runs);
  const start = organ === '' || year === '' ? null : findTitle(letters, `${organ}${year}年`);
  const edits: TextEdit[] = [];
  for (const { what, before, after, from } of changes) {
    const spans = start === null || after === '' ? null : cut(page, letters, start + from, start + from + before.length);
    if (!spans) return err(message('layout.noTitlePlace', { what, before, after }));
    edits.push(...spans.map((span, index) => ({ ...span, text: index === 0 ? escapeText(after) : '' })));
  }
  return ok(edits);
};

/** Where the title begins: the words of the form follow, and then another element. */
const findTitle = ({ text, runs, runAt }: Letters, head: string): number | null => {
  const blockAt = (at: number) => runs[runAt[at] ?? -1]?.block ?? null;
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
    const words = FORM.exec(text.slice(at + head.length, at + head.length + LONGEST))?.[0];
    const end = at + head.length + (words?.length ?? 0);
    if (words !== undefined && (at === 0 || blockAt(at - 1) !== blockAt(at)) && blockAt(end) !== blockAt(end - 1)) return at;
  }
  return null;
};

const plain = (organ: string | null): string => organ?.replace(/\s/g, '') ?? '';

const FORM = /^度?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)/;
const LONGEST = 24;
