// What both composition roots have in common: the platform's services made once, the pane drawn into #root.
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { message } from '#shared/i18n/translate';
import { err, must, ok } from '#shared/result';
import { createAccount } from '../state/account.ts';
import { createApi } from '../state/api.ts';
import type { Desk } from '../state/desk.ts';
import { createKeyStore } from '../state/key-store.ts';
import { createRouter, takeSignInLink } from '../state/route.ts';
import { importJudge } from '../state/watch-findings.ts';
import { openSession } from '../sync/session.ts';
import { App, type FrameActions } from './App.tsx';

export type Platform = {
  /** How this platform shows an open report. */
  readonly frame: (desk: Desk, actions: FrameActions) => ReactNode;
  /** The report the surroundings (an open file) belong to, where nobody has chosen one. */
  readonly findReport?: () => Promise<string | null>;
};

/** Draws the pane. */
export const startPane = ({ frame, findReport }: Platform): void => {
  const preferences = createKeyStore(() => localStorage);
  const base = new URL('./', document.baseURI);
  const api = createApi({
    fetch: (...request) => fetch(...request),
    base,
    token: () => account.token(),
    language: () => (preferences.get('language') === 'en' ? 'en' : 'zh-CN'),
  });
  const account = createAccount(
    createKeyStore(() => sessionStorage),
    api,
    Date.now,
  );
  const link = takeSignInLink(window);
  const router = createRouter(window);
  // A link clicked while the page is open changes only the fragment: it signs in all the same.
  window.addEventListener('hashchange', async () => {
    const clicked = takeSignInLink(window);
    const signedIn = clicked === null ? null : await account.signIn(clicked);
    if (signedIn) router.go(signedIn.report === null ? { kind: 'reports' } : { kind: 'report', id: signedIn.report });
  });
  findReport?.().then((id) => {
    if (id !== null && router.get().kind === 'reports') router.go({ kind: 'report', id });
  });
  const socket = new URL('sync', base);
  socket.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';

  const open = (reportId: string) =>
    openSession({
      reportId,
      url: socket.href,
      lang: preferences.get('language') === 'en' ? 'en' : 'zh',
      requestTicket: async () => {
        const answer = await api.ticket(reportId);
        if (answer.ok) return ok(answer.value);
        const { kind, reason, status } = answer.error;
        if (kind !== 'unreachable') return err({ kind: 'stop', reason });
        // Without an answer the session goes on by itself: the person need not do anything, and may go on too.
        return err({ kind: 'retry', reason: status === null ? message('sync.noServer') : reason });
      },
      onWake: (retry) => {
        window.addEventListener('online', retry);
        return () => window.removeEventListener('online', retry);
      },
    });

  createRoot(must(document.getElementById('root'), 'root element')).render(
    <App
      api={api}
      account={account}
      router={router}
      preferences={preferences}
      link={link}
      // In January the report is on the year that has just ended.
      likelyYear={new Date().getFullYear() - 1}
      openSession={open}
      loadJudge={importJudge}
      onError={(error) => setTimeout(() => Promise.reject(error))}
      frame={frame}
    />,
  );
};
