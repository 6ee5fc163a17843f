// How places are named to people: cells by the form's own labels, sections and balances by theirs. All views use it.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition, HeadingKey, SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { columnWords, rowWords } from './form-words.ts';

/** Short enough for a 320 px pane: table, the innermost row label, the column: `表三 2.重复申请 · 自然人`; in English what they mean follows. */
export const cellPlace = (edition: Edition, id: CellId, tell: (message: Message) => string): string => {
  const cell = edition.cellById.get(id);
  if (!cell) return id;
  const table = tell(message(`pane.table.${cell.table}`));
  const [means, of] = [rowWords(cell), columnWords(cell)];
  if (!means || !of) return `${table} ${rowLabel(cell.rowLabels)} · ${cell.columnLabel}`;
  return tell(message('form.place', { table, row: rowLabel(cell.rowLabels), column: cell.columnLabel, means: tell(means), of: tell(of) }));
};

/** `三、本年度办理结果 / （七）总计` by its last label; block headings of table 二 add nothing a row label does not say. */
const rowLabel = (labels: readonly string[]): string => {
  const last = labels.at(-1) ?? '';
  // A label such as 其他 or 总计 alone does not say where it stands.
  return last.replace(/^\d\./, '').length <= 2 && labels.length > 1 ? `${labels.at(-2)} ${last}` : last;
};

export const sectionMessage = (section: SectionKey | HeadingKey | 'title'): Message => {
  switch (section) {
    case 'title':
      return message('pane.section.title');
    case 'preamble':
    case '1':
    case '5':
    case '6':
      return message(`pane.section.${section}`);
    case '2':
    case '3':
    case '4':
      return message('pane.section.heading', { key: '一二三四五六'[Number(section) - 1] ?? section });
  }
};

/** What a balance says, by its id ("R3:natural"); null for ids that are no balance of this edition. */
export const identityMessage = (edition: Edition, id: string, tell: (message: Message) => string): Message | null => {
  const identity = edition.identities.find((candidate) => candidate.id === id);
  if (!identity) return null;
  const [first] = identity.left;
  const cell = first && edition.cellById.get(first);
  if (!cell) return null;
  // R1 and R4 speak of a row, R2 and R3 of a column.
  const isRow = identity.rule === 'R1' || identity.rule === 'R4';
  const label = isRow ? rowLabel(cell.rowLabels) : cell.columnLabel;
  const means = isRow ? rowWords(cell) : columnWords(cell);
  const place = means ? tell(message('form.beside', { label, means: tell(means) })) : label;
  return message(`pane.identity.${identity.rule}`, { place: `${tell(message(`pane.table.${cell.table}`))} ${place}` });
};
