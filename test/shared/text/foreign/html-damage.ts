// Ways in which web pages are made badly. Each changes the parts of a page before it is written, or the source afterwards; those that
// keep the information should still be read fully, no one may give a wrong figure.
import { pick, type Random, some, wide } from '../damage-rows';
import { cleanWriter, type Page, type PageCell, type PageTable, spanWriter, type Writer, wordWriter } from './pages';

export type PageDamage = {
  readonly name: string;
  readonly keeps: boolean;
  readonly page?: (page: Page, random: Random) => Page;
  readonly writer?: Writer;
  readonly html?: (html: string, random: Random) => string;
};

type Row = readonly PageCell[];

const onTables = (page: Page, change: (table: PageTable, index: number) => PageTable): Page => ({
  ...page,
  parts: page.parts.map((part, index) => (part.table === null ? part : { ...part, table: change(part.table, index) })),
});

const onRows = (page: Page, change: (row: Row) => readonly Row[]): Page => onTables(page, (table) => table.flatMap(change));

const onCells = (page: Page, change: (cell: PageCell) => PageCell): Page => onRows(page, (row) => [row.map(change)]);

const isFigure = ({ role }: PageCell): boolean => role === 'input' || role === 'computed';
const isLabel = ({ role }: PageCell): boolean => role === 'label';
const isLongRow = (row: Row): boolean => row.filter(isFigure).length === 7;

const plain = (text: string, columnSpan = 1, role: PageCell['role'] = 'text'): PageCell => ({ text, rowSpan: 1, columnSpan, role });

const widthOf = (table: PageTable): number => (table[0] ?? []).reduce((sum, { columnSpan }) => sum + columnSpan, 0);

/** Rows put in between; only where no label covers several rows, or the cover would be torn. */
const betweenRows = (table: PageTable, random: Random, rows: (width: number) => readonly Row[]): PageTable => {
  let covered = 0;
  const free: number[] = [];
  for (const [index, row] of table.entries()) {
    if (index > 3 && covered === 0) free.push(index);
    covered = Math.max(0, covered - 1, ...row.map(({ rowSpan }) => rowSpan - 1));
  }
  if (free.length === 0) return table;
  const at = pick(free, random);
  return [...table.slice(0, at), ...rows(widthOf(table)), ...table.slice(at)];
};

/** Every covered place as a cell of its own, as tables without spans have it. */
const unspanned = (table: PageTable, fill: (cell: PageCell, first: boolean) => string): PageTable => {
  const rows: PageCell[][] = table.map(() => []);
  for (const [index, row] of table.entries()) {
    let column = 0;
    for (const cell of row) {
      while (rows[index]?.[column]) column++;
      for (let r = 0; r < cell.rowSpan; r++)
        for (let c = 0; c < cell.columnSpan; c++) {
          const target = rows[index + r];
          if (target)
            target[column + c] = {
              ...cell,
              rowSpan: 1,
              columnSpan: 1,
              text: fill(cell, r === 0 && c === 0),
              role: r + c === 0 ? cell.role : 'text',
            };
        }
    }
  }
  return rows;
};

const split = (text: string, random: Random): readonly [string, string] => {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 1));
  return [text.slice(0, at), text.slice(at)];
};

/** Puts marks inside label texts; `change` gets the two halves. */
const inLabels =
  (change: (a: string, b: string) => string) =>
  (html: string, random: Random): string =>
    html.replace(/>([^<>\d\n][^<>\n]{5,40})<\/(td|p|span)>/g, (whole, text: string, tag: string) =>
      some(random, 0.5) ? `>${change(...split(text, random))}</${tag}>` : whole,
    );

export const pageDamages: readonly PageDamage[] = [
  { name: 'clean page', keeps: true },
  { name: 'one span a letter', keeps: true, writer: spanWriter },
  { name: 'saved by Word', keeps: true, writer: wordWriter },
  {
    name: 'one span a letter with line ends between',
    keeps: false,
    writer: { ...cleanWriter, text: (text) => [...text].map((letter) => `<span>${letter}</span>`).join('\n') },
  },
  {
    name: 'cells in three boxes',
    keeps: true,
    writer: { ...cleanWriter, cell: (html, spans) => `<td${spans}><div><div><p>${html}</p></div></div></td>` },
  },
  {
    name: 'cells in a table of their own',
    keeps: true,
    writer: { ...cleanWriter, cell: (html, spans) => `<td${spans}><table><tbody><tr><td>${html}</td></tr></tbody></table></td>` },
  },
  { name: 'tags that are never closed', keeps: true, html: (html) => html.replace(/<\/(?:td|tr|p)>/g, '') },
  {
    name: 'old capitals',
    keeps: true,
    html: (html) => html.replace(/<(\/?)(td|tr|table|p|h\d)\b/g, (_, a: string, b: string) => `<${a}${b.toUpperCase()}`),
  },
  { name: 'header cells', keeps: true, html: (html) => html.replaceAll('<td', '<th').replaceAll('</td>', '</th>') },
  { name: 'labels with line breaks', keeps: true, html: inLabels((a, b) => `${a}<br>\n${b}`) },
  { name: 'labels in two paragraphs', keeps: true, writer: cleanWriter, html: inLabels((a, b) => `<div>${a}</div><div>${b}</div>`) },
  { name: 'comments inside', keeps: true, html: inLabels((a, b) => `${a}<!-- > <td>7</td> -->${b}`) },
  { name: 'source lines broken inside words', keeps: true, html: inLabels((a, b) => `${a}\n      ${b}`) },
  {
    name: 'spaces around figures',
    keeps: true,
    page: (page) => onCells(page, (cell) => (isFigure(cell) ? { ...cell, text: `\u00a0\u3000 ${cell.text} \u200b` } : cell)),
  },
  {
    name: 'full-width figures',
    keeps: true,
    page: (page) => onCells(page, (cell) => (isFigure(cell) ? { ...cell, text: wide(cell.text) } : cell)),
  },
  {
    name: 'figures as links and bold',
    keeps: true,
    html: (html) => html.replace(/>(\d+)</g, '><a href="#"><b>$1</b></a><'),
  },
  {
    name: 'everything inside layout tables',
    keeps: true,
    html: (html) =>
      html
        .replace('<body>', '<body><table><tr><td>首页</td><td>政务公开</td></tr><tr><td colspan=2><table><tr><td>')
        .replace('</body>', '</td></tr></table></td></tr></table></body>'),
  },
  {
    name: 'menus, hidden parts and the foot of a site',
    keeps: true,
    html: (html) =>
      html
        .replace(
          '<body>',
          '<body><nav><ul><li>首页<li>政府信息公开</ul></nav><div class="header"><a>无障碍</a> | <a>长者版</a></div><div class=main>',
        )
        .replace(
          '</h1>',
          '</h1><div>发布时间：2024-01-30 10:22　来源：本站　浏览次数：36</div><div style="display: none">重复申请 99</div>',
        )
        .replace(
          '</body>',
          '<div>打印 关闭</div></div><div>主办单位：临川市政府　网站标识码：3600000000</div><script>var a="<table><td>5";</script></body>',
        ),
  },
  {
    name: 'hidden rows with other figures',
    keeps: true,
    html: (html, random) =>
      html.replace(/<tr>(?!<td rowspan)(.*?)<\/tr>/g, (row, cells: string) =>
        some(random, 0.1) ? `${row}<tr style="DISPLAY:none">${cells.replace(/>\d+</g, '>88<')}</tr>` : row,
      ),
  },
  {
    name: 'figures struck out',
    keeps: true,
    html: (html, random) => html.replace(/>(\d+)</g, (whole, figure: string) => (some(random, 0.2) ? `><s>77</s>${figure}<` : whole)),
  },
  {
    name: 'small figures raised behind figures',
    keeps: false,
    html: (html, random) =>
      html.replace(/>(\d+)<\/td>/g, (whole, figure: string) => (some(random, 0.1) ? `>${figure}<sup>2</sup></td>` : whole)),
  },
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
