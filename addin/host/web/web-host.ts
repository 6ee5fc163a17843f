// The WorkbookHost without Excel: the form as real tables in the page. The composition root of /web makes one.
import './grid.css';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { readCellValue } from '#shared/cell/cell-value';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { must } from '#shared/result';
import type { SheetKey } from '#shared/workbook/address';
import { toA1 } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import { addressOf, layoutOf } from '#shared/workbook/layout';
import type { Notice } from '../notice.ts';
import type { Decorations, HostContent, HostEdit, WorkbookHost } from '../workbook-host.ts';
import { type Calc, createCalculation, type Totals } from './calculation.ts';
import type { GridState } from './cell-face.ts';
import { createController } from './controller.ts';
import { createFrame } from './frame.ts';
import { drawScreen, type Screen } from './screen.ts';

export type WebHostDeps = {
  readonly container: HTMLElement;
  readonly lang: Lang;
  /** Imports shared/calc/evaluate.ts; called after the first paint. Until then totals show an ellipsis. */
  readonly loadCalc: () => Promise<Calc>;
  readonly onNotice: (notice: Notice) => void;
  /** The person wants to write prose: the pane's editor takes over. */
  readonly onEditSection: (section: SectionKey) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

export type WebHost = WorkbookHost & {
  readonly sheet: () => SheetKey;
  readonly showSheet: (key: SheetKey) => void;
  /** Calls back when another sheet is shown. Returns the way to stop. */
  readonly onSheet: (listener: (key: SheetKey) => void) => () => void;
  /** Puts the keyboard into the grid, at the selected cell. */
  readonly focus: () => void;
};

/** Draws into the container, which should have a height; nothing shows before the first build. */
export const createWebHost = (deps: WebHostDeps): WebHost => {
  const { container, lang } = deps;
  const frame = createFrame(container, lang);
  const values = new Map<CellId, string | number>();
  let edition: Edition | null = null;
  let content: Pick<HostContent, 'sections' | 'organ' | 'year'> = NOTHING;
  let locks: ReadonlyMap<CellId, string> = new Map();
  let decorations: Decorations = UNDECORATED;
  let totals: Totals | null = null;
  let statedCount = 0;
  let screen: Screen | null = null;
  const editListeners = new Set<(edits: readonly HostEdit[]) => void>();
  const selectListeners = new Set<(cell: CellId | null) => void>();
  const sheetListeners = new Set<(key: SheetKey) => void>();

  const state = (): GridState => {
    const { organ, year } = content;
    return { edition: must(edition, 'built edition'), lang, values, locks, decorations, totals, organ, year };
  };
  const calculation = createCalculation(
    deps.loadCalc,
    ({ evaluateForm }) => {
      if (!edition || !screen) return;
      const inputs = readableInputs(edition, values);
      const now = evaluateForm(edition, inputs, statedCount);
      const count = countDiffering(edition, decorations.stated, now);
      totals = count === statedCount ? now : evaluateForm(edition, inputs, count);
      statedCount = count;
      screen.paintFormulas();
    },
    () => deps.onNotice({ message: message('grid.calcFailed'), cell: null, section: null }),
  );
  const enter = (entries: ReadonlyMap<FormCell, string>) => {
    const edits: HostEdit[] = [];
    for (const [{ cell }, text] of entries) {
      if (cell === null) continue;
      if (text === '') values.delete(cell);
      else values.set(cell, text);
      edits.push({ kind: 'cell', cell, entry: text === '' ? null : text });
    }
    show(edits.flatMap((edit) => (edit.kind === 'cell' ? [edit.cell] : [])));
    for (const listener of [...editListeners]) listener(edits);
  };
  const show = (ids: Iterable<CellId>) => {
    screen?.paintCells(ids);
    controller.refresh();
    calculation.request();
  };
  const controller = createController({
    frame,
    screen: () => screen,
    state,
    onEntries: enter,
    onSelect: (cell) => {
      for (const listener of [...selectListeners]) listener(cell);
    },
    onSheet: (key) => {
      for (const listener of [...sheetListeners]) listener(key);
    },
    onNotice: (sentence, cell) => deps.onNotice({ message: sentence, cell, section: null }),
    onEditSection: deps.onEditSection,
    onUndo: deps.onUndo,
    onRedo: deps.onRedo,
  });
  const watcher = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => controller.refresh());
  watcher?.observe(frame.root);

  return {
    kind: 'web',
    build: async (wanted, wantedContent) => {
      const isSameForm = edition === wanted && screen !== null;
      edition = wanted;
      content = wantedContent;
      values.clear();
      for (const [id, value] of wantedContent.cells) values.set(id, value);
      if (isSameForm && screen) {
        screen.paintAll();
        for (const section of ['preamble', '1', '5', '6'] as const) screen.redrawSection(section);
      } else {
        totals = null;
        screen = drawScreen(frame, state, (section) => content.sections[section], controller.showSheet);
        controller.showSheet(controller.sheet());
      }
      show([]);
    },
    write: async (batch) => {
      for (const [id, value] of batch) {
        if (value === null) values.delete(id);
        else values.set(id, value);
      }
      show(batch.keys());
    },
    writeSection: async (section, paragraphs) => {
      content = { ...content, sections: { ...content.sections, [section]: paragraphs } };
      screen?.redrawSection(section);
      controller.refresh();
    },
    writeTitle: async (organ, year) => {
      content = { ...content, organ, year };
      screen?.paintTitle();
      controller.refresh();
    },
    read: async () => new Map(values),
    lock: async (wanted) => {
      const touched = [...locks.keys(), ...wanted.map(({ cell }) => cell)];
      locks = new Map(wanted.map(({ cell, reason }) => [cell, reason]));
      screen?.paintCells(touched);
      controller.refresh();
    },
    decorate: async (wanted) => {
      const touched = new Set([...decoratedCells(decorations), ...decoratedCells(wanted)]);
      const hasStated = wanted.stated.size + decorations.stated.size > 0;
      decorations = wanted;
      screen?.paintCells(touched);
      // The verdict on the front sheet counts totals the source states otherwise.
      if (hasStated) calculation.request();
      controller.refresh();
    },
    select: async (cell) => {
      if (!edition) return;
      const { sheet, row, column } = addressOf(layoutOf(edition), cell);
      controller.selectPlace(sheet, { row, column });
      controller.focus();
    },
    onEdit: (listener) => subscribe(editListeners, listener),
    onSelect: (listener) => subscribe(selectListeners, listener),
    onSheet: (listener) => subscribe(sheetListeners, listener),
    sheet: controller.sheet,
    showSheet: controller.showSheet,
    focus: controller.focus,
    close: () => {
      watcher?.disconnect();
      calculation.close();
      controller.close();
      for (const listeners of [editListeners, selectListeners, sheetListeners]) listeners.clear();
    },
  };
};

/** Entries that read as values; the others do not count in totals until somebody corrects them. */
const readableInputs = (edition: Edition, values: ReadonlyMap<CellId, string | number>): Map<CellId, CellValue> => {
  const inputs = new Map<CellId, CellValue>();
  for (const [id, entry] of values) {
    const kind = edition.cellById.get(id)?.kind;
    const read = kind && readCellValue(kind, String(entry));
    if (read?.ok && read.value !== null) inputs.set(id, read.value);
  }
  return inputs;
};

/** A stated total may come to agree with its formula when an input is corrected; then it no longer counts. */
const countDiffering = (edition: Edition, stated: Decorations['stated'], totals: Totals): number => {
  const layout = layoutOf(edition);
  return [...stated].filter(([cell, value]) => {
    const at = layout.addressById.get(cell);
    return at !== undefined && totals.get(`${at.sheet}!${toA1(at.row, at.column)}`) !== value;
  }).length;
};

const decoratedCells = ({ presence, flagged, stated }: Decorations): CellId[] => [
  ...presence.map(({ cell }) => cell),
  ...flagged.keys(),
  ...stated.keys(),
];

const subscribe = <T>(listeners: Set<T>, listener: T): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const NOTHING = { sections: { preamble: [], '1': [], '5': [], '6': [] }, organ: '', year: null };
const UNDECORATED: Decorations = { presence: [], flagged: new Map(), stated: new Map() };
