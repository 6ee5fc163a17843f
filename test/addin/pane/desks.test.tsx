// @vitest-environment jsdom
// The three desks, the bell and the tour as views: what each role finds first, what the buttons ask the server, empty and refused states.
import { act } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import type { NoticeSeen } from '#shared/protocol/notices';
import { must, ok } from '#shared/result';
import { DeskTab } from '../../../addin/pane/desk/DeskTab.tsx';
import { NoticeBell } from '../../../addin/pane/desk/NoticeBell.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import type { DeskApi } from '../../../addin/state/desk-api.ts';
import { dayOf } from '../../../addin/state/due.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import type { PeopleApi } from '../../../addin/state/people-api.ts';
import type { MemberInfo, Review } from '../../../addin/sync/session-state.ts';
import type { Settable } from '../../../addin/sync/watched.ts';
import { fillReport, type LocalSession, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, fill, named, untilDrawn } from './draw.tsx';
import { peopleApi, refusal } from './people-api.ts';

const nothing = () => {};
let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
});

const cora: MemberInfo = { id: 'p1', name: '陈统', role: 'coordinator', assigned: [], unit: '办公室' };
const pete: MemberInfo = {
  id: 'p2',
  name: '何一',
  role: 'preparer',
  assigned: ['disputes', 'section:5'],
  unit: '法规科',
  due: dayOf(new Date(Date.now() - 2 * 86_400_000)),
};
const rita: MemberInfo = { id: 'p3', name: '周审', role: 'reviewer', assigned: [] };
const everybody = [cora, pete, rita];

const sitDown = (me: MemberInfo, people: readonly MemberInfo[], reviews: readonly Review[]): LocalSession => {
  const session = localSession();
  session.me.set(me);
  session.people.set(people);
  session.access.set({ people });
  (session.reviews as Settable<readonly Review[]>).set(reviews);
  desk = openDesk(session, importJudge);
  return session;
};
const withDesk = (calls: string[], given: Partial<DeskApi> = {}, more: Partial<PeopleApi> = {}): PeopleApi =>
  peopleApi({
    ...more,
    desk: {
      ...peopleApi().desk,
      isTourSeen: async () => ok(true),
      chase: async (_report, { people, words }) => {
        calls.push(`chase ${people.join()} ${words}`);
        return ok(people.length);
      },
      ...given,
    },
  });
const drawDesk = (api: PeopleApi, onCell = nothing) => draw(<DeskTab desk={must(desk, 'desk')} api={api} onCell={onCell} />);
const shows = (view: HTMLElement, text: string) => untilDrawn(() => expect(view.textContent).toContain(text));

describe('the clerk’s desk', () => {
  test('the words on what came back stand first, the days over are said, and what is left is counted', async () => {
    sitDown(pete, everybody, [{ part: 'p2', state: 'returned', by: 'p1', at: '2026-01-15T08:00:00.000Z', note: '第一行请再核对' }]);
    const view = await drawDesk(withDesk([]));
    await shows(view, '第一行请再核对');
    const text = must(view.textContent, 'text');
    expect(text.indexOf('第一行请再核对')).toBeLessThan(text.indexOf('您负责的部分'));
    expect(text).toContain('已逾期 2 天');
    expect(text).toContain('12 格已填 0 格，还空 12 格');
    expect(text).toContain('还没有写');
    expect(text).toContain('还有 12 格未填、1 段没写');
  });

  test('whoever has no part is told whom to ask; whoever handed in is not hurried', async () => {
    const session = sitDown({ ...pete, assigned: [] }, everybody, []);
    const view = await drawDesk(withDesk([]));
    await shows(view, '统稿人：陈统');
    await act(async () => {
      session.me.set(pete);
      (session.reviews as Settable<readonly Review[]>).set([
        { part: 'p2', state: 'submitted', by: 'p2', at: '2026-01-15T08:00:00.000Z', note: '' },
      ]);
    });
    await shows(view, '已提交，正等统稿人汇总');
    expect(view.textContent).not.toContain('已逾期');
  });
});

describe('the coordinator’s board', () => {
  test('a part nobody has is picked, given with Enter, and taken back; Escape puts it back', async () => {
    sitDown(cora, everybody, []);
    const puts: string[] = [];
    const setMember: PeopleApi['setMember'] = async (_report, person, { assigned }) => {
      puts.push(`${person} ${assigned.join(' ')}`);
      return ok(null);
    };
    const view = await drawDesk(withDesk([], {}, { setMember }));
    await shows(view, '还没有人负责的 4 处');
    named(view, '分派：表三全部').focus();
    await click(named(view, '分派：表三全部'));
    const targets = must(view.querySelector<HTMLElement>('.np-targets'), 'targets');
    expect(document.activeElement).toBe(targets.querySelector('button'));
    await act(async () => {
      targets.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(view.querySelector('.np-targets')).toBeNull();
    expect(document.activeElement).toBe(named(view, '分派：表三全部'));
    await click(named(view, '分派：表三全部'));
    await click(named(view, '把“表三全部”分给何一'));
    await shows(view, '“表三全部”已分给何一。');
    expect(document.activeElement).toBe(named(view, '撤销分派'));
    await click(named(view, '撤销分派'));
    await shows(view, '已恢复原来的分派。');
    expect(puts).toEqual(['p2 disputes section:5 requests', 'p2 disputes section:5']);
  });

  test('what the server does not take is said, and nothing is claimed to be done', async () => {
    sitDown(cora, everybody, []);
    const view = await drawDesk(withDesk([], {}, { setMember: async () => refusal('他已经不在这里了') }));
    await shows(view, '还没有人负责的');
    await click(named(view, '分派：表三全部'));
    await click(named(view, '把“表三全部”分给何一'));
    await shows(view, '他已经不在这里了');
    expect(view.textContent).not.toContain('已分给');
  });

  test('the late are reminded with a few words; the filter leaves only them', async () => {
    sitDown(cora, [...everybody, { ...pete, id: 'p4', name: '安二', assigned: ['art20'], due: null }], []);
    const calls: string[] = [];
    const view = await drawDesk(withDesk(calls));
    await shows(view, '催办全部逾期（1）');
    await click(named(view, '逾期 1'));
    expect([...view.querySelectorAll('.np-board-item strong')].map(({ textContent }) => textContent)).toEqual(['何一']);
    await click(named(view, '催办全部逾期（1）'));
    await fill(must(view.querySelector<HTMLInputElement>('.np-chase input'), 'field'), '请周四前交');
    await act(async () => {
      must(view.querySelector('form'), 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await untilDrawn(() => expect(calls).toEqual(['chase p2 请周四前交']));
  });

  test('without preparers it says what to do first', async () => {
    sitDown(cora, [cora], []);
    await shows(await drawDesk(withDesk([])), '还没有填报人');
  });
});

describe('the supervisor’s desk', () => {
  const row = { number: 4, at: '2026-01-16T08:00:00.000Z', madeAt: null, person: 'p2', name: '何一', how: 'typed' };

  test('what changed since the last look is listed with both values, leads to its cell, and is marked as seen', async () => {
    const session = sitDown(rita, everybody, []);
    fillReport(session.report.get());
    const marks: number[] = [];
    const api = withDesk(
      [],
      {
        look: async () => ok({ number: marks[0] ?? 3, at: '2026-01-15T08:00:00.000Z', count: 4 }),
        setLook: async (_report, number) => {
          marks.push(number);
          return ok(null);
        },
      },
      {
        history: async (_report, { from }) =>
          ok({ rows: from > 4 ? [] : [{ ...row, place: 'requests/new/natural', before: '3', after: '5' }], count: 4, next: null }),
      },
    );
    let seen = 0;
    const view = await drawDesk(api, () => {
      seen += 1;
    });
    await shows(view, '3 → 5');
    expect(view.textContent).toContain('何一');
    await click(named(view, '表三 一、本年新收政府信息公开申请数量 · 自然人'));
    expect(seen).toBe(1);
    await click(named(view, '标为已看'));
    await shows(view, '没有变化');
    expect(marks).toEqual([4]);
  });

  test('whoever never looked is told so; where the server is away there is a way to try again', async () => {
    sitDown(rita, everybody, []);
    const view = await drawDesk(withDesk([], { look: async () => ok({ number: null, at: null, count: 7 }) }));
    await shows(view, '您还没有看过这份年报');
    await clearDrawn();
    const away = await drawDesk(withDesk([]));
    await shows(away, '重试');
  });
});

describe('the bell', () => {
  const notice = (id: string, more: Partial<NoticeSeen> = {}): NoticeSeen => ({
    id,
    report: 'local',
    organ: '云溪市水务局',
    year: 2024,
    kind: 'chased',
    byName: '陈统',
    at: '2026-01-15T08:00:00.000Z',
    place: null,
    words: '请周四前交',
    isRead: false,
    ...more,
  });

  test('counts what is unread and due, announces only what arrives, and marks as read', async () => {
    const session = sitDown({ ...pete, due: null }, everybody, []);
    const read: string[] = [];
    const api = withDesk([], {
      readNotices: async (ids) => {
        read.push(ids === null ? 'all' : ids.join());
        return ok(null);
      },
    });
    session.notices.set([notice('a')]);
    const view = await draw(<NoticeBell desk={must(desk, 'desk')} api={api} onCell={nothing} />);
    expect(named(view, '通知：1 条未读')).toBeTruthy();
    expect(desk?.notice.get()).toBeNull();
    await act(async () => session.notices.set([notice('b', { kind: 'returned', place: 'p2' }), notice('a')]));
    expect(desk?.notice.get()?.message.key).toBe('notices.returned.part');
    await click(named(view, '通知：2 条未读'));
    expect(view.textContent).toContain('陈统请您尽快完成并提交');
    await click(named(view, '全部标为已读'));
    expect(read).toEqual(['all']);
    await act(async () => session.me.set({ ...pete, due: dayOf(new Date()) }));
    expect(named(view, '通知：3 条未读')).toBeTruthy();
    expect(view.textContent).toContain('您的部分今天到期');
  });
});

describe('the tour', () => {
  test('is shown to whoever has not seen it, and can be skipped', async () => {
    sitDown(pete, everybody, []);
    let skipped = 0;
    const setTourSeen = async () => {
      skipped += 1;
      return ok(null);
    };
    const view = await drawDesk(withDesk([], { isTourSeen: async () => ok(false), setTourSeen }));
    await shows(view, '第 1 步，共 4 步');
    await click(named(view, '下一步'));
    await shows(view, '第 2 步，共 4 步');
    await click(named(view, '跳过'));
    expect([view.querySelector('.np-tour'), skipped]).toEqual([null, 1]);
  });
});
