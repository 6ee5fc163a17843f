// Parses a web page with parse5 under limits, and answers small questions about its nodes. Called by html-to-text.ts and the
// files beside it.
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { type Message, message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import { MAX_DEPTH, MAX_ELEMENTS } from './limits.ts';

export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlNode = DefaultTreeAdapterMap['node'];
type Document = DefaultTreeAdapterMap['document'];

/** The page's tree; refused where it is nested too deep or has too many elements, as soon as that is known. */
export const parseHtml = (html: string): Result<Document, Message> => {
  try {
    return ok(parse(html, { treeAdapter: limitedAdapter(), scriptingEnabled: false }));
  } catch (error) {
    if (error instanceof LimitReached) return err(error.reason);
    throw error;
  }
};

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

export const isText = (node: HtmlNode): node is DefaultTreeAdapterMap['textNode'] => node.nodeName === '#text';

/** The children; a template's contents are none. */
export const childrenOf = (node: HtmlNode): readonly HtmlNode[] => ('childNodes' in node ? node.childNodes : []);

export const attributeOf = (element: HtmlElement, name: string): string | null => {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value;
  return null;
};

/** A parser can only be stopped from inside by throwing; parseHtml catches it. */
class LimitReached extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.key);
    this.reason = reason;
  }
}

const limitedAdapter = (): TreeAdapter<DefaultTreeAdapterMap> => {
  let depth = 0;
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement: (...given) => {
      elements++;
      if (elements > MAX_ELEMENTS) throw new LimitReached(message('foreign.tooComplex', { limit: MAX_ELEMENTS }));
      return defaultTreeAdapter.createElement(...given);
    },
    onItemPush: () => {
      depth++;
      if (depth > MAX_DEPTH) throw new LimitReached(message('foreign.tooDeep', { limit: MAX_DEPTH }));
    },
    onItemPop: () => {
      depth--;
    },
  };
};
