// Finds the sentences of our own wording in a text. The wording itself is the tie to the cells: nothing is stored beside the text, so the tie
// lives through copying, files and other programs, and ends when a person rewords the sentence. The prose editor calls it.
import type { Edition } from '../../edition/types.ts';
import type { Years } from '../figures.ts';
import type { Form, ListItem, Template } from './template.ts';
import { SEPARATOR } from './template.ts';
import { templatesOf } from './templates.ts';
import { writeSentence } from './write-sentence.ts';

/** A sentence in the words of a template; offsets are UTF-16 units of the text given. */
export type TiedSentence = { readonly template: Template; readonly start: number; readonly end: number; readonly text: string };

/** One that the cells would word otherwise now. */
export type StaleSentence = TiedSentence & { readonly fresh: string };

/** Every sentence of our wording, in order. Time is in proportion to the text. */
export const tiedSentences = (text: string, edition: Edition): readonly TiedSentence[] => {
  const found: TiedSentence[] = [];
  let at = 0;
  while (at < text.length) {
    const hit = sentenceAt(text, at, edition);
    if (hit) {
      found.push(hit);
      at = hit.end;
    } else {
      const next = nextStart(text, at);
      if (next < 0) break;
      at = next;
    }
  }
  return found;
};

/** Those the cells contradict now. Where the cells are blank nothing better is known and nothing is said. */
export const staleSentences = (text: string, years: Years): readonly StaleSentence[] =>
  tiedSentences(text, years.report.edition).flatMap((tied) => {
    const written = writeSentence(tied.template, years);
    return written.kind === 'written' && written.text !== tied.text ? [{ ...tied, fresh: written.text }] : [];
  });

const sentenceAt = (text: string, start: number, edition: Edition): TiedSentence | null => {
  // All of them begin so; most sentences of a report do not.
  if (!text.startsWith('全年', start)) return null;
  for (const template of templatesOf(edition)) {
    for (const form of template.forms) {
      const end = formEnd(text, start, form);
      if (end !== null) return { template, start, end, text: text.slice(start, end) };
    }
  }
  return null;
};

const formEnd = (text: string, start: number, { pieces }: Form): number | null => {
  let at = start;
  for (const piece of pieces) {
    const end: number | null =
      typeof piece === 'string'
        ? text.startsWith(piece, at)
          ? at + piece.length
          : null
        : piece.kind === 'list'
          ? listEnd(text, at, piece.items)
          : figureEnd(text, at);
    if (end === null) return null;
    at = end;
  }
  return at;
};

const listEnd = (text: string, start: number, items: readonly ListItem[]): number | null => {
  let at = start;
  for (;;) {
    const end = longest(items.flatMap((item) => itemEnd(text, at, item) ?? []));
    if (end === null) return null;
    if (!text.startsWith(SEPARATOR, end)) return end;
    at = end + SEPARATOR.length;
  }
};

const itemEnd = (text: string, start: number, { label, unit }: ListItem): number | null => {
  if (!text.startsWith(label, start)) return null;
  const end = figureEnd(text, start + label.length);
  return end !== null && text.startsWith(unit, end) ? end + unit.length : null;
};

const figureEnd = (text: string, start: number): number | null => {
  let at = start;
  while (at < text.length && at - start < LONGEST_FIGURE && FIGURE.has(text[at] ?? '')) at += 1;
  return at > start ? at : null;
};

const longest = (ends: readonly number[]): number | null => (ends.length === 0 ? null : Math.max(...ends));

/** Behind the next full stop, semicolon or line end; −1 where there is none. */
const nextStart = (text: string, from: number): number => {
  for (let at = from; at < text.length; at += 1) if (STOPS.has(text[at] ?? '')) return at + 1;
  return -1;
};

const STOPS: ReadonlySet<string> = new Set('。；！？\n');
const FIGURE: ReadonlySet<string> = new Set('0123456789.');
const LONGEST_FIGURE = 41;
