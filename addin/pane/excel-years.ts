// Has Excel's front sheet show the years: as soon as the earlier reports are here, and again when one is added. ExcelFrame.tsx starts it.
import { trendOf } from '#shared/picture/trend';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { Desk } from '../state/desk.ts';
import { pastYearsOf } from '../state/past-years.ts';
import type { PeopleApi } from '../state/people-api.ts';

/** Returns the way to stop. The report's own figures are formulas of the sheet, so only what is known of other years counts. */
export const drawYearsIn = (host: WorkbookHost, desk: Desk, api: PeopleApi): (() => void) => {
  const past = pastYearsOf(desk, api);
  let shown = '';
  const draw = () => {
    const now = past.get();
    const report = desk.report.get()?.report;
    if (now.kind !== 'here' || !report) return;
    const trend = trendOf({ report, computed: new Map() }, now.years);
    const next = JSON.stringify([report.edition.key, trend?.years ?? [], trend?.lines.map(({ values }) => values.slice(0, -1)) ?? []]);
    if (next === shown) return;
    shown = next;
    void host.drawYears?.(trend);
  };
  const stops = [past.subscribe(draw), desk.report.subscribe(draw)];
  draw();
  return () => {
    for (const stop of stops) stop();
  };
};
