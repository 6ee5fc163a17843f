// Texts made to be misread: figures nobody may take for blanks, columns that are not the form's, and figures nobody sees.

import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { readBytes } from '#shared/text/read/read-bytes';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';

const source = readFileSync(new URL('../../fixtures/texts/yunxiu-2023.txt', import.meta.url), 'utf8');
const older = readFileSync(new URL('../../fixtures/texts/qinglu-2020.txt', import.meta.url), 'utf8');

const read = (text: string): ReadReport => {
  const result = readReport(text);
  if (!result.ok) throw new Error(translate('en', result.error));
  return result.value;
};
const truth = read(source).report;
const cell = ({ report }: ReadReport, id: string) => report.cells.get(id as never);
const onRows = (change: (fields: string[]) => string) =>
  source
    .split('\n')
    .map((line) => (line.includes('\t') ? change(line.split('\t')) : line))
    .join('\n');

/** Cells that are wrong, and cells with a figure that would be confirmed as 0 together with the blank ones. */
const faults = ({ report }: ReadReport, wanted: Report = truth) =>
  [...wanted.cells].flatMap(([id, { value }]) => {
    const found = report.cells.get(id);
    if (found?.value !== null && found?.value !== value) return [`${id}: ${value} was read as ${found?.value}`];
    return found?.status === 'blank' && Number(value) !== 0 && value !== null ? [`${id}: ${value} is taken for blank`] : [];
  });
const open = ({ report }: ReadReport) => [...report.cells.values()].filter(({ value }) => value === null).length;

describe('figures are never taken for blanks', () => {
  test('a note among the rows does not end the table', () => {
    const result = read(source.replace(/^二、上年结转.*$/m, '$&\n注：其中网上申请 12 件，信函 3 件；其余为当面提出。'));
    expect([faults(result), open(result)]).toEqual([[], 0]);
  });

  test('without headings each table keeps its last rows', () => {
    const result = read(source.replace(/^(?:[二三四]、(?:主动公开|收到和处理|政府信息公开行政)[^\t\n]*)\n\n?/gm, ''));
    expect([faults(result), open(result)]).toEqual([[], 0]);
  });

  test.each(['、', '，', '：'])('rows whose cells are parted by %s leave the table open, not blank', (mark) => {
    expect(faults(read(onRows((fields) => fields.filter((field) => field !== '').join(mark))))).toEqual([]);
  });

  test('digits with spaces between them are doubtful', () => {
    const result = read(onRows((fields) => fields.map((field) => (/^\d+$/.test(field) ? [...`7${field}`].join(' ') : field)).join('\t')));
    expect([...result.report.cells].filter(([, { status }]) => status === 'blank')).toEqual([]);
  });

  test('a figure in brackets is doubtful: it may be a negative one', () => {
    const result = read(older.replace(/^(行政许可\t[^\t]*\t)[^\t]*/m, '$1(8)'));
    expect(cell(result, 'art20/licensing/itemsChange')).toMatchObject({ value: null, status: 'doubtful' });
  });
});

describe('columns that are not the form’s', () => {
  test('remarks behind the figures are listed and change nothing', () => {
    const text = onRows((fields) => (fields.some((field) => /^\d+$/.test(field)) ? [...fields, '已核'] : fields).join('\t'));
    const result = read(text);
    expect(faults(result)).toEqual([]);
    expect(open(result)).toBeLessThanOrEqual(15);
    expect(result.repairs.filter(({ kind }) => kind === 'unplaced-text').length).toBeGreaterThan(20);
  });

  test('[R1] totals that stand before their figures are no applications of natural persons', () => {
    const turned = onRows((fields) => {
      const first = fields.findIndex((field) => /^\d+$/.test(field));
      if (fields.length !== 10 || first < 0) return fields.length === 10 ? '' : fields.join('\t');
      const total = fields[first + 6] ?? '';
      return [...fields.slice(0, first), total, ...fields.slice(first, first + 6), ...fields.slice(first + 7)].join('\t');
    });
    expect(faults(read(turned))).toEqual([]);
  });

  test.each(['本年收费金额（单位：元）', '本年收费金额（元）'])('an amount under %s is left open', (header) => {
    const result = read(source.replace('本年收费金额（单位：万元）', header).replace(/^(行政事业性收费\t)[^\t\n]*/m, '$12489611'));
    expect(cell(result, 'art20/fees/amount')).toMatchObject({ value: null, status: 'doubtful' });
    expect(result.repairs.map(({ message }) => translate('zh', message)).join('\n')).toContain('以万元计');
  });

  test('a table that stands twice with other figures is refused, with both lines', () => {
    const [from, to] = [source.indexOf('三、收到和处理'), source.indexOf('四、政府信息公开行政')];
    const other = source.slice(from, to).replace(/\t1/g, '\t2');
    const result = readReport(`${source}\n${other}`);
    expect(result.ok ? 'read' : result.error.key).toBe('read.twoTables');
    expect(readReport(`${source}\n${source.slice(from, to)}`).ok).toBe(true);
  });
});

describe('figures nobody sees', () => {
  const blocks = source.split('\n').map((line) => line.split('\t'));

  test.each([{ vanish: true }, { doubleStrike: true }, { strike: true }])('%o runs of a document are not read', async (format) => {
    const row = (fields: readonly string[]) =>
      new TableRow({
        children: fields.map((text) => {
          const hidden = /^\d+$/.test(text) ? [new TextRun({ text: '7', ...format })] : [];
          return new TableCell({ children: [new Paragraph({ children: [...hidden, new TextRun(text)] })] });
        }),
      });
    const children: (Paragraph | Table)[] = [];
    let rows: TableRow[] = [];
    for (const fields of [...blocks, ['']]) {
      if (fields.length > 1) rows.push(row(fields));
      else {
        if (rows.length > 0) children.push(new Table({ rows }));
        rows = [];
        children.push(new Paragraph(fields[0] ?? ''));
      }
    }
    const result = await readBytes(new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))));
    if (!result.ok) throw new Error(translate('en', result.error));
    expect([faults(result.value), open(result.value)]).toEqual([[], 0]);
  });

  test.each([
    ['letters of no size', (text: string) => `<span style="font-size:0">9</span>${text}`],
    ['fields to type in', (text: string) => `<input type="text" value="${text}">`],
  ])('a page with %s', async (_, cellOf) => {
    const page = blocks.map((fields) =>
      fields.length === 1
        ? `<p>${fields[0]}</p>`
        : `<table><tr>${fields.map((text) => `<td>${/^\d+$/.test(text) ? cellOf(text) : text}</td>`).join('')}</tr></table>`,
    );
    const html = page.join('\n').replaceAll('</table>\n<table>', '');
    const result = await readBytes(new TextEncoder().encode(`<!doctype html><html><body>${html}</body></html>`));
    if (!result.ok) throw new Error(translate('en', result.error));
    expect([faults(result.value), open(result.value)]).toEqual([[], 0]);
  });
});
