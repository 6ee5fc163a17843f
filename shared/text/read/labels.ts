// Knows every label of the tables and finds the one a damaged field stands for. Generated from the known editions;
// called by the outline and the table readers.
import type { Edition, TableId } from '../../edition/types.ts';
import { distance, fold } from './fold.ts';

/** exact: the words; number: right words, other number; misprint: one or two characters off; part: its first characters only. */
export type HitQuality = 'exact' | 'number' | 'misprint' | 'part';

export type LabelHit = {
  /** The rows the label may stand for; more than one only never: editions share keys. */
  readonly row: string | null;
  /** The group label (folded) it may stand for; 2019's （六）其他处理 is a row, 2021's a group. */
  readonly group: string | null;
  /** Column header, block label or other fixed words of the table. */
  readonly fixed: string | null;
  readonly quality: HitQuality;
};

export type LabelBook = {
  /** The label the text stands for, or null. */
  readonly find: (text: string) => LabelHit | null;
  /** The label whose very words the text has (its number aside), or null; cheap. */
  readonly findExact: (text: string) => LabelHit | null;
};

/** The labels of one table over all known editions. */
export const labelBook = (table: TableId, known: readonly Edition[]): LabelBook => {
  const books = booksByKnown.get(known) ?? new Map<TableId, LabelBook>();
  booksByKnown.set(known, books);
  const cached = books.get(table);
  if (cached) return cached;
  const book = toBook(collect(table, known));
  books.set(table, book);
  return book;
};

type Entry = {
  readonly full: string;
  readonly number: string;
  readonly body: string;
  /** Several labels of a path run together; only the exact words count. */
  readonly joined: boolean;
  row: string | null;
  group: string | null;
  fixed: string | null;
};

const collect = (table: TableId, known: readonly Edition[]): Entry[] => {
  const entries = new Map<string, Entry>();
  const add = (label: string, meaning: Partial<Pick<Entry, 'row' | 'group' | 'fixed'>>, joined = false) => {
    const full = fold(label);
    if (full === '') return;
    const number = NUMBERED.test(label) ? full.charAt(0) : '';
    const entry = entries.get(full) ?? { full, number, body: full.slice(number.length), joined, row: null, group: null, fixed: null };
    Object.assign(entry, meaning);
    entries.set(full, entry);
  };
  for (const edition of known) {
    if (table === 'art20') {
      const { blocks, rowHeader } = edition.art20;
      add(rowHeader, { fixed: fold(rowHeader) });
      for (const block of blocks) {
        add(block.label, { fixed: fold(block.label) });
        for (const column of block.columns) for (const label of shortForms(column.label)) add(label, { fixed: fold(column.label) });
        for (const row of block.rows) add(row.label, { row: row.key });
      }
    } else if (table === 'requests') {
      for (const { key, path } of edition.requests.rows) {
        for (let from = path.length - 1; from >= 0; from--) {
          for (const label of shortForms(path.slice(from).join(''))) add(label, { row: key }, from < path.length - 1);
        }
        for (let to = 1; to < path.length; to++) {
          for (let from = 0; from < to; from++) add(path.slice(from, to).join(''), { group: fold(path[to - 1] ?? '') }, from < to - 1);
        }
        if (path.some((label) => /总计$/.test(label))) add(path.at(-1)?.replace('总计', '合计') ?? '', { row: key });
      }
      addFixed(edition.requests.textHead);
    } else {
      for (const { key, path } of edition.disputes.groups) add(path.at(-1) ?? '', { row: key });
      addFixed(edition.disputes.textHead);
    }
  }
  return [...entries.values()];

  function addFixed(head: readonly (readonly string[])[]): void {
    for (const label of head.flat()) if (label !== '') add(label, { fixed: fold(label) });
  }
};

/** The label, and without what stands in brackets at its end. */
const shortForms = (label: string): string[] => {
  const short = label.replace(/（[^（）]{4,}）$/, '');
  return short === label || short === '' ? [label] : [label, short];
};

const toBook = (entries: readonly Entry[]): LabelBook => {
  const byFull = new Map(entries.map((entry) => [entry.full, entry]));
  const byBody = new Map<string, Entry[]>();
  for (const entry of entries) byBody.set(entry.body, [...(byBody.get(entry.body) ?? []), entry]);
  const byStart = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const start of new Set([entry.full.slice(0, PART), entry.body.slice(0, PART)]))
      byStart.set(start, [...(byStart.get(start) ?? []), entry]);
  }
  const remembered = new Map<string, LabelHit | null>();
  const searchExact = (text: string): LabelHit | null => {
    const full = byFull.get(text);
    if (full) return toHit([full], 'exact');
    const number = NUMERAL.test(text) ? text.charAt(0) : '';
    const body = text.slice(number.length);
    const same = byBody.get(text) ?? (number === '' ? undefined : byBody.get(body));
    if (same && body.length > 2) return toHit(same, number === '' ? 'exact' : 'number');
    return same && number === '' ? toHit(same, 'exact') : null;
  };
  const search = (text: string): LabelHit | null => {
    const exact = searchExact(text);
    if (exact) return exact;
    const number = NUMERAL.test(text) ? text.charAt(0) : '';
    const body = text.slice(number.length);
    return misprinted(entries, text, number, body) ?? cutOff(byStart, text, number, body);
  };
  return {
    findExact: (raw) => (raw.length > LONGEST ? null : searchExact(fold(raw))),
    find: (raw) => {
      if (raw.length > LONGEST) return null;
      const text = fold(raw);
      if (text === '') return null;
      const known = remembered.get(text);
      if (known !== undefined) return known;
      const hit = search(text);
      if (remembered.size > REMEMBERED) remembered.clear();
      remembered.set(text, hit);
      return hit;
    },
  };
};

/** The one label within one character (two in long labels); short labels must keep their number. */
const misprinted = (entries: readonly Entry[], text: string, number: string, body: string): LabelHit | null => {
  let best = Number.POSITIVE_INFINITY;
  let found: Entry[] = [];
  for (const entry of entries) {
    const limit = entry.body.length >= 10 ? 2 : 1;
    if (entry.joined || entry.body.length < 2 || Math.abs(entry.full.length - text.length) > limit + 1) continue;
    if (entry.body.length < 4 && (entry.number !== number || entry.body.length !== body.length)) continue;
    const off = Math.min(distance(entry.full, text, limit), number === entry.number ? distance(entry.body, body, limit) : limit + 1);
    if (off > limit || off > best) continue;
    if (off < best) found = [];
    best = off;
    found.push(entry);
  }
  return found.length === 0 ? null : toHit(found, 'misprint');
};

const cutOff = (byStart: ReadonlyMap<string, Entry[]>, text: string, number: string, body: string): LabelHit | null => {
  if (body.length < PART) return null;
  const starting = [...(byStart.get(text.slice(0, PART)) ?? []), ...(byStart.get(body.slice(0, PART)) ?? [])];
  const found = starting.filter(
    (entry) => entry.full.startsWith(text) || (entry.body.startsWith(body) && (number === '' || number === entry.number)),
  );
  return found.length === 0 ? null : toHit([...new Set(found)], 'part');
};

/** One meaning or none: entries of different rows cancel each other. */
const toHit = (entries: readonly Entry[], quality: HitQuality): LabelHit | null => {
  const only = (values: readonly (string | null)[]): string | null | undefined => {
    const different = new Set(values.filter((value) => value !== null));
    return different.size > 1 ? undefined : ([...different][0] ?? null);
  };
  const row = only(entries.map((entry) => entry.row));
  const group = only(entries.map((entry) => entry.group));
  const fixed = only(entries.map((entry) => entry.fixed));
  if (quality === 'exact' || quality === 'number') {
    return row === undefined && group === undefined ? null : { row: row ?? null, group: group ?? null, fixed: fixed ?? null, quality };
  }
  if (row === undefined || group === undefined || (row !== null && entries.some((entry) => entry.row === null))) return null;
  return { row, group, fixed: fixed ?? null, quality };
};

const NUMBERED = /^(?:（[一二三四五六七八九十]）|[一二三四五六七八九十]、|\d[.．、])/;
const NUMERAL = /^[一二三四五六七八九1-9]/;
const PART = 5;
const LONGEST = 200;
const REMEMBERED = 5000;

const booksByKnown = new WeakMap<readonly Edition[], Map<TableId, LabelBook>>();
