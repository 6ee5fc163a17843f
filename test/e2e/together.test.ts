// Two people in one report in real browsers: who types where, following, and a conversation about a cell.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSound as isSoundAt } from './sound.ts';
import { cell, type Person, type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Sound as the window is, light and dark. */
const isSound = (page: Page, what: string): Promise<void> => isSoundAt(page, what, { widths: [page.viewportSize()?.width ?? 1440] });

const CELL = 'requests/new/natural';

const signIn = async (person: Person): Promise<Page> => {
  const page = await stage.arrive(person, { viewport: { width: 1440, height: 800 } });
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await cell(page, CELL).filter({ hasText: /\d/ }).waitFor();
  return page;
};
const shown = (page: Page, id: string) => cell(page, id).locator('.nb-shown').textContent();
const named = (page: Page, id: string, words: string) => page.locator(`[data-cell="${id}"][aria-label*="${words}"]`).waitFor();

test('a cell somebody types in is kept by a question only, follows them out, and conversations go both ways', async () => {
  const clerk = await signIn('demo-clerk');
  const office = await signIn('demo-coordinator');
  const before = await shown(clerk, CELL);

  // The clerk types; the office sees it, is asked, waits, and nothing is lost or trapped.
  await cell(clerk, CELL).click();
  await clerk.keyboard.type('4');
  await named(office, CELL, '李知远正在输入');
  await cell(office, CELL).click();
  await office.keyboard.type('7');
  const question = office.getByRole('alertdialog');
  await question.waitFor();
  expect(await question.textContent()).toContain('李知远正在输入这一格');
  await isSound(office, 'the question');
  await office.keyboard.press('Escape');
  expect(await question.count()).toBe(0);
  // Leaving ends it: the clerk's window is gone, the cell opens by itself.
  await clerk.keyboard.press('Escape');
  await office.locator(`[data-cell="${CELL}"]:not([aria-label*="正在输入"])`).waitFor();
  await office.keyboard.press('F2');
  expect(await question.count()).toBe(0);
  await office.keyboard.press('Escape');
  expect(await shown(office, CELL)).toBe(before);

  // A range the clerk selects is seen in colour at the office.
  await cell(clerk, 'requests/granted/natural').click();
  await clerk.keyboard.press('Shift+ArrowDown');
  await office.locator('[data-cell="requests/partial/natural"].nb-theirs').waitFor();

  // The office follows the clerk to another sheet; its own selection stays, any key ends it.
  await office.getByRole('button', { name: /^李知远，/ }).click();
  await isSound(office, 'the menu of a person');
  await office.getByRole('menuitem', { name: '跟随 TA' }).click();
  await office.getByText('正在跟随 李知远').waitFor();
  await isSound(office, 'following');
  await clerk.getByRole('tab', { name: '四、复议诉讼' }).click();
  await cell(clerk, 'disputes/review/upheld').click();
  await office.locator('[role=tab][aria-selected=true]', { hasText: '四、复议诉讼' }).waitFor();
  await named(office, 'disputes/review/upheld', '李知远在此');
  await office.keyboard.press('Shift');
  await office.getByText('正在跟随 李知远').waitFor({ state: 'detached' });
  await clerk.getByRole('tab', { name: '三、申请办理' }).click();
  await cell(clerk, CELL).click();
  await office.getByRole('tab', { name: '三、申请办理' }).click();
  await named(office, CELL, '李知远在此');

  // By keys alone the clerk comments on the cell and calls the office by name.
  // Nobody waits for the form: what is typed before it stands there is in it, and in no cell.
  await clerk.keyboard.press('Shift+F2');
  await clerk.keyboard.type('@陈');
  await clerk.getByRole('option', { name: '陈晓雯' }).waitFor();
  await isSound(clerk, 'a comment being written');
  await clerk.keyboard.press('Enter');
  await clerk.keyboard.type('请核对 <b>新收</b> 件数');
  // Put aside and taken up again, it is still there; sent, the keyboard is back at the cell.
  await clerk.keyboard.press('Escape');
  await clerk.locator('.nb-entry:focus').waitFor();
  await clerk.keyboard.press('Shift+F2');
  await clerk.locator('.np-comment-text:focus').waitFor();
  await clerk.keyboard.press('Control+Enter');
  await clerk.locator('.nb-entry:focus').waitFor();
  await named(office, CELL, '1 条未解决的批注');

  // The office finds it among those that call it, answers and settles it; the marker goes on both sides.
  await office.getByRole('tab', { name: '批注' }).click();
  await office.getByText('叫到我 1').click();
  const thread = office.locator('.np-thread');
  expect(await thread.textContent()).toContain('@陈晓雯 请核对 <b>新收</b> 件数');
  await thread.getByRole('button', { name: /^回复/ }).click();
  await office.keyboard.type('已核对');
  await office.keyboard.press('Control+Enter');
  await clerk.getByText('已核对').waitFor();
  await isSound(clerk, 'a conversation');
  await office.getByRole('button', { name: /标为已解决$/ }).click();
  await clerk.locator(`[data-cell="${CELL}"]:not([aria-label*="批注"])`).waitFor();
  await clerk.getByText('已解决 1').click();
  await clerk.getByText(/陈晓雯 于 .* 标为已解决/).waitFor();
  await clerk.getByRole('button', { name: '重新打开' }).click();
  await named(office, CELL, '1 条未解决的批注');

  // A paragraph of the text, from the editor, by keys.
  await clerk.getByRole('tab', { name: '正文' }).click();
  await clerk.locator('textarea.np-textarea').click();
  await clerk.keyboard.press('Control+End');
  await clerk.keyboard.press('Shift+F2');
  await clerk.getByRole('textbox', { name: /写批注/ }).waitFor();
  await clerk.keyboard.type('这一段请补充数字');
  await clerk.keyboard.press('Control+Enter');
  await office.getByText('未解决 2').click();
  // The paragraph is marked in the sheet, and the conversation leads to its words.
  await office.locator('[id$="-panel-1"] td.nb-text[aria-label*="1 条未解决的批注"] .nb-comment').waitFor({ state: 'attached' });
  await office.locator('.np-thread-place', { hasText: '一、总体情况' }).click();
  await expect
    .poll(() =>
      office.evaluate(() => {
        const field = document.querySelector<HTMLTextAreaElement>('.np-prose textarea');
        return field ? field.value.slice(field.selectionStart, field.selectionEnd) : '';
      }),
    )
    .toMatch(/^（五）.+。$/);

  // The menu of a cell and the preview of a paste.
  await cell(clerk, CELL).click({ button: 'right' });
  await clerk.getByRole('menu').waitFor();
  await isSound(clerk, 'the menu of a cell');
  await clerk.keyboard.press('Escape');
  await clerk.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1,111\t三件\t\t4');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await clerk.getByRole('dialog', { name: '粘贴前请看一下' }).waitFor();
  await isSound(clerk, 'the preview of a paste');
  await clerk.setViewportSize({ width: 320, height: 640 });
  await isSound(clerk, 'the preview of a paste at 320');
  await clerk.keyboard.press('Escape');

  // The call has become a notice at the office's bell.
  await office.getByRole('button', { name: /通知/ }).first().click();
  await office.getByText('请核对 <b>新收</b> 件数').first().waitFor();
  expect(stage.faults).toEqual([]);
}, 120_000);
