// What both composition roots have in common: the platform's services made once, the pane drawn into #root.
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, must, ok } from '#shared/result';
import { createAccount } from '../state/account.ts';
import { createAccountKeys } from '../state/account-keys.ts';
import { runAlone } from '../state/alone.ts';
import { createApi } from '../state/api.ts';
import type { ApiDeps } from '../state/ask-server.ts';
import { createAsk } from '../state/ask-server.ts';
import type { Desk } from '../state/desk.ts';
import { importJudge } from '../state/import-judge.ts';
import { createKeyStore } from '../state/key-store.ts';
import { createLanguage, type Surroundings } from '../state/language.ts';
import { createPeopleApi } from '../state/people-api.ts';
import { createRouter, takeSignInLink } from '../state/route.ts';
import type { OfflineStore } from '../sync/offline-store.ts';
import type { openSession as OpenSessionPart } from '../sync/session.ts';
import type { Watched } from '../sync/session-state.ts';
import { App, type FrameActions } from './App.tsx';
import type { Look } from './theme.tsx';

export type Platform = {
  /** How this platform shows an open report. */
  readonly frame: (desk: Desk, actions: FrameActions) => ReactNode;
  /** The report the surroundings (an open file) belong to, where nobody has chosen one. */
  readonly findReport?: () => Promise<string | null>;
  /** What language the surroundings speak, and where else a chosen one is kept. */
  readonly surroundings?: Surroundings;
  /** Light or dark as the surroundings are; null: as the system is. */
  readonly look?: Watched<Look | null>;
  /** Where the pane's own window cannot go to an identity provider: brings a sign-in link from another one. */
  readonly signInElsewhere?: () => Promise<Result<string, Message>>;
  /** Fetches what an open report needs of this platform, so that it is there when one is opened. */
  readonly prepare: () => Promise<unknown>;
};

/** Draws the pane. */
export const startPane = ({ frame, findReport, surroundings, look, signInElsewhere, prepare }: Platform): void => {
  const preferences = createKeyStore(() => localStorage);
  const language = createLanguage(preferences, surroundings);
  const base = new URL('./', document.baseURI);
  const asking: ApiDeps = {
    fetch: (...request) => fetch(...request),
    base,
    token: () => account.token(),
    renew: (spent) => account.renew(spent),
    language: () => (language.get() === 'en' ? 'en' : 'zh-CN'),
  };
  const api = createApi(asking);
  let opening: Promise<OfflineStore | null> | null = null;
  const offline = () => {
    opening ??= import('../sync/offline-indexeddb.ts').then(({ openOfflineStore }) => openOfflineStore(Date.now));
    // Where its code could not be fetched nothing is kept; the next report tries again.
    return opening.catch(() => {
      opening = null;
      return null;
    });
  };
  const link = takeSignInLink(window);
  const router = createRouter(window);
  const account = createAccount({
    keys: createAccountKeys(
      createKeyStore(() => sessionStorage),
      preferences,
    ),
    api,
    now: Date.now,
    newWord: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    // Pages without a lock take turns within themselves only; the server forgives one lost answer.
    alone: (name, work) => runAlone(navigator.locks, name, work),
    lead: (report) => router.go(report === null ? { kind: 'reports' } : { kind: 'report', id: report }),
    forget: async (person) => (await offline())?.forget(person) ?? 0,
  });
  const follow = (clicked: string | null) => clicked !== null && void account.signIn(clicked);
  // Asked before anything is drawn: the answer is there when the first screen is.
  follow(link);
  // A link clicked while the page is open changes only the fragment: it signs in all the same.
  window.addEventListener('hashchange', () => follow(takeSignInLink(window)));
  findReport?.().then((id) => {
    if (id !== null && router.get().kind === 'reports') router.go({ kind: 'report', id });
  });
  const socket = new URL('sync', base);
  socket.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';

  const open = (openSession: OpenSession, reportId: string) => {
    const state = account.get();
    return openSession({
      reportId,
      ...(state.kind === 'signedIn' ? { offline: { person: state.person.id, store: offline() } } : {}),
      url: socket.href,
      lang: language.get(),
      requestTicket: async () => {
        const answer = await api.ticket(reportId);
        if (answer.ok) return ok(answer.value);
        const { kind, reason, status } = answer.error;
        if (kind !== 'unreachable') return err({ kind: 'stop', reason, isLost: status === 403 || status === 404 });
        // Without an answer the session goes on by itself: the person need not do anything, and may go on too.
        return err({ kind: 'retry', reason: status === null ? message('sync.noServer') : reason });
      },
      requestChoice: async (conflict, index) => {
        const answer = await api.choose(reportId, conflict, index);
        return answer.ok ? null : answer.error.reason;
      },
      onWake: (retry, lost) => {
        window.addEventListener('online', retry);
        window.addEventListener('offline', lost);
        return () => {
          window.removeEventListener('online', retry);
          window.removeEventListener('offline', lost);
        };
      },
    });
  };

  const loadDesk = async () => {
    const [{ DeskScreen }, { openSession }] = await Promise.all([import('./DeskScreen.tsx'), import('../sync/session.ts')]);
    return { DeskScreen, openSession: (reportId: string) => open(openSession, reportId) };
  };
  // At once where a report is to be opened, and a link leads to one nearly always; else when the first screen stands, piece by piece, so that
  // it answers meanwhile. A failure is told where the parts are needed.
  const parts = [loadDesk, offline, prepare, loadFirstView, importJudge];
  if (router.get().kind === 'report' || link !== null) void Promise.all(parts.map((load) => load())).catch(() => undefined);
  else void loadWhenIdle(parts);

  createRoot(must(document.getElementById('root'), 'root element')).render(
    <App
      api={api}
      peopleApi={createPeopleApi(createAsk(asking))}
      account={account}
      router={router}
      language={language}
      {...(look ? { look } : {})}
      {...(signInElsewhere ? { signInElsewhere } : {})}
      isSignInKept={preferences.isKept}
      // In January the report is on the year that has just ended.
      likelyYear={new Date().getFullYear() - 1}
      loadDesk={loadDesk}
      keptReports={async (person) => (await offline())?.reports(person).catch(() => []) ?? []}
      loadJudge={importJudge}
      onError={(error) => setTimeout(() => Promise.reject(error))}
      frame={frame}
    />,
  );
};

type OpenSession = typeof OpenSessionPart;

/** What ReportPane.tsx and DeskHead.tsx show as soon as the report is there. */
const loadFirstView = () => Promise.all([import('./desk/DeskTab.tsx'), import('./desk/NoticeBell.tsx')]);

/** One after the other, each when nothing else is under way. */
const loadWhenIdle = async (parts: readonly (() => Promise<unknown>)[]): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, FIRST_LOOK_MS));
  for (const load of parts) {
    await idle();
    await load().catch(() => undefined);
  }
};

/** Some browsers do not tell when they are idle. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve, { timeout: PATIENCE_MS });
    else setTimeout(resolve, PATIENCE_MS);
  });

/** A first screen that is drawn may still be followed by its list and its font. */
const FIRST_LOOK_MS = 300;
const PATIENCE_MS = 2_000;
