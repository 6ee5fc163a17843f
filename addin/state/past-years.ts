// The reports of the years before: those on the server this person takes part in, and one read from a file. The prose editor's comparison,
// the year view and the pictures ask for them; nothing is fetched until one of them does.
import type { CellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { earlierReports } from '#shared/report/earlier-reports';
import type { Report } from '#shared/report/report';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { Desk } from './desk.ts';
import type { PeopleApi } from './people-api.ts';

/** `computed`: what the formulas give for it. */
export type PastYear = {
  readonly year: number;
  readonly report: Report;
  readonly computed: ReadonlyMap<CellId, number>;
  readonly from: 'stored' | 'file';
};

/** `years`: newest first, none twice; `reason`: why what is stored could not be fetched, where it could not. */
export type PastNow =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly years: readonly PastYear[]; readonly reason: Message | null };

export type PastYears = Watched<PastNow> & {
  /** Fetches what is stored, once; again after a failure. */
  readonly load: () => void;
  /** Takes a report from a file; it stands before a stored one of the same year. It stays on this computer, until the page is closed. */
  readonly add: (past: Omit<PastYear, 'from'>) => void;
};

/** The same one for the same open report. */
export const pastYearsOf = (desk: Desk, api: Pick<PeopleApi, 'reports' | 'report'>): PastYears => {
  const known = pastByDesk.get(desk);
  if (known) return known;
  const made = createPastYears(desk, api);
  pastByDesk.set(desk, made);
  return made;
};

/** A report to compare with that is known before anybody asks: last year's text a new report was made from. */
export const givePast = (desk: Desk, past: PastYear): void => void givenByDesk.set(desk, past);

/** Of the year right before the report's; null where it is not here. */
export const yearBefore = (now: PastNow, report: Report): PastYear | null =>
  (now.kind === 'here' && report.year !== null && now.years.find(({ year }) => year === (report.year ?? 0) - 1)) || null;

const createPastYears = (desk: Desk, api: Pick<PeopleApi, 'reports' | 'report'>): PastYears => {
  const state = createWatched<PastNow>({ kind: 'waiting' });
  const given = givenByDesk.get(desk);
  let added: readonly PastYear[] = given ? [given] : [];
  let stored: readonly PastYear[] = [];
  let reason: Message | null = null;
  let phase: 'new' | 'loading' | 'done' = 'new';
  const tell = () => {
    const years = new Map([...stored, ...added].map((past) => [past.year, past]));
    state.set({ kind: 'here', years: [...years.values()].sort((a, b) => b.year - a.year), reason });
  };
  const fetchAll = async () => {
    const { report } = desk.report.get() ?? {};
    const list = await api.reports();
    if (!list.ok) {
      reason = list.error.reason;
      return;
    }
    const own = { id: desk.session.reportId, organ: report?.organ ?? null, year: report?.year ?? null };
    const wanted = earlierReports(list.value, own).slice(0, MOST_YEARS);
    const { readStored } = await import('./read-stored.ts');
    const answers = await Promise.all(wanted.map(async ({ id }) => api.report(id)));
    stored = answers.flatMap((answer) => (answer.ok ? (readStored(answer.value) ?? []) : []));
    reason = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.reason]))[0] ?? null;
  };
  return {
    get: state.get,
    subscribe: state.subscribe,
    load: () => {
      if (phase === 'loading' || (phase === 'done' && reason === null) || desk.report.get() === null) return;
      phase = 'loading';
      reason = null;
      fetchAll()
        // A part of the program that could not be fetched: what was added stands all the same, and the next one who asks tries again.
        .catch(() => {
          phase = 'new';
        })
        .finally(() => {
          if (phase === 'loading') phase = 'done';
          tell();
        });
    },
    add: (past) => {
      added = [...added.filter(({ year }) => year !== past.year), { ...past, from: 'file' }];
      tell();
    },
  };
};

const pastByDesk = new WeakMap<Desk, PastYears>();
const givenByDesk = new WeakMap<Desk, PastYear>();
const MOST_YEARS = 9;
