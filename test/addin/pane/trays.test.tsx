// @vitest-environment jsdom
// The lists above the tabs: values in dispute, edits from before a restore; and sign-in as somebody new.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { message } from '#shared/i18n/translate';
import { err, ok } from '#shared/result';
import { ConflictTray } from '../../../addin/pane/ConflictTray.tsx';
import { ReviewHeldTray } from '../../../addin/pane/ReviewHeldTray.tsx';
import { SignIn } from '../../../addin/pane/SignIn.tsx';
import type { Account } from '../../../addin/state/account.ts';
import { openDesk } from '../../../addin/state/desk.ts';
import { judgeReport } from '../../../addin/state/judge.ts';
import { createWatched } from '../../../addin/sync/watched.ts';
import { localSession } from '../local-session.ts';
import { A } from '../sync/desk.ts';
import { clearDrawn, click, draw, fill, named, untilDrawn } from './draw.tsx';

afterEach(clearDrawn);

const start = () => {
  const session = localSession();
  const desk = openDesk(session, async () => judgeReport);
  return { session, desk };
};

const CONFLICT = {
  id: 'c1',
  place: A,
  openedAt: '2026-01-06T01:00:00Z',
  values: [
    { person: 'p1', name: '周统稿', value: '5', at: '2026-01-05T01:00:00Z' },
    { person: 'p2', name: '何川', value: null, at: '2026-01-06T01:00:00Z' },
  ],
};

describe('待决', () => {
  test('shows both values with names, says in words which one stands, jumps to the cell, and chooses', async () => {
    const { session, desk } = start();
    const chosen: unknown[] = [];
    Object.assign(session, {
      choose: async (...given: unknown[]) => {
        chosen.push(given);
        return null;
      },
    });
    const selected = vi.fn();
    const container = await draw(<ConflictTray desk={desk} onCell={selected} />);
    const live = container.querySelector('[role="status"]');
    expect(live?.textContent).toBe('');
    session.conflicts.set([CONFLICT]);
    await untilDrawn(() => expect(container.textContent).toContain('待决（1）'));
    expect(container.querySelector('[role="status"]')).toBe(live);
    const items = [...container.querySelectorAll('.np-choice')].map(({ textContent }) => textContent);
    expect(items[0]).toContain('5');
    expect(items[0]).toContain('周统稿（我）');
    expect(items[0]).not.toContain('暂用');
    expect(items[1]).toContain('（清空）');
    expect(items[1]).toContain('何川');
    expect(items[1]).toContain('暂用');
    const jump = container.querySelector('.np-link');
    if (jump) await click(jump);
    expect(selected).toHaveBeenCalled();
    const [first] = container.querySelectorAll('.np-choice button');
    if (first) await click(first);
    expect(chosen).toEqual([['c1', 0]]);
    session.conflicts.set([]);
    await untilDrawn(() => expect(live?.textContent).toBe(''));
    desk.close();
  });

  test('a choice the server does not take is said; who may not choose is told why', async () => {
    const { session, desk } = start();
    Object.assign(session, { choose: async () => message('sync.busy') });
    session.conflicts.set([CONFLICT]);
    const container = await draw(<ConflictTray desk={desk} onCell={() => {}} />);
    const button = () => container.querySelector<HTMLButtonElement>('.np-choice button');
    const shown = button();
    if (shown) await click(shown);
    await untilDrawn(() => expect(container.querySelector('[role="alert"]')?.textContent).toContain('服务器正忙'));
    session.me.set({ ...session.me.get(), role: 'reader' });
    await untilDrawn(() => expect(button()?.getAttribute('aria-disabled')).toBe('true'));
    expect(button()?.title).not.toBe('');
    desk.close();
  });
});

test('恢复之前的修改: mine, now and before are shown; taken, left, and why it cannot be taken', async () => {
  const { session, desk } = start();
  session.review.set([
    { id: 'h1', place: '本年新收', cell: A, section: null, mine: '5', now: '4', base: null, at: '2026-01-05T01:00:00Z' },
    { id: 'h2', place: '一、总体情况', cell: null, section: '1', mine: '两句。', now: '一句。', base: '', at: '2026-01-05T01:00:00Z' },
  ]);
  Object.assign(session, { takeMine: (id: string) => (id === 'h1' ? message('access.reader') : session.leaveMine(id)) ?? null });
  const container = await draw(<ReviewHeldTray desk={desk} onCell={() => {}} />);
  expect(container.textContent).toContain('恢复之前的修改（2）');
  const values = [...container.querySelectorAll('.np-value')].map(({ textContent }) => textContent);
  expect(values).toEqual(['5', '4', '（清空）', '两句。', '一句。', '（清空）']);
  await click(named(container, '用我的'));
  await untilDrawn(() => expect(container.querySelector('[role="alert"]')).not.toBeNull());
  await click(named(container, '并入我的修改'));
  await untilDrawn(() => expect(container.textContent).toContain('恢复之前的修改（1）'));
  await click(named(container, '不用'));
  await untilDrawn(() => expect(container.textContent).toBe(''));
  desk.close();
});

test('somebody new is asked for a name; the way by the identity provider is offered where there is one', async () => {
  const state = createWatched<ReturnType<Account['get']>>({ kind: 'signedOut', reason: null });
  const given: unknown[] = [];
  const account: Account = {
    ...state,
    token: async () => null,
    renew: async () => ({ kind: 'ended', reason: null }),
    signOut: () => {},
    signIn: async (link, name) => {
      given.push([link, name]);
      if (name === undefined) state.set({ kind: 'nameNeeded', link: 'invited-1', reason: null });
      return name === undefined ? null : { report: 'r1' };
    },
  };
  const api = {
    ways: async () => ok({ oidc: '统一身份认证' }),
    startOidc: async () =>
      err({ kind: 'unreachable' as const, status: null, type: null, reason: message('pane.api.unreachable'), body: null }),
  };
  const container = await draw(<SignIn account={account} api={api} />);
  await untilDrawn(() => expect(container.textContent).toContain('用统一身份认证登录'));
  const field = () => container.querySelector('input') as HTMLInputElement;
  await fill(field(), 'https://a.example/web#/sign-in/invited-1');
  await click(named(container, '进入'));
  await untilDrawn(() => expect(container.textContent).toContain('您的姓名'));
  expect(field().value).toBe('');
  await fill(field(), '温言');
  await click(named(container, '进入'));
  await untilDrawn(() =>
    expect(given).toEqual([
      ['https://a.example/web#/sign-in/invited-1', undefined],
      ['invited-1', '温言'],
    ]),
  );
});
