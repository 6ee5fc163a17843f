// Brings the open workbook to an edition and a content: sheets that stand are adopted, missing ones drawn. Two round
// trips at most: look, then draw or mend everything in one batch, the event registration included.

import { SCHEMA_VERSION } from '#shared/document/schema';
import type { Lang, Message } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import { BINDING_NAME, type Synced } from '#shared/workbook/file-marks';
import { type FileCopy, type FileEdit, filePlace } from '../file-copy.ts';
import type { HostContent, HostEdit } from '../workbook-host.ts';
import { barCharts, drawBarTable } from './draw-chart.ts';
import { drawSheet, protectSheet } from './draw-sheet.ts';
import type { BatchOutcome, BatchRunner } from './excel-batch.ts';
import { editsInFile, queueBase, queueKeepBase } from './file-base.ts';
import { type FileBinding, queueFileBinding, queueKeepBinding } from './file-binding.ts';
import { fileSentences, type Owner, ownerOf } from './file-owner.ts';
import { type FoundSheets, queueSheets, type SheetPlace, type StandingBlock } from './find-sheets.ts';
import { rectangleAddress } from './form-plan.ts';
import { type LateContent, NOTHING_LATE, queueMending, takeStanding } from './mend-block.ts';
import { isDenied } from './open-inputs.ts';
import { formulaIn, type OpenSheets, takePlaces } from './open-sheets.ts';
import { compareBlock, hasItsShape, rememberEdits } from './reconcile.ts';

export type BuildDeps = {
  readonly runner: BatchRunner;
  readonly lang: Lang;
  readonly reportId: string | null;
  /** As the file's binding names this server. */
  readonly server: string;
  /** What the content stands for where all of it is on the server; else null, and the file keeps what it had in common before. */
  readonly synced: Synced | null;
  /** The file is opened, not drawn anew by the same host: what differs in it was changed without us. */
  readonly isOpening: boolean;
  /** Queues the event registration with the last batch. */
  readonly listen: (context: Excel.RequestContext) => void;
  /** That batch failed, and with it the registration. */
  readonly forget: () => void;
  readonly onBusy: () => void;
  readonly tell: (sentence: Message) => void;
};

/** `copy`: what the file changed by itself, which is left standing; `late`: what belongs into sheets that somebody locked. */
type BuiltSheets = { readonly copy: FileCopy; readonly late: LateContent };

/**
 * Leaves `sheets` with the places of all sheets. Repeatable: what a failed attempt drew is removed before the next one. Where a standing sheet
 * is locked by a password nothing is mended, and the content that differs is given back to be written as far as it can be.
 */
export const buildSheets = async (sheets: OpenSheets, content: HostContent, deps: BuildDeps): Promise<BatchOutcome<BuiltSheets>> => {
  const built = await attempt(sheets, content, deps, false);
  return isDenied(built) ? attempt(sheets, content, deps, true) : built;
};

const attempt = async (
  sheets: OpenSheets,
  content: HostContent,
  deps: BuildDeps,
  isGentle: boolean,
): Promise<BatchOutcome<BuiltSheets>> => {
  const { runner, onBusy } = deps;
  const looked = await runner.run((context) => queueLook(context, sheets, content, deps), { onBusy });
  if (!looked.ok) return looked;
  const drawn = plannedTabs(sheets, looked.value);
  takePlaces(sheets, { places: looked.value.standing.places, blocks: looked.value.standing.blocks });
  for (const [key, sheetName] of drawn) sheets.places.set(key, { worksheetId: '', sheetName, row: 0, column: 0 });
  const outcome = await runner.run((context) => queueBuild(context, sheets, content, looked.value, drawn, { ...deps, isGentle }), {
    onBusy,
  });
  if (!outcome.ok && drawn.size > 0) await removeTabs(runner, new Set(drawn.values()));
  if (!outcome.ok) {
    deps.forget();
    return outcome;
  }
  const { copy } = looked.value;
  for (const sentence of fileSentences(sheets, looked.value, drawn)) deps.tell(sentence);
  return { ok: true, value: { copy, late: outcome.value } };
};

/** orphans: names to be given anew; replaced: worksheets of this same report drawn for another edition; setAside: ours, but beyond recognition. */
type Look = {
  readonly standing: FoundSheets;
  readonly tabNames: readonly string[];
  readonly orphans: readonly string[];
  readonly replaced: readonly SheetPlace[];
  readonly setAside: readonly SheetPlace[];
  readonly binding: FileBinding | null;
  readonly isNamed: boolean;
  readonly owner: Owner;
  readonly copy: FileCopy;
};

const queueLook = (context: Excel.RequestContext, sheets: OpenSheets, content: HostContent, deps: BuildDeps): (() => Look) => {
  const { plan } = sheets;
  const pickSheets = queueSheets(context, plan, new Set(plan.sheets.map(({ sheet }) => sheet.key)));
  const pickBinding = queueFileBinding(context);
  const pickBase = queueBase(context, plan.edition);
  const properties = context.workbook.properties.load('lastAuthor');
  const tabs = context.workbook.worksheets.load('items/name');
  const names = context.workbook.names.load('items/name');
  return () => {
    const found = pickSheets();
    const binding = pickBinding();
    const owner = ownerOf(found, binding, content, deps);
    const isOtherEdition = binding !== null && binding.edition !== plan.edition.key;
    // Sheets damaged beyond recognition, or of another report, are left to the person; new ones are drawn beside them.
    const isOurs = !isOtherEdition && (owner === 'ours' || owner === 'unknown');
    const isAdopted = (block: StandingBlock) => hasItsShape(block) && isOurs;
    const replaced = owner === 'ours' && isOtherEdition ? [...found.places.values()] : [];
    const blocks = new Map([...found.blocks].filter(([, block]) => isAdopted(block)));
    const places = new Map([...found.places].filter(([key]) => blocks.has(key)));
    const taken = new Set(names.items.map((item) => item.name.toLowerCase()));
    const base = pickBase();
    return {
      standing: { places, blocks },
      tabNames: tabs.items.map((tab) => tab.name).filter((name) => !replaced.some((place) => place.sheetName === name)),
      replaced,
      setAside: isOurs ? [...found.places].flatMap(([key, place]) => (blocks.has(key) ? [] : [place])) : [],
      orphans: plan.sheets
        .filter(({ sheet, blockName }) => !blocks.has(sheet.key) && taken.has(blockName.toLowerCase()))
        .map((sheet) => sheet.blockName),
      binding,
      isNamed: taken.has(BINDING_NAME),
      owner,
      copy: {
        edits: deps.isOpening ? editsInFile(differencesOf(sheets, blocks), base, plan.edition) : [],
        syncedAt: base.kind === 'known' ? base.base.at : null,
        savedBy: properties.lastAuthor || null,
      },
    };
  };
};

const differencesOf = (sheets: OpenSheets, blocks: FoundSheets['blocks']): HostEdit[] =>
  [...blocks.values()].flatMap((block) => compareBlock(block, sheets.known, new Set(), (formula) => formula).edits);

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
  { standing, orphans, replaced, copy, isNamed }: Look,
  drawn: ReadonlyMap<SheetKey, string>,
  { lang, reportId, server, synced, listen, isGentle }: BuildDeps & { readonly isGentle: boolean },
): (() => LateContent) => {
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
  // The tables under a standing front sheet name the sheet that was gone.
  if (!isGentle && standing.blocks.has('cover') && drawn.has('requests')) queueChartTables(context, sheets);
  const left = new Set(copy.edits.map(filePlace));
  if (!isGentle) for (const block of standing.blocks.values()) queueMending(context, sheets, block, content, left);
  queueKeepBinding(context, { report: reportId, edition: plan.edition.key, schema: SCHEMA_VERSION, server }, isNamed);
  if (!isGentle && synced !== null && left.size === 0) queueKeepBase(context, content, synced);
  listen(context);
  return () => {
    const late = isGentle ? takeStanding(sheets, standing.blocks, content, left) : NOTHING_LATE;
    rememberEdits(sheets.known, copy.edits.map(asHostEdit));
    for (const { sheetPlan, name, target } of tabs) {
      sheets.places.set(sheetPlan.sheet.key, { worksheetId: target.id, sheetName: name, row: 0, column: 0 });
    }
    return late;
  };
};

const queueChartTables = (context: Excel.RequestContext, sheets: OpenSheets): void => {
  const cover = sheets.plan.sheetByKey.get('cover');
  if (!cover) return;
  const { worksheet } = context.workbook.names.getItem(cover.blockName).getRange();
  worksheet.protection.unprotect();
  for (const { chart } of barCharts(sheets.plan.edition)) drawBarTable(worksheet, chart, formulaIn(sheets));
  protectSheet(worksheet, cover);
};

const asHostEdit = (edit: FileEdit): HostEdit =>
  edit.kind === 'cell'
    ? { kind: 'cell', cell: edit.cell, entry: edit.mine }
    : { kind: 'section', section: edit.section, paragraphs: edit.mine.split('\n') };

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
