// Where the workbook opens for somebody who fills a part: at the first sheet that is theirs. web-workbook.ts asks.
import { covers } from '#shared/access/assignment';
import type { Assignment } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import type { SheetKey } from '#shared/workbook/address';
import { layoutOf } from '#shared/workbook/layout';

/** The first with something of theirs still blank, else the first of theirs at all; null where nothing is theirs. */
export const ownSheet = (edition: Edition, assigned: readonly Assignment[], isBlank: (cell: CellId) => boolean): SheetKey | null => {
  const isOwn = (target: Parameters<typeof covers>[1]) => assigned.some((assignment) => covers(assignment, target));
  const { sheets } = layoutOf(edition);
  const own = sheets.flatMap(({ key, section, cells }) => {
    const inputs = cells.flatMap(({ role, cell }) => (role === 'input' && cell !== null && isOwn({ kind: 'cell', cell }) ? [cell] : []));
    const isText = section !== null && isOwn({ kind: 'section', section });
    return inputs.length > 0 || isText ? [{ key, inputs }] : [];
  });
  // Figures before text: the text speaks of them.
  const first = own.find(({ inputs }) => inputs.some(isBlank)) ?? own.find(({ inputs }) => inputs.length > 0) ?? own[0];
  return first?.key ?? null;
};
