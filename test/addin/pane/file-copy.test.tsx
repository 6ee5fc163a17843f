// @vitest-environment jsdom
// What an opened file changed by itself, as the pane offers it; and a total Excel shows wrongly, as a finding with its repair.
import { afterEach, expect, test, vi } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { must } from '#shared/result';
import { createMemoryHost } from '../../../addin/host/memory-host.ts';
import type { SheetFault } from '../../../addin/host/sheet-fault.ts';
import type { WorkbookHost } from '../../../addin/host/workbook-host.ts';
import { FileCopyTray } from '../../../addin/pane/FileCopyTray.tsx';
import { FindingCard } from '../../../addin/pane/FindingCard.tsx';
import { OtherWindow } from '../../../addin/pane/OtherWindow.tsx';
import { openDesk } from '../../../addin/state/desk.ts';
import { judgeReport } from '../../../addin/state/judge.ts';
import { bindWorkbook } from '../../../addin/sync/bind-workbook.ts';
import { localSession } from '../local-session.ts';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';

const NEW = 'requests/new/natural' as CellId;
const GRANTED = 'requests/granted/natural' as CellId;
const TOTAL = 'requests/new/total' as CellId;

const closes: (() => void)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0)) close();
  await clearDrawn();
});

/** A desk whose host brings something of its own. */
const start = (own: Partial<WorkbookHost>) => {
  const session = localSession();
  const desk = openDesk(session, async () => judgeReport);
  const host = createMemoryHost();
  const detach = desk.attach({ ...host, ...own }, (deps) => bindWorkbook({ ...deps, lang: 'zh' }));
  closes.push(detach, desk.close);
  return { session, desk, host };
};

test('places only the file changed are preselected, contested ones wait; merging writes what was chosen and the tray is gone', async () => {
  const { session, desk } = start({
    takeCopy: () => ({
      edits: [
        { kind: 'cell', cell: NEW, mine: 5, base: 3, isBaseKnown: true },
        { kind: 'cell', cell: GRANTED, mine: 2, base: null, isBaseKnown: true },
      ],
      syncedAt: '2026-01-06T01:00:00Z',
      savedBy: '林晓',
    }),
  });
  setCells(session.report.get(), desk.report.get()?.report.edition ?? neverHere(), new Map([[NEW, 4]]), { kind: 'load' });
  const container = await draw(<FileCopyTray desk={desk} />);
  await untilDrawn(() => expect(container.textContent).toContain('合并 2 处离线修改'));
  expect(container.textContent).toContain('林晓');
  expect(container.textContent).toContain('文件的：5');
  expect(container.textContent).toContain('服务器的：4');
  expect(container.textContent).toContain('上次同步时：3');
  const ticked = () => [...container.querySelectorAll('input')].map((input) => input.checked);
  expect(ticked()).toEqual([false, false, true, false]);
  await click(named(container, '合并已选的 1 处'));
  await untilDrawn(() => expect(container.textContent).toContain('合并 1 处离线修改'));
  expect([session.report.get().cells.get(GRANTED), session.report.get().cells.get(NEW)]).toEqual([2, 4]);
  await click(named(container, '全部用文件的'));
  await click(named(container, '合并已选的 1 处'));
  await untilDrawn(() => expect(container.textContent).toBe(''));
  expect(session.report.get().cells.get(NEW)).toBe(5);
});

test('[E1] a total the sheet shows otherwise blocks publication, names both numbers, and is put right with one click', async () => {
  const fault: SheetFault = { kind: 'total', cell: TOTAL, shown: 99, computed: 4, isOverwritten: true };
  const repair = vi.fn(async () => {});
  const { desk } = start({
    onFaults: (listener) => {
      listener([fault]);
      return () => {};
    },
    repair,
  });
  await vi.waitFor(() => expect(desk.findings.get().kind).toBe('ready'));
  const now = desk.findings.get();
  if (now.kind !== 'ready') throw new Error('not judged');
  const [finding] = now.result.findings;
  expect([now.result.verdict, finding?.rule, finding?.severity, finding?.expected, finding?.actual]).toEqual([
    'blocked',
    'E1',
    'error',
    4,
    99,
  ]);
  const container = await draw(
    <FindingCard desk={desk} finding={must(finding, 'the finding')} isCurrent={false} onGo={() => {}} onCell={() => {}} />,
  );
  expect(container.textContent).toContain('99');
  await click(named(container, '重写公式'));
  expect(repair).toHaveBeenCalledWith(fault);
});

test('the same person in a second window is told, another person is not', async () => {
  const { session, desk } = start({});
  const container = await draw(<OtherWindow desk={desk} />);
  const awareness = session.awareness.get();
  const come = (user: string) => {
    awareness.states.set(77, { user: { id: user, name: user, colour: '#000000' }, cell: null, section: null });
    awareness.emit('change', [{ added: [77], updated: [], removed: [] }, 'test']);
  };
  come('p2');
  await untilDrawn(() => expect(container.textContent).toBe(''));
  come('p1');
  await untilDrawn(() => expect(container.textContent).toContain('另一个窗口'));
});

const neverHere = (): never => {
  throw new Error('the report is not there');
};
