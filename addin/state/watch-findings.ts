// The verdict on the open report, live: every state of it is judged by the same code as the command line's.
// desk.ts makes it; the verdict line, the findings and the host's marks read it.
import type { YearReport } from '#shared/check/carry-over';
import type { Report } from '#shared/report/report';
import type { SheetFault } from '../host/sheet-fault.ts';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { Judged } from './judge.ts';
import { withFaults } from './sheet-findings.ts';
import type { ReportNow } from './watch-report.ts';

export type FindingsNow =
  /** The engine or the document is not here yet. */
  | { readonly kind: 'waiting' }
  /** The engine could not be loaded; `retry` tries again. */
  | { readonly kind: 'failed'; readonly retry: () => void }
  /** `last`: last year's report it was compared with; null: there is none, undefined: nobody knows yet. */
  | ({
      readonly kind: 'ready';
      readonly report: Report;
      readonly last: YearReport | null | undefined;
      /** The person's own edit is new in it. */
      readonly byHand: boolean;
    } & Judged);

export type Judge = (report: Report, last?: YearReport | null) => Judged;

export const watchFindings = (
  report: Watched<ReportNow | null>,
  loadJudge: () => Promise<Judge>,
  faults: Watched<readonly SheetFault[]> = NO_FAULTS,
  last: Watched<YearReport | null | undefined> = NO_LAST,
): Watched<FindingsNow> & { readonly close: () => void } => {
  const state = createWatched<FindingsNow>({ kind: 'waiting' });
  let judge: Judge | null = null;
  let isClosed = false;
  const look = () => {
    const now = report.get();
    if (isClosed || !judge || !now) return;
    const before = last.get();
    const judged = judge(now.report, before ?? null);
    state.set({
      kind: 'ready',
      report: now.report,
      last: before,
      byHand: now.byHand,
      ...judged,
      result: withFaults(judged.result, faults.get(), now.report.edition),
    });
  };
  const load = () => {
    state.set({ kind: 'waiting' });
    loadJudge().then(
      (loaded) => {
        judge = loaded;
        look();
      },
      () => {
        if (!isClosed) state.set({ kind: 'failed', retry: load });
      },
    );
  };
  const stops = [report.subscribe(look), faults.subscribe(look), last.subscribe(look)];
  load();
  return {
    get: state.get,
    subscribe: state.subscribe,
    close: () => {
      isClosed = true;
      for (const stop of stops) stop();
    },
  };
};

const NO_LAST: Watched<YearReport | null | undefined> = { get: () => undefined, subscribe: () => () => {} };
const NO_FAULTS: Watched<readonly SheetFault[]> = { get: () => [], subscribe: () => () => {} };
