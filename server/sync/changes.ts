// What an edit changed, old and new, for the audit log. intake.ts begins before it applies an edit and reads the answer after.
import type * as Y from 'yjs';
import type { ReportDoc } from '#shared/document/schema';
import { sectionRoot } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';
import type { Change, ChangeHow, Splice } from '../store/report-store.ts';
import { placeName } from './gate-rules.ts';
import type { Touched } from './gate-touched.ts';

/** How the change of a place came about, and when its author made it (ISO 8601), where that is known. */
export type Circumstance = { readonly how: ChangeHow; readonly madeAt: string | null };

export type ChangeReader = {
  /** Remembers what stands in the touched places; the returned function compares it with what stands there then. Called once. */
  readonly begin: (touched: readonly Touched[], circumstanceOf: (place: string) => Circumstance) => () => Change[];
};

export const createChangeReader = (report: ReportDoc): ChangeReader => {
  // Yjs turns half of a two-part character that is split into U+FFFD, and no event says so: texts with such characters are compared whole.
  const compared = new Map<SectionKey, boolean>();
  const isCompared = (section: SectionKey, text: Y.Text, inserted: string): boolean => {
    const is = (compared.get(section) ?? TWO_PART.test(text.toString())) || TWO_PART.test(inserted);
    compared.set(section, is);
    return is;
  };

  const beginEntry = (place: Touched & { readonly kind: 'entry' }, circumstanceOf: (place: string) => Circumstance) => {
    const before = entryValue(report, place.root, place.key);
    return (): readonly Change[] => {
      const after = entryValue(report, place.root, place.key);
      const name = placeName(place);
      return before === after ? [] : [{ place: name, before, after, splices: null, ...circumstanceOf(name) }];
    };
  };

  const beginSection = (place: Touched & { readonly kind: 'section' }, circumstanceOf: (place: string) => Circumstance) => {
    const { section, removed, inserted } = place;
    const text = report.section(section);
    const whole = isCompared(section, text, inserted);
    const before = whole || removed !== '' ? text.toString() : '';
    const splices: Splice[] = [];
    const observe = (event: Y.YTextEvent): void => {
      splices.push(...splicesOf(event.delta, before));
    };
    text.observe(observe);
    return (): readonly Change[] => {
      text.unobserve(observe);
      const steps = whole ? checked(before, splices, text.toString()) : splices;
      if (steps.length === 0) return [];
      const name = sectionRoot(section);
      return [
        {
          place: name,
          before: steps.map((step) => step.removed).join(''),
          after: steps.map((step) => step.inserted).join(''),
          splices: steps,
          ...circumstanceOf(name),
        },
      ];
    };
  };

  return {
    begin: (touched, circumstanceOf) => {
      const reads = touched.map((place) =>
        place.kind === 'entry' ? beginEntry(place, circumstanceOf) : beginSection(place, circumstanceOf),
      );
      return () => {
        const changes: Change[] = [];
        for (const read of reads) for (const change of read()) changes.push(change);
        return changes;
      };
    },
  };
};

/** What stands under a key, as JSON; null is blank. */
export const entryValue = (report: ReportDoc, root: Exclude<keyof ReportDoc, 'doc' | 'section'>, key: string): string | null => {
  const value: unknown = report[root].get(key);
  return value === undefined ? null : JSON.stringify(value);
};

/** A text after these steps. */
const applySplices = (text: string, splices: readonly Splice[]): string =>
  splices.reduce((now, { at, removed, inserted }) => now.slice(0, at) + inserted + now.slice(at + removed.length), text);

/** Yjs's delta as steps that follow each other from left to right; `before` is the text it starts from, needed for deletions only. */
const splicesOf = (delta: Y.YTextEvent['delta'], before: string): readonly Splice[] => {
  const splices: Splice[] = [];
  let at = 0;
  let old = 0;
  let open: { at: number; removed: string; inserted: string } | null = null;
  for (const { retain = 0, delete: deleted = 0, insert } of delta) {
    if (retain > 0) {
      if (open) splices.push(open);
      open = null;
      at += retain;
      old += retain;
      continue;
    }
    open ??= { at, removed: '', inserted: '' };
    if (typeof insert === 'string') {
      open.inserted += insert;
      at += insert.length;
    }
    open.removed += before.slice(old, old + deleted);
    old += deleted;
  }
  if (open) splices.push(open);
  return splices;
};

/** The steps, or (where they do not lead to the text that stands) the one step that does. */
const checked = (before: string, splices: readonly Splice[], after: string): readonly Splice[] => {
  if (applySplices(before, splices) === after) return splices;
  let from = 0;
  while (from < before.length && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  // Never through the middle of a character.
  if (HIGH_HALF.test(before[from - 1] ?? '')) from -= 1;
  if (tail > 0 && LOW_HALF.test(before[before.length - tail] ?? '')) tail -= 1;
  return [{ at: from, removed: before.slice(from, before.length - tail), inserted: after.slice(from, after.length - tail) }];
};

const HIGH_HALF = /[\ud800-\udbff]/;
const LOW_HALF = /[\udc00-\udfff]/;
const TWO_PART = /[\ud800-\udfff]/;
