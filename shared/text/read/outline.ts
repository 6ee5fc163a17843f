// Finds the parts of a text: title, headings and table regions, by number, words and where the tables' labels stand.
// Called by read-report.ts.
import type { Edition, HeadingKey, TableId } from '../../edition/types.ts';
import { distance, fold } from './fold.ts';
import { labelBook } from './labels.ts';
import type { SourceLine } from './lines.ts';
import { isProse, tableEnd } from './table-end.ts';

type Region = { readonly table: TableId; readonly from: number; readonly to: number };

export type Outline = {
  /** Index of the line each heading stands on. */
  readonly headings: ReadonlyMap<HeadingKey, number>;
  /** Line indexes, end excluded. */
  readonly regions: readonly Region[];
  readonly twice: readonly Twice[];
};

/** A table whose first row stands more than once: the lines of the first two, and whether the second is of another table with other figures. */
export type Twice = { readonly first: number; readonly second: number; readonly differs: boolean };

/** The parts of a text. A table without any of its labels has no region. */
export const findOutline = (lines: readonly SourceLine[], known: readonly Edition[]): Outline => {
  const candidates = findCandidates(lines, known);
  const headings = new Map<HeadingKey, number>();
  const starts: { table: TableId; from: number; last: number }[] = [];
  const cut = lines.map(({ text }) => cutForLabels(text));
  const hitsOf = new Map(TABLES.map((table) => [table, findHits(lines, cut, table, known)]));
  for (const table of TABLES) {
    const hits = hitsOf.get(table) ?? [];
    const first = firstDense(hits, table === 'disputes' ? 2 : 3);
    const key = KEYS[table];
    if (first === null) {
      // The labels are gone, but a heading of the form with figures under it is the table all the same.
      const named = candidates.find((item) => item.key === key && item.strength >= 3 && hasFigures(lines, item.index));
      if (named) headings.set(key, named.index);
      if (named) starts.push({ table, from: named.index + 1, last: named.index + 1 });
      continue;
    }
    const heading = candidates.filter((item) => item.key === key && item.index < first).sort((a, b) => b.index - a.index)[0];
    const near =
      heading &&
      first - heading.index <= FAR &&
      !starts.some(({ from, last }) => heading.index > from && heading.index < last && from > 0 && last < first);
    if (heading && near) headings.set(key, heading.index);
    starts.push({ table, from: heading && near ? heading.index + 1 : backUp(lines, first, hitsOf, table), last: hits.at(-1) ?? first });
  }
  starts.sort((a, b) => a.from - b.from);
  const prose = proseHeadings(lines, candidates, starts, headings);
  for (const [key, index] of prose) headings.set(key, index);
  const stops = [...headings.values(), ...starts.map(({ from }) => from), lines.length];
  const regions = starts.map(({ table, from }) => {
    const stop = Math.min(...stops.filter((index) => index > from));
    return { table, from, to: tableEnd(lines, table, known, from, stop) };
  });
  return { headings, regions, twice: findTwice(lines, cut, regions, known) };
};

type Candidate = { readonly index: number; readonly key: HeadingKey; readonly strength: number };

const findCandidates = (lines: readonly SourceLine[], known: readonly Edition[]): Candidate[] => {
  const official = new Map<HeadingKey, Set<string>>();
  for (const edition of known) {
    for (const { key, text } of edition.headings) official.set(key, (official.get(key) ?? new Set()).add(fold(text).slice(1)));
  }
  const found: Candidate[] = [];
  for (const [index, { text }] of lines.entries()) {
    if (text.length > 70) continue;
    const plain = headingText(text);
    if (plain.length < 2 || plain.length > 40 || plain.includes('\t') || /[。；;]$/.test(plain)) continue;
    const numeral = TOP_NUMBER.exec(plain)?.[1] ?? null;
    const sub = numeral === null && SUB_NUMBER.test(plain);
    const folded = fold(plain);
    const body = numeral !== null ? folded.slice(numeral.length) : sub ? folded.replace(/^[一二三四五六七八九十\d]+/, '') : folded;
    for (const [key, texts] of official) {
      const rightNumber = numeral !== null && numeral === '一二三四五六'.charAt(Number(key) - 1);
      const exact = [...texts].some((label) => body === label || (label.length > 5 && distance(body, label, 1) <= 1));
      const words = exact || (numeral !== null && !ROW_LABEL.test(folded) && (WORDS.get(key)?.test(body) ?? false));
      const strength = exact
        ? rightNumber
          ? 4
          : sub
            ? 0.5
            : 2
        : words && !sub
          ? rightNumber
            ? 3
            : 1
          : rightNumber && !ROW_LABEL.test(folded)
            ? 0.4
            : 0;
      if (strength > 0) found.push({ index, key, strength });
    }
  }
  return found;
};

/** The words of a line that may be a heading, without Markdown marks. */
const headingText = (text: string): string =>
  text
    .replace(/^[#>\s]+/, '')
    .replace(/\*+/g, '')
    .trim();

/** Lines holding a label of the table. Short labels also are words of the prose, so they do not count. */
const findHits = (lines: readonly SourceLine[], cut: readonly (Cut | null)[], table: TableId, known: readonly Edition[]): number[] => {
  const book = labelBook(table, known);
  const shortest = table === 'art20' ? 2 : 4;
  const isLabel = (part: string): boolean => {
    const hit = book.findExact(part) ?? (/\d\s*$/.test(part) ? book.findExact(part.replace(/[\d.\s]+$/, '')) : null);
    return hit !== null && (hit.row !== null || hit.fixed !== null);
  };
  return lines.flatMap(({ text }, index) => {
    const { parts, words } = cut[index] ?? NOTHING_CUT;
    const own = parts.filter((part) => part.length >= shortest);
    if (!own.some(isLabel) && !words.some(isLabel)) return [];
    return table !== 'requests' && own.length === 1 && isProse(text) ? [] : [index];
  });
};

/** What may be labels of a line, parted at marks and wide gaps, and of one that has no cells also at single spaces. */
type Cut = { readonly parts: readonly string[]; readonly words: readonly string[] };

const cutForLabels = (text: string): Cut | null => {
  if (text.length > 1000 || text.length < 4) return null;
  const hasCells = /[\t|｜]/.test(text);
  const parts = hasCells || PARTED.test(text) ? text.split(PARTED, 24).map((part) => part.trim()) : [text.trim()];
  const words = text.length < 300 && !hasCells && / |\u3000/.test(text.trim()) ? text.trim().split(/[ \u3000]/) : [];
  return { parts: parts.filter((part) => part.length > 1), words: words.filter((word) => word.length >= 4) };
};

const hasFigures = (lines: readonly SourceLine[], heading: number): boolean => {
  for (const { text } of lines.slice(heading + 1, heading + 12)) {
    if (isProse(text)) return false;
    if (/\d\s*$/.test(text) && /^[\d\s\t|｜,]+$/.test(text)) return true;
  }
  return false;
};

/** The first hit that has company: a single label in the prose is no table. */
const firstDense = (hits: readonly number[], company: number): number | null =>
  hits.find((hit, index) => {
    const other = hits[index + company - 1];
    return other !== undefined && other - hit <= NEAR;
  }) ?? null;

/** The header rows above a table's first label, but no row of the table before it. */
const backUp = (lines: readonly SourceLine[], first: number, hitsOf: ReadonlyMap<TableId, readonly number[]>, table: TableId): number => {
  const above = TABLES.flatMap((other) => (other === table ? [] : (hitsOf.get(other) ?? []))).filter((hit) => hit < first);
  const last = above.reduce((most, hit) => Math.max(most, hit), -1);
  let from = first;
  while (from > 0 && first - from < 8 && from - 1 > last) {
    const text = lines[from - 1]?.text ?? '';
    if (text.trim() !== '' && !/[\t|｜]/.test(text)) break;
    from--;
  }
  return from;
};

const proseHeadings = (
  lines: readonly SourceLine[],
  candidates: readonly Candidate[],
  tables: readonly { readonly from: number; readonly last: number }[],
  taken: ReadonlyMap<HeadingKey, number>,
): Map<HeadingKey, number> => {
  const found = new Map<HeadingKey, number>();
  const free = candidates.filter(
    ({ index }) => ![...taken.values()].includes(index) && !tables.some(({ from, last }) => index >= from && index <= last),
  );
  const strong = new Set(candidates.filter(({ strength }) => strength >= 2).map(({ index }) => index));
  const firstTable = Math.min(lines.length, ...tables.map(({ from }) => from));
  const lastTable = Math.max(-1, ...tables.map(({ last }) => last));
  const best = (key: HeadingKey, allowed: (candidate: Candidate) => boolean): void => {
    const fitting = free.filter(
      (item) => item.key === key && (item.strength >= 2 || allowed(item)) && ![...found.values()].includes(item.index),
    );
    const strongest = Math.max(0, ...fitting.map(({ strength }) => strength));
    const equal = fitting.filter(({ strength }) => strength === strongest);
    // Where the form has it, and with words under it: a table of contents has neither.
    const placed = equal.filter(allowed);
    const chosen = placed.find(({ index }) => hasText(lines, index, strong)) ?? placed[0] ?? equal[0];
    if (chosen) found.set(key, chosen.index);
  };
  best('1', ({ index, strength }) => index < firstTable && strength >= 0.4);
  best('6', ({ index, strength }) => index > lastTable && strength >= 1);
  const sixth = found.get('6') ?? lines.length;
  best('5', ({ index, strength }) => index > lastTable && index < sixth && strength >= 0.4);
  if (!found.has('6')) {
    const fifth = found.get('5') ?? lastTable;
    best('6', ({ index, strength }) => index > fifth && index > lastTable && strength >= 0.4);
  }
  return found;
};

/** Whether words follow a heading before the next strong heading: in a table of contents none do. */
const hasText = (lines: readonly SourceLine[], index: number, strong: ReadonlySet<number>): boolean => {
  let next = index + 1;
  while (next < lines.length && lines[next]?.text.trim() === '') next++;
  return next < lines.length && !strong.has(next);
};

/** Tables whose first row stands twice, which two reports in one file do. */
const findTwice = (
  lines: readonly SourceLine[],
  cut: readonly (Cut | null)[],
  regions: readonly Region[],
  known: readonly Edition[],
): readonly Twice[] =>
  (['art20', 'requests'] as const).flatMap((table) => {
    const book = labelBook(table, known);
    const rows = new Set(
      known.map((edition) => (table === 'art20' ? edition.art20.blocks[0]?.rows[0]?.key : edition.requests.rows[0]?.key)),
    );
    const places: number[] = [];
    for (const [index, { no, text }] of lines.entries()) {
      const label = cut[index]?.parts[0];
      if (label === undefined || !/[\t|｜\d]/.test(text)) continue;
      const hit = book.findExact(label.replace(/[\d.\s]+$/, ''));
      if (hit?.row && rows.has(hit.row) && hit.quality === 'exact') places.push(no);
      if (places.length > 1) break;
    }
    const [first, second] = places;
    if (first === undefined || second === undefined) return [];
    const isOther = regions.every(({ from, to }) => !(from < first && first <= to && from < second && second <= to));
    return [{ first, second, differs: isOther && figuresOf(lines, first) !== figuresOf(lines, second) }];
  });

const figuresOf = (lines: readonly SourceLine[], no: number): string => lines[no - 1]?.text.replace(/\D+/g, ' ').trim() ?? '';

const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];
const KEYS: Readonly<Record<TableId, HeadingKey>> = { art20: '2', requests: '3', disputes: '4' };
const PARTED = /[\t|｜,;]| {2,}|\u3000{2,}/;
const NOTHING_CUT: Cut = { parts: [], words: [] };
const TOP_NUMBER = /^第?([一二三四五六七八九])(?:[、.．,，:： ]|部分)/;
const SUB_NUMBER = /^(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、)）])/;
/** The rows of table 三 are numbered like headings. */
const ROW_LABEL = /本年新收|上年结转|本年度办理结果|结转下年度/;
const WORDS: ReadonlyMap<HeadingKey, RegExp> = new Map([
  ['1', /总体|概况|概述|基本情况/],
  ['2', /主动公开/],
  ['3', /申请/],
  ['4', /复议|诉讼/],
  ['5', /问题|不足|改进/],
  ['6', /其他|其它/],
]);
const NEAR = 90;
const FAR = 60;
