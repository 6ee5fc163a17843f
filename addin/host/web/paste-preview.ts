// What a paste will do, shown before it is done: what is left out and why (with the owner's name), what should be looked at, what will be
// filled. controller.ts opens it when anything is refused or doubtful.

import type { Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { cellLabel } from '../place-label.ts';
import type { GridState } from './cell-face.ts';
import { textOf } from './cell-face.ts';
import type { FormMap } from './form-map.ts';
import { labelsAround } from './form-map.ts';
import type { Outcome, PasteLine, PastePlan } from './paste-plan.ts';

/** Opens the dialog on top of the page; `take` is called when the person agrees, `focus` when it has gone. */
export const openPastePreview = (
  root: HTMLElement,
  state: GridState,
  map: FormMap,
  plan: PastePlan,
  { take, focus }: { readonly take: () => void; readonly focus: () => void },
): void => {
  const document = root.ownerDocument;
  const say = (sentence: Message) => translate(state.lang, sentence);
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    if (className !== '') element.className = className;
    element.textContent = text;
    return element;
  };
  const { taken, left, doubt } = sorted(plan);
  const dialog = make('dialog', 'nb-paste');
  const title = make('h2', '', say(message('web.paste.title')));
  title.id = 'nb-paste-title';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(title, make('p', '', say(message('web.paste.sum', { taken: taken.length, left: left.length }))));
  if (doubt.length > 0) dialog.append(make('p', '', say(message('web.paste.doubts', { count: doubt.length }))));
  const { rows, columns } = plan.cut;
  if (rows > 0) dialog.append(make('p', '', say(message('web.paste.rowsCut', { rows }))));
  if (columns > 0) dialog.append(make('p', '', say(message('web.paste.columnsCut', { columns }))));

  const list = (lines: readonly PasteLine[]): HTMLElement => {
    const table = make('table', 'nb-paste-lines');
    const head = make('tr', '');
    for (const key of ['place', 'now', 'text', 'why'] as const) {
      const cell = make('th', '', say(message(`web.paste.${key}`)));
      cell.scope = 'col';
      head.append(cell);
    }
    table.append(head);
    for (const line of lines.slice(0, MOST_LINES)) {
      const row = make('tr', `nb-paste-${line.outcome.kind}`);
      const blank = say(message('web.paste.blank'));
      const now = line.cell ? textOf(state, map, line.cell) : '';
      const texts = [placeName(state, map, line), line.cell?.cell ? now || blank : '', line.text || blank, say(whyOf(line))];
      texts.forEach((text, index) => {
        row.append(make('td', '', index === 2 && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text));
      });
      table.append(row);
    }
    const wrapped = make('div', 'nb-paste-room');
    wrapped.tabIndex = 0;
    wrapped.append(table);
    if (lines.length > MOST_LINES) wrapped.append(make('p', '', say(message('web.paste.more', { count: lines.length - MOST_LINES }))));
    return wrapped;
  };
  const part = (heading: Message, lines: readonly PasteLine[], isOpen: boolean) => {
    if (lines.length === 0) return;
    const details = make('details', '');
    details.open = isOpen;
    details.append(make('summary', '', say(heading)), list(lines));
    dialog.append(details);
  };
  part(message('web.paste.leftOut'), left, true);
  part(message('web.paste.toCheck'), doubt, true);
  part(message('web.paste.taken', { count: taken.length }), taken, false);

  const close = () => {
    dialog.close();
  };
  dialog.addEventListener('close', () => {
    dialog.remove();
    focus();
  });
  const buttons = make('div', 'nb-paste-buttons');
  const cancel = make('button', '', say(message(taken.length > 0 ? 'web.paste.cancel' : 'web.paste.close')));
  cancel.type = 'button';
  cancel.addEventListener('click', close);
  buttons.append(cancel);
  if (taken.length > 0) {
    const go = make('button', 'nb-primary', say(message('web.paste.take', { count: taken.length })));
    go.type = 'button';
    go.autofocus = true;
    go.addEventListener('click', () => {
      close();
      take();
    });
    buttons.append(go);
  }
  dialog.append(buttons);
  // Keys in the dialog are not the grid's.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  root.append(dialog);
  dialog.showModal();
  (buttons.querySelector<HTMLElement>('.nb-primary') ?? cancel).focus();
};

/** A total that differs fills nothing, yet is worth a look; a blank that empties is both. */
const sorted = ({ lines }: PastePlan) => ({
  taken: lines.filter(({ outcome }) => outcome.kind === 'fill' || outcome.kind === 'empties'),
  doubt: lines.filter(({ outcome }) => outcome.kind === 'empties' || outcome.kind === 'total'),
  left: lines.filter(({ outcome }) => LEFT_OUT.includes(outcome.kind)),
});

const whyOf = ({ outcome, text }: PasteLine): Message => {
  switch (outcome.kind) {
    case 'fill':
      return outcome.value === text ? message('web.paste.why.fill') : message('web.paste.why.read', { value: outcome.value });
    case 'unreadable':
      return outcome.error;
    case 'locked':
      return message('web.paste.why.locked', { reason: outcome.reason });
    case 'typing':
      return message('web.paste.why.typing', { name: outcome.names });
    case 'total':
      return message('web.paste.why.total', { text, value: outcome.value });
    case 'same':
    case 'formula':
      return message('web.paste.why.formula');
    case 'empties':
      return message('web.paste.why.empties');
    case 'label':
      return message('web.paste.why.label');
    case 'outside':
      return message('web.paste.why.outside');
  }
};

const placeName = ({ edition, lang }: GridState, map: FormMap, { cell, place }: PasteLine): string => {
  if (cell?.cell) return cellLabel(edition, cell.cell);
  const around = cell ? labelsAround(map, cell).join('，') || cell.text : '';
  return around || translate(lang, message('web.paste.outside', { row: place.row + 1, column: place.column + 1 }));
};

const LEFT_OUT: readonly Outcome['kind'][] = ['unreadable', 'locked', 'typing', 'label', 'outside'];
const MOST_LINES = 200;
const LONGEST = 40;
