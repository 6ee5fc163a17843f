// The built task pane inside Excel on the web, as far as that can be had without Excel: another origin's page frames it, Microsoft's
// own client library talks over postMessage, the server runs behind https with its real policy. The tests follow one working day.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#shared/result';
import { launchBrowser } from '../browser.ts';
import { type ExcelPage, openExcelPage, openWatchedContext } from '../excel-host/excel-page.ts';
import { cellAt2021 as at } from '../excel-host/excel-world.ts';
import { type SecureServer, startSecureServer } from './secure-server.ts';
import { cell, sees, typeInto } from './stage.ts';
import { toView } from './views.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-pane-'));
let server: SecureServer;
let browser: Browser;
let context: BrowserContext;
let faults: readonly (readonly string[])[];
/** The department clerk in Excel, the coordinating office at the web workbook. */
let clerk: ExcelPage;
let office: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startSecureServer(join(folder, 'data')), launchBrowser()]);
  // Windows of their own: a tab behind another is drawn seldom.
  const [inExcel, atWeb] = await Promise.all([openWatchedContext(browser, server.url), openWatchedContext(browser, server.url)]);
  context = inExcel.context;
  office = await atWeb.context.newPage();
  faults = [inExcel.faults, atWeb.faults];
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const clerkSees = (id: string, value: string | number) => expect.poll(() => clerk.person.sees(...at(id)), WAIT).toBe(value);

const saved = (page: ExcelPage) => page.pane.getByText('已保存', { exact: true }).waitFor();

test('signed in by the pasted link, a report chosen from the list draws its workbook; chosen again it is adopted', async () => {
  clerk = await openExcelPage({ context, server: server.url, api: '1.14' });
  const { pane, wire, person } = clerk;
  await pane.getByRole('textbox', { name: '登录链接' }).fill(must(server.links[0], 'link'));
  await clerk.beStrict();
  await pane.getByRole('button', { name: '进入' }).click();
  await pane.getByText('42/42 平衡').waitFor();
  await saved(clerk);
  await expect.poll(() => wire.workbook.settings.get('nianbao'), WAIT).toMatch(/"report":"demo-/);
  const tabs = wire.workbook.sheets.map(({ name }) => name);
  expect(tabs).toEqual([
    'Sheet1',
    '封面',
    '前言',
    '一、总体情况',
    '二、主动公开',
    '三、申请办理',
    '四、复议诉讼',
    '五、问题与改进',
    '六、其他事项',
  ]);
  expect([person.sees(...at('requests/new/research')), person.sees(...at('requests/new/total'))]).toEqual([1, 50]);
  expect(person.formula(...at('requests/new/total'))).toMatch(/^=SUM\(/);
  expect(wire.traffic.roundTrips).toBeLessThanOrEqual(6);
  expect(wire.traffic.bytes).toBeLessThan(400_000);

  await pane.getByRole('button', { name: '年报列表' }).click();
  await pane.locator('.np-report').first().waitFor();
  wire.resetTraffic();
  await pane.locator('.np-report').first().click();
  await pane.getByText('42/42 平衡').waitFor();
  await saved(clerk);
  await expect.poll(() => wire.traffic.roundTrips, WAIT).toBeGreaterThanOrEqual(2);
  expect(wire.workbook.sheets.map(({ name }) => name)).toEqual(tabs);
});

test('[R3] a number typed in the sheet reaches the web workbook, its one finding leads to the cell, and the way back is as quick', async () => {
  const { pane, wire, person } = clerk;
  await office.goto(must(server.links[1], 'link'));
  await office.getByRole('tab', { name: '三、申请办理' }).click();
  await sees(office, 'requests/new/research', '1');
  await pane
    .locator('.np-people')
    .getByRole('button', { name: /陈晓雯/ })
    .waitFor();

  person.select(...at('requests/new/research'));
  await office.getByRole('button', { name: /李知远.*科研/ }).waitFor();
  person.type(...at('requests/new/research'), 3);
  await sees(office, 'requests/new/research', '3');
  await sees(office, 'requests/new/total', '52');
  await pane.getByText('还差 1 项必改').waitFor();
  await office.getByText('还差 1 项必改').first().waitFor();
  await pane.getByRole('tab', { name: /^检查/ }).click();
  const findings = pane.locator('li.np-finding-error');
  expect(await findings.count()).toBe(1);
  expect(await findings.textContent()).toContain('差 2');

  person.select('封面', 'A1');
  await findings.locator('.np-go').click();
  await expect.poll(() => wire.workbook.active.name, WAIT).toBe('三、申请办理');
  const { sheet, bounds } = wire.workbook.selection;
  const column = at('requests/new/research')[1].replace(/\d/g, '');
  expect([sheet.name, String.fromCharCode(65 + bounds.column)]).toEqual(['三、申请办理', column]);

  await typeInto(office, 'requests/new/research', '1');
  await clerkSees('requests/new/research', 1);
  await clerkSees('requests/new/total', 50);
  await pane.getByText('可以公布').waitFor();
  await findings.waitFor({ state: 'detached' });
});

test('the front sheet has its three charts, and two in one cell are told so in Excel before and while one of them types', async () => {
  const { pane, person, wire } = clerk;
  const charts = () => wire.workbook.findSheet('封面')?.charts.map(({ bag }) => bag.get('name'));
  await expect.poll(charts, WAIT).toEqual(['nianbao_chart', 'nianbao_chart_applicants', 'nianbao_chart_years']);
  await cell(office, 'requests/new/company').click();
  person.select(...at('requests/new/company'));
  const said = pane.locator('.np-others').getByRole('status');
  await said.filter({ hasText: '陈晓雯也在这一格' }).waitFor();
  await office.keyboard.type('4');
  await said.filter({ hasText: '陈晓雯正在填这一格' }).waitFor();
  await office.keyboard.press('Escape');
});

test("a cell of another person's is put back with the owner's name, also where the part changed hands a moment ago", async () => {
  const { pane, person } = clerk;
  const fees = at('art20/fees/amount');
  const before = person.sees(...fees);
  person.type(...fees, 77);
  await pane.getByText('这一处没有分派给您，请联系统稿人。').waitFor();
  await expect.poll(() => person.sees(...fees), WAIT).toBe(before);

  const report = must(/report\/([\w-]+)/.exec(pane.url())?.[1], 'report in the address');
  const answer = await context.request.put(`${server.url}/api/reports/${report}/members/demo-supervisor`, {
    headers: { authorization: `Bearer ${server.adminToken}` },
    data: { role: 'preparer', assigned: ['art20'] },
  });
  expect(answer.status()).toBe(204);
  await expect
    .poll(async () => {
      person.type(...fees, 78);
      return pane.getByRole('status').allTextContents();
    }, WAIT)
    .toContainEqual(expect.stringContaining('这一处由周明填写，您不能修改。'));
  await expect.poll(() => person.sees(...fees), WAIT).toBe(before);
});

test('prose written in the pane stands in the sheet and the other way round; text beginning with = stays text', async () => {
  const { pane, person } = clerk;
  await pane.getByRole('tab', { name: '正文' }).click();
  await pane.getByText('一', { exact: true }).click();
  const editor = pane.locator('textarea.np-textarea');
  await editor.press('Control+Home');
  await editor.pressSequentially('=1+1 不是公式。');
  await editor.press('Enter');
  await expect.poll(() => person.sees('一、总体情况', 'A2'), WAIT).toBe('=1+1 不是公式。');
  expect(person.formula('一、总体情况', 'A2')).toBe('=1+1 不是公式。');
  person.type('一、总体情况', 'A2', '表格里改的一段。');
  await expect.poll(() => editor.inputValue(), WAIT).toMatch(/^表格里改的一段。\n/);
});

test('the pane publishes from inside the frame, and only the coordinating office may import', async () => {
  const { pane, page } = clerk;
  await toView(pane, '公布');
  const preview = pane.locator('.np-preview');
  await preview.waitFor();
  const shown = await preview.textContent();
  const [file] = await Promise.all([page.waitForEvent('download'), pane.getByRole('button', { name: '下载文本（.txt）' }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).toBe(shown);
  await toView(pane, '更多');
  expect(await pane.getByRole('button', { name: '导入文本' }).getAttribute('title')).toContain('统稿');

  const chief = await openExcelPage({ context, server: server.url, width: 450, api: '1.21' });
  await chief.pane.getByRole('textbox', { name: '登录链接' }).fill(must(server.links[1], 'link'));
  await chief.pane.getByRole('button', { name: '进入' }).click();
  await chief.pane.getByText('42/42 平衡').waitFor();
  await toView(chief.pane, '更多');
  await chief.pane.getByRole('button', { name: '导入文本' }).click();
  await chief.pane.getByRole('textbox', { name: '年报全文' }).fill(must(shown, 'text'));
  await chief.pane.getByRole('button', { name: '读取' }).click();
  await chief.pane.getByText('应有 200 格，读到 200 格').waitFor();
  await chief.pane.getByRole('button', { name: '取消' }).click();
  await chief.page.close();
});

test('the server is killed while both work: nothing is lost, and what Excel never told of is found', async () => {
  const { pane, person } = clerk;
  await pane.getByRole('tab', { name: '检查' }).click();
  person.type(...at('requests/new/company'), 41);
  await sees(office, 'requests/new/company', '41');
  await server.kill();
  await pane.getByText(/^离线/).first().waitFor();
  person.type(...at('requests/new/welfare'), 42);
  await pane.getByText('离线（1 处待同步）').first().waitFor();
  person.slip(...at('requests/new/legal'), 43);
  await expect.poll(() => pane.getByRole('alert').textContent(), WAIT).toContain('您可以继续填写');
  await server.start();
  await saved(clerk);
  await sees(office, 'requests/new/company', '41');
  await sees(office, 'requests/new/welfare', '42');
  await sees(office, 'requests/new/legal', '43');
  // Each sees the other again at once, not when presence is next renewed.
  await pane
    .locator('.np-people')
    .getByRole('button', { name: /陈晓雯/ })
    .waitFor({ timeout: 10_000 });
});

test('in all this nothing went past the policy, the library, or this server, and nothing else was within reach; the watch over it is awake', async () => {
  expect(clerk.wire.state.gaps).toEqual([]);
  expect(faults.flat()).toEqual([]);
  // office.js came from this server: Microsoft's cannot be had here, nor anybody's.
  const outside = await browser.newPage();
  const isReached = (url: string) =>
    outside.evaluate(
      (address) =>
        fetch(address, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      url,
    );
  expect(await isReached('https://appsforoffice.microsoft.com/lib/1/hosted/office.js')).toBe(false);
  await outside.close();
  await clerk.pane.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined));
  await expect.poll(() => faults.flat(), WAIT).toContainEqual(expect.stringMatching(/^policy: connect-src https:\/\/elsewhere\.example/));
});

const WAIT = { timeout: 15_000 };
