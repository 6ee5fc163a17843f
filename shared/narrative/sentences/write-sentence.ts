// Writes a template's sentence from the cells, digit for digit. The prose editor's menu offers them; recognise.ts compares with what stands.
import type { CellId } from '../../cell/cell-id.ts';
import type { Ask } from '../ask.ts';
import { meantBy } from '../ask.ts';
import { figureOf, type Tables, tidy, type Years } from '../figures.ts';
import type { FigureAt, Piece, Template } from './template.ts';
import { SEPARATOR } from './template.ts';

/** blank: cells it rests on are not answered, which are named; noLast: last year's report is not here or does not compare. */
export type Written =
  | { readonly kind: 'written'; readonly text: string; readonly cells: readonly CellId[] }
  | { readonly kind: 'blank'; readonly cells: readonly CellId[] }
  | { readonly kind: 'noLast' };

export const writeSentence = ({ asks, forms, isYearly }: Template, years: Years): Written => {
  const open = asks.flatMap((ask) => blanksOf(ask, years));
  if (open.length > 0) return { kind: 'blank', cells: [...new Set(open)] };
  const at: FigureAt = (ask) => ({ now: countOf(ask, years) ?? 0, last: years.last && comparable(ask, years, years.last) });
  if (isYearly && asks.some((ask) => at(ask).last === null)) return { kind: 'noLast' };
  const form = forms.find(({ suits }) => suits(at));
  if (!form) return { kind: 'noLast' };
  const cells = [...new Set(asks.flatMap((ask) => readingOf(ask, years)?.cells ?? []))];
  return { kind: 'written', text: form.pieces.map((piece) => wordsOf(piece, years, at)).join(''), cells };
};

const wordsOf = (piece: Piece, years: Years, at: FigureAt): string => {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'figure':
      return digitsOf(piece.ask, years);
    case 'difference': {
      const { now, last } = at(piece.ask);
      return String(Math.abs(tidy(now - (last ?? 0))));
    }
    case 'percent': {
      const { now, last } = at(piece.ask);
      return String(Math.round((Math.abs(now - (last ?? 0)) / (last || 1)) * 1000) / 10);
    }
    case 'list':
      return piece.items
        .filter(({ ask }) => at(ask).now !== 0)
        .map(({ label, ask, unit }) => `${label}${digitsOf(ask, years)}${unit}`)
        .join(SEPARATOR);
  }
};

/** An amount keeps the digits it was given. */
const digitsOf = (ask: Ask, years: Tables): string => {
  const cells = readingOf(ask, years)?.cells ?? [];
  const [only] = cells;
  const held = cells.length === 1 && only !== undefined ? years.report.cells.get(only)?.value : null;
  return typeof held === 'string' ? held : String(countOf(ask, years) ?? 0);
};

const readingOf = (ask: Ask, { report }: Tables) => meantBy(ask, report.edition, false).readings[0] ?? null;

const countOf = (ask: Ask, tables: Tables): number | null => {
  const reading = readingOf(ask, tables);
  return reading && figureOf(reading, tables).value;
};

const blanksOf = (ask: Ask, tables: Tables): readonly CellId[] => {
  const reading = readingOf(ask, tables);
  if (!reading || !figureOf(reading, tables).isOpen) return [];
  const { cellById } = tables.report.edition;
  const typed = (cell: CellId): readonly CellId[] => cellById.get(cell)?.sumOf?.flatMap(typed) ?? [cell];
  return reading.cells.flatMap(typed).filter((cell) => (tables.report.cells.get(cell)?.value ?? null) === null);
};

/** Last year's figure; null on blanks and where the forms do not compare. */
const comparable = (ask: Ask, { report }: Tables, last: Tables): number | null => {
  if (ask.about === 'art20' && report.edition.tables.art20 !== last.report.edition.tables.art20) return null;
  const reading = readingOf(ask, last);
  if (!reading || reading.cells.some((cell) => !last.report.edition.cellById.has(cell))) return null;
  const { value, isOpen } = figureOf(reading, last);
  return isOpen ? null : value;
};
