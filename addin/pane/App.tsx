// The whole pane: theme, language, the error boundary, and which screen is open. The composition roots (web.tsx,
// taskpane.tsx) give it the platform.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Lang, Message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import type { Account } from '../state/account.ts';
import type { Api } from '../state/api.ts';
import type { Desk } from '../state/desk.ts';
import type { KeyStore } from '../state/key-store.ts';
import type { Router } from '../state/route.ts';
import type { Judge } from '../state/watch-findings.ts';
import { useWatched } from '../state/watched.ts';
import type { Session } from '../sync/session-state.ts';
import { Card } from './Card.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LazyPart } from './LazyPart.tsx';
import { Notice } from './Notice.tsx';
import { ReportList } from './ReportList.tsx';
import { SignIn } from './SignIn.tsx';
import { ThemeRoot } from './theme.tsx';
import { useSay, WordsProvider } from './words.tsx';
import './pane.css';
import './frame.css';
import './report.css';
import './parts.css';

export type FrameActions = { readonly onReports: () => void; readonly onSignOut: () => void };

export type AppProps = {
  readonly api: Api;
  readonly account: Account;
  readonly router: Router;
  /** Where the chosen language is kept. */
  readonly preferences: KeyStore;
  /** A sign-in link the page was opened with, taken out of the address. */
  readonly link: string | null;
  readonly likelyYear: number;
  readonly openSession: (reportId: string) => Session;
  readonly loadJudge: () => Promise<Judge>;
  readonly onError: (error: unknown) => void;
  /** The platform's frame around an open report. */
  readonly frame: (desk: Desk, actions: FrameActions) => ReactNode;
};

export const App = (props: AppProps) => {
  const { preferences, onError } = props;
  const [lang, setLang] = useState<Lang>(() => (preferences.get(LANG) === 'en' ? 'en' : 'zh'));
  const chooseLang = useCallback(
    (chosen: Lang) => {
      preferences.set(LANG, chosen);
      setLang(chosen);
    },
    [preferences],
  );
  return (
    <WordsProvider lang={lang} setLang={chooseLang}>
      <ThemeRoot>
        <ErrorBoundary onError={onError} fallback={(reopen) => <Broken onReopen={reopen} />}>
          <Screens {...props} />
        </ErrorBoundary>
      </ThemeRoot>
    </WordsProvider>
  );
};

const Screens = ({ api, account, router, link, likelyYear, openSession, loadJudge, frame }: AppProps) => {
  const state = useWatched(account);
  const route = useWatched(router);
  const [opening, setOpening] = useState<{ readonly id: string; readonly report: Report } | null>(null);
  const onReports = useCallback(() => router.go({ kind: 'reports' }), [router]);
  const onSignOut = useCallback(
    (reason?: Message) => {
      account.signOut(reason);
      router.go({ kind: 'reports' });
    },
    [account, router],
  );
  const onSignedIn = useCallback(
    (report: string | null) => router.go(report === null ? { kind: 'reports' } : { kind: 'report', id: report }),
    [router],
  );
  useEffect(() => {
    if (link === null) return;
    account.signIn(link).then((signedIn) => signedIn && onSignedIn(signedIn.report));
  }, [link, account, onSignedIn]);

  if (state.kind !== 'signedIn') return <SignIn account={account} onSignedIn={onSignedIn} />;
  switch (route.kind) {
    case 'reports':
      return (
        <ReportList
          api={api}
          person={state.person}
          onOpen={(id) => router.go({ kind: 'report', id })}
          onNew={() => router.go({ kind: 'new' })}
          onSignOut={onSignOut}
        />
      );
    case 'new':
      return (
        <LazyPart load={loadNewReport}>
          {({ NewReport }) => (
            <NewReport
              api={api}
              likelyYear={likelyYear}
              onCancel={onReports}
              onSignOut={onSignOut}
              onCreated={(id, report) => {
                setOpening(report && { id, report });
                router.go({ kind: 'report', id });
              }}
            />
          )}
        </LazyPart>
      );
    case 'report':
      return (
        <DeskScreen
          key={route.id}
          reportId={route.id}
          openSession={openSession}
          loadJudge={loadJudge}
          opening={opening?.id === route.id ? opening.report : null}
          onReports={onReports}
        >
          {(desk) => frame(desk, { onReports, onSignOut: () => onSignOut() })}
        </DeskScreen>
      );
  }
};

const Broken = ({ onReopen }: { onReopen: () => void }) => {
  const { say } = useSay();
  return (
    <Card title={say('pane.app.brokenTitle')}>
      <Notice kind="bad" isAlert>
        {say('pane.app.broken')}
      </Notice>
      <div className="np-actions">
        <Button appearance="primary" onClick={onReopen}>
          {say('pane.app.reopen')}
        </Button>
      </div>
    </Card>
  );
};

const loadNewReport = () => import('./NewReport.tsx');
const LANG = 'language';
