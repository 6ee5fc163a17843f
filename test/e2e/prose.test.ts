// The prose editor in a real browser with two people: sentences from the cells and their update with consent, a colleague's caret between its
// letters, statements under the very words, an input method while the colleague types, and the one-page picture as a file.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { download, openTab, type Person, press, type Stage, setStage, typeInto } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** The person at the demo report's 总体情况, under the page's real policy. */
const openProse = async (person: Person): Promise<Page> => {
  const page = await stage.arrive(person, { bypassCSP: false, reducedMotion: 'no-preference' });
  await page.getByText('42/42 平衡').waitFor();
  await openTab(page, '正文');
  await page.locator('.np-mark-agrees').first().waitFor();
  return page;
};

const field = (page: Page) => page.locator('.np-prose textarea');
const textOf = (page: Page) => field(page).inputValue();

test('the one-page picture is a file of the report’s own figures, as SVG and as PNG', { timeout: 60_000 }, async () => {
  const page = await openProse('demo-supervisor');
  await openTab(page, '公布');
  await page.locator('img.np-poster').waitFor();
  const svg = await download(page, '下载 SVG 矢量图');
  expect(svg.name).toBe('澄湖市住房和城乡建设局2025年政府信息公开工作年度报告图解.svg');
  expect(svg.bytes.toString()).toContain('>50</text>');
  const png = await download(page, '下载 PNG 图片');
  expect([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2382, 3369]);
});

test('two people write from the cells, see each other, and nothing changes without a click', { timeout: 120_000 }, async () => {
  const [office, clerk] = [await openProse('demo-coordinator'), await openProse('demo-clerk')];

  // A colleague's caret stands between its letters, with the name.
  await field(clerk).click();
  await clerk.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await clerk.keyboard.press('ArrowRight');
  const caret = office.locator('.np-caret');
  // It takes no room, so to a browser it is never visible.
  await caret.waitFor({ state: 'attached' });
  expect(await caret.getAttribute('data-name')).toBe('李知远');
  await expect.poll(() => caret.evaluate((element) => element.previousSibling?.textContent), PATIENT).toBe('（一）');

  // A sentence goes in where the caret is; the colleague's caret moves along with its letters.
  await field(office).click();
  await office.keyboard.press('Control+Home');
  await press(office, '插入数据句');
  await press(office, '全年新收政府信息公开申请50件，上年结转4件。');
  await expect.poll(() => textOf(clerk), PATIENT).toMatch(/^全年新收政府信息公开申请50件，上年结转4件。（一）/);
  await expect.poll(() => caret.evaluate((element) => element.previousSibling?.textContent), PATIENT).toMatch(/（一）$/);

  // The letters of the sheet lie under the letters of the field.
  const [own, sheet] = await office.evaluate(() => {
    const area = must(document.querySelector<HTMLTextAreaElement>('.np-prose textarea'));
    const letters = must(document.querySelector<HTMLElement>('.np-layer-text'));
    return [
      [area.scrollHeight, area.clientWidth],
      [Math.max(letters.scrollHeight, area.clientHeight), letters.clientWidth],
    ];
    function must<T>(value: T | null): T {
      if (value === null) throw new Error('not there');
      return value;
    }
  });
  expect(sheet).toEqual(own);

  // The cells change: both readings are shown, the new sentence is offered, the old one stays until somebody says so.
  await openTab(office, '三、申请办理');
  await typeInto(office, 'requests/new/natural', '41');
  await office.locator('.np-mark-stale').first().waitFor();
  expect(await textOf(office)).toContain('申请50件，上年结转4件。');
  expect(await office.locator('.np-stale ins').textContent()).toBe('53');
  await press(office, '更新：全年新收政府信息公开申请53件，上年结转4件。');
  await expect.poll(() => textOf(clerk), PATIENT).toMatch(/^全年新收政府信息公开申请53件/);
  await office.locator('.np-mark-differs').first().waitFor();

  // An input method composes while the colleague types: neither loses a letter, and only whole words arrive.
  await field(office).click();
  await office.keyboard.press('Control+Home');
  const session = await office.context().newCDPSession(office);
  await session.send('Input.imeSetComposition', { text: 'nian', selectionStart: 4, selectionEnd: 4 });
  await field(clerk).click();
  await clerk.keyboard.press('Control+End');
  await clerk.keyboard.type('尾');
  await expect.poll(() => office.locator('.np-mark-differs').count(), PATIENT).toBeGreaterThan(0);
  expect(await textOf(clerk)).not.toContain('nian');
  await session.send('Input.insertText', { text: '年报。' });
  await expect.poll(() => textOf(clerk), PATIENT).toMatch(/^年报。全年.*尾$/s);
  await expect.poll(async () => (await textOf(office)) === (await textOf(clerk)), PATIENT).toBe(true);
  expect(stage.faults).toEqual([]);
});

const PATIENT = { timeout: 15_000 };
