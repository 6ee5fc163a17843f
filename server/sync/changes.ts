// What an edit changed, old and new, for the audit log. room.ts asks before it applies an edit and reads the answer after.
import type { ReportDoc } from '#shared/document/schema';
import { sectionRoot } from '#shared/document/schema';
import type { Change, ChangeHow } from '../store/report-store.ts';
import { placeName } from './gate-rules.ts';
import type { Touched } from './gate-touched.ts';

/** Remembers what stands in the touched places now; the returned function compares it with what stands there then. */
export const changeReader = (report: ReportDoc, touched: readonly Touched[], how: ChangeHow): (() => readonly Change[]) => {
  const before = touched.map((place) => valueAt(report, place));
  return () =>
    touched.flatMap((place, index): Change[] => {
      if (place.kind === 'section') {
        const { section, removed, inserted } = place;
        return removed === '' && inserted === '' ? [] : [{ place: sectionRoot(section), before: removed, after: inserted, how }];
      }
      const was = before[index] ?? null;
      const is = valueAt(report, place);
      return was === is ? [] : [{ place: placeName(place), before: was, after: is, how }];
    });
};

const valueAt = (report: ReportDoc, place: Touched): string | null => {
  if (place.kind === 'section') return null;
  const value: unknown = report[place.root].get(place.key);
  return value === undefined ? null : JSON.stringify(value);
};
