// The reference adapter of the WorkbookHost port: sheets as plain maps. Tests and bench/ use it, with helpers that act as a person.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { Edition, SectionKey } from '#shared/edition/types';
import { must } from '#shared/result';
import type { CellLock, Decorations, HostEdit, WorkbookHost } from './workbook-host.ts';

type Entry = string | number | boolean | null;

export type MemoryHost = WorkbookHost & {
  /** A person enters this in a cell; events come before it returns. Locks do not stop it, as in a sheet whose data cells are open. */
  readonly type: (cell: CellId, entry: Entry) => void;
  /** A person pastes: one event for all cells. */
  readonly paste: (entries: ReadonlyMap<CellId, Entry>) => void;
  readonly typeSection: (section: SectionKey, paragraphs: readonly string[]) => void;
  readonly selectAsPerson: (cell: CellId | null) => void;
  /** Puts a value in without any event, as programs do whose changes a host does not report. */
  readonly slipIn: (cell: CellId, entry: Entry) => void;
  /** What stands in a cell now; null where blank. */
  readonly value: (cell: CellId) => string | number | null;
  readonly section: (key: SectionKey) => readonly string[];
  readonly title: () => { readonly organ: string; readonly year: number | null };
  readonly edition: () => Edition | null;
  readonly locks: () => readonly CellLock[];
  readonly decorations: () => Decorations | null;
  readonly selected: () => CellId | null;
  /** Calls of write so far, and cells written by them. */
  readonly written: () => { readonly calls: number; readonly cells: number };
};

export const createMemoryHost = (): MemoryHost => {
  let edition: Edition | null = null;
  let sections: Readonly<Record<SectionKey, readonly string[]>> = { preamble: [], '1': [], '5': [], '6': [] };
  let title: { readonly organ: string; readonly year: number | null } = { organ: '', year: null };
  let locks: readonly CellLock[] = [];
  let decorations: Decorations | null = null;
  let selected: CellId | null = null;
  let calls = 0;
  let count = 0;
  const cells = new Map<CellId, string | number>();
  const editListeners = new Set<(edits: readonly HostEdit[]) => void>();
  const selectListeners = new Set<(cell: CellId | null) => void>();

  const put = (cell: CellId, entry: Entry) => {
    const definition = must(edition, 'built edition').cellById.get(cell);
    if (!definition || definition.sumOf !== null) throw new Error(`not an input cell: ${cell}`);
    if (entry === null || entry === '') cells.delete(cell);
    else cells.set(cell, typeof entry === 'boolean' ? String(entry) : entry);
  };
  const tell = (edits: readonly HostEdit[]) => {
    for (const listener of [...editListeners]) listener(edits);
  };
  const paste = (entries: ReadonlyMap<CellId, Entry>) => {
    for (const [cell, entry] of entries) put(cell, entry);
    tell([...entries].map(([cell, entry]) => ({ kind: 'cell', cell, entry })));
  };
  const selectAsPerson = (cell: CellId | null) => {
    selected = cell;
    for (const listener of [...selectListeners]) listener(cell);
  };
  const putAll = (values: ReadonlyMap<CellId, CellValue | null>) => {
    for (const [cell, value] of values) put(cell, value);
  };

  return {
    kind: 'memory',
    build: async (wanted, content) => {
      edition = wanted;
      cells.clear();
      putAll(content.cells);
      sections = content.sections;
      title = { organ: content.organ, year: content.year };
    },
    write: async (values) => {
      calls += 1;
      count += values.size;
      putAll(values);
    },
    writeSection: async (section, paragraphs) => {
      sections = { ...sections, [section]: [...paragraphs] };
    },
    writeTitle: async (organ, year) => {
      title = { organ, year };
    },
    read: async () => new Map(cells),
    lock: async (wanted) => {
      locks = wanted;
    },
    decorate: async (wanted) => {
      decorations = wanted;
    },
    select: async (cell) => selectAsPerson(cell),
    onEdit: (listener) => subscribe(editListeners, listener),
    onSelect: (listener) => subscribe(selectListeners, listener),
    close: () => {
      editListeners.clear();
      selectListeners.clear();
    },
    type: (cell, entry) => paste(new Map([[cell, entry]])),
    paste,
    typeSection: (section, paragraphs) => {
      sections = { ...sections, [section]: [...paragraphs] };
      tell([{ kind: 'section', section, paragraphs }]);
    },
    selectAsPerson,
    slipIn: put,
    value: (cell) => cells.get(cell) ?? null,
    section: (key) => sections[key],
    title: () => title,
    edition: () => edition,
    locks: () => locks,
    decorations: () => decorations,
    selected: () => selected,
    written: () => ({ calls, cells: count }),
  };
};

const subscribe = <T>(listeners: Set<T>, listener: T): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
