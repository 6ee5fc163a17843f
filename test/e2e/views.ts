// How the browser tests come to a view of the pane: by its tab, or by the menu that holds the tabs a narrow pane has no room for.
import type { Frame, Page } from 'playwright-core';

/** Opens the view of the pane with this name. */
export const toView = async (where: Page | Frame, name: string | RegExp): Promise<void> => {
  const tabs = where.locator('.np-tabs');
  await tabs.waitFor();
  const tab = tabs.getByRole('tab', { name });
  if (await tab.isVisible()) return tab.click();
  await where.locator('.np-tabs-rest').getByRole('button').click();
  await where.getByRole('menuitem', { name }).click();
};
