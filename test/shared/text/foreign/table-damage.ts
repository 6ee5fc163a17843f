// Ways in which the tables of a page are made badly, and pages that are tables only in part. html-damage.ts lists them with its own.
import { pick, some } from '../damage-rows';
import {
  betweenRows,
  isFigure,
  isLabel,
  isLongRow,
  onCells,
  onRows,
  onTables,
  type PageDamage,
  plain,
  unspanned,
  widthOf,
} from './page-changes';

export const tableDamages: readonly PageDamage[] = [
  {
    name: 'no spans: covered places empty',
    keeps: true,
    page: (page) => onTables(page, (table) => unspanned(table, (cell, first) => (first ? cell.text : ''))),
  },
  {
    name: 'no spans: labels repeated',
    keeps: true,
    page: (page) =>
      onTables(page, (table) => unspanned(table, (cell, first) => (first || (isLabel(cell) && cell.rowSpan > 1) ? cell.text : ''))),
  },
  {
    name: 'group labels dropped',
    keeps: true,
    page: (page) => onCells(page, (cell) => (isLabel(cell) && cell.rowSpan > 1 ? { ...cell, text: '' } : cell)),
  },
  {
    name: 'rows over the whole width as page numbers',
    keeps: true,
    page: (page, random) =>
      onTables(page, (table) => betweenRows(table, random, (width) => [[plain(`— ${1 + Math.floor(random() * 9)} —`, width)]])),
  },
  {
    name: 'page numbers in a cell of a row of their own',
    keeps: true,
    page: (page, random) =>
      onTables(page, (table, index) =>
        index === 2
          ? betweenRows(table, random, (width) => [
              [plain(`第 ${2 + Math.floor(random() * 8)} 页`), ...Array.from({ length: width - 1 }, () => plain(''))],
            ])
          : table,
      ),
  },
  {
    name: 'header repeated',
    keeps: true,
    page: (page, random) => onTables(page, (table, index) => (index === 2 ? betweenRows(table, random, () => table.slice(0, 3)) : table)),
  },
  {
    name: 'tables split in two',
    keeps: true,
    page: (page, random) => onTables(page, (table, index) => (index === 2 ? betweenRows(table, random, () => [[plain('~~')]]) : table)),
    html: (html) =>
      html.replace(/<tr><td[^>]*>(?:<[^>]*>)*~~(?:<[^>]*>)*<\/td><\/tr>/g, '</table><p>&nbsp;</p><table>').replaceAll('~~', ''),
  },
  {
    name: 'empty rows',
    keeps: true,
    page: (page, random) =>
      onRows(page, (row) => (some(random, 0.1) && row.every(({ rowSpan }) => rowSpan === 1) ? [row, row.map(() => plain(''))] : [row])),
  },
  {
    name: 'an empty cell before the figures',
    keeps: true,
    page: (page, random) =>
      onRows(page, (row) => {
        const at = row.findIndex(isFigure);
        return [isLongRow(row) && some(random, 0.2) ? [...row.slice(0, at), plain(''), ...row.slice(at)] : row];
      }),
  },
  {
    name: 'an empty cell behind the figures',
    keeps: true,
    page: (page, random) => onRows(page, (row) => [some(random, 0.3) ? [...row, plain('')] : row]),
  },
  {
    name: 'a figure missing',
    keeps: false,
    page: (page, random) =>
      onRows(page, (row) => {
        const figures = row.flatMap((cell, index) => (isFigure(cell) ? [index] : []));
        const gone = isLongRow(row) && some(random, 0.2) ? pick(figures, random) : -1;
        return [row.filter((_, index) => index !== gone)];
      }),
  },
  {
    name: 'a figure emptied',
    keeps: false,
    page: (page, random) => onCells(page, (cell) => (isFigure(cell) && some(random, 0.1) ? { ...cell, text: '' } : cell)),
  },
  {
    name: 'marks and words for zero',
    keeps: false,
    page: (page, random) =>
      onCells(page, (cell) =>
        isFigure(cell) && cell.text === '0' && some(random, 0.3) ? { ...cell, text: pick(['无', '—', '/', '、', '-', ''], random) } : cell,
      ),
  },
  {
    name: 'two figures in one cell',
    keeps: false,
    page: (page, random) =>
      onRows(page, (row) => {
        const at = row.findIndex(isFigure);
        const [a, b] = [row[at], row[at + 1]];
        if (!isLongRow(row) || !a || !b || !some(random, 0.2)) return [row];
        return [[...row.slice(0, at), { ...a, text: `${a.text}^^${b.text}`, columnSpan: 2 }, ...row.slice(at + 2)]];
      }),
    html: (html) => html.replaceAll('^^', '<br>'),
  },
  {
    name: 'group labels one row too short',
    keeps: true,
    page: (page) =>
      onCells(page, (cell) => (isLabel(cell) && cell.rowSpan > 2 && cell.rowSpan < 9 ? { ...cell, rowSpan: cell.rowSpan - 1 } : cell)),
  },
  {
    name: 'group labels one row too long',
    keeps: true,
    page: (page) =>
      onCells(page, (cell) => (isLabel(cell) && cell.rowSpan > 2 && cell.rowSpan < 9 ? { ...cell, rowSpan: cell.rowSpan + 1 } : cell)),
  },
  {
    name: 'finer columns underneath',
    keeps: true,
    page: (page, random) =>
      onTables(page, (table) => {
        const factors = Array.from({ length: widthOf(table) }, () => 1 + Math.floor(random() * 3));
        const busy: number[] = [];
        return table.map((row, index) => {
          let column = 0;
          return row.map((cell) => {
            while ((busy[column] ?? 0) > index) column++;
            const span = factors.slice(column, column + cell.columnSpan).reduce((a, b) => a + b, 0);
            for (let at = column; at < column + cell.columnSpan; at++) busy[at] = index + cell.rowSpan;
            column += cell.columnSpan;
            return { ...cell, columnSpan: span };
          });
        });
      }),
  },
  { name: 'a heading said to span everything', keeps: true, html: (html) => html.replace(/<td colspan=4>/g, '<td colspan="1000000">') },
  {
    name: 'a row repeated',
    keeps: true,
    page: (page, random) =>
      onRows(page, (row) =>
        isLongRow(row) && row.every(({ rowSpan }) => rowSpan === 1) && row[0]?.columnSpan === 3 && some(random, 0.5) ? [row, row] : [row],
      ),
  },
  {
    name: 'all of it in one table',
    keeps: true,
    html: (html) => {
      const body = html
        .replace(/<\/?table[^>]*>/g, '')
        .replace(/<(?:p|h\d)>/g, '<tr><td colspan=15>')
        .replace(/<\/(?:p|h\d)>/g, '</td></tr>');
      return body.replace('<body>', '<body><table>').replace('</body>', '</table></body>');
    },
  },
  {
    name: 'Markdown with tables in HTML',
    keeps: true,
    html: (html) =>
      html
        .slice(html.indexOf('<h1>'), html.indexOf('</body>'))
        .replace(/<h(\d)>/g, '# ')
        .replace(/<\/?(?:p|h\d)>/g, '\n'),
  },
  { name: 'cut off', keeps: false, html: (html, random) => html.slice(0, Math.floor(html.length * (0.4 + random() * 0.6))) },
];
