// The demo's three people do what the handbook tells, and are photographed on the way, in the language asked for. take-pictures.ts calls it.
import type { Page } from 'playwright-core';
import { type Lang, message, translate } from '#shared/i18n/translate';
import { cell, type Person, saved, setStage, typeInto } from '../test/e2e/stage.ts';
import { toView } from '../test/e2e/views.ts';

export type Pictures = {
  readonly lang: Lang;
  /** Ends with a slash; takes NAME.png for each. */
  readonly folder: string;
  /** Where the picture of the README goes. */
  readonly readme: string | null;
};

/** Starts a demo, walks through the three journeys and closes it. */
export const takePictures = async ({ lang, folder, readme }: Pictures): Promise<void> => {
  const stage = await setStage();
  const say = (...given: Parameters<typeof message>): string => translate(lang, message(...given));
  /** The window as it is, or one part of it. */
  const take = async (page: Page, name: string, part?: string): Promise<void> => {
    const options = { path: `${folder}${name}.png`, ...STILL } as const;
    await (part === undefined ? page.screenshot(options) : page.locator(part).first().screenshot(options));
  };
  const view = (page: Page, name: string) => toView(page, new RegExp(`^${name}`));
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const table3 = (page: Page) => page.getByRole('tab', { name: '三、申请办理' }).click();
  const balanced = say('pane.verdict.balances', { held: 42, total: 42 });
  const inLanguage = async (page: Page): Promise<Page> => {
    if (lang === 'en') await press(page, translate('zh', message('pane.app.languageLabel')));
    return page;
  };
  const sitDown = async (person: Person) => inLanguage(await stage.sitDown(person, WINDOW));

  // The clerk arrives, empties a cell and sees what is left.
  const clerk = await inLanguage(await stage.arrive('demo-clerk', WINDOW));
  await table3(clerk);
  await clerk.getByText(balanced).waitFor();
  await clerk.setViewportSize(SMALL);
  await take(clerk, 'clerk-first');
  await clerk.setViewportSize(WINDOW.viewport);
  await press(clerk, say('help.tour.skip'));
  await cell(clerk, 'requests/granted/natural').click();
  await clerk.keyboard.press('Delete');
  await clerk
    .locator('.np-left')
    .filter({ hasText: say('desks.mine.cells', { cells: 144, filled: 143, blank: 1 }) })
    .waitFor();
  await press(clerk, say('help.open'));
  await clerk.locator('.np-cell-help').waitFor();
  await take(clerk, 'clerk-blank', '.np-pane');
  await press(clerk, say('help.close'));
  await typeInto(clerk, 'requests/granted/natural', '15');
  await clerk.getByText(balanced).waitFor();

  // A figure that does not balance, and the card that says so.
  await typeInto(clerk, 'requests/new/research', '3');
  await view(clerk, say('pane.tab.findings'));
  await clerk.locator('.np-finding .np-go').first().click();
  await clerk.locator('.np-finding[aria-current="true"]').waitFor();
  await clerk.setViewportSize(SMALL);
  await take(clerk, 'finding');
  if (readme !== null) {
    await clerk.setViewportSize({ width: 1360, height: 820 });
    await clerk.screenshot({ path: readme, ...STILL });
  }
  await clerk.setViewportSize(WINDOW.viewport);
  await view(clerk, say('pane.tab.prose'));
  await clerk.locator('.np-mark-differs').first().click({ force: true });
  await take(clerk, 'prose-differs', '.np-pane');
  await cell(clerk, 'requests/new/research').click();
  await clerk.keyboard.press('Control+z');
  await clerk.getByText(balanced).waitFor();

  // The coordinator's board; somebody picked, a question asked, a part of their own.
  const office = await sitDown('demo-coordinator');
  await office.locator('.np-give').waitFor();
  await take(office, 'board', '.np-pane');
  const part = say('team.part.table', { table: say('pane.table.disputes') });
  await press(office, say('desks.give.pick', { part }));
  await take(office, 'give', '.np-give');
  await press(office, say('desks.give.toOf', { part, name: '李知远' }));
  await view(office, say('team.tab.members'));
  await press(office, say('team.member.invite'));
  await office.getByLabel(say('team.dueDate')).waitFor();
  await take(office, 'invite', '.np-pane');
  await view(office, say('pane.tab.more'));
  await press(office, say('prose.years'));
  await office.locator('.np-view tbody tr').first().waitFor();
  await take(office, 'years', '.np-pane');
  await press(office, say('picture.years.back'));
  await press(office, say('pane.import.open'));
  await office.getByLabel(say('pane.import.paste')).waitFor();
  await take(office, 'import', '.np-pane');
  await press(office, say('pane.app.cancel'));

  // A comment with a call, and what the bell says.
  await table3(office);
  await cell(office, 'requests/new/natural').click();
  await office.keyboard.press('Shift+F2');
  await office
    .locator('.np-view textarea')
    .first()
    .fill(lang === 'zh' ? '@李知远 请核对新收件数' : '@李知远 please check the new requests');
  await take(office, 'comment', '.np-pane');
  await office.keyboard.press('Control+Enter');
  await clerk.locator('.np-bell').first().click();
  await clerk.locator('.np-notices').waitFor();
  await take(clerk, 'notices', '.np-notices');
  await clerk.keyboard.press('Escape');

  // Handed in, sent on, signed, published.
  await view(clerk, say('desks.tab.preparer'));
  await press(clerk, say('team.step.own.submitted'));
  await clerk
    .locator('.np-hand')
    .filter({ hasText: say('desks.hand.submitted') })
    .waitFor();
  await view(office, say('desks.tab.coordinator'));
  const step = (page: Page, name: string) => page.locator('.np-view').getByRole('button', { name, exact: true }).click();
  await step(office, say('team.step.report.submitted'));
  await step(office, say('team.step.report.submitted'));
  const chief = await sitDown('demo-supervisor');
  await chief
    .locator('.np-sign')
    .filter({ hasText: say('desks.review.wait.submitted') })
    .waitFor();
  await take(chief, 'supervisor', '.np-pane');
  await step(chief, say('team.step.report.approved'));
  await step(chief, say('team.step.report.approved'));
  await chief
    .locator('.np-sign')
    .filter({ hasText: say('desks.review.wait.approved') })
    .waitFor();
  await view(office, say('pane.tab.publish'));
  await office.locator('img.np-poster').waitFor();
  await take(office, 'publish', '.np-pane');

  // No network.
  await stage.server.close();
  await saved(clerk, say('pane.saved.offlineClean'));
  await take(clerk, 'offline', '.np-head');
  await stage.close();
};

const STILL = { caret: 'hide', animations: 'disabled' } as const;
const WINDOW = { viewport: { width: 1100, height: 640 } };
/** For pictures of the whole window: they are to stay small. */
const SMALL = { width: 980, height: 470 };
