// This year's tables and last year's, as sentences are written from. The prose tools ask for them.
import { useEffect, useMemo } from 'react';
import { effectiveValues } from '#shared/check/balance';
import type { Tables, Years } from '#shared/narrative/figures';
import type { Report } from '#shared/report/report';
import type { Desk } from '../../state/desk.ts';
import { type PastNow, type PastYears, yearBefore } from '../../state/past-years.ts';
import { useFindings } from '../../state/use-desk.ts';
import type { FindingsNow } from '../../state/watch-findings.ts';
import { useWatched } from '../../state/watched.ts';

/** Null until the formulas have been worked out. */
export const useYears = (desk: Desk, past: PastYears): Years | null => {
  const now = useFindings(desk);
  const earlier = useWatched(past);
  return useMemo(() => yearsOf(now, earlier), [now, earlier]);
};

/** The years before, fetched when first asked for. */
export const usePast = (past: PastYears): PastNow => {
  const now = useWatched(past);
  useEffect(() => past.load(), [past]);
  return now;
};

const yearsOf = (now: FindingsNow, past: PastNow): Years | null => {
  if (now.kind !== 'ready') return null;
  const before = yearBefore(past, now.report);
  return { ...tablesOf(now.report, now.computed), last: before && tablesOf(before.report, before.computed) };
};

const tablesOf = (report: Report, computed: Parameters<typeof effectiveValues>[1]): Tables => ({
  report,
  valueAt: effectiveValues(report, computed).valueAt,
});
