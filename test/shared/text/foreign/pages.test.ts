// Web pages as reports: what a page says is read, what it only shows around it is not, and every cell knows its table and row.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { editions } from '#shared/edition/editions';
import type { Report } from '#shared/report/report';
import { publishHtml } from '#shared/text/publish-html';
import { htmlToText } from '#shared/text/read/foreign/html-to-text';
import { slimHtml } from '#shared/text/read/foreign/slim-html';
import { readBytes, readText } from '#shared/text/read/read-bytes';
import { reportToJson } from '#shared/text/report-json';
import { randomReport } from '../../../fixtures/random-report';
import { expectSame, readOf } from './expect-same';
import { asPage, cleanWriter, encode, figuresOf, fixtureReport, pageBody, spanWriter, toPage, wordPage } from './pages';

const truth = fixtureReport('yunxiu-2023');
const body = pageBody(toPage(truth), cleanWriter);

describe('a web page', () => {
  test.each(['yunxiu-2023', 'qinglu-2020'] as const)('is read whole and without repairs in every hand: %s', async (name) => {
    const report = fixtureReport(name);
    const page = toPage(report);
    for (const html of [asPage(pageBody(page, cleanWriter)), asPage(pageBody(page, spanWriter)), wordPage(page)]) {
      const { report: read, repairs, title } = await readOf(encode(html));
      expectSame(read, report);
      expect(repairs).toEqual([]);
      expect(title).toBe(page.title);
      expect([...read.cells.values()].every(({ status }) => status === 'stated')).toBe(true);
    }
  });

  test('gives every cell the table and row it stood in', async () => {
    const { report } = await readOf(encode(asPage(body)));
    const placeOf = (id: string) => report.cells.get(id as CellId)?.source;
    expect(placeOf('art20/rules/issued')).toEqual({ table: 1, row: 3 });
    expect(placeOf('requests/new/natural')).toEqual({ table: 2, row: 4 });
    expect(placeOf('requests/carriedOut/total')).toEqual({ table: 2, row: 28 });
    expect(placeOf('disputes/review/upheld')).toEqual({ table: 3, row: 4 });
  });

  test('is read in GB18030, with or without saying so, in UTF-16 and with a wrong name of its encoding', async () => {
    const meta = (name: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${name}">`;
    const wide = (text: string): Uint8Array => new Uint8Array(new Uint16Array([...`\ufeff${text}`].map((c) => c.charCodeAt(0))).buffer);
    for (const bytes of [
      toGb18030(asPage(body, meta('gb2312'))),
      toGb18030(asPage(body, '')),
      wide(asPage(body, '')),
      encode(asPage(body, meta('gb2312'))),
    ]) {
      expectSame((await readOf(bytes)).report, truth);
    }
  });

  test('with a broken letter keeps the encoding it names', async () => {
    const bytes = encode(asPage(body.replace('全年通过局网站', '全年通过局站')));
    const broken = new Uint8Array([...bytes.slice(0, -20), 0xe4, 0xb8, ...bytes.slice(-20)]);
    expect(figuresOf((await readOf(broken)).report)).toEqual(figuresOf(truth));
  });

  test('leaves out the site around the report and says so', async () => {
    const html = asPage(
      `<nav>首页 政务公开</nav><div class=main>${body.replace('</h1>', '</h1><div>发布时间：2024-01-30 来源：本站</div>')}<div>打印 关闭</div></div><div>主办单位：云岫县政府</div>`,
    );
    const { report, repairs } = await readOf(encode(html));
    expectSame(report, truth);
    expect(repairs.map(({ kind, message }) => [kind, message.key, message.parameters.count])).toEqual([
      ['unplaced-text', 'foreign.furniture', 3],
    ]);
  });

  test('keeps its places in our .json', async () => {
    const read = await readOf(encode(asPage(body)));
    const json: unknown = JSON.parse(JSON.stringify(reportToJson(read, new Map())));
    const again = await readOf(encode(JSON.stringify(json)));
    expect(again.report.cells).toEqual(read.report.cells);
  });

  test('keeps 无, dashes and empty cells apart from zero', async () => {
    const marked = body
      .replace('<td>283</td>', '<td>无</td>')
      .replace('<td>52</td>', '<td>—</td>')
      .replace('<td>12</td>', '<td>&nbsp;</td>');
    const { report } = await readOf(encode(asPage(marked)));
    const statusOf = (id: string) => [report.cells.get(id as CellId)?.status, report.cells.get(id as CellId)?.value];
    expect(statusOf('requests/new/natural')).toEqual(['doubtful', null]);
    expect(statusOf('requests/new/company')).toEqual(['doubtful', null]);
    expect(statusOf('requests/new/research')).toEqual(['blank', null]);
    expect(statusOf('requests/new/welfare')).toEqual(['stated', 3]);
  });

  test('keeps a note beside a number', async () => {
    const { report } = await readOf(encode(asPage(body.replace('<td>27</td>', '<td>27<br>（其中修订2件）</td>'))));
    expect(report.cells.get('art20/normative/inForce' as CellId)).toMatchObject({ value: 27, note: '其中修订2件' });
  });

  test('pasted as source is read like the file', async () => {
    const read = await readText(asPage(body));
    expect(read.ok && figuresOf(read.value.report)).toEqual(figuresOf(truth));
  });

  test('with two reports is refused and both are named', async () => {
    const other = pageBody(toPage(fixtureReport('qinglu-2020')), cleanWriter);
    const read = await readBytes(encode(asPage(body + other)));
    expect(read).toMatchObject({ ok: false, error: { key: 'read.twoReports' } });
  });

  test('of ours keeps its paragraphs whatever they look like', async () => {
    const odd = ['一个没有写完的段落，它有逗号，也有顿号、和别的', '后面还有一句，**不是** Markdown', '（一）小标题', '主办单位：云岫县'];
    const report: Report = { ...truth, sections: { preamble: [], '1': odd, '5': odd, '6': ['打印'] } };
    const html = publishHtml(report, new Map(), { draft: false });
    const { report: read, repairs } = await readOf(encode(html));
    expectSame(read, report);
    expect(repairs).toEqual([]);
  });

  test('of random figures is read cell by cell', async () => {
    const seeds = fc.record({ seed: fc.nat(100_000), edition: fc.constantFrom(...editions), spans: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(seeds, async ({ seed, edition, spans }) => {
        const report = randomReport(edition, seed, true);
        const { report: read } = await readOf(encode(asPage(pageBody(toPage(report), spans ? spanWriter : cleanWriter))));
        expect(figuresOf(read)).toEqual(figuresOf(report));
      }),
      { numRuns: 20 },
    );
  });

  test('made slim says the same', () => {
    const hard = `<!DOCTYPE html><!-- <td>1</td> --><title>a<b</title><p class='x>y' title="a>b">一<b>二</b><!--> 三 --><!---> 四<script>if(a<b)"</p>"</script>五<img alt='">'>六<o:p>&nbsp;</o:p><td colspan=2 style=x>七</p><p a=b=c">八<![if x]>九<![endif]><?x y?>十<!-- a --!>甲<a b='`;
    const text = (html: string): string => {
      const read = htmlToText(html);
      return read.ok ? read.value.text : read.error.key;
    };
    expect(slimHtml(hard).length).toBeLessThan(hard.length);
    expect(text(hard)).toBe('一二 三 --> 四五六\u00a0七\n八九十甲');
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '/',
      ' ',
      'a',
      '<p>',
      '</p>',
      '<b ',
      '<!--',
      '-->',
      '一',
      '<td',
      'colspan=2',
      '<script>',
      '</script>',
      '&lt;',
      '<!',
      '?',
    );
    fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => typeof text(parts.join('')) === 'string'));
  });
});

/** Only the letters the pages here use; Node decodes GB18030 but does not write it, so the table is made by decoding all pairs. */
const toGb18030 = (text: string): Uint8Array => {
  const bytes: number[] = [];
  for (const letter of text) {
    const pair = pairs().get(letter);
    if (letter.charCodeAt(0) < 128) bytes.push(letter.charCodeAt(0));
    else if (pair) bytes.push(...pair);
    else throw new Error(`no bytes for ${letter}`);
  }
  return new Uint8Array(bytes);
};

let cached: Map<string, readonly [number, number]> | null = null;
const pairs = (): Map<string, readonly [number, number]> => {
  if (cached) return cached;
  cached = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const letter = low === 0x7f ? '' : decoder.decode(new Uint8Array([high, low]));
      if ([...letter].length === 1 && letter !== '\ufffd' && !cached.has(letter)) cached.set(letter, [high, low]);
    }
  }
  return cached;
};
