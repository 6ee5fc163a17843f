// Word documents and workbooks as reports: the official blank form, documents like it, our own workbooks and anybody's.
import { existsSync, readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import fc from 'fast-check';
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { evaluateReport } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import { editionByKey, editions } from '#shared/edition/editions';
import type { Report, ReportCell } from '#shared/report/report';
import { must } from '#shared/result';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { readBytes } from '#shared/text/read/read-bytes';
import { layoutOf } from '#shared/workbook/layout';
import { randomReport, withCell } from '../../../fixtures/random-report';
import { expectSame, readOf } from './expect-same';
import { figuresOf, fixtureReport, type PageTable, toPage } from './pages';

const toDocx = async (report: Report, broken: boolean): Promise<Uint8Array> => {
  const page = toPage(report);
  // As people write: a word in several runs, a label over two paragraphs.
  const runs = (text: string) =>
    new Paragraph({ children: [new TextRun(text.slice(0, 2)), new TextRun({ text: text.slice(2), bold: true })] });
  const inCell = (text: string) =>
    broken && text.length > 6 && !/^\d/.test(text) ? [runs(text.slice(0, 4)), runs(text.slice(4))] : [runs(text)];
  const tableOf = (table: PageTable) =>
    new Table({
      rows: table.map(
        (row) =>
          new TableRow({
            children: row.map(({ text, rowSpan, columnSpan }) => new TableCell({ rowSpan, columnSpan, children: inCell(text) })),
          }),
      ),
    });
  const children = [
    runs(page.title),
    ...page.preamble.map(runs),
    ...page.parts.flatMap(({ heading, paragraphs, table }) => [runs(heading), ...paragraphs.map(runs), ...(table ? [tableOf(table)] : [])]),
  ];
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })));
};

describe('a Word document', () => {
  test.each(['yunxiu-2023', 'qinglu-2020'] as const)('like the form is read cell by cell: %s', async (name) => {
    const report = fixtureReport(name);
    for (const broken of [false, true]) {
      const read = await readOf(await toDocx(report, broken));
      expectSame(read.report, report);
      expect(read.report.cells.get('requests/carriedOut/total' as CellId)?.source).toEqual({
        table: 2,
        row: name === 'yunxiu-2023' ? 28 : 26,
      });
    }
  });

  const form = new URL('../../../../../shared/forms/form-2021.docx', import.meta.url);
  test.skipIf(!existsSync(form))('that is the official blank form is a report of edition 2021 with every cell blank', async () => {
    const { report, repairs } = await readOf(readFileSync(form));
    expect(report.edition.key).toBe('2021');
    expect([...report.cells.values()].every(({ value, status }) => value === null && status === 'blank')).toBe(true);
    expect(report.cells.size).toBe(200);
    expect([report.headings, repairs]).toEqual([['1', '2', '3', '4', '5', '6'], []]);
  });
});

const toXlsx = (report: Report): Promise<Uint8Array> => publishXlsx(report, evaluateReport(report));

const edition = must(editionByKey('2021'), '2021');

const withNotes = (report: Report, notes: Readonly<Record<string, string>>): Report => {
  const cells = new Map<CellId, ReportCell>(report.cells);
  for (const [id, note] of Object.entries(notes)) cells.set(id as CellId, { ...must(cells.get(id as CellId), id), note });
  return { ...report, cells };
};

describe('our own workbook', () => {
  test('comes back with amounts, notes, prose and blanks as they were', async () => {
    const plain = withCell(withCell(randomReport(edition, 9, true), 'art20/fees/amount', '248.96110'), 'requests/new/welfare', null);
    const report: Report = {
      ...withNotes(plain, { 'art20/normative/issued': '其中修订16件', 'requests/processed/total': '含上年一件' }),
      organ: '云岫县=1+1局',
      sections: { preamble: ['前言。'], '1': ['=1+1', '#N/A', 'a < b & "c"', '+86 电话'], '5': ['一、总体情况'], '6': ['没有。'] },
    };
    const read = await readOf(await toXlsx(report));
    expect(figuresOf(read.report)['art20/fees/amount']).toBe('248.96110');
    // The formula gives the sum; what the report states for it is in the remark beside it.
    expectSame(read.report, report);
    expect(read.report.cells.get('requests/new/natural' as CellId)?.source).toEqual({ sheet: '三、申请办理', row: 5 });
    expect(read.repairs).toEqual([]);
  });

  test('keeps a stated total that differs from its formula, and a doubt', async () => {
    const report = withCell(randomReport(edition, 3, true), 'requests/processed/total', 99_999);
    const cells = new Map(report.cells).set('requests/new/legal' as CellId, { value: null, status: 'doubtful', line: null, note: null });
    const read = await readOf(await toXlsx({ ...report, cells }));
    expect(read.report.cells.get('requests/processed/total' as CellId)?.value).toBe(99_999);
    expect(read.report.cells.get('requests/new/legal' as CellId)).toMatchObject({ value: null, status: 'doubtful' });
  });

  test('of any random report comes back equal', async () => {
    const mixed = must(editionByKey('2021+requests=2019'), 'mixed');
    const seeds = fc.record({ seed: fc.nat(100_000), edition: fc.constantFrom(...editions, mixed), blank: fc.nat(165) });
    await fc.assert(
      fc.asyncProperty(seeds, async ({ seed, edition: one, blank }) => {
        const full = randomReport(one, seed, false);
        const report = withCell(full, must(one.inputs[blank % one.inputs.length], 'input').id, null);
        const { report: read } = await readOf(await toXlsx(report));
        const typed = (figures: Record<string, string>) => Object.fromEntries(one.inputs.map(({ id }) => [id, figures[id]]));
        expect(typed(figuresOf(read))).toEqual(typed(figuresOf(report)));
        expect([read.sections, read.organ, read.year, read.edition.key]).toEqual([report.sections, report.organ, report.year, one.key]);
      }),
      { numRuns: 15 },
    );
  });
});

/** The form as somebody pastes it: all on one sheet, at an offset, with merges; figures as numbers, or as text. */
const pasted = (report: Report, rowOffset: number, columnOffset: number, asText: boolean): WriteSheet => {
  const rows: CellValue[][] = [];
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  let top = rowOffset;
  const put = (row: number, column: number, value: CellValue): void => {
    while (rows.length <= row) rows.push([]);
    const line = must(rows[row], 'row');
    while (line.length <= column + columnOffset) line.push(null);
    line[column + columnOffset] = value;
  };
  const { title, preamble, parts } = toPage(report);
  for (const text of [title, ...preamble]) put(top++, 0, text);
  for (const [index, { heading, paragraphs }] of parts.entries()) {
    put(top++, 0, heading);
    for (const text of paragraphs) put(top++, 0, text);
    const table = report.edition.headings[index]?.table ?? null;
    if (table === null) continue;
    const form = must(layoutOf(report.edition).sheetByKey.get(table), table);
    let last = 0;
    for (const cell of form.cells) {
      if (cell.role === 'heading' || cell.role === 'check' || cell.role === 'checkHeader') continue;
      const value = cell.cell === null ? cell.text : (report.cells.get(cell.cell)?.value ?? null);
      put(top + cell.row - 1, cell.column, asText && value !== null ? String(value) : value);
      const [row, column] = [top + cell.row - 1, columnOffset + cell.column];
      if (cell.rowSpan * cell.columnSpan > 1)
        merges.push({ startRow: row, startCol: column, endRow: row + cell.rowSpan - 1, endCol: column + cell.columnSpan - 1 });
      last = Math.max(last, top + cell.row - 1 + cell.rowSpan);
    }
    top = last + 1;
  }
  return { name: 'Sheet1', rows, merges };
};

describe('a workbook of anybody’s', () => {
  test.each(['yunxiu-2023', 'qinglu-2020'] as const)('with the form pasted in at an offset is read cell by cell: %s', async (name) => {
    const report = fixtureReport(name);
    for (const [row, column, asText] of [
      [0, 0, false],
      [7, 3, false],
      [2, 1, true],
    ] as const) {
      const read = await readOf(
        await writeXlsx({ sheets: [{ name: '说明', rows: [['填表说明', '见附件']] }, pasted(report, row, column, asText)] }),
      );
      expectSame({ ...read.report, sections: { ...read.report.sections, preamble: report.sections.preamble } }, report);
      expect(read.report.cells.get('requests/new/total' as CellId)?.source?.sheet).toBe('Sheet1');
    }
  });

  test('with empty cells among the figures keeps the others in their columns', async () => {
    const full = fixtureReport('yunxiu-2023');
    const report = ['requests/carriedIn/natural', 'requests/granted/total', 'disputes/review/upheld', 'art20/rules/issued'].reduce(
      (one, id) => withCell(one, id, null),
      full,
    );
    const { report: read } = await readOf(await writeXlsx({ sheets: [pasted(report, 3, 2, false)] }));
    expect(figuresOf(read)).toEqual(figuresOf(report));
  });

  test('takes what formulas last gave, and doubts what none has given', async () => {
    const sheet = pasted(fixtureReport('yunxiu-2023'), 0, 0, false);
    const rows = must(sheet.rows, 'rows');
    const at = rows.findIndex((row) => row[0] === '一、本年新收政府信息公开申请数量');
    const cells = new Map([
      [`${at},9`, { formula: 'SUM(D1:I1)', formulaResult: 393 }],
      [`${at + 1},9`, { formula: 'SUM(D2:I2)' }],
    ]);
    const { report } = await readOf(await writeXlsx({ sheets: [{ ...sheet, cells }] }));
    expect(report.cells.get('requests/new/total' as CellId)).toMatchObject({ value: 393, status: 'stated' });
    expect(report.cells.get('requests/carriedIn/total' as CellId)).toMatchObject({ value: null, status: 'doubtful' });
  });

  test('with a report on a hidden sheet says that it was passed over', async () => {
    const visible = pasted(fixtureReport('yunxiu-2023'), 0, 0, false);
    const hidden = { ...pasted(fixtureReport('qinglu-2020'), 0, 0, false), name: '去年', hidden: true };
    const { repairs } = await readOf(await writeXlsx({ sheets: [visible, hidden] }));
    expect(repairs.map(({ message }) => message.key)).toContain('foreign.hiddenSheet');
  });

  test('with two reports on two sheets is refused and both are named', async () => {
    const sheets = [
      pasted(fixtureReport('yunxiu-2023'), 0, 0, false),
      { ...pasted(fixtureReport('qinglu-2020'), 0, 0, false), name: '去年' },
    ];
    expect(await readBytes(await writeXlsx({ sheets }))).toMatchObject({ ok: false, error: { key: 'read.twoReports' } });
  });
});
