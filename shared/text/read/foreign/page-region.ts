// Finds the part of a page that is the report, so that menus, dates of publication and the foot of the site do not become prose.
// Called by html-to-text.ts.
import type { PageLine } from './html-flow.ts';
import { type HtmlNode, isElement } from './html-tree.ts';

export type Region = {
  readonly lines: readonly PageLine[];
  /** What was left out, in the page's order. */
  readonly left: readonly string[];
};

/** The report's lines. Lines before its title stay: the reader lists them; where the report's end cannot be told, all of the end stays. */
export const reportRegion = (lines: readonly PageLine[]): Region => {
  const tables = indexesOf(lines, ({ place }) => place !== null);
  const headings = indexesOf(lines, ({ place, text }) => place === null && text.length < 60 && HEADING.test(text));
  const [firstTable] = tables;
  const lastTable = tables.at(-1);
  if (firstTable === undefined || lastTable === undefined) return { lines, left: [] };
  const end = endOf(lines, headings, lastTable);
  const start = Math.min(firstTable, headings[0] ?? firstTable);
  const left: string[] = [];
  const kept = lines.filter((line, index) => {
    const isBefore = index < start && line.place === null && line.text.length < LONGEST && META.test(line.text);
    const isBehind = index >= end;
    if ((isBefore || isBehind) && line.text.trim() !== '') left.push(line.text);
    return !isBefore && !isBehind;
  });
  return { lines: kept, left };
};

/** Behind the box that holds the headings and tables nothing belongs to the report; nor do the site's last lines in it. */
const endOf = (lines: readonly PageLine[], headings: readonly number[], lastTable: number): number => {
  const sixth = headings.filter((index) => index > lastTable).at(-1);
  let end = lines.length;
  if (sixth !== undefined && SIXTH.test(lines[sixth]?.text ?? '')) {
    const first = Math.min(headings[0] ?? lastTable, lastTable);
    const box = commonBox(lines[first]?.element, lines[sixth]?.element);
    const chain = box && new Set([box]);
    while (chain && end > sixth + 2 && !isInside(lines[end - 1]?.element, chain)) end--;
    // The heading alone in its box: then the text beside the box is the section.
    if (end <= sixth + 1) end = lines.length;
  }
  while (end > lastTable + 1 && isFoot(lines[end - 1]?.text ?? '')) end--;
  return end;
};

const isFoot = (text: string): boolean => text.trim() === '' || (text.length < LONGEST && (FOOT.test(text) || META.test(text)));

const indexesOf = (lines: readonly PageLine[], fits: (line: PageLine) => boolean): number[] =>
  lines.flatMap((line, index) => (fits(line) ? [index] : []));

const ancestorsOf = (node: HtmlNode | undefined): HtmlNode[] => {
  const found: HtmlNode[] = [];
  for (let at: HtmlNode | null | undefined = node; at; at = 'parentNode' in at ? at.parentNode : null) found.push(at);
  return found;
};

const commonBox = (a: HtmlNode | undefined, b: HtmlNode | undefined): HtmlNode | null => {
  const above = new Set(ancestorsOf(a));
  return ancestorsOf(b).find((node) => above.has(node) && (!isElement(node) || !INLINE.has(node.tagName))) ?? null;
};

const isInside = (node: HtmlNode | undefined, boxes: ReadonlySet<HtmlNode>): boolean => ancestorsOf(node).some((at) => boxes.has(at));

const INLINE = new Set(['span', 'font', 'b', 'strong', 'a']);
const HEADING = /^[一二三四五六][、.．\s]\s?[^\s。；]{2,}[^。；]*$/;
const SIXTH = /^六/;
/** Lines a site puts under the title. */
const META =
  /^[\s【[（(|]{0,3}(?:发布(?:时间|日期|机构|单位)|公开(?:日期|时间)|成文日期|生成日期|信息来源|文章来源|来源|作者|编辑|责任编辑|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|数|量)?|访问量|字号|字体|索引号|信息索引号|主题分类|信息分类|文号|有效性|当前位置|您现在的位置|您的位置|视力保护色|保护视力色|打印|分享|收藏|朗读)(?:[\s：:【[（(|]|$)/;
const FOOT =
  /^[\s【[（(|]{0,3}(?:打印|关闭|扫一扫|上一篇|下一篇|返回顶部|返回首页|分享到|分享|版权所有|主办单位|承办单位|技术支持|网站标识码|网站地图|联系我们|关于我们|友情链接|Copyright|©|[\u4e00-\u9fff]{1,2}ICP备|[\u4e00-\u9fff]{1,2}公网安备|相关(?:链接|信息|文章|附件)|收藏本页|点击下载)|(?:ICP备|公网安备|版权所有|Copyright)/i;
const LONGEST = 120;
