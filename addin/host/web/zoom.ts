// Larger, smaller, and onto paper: buttons beside the tabs. The zoom changes one number of the style sheet; frame.ts places them.
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';

/** Buttons for the grid at `root`; `onChange` is called when everything has a new size. The choice holds until the page is left. */
export const createZoom = (root: HTMLElement, lang: Lang, onChange: () => void): HTMLElement => {
  const document = root.ownerDocument;
  const group = document.createElement('div');
  group.className = 'nb-zoom';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', translate(lang, message('web.zoom')));
  const make = (text: string, label: string, onClick: () => void) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.title = label;
    button.setAttribute('aria-label', label);
    // The keyboard stays where it is.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', onClick);
    group.append(button);
    return button;
  };
  const step = (by: number) => () => {
    const now = STEPS.indexOf(chosen);
    set(STEPS[Math.max(0, Math.min(STEPS.length - 1, now + by))] ?? 100);
  };
  const set = (percent: number) => {
    chosen = percent;
    root.style.setProperty('--nb-zoom', String(percent / 100));
    reset.textContent = `${percent}%`;
    const label = translate(lang, message('web.zoom.now', { percent }));
    reset.title = label;
    reset.setAttribute('aria-label', label);
    onChange();
  };
  make('−', translate(lang, message('web.zoom.out')), step(-1));
  const reset = make('', '', () => set(100));
  make('+', translate(lang, message('web.zoom.in')), step(1));
  const print = translate(lang, message('web.print'));
  make(print, print, () => document.defaultView?.print()).className = 'nb-print';
  set(chosen);
  return group;
};

const STEPS: readonly number[] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200];
/** For every grid of this page: it is drawn anew when the language changes. */
let chosen = 100;
