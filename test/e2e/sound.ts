// Whether what a page shows can be used by everybody: no fault axe knows, nothing wider than the window, no control under another, no words cut
// off without a sign. The browser tests call it in every state they reach; with NIANBAO_SHOTS=FOLDER each is also photographed there.
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export type Views = {
  readonly widths?: readonly number[];
  readonly schemes?: readonly ('light' | 'dark')[];
  /** Whether axe looks at the workbook, too; else only at what stands around and over it. */
  readonly isGridMeant?: boolean;
  /** For what was looked at in all respects in the other language. */
  readonly isOnlyRoom?: boolean;
};

/**
 * Fails with the list of what is wrong, per width and theme; the window is left at the width it had. Everything is asked where most is in sight,
 * at the widest; the other widths are asked for what depends on the room, and the last theme's colours where there is least to draw.
 */
export const isSound = async (
  page: Page,
  what: string,
  { widths = [320, 1440], schemes = ['light', 'dark'], isGridMeant = false, isOnlyRoom = false }: Views = {},
): Promise<void> => {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  const [widest, narrowest] = [Math.max(...widths), Math.min(...widths)];
  const views = widths.flatMap((width) =>
    schemes
      .filter((_, index) => index === 0 || width === (isGridMeant ? widest : narrowest))
      .map((scheme, index) => ({
        width,
        scheme,
        rules: width === widest && index === 0 && !isOnlyRoom ? null : index === 0 ? BY_ROOM : BY_COLOUR,
      })),
  );
  for (const { width, scheme, rules } of views) {
    await page.setViewportSize({ width, height: before.height });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // A narrow window shows the workbook or the pane; what is open over them stays.
    const pane = page.locator('.np-side-tabs').getByRole('tab').nth(1);
    if (!isGridMeant && (await page.locator(OPEN).count()) === 0 && (await pane.isVisible())) await pane.click();
    const faults = await faultsOf(page, rules, isGridMeant);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${what.replace(/[^\p{L}\p{N}]+/gu, '-')}-${width}-${scheme}.png` });
    expect(faults, `${what} at ${width} px, ${scheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(before);
};

/** Everything wrong with the page as it stands, in words for whoever mends it; without `rules` all that axe knows. */
const faultsOf = async (page: Page, rules: readonly string[] | null, isGridMeant: boolean): Promise<readonly string[]> => {
  await page.evaluate(settle);
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  return [...(await page.evaluate(askAxe, { rules, isGridMeant, over: OVER })), ...(await page.evaluate(measure))];
};

/** Colours on their way from one theme to the other are neither. */
const settle = async (): Promise<void> => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(changes.map(({ finished }) => finished));
};

type Question = { readonly rules: readonly string[] | null; readonly isGridMeant: boolean; readonly over: string };

/** Fluent's own focus guards pass the focus on at once; they are left aside. The size of targets is WCAG 2.2, which axe asks for on demand. */
const askAxe = async ({ rules, isGridMeant, over }: Question): Promise<readonly string[]> => {
  const { axe } = window as unknown as {
    axe: { run: (where: object, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  };
  const parts = ['.np-head', '.np-pane-room', ...over.split(', ')].filter((part) => document.querySelector(part) !== null);
  const isPart = !isGridMeant && parts.includes('.np-pane-room');
  // A menu of Fluent's stands outside the page's regions by its nature, and covers what is under it until it closes.
  const enabled = document.querySelector('[data-portal-node] [role="menu"]') === null;
  const { violations } = await axe.run(
    { ...(isPart ? { include: parts } : {}), exclude: ['[data-tabster-dummy]'] },
    {
      resultTypes: ['violations'],
      ...(rules === null
        ? { rules: { 'target-size': { enabled }, region: { enabled } } }
        : { runOnly: rules.filter((id) => enabled || id !== 'target-size') }),
    },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
};

/** Runs in the page, so it is one function. */
const measure = (): readonly string[] => {
  const faults: string[] = [];
  const nameOf = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class')?.replace(/\b(?:f[0-9a-z]{6,}|___\S+)\s?/g, '') ?? ''}"> ${(element.textContent ?? '').trim().slice(0, 40)}`;
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth) faults.push(`wider than the window: ${root.scrollWidth}`);

  const isShown = (element: Element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  // The part of the element that no scrolling room around it cuts off.
  const seen = (element: Element): DOMRect => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let room = element.parentElement; room !== null; room = room.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(room);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const rect = room.getBoundingClientRect();
      [left, top, right, bottom] = [
        Math.max(left, rect.left),
        Math.max(top, rect.top),
        Math.min(right, rect.right),
        Math.min(bottom, rect.bottom),
      ];
    }
    return new DOMRect(
      Math.max(0, left),
      Math.max(0, top),
      Math.min(innerWidth, right) - Math.max(0, left),
      Math.min(innerHeight, bottom) - Math.max(0, top),
    );
  };

  // A control in sight is what a pointer at its middle meets; a sticky foot may lie over what scrolls below it.
  const isModal = document.querySelector('[aria-modal="true"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;
  for (const control of document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, [role=tab]')) {
    if (isModal || !isShown(control) || getComputedStyle(control).pointerEvents === 'none') continue;
    const rect = seen(control);
    if (rect.width < 4 || rect.height < 4 || rect.height < control.getBoundingClientRect().height / 2) continue;
    const met = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
    if (met === null || control.contains(met) || met.contains(control)) continue;
    if (met.closest('label')?.contains(control) || met.closest('label')?.getAttribute('for') === control.id) continue;
    // What was opened over the page may cover it; Escape takes it away.
    if (met.closest('[role=dialog], .np-notices')) continue;
    const over = [...document.querySelectorAll('*')].find(
      (element) => element.contains(met) && ['sticky', 'fixed'].includes(getComputedStyle(element).position),
    );
    if (over) continue;
    faults.push(`under another: ${nameOf(control)} below ${nameOf(met)}`);
  }

  // A menu hides what is under it, not the page.
  for (const room of document.querySelectorAll('[data-portal-node]')) {
    const { width, height } = room.getBoundingClientRect();
    if (width * height > (innerWidth * innerHeight) / 2 && getComputedStyle(room).backgroundColor !== 'rgba(0, 0, 0, 0)')
      faults.push('the page is hidden by a menu');
  }

  // Words that are cut must say so: an ellipsis, or room to scroll. What stands off stage is for ears only.
  for (const element of document.querySelectorAll('.np-theme *')) {
    if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth < 8 || !isShown(element)) continue;
    const { overflowX, textOverflow, whiteSpaceCollapse } = getComputedStyle(element);
    const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (hasWords && (overflowX === 'hidden' || overflowX === 'clip') && textOverflow !== 'ellipsis' && whiteSpaceCollapse !== '')
      faults.push(`cut off: ${nameOf(element)}`);
  }
  return faults;
};

/** What would be closed by a click beside it. */
const OPEN = '[role=menu], dialog[open], .nb-ask, .np-notices';
/** What opens over the page. */
const OVER = '[data-portal-node]:has(*), dialog[open], .nb-menu, .nb-ask';
const SHOTS = process.env.NIANBAO_SHOTS;
const BY_COLOUR: readonly string[] = ['color-contrast', 'link-in-text-block'];
const BY_ROOM: readonly string[] = ['target-size', 'scrollable-region-focusable'];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
