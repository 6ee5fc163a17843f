// An imported web page keeps every byte that was not changed.
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { translate } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { publishDocx } from '#shared/text/publish-docx';
import { publishHtml } from '#shared/text/publish-html';
import { readBytes } from '#shared/text/read/read-bytes';
import { publishIntoSource } from '#shared/text/source-file';
import { randomReport } from '../../fixtures/random-report.ts';
import { computedFor, editionOf } from './publish-sample.ts';

const report: Report = {
  ...randomReport(editionOf('2021'), 5),
  organ: '云岫县档案馆',
  year: 2023,
  sections: {
    preamble: ['本报告由云岫县档案馆编制。'],
    '1': ['全年工作平稳，公开 <规章> & 文件若干。', '第二段说明渠道。', '第三段说明培训。'],
    '5': ['存在问题：更新不够及时。'],
    '6': ['无其他需要报告的事项。'],
  },
};

/** What Word and content systems do to a page: one span per letter, attributes, comments, own line ends, a menu. */
const wordy = (html: string): string =>
  html
    .replace('<meta name="generator" content="nianbao">\n', '')
    .replace('<body>', '<body><div class="menu"><a href="/">首页</a></div><!-- <td>7</td> -->')
    .replace(
      /(<td[^>]*>)([^<]+)<\/td>/g,
      (_, tag: string, text: string) =>
        `${tag}<p class=MsoNormal>${[...text].map((char) => `<span lang=EN-US>${char}</span>`).join('')}</p></td>`,
    )
    .replaceAll('\n', '\r\n');

const pages: readonly (readonly [string, string])[] = [
  ['a page of ours', publishHtml(report, computedFor(report), { draft: false })],
  ['a page with a span for every letter', wordy(publishHtml(report, computedFor(report), { draft: false }))],
];

const imported = async (bytes: Uint8Array): Promise<Report> => {
  const read = await readBytes(bytes);
  if (!read.ok) throw new Error(translate('zh', read.error));
  return read.value.report;
};

const written = async (bytes: Uint8Array, edited: Report): Promise<string> => {
  const result = await publishIntoSource(bytes, edited, computedFor);
  return result.ok ? Buffer.from(result.value).toString('utf8') : translate('zh', result.error);
};

const put = (held: Report, id: string, value: number): Report => ({
  ...held,
  cells: new Map(held.cells).set(id as CellId, { ...held.cells.get(id as CellId), value, status: 'stated', line: null, note: null }),
});

const say = (held: Report, key: '1' | '5' | '6', change: (paragraphs: readonly string[]) => readonly string[]): Report => ({
  ...held,
  sections: { ...held.sections, [key]: change(held.sections[key]) },
});

/** What stands at the same place in both, where one stretch differs. */
const changedCells = (before: string, after: string): string[][] => {
  const cells = (html: string) => [...html.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text = '']) => text.replace(/<[^>]*>/g, ''));
  const [old, now] = [cells(before), cells(after)];
  expect(now).toHaveLength(old.length);
  return now.flatMap((text, index) => (text === old[index] ? [] : [[old[index] ?? '', text]]));
};

describe.each(pages)('%s', (_, html) => {
  const bytes = Buffer.from(html);

  test('comes back byte for byte where nothing was changed', async () => {
    expect(await written(bytes, await imported(bytes))).toBe(html);
  });

  test('differs only in the changed cell and the totals that follow', async () => {
    const held = await imported(bytes);
    const value = (id: string) => Number(held.cells.get(id as CellId)?.value ?? 0);
    const after = await written(bytes, put(held, 'disputes/review/upheld', value('disputes/review/upheld') + 1000));
    expect(changedCells(html, after)).toEqual(
      ['disputes/review/upheld', 'disputes/review/total'].map((id) => [`${value(id)}`, `${value(id) + 1000}`]),
    );
    expect(after.replace(/<td.*?<\/td>/gs, '')).toBe(html.replace(/<td.*?<\/td>/gs, ''));
    const again = await imported(Buffer.from(after));
    expect(again.cells.get('disputes/review/total' as CellId)?.value).toBe(value('disputes/review/total') + 1000);
  });

  test('a figure that stands in many cells is changed in its own', async () => {
    const held = await imported(bytes);
    for (const id of [
      'art20/rules/repealed',
      'requests/unavailable3/legal',
      'requests/carriedOut/research',
      'disputes/suitAfterReview/pending',
    ]) {
      const after = await written(bytes, put(held, id, 4321));
      expect(after).toContain('<html');
      expect((await imported(Buffer.from(after))).cells.get(id as CellId)?.value).toBe(4321);
      expect(changedCells(html, after).filter(([, now]) => now === '4321').length).toBeGreaterThan(0);
      expect(changedCells(html, after).length).toBeLessThan(7);
    }
  });

  test('an empty cell is filled in its own place', async () => {
    const blank = Buffer.from(
      html.replace(/(<td headers="requests-5-0 requests-6-1 requests-0-3 requests-1-4[^"]*">).*?<\/td>/s, '$1</td>'),
    );
    const held = await imported(blank);
    const id = 'requests/partial/company' as CellId;
    expect(held.cells.get(id)?.value ?? null).toBe(null);
    const after = await written(blank, put(held, id, 4321));
    expect((await imported(Buffer.from(after))).cells.get(id)?.value).toBe(4321);
  });

  test('changed words, a new paragraph and a removed one', async () => {
    const held = await imported(bytes);
    const [first = '', second = '', third = ''] = held.sections['1'];
    const edited = say(held, '1', () => [first.replace('平稳', '平稳 <有序>'), '新写的一段 & 说明。', third]);
    const after = await written(bytes, edited);
    expect(after).toContain('平稳 &lt;有序&gt;，公开');
    expect(after).toContain('新写的一段 &amp; 说明。</p>');
    expect(after).not.toContain(second);
    expect((await imported(Buffer.from(after))).sections['1']).toEqual(edited.sections['1']);
    expect(changedCells(html, after)).toEqual([]);
    const fewer = await written(
      bytes,
      say(held, '1', ([one = '']) => [one]),
    );
    expect((await imported(Buffer.from(fewer))).sections['1']).toEqual([first]);
  });

  test('another organ and year are written into the title, and sentences that name the organ stay', async () => {
    const held = await imported(bytes);
    const text = await written(bytes, { ...held, organ: '云岫县<档案>局', year: 2024 });
    const again = await imported(Buffer.from(text));
    expect([again.organ, again.year, again.sections.preamble]).toEqual(['云岫县<档案>局', 2024, held.sections.preamble]);
    const [old, now] = [html.split('\n'), text.split('\n')];
    expect(now).toHaveLength(old.length);
    expect(old.filter((line, index) => line !== now[index])).toHaveLength(1);
  });

  test('a title without its organ refuses, and so does a cell the page does not have', async () => {
    const held = await imported(bytes);
    expect(await written(bytes, { ...held, organ: null })).toContain('没有公布');
    const torn = Buffer.from(html.replace(/<tr>(?:(?!<tr>).)*规章(?:(?!<tr>).)*<\/tr>/s, ''));
    const less = await imported(torn);
    expect(await written(torn, put(less, 'art20/rules/issued', 5))).toContain('来源文本里没有这一格');
  });
});

test('a page in GB18030 stays in GB18030', async () => {
  const html = pages[0]?.[1].replaceAll('utf-8', 'gb2312') ?? '';
  const bytes = await gb(html);
  const held = await imported(bytes);
  const result = await publishIntoSource(bytes, put(held, 'disputes/review/upheld', 77), computedFor);
  expect(result.ok && new TextDecoder('gb18030').decode(result.value)).toContain('>77</td>');
});

test('a Word file comes back as it was, and a change in it refuses and names what to do instead', async () => {
  const bytes = await publishDocx(report, computedFor(report), { draft: false });
  const held = await imported(bytes);
  const same = await publishIntoSource(bytes, held, computedFor);
  expect(same.ok && Buffer.from(same.value).equals(Buffer.from(bytes))).toBe(true);
  expect(await written(bytes, put(held, 'disputes/review/upheld', 77))).toMatch(/\.docx 文件，改动不能写回.*--format docx/);
});

/** The library of no runtime encodes GB18030: each character by decoding all of them once. */
const gb = async (text: string): Promise<Uint8Array> => {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((char) => codes.get(char) ?? [char.charCodeAt(0)]));
};
