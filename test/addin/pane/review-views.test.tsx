// @vitest-environment jsdom
// The views of review and history: what they ask for, what they say, what they keep closed.
import { act } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import type { HistoryRow } from '#shared/protocol/http-history';
import { must, ok } from '#shared/result';
import { HistoryTab } from '../../../addin/pane/HistoryTab.tsx';
import { ReviewLine } from '../../../addin/pane/ReviewLine.tsx';
import { SelectedLine } from '../../../addin/pane/SelectedLine.tsx';
import { clearDrawn, click, draw, fill, named } from './draw.tsx';
import { peopleApi } from './people-api.ts';
import { CLERK, COORDINATOR, NEW, says, start } from './people-scene.tsx';

afterEach(clearDrawn);

describe('review', () => {
  test('a preparer submits their part; returned, they read who did it and why', async () => {
    const takeStep = vi.fn(async () => ok({ reviews: [], steps: [], open: [] }));
    const { desk, reviews } = start(CLERK);
    const view = await draw(<ReviewLine desk={desk} api={peopleApi({ takeStep })} />);
    await says(view, '您的部分：未提交');
    await click(named(view, '提交我的部分'));
    expect(takeStep).toHaveBeenCalledWith('local', { part: 'p2', to: 'submitted', note: '' });
    await act(async () => reviews.set([{ part: 'p2', state: 'returned', by: 'p1', at: '2026-01-05T01:00:00Z', note: '新收件数请核对' }]));
    await says(view, '您的部分：已退回');
    expect(view.textContent).toContain('周统稿，');
    expect(view.querySelector('q')?.textContent).toBe('新收件数请核对');
  });

  test('returning asks for a reason and takes no step without one', async () => {
    const takeStep = vi.fn(async () => ok({ reviews: [], steps: [], open: [] }));
    const { desk, access, reviews } = start();
    await act(async () => {
      reviews.set([{ part: null, state: 'submitted', by: 'p1', at: '2026-01-05T01:00:00Z', note: '' }]);
      access.set({ people: [COORDINATOR, CLERK], reportState: 'submitted' });
    });
    const view = await draw(<ReviewLine desk={desk} api={peopleApi({ takeStep })} />);
    await says(view, '已送审');
    await click(named(view, '退回修改'));
    const form = () => must(view.querySelector('form'), 'form');
    await act(async () => form().dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    await says(view, '请写明退回的原因');
    expect(takeStep).not.toHaveBeenCalled();
    await fill(must(view.querySelector('textarea'), 'reason'), '表四漏填');
    await act(async () => form().requestSubmit());
    expect(takeStep).toHaveBeenCalledWith('local', { part: null, to: 'returned', note: '表四漏填' });
  });

  test('the selected cell says whose it is, or why it is locked', async () => {
    const { desk, select, access } = start(CLERK);
    const view = await draw(<SelectedLine desk={desk} onHistory={() => {}} />);
    expect(view.textContent).toContain('在表中选一格');
    await act(async () => select(NEW));
    await says(view, '由何川填写');
    await act(async () => access.set({ people: [COORDINATOR, CLERK], partStates: new Map([['p2', 'submitted']]) }));
    await says(view, '您的部分已经提交');
    await act(async () => select(toCellId('requests', 'new', 'total')));
    await says(view, '由公式自动计算');
  });
});

describe('history', () => {
  const row = (number: number, given: Partial<HistoryRow>): HistoryRow => ({
    number,
    at: '2026-01-05T01:00:00Z',
    madeAt: null,
    person: 'p2',
    name: '何川',
    place: NEW,
    how: 'typed',
    before: null,
    after: null,
    ...given,
  });
  const ROWS = [
    row(4, { after: '12', madeAt: '2026-01-04T01:00:00Z', how: 'offline' }),
    row(5, { before: '12', after: '15', person: 'p1', name: '周统稿' }),
    row(6, { place: 'section:1', before: '旧话', after: '新话' }),
  ];
  const history = vi.fn(async (_report: string, { from, place }: { from: number; place?: string }) => {
    const rows = ROWS.filter(({ number, place: at }) => number >= from && (place === undefined || at === place));
    return ok({ rows, count: 6, next: null });
  });

  test('of the selected cell: who, when, what became what, made offline; going back shows what changes and then does it', async () => {
    const restore = vi.fn(async () => ok(1));
    const { desk, select } = start();
    const view = await draw(<HistoryTab desk={desk} api={peopleApi({ history, restore })} onCell={() => {}} />);
    expect(view.textContent).toContain('请在表中选一格');
    await act(async () => select(NEW));
    await says(view, '空白 → 12');
    expect(view.textContent).toContain('离线时所做');
    expect(view.textContent).toContain('周统稿（我）');
    const items = view.querySelectorAll('.np-history > li');
    await click(must(items[1]?.querySelector('button'), 'back'));
    await says(view, '将改变 1 处');
    expect(view.textContent).toContain('15 → 12');
    await click(named(view, '确认恢复 1 处'));
    expect(restore).toHaveBeenCalledWith('local', { to: { number: 4 }, place: NEW });
    expect(desk.notice.get()?.message.key).toBe('team.restore.done');
  });

  test('of the whole report: places by their labels, text as removed and written; all of it only for the coordinator', async () => {
    const { desk } = start(CLERK);
    const view = await draw(<HistoryTab desk={desk} api={peopleApi({ history })} onCell={() => {}} />);
    const radios = view.querySelectorAll<HTMLInputElement>('input[type="radio"]');
    await click(must(radios[1], 'whole'));
    await says(view, '删去：旧话');
    expect(view.textContent).toContain('写入：新话');
    expect(view.textContent).toContain('一、总体情况');
    const items = view.querySelectorAll('.np-history > li');
    await click(must([...(items[2]?.querySelectorAll('button') ?? [])].at(-1), 'back'));
    await says(view, '将改变 1 处');
    await click(must(view.querySelectorAll<HTMLInputElement>('fieldset.np-form input[type="radio"]')[1], 'whole report'));
    await says(view, '由统稿人（周统稿）进行');
    expect(named(view, '确认恢复 2 处').getAttribute('aria-disabled')).toBe('true');
  });
});
