// Brings the open workbook to an edition and a content: sheets that stand are adopted, missing ones drawn. Two round
// trips at most: look, then draw or mend everything in one batch, the event registration included.

import { SCHEMA_VERSION } from '#shared/document/schema';
import type { Lang } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import type { HostContent } from '../workbook-host.ts';
import { paragraphEntries } from './block-entries.ts';
import { drawSheet } from './draw-sheet.ts';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import {
  BINDING_KEY,
  bindingText,
  type FoundSheets,
  queueBinding,
  queueSheets,
  type SheetPlace,
  type StandingBlock,
} from './find-sheets.ts';
import { rectangleAddress } from './form-plan.ts';
import { formulaIn, type OpenSheets, takePlaces } from './open-sheets.ts';
import { compareBlock, hasItsShape } from './reconcile.ts';
import { queueInputs } from './write-cells.ts';

export type BuildDeps = {
  readonly runner: BatchRunner;
  readonly lang: Lang;
  readonly reportId: string | null;
  /** Queues the event registration with the last batch. */
  readonly listen: (context: Excel.RequestContext) => void;
  readonly onBusy: () => void;
};

/** Leaves `sheets` with the places of all sheets. Repeatable: what a failed attempt drew is removed before the next one. */
export const buildSheets = async (sheets: OpenSheets, content: HostContent, deps: BuildDeps): Promise<BatchOutcome<void>> => {
  const { runner, onBusy } = deps;
  const looked = await runner.run((context) => queueLook(context, sheets, deps.reportId), { onBusy });
  if (!looked.ok) return looked;
  const drawn = plannedTabs(sheets, looked.value);
  takePlaces(sheets, { places: looked.value.standing.places, blocks: looked.value.standing.blocks });
  for (const [key, sheetName] of drawn) sheets.places.set(key, { worksheetId: '', sheetName, row: 0, column: 0 });
  const outcome = await runner.run((context) => queueBuild(context, sheets, content, looked.value, drawn, deps), { onBusy });
  if (!outcome.ok && drawn.size > 0) await removeTabs(runner, new Set(drawn.values()));
  return outcome;
};

/** orphans: names to be given anew; replaced: worksheets of this same report drawn for another edition. */
type Look = {
  readonly standing: FoundSheets;
  readonly tabNames: readonly string[];
  readonly orphans: readonly string[];
  readonly replaced: readonly SheetPlace[];
};

const queueLook = (context: Excel.RequestContext, { plan }: OpenSheets, reportId: string | null): (() => Look) => {
  const pickSheets = queueSheets(context, plan, new Set(plan.sheets.map(({ sheet }) => sheet.key)));
  const pickBinding = queueBinding(context);
  const tabs = context.workbook.worksheets.load('items/name');
  const names = context.workbook.names.load('items/name');
  return () => {
    const found = pickSheets();
    const binding = pickBinding();
    const isOtherEdition = binding !== null && binding.edition !== plan.edition.key;
    // Sheets damaged beyond recognition, or of another report, are left to the person; new ones are drawn beside them.
    const isOurs = ([, block]: readonly [SheetKey, StandingBlock]) => hasItsShape(block) && !isOtherEdition;
    const replaced = binding !== null && isOtherEdition && binding.report === reportId ? [...found.places.values()] : [];
    const blocks = new Map([...found.blocks].filter(isOurs));
    const places = new Map([...found.places].filter(([key]) => blocks.has(key)));
    const taken = new Set(names.items.map((item) => item.name.toLowerCase()));
    return {
      standing: { places, blocks },
      tabNames: tabs.items.map((tab) => tab.name).filter((name) => !replaced.some((place) => place.sheetName === name)),
      replaced,
      orphans: plan.sheets
        .filter(({ sheet, blockName }) => !blocks.has(sheet.key) && taken.has(blockName.toLowerCase()))
        .map((sheet) => sheet.blockName),
    };
  };
};

/** Tab names for the sheets to be drawn; a name somebody else uses gets a number. */
const plannedTabs = ({ plan }: OpenSheets, { standing, tabNames }: Look): ReadonlyMap<SheetKey, string> => {
  const taken = new Set(tabNames.map((name) => name.toLowerCase()));
  const tabs = new Map<SheetKey, string>();
  for (const { sheet } of plan.sheets) {
    if (standing.blocks.has(sheet.key)) continue;
    let name = sheet.name;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${sheet.name.slice(0, 26)} (${n})`;
    taken.add(name.toLowerCase());
    tabs.set(sheet.key, name);
  }
  return tabs;
};

const queueBuild = (
  context: Excel.RequestContext,
  sheets: OpenSheets,
  content: HostContent,
  { standing, orphans, replaced }: Look,
  drawn: ReadonlyMap<SheetKey, string>,
  { lang, reportId, listen }: BuildDeps,
): (() => void) => {
  const { plan } = sheets;
  const { workbook } = context;
  const formulaText = formulaIn(sheets);
  workbook.application.suspendScreenUpdatingUntilNextSync();
  for (const name of orphans) workbook.names.getItem(name).delete();
  // Renamed now and deleted last, because a workbook may never be without a sheet.
  const old = replaced.map(({ worksheetId }, index) => {
    const worksheet = workbook.worksheets.getItem(worksheetId);
    worksheet.name = `~${index}`;
    return worksheet;
  });
  // All tabs first: the front sheet's formulas name the others.
  const tabs = plan.sheets.flatMap((sheetPlan) => {
    const name = drawn.get(sheetPlan.sheet.key);
    return name === undefined ? [] : [{ sheetPlan, name, target: workbook.worksheets.add(name) }];
  });
  for (const { sheetPlan, name, target } of tabs) {
    const block = rectangleAddress({ row: 0, column: 0, rows: sheetPlan.rows, columns: sheetPlan.columns });
    workbook.names.add(sheetPlan.blockName, `='${name.replaceAll("'", "''")}'!${absolute(block)}`).visible = false;
    drawSheet(target, sheetPlan, content, formulaText, lang);
    target.load('id');
  }
  for (const { sheetPlan, target } of tabs) if (sheetPlan.sheet.kind === 'cover') target.activate();
  for (const worksheet of old) worksheet.delete();
  for (const block of standing.blocks.values()) queueMending(context, sheets, block, content);
  workbook.settings.add(BINDING_KEY, bindingText({ report: reportId, edition: plan.edition.key, schema: SCHEMA_VERSION }));
  listen(context);
  return () => {
    for (const { sheetPlan, name, target } of tabs) {
      sheets.places.set(sheetPlan.sheet.key, { worksheetId: target.id, sheetName: name, row: 0, column: 0 });
    }
  };
};

/** An adopted block gets the content where it differs, and its texts and formulas back. */
const queueMending = (context: Excel.RequestContext, sheets: OpenSheets, block: StandingBlock, content: HostContent): void => {
  const { plan } = block;
  const range = context.workbook.names.getItem(plan.blockName).getRange();
  const { edits, damages } = compareBlock(block, sheets.known, new Set(), formulaIn(sheets));
  for (const { form, entry } of damages) range.getCell(form.row, form.column).formulas = [[entry]];
  const different = new Set(edits.flatMap((edit) => (edit.kind === 'cell' ? [edit.cell] : [])));
  queueInputs(range, plan, new Map([...different].map((cell) => [cell, content.cells.get(cell) ?? null])));
  const { section } = plan.sheet;
  if (section !== null && edits.some((edit) => edit.kind === 'section')) {
    const entries = paragraphEntries(content.sections[section], filledRows(block));
    if (entries.length > 0) range.getCell(1, 0).getResizedRange(entries.length - 1, 0).formulas = entries;
  }
};

/** Rows below the heading up to the last one that holds something. */
const filledRows = ({ formulas }: StandingBlock): number => {
  let last = formulas.length - 1;
  while (last > 0 && (formulas[last]?.[0] ?? '') === '') last -= 1;
  return last;
};

/** What a failed batch left behind: Excel rolls nothing back. */
const removeTabs = async (runner: BatchRunner, names: ReadonlySet<string>): Promise<void> => {
  const present = await runner.run((context) => {
    const tabs = context.workbook.worksheets.load('items/name');
    return () => tabs.items.map((tab) => tab.name).filter((name) => names.has(name));
  });
  if (!present.ok || present.value.length === 0) return;
  await runner.run((context) => {
    for (const name of present.value) context.workbook.worksheets.getItem(name).delete();
    return () => undefined;
  });
};

const absolute = (address: string): string => address.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
