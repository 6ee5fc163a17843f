// A page of HTML as the blocks a report consists of: titles, paragraphs, tables with every cell at its place. The readers of our
// own HTML and DOCX share it.
import { type DefaultTreeAdapterMap, parse } from 'parse5';

export type PlacedText = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
};

/** level: 1 title, 2 heading, 0 paragraph. */
export type Block =
  | { readonly type: 'text'; readonly level: 0 | 1 | 2; readonly text: string }
  | { readonly type: 'table'; readonly cells: readonly PlacedText[] };

/** The blocks in reading order; text outside h1, h2, p and table becomes a paragraph, so that nothing is passed over. */
export const blocksOf = (html: string): Block[] => {
  const blocks: Block[] = [];
  let loose = '';
  const endLoose = (): void => {
    if (loose.trim() !== '') blocks.push({ type: 'text', level: 0, text: loose.trim() });
    loose = '';
  };
  const walk = (node: Node): void => {
    if (isText(node)) loose += node.value;
    if (!('childNodes' in node) || SKIPPED.has(node.nodeName)) return;
    const level = LEVELS[node.nodeName];
    if (level !== undefined || node.nodeName === 'table') endLoose();
    if (level !== undefined) blocks.push({ type: 'text', level, text: textOf(node) });
    else if (node.nodeName === 'table') {
      for (const child of node.childNodes) if (child.nodeName === 'caption') walk(child);
      endLoose();
      blocks.push({
        type: 'table',
        cells: placeCells(
          rowsOf(node)
            .slice(0, MAX_ROWS)
            .map((row) => row.slice(0, MAX_COLUMNS)),
        ),
      });
    } else for (const child of node.childNodes) walk(child);
  };
  walk(parse(html));
  endLoose();
  return blocks;
};

type Node = DefaultTreeAdapterMap['node'];
type Parent = DefaultTreeAdapterMap['parentNode'];
type Element = DefaultTreeAdapterMap['element'];

const isText = (node: Node): node is DefaultTreeAdapterMap['textNode'] => node.nodeName === '#text';

const isElement = (node: Node): node is Element => 'tagName' in node;

const textOf = (node: Node): string => {
  if (isText(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
};

const rowsOf = (node: Parent): Element[][] =>
  node.childNodes.flatMap((child) => {
    if (!isElement(child)) return [];
    if (child.tagName === 'tr') return [child.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')];
    return GROUPS.has(child.tagName) ? rowsOf(child) : [];
  });

/** Where each cell stands once the spans of the cells above and before it are taken into account. */
const placeCells = (rows: readonly (readonly Element[])[]): PlacedText[] => {
  // Of each column the first row that nothing above covers.
  const free: number[] = [];
  return rows.flatMap((elements, row) => {
    let column = 0;
    return elements.map((element): PlacedText => {
      while ((free[column] ?? 0) > row) column += 1;
      const rowSpan = spanOf(element, 'rowspan', rows.length - row);
      const columnSpan = spanOf(element, 'colspan', MAX_COLUMNS);
      for (let c = column; c < column + columnSpan; c += 1) free[c] = Math.max(free[c] ?? 0, row + rowSpan);
      return { row, column, rowSpan, columnSpan, text: textOf(element) };
    });
  });
};

const spanOf = ({ attrs }: Element, name: string, most: number): number => {
  const value = Number(attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
};

const LEVELS: Readonly<Record<string, 0 | 1 | 2>> = { h1: 1, h2: 2, p: 0 };
const SKIPPED = new Set(['head', 'script', 'style', 'template']);
const GROUPS = new Set(['thead', 'tbody', 'tfoot']);
/** More than any form has: such a table fits none and is refused. */
const MAX_COLUMNS = 40;
const MAX_ROWS = 200;
