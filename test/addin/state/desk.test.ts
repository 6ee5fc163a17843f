import { afterEach, describe, expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { hostOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { openYear } from '#shared/report/open-year';
import { emptyReport } from '#shared/report/report';
import { must } from '#shared/result';
import { createMemoryHost } from '../../../addin/host/memory-host.ts';
import { adoptCauses } from '../../../addin/state/adopt.ts';
import { applyOpening } from '../../../addin/state/apply-opening.ts';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { bindWorkbook } from '../../../addin/sync/bind-workbook.ts';
import { fillReport, localSession } from '../local-session.ts';
import { until } from '../until.ts';

const EDITION = must(editionByKey('2021'), 'edition 2021');
const NEW = toCellId('requests', 'new', 'natural');
let desk: Desk | null = null;
afterEach(() => desk?.close());

const open = (fill = true) => {
  const session = localSession();
  if (fill) fillReport(session.report.get());
  desk = openDesk(session, importJudge);
  return { session, desk };
};

const ready = (opened: Desk) =>
  until(() => {
    const now = opened.findings.get();
    if (now.kind !== 'ready' || opened.report.get()?.report !== now.report) throw new Error('not judged yet');
    return now;
  });

describe('an open report', () => {
  test('a complete, balanced report may be published and all 42 balances hold', async () => {
    const { desk } = open();
    const now = await ready(desk);
    expect(now.result.verdict).toBe('publishable');
    expect(now.balances).toEqual({ held: 42, total: 42 });
  });

  test('[R3] an edit in the workbook changes verdict and counts together, and adopting the suggestion clears it', async () => {
    const { desk, session } = open();
    await ready(desk);
    setCells(session.report.get(), EDITION, new Map([[NEW, 3]]), hostOrigin('typed'));
    const broken = await until(() => {
      const now = desk.findings.get();
      if (now.kind !== 'ready' || now.result.verdict === 'publishable') throw new Error('still publishable');
      return now;
    });
    expect(broken.result.counts.error).toBe(broken.result.findings.filter(({ severity }) => severity === 'error').length);
    expect(broken.balances.held).toBe(40);
    const cause = must(
      broken.result.findings[0]?.causes.find(({ cell }) => cell === NEW),
      'cause',
    );
    adoptCauses(must(desk.report.get(), 'report'), [cause]);
    expect(session.report.get().cells.get(NEW)).toBe(0);
    await until(() => expect(desk.findings.get()).toMatchObject({ result: { verdict: 'publishable' } }));
    desk.undo.undo();
    expect(session.report.get().cells.get(NEW)).toBe(3);
  });

  test('undo takes back own edits in workbook and pane, not prose typing and not what was loaded', () => {
    const { desk, session } = open();
    expect(desk.undo.get()).toEqual({ canUndo: false, canRedo: false });
    setCells(session.report.get(), EDITION, new Map([[NEW, 7]]), hostOrigin('typed'));
    setSectionText(session.report.get(), '5', '一是。', { kind: 'pane', how: 'typed' });
    expect(desk.undo.get().canUndo).toBe(true);
    desk.undo.undo();
    expect(session.report.get().cells.get(NEW)).toBe(0);
    expect(session.report.get().section('5').toString()).toBe('一是。');
    expect(desk.undo.get()).toEqual({ canUndo: false, canRedo: true });
    desk.undo.redo();
    expect(session.report.get().cells.get(NEW)).toBe(7);
  });

  test('a host shows the report, its flagged cells and the others, and the pane hears the selection', async () => {
    const { desk, session } = open();
    const host = createMemoryHost();
    const detach = desk.attach(host, (deps) => bindWorkbook({ ...deps, lang: 'zh' }));
    setCells(session.report.get(), EDITION, new Map([[NEW, 3]]), { kind: 'load' });
    await until(async () => expect((await host.read()).get(NEW)).toBe(3));
    desk.selectCell(NEW);
    await until(() => expect(desk.selected.get()).toBe(NEW));
    expect(session.awareness.get().getLocalState()).toMatchObject({ cell: NEW, section: null });
    detach();
  });

  test('the presence list names each window once, oneself first', async () => {
    const { desk, session } = open();
    const awareness = session.awareness.get();
    awareness.states.set(99, { user: { id: 'p2', name: '王强', colour: '#8e3b8e' }, cell: NEW, section: null });
    awareness.states.set(98, { user: { id: 'p3', name: 'x', colour: 'url(evil)' }, cell: 'no cell', section: 'nowhere' });
    awareness.states.set(97, { user: 'nobody' });
    awareness.emit('change', [{ added: [97, 98, 99], updated: [], removed: [] }, 'remote']);
    await until(() => expect(desk.presence.get()).toHaveLength(3));
    expect(desk.presence.get()[0]).toMatchObject({ isSelf: true });
    expect(desk.presence.get().find(({ id }) => id === 'p3')).toMatchObject({ cell: null, section: null, colour: '#5b6770' });
  });

  test('a fresh document after a refusal is watched in place of the old one', async () => {
    const { desk, session } = open();
    const other = localSession();
    fillReport(other.report.get());
    session.report.set(other.report.get());
    setCells(other.report.get(), EDITION, new Map([[NEW, 5]]), hostOrigin('typed'));
    await until(() => expect(desk.report.get()?.report.cells.get(NEW)?.value).toBe(5));
    desk.undo.undo();
    expect(other.report.get().cells.get(NEW)).toBe(0);
  });

  test('opening figures are written once the content is here, into blank cells only', async () => {
    const { desk, session } = open(false);
    const last = emptyReport(EDITION, '云溪市水务局', 2023);
    const cells = new Map(last.cells);
    for (const [column, value] of [
      ['natural', 4],
      ['company', 2],
    ] as const) {
      cells.set(toCellId('requests', 'carriedOut', column), { value, status: 'stated', line: null, note: null });
    }
    session.saved.set({ kind: 'loading' });
    setCells(session.report.get(), EDITION, new Map([[toCellId('requests', 'carriedIn', 'company'), 9]]), { kind: 'load' });
    applyOpening(desk, openYear(EDITION, null, 2024, { ...last, cells }).report);
    expect(session.report.get().cells.get(toCellId('requests', 'carriedIn', 'natural'))).toBeUndefined();
    await until(() => expect(desk.report.get()?.report.cells.get(toCellId('requests', 'carriedIn', 'company'))?.value).toBe(9));
    session.saved.set({ kind: 'saved' });
    expect(session.report.get().cells.get(toCellId('requests', 'carriedIn', 'natural'))).toBe(4);
    expect(session.report.get().cells.get(toCellId('requests', 'carriedIn', 'company'))).toBe(9);
  });
});
