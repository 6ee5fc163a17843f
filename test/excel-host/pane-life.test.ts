// The pane's life around the report, against Microsoft's library: the ribbon's commands, the language and theme it follows, the sign-in window.
import { expect, onTestFinished, test } from 'vitest';
import { type LookOffice, readLook, watchLook } from '../../addin/host/excel/office-look.ts';
import { answerRibbon } from '../../addin/host/excel/ribbon.ts';
import { type DialogOffice, readHandOver, signInByDialog } from '../../addin/host/excel/sign-in-dialog.ts';
import { startExcel } from '../../addin/host/excel/start-excel.ts';
import { createCommands } from '../../addin/state/commands.ts';
import { createLanguage } from '../../addin/state/language.ts';
import { createWatched } from '../../addin/sync/watched.ts';
import { openExcelWindow } from './excel-window.ts';
import type { WireOptions } from './excel-wire.ts';
import { edition2021, emptyContent, excelWorld } from './excel-world.ts';

const open = async (options: WireOptions = {}) => {
  const excel = await openExcelWindow(options);
  onTestFinished(excel.close);
  const started = await startExcel({ Office: excel.Office, Excel: excel.Excel, location: { replace: () => undefined } });
  if (!started.ok) throw new Error(started.error.key);
  return { excel, started: started.value };
};

/** Presses a button of the ribbon as Excel does: through the library's own table of actions. */
const press = async (office: typeof Office, command: string): Promise<{ completed: number }> => {
  const told = { completed: 0 };
  const completed = () => {
    told.completed += 1;
  };
  const { mappings } = (office.actions as unknown as { _association: { mappings: Record<string, (event: unknown) => unknown> } })
    ._association;
  await mappings[command.toUpperCase()]?.({ completed });
  return told;
};

test('check and publish show the pane, walking through the findings stays in the sheet; every button is told that it is done', async () => {
  const { excel, started } = await open();
  const commands = createCommands(() => 0);
  const carried: string[] = [];
  commands.answer(['check', 'publish', 'nextFinding', 'previousFinding'], (command) => void carried.push(command));
  started.answerRibbon(commands.ask);
  for (const command of ['nextFinding', 'previousFinding']) expect(await press(excel.Office, command)).toEqual({ completed: 1 });
  expect(excel.wire.state.runtime.asked).toEqual([]);
  for (const command of ['check', 'publish']) expect(await press(excel.Office, command)).toEqual({ completed: 1 });
  expect(excel.wire.state.runtime.asked).toEqual(['Visible', 'Visible']);
  expect(carried).toEqual(['nextFinding', 'previousFinding', 'check', 'publish']);
  expect(excel.wire.state.gaps).toEqual([]);
});

test('a command nobody can carry out yet shows the pane, and is carried out once the report is open', async () => {
  const { excel, started } = await open();
  const clock = { now: 0 };
  const commands = createCommands(() => clock.now);
  started.answerRibbon(commands.ask);
  expect(await press(excel.Office, 'nextFinding')).toEqual({ completed: 1 });
  expect(excel.wire.state.runtime.asked).toEqual(['Visible']);
  const carried: string[] = [];
  commands.answer(['check'], (command) => void carried.push(command))();
  clock.now = 60_000;
  const stop = commands.answer(['nextFinding'], (command) => void carried.push(command));
  expect(carried).toEqual(['nextFinding']);
  stop();
  await press(excel.Office, 'nextFinding');
  clock.now += 200_000;
  commands.answer(['nextFinding'], (command) => void carried.push(command));
  expect(carried).toEqual(['nextFinding']);
});

test('an Excel that does not answer when the pane is to be shown leaves no button grey; one without commands is left alone', async () => {
  const associated = new Map<string, (event?: { completed: () => void }) => unknown>();
  const actions = { associate: (id: string, action: (event?: { completed?: () => void }) => unknown) => void associated.set(id, action) };
  answerRibbon({ actions, addin: { showAsTaskpane: () => Promise.reject(new Error('closing')) } }, () => true);
  const told: string[] = [];
  await associated.get('publish')?.({ completed: () => void told.push('completed') });
  expect(told).toEqual(['completed']);
  // A key brings no event.
  await associated.get('check')?.();
  answerRibbon({}, () => true);
});

test('the first start speaks as Excel does; what a person chose in this browser or in this file stands', async () => {
  const { workbook } = (await open({ language: 'de-DE' })).excel.wire;
  const keys = new Map<string, string>();
  const preferences = {
    get: (key: string) => keys.get(key) ?? null,
    set: (key: string, value: string | null) => void keys.set(key, value ?? ''),
  };
  const start = async (language: string, kept = preferences) => {
    const { excel, started } = await open({ language, workbook });
    const made = createLanguage(kept, started);
    const found = await started.findLang();
    return { excel, made, found };
  };
  const first = await start('de-DE');
  await expect.poll(first.made.get).toBe('en');
  expect((await start('zh-TW')).made.get()).toBe('zh');
  expect(workbook.settings.size).toBe(0);

  first.made.choose('zh');
  expect([first.made.get(), keys.get('language')]).toEqual(['zh', 'zh']);
  await expect.poll(() => workbook.settings.get('nianbao.language')).toBe('zh');
  expect((await start('en-US')).made.get()).toBe('zh');
  // Another browser, or one that keeps nothing: the file says.
  const blank = { get: () => null, set: () => undefined };
  const { made, found } = await start('en-US', blank);
  expect(found).toBe('zh');
  expect(made.get()).toBe('zh');
});

test('no file gets anything secret', async () => {
  const { host, excel } = await excelWorld({ reportId: 'r-77' });
  await host.build(edition2021, emptyContent);
  const { started } = await open({ workbook: excel.wire.workbook });
  started.keepLang('en');
  await expect.poll(() => excel.wire.workbook.settings.get('nianbao.language')).toBe('en');
  for (const [key, value] of excel.wire.workbook.settings)
    expect([key, JSON.stringify(value)]).not.toEqual([key, expect.stringMatching(/token|refresh|sign-in|Bearer|person/i)]);
});

test.each([
  [{ isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, 'dark'],
  [{ isDarkTheme: false, bodyBackgroundColor: '#000000' }, 'light'],
  [{ bodyBackgroundColor: '#262626' }, 'dark'],
  [{ bodyBackgroundColor: '#E6E6E6' }, 'light'],
  [{ bodyBackgroundColor: 'ButtonFace' }, null],
  [{}, null],
  [undefined, null],
] as const)("Excel's theme %o gives %s", (officeTheme, look) => {
  expect(readLook({ context: { officeTheme } })).toBe(look);
});

test("Excel's theme is followed while the pane is open, by event where there is one and on the person's return", async () => {
  const { excel, started } = await open();
  const look = createWatched<'light' | 'dark' | null>('light');
  started.watchLook(excel.window as unknown as Window, look.set);
  // On the web Excel says nothing: the pane follows the system.
  expect(look.get()).toBe(null);

  let theme = { isDarkTheme: false };
  const handlers: (() => void)[] = [];
  const office: LookOffice = {
    context: {
      get officeTheme() {
        return theme;
      },
      document: { addHandlerAsync: (_type, handler) => void handlers.push(handler) },
    },
    EventType: { OfficeThemeChanged: 'officeThemeChanged' },
  };
  const place = new EventTarget() as unknown as Window;
  watchLook(office, place, look.set);
  expect(look.get()).toBe('light');
  theme = { isDarkTheme: true };
  for (const handler of handlers) handler();
  expect(look.get()).toBe('dark');
  theme = { isDarkTheme: false };
  place.dispatchEvent(new Event('focus'));
  expect(look.get()).toBe('light');
});

const BASE = new URL('https://nianbao.example.gov.cn/');

/** An Office whose window says what a test makes it say. */
const dialogOffice = (status: string, code?: number) => {
  const handlers = new Map<string, (told: { message?: string; origin?: string; error?: number }) => void>();
  const state = { address: '', closed: 0 };
  const close = () => {
    state.closed += 1;
  };
  const value = {
    addEventHandler: (type: string, handler: (told: object) => void) => void handlers.set(type, handler),
    close,
  };
  const office: DialogOffice = {
    context: {
      ui: {
        displayDialogAsync: (address, _options, done) => {
          state.address = address;
          done({ status, ...(status === 'succeeded' ? { value } : {}), ...(code === undefined ? {} : { error: { code } }) });
        },
      },
    },
  };
  return { office, state, say: (type: string, told: object) => handlers.get(type)?.(told) };
};

test('the sign-in window hands over the link; messages from elsewhere are not heard', async () => {
  const { office, state, say } = dialogOffice('succeeded');
  const signedIn = signInByDialog(office, BASE);
  expect(state.address).toBe('https://nianbao.example.gov.cn/dialog.html');
  say('dialogMessageReceived', { message: '{"signIn":"#/sign-in/evil.token"}', origin: 'https://elsewhere.example' });
  say('dialogMessageReceived', { message: 'hello' });
  expect(state.closed).toBe(0);
  say('dialogMessageReceived', { message: '{"signIn":"#/sign-in/good.token"}', origin: BASE.origin });
  expect(await signedIn).toEqual({ ok: true, value: '#/sign-in/good.token' });
  expect(state.closed).toBe(1);
});

test.each([
  ['blocked by the browser', 'failed', 12011, 'ribbon.dialog.blocked'],
  ['declined by the person', 'failed', 12009, 'ribbon.dialog.blocked'],
  ['not possible here', 'failed', 12003, 'ribbon.dialog.none'],
])('a window %s says what to do instead', async (_, status, code, key) => {
  const answer = await signInByDialog(dialogOffice(status, code).office, BASE);
  expect(answer.ok || answer.error.key).toBe(key);
});

test('a window closed by the person, and an Office without windows, end in a sentence', async () => {
  const { office, say } = dialogOffice('succeeded');
  const answer = signInByDialog(office, BASE);
  say('dialogEventReceived', { error: 12006 });
  expect(await answer).toMatchObject({ ok: false, error: { key: 'ribbon.dialog.closed' } });
  expect(await signInByDialog({ context: {} }, BASE)).toMatchObject({ ok: false, error: { key: 'ribbon.dialog.none' } });
});

test.each([
  ['no message', undefined, undefined],
  ['no JSON', '{', undefined],
  ['another shape', '{"link":"#/sign-in/a"}', undefined],
  ['no link', '{"signIn":"https://elsewhere.example"}', undefined],
  ['a number', '{"signIn":7}', undefined],
  ['too long', JSON.stringify({ signIn: `#/sign-in/${'a'.repeat(5000)}` }), undefined],
  ['of another origin', '{"signIn":"#/sign-in/a"}', 'https://nianbao.example.gov.cn.elsewhere.example'],
])('a message %s is nothing', (_, text, origin) => {
  expect(readHandOver(text, origin, BASE.origin)).toBe(null);
});
