// Gathers running text as a browser would show it: white space collapsed, source line ends between Chinese characters gone.
// Called by html-flow.ts, one for the page and one for each cell.
import { childrenOf, type HtmlElement, type HtmlNode, isElement, isText } from './html-tree.ts';

/** Text on its way to lines; `take` empties it. */
export class Inline {
  private readonly keepLines: boolean;
  private buffer = '';
  private done: string[] = [];

  constructor(keepLines: boolean) {
    this.keepLines = keepLines;
  }

  isEmpty(): boolean {
    return this.buffer === '';
  }

  add(text: string): void {
    if (!this.keepLines) this.buffer += text;
    else {
      const [first = '', ...more] = text.split('\n');
      this.buffer += first;
      for (const line of more) {
        this.breakLine();
        this.buffer += line;
      }
    }
  }

  breakLine(): void {
    const text = collapse(this.buffer);
    if (text !== '') this.done.push(text);
    this.buffer = '';
  }

  /** Text whose line ends and tabs are meant. */
  addKept(element: HtmlElement, isUnseen: (element: HtmlElement) => boolean): void {
    this.breakLine();
    const parts: string[] = [];
    const go = (node: HtmlNode): void => {
      if (isText(node)) parts.push(node.value);
      else if (isElement(node) && node.tagName === 'br') parts.push('\n');
      else if (!isElement(node) || !isUnseen(node)) for (const child of childrenOf(node)) go(child);
    };
    go(element);
    this.done.push(...parts.join('').split(/\r\n?|\n/));
  }

  /** The lines so far, without empty ones but for those of kept text. */
  take(): string[] {
    this.breakLine();
    const lines = this.done;
    this.done = [];
    return lines;
  }
}

const collapse = (raw: string): string => {
  if (raw === '') return '';
  const seen = WIDTHLESS.test(raw) ? raw.replace(WIDTHLESS_ALL, '') : raw;
  const text = SPACED.test(seen) ? seen.replace(SPACE, spaceBetween) : seen;
  return text.trim();
};

/** One space, or nothing where the source only broke its own line between two Chinese characters. */
const spaceBetween = (run: string, at: number, whole: string): string => {
  if (run === ' ') return ' ';
  if (!/[\n\r]/.test(run)) return ' ';
  return isWide(whole.charCodeAt(at - 1)) && isWide(whole.charCodeAt(at + run.length)) ? '' : ' ';
};

const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff01 && code <= 0xff60);

const WIDTHLESS = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const WIDTHLESS_ALL = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const SPACED = /[\t\n\r\f]| {2}/;
const SPACE = /[ \t\n\r\f]+/g;
