// Brings a sheet that stands in an opened file to the content: texts and formulas back, values and paragraphs where they differ, and never
// over what the file changed by itself. build-sheets.ts calls it for every sheet it adopts.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { SectionKey } from '#shared/edition/types';
import type { SheetKey } from '#shared/workbook/address';
import type { HostContent, HostEdit } from '../workbook-host.ts';
import { paragraphEntries } from './block-entries.ts';
import { protectSheet } from './draw-sheet.ts';
import type { StandingBlock } from './find-sheets.ts';
import { formulaIn, type OpenSheets } from './open-sheets.ts';
import { compareBlock, rememberEdits } from './reconcile.ts';
import { queueInputs } from './write-cells.ts';

/** What is still to be written into sheets that were adopted as they stand. */
export type LateContent = {
  readonly cells: ReadonlyMap<CellId, CellValue | null>;
  readonly sections: ReadonlyMap<SectionKey, readonly string[]>;
};

/** An adopted block gets the content where it differs, except what the file changed by itself, and its texts and formulas back. */
export const queueMending = (
  context: Excel.RequestContext,
  sheets: OpenSheets,
  block: StandingBlock,
  content: HostContent,
  left: ReadonlySet<string>,
): void => {
  const { plan } = block;
  const range = context.workbook.names.getItem(plan.blockName).getRange();
  const compared = compareBlock(block, sheets.known, new Set(), formulaIn(sheets));
  const { damages } = compared;
  const edits = compared.edits.filter((edit) => !left.has(editPlace(edit)));
  const isLocked = damages.some(({ form }) => form.field === null);
  // Only here, where the file is being opened and something is broken: lifting the protection empties the undo list.
  if (isLocked) range.worksheet.protection.unprotect();
  for (const { form, entry } of damages) range.getCell(form.row, form.column).formulas = [[entry]];
  if (isLocked) protectSheet(range.worksheet, plan);
  const different = new Set(edits.flatMap((edit) => (edit.kind === 'cell' ? [edit.cell] : [])));
  queueInputs(range, plan, new Map([...different].map((cell) => [cell, content.cells.get(cell) ?? null])));
  const { section } = plan.sheet;
  if (section !== null && edits.some((edit) => edit.kind === 'section')) {
    const entries = paragraphEntries(content.sections[section], filledRows(block));
    if (entries.length > 0) range.getCell(1, 0).getResizedRange(entries.length - 1, 0).formulas = entries;
  }
};

/** Adopts the blocks as they stand: what differs is known from now on, so that nobody takes it for an edit, and is to be written later. */
export const takeStanding = (
  sheets: OpenSheets,
  blocks: ReadonlyMap<SheetKey, StandingBlock>,
  content: HostContent,
  left: ReadonlySet<string>,
): LateContent => {
  const cells = new Map<CellId, CellValue | null>();
  const sections = new Map<SectionKey, readonly string[]>();
  for (const block of blocks.values()) {
    const edits = compareBlock(block, sheets.known, new Set(), formulaIn(sheets)).edits.filter((edit) => !left.has(editPlace(edit)));
    for (const edit of edits) {
      if (edit.kind === 'cell') cells.set(edit.cell, content.cells.get(edit.cell) ?? null);
      else sections.set(edit.section, content.sections[edit.section]);
    }
    rememberEdits(sheets.known, edits);
  }
  return { cells, sections };
};

export const NOTHING_LATE: LateContent = { cells: new Map(), sections: new Map() };

const editPlace = (edit: HostEdit): string => (edit.kind === 'cell' ? edit.cell : `section:${edit.section}`);

/** Rows below the heading up to the last one that holds something. */
const filledRows = ({ formulas }: StandingBlock): number => {
  let last = formulas.length - 1;
  while (last > 0 && (formulas[last]?.[0] ?? '') === '') last -= 1;
  return last;
};
