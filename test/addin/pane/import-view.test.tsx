// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CellId, toCellId } from '#shared/cell/cell-id';
import { docToReport } from '#shared/document/doc-to-report';
import { BLANK } from '#shared/report/report';
import { must } from '#shared/result';
import { proveStandard } from '#shared/text/prove-standard';
import { ImportDecision, ImportView } from '../../../addin/pane/ImportView.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { judgeReport } from '../../../addin/state/judge.ts';
import type { SourceRead } from '../../../addin/state/read-source.ts';
import { fillReport, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, fill, named, untilDrawn } from './draw.tsx';

const NEW = toCellId('requests', 'new', 'natural');
const NEW_ROW = '一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0';

let desks: Desk[] = [];
afterEach(async () => {
  await clearDrawn();
  for (const desk of desks) desk.close();
  desks = [];
});

const open = (isFilled: boolean) => {
  const session = localSession();
  if (isFilled) fillReport(session.report.get());
  const desk = openDesk(session, importJudge);
  desks.push(desk);
  return { session, desk };
};

/** The standard text of a complete report, with `damage` done to it. */
const sourceText = (damage: (text: string) => string): string => {
  const { desk } = open(true);
  const { report } = must(desk.report.get(), 'report');
  const text = proveStandard(report, judgeReport(report).computed);
  if (!text.ok) throw new Error(text.error.key);
  return damage(text.value);
};

const drawImport = async (text: string, isFilled = false) => {
  const { desk, session } = open(isFilled);
  const onDone = vi.fn();
  const view = await draw(<ImportView desk={desk} onDone={onDone} onCancel={() => {}} />);
  await fill(must(view.querySelector('textarea'), 'textarea'), text);
  await click(named(view, '读取'));
  await untilDrawn(() => {
    if (!view.querySelector('.np-review, [role="alert"]')) throw new Error('not read yet');
  });
  return { view, session, desk, onDone };
};

describe('importing a text', () => {
  test('shows title, form and repairs with their lines before anything is written', async () => {
    const text = sourceText((clean) =>
      // A standard text comes back as it went out, marks and all; one with stray spaces is foreign.
      clean.replace('全年工作平稳有序。', '**全年工作**平稳有序。').replaceAll('\t', ' \t'),
    );
    const { view, session, onDone } = await drawImport(text);
    expect(view.querySelector('.np-facts')?.textContent).toContain('云溪市水务局');
    expect(view.querySelector('.np-facts')?.textContent).toContain('2021 年版');
    expect(view.querySelector('.np-facts')?.textContent).toContain('应有 200 格，读到 200 格');
    expect(view.textContent).toMatch(/读取时修正了（[12]）/);
    expect(view.querySelector('.np-lines')?.textContent).toMatch(/第 \d+ 行/);
    expect(session.report.get().cells.size).toBe(0);
    await click(named(view, '写入年报'));
    expect(session.report.get().cells.get(toCellId('requests', 'new', 'natural'))).toBe(0);
    expect(session.report.get().section('1').toString()).toBe('全年工作平稳有序。');
    expect(onDone).toHaveBeenCalledOnce();
  });

  test('[R1] a total the text states otherwise is shown and kept as stated', async () => {
    const row = '一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0';
    const { view, session } = await drawImport(sourceText((clean) => clean.replace(row, `${row.slice(0, -1)}4`)));
    expect(view.textContent).toContain('原文写 4，各项相加是 0');
    await click(named(view, '写入年报'));
    expect(session.report.get().stated.get(toCellId('requests', 'new', 'total'))).toBe(4);
  });

  test('says what a report that is not empty would lose, and which year the text is on', async () => {
    const { view } = await drawImport(
      sourceText((clean) => clean.replace('2024年政府', '2023年政府')),
      true,
    );
    expect(view.textContent).toContain('当前年报已有的 166 格数据和 3 段正文会被替换');
    expect(view.textContent).toContain('这份文本是 2023 年度的，当前年报是 2024 年度');
  });

  test('a doubtful cell is asked beside its line; the answer is written, what is left empty stays empty', async () => {
    const { view, session } = await drawImport(sourceText((clean) => clean.replace(NEW_ROW, NEW_ROW.replace('0\t0', '3?\t1'))));
    expect(view.querySelectorAll('.np-ask')).toHaveLength(1);
    expect(view.querySelector('.np-ask .np-line')?.textContent).toMatch(/^第 \d+ 行$/);
    expect(view.querySelector('.np-ask-line')?.textContent).toContain('3?');
    const [natural, enterprise] = view.querySelectorAll<HTMLInputElement>('.np-ask input');
    expect(natural?.getAttribute('aria-label')).toBe('表三 一、本年新收政府信息公开申请数量 · 自然人');
    await fill(must(natural, 'natural'), '三');
    expect(view.textContent).toContain('您填写的有 1 处不是有效的数');
    expect(named(view, '写入年报').hasAttribute('disabled')).toBe(true);
    await fill(must(natural, 'natural'), '３');
    expect(enterprise?.value).toBe('');
    await click(named(view, '写入年报'));
    expect(session.report.get().cells.get(NEW)).toBe(3);
    expect(session.report.get().cells.has(toCellId('requests', 'new', 'company'))).toBe(false);
  });

  test('a question about a page names table and row and shows the words of the row', async () => {
    const rows = sourceText((clean) => clean.replace(NEW_ROW, NEW_ROW.replace('0', '3?'))).split('\n');
    const page = rows.map((row) =>
      row.includes('\t') ? `<table><tr><td>${row.replaceAll('\t', '</td><td>')}</td></tr></table>` : `<p>${row}</p>`,
    );
    const { view } = await drawImport(`<html><body>${page.join('')}</body></html>`);
    expect(view.querySelector('.np-ask .np-line')?.textContent).toMatch(/^第 \d+ 个表格第 1 行$/);
    expect(view.querySelector('.np-ask-line')?.textContent).toContain('3?');
  });

  test('missing organ and year are asked; unanswered they stay the open report’s', async () => {
    const { view, session } = await drawImport(sourceText((clean) => clean.replace(/^.*\n/, '')));
    expect(view.textContent).toContain('请对照原文填写（2 处）');
    const [organ, year] = view.querySelectorAll<HTMLInputElement>('.np-listed input');
    await fill(must(organ, 'organ'), '云溪市 林业局');
    await fill(must(year, 'year'), '20');
    expect(view.textContent).toContain('年度是四位数字');
    await fill(must(year, 'year'), '');
    await click(named(view, '写入年报'));
    expect(session.report.get().meta.get('organ')).toBe('云溪市林业局');
    expect(session.report.get().meta.get('year')).toBe(2024);
  });

  test('[C1] blanks are confirmed as 0 by one action, undone by one step, and stay blank without it', async () => {
    const text = sourceText((clean) => clean.replace(NEW_ROW, NEW_ROW.replace('\t0\t0\t0\t', '\t\t\t0\t')));
    const kept = await drawImport(text);
    expect(kept.view.textContent).toContain('把 2 个空格确认为 0');
    await click(named(kept.view, '写入年报'));
    expect(kept.session.report.get().cells.has(NEW)).toBe(false);
    const { view, session, desk } = await drawImport(text);
    await click(must(view.querySelector('input[type="checkbox"]'), 'checkbox'));
    await click(named(view, '写入年报'));
    const { cells } = session.report.get();
    expect(cells.get(NEW)).toBe(0);
    desk.undo.undo();
    expect(cells.has(NEW)).toBe(false);
    expect(cells.get(toCellId('requests', 'new', 'research'))).toBe(0);
    desk.undo.undo();
    expect(cells.size).toBe(0);
  });

  test('[R5] a negative count is asked, and a negative answer keeps the text from being written', async () => {
    const { view, session } = await drawImport(sourceText((clean) => clean.replace(NEW_ROW, NEW_ROW.replace('0', '-2'))));
    const answer = must(view.querySelector<HTMLInputElement>('.np-ask input'), 'answer');
    await fill(answer, '-2');
    expect(view.querySelector('.np-ask [role="alert"]')?.textContent).toContain('-2');
    expect(named(view, '写入年报').hasAttribute('disabled')).toBe(true);
    await fill(answer, '2');
    expect(view.querySelector('[role="alert"]')).toBeNull();
    await click(named(view, '写入年报'));
    expect(session.report.get().cells.get(NEW)).toBe(2);
    // The answered figure counts in the sums the stated totals are held against.
    expect(session.report.get().stated.get(toCellId('requests', 'new', 'total'))).toBe(0);
  });

  test('[R5] a report with a value no report may hold is not offered; the cell is named', async () => {
    const { desk, session } = open(false);
    const report = docToReport(session.report.get(), must(desk.report.get(), 'report').report.edition);
    const cells = new Map([...report.cells, [NEW, { ...BLANK, value: -2, status: 'stated' as const }]]);
    const read = { report: { ...report, cells }, title: null, repairs: [] };
    const totalsOf = () => ({ computed: new Map<CellId, number>(), stated: new Map<CellId, number>() });
    const source: SourceRead = { read, lineAt: () => null, totalsOf };
    const view = await draw(<ImportDecision desk={desk} source={source} onDone={() => {}} onAnother={() => {}} onCancel={() => {}} />);
    expect(view.textContent).toContain('“表三 一、本年新收政府信息公开申请数量 · 自然人”不能填 -2');
    expect(named(view, '写入年报').hasAttribute('disabled')).toBe(true);
    await fill(must(view.querySelector<HTMLInputElement>('.np-ask input'), 'answer'), '7');
    await click(named(view, '写入年报'));
    expect(session.report.get().cells.get(NEW)).toBe(7);
  });

  test('a text of which no figure could be read is refused with one sentence', async () => {
    const { view } = await drawImport(sourceText((clean) => clean.replace(/\d(?=\t|\n)/g, '')));
    expect(view.querySelector('[role="alert"]')?.textContent).toContain('一格数据也没有读到');
    expect(view.textContent).not.toContain('写入年报');
  });

  test('a text that is no report is refused with one sentence and nothing to accept', async () => {
    const { view } = await drawImport('今天天气很好。');
    expect(view.querySelector('[role="alert"]')?.textContent).not.toBe('');
    expect(view.textContent).not.toContain('写入年报');
  });
});
