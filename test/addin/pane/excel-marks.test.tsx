// @vitest-environment jsdom
// What the pane says in Excel because the sheet is not ours to paint: the sides of a finding to be selected, and where the others are.
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { toCellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { hostOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import { must } from '#shared/result';
import { createMemoryHost } from '../../../addin/host/memory-host.ts';
import type { WorkbookHost } from '../../../addin/host/workbook-host.ts';
import { FindingList } from '../../../addin/pane/FindingList.tsx';
import { OthersHere } from '../../../addin/pane/OthersHere.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { fillReport, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';

const edition = must(editionByKey('2021'), '2021');
const RESEARCH = toCellId('requests', 'new', 'research');
const nothing = () => {};
let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
  desk = null;
});

/** A desk with a filled report, and a host that selects but does not paint. */
const openAt = () => {
  const session = localSession();
  fillReport(session.report.get());
  const opened = openDesk(session, importJudge);
  desk = opened;
  const selected: (readonly CellId[])[] = [];
  const listeners = new Set<(cell: CellId | null) => void>();
  const host: WorkbookHost = {
    ...createMemoryHost(),
    select: async (cell) => void selected.push([cell]),
    selectAll: async (cells) => void selected.push(cells),
    onSelect: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  opened.attach(host, () => ({ close: nothing }));
  const stand = (cell: CellId | null) =>
    act(async () => {
      for (const listener of listeners) listener(cell);
    });
  return { session, desk: opened, selected, stand };
};

const others = (session: ReturnType<typeof localSession>, states: readonly Readonly<Record<string, unknown>>[]) =>
  act(async () => {
    const awareness = session.awareness.get();
    for (const client of awareness.getStates().keys()) if (client !== awareness.clientID) awareness.states.delete(client);
    states.forEach((state, index) => void awareness.states.set(1000 + index, { ...state }));
    awareness.emit('change', [{ added: [], updated: [], removed: [] }, 'test']);
  });
const person = (name: string, place: Readonly<Record<string, unknown>>) => ({
  user: { id: name, name, colour: '#336699' },
  cell: null,
  section: null,
  ...place,
});

test('[R3] the card a person stands on selects either side of its balance with the sum it has now', async () => {
  const { session, desk, selected } = openAt();
  setCells(session.report.get(), edition, new Map([[RESEARCH, 9]]), hostOrigin('typed'));
  const pane = await draw(<FindingList desk={desk} onCell={nothing} onShow={nothing} />);
  await untilDrawn(() => expect(pane.querySelector('.np-finding-error .np-go')).not.toBeNull());
  expect(pane.querySelector('.np-sides')).toBeNull();
  await click(must(pane.querySelector('.np-finding-error .np-go'), 'go'));
  const [left, right] = [...pane.querySelectorAll('.np-sides button')];
  await click(must(left, 'left'));
  expect(selected.at(-1)).toEqual([RESEARCH, toCellId('requests', 'carriedIn', 'research')]);
  expect([left?.textContent, left?.getAttribute('aria-pressed'), right?.getAttribute('aria-pressed')]).toEqual(['左边 9', 'true', 'false']);
  await click(must(right, 'right'));
  expect(selected.at(-1)?.[0]).toBe(toCellId('requests', 'processed', 'research'));
});

test('where the others are stands in one line, and a colleague in the same cell is said aloud, also when they type', async () => {
  const { session, desk, stand, selected } = openAt();
  const line = await draw(<OthersHere desk={desk} />);
  const reads = (text: string) => untilDrawn(() => expect(line.textContent).toBe(text));
  await reads('此刻只有您在这份年报中。');
  await act(async () => session.saved.set({ kind: 'offline', pending: 0, reason: message('sync.hostFailed') }));
  await reads('没有连上服务器，看不到别人在哪里。');
  await act(async () => session.saved.set({ kind: 'saved' }));
  await others(session, [person('周明', {})]);
  await reads('周明也在，没有停在某一格。');
  await others(session, [person('周明', { cell: RESEARCH }), person('陈晓雯', { section: '1' })]);
  await reads('陈晓雯：在写 一、总体情况周明：三、申请办理 F5');
  await click(named(line, '周明：三、申请办理 F5'));
  expect(selected.at(-1)).toEqual([RESEARCH]);
  await stand(RESEARCH);
  await reads('周明也在这一格，改动前请先打个招呼。');
  await others(session, [person('周明', { cell: RESEARCH, typing: 1 })]);
  await reads('周明正在填这一格，请稍候再改。');
  expect(line.querySelector('[role="status"]')?.textContent).toContain('周明');
  await stand(null);
  await reads('周明：三、申请办理 F5');
  expect(session.awareness.get().getLocalState()?.cell ?? null).toBeNull();
});
