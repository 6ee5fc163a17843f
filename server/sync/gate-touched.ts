// What an edit touches, gathered while the gate judges it: for the section limits and for the audit log.
import type * as Y from 'yjs';
import type { MapRoot } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';

export type Touched =
  | { readonly kind: 'entry'; readonly root: MapRoot; readonly key: string }
  | { readonly kind: 'section'; readonly section: SectionKey; readonly removed: string; readonly inserted: string };

export type TouchedSet = {
  readonly entry: (root: MapRoot, key: string) => void;
  readonly insert: (section: SectionKey, item: Y.Item, text: string) => void;
  readonly remove: (section: SectionKey, text: string) => void;
  readonly lengthChange: (section: SectionKey) => {
    readonly inserted: number;
    readonly removed: number;
    readonly items: readonly Y.Item[];
  };
  /** Whether prose is among it. */
  readonly hasText: () => boolean;
  readonly list: () => readonly Touched[];
};

/** Gathers what an edit touches, each place once. */
export const createTouched = (): TouchedSet => {
  const entries = new Map<string, Touched>();
  const texts = new Map<SectionKey, { inserted: string; removed: string; readonly items: Y.Item[] }>();
  const textOf = (section: SectionKey) => {
    const found = texts.get(section) ?? { inserted: '', removed: '', items: [] };
    texts.set(section, found);
    return found;
  };
  return {
    entry: (root, key) => {
      entries.set(`${root}/${key}`, { kind: 'entry', root, key });
    },
    insert: (section, item, text) => {
      const found = textOf(section);
      found.inserted += text;
      found.items.push(item);
    },
    remove: (section, text) => {
      textOf(section).removed += text;
    },
    lengthChange: (section) => {
      const text = texts.get(section);
      return { inserted: text?.inserted.length ?? 0, removed: text?.removed.length ?? 0, items: text?.items ?? [] };
    },
    hasText: () => texts.size > 0,
    list: () => {
      const list = [...entries.values()];
      for (const [section, { removed, inserted }] of texts) list.push({ kind: 'section', section, removed, inserted });
      return list;
    },
  };
};
