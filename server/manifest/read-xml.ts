// Reads the plain XML of a manifest into a tree: elements, attributes, text. No document types, no entities but the
// five of XML, one pass, limits on size and depth. check-manifest.ts is the user.
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

export type XmlElement = {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Own text, trimmed. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
};

/** The root element, or the line at which the text stops being XML we read. */
export const readXml = (text: string): Result<XmlElement, { readonly line: number }> => {
  if (text.length > MAX_LENGTH) return err({ line: 1 });
  type Open = { name: string; attributes: Map<string, string>; children: XmlElement[]; text: string; line: number };
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  let line = 1;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const take = (end: number): string => {
    const part = text.slice(at, end);
    for (const letter of part) if (letter === '\n') line += 1;
    at = end;
    return part;
  };
  const close = (open: Open): void => {
    const element = { ...open, text: open.text.trim() };
    const parent = stack.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  };
  while (at < text.length) {
    const start = text.indexOf('<', at);
    const between = take(start < 0 ? text.length : start);
    const parent = stack.at(-1);
    if (parent) parent.text += plainText(between);
    else if (between.trim() !== '') return err({ line });
    if (start < 0) break;
    const ender = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : '>';
    const end = text.indexOf(ender, at);
    if (end < 0 || text.startsWith('<!D', at) || text.startsWith('<![', at)) return err({ line });
    const tagLine = line;
    const tag = take(end + ender.length);
    if (ender !== '>') continue;
    if (tag.startsWith('</')) {
      const open = stack.pop();
      if (!open || open.name !== tag.slice(2, -1).trim()) return err({ line: tagLine });
      close(open);
      continue;
    }
    const isEmpty = tag.endsWith('/>');
    const head = readTag(tag.slice(1, isEmpty ? -2 : -1));
    if (!head || (root && stack.length === 0) || stack.length > MAX_DEPTH) return err({ line: tagLine });
    const open: Open = { ...head, children: [], text: '', line: tagLine };
    if (isEmpty) close(open);
    else stack.push(open);
  }
  return root && stack.length === 0 ? ok(root) : err({ line });
};

/** Name without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);

const readTag = (text: string): { name: string; attributes: Map<string, string> } | null => {
  const name = /^[A-Za-z_][\w.:-]*/.exec(text)?.[0];
  if (name === undefined) return null;
  const attributes = new Map<string, string>();
  const pattern = /\s+([A-Za-z_][\w.:-]*)="([^"<]*)"/y;
  pattern.lastIndex = name.length;
  let last = name.length;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, key = '', value = ''] = match;
    if (attributes.has(key)) return null;
    attributes.set(key, plainText(value));
    last = pattern.lastIndex;
  }
  return text.slice(last).trim() === '' ? { name, attributes } : null;
};

const plainText = (text: string): string => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const MAX_LENGTH = 500_000;
const MAX_DEPTH = 40;
