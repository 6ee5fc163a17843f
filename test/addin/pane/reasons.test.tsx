// @vitest-environment jsdom
// A finding and why it may stand: writing, limits, who may, what replaces it, what the verdict line says.
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import { MAX_REASON_LENGTH } from '#shared/report/reason';
import { must } from '#shared/result';
import { FindingList } from '../../../addin/pane/FindingList.tsx';
import { VerdictLine } from '../../../addin/pane/VerdictLine.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { useFindings } from '../../../addin/state/use-desk.ts';
import { fillReport, type LocalSession, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, fill, named, untilDrawn } from './draw.tsx';

let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
});

const put = (session: LocalSession, values: Readonly<Record<string, number>>) => {
  const report = session.report.get();
  setCells(report, must(editionOfDoc(report), 'edition'), new Map(Object.entries(values) as [CellId, number][]), paneOrigin('typed'));
};

const Verdict = ({ of }: { readonly of: Desk }) => <VerdictLine findings={useFindings(of)} />;

/** 规章 in force 7 where last year's figures give 5, and 上年结转 4 where last year carried out 3. */
const arrive = async (): Promise<{ session: LocalSession; view: HTMLElement }> => {
  const session = localSession();
  fillReport(session.report.get());
  put(session, { 'requests/carriedIn/natural': 4, 'requests/granted/natural': 4 });
  desk = openDesk(session, importJudge);
  const opened = desk;
  const view = await draw(
    <>
      <Verdict of={opened} />
      <FindingList desk={opened} onCell={() => {}} onShow={() => {}} />
    </>,
  );
  await untilDrawn(() => expect(opened.findings.get().kind).toBe('ready'));
  const now = opened.findings.get();
  if (now.kind !== 'ready') throw new Error('not judged');
  await act(async () => opened.compareWith({ report: { ...now.report, year: 2023 }, computed: now.computed }));
  await untilDrawn(() => expect(view.textContent).toContain('规则 Y2'));
  return { session, view };
};

const card = (view: HTMLElement) => must(view.querySelector<HTMLElement>('.np-finding'), 'card');
const openForm = async (view: HTMLElement, name = '说明原因') => {
  await click(
    must(
      [...card(view).querySelectorAll('button')].find(({ textContent }) => textContent === name),
      name,
    ),
  );
  return must(view.querySelector('textarea'), 'field');
};

test('[Y2] a reason lifts the block, stands with who and when, and other figures make it an earlier one', async () => {
  const { session, view } = await arrive();
  expect(view.textContent).toContain('还差 1 项必改');
  const field = await openForm(view);
  expect(document.activeElement).toBe(field);
  await fill(field, '  上年年报五月更正  ');
  await act(async () => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
  });
  await untilDrawn(() => expect(view.textContent).toContain('可以公布'));
  expect(view.textContent).toContain('核实 1 项，其中 1 项已说明');
  expect(view.textContent).toContain('结转 1 处与上年不符，已说明');
  expect(card(view).className).toContain('np-finding-query');
  expect(card(view).querySelector('.np-explained')?.textContent).toBe('已说明');
  expect(card(view).querySelector('.np-reason-words')?.textContent).toMatch(/^上年年报五月更正周统稿 · 20/);
  expect(card(view).querySelector('details')?.open).toBe(false);
  expect(document.activeElement?.textContent).toBe('另写原因');

  await act(async () => put(session, { 'requests/carriedIn/natural': 6, 'requests/granted/natural': 6 }));
  await untilDrawn(() => expect(view.textContent).toContain('还差 1 项必改'));
  expect(card(view).textContent).toContain('以前的说明（1）');
  expect(card(view).querySelector('.np-explained')).toBeNull();
});

test('[Y2] one reason is written for all columns that are open, when the person wants it, and for figures they have seen', async () => {
  const { session, view } = await arrive();
  await act(async () => put(session, { 'requests/carriedIn/research': 2, 'requests/granted/research': 2 }));
  await untilDrawn(() => expect(view.textContent).toContain('还差 2 项必改'));
  const field = await openForm(view);
  const box = must(view.querySelector<HTMLInputElement>('.np-reason-kin input'), 'box');
  expect(box.checked).toBe(false);
  expect(view.querySelector('.np-reason-kin')?.textContent).toContain('也用于其余 1 项同类的');
  await click(box);
  expect(view.querySelector('.np-reason-kin details')?.hasAttribute('open')).toBe(true);
  await fill(field, '上年年报五月更正');
  // The other column changes meanwhile.
  await act(async () => put(session, { 'requests/carriedIn/research': 3, 'requests/granted/research': 3 }));
  await untilDrawn(() => expect(view.querySelector('.np-reason-kin')?.textContent).toContain('3'));
  await click(named(view, '写下'));
  expect(view.querySelector('[role="alert"]')?.textContent).toContain('您写的时候数字变了');
  expect(session.report.get().reasons.size).toBe(0);
  await click(named(view, '写下'));
  await untilDrawn(() => expect(view.textContent).toContain('可以公布'));
  expect(view.textContent).toContain('核实 2 项，其中 2 项已说明');
  expect([...session.report.get().reasons.values()].map(({ text }) => text)).toEqual(['上年年报五月更正', '上年年报五月更正']);
});

test('a reason is taken back by its own entry, and both stay readable', async () => {
  const { session, view } = await arrive();
  await fill(await openForm(view), '已更正');
  await click(named(view, '写下'));
  await untilDrawn(() => expect(view.textContent).toContain('可以公布'));
  await click(named(view, '撤回说明'));
  await untilDrawn(() => expect(view.textContent).toContain('还差 1 项必改'));
  expect(card(view).textContent).toContain('以前的说明（2）');
  expect(card(view).textContent).toContain('（撤回了说明）');
  expect(session.report.get().reasons.size).toBe(2);
});

test('an empty or too long reason is not written and the fault is said; Escape leaves', async () => {
  const { session, view } = await arrive();
  const field = await openForm(view);
  await click(named(view, '写下'));
  expect(view.querySelector('[role="alert"]')?.textContent).toContain('原因还是空的');
  await fill(field, '长'.repeat(MAX_REASON_LENGTH + 2));
  expect(view.textContent).toContain(`原因最多 ${MAX_REASON_LENGTH} 字，现在 ${MAX_REASON_LENGTH + 2} 字，请删去 2 字`);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await click(named(view, '写下'));
  expect(session.report.get().reasons.size).toBe(0);
  await act(async () => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  expect(view.querySelector('textarea')).toBeNull();
  expect(document.activeElement?.textContent).toBe('说明原因');
});

test('figures that change while somebody writes are shown before the reason is taken', async () => {
  const { session, view } = await arrive();
  await fill(await openForm(view), '已更正');
  await act(async () => put(session, { 'requests/carriedIn/natural': 6, 'requests/granted/natural': 6 }));
  await untilDrawn(() => expect(card(view).textContent).toContain('是 6'));
  await click(named(view, '写下'));
  expect(view.querySelector('[role="alert"]')?.textContent).toContain('您写的时候数字变了');
  expect(session.report.get().reasons.size).toBe(0);
  await click(named(view, '写下'));
  await untilDrawn(() => expect(view.textContent).toContain('可以公布'));
});

test('a reader sees the reason and is told why they cannot write one', async () => {
  const { session, view } = await arrive();
  await fill(await openForm(view), '已更正');
  await click(named(view, '写下'));
  await untilDrawn(() => expect(view.textContent).toContain('可以公布'));
  await act(async () => session.me.set({ ...session.me.get(), role: 'reader' }));
  const button = must(
    [...card(view).querySelectorAll('button')].find(({ textContent }) => textContent === '另写原因'),
    'button',
  );
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(button.title).not.toBe('');
  expect(card(view).textContent).toContain('已更正');
  expect(card(view).textContent).not.toContain('撤回说明');
});
