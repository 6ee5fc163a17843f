// The official words for a place of the report, as people name it. Used by the grid, the binding's notices and the refused list.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';

/** Row labels from the outside in, then the column label: "三、本年度办理结果 / （一）予以公开，自然人". The id itself where the edition lacks the cell. */
export const cellLabel = (edition: Edition | null, cell: CellId): string => {
  const definition = edition?.cellById.get(cell);
  return definition ? `${definition.rowLabels.join(' / ')}，${definition.columnLabel}` : cell;
};

/** The section's heading; the preamble has none in the form, so it is named in the person's language. */
export const sectionLabel = (edition: Edition | null, section: SectionKey, lang: Lang): string => {
  if (section === 'preamble') return translate(lang, message('sync.preamble'));
  return edition?.proseHeadings[section] ?? section;
};
