// The changes a source needs so that its prose says what the report says. Called by publish-source.ts.
import type { SectionKey } from '../edition/types.ts';
import { type Message, message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { alignParagraphs } from './align-paragraphs.ts';
import { plainParagraphs } from './publish-standard.ts';
import type { PlacedReport } from './read/places.ts';
import { wordsOfLine } from './read/prose.ts';
import type { TextEdit } from './source-bytes.ts';
import type { SourceLines } from './source-lines.ts';
import { type Change, changesBetween } from './word-diff.ts';

/** The edits of one section: changed words in place, removed paragraphs with the line break before them, added ones between their neighbours. */
export const editSection = (
  source: PlacedReport,
  wanted: Report,
  key: SectionKey,
  lines: SourceLines,
): Result<readonly TextEdit[], Message> => {
  const before = source.read.report.sections[key];
  const after = plainParagraphs(wanted.sections[key]);
  if (before.length === after.length && before.every((text, index) => text === after[index])) return ok([]);
  const places = source.places.sections[key];
  const edits: TextEdit[] = [];
  const pairs = alignParagraphs(before, after);
  const kept = pairs.flatMap((pair) => (pair.before === null || pair.after === null ? [] : [pair.before]));
  let last: number | null = null;
  for (const pair of pairs) {
    const own = pair.before === null ? [] : (places[pair.before] ?? []);
    if (pair.before === null) {
      const edit = addParagraph(after[pair.after ?? 0] ?? '', last, kept[0] ?? null, source, key, lines);
      if (!edit) return err(message('layout.noSection', { section: sectionName(wanted, key) }));
      edits.push(edit);
    } else if (pair.after === null) for (const line of own) edits.push(removeLine(line, lines));
    else {
      const changed = changeWords(before[pair.before] ?? '', after[pair.after] ?? '', own, source.places.isStandard, lines);
      if (!changed) return err(message('layout.noParagraph', { section: sectionName(wanted, key), number: pair.before + 1 }));
      edits.push(...changed);
      last = pair.before;
    }
  }
  return ok(edits);
};

/** A section in the form's words. */
export const sectionName = ({ edition }: Report, key: SectionKey): string => (key === 'preamble' ? '前言' : edition.proseHeadings[key]);

/** Words of a paragraph in the text; `words` is where they stand. */
type Piece = { readonly start: number; readonly words: { readonly from: number; readonly to: number } };

const changeWords = (before: string, after: string, own: readonly number[], isStandard: boolean, lines: SourceLines): TextEdit[] | null => {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return [];
  const offsets: number[] = [];
  const pieces: Piece[] = [];
  let words = '';
  for (const line of own) {
    const seen = lines.seen(line);
    for (const { from, to } of isStandard ? [{ from: 0, to: seen.length }] : wordsOfLine(seen)) {
      pieces.push({ start: words.length, words: { from: words.length, to: words.length + to - from } });
      words += seen.slice(from, to);
      for (let at = from; at < to; at++) offsets.push(lines.span(line, at, at + 1).from);
    }
  }
  return words === before ? changes.flatMap((change) => editsOf(change, pieces, offsets)) : null;
};

/** A change that reaches over several pieces takes its share out of each; the new words stand in the first. */
const editsOf = ({ from, to, text }: Change, pieces: readonly Piece[], offsets: readonly number[]): TextEdit[] => {
  if (from === to) {
    const at = from === 0 ? (offsets[0] ?? 0) : (offsets[from - 1] ?? 0) + 1;
    return [{ from: at, to: at, text }];
  }
  const touched = pieces.filter(({ words }) => words.from < to && words.to > from);
  return touched.map(({ words }, index) => ({
    from: offsets[Math.max(from, words.from)] ?? 0,
    to: (offsets[Math.min(to, words.to) - 1] ?? 0) + 1,
    text: index === 0 ? text : '',
  }));
};

const removeLine = (line: number, lines: SourceLines): TextEdit => {
  const above = lines.above(line);
  if (above !== null) return { from: lines.filled(above).to, to: lines.filled(line).to, text: '' };
  return { from: 0, to: lines.span(line + 1, 0, 0).from, text: '' };
};

const addParagraph = (
  text: string,
  last: number | null,
  first: number | null,
  { places }: PlacedReport,
  key: SectionKey,
  lines: SourceLines,
): TextEdit | null => {
  const own = places.sections[key];
  const heading = key === 'preamble' ? places.title.at(-1) : places.headings.get(key);
  const gap = gapOf(own, last ?? first ?? 0, heading ?? null, lines);
  const behind = last === null ? (first === null ? heading : undefined) : own[last]?.at(-1);
  if (behind !== undefined) {
    const at = lines.filled(behind).to;
    return { from: at, to: at, text: gap + text };
  }
  const before = first === null ? undefined : own[first]?.[0];
  if (before === undefined) return null;
  const at = lines.filled(before).from;
  return { from: at, to: at, text: text + gap };
};

/** What stands between two paragraphs here: as beside the neighbour, as below the heading, else an empty line. */
const gapOf = (own: readonly (readonly number[])[], near: number, heading: number | null, lines: SourceLines): string => {
  const between = (upper: number | undefined, lower: number | undefined): string | null => {
    if (upper === undefined || lower === undefined || lower <= upper) return null;
    const gap = lines.text.slice(lines.filled(upper).to, lines.filled(lower).from);
    return gap.trim() === '' ? gap : null;
  };
  return (
    between(own[near]?.at(-1), own[near + 1]?.[0]) ??
    between(own[near - 1]?.at(-1), own[near]?.[0]) ??
    between(heading ?? undefined, own[0]?.[0]) ??
    lines.newline.repeat(heading !== null && lines.seen(heading + 1).trim() !== '' ? 1 : 2)
  );
};
