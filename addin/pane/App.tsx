// The whole pane: theme, language, the error boundary, and which screen is open. The composition roots (web.tsx,
// taskpane.tsx) give it the platform.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useCallback, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import type { ReportSummary } from '#shared/protocol/http';
import type { Result } from '#shared/result';
import type { Account } from '../state/account.ts';
import type { Api } from '../state/api.ts';
import type { Desk } from '../state/desk.ts';
import type { Language } from '../state/language.ts';
import type { Opening } from '../state/opening-year.ts';
import type { PeopleApi } from '../state/people-api.ts';
import type { Router } from '../state/route.ts';
import type { Judge } from '../state/watch-findings.ts';
import { useWatched } from '../state/watched.ts';
import type { Session, Watched } from '../sync/session-state.ts';
import { Card } from './Card.tsx';
import type { DeskScreen as DeskScreenPart } from './DeskScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LazyPart } from './LazyPart.tsx';
import { Notice } from './Notice.tsx';
import { ReportList } from './ReportList.tsx';
import { SignIn } from './SignIn.tsx';
import { type Look, ThemeRoot } from './theme.tsx';
import { useSay, WordsProvider } from './words.tsx';
import './pane.css';
import './frame.css';
import './report.css';
import './parts.css';
import './contrast.css';
import './low.css';
import './trays.css';

export type FrameActions = { readonly onReports: () => void; readonly onSignOut: () => void; readonly peopleApi: PeopleApi };

export type AppProps = {
  readonly api: Api;
  readonly peopleApi: PeopleApi;
  readonly account: Account;
  readonly router: Router;
  readonly language: Language;
  /** Light or dark as the surroundings are; else as the system is. */
  readonly look?: Watched<Look | null>;
  /** Brings a sign-in link from a window of its own, where this one cannot go to an identity provider. */
  readonly signInElsewhere?: () => Promise<Result<string, Message>>;
  /** Whether a sign-in outlives the pane here. */
  readonly isSignInKept: boolean;
  readonly likelyYear: number;
  /** What an open report needs; the same function at every render. */
  readonly loadDesk: () => Promise<{ readonly DeskScreen: typeof DeskScreenPart; readonly openSession: (reportId: string) => Session }>;
  /** The reports of this person that are kept on this computer. */
  readonly keptReports: (person: string) => Promise<readonly ReportSummary[]>;
  readonly loadJudge: () => Promise<Judge>;
  readonly onError: (error: unknown) => void;
  /** The platform's frame around an open report. */
  readonly frame: (desk: Desk, actions: FrameActions) => ReactNode;
};

export const App = (props: AppProps) => {
  const { language, look, onError } = props;
  const lang = useWatched(language);
  return (
    <WordsProvider lang={lang} setLang={language.choose}>
      <ThemeRoot {...(look ? { look } : {})}>
        <ErrorBoundary onError={onError} fallback={(reopen) => <Broken onReopen={reopen} />}>
          <Screens {...props} />
        </ErrorBoundary>
      </ThemeRoot>
    </WordsProvider>
  );
};

const Screens = (props: AppProps) => {
  const { api, peopleApi, account, router, likelyYear, loadDesk, keptReports, loadJudge, frame, signInElsewhere, isSignInKept } = props;
  const state = useWatched(account);
  const route = useWatched(router);
  const [opening, setOpening] = useState<{ readonly id: string; readonly of: Opening } | null>(null);
  const onReports = useCallback(() => router.go({ kind: 'reports' }), [router]);
  const onSignOut = useCallback(
    (reason?: Message) => {
      account.signOut(reason);
      router.go({ kind: 'reports' });
    },
    [account, router],
  );

  if (state.kind !== 'signedIn') {
    const elsewhere = signInElsewhere ? { signInElsewhere } : {};
    return <SignIn account={account} api={api} isKept={isSignInKept} {...elsewhere} />;
  }
  switch (route.kind) {
    case 'reports':
      return (
        <ReportList
          api={api}
          peopleApi={peopleApi}
          person={state.person}
          keptReports={keptReports}
          onOpen={(id) => router.go({ kind: 'report', id })}
          onNew={() => router.go({ kind: 'new' })}
          onPeople={() => router.go({ kind: 'people' })}
          onSignOut={onSignOut}
        />
      );
    case 'new':
      return (
        <LazyPart load={loadNewReport}>
          {({ NewReport }) => (
            <NewReport
              api={api}
              peopleApi={peopleApi}
              likelyYear={likelyYear}
              onCancel={onReports}
              onSignOut={onSignOut}
              onCreated={(id, of) => {
                setOpening(of && { id, of });
                router.go({ kind: 'report', id });
              }}
            />
          )}
        </LazyPart>
      );
    case 'people':
      return (
        <LazyPart load={loadPeople}>
          {({ PeopleScreen }) => <PeopleScreen api={peopleApi} onBack={onReports} onSignOut={onSignOut} />}
        </LazyPart>
      );
    case 'report':
      return (
        <LazyPart load={loadDesk}>
          {({ DeskScreen, openSession }) => (
            <DeskScreen
              key={route.id}
              reportId={route.id}
              openSession={openSession}
              loadJudge={loadJudge}
              opening={opening?.id === route.id ? opening.of : null}
              onReports={onReports}
            >
              {(desk) => frame(desk, { onReports, onSignOut: () => onSignOut(), peopleApi })}
            </DeskScreen>
          )}
        </LazyPart>
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
const loadPeople = () => import('./PeopleScreen.tsx');
