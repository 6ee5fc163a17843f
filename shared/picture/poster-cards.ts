// The third part of the one-page picture: table 二 as cards, one for each row of the form, whatever its edition.
import { toCellId } from '../cell/cell-id.ts';
import type { CellKind } from '../cell/cell-value.ts';
import type { PosterFigures } from './poster-figures.ts';
import { digitsAt } from './read-figures.ts';
import type { Shape } from './scene.ts';
import { evenLines, fittingSize, textWidth } from './text-width.ts';

export const openCards = (
  { now, at }: PosterFigures,
  left: number,
  top: number,
  width: number,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  const rows = now.report.edition.art20.blocks.flatMap(({ rows: named, columns }) => named.map((row) => ({ ...row, columns })));
  // Rows with one figure share a line of four; those with more stand two by two.
  const single = rows.filter(({ columns }) => columns.length === 1);
  const many = rows.filter(({ columns }) => columns.length > 1);
  const shapes: Shape[] = [];
  let y = top;
  const lay = (cards: typeof rows, perLine: number, height: number) => {
    const card = (width - (perLine - 1) * SPACE) / perLine;
    cards.forEach((row, index) => {
      const x = left + (index % perLine) * (card + SPACE);
      const cardTop = y + Math.floor(index / perLine) * (height + SPACE);
      // The name stands before several figures, above a single one.
      const isBeside = row.columns.length > 1;
      const begin = isBeside ? x + NAME : x;
      const part = (isBeside ? card - NAME - 4 : card) / row.columns.length;
      shapes.push({
        kind: 'rect',
        x: x + 0.5,
        y: cardTop + 0.5,
        width: card - 1,
        height: height - 1,
        fill: 'paper',
        stroke: 'edge',
        radius: 6,
      });
      if (isBeside) {
        const lines = evenLines(row.label, 13, NAME - 18);
        lines.forEach((text, line) => {
          shapes.push({
            kind: 'text',
            x: x + 12,
            y: cardTop + height / 2 + 5 + (line - (lines.length - 1) / 2) * 17,
            size: 13,
            text,
            fill: 'ink',
            isBold: true,
          });
        });
      } else {
        shapes.push({
          kind: 'text',
          x: x + card / 2,
          y: cardTop + 20,
          size: 13,
          text: row.label,
          fill: 'ink',
          isBold: true,
          anchor: 'middle',
        });
      }
      row.columns.forEach((column, place) => {
        const middle = begin + part * (place + 0.5);
        const digits = digitsAt(now, at, toCellId('art20', row.key, column.key));
        const text = digits === '' ? '—' : digits;
        const caption = captionOf(column.label, column.kind);
        const name = textWidth(caption, 10) <= part - 2 ? caption : caption.replace(/（件）$/, '');
        shapes.push(
          {
            kind: 'text',
            x: middle,
            y: cardTop + height - 25,
            size: fittingSize(text, part - 6, [23, 19, 15, 12, 9]),
            text,
            fill: 'band',
            anchor: 'middle',
            isBold: true,
          },
          {
            kind: 'text',
            x: middle,
            y: cardTop + height - 9,
            size: fittingSize(name, part - 2, [11, 10, 9]),
            text: name,
            fill: 'soft',
            anchor: 'middle',
          },
        );
      });
    });
    y += Math.ceil(cards.length / perLine) * (height + SPACE);
  };
  if (many.length > 0) lay(many, 2, 56);
  if (single.length > 0) lay(single, Math.min(4, single.length), 72);
  return { shapes, height: y - top - SPACE };
};

/** 本年制发件数 → 制发（件）, 本年收费金额（单位：万元） → 收费金额（万元）. */
const captionOf = (label: string, kind: CellKind): string => {
  const unit = label.includes('万元') ? '（万元）' : kind === 'count' && !label.includes('项目') ? '（件）' : '';
  const name = label
    .replace(/（.*$/, '')
    .replace(/^本年(?!增)/, '')
    .replace(/件数$|(?<!总)数量$/, '');
  return `${name}${unit}`;
};

const SPACE = 10;
const NAME = 96;
