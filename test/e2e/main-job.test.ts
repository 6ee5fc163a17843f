// The main job in a real browser: two people in one report, a finding that comes and goes, one paragraph written by
// both, and a published text equal to the command line's.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../server/cli/run-command.ts';
import { cell, download, type Person, type Stage, sees, setStage, typeInto } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** A browser of its own for the person, at the demo report's table 三, under the page's real policy. */
const signIn = async (person: Person): Promise<Page> => {
  const page = await stage.arrive(person, { bypassCSP: false, reducedMotion: 'no-preference' });
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await cell(page, 'requests/new/natural').filter({ hasText: /\d/ }).waitFor();
  await page.getByText('42/42 平衡').waitFor();
  return page;
};

const findings = (page: Page) => page.locator('li.np-finding-error');

test('two people edit, one finding appears and is cleared, both write one paragraph, and the download equals the command line', async () => {
  const [clerk, office] = await Promise.all([signIn('demo-clerk'), signIn('demo-coordinator')]);

  // One types 3; the other sees it and the totals.
  await typeInto(clerk, 'requests/new/research', '3');
  await sees(office, 'requests/new/research', '3');
  await sees(office, 'requests/new/total', '52');

  // The column is now unbalanced by 2: one finding at both desks, its numbers in it.
  for (const page of [clerk, office]) {
    await page.getByText('还差 1 项必改').first().waitFor();
    await page.getByRole('tab', { name: /^检查/ }).click();
    await findings(page).first().waitFor();
    expect(await findings(page).count()).toBe(1);
    expect(await findings(page).first().textContent()).toContain('差 2');
  }

  // Clicking it selects a cell of that column and shows the sheet, from wherever one is.
  await office.getByRole('tab', { name: '封面' }).click();
  await findings(office).first().locator('.np-go').click();
  const selected = office.locator('[data-cell][aria-selected="true"]');
  await selected.first().waitFor();
  expect(await selected.first().getAttribute('data-cell')).toMatch(/^requests\/\w+\/research$/);

  // Putting the number right clears it everywhere.
  await typeInto(office, 'requests/new/research', '1');
  for (const page of [clerk, office]) {
    await page.getByText('42/42 平衡').waitFor();
    await findings(page).first().waitFor({ state: 'detached' });
  }

  // Both write in the same paragraph at once; nothing is lost.
  for (const page of [clerk, office]) {
    await page.getByRole('tab', { name: '正文' }).click();
    await page.getByText('一', { exact: true }).click();
    await page.locator('textarea.np-textarea').waitFor();
  }
  await clerk.locator('textarea.np-textarea').press('Control+Home');
  await office.locator('textarea.np-textarea').press('Control+Home');
  await Promise.all([
    clerk.keyboard.type('甲乙丙丁戊己庚辛', { delay: 15 }),
    (async () => {
      await office.keyboard.press('End');
      await office.keyboard.type('子丑寅卯辰巳午未', { delay: 15 });
    })(),
  ]);
  const paragraph = (page: Page) => page.locator('textarea.np-textarea').inputValue();
  const bothThere = async (page: Page) =>
    expect
      .poll(() => paragraph(page), { timeout: 10_000 })
      .toSatisfy((text: string) => text.split('\n')[0]?.includes('甲乙丙丁戊己庚辛') === true && text.includes('子丑寅卯辰巳午未'));
  await bothThere(clerk);
  await bothThere(office);
  expect(await paragraph(clerk)).toBe(await paragraph(office));

  // 已保存 is shown, and what the office downloads is what the command line publishes for the same report.
  await office.getByText('已保存', { exact: true }).waitFor();
  await office.getByRole('tab', { name: '公布' }).click();
  const text = await download(office, '下载文本（.txt）');
  expect(text.name).toMatch(/2025年政府信息公开工作年度报告\.txt$/);
  expect(text.bytes.toString('utf8')).toContain('甲乙丙丁戊己庚辛');
  const json = await download(office, '数据（.json）');
  const file = join(stage.folder, 'report.json');
  writeFileSync(file, json.bytes);
  const published = await runCommand(['publish', file]);
  expect([published.code, published.err]).toEqual([0, '']);
  expect(published.bytes.equals(text.bytes)).toBe(true);

  // The server's own copy of the report gives the same text.
  const stored = await fetch(`${stage.server.url}/api/reports/demo-2025/report.json`, {
    headers: { authorization: `Bearer ${await tokenOf('demo-coordinator')}` },
  });
  const fromServer = await runCommand(['publish', '-'], await stored.text());
  expect(fromServer.bytes.equals(text.bytes)).toBe(true);
  expect(stage.faults).toEqual([]);
}, 90_000);

const tokenOf = async (person: string): Promise<string> => {
  const link = new URL(await stage.server.signLink(person, null)).hash.replace('#/sign-in/', '');
  const answer = await fetch(`${stage.server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link }),
  });
  return ((await answer.json()) as { token: string }).token;
};
