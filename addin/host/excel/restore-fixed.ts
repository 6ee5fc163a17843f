// Puts texts and formulas that are gone back into the sheets, and says what was put back or why it could not be. watch-sheets.ts calls
// it after a reading.
import type { CellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { must } from '#shared/result';
import { type SheetKey, toA1 } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import type { Notice } from '../notice.ts';
import { cellLabel } from '../place-label.ts';
import type { BatchRunner } from './excel-batch.ts';
import type { OpenSheets } from './open-sheets.ts';
import type { Damage } from './reconcile.ts';

export type RestoreDeps = {
  readonly runner: BatchRunner;
  readonly sheets: () => OpenSheets | null;
  readonly onNotice: (notice: Notice) => void;
};

/** Where Excel remembers how it spells a fixed entry of ours. */
export const spellingKey = (key: SheetKey, { row, column }: FormCell): string => `${key}:${row}:${column}`;

/** Writes them back in one round trip and tells; false where Excel did not let us. */
export const restoreFixed = async (
  damaged: ReadonlyMap<SheetKey, readonly Damage[]>,
  { runner, sheets, onNotice }: RestoreDeps,
): Promise<boolean> => {
  const open = sheets();
  if (!open) return false;
  const outcome = await runner.run((context) => {
    const mended = [...damaged].flatMap(([key, damages]) => {
      const block = context.workbook.names.getItem(must(open.plan.sheetByKey.get(key), key).blockName).getRange();
      return damages.map(({ form, entry, stands }) => {
        const range = block.getCell(form.row, form.column);
        range.formulas = [[entry]];
        return { key, form, stands, range: range.load('formulas') };
      });
    });
    return () => {
      // What writing does not change was no damage, but Excel's own spelling of our entry.
      for (const { key, form, stands, range } of mended) {
        if (range.formulas[0]?.[0] === stands) open.spellings.set(spellingKey(key, form), stands);
      }
    };
  });
  const code = outcome.ok ? null : outcome.trouble.kind === 'refused' ? outcome.trouble.code : outcome.trouble.kind;
  for (const [key, damages] of damaged) {
    const real = damages.filter(({ form, entry, stands }) => {
      const place = spellingKey(key, form);
      // Refused by protection: nobody can have typed there, so another wording is Excel's. Only a lost formula is told, once.
      if (code === 'AccessDenied') open.spellings.set(place, stands);
      return open.spellings.get(place) !== stands || (code !== null && isFormula(entry) && !isFormula(stands));
    });
    for (const notice of noticesOf(open, open.places.get(key)?.sheetName ?? key, real, code)) onNotice(notice);
  }
  return outcome.ok;
};

const isFormula = (entry: unknown): boolean => typeof entry === 'string' && entry.startsWith('=');

const noticesOf = (open: OpenSheets, sheet: string, damages: readonly Damage[], code: string | null): Notice[] => {
  const about = (sentence: Message, cell: CellId | null = null): Notice => ({ message: sentence, cell, section: null });
  if (damages.length === 0) return [];
  if (code !== null) return [about(message('excel.cannotRestore', { sheet, count: damages.length, code }))];
  if (damages.length > FEW) return [about(message('excel.restoredMany', { sheet, count: damages.length }))];
  return damages.map(({ form }) => {
    const place = placeText(open, sheet, form);
    if (form.field !== null) return about(message('excel.titleRestored', { place }));
    return about(
      form.formula === null ? message('excel.labelRestored', { place }) : message('excel.formulaRestored', { place }),
      form.cell,
    );
  });
};

const placeText = ({ plan }: OpenSheets, sheet: string, form: FormCell): string =>
  `${form.cell === null ? '' : `${cellLabel(plan.edition, form.cell)} `}（${sheet} ${toA1(form.row, form.column)}）`.trim();

const FEW = 3;
