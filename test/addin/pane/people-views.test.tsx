// @vitest-environment jsdom
// The views of people and of a report's people: what they ask for, what they say, what they keep closed.
import { act } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { must, ok } from '#shared/result';
import { MembersTab } from '../../../addin/pane/MembersTab.tsx';
import { PeopleScreen } from '../../../addin/pane/PeopleScreen.tsx';
import { clearDrawn, click, draw, fill, named, untilDrawn } from './draw.tsx';
import { peopleApi, refusal } from './people-api.ts';
import { CLERK, choose, member, person, says, start, UNITS } from './people-scene.tsx';

afterEach(clearDrawn);

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
