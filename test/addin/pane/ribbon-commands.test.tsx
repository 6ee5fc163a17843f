// @vitest-environment jsdom
// The ribbon's commands where they are carried out, the language and look the pane follows, and what the sign-in view says in Excel.
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { hostOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import { err, must, ok } from '#shared/result';
import { ReportPane } from '../../../addin/pane/ReportPane.tsx';
import { SignIn } from '../../../addin/pane/SignIn.tsx';
import { type Look, ThemeRoot } from '../../../addin/pane/theme.tsx';
import { createCommands } from '../../../addin/state/commands.ts';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { createKeyStore } from '../../../addin/state/key-store.ts';
import { createPeopleApi } from '../../../addin/state/people-api.ts';
import { createWatched } from '../../../addin/sync/watched.ts';
import { fillReport, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';

const nothing = () => {};
/** No server: nothing here asks one. */
const peopleApi = createPeopleApi(() => new Promise(() => {}));
let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
  desk = null;
});

const drawPane = async (fill: boolean, isVerdictDue: Promise<unknown> = Promise.resolve()) => {
  const session = localSession();
  if (fill) fillReport(session.report.get());
  const opened = openDesk(session, async () => {
    await isVerdictDue;
    return importJudge();
  });
  desk = opened;
  const commands = createCommands(() => 0);
  const ask = async (command: Parameters<typeof commands.ask>[0]) => {
    let isDone = false;
    await act(async () => {
      isDone = commands.ask(command);
    });
    return isDone;
  };
  const pane = await draw(
    <ReportPane
      desk={opened}
      onCell={nothing}
      onPane={nothing}
      onReports={nothing}
      onSignOut={nothing}
      peopleApi={peopleApi}
      commands={commands}
    />,
  );
  return { pane, session, ask };
};

const status = (pane: HTMLElement) => pane.querySelector('.np-notice-line')?.textContent ?? '';
const chosen = (pane: HTMLElement) => pane.querySelector('[role="tab"][aria-selected="true"]')?.textContent ?? '';

test('next and previous walk through the findings, also while another tab is open, and the pane says where the walk is', async () => {
  const { pane, ask } = await drawPane(false);
  await untilDrawn(() => must(pane.querySelector('.np-finding'), 'finding'));
  const count = pane.querySelectorAll('.np-finding').length;
  const current = () => [...pane.querySelectorAll('.np-finding')].findIndex((item) => item.getAttribute('aria-current') === 'true');
  expect(await ask('publish')).toBe(true);
  expect(chosen(pane)).toContain('公布');
  expect(await ask('previousFinding')).toBe(true);
  expect(current()).toBe(count - 1);
  expect(status(pane)).toContain(`第 ${count} 个问题，共 ${count} 个`);
  expect(await ask('nextFinding')).toBe(true);
  await untilDrawn(() => expect([current(), status(pane)]).toEqual([0, expect.stringContaining('第 1 个问题')]));
  expect(await ask('check')).toBe(true);
  expect(chosen(pane)).toContain('检查');
});

test('a command given before the verdict is here waits for it; with nothing to correct the pane says so', async () => {
  let bringVerdict = nothing;
  const { pane, session, ask } = await drawPane(
    true,
    new Promise<void>((resolve) => {
      bringVerdict = resolve;
    }),
  );
  expect(await ask('nextFinding')).toBe(false);
  bringVerdict();
  await untilDrawn(() => expect(status(pane)).toContain('没有要改的地方。'));
  const edition = must(editionByKey('2021'), 'edition 2021');
  await act(async () =>
    setCells(session.report.get(), edition, new Map([[toCellId('requests', 'new', 'natural'), 3]]), hostOrigin('typed')),
  );
  await untilDrawn(() => must(pane.querySelector('.np-finding'), 'finding'));
  expect(await ask('nextFinding')).toBe(true);
  expect(status(pane)).toContain('第 1 个问题，共 1 个');
});

test('the pane is dark where Excel is dark, whatever the system is, and follows a change', async () => {
  const look = createWatched<Look | null>('dark');
  const container = await draw(
    <ThemeRoot look={look}>
      <p id="inside" />
    </ThemeRoot>,
  );
  const theme = () => container.querySelector('#inside')?.closest('.np-theme')?.className ?? '';
  expect([theme(), document.documentElement.style.colorScheme]).toEqual([expect.stringContaining('np-dark'), 'dark']);
  await act(async () => look.set('light'));
  expect([theme(), document.documentElement.style.colorScheme]).toEqual([expect.stringContaining('np-light'), 'light']);
  await act(async () => look.set(null));
  expect(document.documentElement.style.colorScheme).toBe('');
});

const account = () => {
  const state = createWatched<{ kind: 'signedOut'; reason: ReturnType<typeof message> | null }>({ kind: 'signedOut', reason: null });
  const links: string[] = [];
  return {
    ...state,
    links,
    token: async () => null,
    renew: async () => ({ kind: 'ended', reason: null }) as const,
    signIn: async (link: string) => {
      links.push(link);
      return { report: 'r-1' };
    },
    signOut: (reason?: ReturnType<typeof message>) => state.set({ kind: 'signedOut', reason: reason ?? null }),
  };
};

const api = { ways: async () => ok({ oidc: '政务统一认证' }), startOidc: async () => ok('https://login.example/') };

test("in Excel the identity provider's button opens a window of its own, and what it brings signs in", async () => {
  const made = account();
  let answer: Awaited<ReturnType<NonNullable<Parameters<typeof SignIn>[0]['signInElsewhere']>>> = err(message('ribbon.dialog.closed'));
  const view = await draw(<SignIn account={made} api={api} signInElsewhere={async () => answer} />);
  const button = () => named(view, '用政务统一认证登录');
  await untilDrawn(() => void button());
  await click(button());
  await untilDrawn(() => expect(view.textContent).toContain('登录窗口已关闭'));
  answer = ok('#/sign-in/brought.token');
  await click(button());
  await untilDrawn(() => expect(made.links).toEqual(['#/sign-in/brought.token']));
});

test('where the browser keeps nothing the sign-in view says so, and that the file never holds it', async () => {
  const denied = createKeyStore(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  denied.set('a', 'b');
  expect([denied.isKept, denied.get('a'), createKeyStore(() => localStorage).isKept]).toEqual([false, 'b', true]);
  const told = await draw(<SignIn account={account()} api={api} isKept={denied.isKept} />);
  expect(told.textContent).toContain('从不写入工作簿');
  const quiet = await draw(<SignIn account={account()} api={api} />);
  expect(quiet.textContent).not.toContain('从不写入工作簿');
});
