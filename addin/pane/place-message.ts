// How an entry of the document is named in the pane: a cell, the note beside it, a stated total, the title. The trays use it.
import type { CellId } from '#shared/cell/cell-id';
import type { MapRoot } from '#shared/document/schema';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { cellPlace } from './labels.ts';

type Place = { readonly root: MapRoot; readonly key: string; readonly cell: CellId | null };

export const placeMessage = (edition: Edition | null, { root, key, cell }: Place, tell: (message: Message) => string): Message => {
  if (cell === null || edition === null) return root === 'meta' ? message('sync.title') : message('pane.said', { text: key });
  const place = cellPlace(edition, cell, tell);
  return root === 'notes' ? message('sync.noteOf', { place }) : message('pane.said', { text: place });
};
