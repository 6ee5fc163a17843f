// The verdict on the open report, live: every state of it is judged by the same code as the command line's.
// desk.ts makes it; the verdict line, the findings and the host's marks read it.
import type { Report } from '#shared/report/report';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { Judged } from './judge.ts';
import type { ReportNow } from './watch-report.ts';

export type FindingsNow =
  /** The engine or the document is not here yet. */
  | { readonly kind: 'waiting' }
  /** The engine could not be loaded; `retry` tries again. */
  | { readonly kind: 'failed'; readonly retry: () => void }
  | ({ readonly kind: 'ready'; readonly report: Report } & Judged);

export type Judge = (report: Report) => Judged;

export const watchFindings = (
  report: Watched<ReportNow | null>,
  loadJudge: () => Promise<Judge>,
): Watched<FindingsNow> & { readonly close: () => void } => {
  const state = createWatched<FindingsNow>({ kind: 'waiting' });
  let judge: Judge | null = null;
  let isClosed = false;
  const look = () => {
    const now = report.get();
    if (isClosed || !judge || !now) return;
    state.set({ kind: 'ready', report: now.report, ...judge(now.report) });
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
  const stop = report.subscribe(look);
  load();
  return {
    get: state.get,
    subscribe: state.subscribe,
    close: () => {
      isClosed = true;
      stop();
    },
  };
};

/** The product's judge, in a chunk of its own. */
export const importJudge = async (): Promise<Judge> => (await import('./judge.ts')).judgeReport;
