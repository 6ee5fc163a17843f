// Publishing: the proved standard text to read, download and copy, or what still stands in its way. Loaded when first opened.
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { unreachable } from '#shared/result';
import { proveStandard } from '#shared/text/prove-standard';
import { standardTitle } from '#shared/text/publish-standard';
import type { Desk } from '../state/desk.ts';
import { type PastYear, type PastYears, pastYearsOf } from '../state/past-years.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useFindings } from '../state/use-desk.ts';
import type { FindingsNow } from '../state/watch-findings.ts';
import { syncedNow } from '../sync/keep-common.ts';
import { CopyButton } from './CopyButton.tsx';
import { type Download, downloadFile } from './download-file.ts';
import { LazyPart } from './LazyPart.tsx';
import { Notice } from './Notice.tsx';
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
      <Files desk={desk} api={api} now={now} isDraft={false} text={text} />
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
      <Files desk={desk} api={api} now={now} isDraft text={null} />
    </div>
  );
};

type FilesProps = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly now: Ready;
  readonly isDraft: boolean;
  readonly text: string | null;
};

/** The files on offer; a report that may not be published gets its working copies only, named as such. */
const Files = ({ desk, api, now, isDraft, text }: FilesProps) => {
  const { say, tell, lang } = useSay();
  const [told, setTold] = useState<{ readonly message: Message; readonly isBad: boolean } | null>(null);
  const name = `${standardTitle(now.report.edition, now.report.organ, now.report.year)}${isDraft ? say('pane.publish.draftName') : ''}`;
  const give = async (kind: FileKind) => {
    try {
      const file = `${name}.${kind}`;
      downloadFile(await contentOf(kind, desk, now, { text, name: file, lang, past: pastNow(pastYearsOf(desk, api)) }));
      setTold({ message: message('pane.publish.fileReady', { file }), isBad: false });
    } catch {
      setTold({ message: message('pane.publish.failed'), isBad: true });
    }
  };
  return (
    <>
      <div className="np-actions">
        {text !== null && (
          <>
            <Button appearance="primary" icon={<ArrowDownload16Regular />} onClick={() => void give('txt')}>
              {say('pane.publish.download')}
            </Button>
            <CopyButton text={text} label={say('pane.publish.copy')} words={say('pane.publish.copy')} />
          </>
        )}
        <Button size={text === null ? 'medium' : 'small'} onClick={() => void give('xlsx')}>
          {say('pane.publish.xlsx')}
        </Button>
        <Button size={text === null ? 'medium' : 'small'} onClick={() => void give('json')}>
          {say('pane.publish.json')}
        </Button>
      </div>
      <p className={`np-quiet np-told ${told?.isBad ? 'np-ink-bad' : ''}`} role="status">
        {told && tell(told.message)}
      </p>
    </>
  );
};

/** What is here of earlier years; a file is not kept waiting for them. */
const pastNow = (past: PastYears): readonly PastYear[] => {
  const now = past.get();
  return now.kind === 'here' ? now.years : [];
};

const loadPoster = () => import('./years/PosterPart.tsx');

type FileKind = 'txt' | 'xlsx' | 'json';

const contentOf = async (
  kind: FileKind,
  { session }: Desk,
  now: Ready,
  {
    text,
    name,
    lang,
    past,
  }: { readonly text: string | null; readonly name: string; readonly lang: Lang; readonly past: readonly PastYear[] },
): Promise<Download> => {
  switch (kind) {
    case 'txt':
      return { name, type: 'text/plain;charset=utf-8', content: text ?? '' };
    case 'xlsx': {
      const { writeXlsx } = await import('../state/write-files.ts');
      const base = document.baseURI;
      const facts = { id: session.reportId, server: new URL(base).host, synced: syncedNow(session), base };
      const content = await writeXlsx(now.report, facts, { computed: now.computed, past });
      return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content };
    }
    case 'json': {
      const { writeJson } = await import('../state/write-files.ts');
      return { name, type: 'application/json', content: writeJson(now.report, { computed: now.computed, result: now.result, name, lang }) };
    }
    default:
      return unreachable(kind);
  }
};
