// Where the words of a finding stand in a prose part as it is written in the editor. ProseEditor.tsx selects them.
import type { ProseSpan } from '#shared/narrative/assertion';

/** Offsets in the text; null where the paragraph is gone. Paragraphs are its lines, trimmed, without the empty ones. */
export const wordsRange = (text: string, { paragraph, start, end }: ProseSpan): { readonly start: number; readonly end: number } | null => {
  let at = 0;
  let number = 0;
  for (const line of text.split('\n')) {
    const held = line.trim();
    if (held !== '' && number++ === paragraph) {
      const from = at + line.indexOf(held);
      return { start: from + Math.min(start, held.length), end: from + Math.min(end, held.length) };
    }
    at += line.length + 1;
  }
  return null;
};
