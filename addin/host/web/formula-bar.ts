// The bar above the sheets: which cell is selected, what stands in it, and of a total its formula with every cell it adds up. One line, so
// that nothing below it moves. controller.ts fills it.
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';

/** One cell a formula reads. */
type FormulaPart = {
  readonly label: string;
  readonly value: string;
  readonly onSelect: () => void;
  /** The mouse or the keyboard is on it (true) or has left. */
  readonly onPoint: (isOn: boolean) => void;
};

export type BarContent = {
  readonly label: string;
  readonly value: string;
  readonly formula: string;
  readonly parts: readonly FormulaPart[];
  /** The formula adds its parts up, and does nothing else. */
  readonly isSum: boolean;
};

export type FormulaBar = { readonly element: HTMLElement; readonly show: (content: BarContent) => void };

export const createFormulaBar = (document: Document, lang: Lang, title: string): FormulaBar => {
  const element = document.createElement('div');
  element.className = 'nb-bar';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', title);
  const make = (className: string) => {
    const part = document.createElement('span');
    part.className = className;
    element.append(part);
    return part;
  };
  const label = make('nb-bar-label');
  const value = make('nb-bar-value');
  const parts = make('nb-bar-parts');
  parts.setAttribute('role', 'group');
  parts.setAttribute('aria-label', translate(lang, message('web.bar.parts')));
  let shown = '';
  return {
    element,
    show: (content) => {
      const key = JSON.stringify([content, content.parts.map((part) => [part.label, part.value])]);
      if (key === shown) return;
      shown = key;
      label.textContent = content.label;
      element.title = content.label;
      value.textContent = content.formula === '' ? content.value : `${content.value}　${content.formula}`;
      parts.replaceChildren(
        ...content.parts
          .slice(0, MOST_PARTS)
          .flatMap((part, index) => [
            index > 0 ? (content.isSum ? ' + ' : ' · ') : content.isSum ? '= ' : '',
            drawPart(document, lang, part),
          ]),
      );
      const more = content.parts.length - MOST_PARTS;
      if (more > 0) parts.append(translate(lang, message('web.bar.more', { count: more })));
    },
  };
};

const drawPart = (document: Document, lang: Lang, { label, value, onSelect, onPoint }: FormulaPart): HTMLElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nb-bar-part';
  button.textContent = value === '' ? '–' : value;
  const shown = value === '' ? translate(lang, message('grid.blank')) : value;
  button.title = translate(lang, message('web.bar.part', { place: label, value: shown }));
  button.setAttribute('aria-label', button.title);
  button.addEventListener('click', onSelect);
  for (const type of ['pointerenter', 'focus'] as const) button.addEventListener(type, () => onPoint(true));
  for (const type of ['pointerleave', 'blur'] as const) button.addEventListener(type, () => onPoint(false));
  return button;
};

const MOST_PARTS = 12;
