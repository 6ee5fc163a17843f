// The reports a person may open, newest year first; the way to a new one. Shown by App.tsx after sign-in.
import { Button, Spinner } from '@fluentui/react-components';
import { Add16Regular, ChevronRight16Regular, People16Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import type { Person, ReportSummary } from '#shared/protocol/http';
import type { Api } from '../state/api.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { Card } from './Card.tsx';
import { Notice } from './Notice.tsx';
import { QuietPart } from './QuietPart.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly api: Api;
  readonly person: Person;
  /** Reports kept on this computer, shown while the server does not answer. */
  readonly keptReports: (person: string) => Promise<readonly ReportSummary[]>;
  readonly onOpen: (id: string) => void;
  readonly onNew: () => void;
  /** To people and units; offered to administrators. */
  readonly onPeople: () => void;
  readonly peopleApi: Pick<PeopleApi, 'me' | 'desk'>;
  readonly onSignOut: (reason?: Message) => void;
};

type Listed =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: Message; readonly kept: readonly ReportSummary[] }
  | { readonly kind: 'here'; readonly reports: readonly ReportSummary[] };

export const ReportList = ({ api, peopleApi, person, keptReports, onOpen, onNew, onPeople, onSignOut }: Props) => {
  const { say, tell } = useSay();
  const [listed, setListed] = useState<Listed>({ kind: 'loading' });
  const { loaded: me } = useLoaded(peopleApi.me);
  const isAdmin = me.kind === 'here' && me.value.isAdmin;
  const load = useCallback(async () => {
    setListed({ kind: 'loading' });
    const answer = await api.listReports();
    if (answer.ok) setListed({ kind: 'here', reports: answer.value });
    else if (answer.error.kind === 'signedOut') onSignOut(answer.error.reason);
    else setListed({ kind: 'failed', reason: answer.error.reason, kept: await keptReports(person.id) });
  }, [api, onSignOut, keptReports, person.id]);
  useEffect(() => {
    void load();
  }, [load]);
  const shown = listed.kind === 'here' ? listed.reports : listed.kind === 'failed' ? listed.kept : [];
  return (
    <Card
      title={say('pane.list.title')}
      aside={
        <div className="np-actions">
          {isAdmin && (
            <Button icon={<People16Regular />} onClick={onPeople}>
              {say('team.screen.open')}
            </Button>
          )}
          <Button appearance="primary" icon={<Add16Regular />} onClick={onNew}>
            {say('pane.list.new')}
          </Button>
        </div>
      }
    >
      <p className="np-quiet">
        {person.unit === '' ? person.name : say('pane.list.hello', { name: person.name, unit: person.unit })}
        <Button appearance="transparent" size="small" onClick={() => onSignOut()}>
          {say('pane.signIn.out')}
        </Button>
      </p>
      <QuietPart load={loadNews}>{({ NewsDigest }) => <NewsDigest api={peopleApi} onOpen={onOpen} />}</QuietPart>
      <div className="np-list-room" aria-busy={listed.kind === 'loading'}>
        {listed.kind === 'loading' && <Spinner size="small" label={say('pane.app.loading')} />}
        {listed.kind === 'failed' && (
          <Notice kind="bad" isAlert actions={<Button onClick={() => void load()}>{say('pane.app.retry')}</Button>}>
            {tell(listed.reason)}
          </Notice>
        )}
        {listed.kind === 'here' && listed.reports.length === 0 && (
          <Notice kind="info">{say(isAdmin ? 'team.screen.emptyAdmin' : 'pane.list.empty')}</Notice>
        )}
        {listed.kind === 'failed' && listed.kept.length > 0 && <p className="np-quiet">{say('sync.keptReports')}</p>}
        {shown.length > 0 && (
          <ul className="np-reports">
            {shown.map((report) => (
              <li key={report.id}>
                <ReportItem report={report} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
};

const ReportItem = ({ report, onOpen }: { report: ReportSummary; onOpen: (id: string) => void }) => {
  const { say, lang } = useSay();
  const organ = report.organ === '' ? say('pane.desk.untitled') : report.organ;
  const role = say(`pane.role.${report.role}`);
  const changed = Date.parse(report.updatedAt);
  return (
    <button type="button" className="np-report" onClick={() => onOpen(report.id)}>
      <span className="np-report-year">{report.year}</span>{' '}
      <span className="np-report-text">
        <span className="np-report-organ">{organ}</span>{' '}
        <span className="np-quiet">
          {role}
          {Number.isNaN(changed) ? '' : ` · ${say('pane.list.changed', { when: formatTime(changed, lang) })}`}
        </span>
      </span>
      <ChevronRight16Regular aria-hidden />
    </button>
  );
};

const loadNews = () => import('./desk/NewsDigest.tsx');

const formatTime = (time: number, lang: 'zh' | 'en'): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'medium', timeStyle: 'short' }).format(time);
