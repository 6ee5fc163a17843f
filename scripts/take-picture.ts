// Takes the README's picture of the web workbook from a freshly started demo: `npx tsx scripts/take-picture.ts`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { startServer } from '../server/main.ts';
import { launchBrowser } from '../test/browser.ts';

const data = mkdtempSync(join(tmpdir(), 'nianbao-picture-'));
const config = readConfig({ flags: { port: '0', data, log: 'silent' }, env: {} });
if (!config.ok) throw new Error(config.error.key);
const server = await startServer(config.value);
const browser = await launchBrowser();
const open = async (person: string) => {
  const link = server.links.find((one) => one.person === person);
  if (!link) throw new Error(`no link for ${person}`);
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 820 }, locale: 'zh-CN' })).newPage();
  await page.goto(link.url);
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await page.getByText('42/42 平衡').waitFor();
  return page;
};
const [office, clerk] = [await open('demo-coordinator'), await open('demo-clerk')];
await clerk.locator('[data-cell="requests/new/research"]').click();
await clerk.keyboard.type('3');
await clerk.keyboard.press('Enter');
await office.locator('li.np-finding-error').waitFor();
mkdirSync('docs/images', { recursive: true });
await office.screenshot({ path: 'docs/images/web.png' });
await browser.close();
await server.close();
rmSync(data, { recursive: true });
