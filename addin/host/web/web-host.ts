// The WorkbookHost without Excel: the form as real tables in the page. The composition root of /web makes one.
import './grid.css';
import './grid-parts.css';
import './grid-room.css';
import './grid-paste.css';
import './grid-print.css';
import './sides.css';
import '#shared/i18n/rooms/grid';
import type { CellId } from '#shared/cell/cell-id';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { must } from '#shared/result';
import { standardTitle } from '#shared/text/publish-standard';
import type { SheetKey } from '#shared/workbook/address';
import type { FormCell } from '#shared/workbook/form';
import { addressOf, layoutOf } from '#shared/workbook/layout';
import type { Notice } from '../notice.ts';
import type { Decorations, HostContent, HostEdit, WorkbookHost } from '../workbook-host.ts';
import { type Calc, createCalculation, type Totals } from './calculation.ts';
import type { GridState } from './cell-face.ts';
import { createController } from './controller.ts';
import type { GridSpot } from './controller-deps.ts';
import { changedLooks, type Looks, looksOf } from './decoration-changes.ts';
import { createFrame } from './frame.ts';
import { cellsOfOthers } from './others.ts';
import { drawScreen, type Screen } from './screen.ts';
import { countDiffering, readableInputs } from './totals-input.ts';

export type WebHostDeps = {
  readonly container: HTMLElement;
  readonly lang: Lang;
  /** Imports shared/calc/evaluate.ts; called after the first paint. Until then totals show an ellipsis. */
  readonly loadCalc: () => Promise<Calc>;
  readonly onNotice: (notice: Notice) => void;
  /** The person wants to write prose, in this paragraph (counted from 0): the pane's editor takes over. */
  readonly onEditSection: (section: SectionKey, paragraph: number) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** The person wants to comment on a cell or paragraph, or to see what happened to a cell. */
  readonly onComment?: (spot: GridSpot) => void;
  readonly onHistory?: (cell: CellId) => void;
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
  let theirs: GridState['theirs'] = new Map();
  let looks: Looks = new Map();
  let totals: Totals | null = null;
  let statedCount = 0;
  let screen: Screen | null = null;
  const editListeners = new Set<(edits: readonly HostEdit[]) => void>();
  const selectListeners = new Set<(selected: Selected) => void>();
  const typingListeners = new Set<(cell: CellId | null) => void>();
  const sheetListeners = new Set<(key: SheetKey) => void>();

  const state = (): GridState => {
    const { organ, year } = content;
    return { edition: must(edition, 'built edition'), lang, values, locks, decorations, theirs, totals, organ, year };
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
    controller.repaint();
    calculation.request();
  };
  const controller = createController({
    frame,
    lang,
    screen: () => screen,
    state,
    onEntries: enter,
    onSelect: (cell, to) => {
      for (const listener of [...selectListeners]) listener({ cell, to });
    },
    onTyping: (cell) => {
      for (const listener of [...typingListeners]) listener(cell);
    },
    onSheet: (key) => {
      for (const listener of [...sheetListeners]) listener(key);
    },
    onNotice: (sentence, cell) => deps.onNotice({ message: sentence, cell, section: null }),
    onEditSection: deps.onEditSection,
    onComment: (spot) => deps.onComment?.(spot),
    onHistory: (cell) => deps.onHistory?.(cell),
    onUndo: deps.onUndo,
    onRedo: deps.onRedo,
    totalsWith: (entries) => {
      const calc = calculation.engine();
      if (!calc || !edition) return null;
      const then = new Map(values);
      for (const [{ cell }, text] of entries) if (cell !== null) then.set(cell, text);
      return calc.evaluateForm(edition, readableInputs(edition, then), statedCount);
    },
  });
  /** A cell was selected while the pane had all of a narrow window: what is not in sight can neither scroll nor take the keyboard. */
  let isAwaited = false;
  const isInSight = () => frame.root.getClientRects().length > 0;
  const showSelected = () => {
    isAwaited = false;
    controller.showSelected();
    controller.focus();
  };
  const watcher =
    typeof ResizeObserver === 'undefined'
      ? null
      : new ResizeObserver(() => {
          controller.refresh();
          if (isAwaited && isInSight()) showSelected();
        });
  watcher?.observe(frame.root);

  return {
    kind: 'web',
    build: async (wanted, wantedContent) => {
      const isSameForm = edition === wanted && screen !== null;
      edition = wanted;
      content = wantedContent;
      frame.setTitle(standardTitle(wanted, content.organ, content.year));
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
      controller.refresh();
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
      if (edition) frame.setTitle(standardTitle(edition, organ, year));
      screen?.paintTitle();
      controller.refresh();
    },
    read: async () => new Map(values),
    lock: async (wanted) => {
      const touched = [...locks.keys(), ...wanted.map(({ cell }) => cell)];
      locks = new Map(wanted.map(({ cell, reason }) => [cell, reason]));
      screen?.paintCells(touched);
      controller.repaint();
    },
    decorate: async (wanted) => {
      const hasTalk = (wanted.commentedText?.size ?? 0) + (decorations.commentedText?.size ?? 0) > 0;
      const hasStated = wanted.stated.size + decorations.stated.size > 0;
      decorations = wanted;
      theirs = edition ? cellsOfOthers(edition, wanted.presence) : new Map();
      const next = looksOf(wanted, theirs);
      screen?.paintCells(changedLooks(looks, next));
      looks = next;
      if (hasTalk) screen?.paintParagraphs();
      // The verdict on the front sheet counts totals the source states otherwise.
      if (hasStated) calculation.request();
      controller.repaint();
    },
    select: async (cell) => {
      if (!edition) return;
      const { sheet, row, column } = addressOf(layoutOf(edition), cell);
      controller.selectPlace(sheet, { row, column });
      controller.focus();
      isAwaited = !isInSight();
    },
    onEdit: (listener) => subscribe(editListeners, listener),
    show: async (cell) => {
      if (!edition) return;
      const { sheet, row, column } = addressOf(layoutOf(edition), cell);
      controller.showPlace(sheet, { row, column });
    },
    onSelect: (listener) => subscribe(selectListeners, ({ cell, to }) => listener(cell, to)),
    onTyping: (listener) => subscribe(typingListeners, listener),
    onSheet: (listener) => subscribe(sheetListeners, listener),
    sheet: controller.sheet,
    showSheet: controller.showSheet,
    focus: controller.focus,
    close: () => {
      watcher?.disconnect();
      calculation.close();
      controller.close();
      for (const listeners of [editListeners, selectListeners, typingListeners, sheetListeners]) listeners.clear();
    },
  };
};

type Selected = { readonly cell: CellId | null; readonly to: CellId | null };

const subscribe = <T>(listeners: Set<T>, listener: T): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

const NOTHING = { sections: { preamble: [], '1': [], '5': [], '6': [] }, organ: '', year: null };
const UNDECORATED: Decorations = { presence: [], flagged: new Map(), stated: new Map() };
