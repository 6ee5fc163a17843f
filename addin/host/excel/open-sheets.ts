// What the parts of the Excel host share about the open workbook: plan, places, what was last known, what is broken.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition, SectionKey } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import type { SheetKey } from '#shared/workbook/address';
import { plainParagraphs } from '#shared/workbook/file-marks';
import type { HostContent } from '../workbook-host.ts';
import type { FoundSheets, SheetPlace } from './find-sheets.ts';
import { type FormPlan, planForm } from './form-plan.ts';
import { type KnownSheets, rememberValues } from './reconcile.ts';

export type OpenSheets = {
  readonly plan: FormPlan;
  readonly known: KnownSheets;
  readonly places: Map<SheetKey, SheetPlace>;
  /** Sheets that are deleted or have lost their shape: neither written nor published until they are whole again. */
  readonly broken: Set<SheetKey>;
  /** Sheets that are whole and refuse to be written (a password): tried again whenever they are read. */
  readonly refusing: Set<SheetKey>;
  /** How Excel itself spells a fixed entry of ours, by place ("requests:4:9"): what it gives back right after we wrote it. */
  readonly spellings: Map<string, unknown>;
  /** Places another person changed through Excel's own co-authoring and whose add-in may be publishing them. */
  readonly waiting: Set<CellId | SectionKey>;
};

/** Begins with the content about to be shown. */
export const openSheets = (edition: Edition, content: HostContent): OpenSheets => {
  const known: KnownSheets = { cells: new Map(), sections: new Map(), organ: content.organ, year: content.year, stated: '' };
  rememberValues(known, content.cells);
  for (const key of SECTION_KEYS) known.sections.set(key, plainParagraphs(content.sections[key]));
  return {
    plan: planForm(edition),
    known,
    places: new Map(),
    broken: new Set(),
    refusing: new Set(),
    spellings: new Map(),
    waiting: new Set(),
  };
};

/** The layout's formula with the sheets' present tab names. */
export const formulaIn =
  ({ plan, places }: Pick<OpenSheets, 'plan' | 'places'>) =>
  (formula: string): string => {
    if (!formula.includes('!')) return formula;
    let text = formula;
    for (const { sheet } of plan.sheets) {
      const now = places.get(sheet.key)?.sheetName ?? sheet.name;
      if (now !== sheet.name) text = text.replaceAll(quoted(sheet.name), quoted(now));
    }
    return text;
  };

/** Takes over where the sheets stand now; a sheet that is gone keeps no place. */
export const takePlaces = (sheets: OpenSheets, { places }: FoundSheets): void => {
  sheets.places.clear();
  for (const [key, place] of places) sheets.places.set(key, place);
};

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
