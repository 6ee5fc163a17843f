// The parts around the sheets: tab strip with zoom, formula bar, one scrolling panel per sheet, the entry box and the line
// that tells screen readers where one is. Plain elements; web-host.ts wires them.
import type { Lang } from '#shared/i18n/translate';
import { type message, translate } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import type { FormSheet } from '#shared/workbook/form';
import { type BarContent, createFormulaBar } from './formula-bar.ts';
import { createZoom } from './zoom.ts';

export type Panel = { readonly panel: HTMLElement; readonly paper: HTMLElement; readonly tab: HTMLButtonElement };

export type Frame = {
  readonly root: HTMLElement;
  readonly box: HTMLTextAreaElement;
  /** Replaces tabs and panels. */
  readonly setSheets: (sheets: readonly FormSheet[], onTab: (key: SheetKey) => void) => ReadonlyMap<SheetKey, Panel>;
  readonly show: (key: SheetKey) => void;
  /** What is selected. */
  readonly setBar: (content: BarContent) => void;
  /** The report's title, for paper. */
  readonly setTitle: (title: string) => void;
  /** Calls back when the sheets have another size. */
  readonly onResize: (listener: () => void) => void;
  /** Puts the name of the selected cell where screen readers find it. */
  readonly announce: (name: string, reason: string) => void;
};

export const createFrame = (container: HTMLElement, lang: Lang): Frame => {
  const document = container.ownerDocument;
  const say = (key: Parameters<typeof message>[0]) => translate(lang, { key, parameters: {} });
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    element.className = className;
    return element;
  };
  const id = `nb-grid-${nextId(document)}`;
  const root = make('div', 'nb-grid');
  root.lang = lang === 'zh' ? 'zh-CN' : 'en';
  const bar = createFormulaBar(document, lang, say('grid.formulaBar'));
  const panels = make('div', 'nb-panels');
  const tabs = make('div', 'nb-tabs');
  tabs.setAttribute('role', 'tablist');
  tabs.setAttribute('aria-label', say('grid.tabs'));
  const live = make('div', 'nb-hidden');
  live.setAttribute('aria-live', 'polite');
  const help = make('div', 'nb-hidden');
  help.id = `${id}-help`;
  help.textContent = say('grid.help');
  const box = make('textarea', 'nb-entry');
  box.rows = 1;
  box.setAttribute('aria-label', say('grid.entry'));
  box.setAttribute('aria-describedby', help.id);
  for (const [name, value] of ENTRY_ATTRIBUTES) box.setAttribute(name, value);
  let onResize = () => {};
  const foot = make('div', 'nb-foot');
  foot.append(
    tabs,
    createZoom(root, lang, () => onResize()),
  );
  const title = make('p', 'nb-print-title');
  root.append(title, bar.element, panels, foot, help, live, box);
  container.append(root);

  let made = new Map<SheetKey, Panel>();
  const show = (key: SheetKey) => {
    for (const [other, { panel, tab }] of made) {
      const isShown = other === key;
      panel.hidden = !isShown;
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      if (isShown && typeof tab.scrollIntoView === 'function') showTab(tabs, tab);
    }
    const paper = made.get(key)?.paper;
    if (!paper || box.parentElement === paper) return;
    const hadFocus = document.activeElement === box;
    paper.append(box);
    if (hadFocus) box.focus({ preventScroll: true });
  };
  const onArrow = (event: KeyboardEvent) => {
    const keys = [...made.keys()];
    const now = keys.findIndex((key) => made.get(key)?.tab === document.activeElement);
    const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = keys[(now + move + keys.length) % keys.length];
    if (now === -1 || move === 0 || next === undefined) return;
    event.preventDefault();
    const tab = made.get(next)?.tab;
    tab?.click();
    tab?.focus();
  };
  tabs.addEventListener('keydown', onArrow);
  // In a smaller room, or one that comes into sight, the chosen tab is to be seen too.
  const Observer = document.defaultView?.ResizeObserver;
  if (Observer)
    new Observer(() => {
      for (const { panel, tab } of made.values()) if (!panel.hidden) showTab(tabs, tab);
    }).observe(tabs);

  return {
    root,
    box,
    show,
    setSheets: (sheets, onTab) => {
      made = new Map();
      for (const sheet of sheets) {
        const panel = make('div', 'nb-panel');
        const paper = make('div', 'nb-paper');
        const tab = make('button', 'nb-tab');
        tab.type = 'button';
        tab.id = `${id}-tab-${sheet.key}`;
        panel.id = `${id}-panel-${sheet.key}`;
        tab.textContent = sheet.name;
        tab.setAttribute('role', 'tab');
        tab.setAttribute('aria-controls', panel.id);
        panel.setAttribute('role', 'tabpanel');
        panel.setAttribute('aria-labelledby', tab.id);
        tab.addEventListener('click', () => onTab(sheet.key));
        panel.append(paper);
        made.set(sheet.key, { panel, paper, tab });
      }
      panels.replaceChildren(...[...made.values()].map(({ panel }) => panel));
      tabs.replaceChildren(...[...made.values()].map(({ tab }) => tab));
      return made;
    },
    setBar: bar.show,
    setTitle: (text) => {
      title.textContent = text;
    },
    onResize: (listener) => {
      onResize = listener;
    },
    announce: (name, reason) => {
      const text = reason === '' ? name : `${name}。${reason}`;
      if (live.textContent === text) return;
      box.setAttribute('aria-label', text === '' ? say('grid.entry') : text);
      live.textContent = text;
    },
  };
};

const showTab = (tabs: HTMLElement, tab: HTMLElement): void => {
  const left = tab.offsetLeft - tabs.offsetLeft;
  if (left < tabs.scrollLeft) tabs.scrollLeft = left;
  else if (left + tab.offsetWidth > tabs.scrollLeft + tabs.clientWidth) tabs.scrollLeft = left + tab.offsetWidth - tabs.clientWidth;
};

const nextId = (document: Document): number => document.querySelectorAll('.nb-grid').length + 1;

const ENTRY_ATTRIBUTES = [
  ['autocomplete', 'off'],
  ['autocapitalize', 'off'],
  ['autocorrect', 'off'],
  ['spellcheck', 'false'],
  ['inputmode', 'decimal'],
  ['wrap', 'off'],
] as const;
