// Last year's report of the same organ, which checks and publication compare with as the pane does. Used by file-routes.ts and review-routes.ts.
import { message } from '#shared/i18n/translate';
import { earlierReports } from '#shared/report/earlier-reports';
import type { Report } from '#shared/report/report';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import type { ReportStore } from '../store/report-store.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { Entered } from './admit.ts';
import { type Refused, refused } from './route.ts';

export type LastYear = { readonly id: string; readonly report: Report };

/**
 * `wanted`: the id the caller names, which wins. Else the stored report of the year right before, where the caller belongs to it: nobody
 * learns or is held up by figures of a report they have no part in. Null: there is none.
 */
export const lastYearOf = async (
  { store, rooms }: { readonly store: ReportStore; readonly rooms: Rooms },
  { row, me, guest }: Entered,
  report: Report,
  wanted?: string,
): Promise<Result<LastYear | null, Refused>> => {
  if (wanted !== undefined) {
    const [known, member] = await Promise.all([store.report(wanted), store.member(wanted, me.id)]);
    const named = known && (guest || member) ? await rooms.read(wanted) : null;
    return named ? ok({ id: wanted, report: named }) : refused(404, message('server.http.noSuchReport'));
  }
  const { organ, year } = report;
  if (organ === null || year === null) return ok(null);
  const list = guest ? await store.reports() : (await store.reportsOf(me.id)).map((one) => one.row);
  const found = earlierReports(list, { id: row.id, organ, year })[0];
  const last = found?.year === year - 1 ? await rooms.read(found.id) : null;
  // The list may be behind the report: what its title page says counts.
  return ok(found && last && last.year === year - 1 ? { id: found.id, report: last } : null);
};
