// Ways in which web pages are made badly. Each changes the parts of a page before it is written, or the source afterwards; those that
// keep the information should still be read fully, no one may give a wrong figure.
import { some, wide } from '../damage-rows';
import { inLabels, isFigure, onCells, type PageDamage } from './page-changes';
import { cleanWriter, spanWriter, wordWriter } from './pages';
import { tableDamages } from './table-damage';

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
  ...tableDamages,
];
