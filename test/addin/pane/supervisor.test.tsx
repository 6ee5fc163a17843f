// @vitest-environment jsdom
// The supervisor's desk: what the verdict rests on, a report that ought not to be signed, and the way to a changed part of the text.
import { afterEach, expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { loadReport, setCells } from '#shared/document/commands';
import type { HistoryRow } from '#shared/protocol/http-history';
import { must, ok } from '#shared/result';
import { SupervisorDesk } from '../../../addin/pane/desk/SupervisorDesk.tsx';
import { VerdictLine } from '../../../addin/pane/VerdictLine.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { useFindings } from '../../../addin/state/use-desk.ts';
import type { Review } from '../../../addin/sync/session-state.ts';
import type { Settable } from '../../../addin/sync/watched.ts';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { yearOf } from '../../shared/check/judge.ts';
import { localSession } from '../local-session.ts';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';
import { peopleApi } from './people-api.ts';

let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
});

const now = demoReport(2025, THIS_YEAR);

const Verdict = ({ desk }: { readonly desk: Desk }) => <VerdictLine findings={useFindings(desk)} />;

const open = async (rows: readonly HistoryRow[] = [], report = now) => {
  const session = localSession();
  loadReport(session.report.get(), report, new Map(), { kind: 'load' });
  session.me.set({ id: 'chief', name: '周审', role: 'reviewer', assigned: [] });
  const opened = openDesk(session, importJudge);
  desk = opened;
  const api = peopleApi({
    desk: { ...peopleApi().desk, look: async () => ok({ number: 3, at: '2026-01-15T08:00:00.000Z', count: 4 }) },
    history: async (_report, { from }) => ok({ rows: from > 4 ? [] : [...rows], count: 4, next: null }),
  });
  const pane = await draw(
    <>
      <Verdict desk={opened} />
      <SupervisorDesk desk={opened} api={api} onCell={() => {}} />
    </>,
  );
  return { pane, session, desk: opened };
};

const shows = (pane: HTMLElement, text: string) => untilDrawn(() => expect(pane.textContent).toContain(text));

test('[R1–R4] the verdict says rule by rule what it rests on, and that nothing of last year was compared', async () => {
  const { pane, desk } = await open();
  desk.compareWith(null);
  await shows(pane, '表三每一行：各列之和等于总计，25/25 行成立');
  await shows(pane, '上年结转：没有上年年报，没有比');
  expect(pane.querySelector('.np-verdict')?.textContent).toContain('没有上年年报可比');
});

test('[C1] cells that are not filled in are told beside the balances, not hidden in them', async () => {
  const { pane, session, desk } = await open();
  setCells(session.report.get(), now.edition, new Map([[toCellId('requests', 'carriedIn', 'research'), null]]), { kind: 'load' });
  desk.compareWith(yearOf(demoReport(2024, LAST_YEAR)));
  await shows(pane, '空 1 格，暂按 0 算');
  await shows(pane, '结转 5/6 列与上年一致，其余未填');
});

test('a report that still has something to correct is not put forward for approval', async () => {
  const { pane, session } = await open();
  (session.reviews as Settable<readonly Review[]>).set([
    { part: null, state: 'submitted', by: 'office', at: '2026-01-16T08:00:00.000Z', note: '' },
  ]);
  await shows(pane, '请通读后审定');
  setCells(session.report.get(), now.edition, new Map([[toCellId('requests', 'new', 'natural'), 99]]), { kind: 'load' });
  await shows(pane, '还有 1 项必改，改好以前不能公布。请写明原因退回。');
  expect(pane.textContent).not.toContain('请通读后审定');
});

test('a changed part of the text leads to the text, and its strokes are not counted', async () => {
  const row = { at: '2026-01-16T08:00:00.000Z', madeAt: null, person: 'p2', name: '何一', how: 'typed', place: 'section:1', before: null };
  const { pane, desk } = await open([
    { ...row, number: 4, after: '另' },
    { ...row, number: 5, after: '收' },
  ]);
  await shows(pane, '文字有改动');
  expect(must(pane.querySelector('.np-changes li'), 'change').textContent).not.toContain('改了');
  await click(named(pane, '一、总体情况'));
  expect(desk.section.get()).toMatchObject({ key: '1' });
});
