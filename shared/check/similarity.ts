// L2: how much of a section's prose is last year's, figures aside. Measured with shingles: runs of characters both years have. What the
// form itself prescribes does not count. check-report.ts is the only caller.
import type { Edition } from '../edition/types.ts';
import { message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import type { Finding } from './finding.ts';

/** One hint for each section most of which stands in last year's report, with its longest passages. */
export const checkSimilarity = (report: Report, last: Report): readonly Finding[] => {
  const standard = new Set(standardTexts(report.edition).flatMap((text) => shinglesOf(text).map(({ key }) => key)));
  return (['1', '5', '6'] as const).flatMap((section): Finding[] => {
    const before = new Set(last.sections[section].flatMap((text) => shinglesOf(text).map(({ key }) => key)));
    let all = 0;
    let same = 0;
    const passages: Passage[] = [];
    report.sections[section].forEach((text, paragraph) => {
      let open: { readonly start: number; end: number } | null = null;
      for (const { key, start, end } of shinglesOf(text)) {
        if (standard.has(key)) continue;
        all += 1;
        if (before.has(key)) {
          same += 1;
          if (open && start <= open.end) open.end = end;
          else {
            if (open) passages.push({ paragraph, ...open });
            open = { start, end };
          }
        }
      }
      if (open) passages.push({ paragraph, ...open });
    });
    if (all < LEAST || same / all < ALIKE) return [];
    const longest = passages.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, NAMED);
    const [first] = longest;
    if (!first) return [];
    const shown = longest.map(({ paragraph, start, end }) => shorten(report.sections[section][paragraph]?.slice(start, end) ?? ''));
    const percent = Math.round((same / all) * 100);
    const heading = report.edition.proseHeadings[section];
    return [
      {
        id: `L2:${section}`,
        rule: 'L2',
        severity: 'hint',
        cells: [],
        section,
        expected: null,
        actual: percent,
        message: message('check.similar', { heading, percent, count: passages.length, passages: shown.join('”“') }),
        causes: [],
        together: false,
        symptoms: [],
        line: null,
        words: { section, ...first },
      },
    ];
  });
};

type Passage = { readonly paragraph: number; readonly start: number; readonly end: number };

/** Runs of characters without spaces and marks, every figure alike, each with its place in the text. */
const shinglesOf = (text: string): readonly { readonly key: string; readonly start: number; readonly end: number }[] => {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (!/[\p{L}\p{N}]/u.test(char)) continue;
    const letter = /\d/.test(char) ? '0' : char;
    // 12 and 345 are the same figure here.
    if (letter === '0' && letters.at(-1) === '0' && ends.at(-1) === at) {
      ends[ends.length - 1] = at + 1;
      continue;
    }
    letters.push(letter);
    starts.push(at);
    ends.push(at + 1);
  }
  return letters.slice(0, Math.max(0, letters.length - SIZE + 1)).map((_, index) => ({
    key: letters.slice(index, index + SIZE).join(''),
    start: starts[index] ?? 0,
    end: ends[index + SIZE - 1] ?? 0,
  }));
};

/** What every report says because the form or the law has these words. */
const standardTexts = (edition: Edition): readonly string[] => [
  ...edition.headings.map(({ text }) => text),
  ...edition.cells.flatMap(({ rowLabels, columnLabel }) => [...rowLabels, columnLabel]),
  ...STANDING,
];

const shorten = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`);

/** Characters of a shingle: long enough that two texts about the same duties do not share it by chance. */
const SIZE = 10;
/** Shingles a section must have for a share to mean something. */
const LEAST = 40;
const ALIKE = 0.6;
const NAMED = 3;
const SHOWN = 30;
const STANDING: readonly string[] = [
  '根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》的规定，编制本报告',
  '本报告所列数据的统计期限自1月1日起至12月31日止',
  '无其他需要报告的事项',
  '没有其他需要报告的事项',
  '本年度未收取信息处理费，收取信息处理费的情况：根据《政府信息公开信息处理费管理办法》，按件、按量收费标准，本年度没有产生信息处理费',
  '主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障',
];
