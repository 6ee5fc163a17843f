// What one cell of the grid says: its text, marks and accessible name, worked out from the state as plain data.
// sheet-view.ts puts it on the screen.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import type { Lang, Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { toA1 } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import { BALANCED, UNBALANCED } from '#shared/workbook/formulas';
import { cellLabel } from '../place-label.ts';
import type { Decorations } from '../workbook-host.ts';
import type { Totals } from './calculation.ts';
import type { FormMap } from './form-map.ts';
import { isSection, labelsAround } from './form-map.ts';

export type GridState = {
  readonly edition: Edition;
  readonly lang: Lang;
  readonly values: ReadonlyMap<CellId, string | number>;
  readonly locks: ReadonlyMap<CellId, string>;
  readonly decorations: Decorations;
  /** Cells inside what somebody else has selected, and their colour. */
  readonly theirs: ReadonlyMap<CellId, string>;
  readonly totals: Totals | null;
  readonly organ: string;
  readonly year: number | null;
};

export type CellFace = {
  readonly text: string;
  readonly name: string;
  /** Why it cannot be written; empty where it can. */
  readonly reason: string;
  readonly isOpen: boolean;
  readonly verdict: 'pass' | 'fail' | null;
  readonly stated: string | null;
  readonly flag: { readonly severity: 'error' | 'query' | 'hint'; readonly word: string } | null;
  readonly present: readonly { readonly label: string; readonly colour: string }[];
  /** Colour of somebody whose selected range reaches over the cell. */
  readonly theirs: string | null;
  /** Open conversations. */
  readonly comments: number;
  /** Which side of the balance the person is looking at. */
  readonly side: 'left' | 'right' | null;
};

export const faceOf = (state: GridState, map: FormMap, cell: FormCell): CellFace => {
  const { lang, decorations } = state;
  const say = (sentence: Parameters<typeof translate>[1]) => translate(lang, sentence);
  const text = textOf(state, map, cell);
  const id = cell.cell;
  const reason = reasonOf(state, map, cell);
  const statedValue = id === null ? undefined : decorations.stated.get(id);
  const severity = id === null ? undefined : decorations.flagged.get(id);
  const marks = id === null ? [] : decorations.presence.filter((one) => one.cell === id);
  const comments = commentsOn(state, map, cell);
  const stated = statedValue === undefined ? null : say(message('grid.stated', { value: statedValue }));
  const flag = severity === undefined ? null : { severity, word: say(message(`grid.flag.${severity}`)) };
  const states = [
    cell.role === 'computed' ? say(message('grid.calculated')) : cell.role === 'input' && reason !== '' ? say(message('grid.locked')) : '',
    stated ?? '',
    flag?.word ?? '',
    comments > 0 ? say(message('web.commented', { count: comments })) : '',
    ...marks.map(({ name, isTyping }) => say(message(isTyping ? 'web.typing' : 'grid.here', { name }))),
  ].filter((part) => part !== '');
  return {
    text,
    side: (id === null ? undefined : decorations.sides?.get(id)) ?? null,
    name: accessibleName(state, map, cell, text, states),
    reason,
    isOpen: isOpenCell(state, cell),
    verdict: cell.role !== 'check' ? null : text.startsWith(BALANCED) ? 'pass' : text.startsWith(UNBALANCED) ? 'fail' : null,
    stated,
    flag,
    present: marks.map(({ name, colour, isTyping }) => ({
      label: isTyping ? say(message('web.typingSign', { name })) : name,
      colour,
    })),
    theirs: (id === null ? undefined : state.theirs.get(id)) ?? null,
    comments,
  };
};

/** How many open conversations there are about the cell or the paragraph. */
const commentsOn = ({ decorations }: GridState, { sheet }: FormMap, { role, row, cell: id }: FormCell): number => {
  const onText = isSection(sheet.key) && role === 'text' ? decorations.commentedText?.get(sheet.key)?.get(row - 1) : undefined;
  return (id === null ? onText : decorations.commented?.get(id)) ?? 0;
};

/** The text a cell shows and copies. Totals not yet calculated show an ellipsis. */
export const textOf = ({ values, totals, organ, year }: GridState, map: FormMap, cell: FormCell): string => {
  if (cell.formula !== null || cell.field === 'stated') {
    const value = totals?.get(`${map.sheet.key}!${toA1(cell.row, cell.column)}`);
    return value === undefined ? '…' : String(value);
  }
  if (cell.field === 'organ') return organ;
  if (cell.field === 'year') return year === null ? '' : String(year);
  return cell.cell === null ? cell.text : String(values.get(cell.cell) ?? '');
};

/** Whether this person may enter something here. */
export const isOpenCell = ({ locks }: GridState, cell: FormCell): boolean =>
  cell.role === 'input' && cell.cell !== null && !locks.has(cell.cell);

/** Others who are entering something in this cell this moment. */
export const typistsOf = ({ decorations }: GridState, { cell }: FormCell): string[] =>
  cell === null ? [] : decorations.presence.filter((one) => one.isTyping === true && one.cell === cell).map(({ name }) => name);

/** What to say to somebody who tries to write where nothing can be entered. */
export const refusalOf = ({ locks }: GridState, cell: FormCell): Message => {
  if (cell.formula !== null) return message('grid.computedFixed');
  if (cell.field === 'stated') return message('grid.statedFixed');
  if (cell.field !== null) return message('grid.titleFixed');
  const reason = cell.cell === null ? undefined : locks.get(cell.cell);
  return reason === undefined ? message('grid.fixed') : message('grid.lockedBecause', { reason });
};

const reasonOf = (state: GridState, map: FormMap, cell: FormCell): string => {
  const { locks, lang } = state;
  if (cell.role === 'input') return (cell.cell === null ? undefined : locks.get(cell.cell)) ?? '';
  return translate(lang, isSection(map.sheet.key) ? message('grid.proseHint') : refusalOf(state, cell));
};

const accessibleName = ({ edition, lang }: GridState, map: FormMap, cell: FormCell, text: string, states: readonly string[]): string => {
  const [comma, colon] = lang === 'zh' ? ['，', '：'] : [', ', ': '];
  const label = cell.cell !== null ? cellLabel(edition, cell.cell) : labelsAround(map, cell).join(comma);
  if (cell.cell === null && cell.formula === null) return [cell.field === null ? text : `${label}${colon}${text}`, ...states].join(comma);
  const shown = text === '' ? translate(lang, message('grid.blank')) : text;
  return [`${label}${colon}${shown}`, ...states].join(comma);
};
