// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { must } from '#shared/result';
import { proveStandard } from '#shared/text/prove-standard';
import { ImportView } from '../../../addin/pane/ImportView.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { judgeReport } from '../../../addin/state/judge.ts';
import { importJudge } from '../../../addin/state/watch-findings.ts';
import { fillReport, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, fill, named, untilDrawn } from './draw.tsx';

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
  return { view, session, onDone };
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
    expect(view.querySelector('.np-facts')?.textContent).toContain('共 200 格，读到 200 格');
    expect(view.textContent).toMatch(/读取时的修正（[12]）/);
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
    expect(view.textContent).toContain('文本写 4，各项相加为 0');
    await click(named(view, '写入年报'));
    expect(session.report.get().stated.get(toCellId('requests', 'new', 'total'))).toBe(4);
  });

  test('says what a report that is not empty would lose, and which year the text is on', async () => {
    const { view } = await drawImport(
      sourceText((clean) => clean.replace('2024年政府', '2023年政府')),
      true,
    );
    expect(view.textContent).toContain('将替换这份年报现有的 166 格数据和 3 段正文');
    expect(view.textContent).toContain('这份文本是 2023 年度的，当前年报是 2024 年度');
  });

  test('a text that is no report is refused with one sentence and nothing to accept', async () => {
    const { view } = await drawImport('今天天气很好。');
    expect(view.querySelector('[role="alert"]')?.textContent).not.toBe('');
    expect(view.textContent).not.toContain('写入年报');
  });
});
