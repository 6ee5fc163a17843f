// Where a whole sentence goes into a text: never into the middle of another one. ProseEditor.tsx uses it.
import type { Replacement } from '../bind-textarea.ts';

/** Behind the sentence the place is in; at the end of a paragraph that does not end with a full stop, as a paragraph of its own. */
export const insertSentence = (text: string, at: number, sentence: string): Replacement => {
  const before = text[at - 1] ?? '\n';
  if (STOPS.has(before)) return { start: at, end: at, text: sentence };
  let to = at;
  while (to < text.length && text[to] !== '\n' && !STOPS.has(text[to] ?? '')) to += 1;
  if (to < text.length && text[to] !== '\n') return { start: to + 1, end: to + 1, text: sentence };
  return { start: to, end: to, text: `\n${sentence}` };
};

const STOPS: ReadonlySet<string> = new Set('。；！？\n');
