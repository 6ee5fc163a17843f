// The files of a report on offer: the text to publish first, every other format in one list with what it is for. A part of PublishTab.tsx.
import { Button } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { can } from '#shared/access/can';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { standardTitle } from '#shared/text/publish-standard';
import type { Desk } from '../state/desk.ts';
import { type FileKind, isOfServer, type Offer, writeFile } from '../state/offer-files.ts';
import { pastYearsOf } from '../state/past-years.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useAccess, useMe, useSaved } from '../state/use-desk.ts';
import type { FindingsNow } from '../state/watch-findings.ts';
import { CopyButton } from './CopyButton.tsx';
import { downloadFile } from './download-file.ts';
import { useSay } from './words.tsx';
import './publish.css';
import '#shared/i18n/rooms/files';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly now: Extract<FindingsNow, { kind: 'ready' }>;
  /** A report that may not be published gets its working copies only, named as such. */
  readonly isDraft: boolean;
  /** The proved text; null where there is none yet. */
  readonly text: string | null;
};

export const PublishFiles = ({ desk, api, now, isDraft, text }: Props) => {
  const { say, tell, lang } = useSay();
  const saved = useSaved(desk);
  const allowed = can(useMe(desk), 'publish', { kind: 'report' }, useAccess(desk)).ok;
  const [told, setTold] = useState<{ readonly message: Message; readonly isBad: boolean } | null>(null);
  const [busy, setBusy] = useState<FileKind | null>(null);
  const isAway = saved.kind === 'offline' || saved.kind === 'stopped';
  const give = async (kind: FileKind) => {
    if (busy !== null) return;
    const marked = isDraft || (isOfServer(kind) && !allowed);
    const title = standardTitle(now.report.edition, now.report.organ, now.report.year);
    const name = `${title}${marked ? say('pane.publish.draftName') : ''}.${kind}`;
    const offer: Offer = { desk, api, now, text, name, isDraft: marked, past: pastYearsOf(desk, api), lang };
    setBusy(kind);
    setTold({ message: message('download.writing', { file: name }), isBad: false });
    try {
      const file = await writeFile(kind, offer);
      if (file.ok) downloadFile(file.value);
      setTold(
        file.ok ? { message: message('pane.publish.fileReady', { file: name }), isBad: false } : { message: file.error, isBad: true },
      );
    } catch {
      setTold({ message: message('pane.publish.failed'), isBad: true });
    }
    setBusy(null);
  };
  return (
    <>
      {text !== null && (
        <div className="np-actions">
          <Button appearance="primary" icon={<ArrowDownload16Regular />} onClick={() => void give('txt')}>
            {say('pane.publish.download')}
          </Button>
          <CopyButton text={text} label={say('pane.publish.copy')} words={say('pane.publish.copy')} />
        </div>
      )}
      {text !== null && <h2 className="np-view-title">{say('download.more')}</h2>}
      <ul className="np-plain np-formats" aria-label={say('download.list')}>
        {OTHERS.map((kind) => {
          const isShut = isAway && isOfServer(kind);
          return (
            <li key={kind}>
              <Button
                size="small"
                disabledFocusable={isShut || busy !== null}
                aria-describedby={`np-format-${kind}`}
                title={isShut ? say('download.offline') : undefined}
                onClick={() => !isShut && void give(kind)}
              >
                {say(`download.${kind}`)}
              </Button>
              <span id={`np-format-${kind}`} className="np-quiet">
                {say(`download.${kind}.use`)}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={`np-quiet ${isAway ? 'np-ink-bad' : ''}`}>{say(isAway ? 'download.offline' : 'download.server')}</p>
      {!allowed && !isDraft && <p className="np-quiet">{say('download.draftOnly')}</p>}
      <p className={`np-quiet np-told ${told?.isBad ? 'np-ink-bad' : ''}`} role="status">
        {told && tell(told.message)}
      </p>
    </>
  );
};

const OTHERS = ['html', 'docx', 'pdf', 'xlsx', 'csv', 'json'] as const;
