// Which elements of a page nobody sees, or nobody means: hidden by attribute or style, struck out, menus. Called by html-flow.ts.
import { childrenOf, type HtmlElement, type HtmlNode, isElement, isText } from './html-tree.ts';

/** Decides for one page; class names hidden by the page's own style sheet count. */
export type IsUnseen = (element: HtmlElement) => boolean;

export const unseenIn = (page: HtmlNode): IsUnseen => {
  const hidden = hiddenClasses(styleTexts(page));
  return (element) => {
    if (GONE.has(element.tagName)) return true;
    let unseen = false;
    for (const { name, value } of element.attrs) {
      if (name === 'style') unseen ||= UNSEEN_STYLE.test(value);
      else if (name === 'hidden') unseen = true;
      else if (name === 'role') unseen ||= FURNITURE_ROLES.has(value);
      else if (name === 'class' || name === 'id') {
        if (hidden.size > 0 && name === 'class') unseen ||= value.split(/\s+/).some((word) => hidden.has(word));
        if (!unseen && MENU.test(value)) unseen = isSmall(element);
      }
    }
    return unseen;
  };
};

/** A menu by name is one only where no table stands in it: pages wrap everything into oddly named boxes. */
const isSmall = (element: HtmlElement): boolean => {
  let budget = 400;
  const walk = (node: HtmlNode): boolean => {
    if (budget-- <= 0) return false;
    if (isElement(node) && (node.tagName === 'table' || node.tagName === 'article' || node.tagName === 'main')) return false;
    return childrenOf(node).every(walk);
  };
  return walk(element);
};

const styleTexts = (page: HtmlNode): string => {
  const texts: string[] = [];
  const walk = (node: HtmlNode): void => {
    if (!isElement(node) || node.tagName === 'html' || node.tagName === 'head') for (const child of childrenOf(node)) walk(child);
    else if (node.tagName === 'style')
      texts.push(
        childrenOf(node)
          .map((child) => (isText(child) ? child.value : ''))
          .join(''),
      );
  };
  walk(page);
  return texts.join('\n');
};

/** Names in plain class rules (`.x`, `td.x`) outside at-rules that hide their elements. */
const hiddenClasses = (css: string): ReadonlySet<string> => {
  const names = new Set<string>();
  if (!/display\s?:\s?none/i.test(css)) return names;
  let depth = 0;
  let from = 0;
  let selector = '';
  for (let at = 0; at < css.length; at++) {
    const char = css.charAt(at);
    if (char === '{') {
      if (depth === 0) selector = css.slice(Math.max(from, at - 300), at);
      depth++;
      from = at + 1;
    } else if (char === '}') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && !selector.includes('@') && /display\s?:\s?none/i.test(css.slice(from, at))) addNames(selector, names);
      if (depth === 0) from = at + 1;
    }
  }
  return names;
};

const addNames = (selector: string, names: Set<string>): void => {
  for (const part of selector.split(',')) {
    const name = /^\s*[a-z]{0,10}\.([\w-]{1,60})\s*$/i.exec(part)?.[1];
    if (name !== undefined) names.add(name);
  }
};

const GONE = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'canvas',
  'audio',
  'video',
  'select',
  'button',
  'textarea',
  'title',
  'nav',
  'aside',
  'footer',
  'menu',
  'rt',
  'rp',
  // What is struck out is no longer said.
  'del',
  's',
  'strike',
]);
const FURNITURE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'menu', 'menubar']);
const UNSEEN_STYLE =
  /(?:display\s?:\s?none|visibility\s?:\s?(?:hidden|collapse)|mso-hide\s?:\s?all|font-size\s?:\s?0(?:px|pt|r?em|%)?(?=\s?(?:;|!|$))|text-decoration[a-z-]{0,6}\s?:[^;]{0,40}line-through)/i;
const MENU =
  /(?:^|[-_\s])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|share|toolbar|copyright|pager|pagination)(?:$|[-_\s\d])/i;
