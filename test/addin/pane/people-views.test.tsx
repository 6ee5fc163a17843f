// @vitest-environment jsdom
// The views of people, of a report's people, of review and history: what they ask for, what they say, what they keep closed.
import { act } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import type { HistoryRow } from '#shared/protocol/http-history';
import type { PersonEntry, ReportMember } from '#shared/protocol/http-people';
import { must, ok } from '#shared/result';
import { HistoryTab } from '../../../addin/pane/HistoryTab.tsx';
import { MembersTab } from '../../../addin/pane/MembersTab.tsx';
import { PeopleScreen } from '../../../addin/pane/PeopleScreen.tsx';
import { ReviewLine } from '../../../addin/pane/ReviewLine.tsx';
import { SelectedLine } from '../../../addin/pane/SelectedLine.tsx';
import { openDesk } from '../../../addin/state/desk.ts';
import { judgeReport } from '../../../addin/state/judge.ts';
import type { Settable } from '../../../addin/sync/watched.ts';
import { localSession } from '../local-session.ts';
import { clearDrawn, click, draw, fill, named, untilDrawn } from './draw.tsx';
import { peopleApi, refusal } from './people-api.ts';

afterEach(clearDrawn);

const NEW = toCellId('requests', 'new', 'natural');
const COORDINATOR = { id: 'p1', name: '周统稿', role: 'coordinator' as const, assigned: [] };
const CLERK = { id: 'p2', name: '何川', role: 'preparer' as const, assigned: ['requests/new'] };
const UNITS = [{ id: 'u1', name: '办公室', active: true }];

const person = (id: string, name: string, active = true): PersonEntry => ({
  id,
  name,
  unit: 'u1',
  unitName: '办公室',
  colour: '#000',
  admin: { active, isAdmin: false, subject: null },
});
const member = (given: Partial<ReportMember>): ReportMember => ({
  id: 'p2',
  name: '何川',
  unit: '办公室',
  colour: '#000',
  role: 'preparer',
  assigned: ['requests/new'],
  due: null,
  ...given,
});

const start = (me: typeof COORDINATOR | typeof CLERK = COORDINATOR) => {
  const session = localSession();
  session.me.set(me);
  session.people.set([COORDINATOR, CLERK]);
  const access = session.access as Settable<ReturnType<typeof session.access.get>>;
  access.set({ people: [COORDINATOR, CLERK] });
  const reviews = session.reviews as Settable<ReturnType<typeof session.reviews.get>>;
  const desk = openDesk(session, async () => judgeReport);
  const select = (cell: typeof NEW) => (desk.selected as Settable<typeof NEW | null>).set(cell);
  return { session, desk, access, reviews, select };
};

const says = (container: HTMLElement, text: string) =>
  untilDrawn(() => {
    if (!container.textContent?.includes(text)) throw new Error(`no “${text}” in ${container.textContent}`);
  });

const choose = (container: HTMLElement, label: string, value: string) =>
  act(async () => {
    const text = [...container.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
    const select = must(container.querySelector<HTMLSelectElement>(`[id="${must(text, label).htmlFor}"]`), label);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });

describe('people and units', () => {
  const screen = (given: Parameters<typeof peopleApi>[0], lang: 'zh' | 'en' = 'zh') =>
    draw(
      <PeopleScreen
        api={peopleApi({
          units: async () => ok(UNITS),
          people: async () => ok([person('p1', '周统稿'), person('p2', '何川'), person('p3', '旧人', false)]),
          reports: async () => ok([]),
          ...given,
        })}
        onBack={() => {}}
        onSignOut={() => {}}
      />,
      lang,
    );

  test('somebody leaves in one step, to the heir chosen, and the number of reports is said', async () => {
    const deactivate = vi.fn(async () => ok(['r1', 'r2']));
    const view = await screen({ deactivate });
    await says(view, '共 2 人');
    await click(named(view, '何川离开，移交分工'));
    expect(view.textContent).toContain('没有人接手');
    await choose(view, '由谁接手', 'p1');
    await click(named(view, '确认何川离开，移交给周统稿'));
    expect(deactivate).toHaveBeenCalledWith('p2', 'p1');
    await says(view, '2 份年报中的分工已移交给周统稿');
  });

  test('the server’s own sentence is shown where it refuses', async () => {
    const view = await screen({ deactivate: async () => refusal('这是最后一位管理员。') });
    await says(view, '何川');
    await click(named(view, '何川离开，移交分工'));
    await click(named(view, '确认何川离开'));
    await untilDrawn(() => expect(view.querySelector('[role="alert"]')?.textContent).toContain('这是最后一位管理员。'));
  });

  test('a link for somebody here is shown once, to be copied', async () => {
    const invite = vi.fn(async () => ok({ id: 'i1', link: 'https://x/web#/sign-in/abc', expiresAt: '2026-02-01T00:00:00Z' }));
    const view = await screen({ invite });
    await says(view, '何川');
    await click(named(view, '给何川生成登录链接'));
    await click(named(view, '生成链接'));
    await untilDrawn(() => expect(view.querySelector<HTMLInputElement>('input[readonly]')?.value).toBe('https://x/web#/sign-in/abc'));
    expect(invite).toHaveBeenCalledWith({ person: 'p2', days: 7 });
    expect(view.textContent).toContain('只在这里显示这一次');
  });

  test('a list with faults is not taken in: each stands in a table with line and column', async () => {
    const errors = [{ line: 3, column: '姓名', message: '没有姓名，请填写。' }];
    const body = { type: 'urn:x', title: 'x', status: 422, detail: '名单里有 1 处需要改正。', errors };
    const view = await screen({ importPeople: async () => refusal('名单里有 1 处需要改正。', body) });
    await says(view, '共 2 人');
    await click(named(view, '导入名单'));
    await fill(must(view.querySelector('textarea'), 'textarea'), '姓名,单位\n,办公室');
    await click(named(view, '检查名单'));
    await untilDrawn(() => {
      expect([...view.querySelectorAll('tbody td')].map(({ textContent }) => textContent)).toEqual(['3', '姓名', '没有姓名，请填写。']);
    });
    expect(view.textContent).not.toContain('导入后将新增');
  });

  test('invitations say where they stand, and only an open one can be withdrawn', async () => {
    const base = {
      person: null,
      unit: 'u1',
      isAdmin: false,
      report: null,
      role: null,
      assigned: [],
      due: null,
      createdBy: 'p1',
      createdAt: '2026-01-01T00:00:00Z',
      expiresAt: '2026-02-01T00:00:00Z',
      acceptedBy: null,
      acceptedAt: null,
    };
    const revoke = vi.fn(async () => ok(undefined));
    const view = await screen({
      revoke,
      invitations: async () =>
        ok([
          { ...base, id: 'a', state: 'open' },
          { ...base, id: 'b', state: 'accepted', acceptedBy: 'p2', acceptedAt: '2026-01-02T00:00:00Z' },
          { ...base, id: 'c', state: 'revoked' },
        ]),
    });
    await says(view, '共 2 人');
    await click(named(view, '邀请'));
    await says(view, '何川于');
    expect(view.textContent).toContain('已收回');
    expect([...view.querySelectorAll('button')].filter(({ textContent }) => textContent === '收回')).toHaveLength(1);
    await click(named(view, '收回给办公室的新人的邀请'));
    expect(revoke).toHaveBeenCalledWith('a');
  });

  test('where the server does not answer the reason stands there with a way to try again', async () => {
    const view = await screen({ units: peopleApi().units }, 'en');
    await says(view, 'The server cannot be reached');
    expect(named(view, 'Try again')).toBeTruthy();
  });
});

describe('a report’s people', () => {
  const api = (given: Parameters<typeof peopleApi>[0] = {}) =>
    peopleApi({
      members: async () => ok([member({ id: 'p1', name: '周统稿', role: 'coordinator', assigned: [] }), member({ due: '2020-01-10' })]),
      ...given,
    });

  test('parts are named as in the form, an overdue one is said, and what is nobody’s is counted', async () => {
    const { desk } = start();
    const view = await draw(<MembersTab desk={desk} api={api()} onCell={() => {}} />);
    await says(view, '表三 一、本年新收政府信息公开申请数量');
    expect(view.textContent).toContain('已超过期限（2020年1月10日）');
    // Two tables, three prose parts, and the other rows of table 三.
    expect(view.textContent).toContain('还有 28 处没有人负责');
    expect(view.textContent).not.toMatch(/requests|section:/);
  });

  test('the coordinator gives another row and a day; the server is told ids, people see labels', async () => {
    const setMember = vi.fn(async () => ok(undefined));
    const { desk } = start();
    const view = await draw(<MembersTab desk={desk} api={api({ setMember })} onCell={() => {}} />);
    await says(view, '何川');
    await click(named(view, '调整何川的分工'));
    const label = must(
      [...view.querySelectorAll('label')].find(({ textContent }) => textContent === '二、上年结转政府信息公开申请数量'),
      'row',
    );
    await click(must(view.querySelector(`[id="${label.htmlFor}"]`), 'box'));
    await fill(must(view.querySelector<HTMLInputElement>('input[type="date"]'), 'date'), '2027-01-12');
    await act(async () => must(view.querySelector('form'), 'form').requestSubmit());
    expect(setMember).toHaveBeenCalledWith('local', 'p2', {
      role: 'preparer',
      assigned: ['requests/new', 'requests/carriedIn'],
      due: '2027-01-12',
    });
    await says(view, '何川的分工已更新');
  });

  test('who may not change it sees everything and the reason', async () => {
    const { desk } = start(CLERK);
    const view = await draw(<MembersTab desk={desk} api={api()} onCell={() => {}} />);
    await says(view, '人员和分工由统稿人（周统稿）安排');
    for (const name of ['加入人员', '邀请新人', '调整周统稿的分工']) expect(named(view, name).getAttribute('aria-disabled')).toBe('true');
    await click(named(view, '加入人员'));
    expect(view.querySelector('form, select')).toBeNull();
  });
});

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
