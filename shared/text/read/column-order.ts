// Finds the order in which a table's columns stand from its header words. Called by the readers of 二 and 三.
import type { Field } from './fields.ts';
import { fold } from './fold.ts';
import type { HeaderWord } from './logical-rows.ts';

/**
 * The columns' keys in the order of the source; null where the header contradicts the form's order without saying the whole order.
 * A header that is broken or missing leaves the form's order; columns under one group header may change places among themselves.
 */
export const columnOrder = (columns: readonly Column[], headers: readonly HeaderWord[]): readonly string[] | null => {
  const usual = columns.map((column) => column.key);
  const places = new Map<string, number>();
  for (const { fixed, field } of headers) {
    const column = columns.find(({ label }) => fold(label) === fixed);
    if (column && !places.has(column.key)) places.set(column.key, field.column);
  }
  const found = usual.filter((key) => places.has(key));
  const ordered = [...found].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  if (ordered.every((key, index) => key === found[index])) return usual;
  if (new Set(places.values()).size !== found.length) return null;
  if (found.length === usual.length) return ordered;
  const grouped = columns.filter((column) => column.group !== undefined).map((column) => column.key);
  if (found.join() !== grouped.join()) return null;
  return usual.map((key) => (grouped.includes(key) ? (ordered[grouped.indexOf(key)] ?? key) : key));
};

/** Header words of several rows share their places only where the rows have the same width; else the longest row speaks. */
export const comparableWords = (columns: readonly Column[], headers: readonly HeaderWord[]): readonly HeaderWord[] => {
  const words = headers.filter(({ fixed }) => columns.some(({ label }) => fold(label) === fixed));
  if (new Set(words.map(({ field }) => field.column)).size === words.length) return words;
  const rows = new Map<number, HeaderWord[]>();
  for (const word of words) rows.set(word.row, [...(rows.get(word.row) ?? []), word]);
  return [...rows.values()].sort((a, b) => b.length - a.length)[0] ?? [];
};

/** Whether header words that run together name the columns in another order than the form's. */
export const contradictsOrder = (columns: readonly Column[], texts: readonly Field[]): boolean =>
  texts.some(({ text }) => {
    const folded = fold(text);
    const places = columns.map(({ label }) => (label.length < 3 ? -1 : folded.indexOf(fold(label)))).filter((place) => place >= 0);
    return places.some((place, index) => place < (places[index - 1] ?? -1));
  });

type Column = { readonly key: string; readonly label: string; readonly group?: string };
