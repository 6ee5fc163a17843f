// Publishing: the proved standard text to read, download and copy, or what still stands in its way. Loaded when first opened.
import { Button, Spinner } from '@fluentui/react-components';
import { useMemo } from 'react';
import { proveStandard } from '#shared/text/prove-standard';
import type { Desk } from '../state/desk.ts';
import { pastYearsOf } from '../state/past-years.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useFindings } from '../state/use-desk.ts';
import type { FindingsNow } from '../state/watch-findings.ts';
import { LazyPart } from './LazyPart.tsx';
import { Notice } from './Notice.tsx';
import { PublishFiles } from './PublishFiles.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/desks';
import '#shared/i18n/rooms/files';

type Ready = Extract<FindingsNow, { kind: 'ready' }>;

export const PublishTab = ({ desk, api, onFindings }: { desk: Desk; api: PeopleApi; onFindings: () => void }) => {
  const { say } = useSay();
  const now = useFindings(desk);
  if (now.kind !== 'ready') return <Spinner className="np-pad" size="small" label={say('pane.verdict.waiting')} />;
  return (
    <div className="np-stack">
      {now.result.verdict === 'publishable' ? (
        <Publishable desk={desk} api={api} now={now} />
      ) : (
        <Blocked desk={desk} api={api} now={now} onFindings={onFindings} />
      )}
      <LazyPart load={loadPoster}>{({ PosterPart }) => <PosterPart now={now} past={pastYearsOf(desk, api)} />}</LazyPart>
    </div>
  );
};

const Publishable = ({ desk, api, now }: { desk: Desk; api: PeopleApi; now: Ready }) => {
  const { say, tell } = useSay();
  const proved = useMemo(() => proveStandard(now.report, now.computed), [now.report, now.computed]);
  if (!proved.ok) {
    return (
      <Notice kind="bad" isAlert>
        <strong>{say('pane.publish.proofFailed')}</strong>
        <p>{tell(proved.error)}</p>
      </Notice>
    );
  }
  const text = proved.value;
  return (
    <div className="np-stack">
      <Notice kind="good">
        {say('pane.publish.ready')}
        {now.result.counts.query > 0 && <p>{say('pane.publish.queries', { count: now.result.counts.query })}</p>}
        {now.result.explained > 0 && <p>{say('reasons.publish', { count: now.result.counts.query, explained: now.result.explained })}</p>}
      </Notice>
      <PublishFiles desk={desk} api={api} now={now} isDraft={false} text={text} />
      <h2 className="np-view-title">{say('pane.publish.preview')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className="np-preview" tabIndex={0}>
        {text}
      </pre>
    </div>
  );
};

const Blocked = ({ desk, api, now, onFindings }: { desk: Desk; api: PeopleApi; now: Ready; onFindings: () => void }) => {
  const { say, tell } = useSay();
  const errors = now.result.findings.filter(({ severity }) => severity === 'error');
  return (
    <div className="np-stack">
      <Notice
        kind="bad"
        actions={
          <Button size="small" onClick={onFindings}>
            {say('pane.publish.toFindings')}
          </Button>
        }
      >
        <strong>{say('pane.publish.blocked')}</strong>
        <p>{say('pane.publish.blockedHint', { count: errors.length })}</p>
      </Notice>
      <ul className="np-plain np-open-items">
        {errors.map((finding) => (
          <li key={finding.id}>{tell(finding.message)}</li>
        ))}
      </ul>
      <h2 className="np-view-title">{say('pane.publish.draft')}</h2>
      <PublishFiles desk={desk} api={api} now={now} isDraft text={null} />
    </div>
  );
};

const loadPoster = () => import('./years/PosterPart.tsx');
