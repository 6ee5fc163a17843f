// Where the words of a finding stand in a prose part as it is written in the editor. ProseEditor.tsx selects and marks them.
import type { SectionKey } from '#shared/edition/types';
import type { ProseSpan } from '#shared/narrative/assertion';

/** A paragraph as the report holds it: where it begins in the text, and its words. */
type Paragraph = { readonly from: number; readonly held: string };

/** Paragraphs are the text's lines, trimmed, without the empty ones. */
export const paragraphsOf = (text: string): readonly Paragraph[] => {
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const held = line.trim();
    if (held !== '') paragraphs.push({ from: at + line.indexOf(held), held });
    at += line.length + 1;
  }
  return paragraphs;
};

/** Offsets in the text; null where the paragraph is gone. */
export const wordsRange = (text: string, words: ProseSpan): { readonly start: number; readonly end: number } | null =>
  rangeIn(paragraphsOf(text), words);

/** The same for text already cut into paragraphs. */
export const rangeIn = (
  paragraphs: readonly Paragraph[],
  { paragraph, start, end }: ProseSpan,
): { readonly start: number; readonly end: number } | null => {
  const found = paragraphs[paragraph];
  if (!found) return null;
  const { from, held } = found;
  return { start: from + Math.min(start, held.length), end: from + Math.min(end, held.length) };
};

/** All words of a paragraph. */
export const wholeParagraph = (section: SectionKey, paragraph: number): ProseSpan => ({ section, paragraph, start: 0, end: LONGEST });

/** The place behind its last word. */
export const paragraphEnd = (section: SectionKey, paragraph: number): ProseSpan => ({ section, paragraph, start: LONGEST, end: LONGEST });

/** Cut to the paragraph by `rangeIn`. */
const LONGEST = Number.MAX_SAFE_INTEGER;
