// Turns docs/guide.zh.md and docs/guide.en.md into pages: headings, paragraphs, lists, tables, pictures, strong words and links, nothing more. All text is escaped,
// so a file cannot bring a script along. guide-routes.ts serves it.
import { escapeHtml, plainPage } from './plain-page.ts';

/** The handbook as a page that needs nothing but its pictures, which it expects under `guide/` or `guide-en/`, as the file says. */
export const guidePage = (markdown: string, lang: 'zh-CN' | 'en' = 'zh-CN'): string => {
  const blocks = markdown
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const title = blocks[0]?.replace(/^#\s+/, '') ?? '';
  return plainPage({ lang, title, style: STYLE, body: blocks.map(blockHtml).join('\n') });
};

/** What a heading is called in links to it; GitHub names it the same way. */
export const headingId = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const blockHtml = (block: string): string => {
  const heading = /^(#{1,3}) (.+)$/.exec(block);
  if (heading?.[1] && heading[2]) {
    const level = heading[1].length;
    return `<h${level} id="${escapeHtml(headingId(heading[2]))}">${inline(heading[2])}</h${level}>`;
  }
  const picture = /^!\[([^\]]*)\]\(images\/(guide(?:-en)?\/[a-z0-9-]+\.png)\)$/.exec(block);
  if (picture?.[1] !== undefined)
    return `<figure><img src="${picture[2]}" alt="${escapeHtml(picture[1])}" loading="lazy"><figcaption>${escapeHtml(picture[1])}</figcaption></figure>`;
  const lines = block.split('\n');
  if (lines.every((line) => line.startsWith('|'))) return table(lines);
  if (lines.every((line) => /^(- |\s{2})/.test(line))) return list('ul', lines);
  if (lines.every((line) => /^(\d+\. |\s{3})/.test(line))) return list('ol', lines);
  if (lines.every((line) => line.startsWith('> ')))
    return `<blockquote>${inline(lines.map((line) => line.slice(2)).join(''))}</blockquote>`;
  return `<p>${inline(lines.join(''))}</p>`;
};

/** A line that begins with blanks goes on with the item above it. */
const list = (tag: 'ul' | 'ol', lines: readonly string[]): string => {
  const items: string[] = [];
  for (const line of lines) {
    if (/^\s/.test(line)) items.push((items.pop() ?? '') + line.trim());
    else items.push(line.replace(/^(- |\d+\. )/, ''));
  }
  return `<${tag}>\n${items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</${tag}>`;
};

const table = ([head = '', , ...rows]: readonly string[]): string => {
  const cells = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map((text) => inline(text.trim()));
  return `<div class="wide"><table>
<thead><tr>${cells(head)
    .map((text) => `<th scope="col">${text}</th>`)
    .join('')}</tr></thead>
<tbody>${rows
    .map(
      (row) =>
        `<tr>${cells(row)
          .map((text) => `<td>${text}</td>`)
          .join('')}</tr>`,
    )
    .join('\n')}</tbody>
</table></div>`;
};

/** Links lead inside the page or to a page of this server. */
const inline = (text: string): string =>
  escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\((#[^)\s]+|[a-z-]+)\)/g, '<a href="$2">$1</a>');

const STYLE = `html { background: #fff; color: #1f2933 }
body { margin: 2em auto 4em; max-width: 46em; padding: 0 1em; font: 16px/1.8 system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif }
h1 { font-size: 26px } h2 { font-size: 21px; margin-top: 2.2em; border-bottom: 1px solid #8884; padding-bottom: .2em } h3 { font-size: 17px; margin-top: 1.6em } li { margin: .35em 0 }
figure { margin: 1.2em 0 } img { max-width: 100%; height: auto; border: 1px solid #8886; border-radius: 4px } figcaption { font-size: 14px; opacity: .85 }
.wide { overflow-x: auto } table { border-collapse: collapse } th, td { border: 1px solid #8886; padding: .3em .7em; text-align: start; vertical-align: top }
blockquote { margin: 1em 0; padding: .3em 1em; border-left: 4px solid #1d63ad } a { color: #1d63ad } code { overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) { html { background: #14181d; color: #e6eaef } a { color: #8fc1f2 } } @media print { h2 { break-after: avoid } figure { break-inside: avoid } }`;
