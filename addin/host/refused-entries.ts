// Names the cells of a paste whose texts could not be taken, the first few in words. Used by the grid and the binding.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { cellLabel } from './place-label.ts';

/** “place” 里的 “text” for the first three, and how many more there are. */
export const namePlaces = (edition: Edition, refused: readonly (readonly [CellId, string])[], lang: Lang): string => {
  const first = refused
    .slice(0, NAMED)
    .map(([cell, text]) => translate(lang, message('grid.refusedPlace', { place: cellLabel(edition, cell), text: shortened(text) })));
  const more = refused.length - first.length;
  const rest = more > 0 ? [translate(lang, message('grid.refusedMore', { count: more }))] : [];
  return [...first, ...rest].join(lang === 'zh' ? '；' : '; ');
};

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const NAMED = 3;
const LONGEST = 20;
