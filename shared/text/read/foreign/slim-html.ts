// Takes out of a page's source what says nothing about its text (comments, scripts, styles of letters), so that parsing what Word
// saves costs a third, and nothing costs more than its length. One pass, by the rules of HTML for where tags and comments end. Called by html-to-text.ts.

/** The same page, shorter. What stands behind a tag or comment that never ends is no part of it, by the same rules. */
export const slimHtml = (html: string): string => {
  const hides = HIDES.test(html);
  const out: string[] = [];
  let from = 0;
  let at = html.indexOf('<');
  const skipTo = (end: number): void => {
    if (at > from) out.push(html.slice(from, at));
    from = end;
  };
  while (at >= 0) {
    const next = html.charCodeAt(at + 1);
    if (next === BANG || next === QUESTION) {
      const end = commentEnd(html, at);
      if (end < 0) return [...out, html.slice(from, at)].join('');
      if (!isDoctype(html, at)) skipTo(end);
      at = html.indexOf('<', end);
      continue;
    }
    const closing = next === SLASH;
    const named = at + (closing ? 2 : 1);
    if (!isLetter(html.charCodeAt(named))) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    const tag = readTag(html, named, hides);
    if (tag === null) return [...out, html.slice(from, at)].join('');
    if (RAW.has(tag.name) && !closing) {
      const close = closeOf(html, tag);
      if (close < 0) return [...out, html.slice(from, at)].join('');
      // A style sheet stays where it may hide something.
      if (tag.name !== 'style' || !hides) skipTo(close);
      at = html.indexOf('<', close);
      continue;
    }
    if (tag.name === 'o:p' || (!hides && LETTERS.has(tag.name))) skipTo(tag.end);
    else if (!closing && tag.end - at > tag.name.length + 2) {
      skipTo(tag.end);
      out.push(`<${tag.name}${tag.kept}>`);
    }
    at = html.indexOf('<', tag.end);
  }
  out.push(html.slice(from));
  return out.join('');
};

type Tag = { readonly name: string; readonly kept: string; readonly end: number };

/** A tag from its name on, with the attributes that count; null where the source ends inside it. */
const readTag = (html: string, from: number, hides: boolean): Tag | null => {
  const { length } = html;
  let at = from;
  while (at < length && !isNameEnd(html.charCodeAt(at))) at++;
  const name = html.slice(from, at).toLowerCase();
  let kept = '';
  for (;;) {
    while (at < length && (isSpace(html.charCodeAt(at)) || html.charCodeAt(at) === SLASH)) at++;
    if (at >= length) return null;
    if (html.charCodeAt(at) === GREATER) return { name, kept, end: at + 1 };
    const start = at;
    // The first character of an attribute may be anything, an equals sign too.
    at++;
    while (at < length && !isNameEnd(html.charCodeAt(at)) && html.charCodeAt(at) !== EQUALS) at++;
    const attribute = html.slice(start, at).toLowerCase();
    let ahead = at;
    while (ahead < length && isSpace(html.charCodeAt(ahead))) ahead++;
    if (html.charCodeAt(ahead) === EQUALS) {
      at = valueEnd(html, ahead + 1);
      if (at < 0) return null;
    }
    // An attribute of a name that already stands is nothing in HTML; a tag of thousands of them would be slow to parse.
    if (kept.length < LONGEST_KEPT && counts(name, attribute, hides)) kept += ` ${html.slice(start, at)}`;
  }
};

/** Where an attribute's value ends, or -1. */
const valueEnd = (html: string, from: number): number => {
  let at = from;
  while (at < html.length && isSpace(html.charCodeAt(at))) at++;
  const quote = html.charAt(at);
  if (quote === '"' || quote === "'") {
    const end = html.indexOf(quote, at + 1);
    return end < 0 ? -1 : end + 1;
  }
  while (at < html.length && !isSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== GREATER) at++;
  return at < html.length ? at : -1;
};

const counts = (name: string, attribute: string, hides: boolean): boolean => {
  if (attribute === 'rowspan' || attribute === 'colspan' || attribute === 'hidden' || attribute === 'role') return true;
  if (attribute === 'style') return hides;
  if (name === 'input') return attribute === 'value' || attribute === 'type';
  return (attribute === 'class' || attribute === 'id') && (hides || BOXES.has(name));
};

const closeOf = (html: string, tag: Tag): number => {
  const close = `</${tag.name}`;
  for (let at = html.indexOf('</', tag.end); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at, at + close.length).toLowerCase() === close) return at;
  }
  return -1;
};

/** Behind a comment, a declaration or a processing instruction. */
const commentEnd = (html: string, at: number): number => {
  if (!html.startsWith('<!--', at)) return html.indexOf('>', at) + 1 || -1;
  if (html.startsWith('>', at + 4)) return at + 5;
  if (html.startsWith('->', at + 4)) return at + 6;
  const plain = html.indexOf('-->', at + 4);
  const odd = html.slice(at, plain < 0 ? undefined : plain).indexOf('--!>');
  if (odd >= 0) return at + odd + 4;
  return plain < 0 ? -1 : plain + 3;
};

const isDoctype = (html: string, at: number): boolean => /^<!doctype/i.test(html.slice(at, at + 9));
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13 && code !== 11);
const isNameEnd = (code: number): boolean => isSpace(code) || code === SLASH || code === GREATER;

const BANG = 33;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const LETTERS = new Set(['span', 'font', 'b', 'strong', 'i', 'em', 'u', 'big', 'small']);
const BOXES = new Set(['div', 'ul', 'ol', 'section', 'header', 'table']);
/** Elements whose contents are no markup and are not shown. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp']);
const LONGEST_KEPT = 4000;
const HIDES = /display\s?:\s?none|visibility\s?:|mso-hide|line-through|font-size\s?:\s?0/i;
