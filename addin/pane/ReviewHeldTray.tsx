// Own edits from before the report was restored: mine, what stood then, what stands now, and the person decides one by one.
import { Button } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import type { Desk } from '../state/desk.ts';
import { useReview } from '../state/use-desk.ts';
import type { HeldEdit } from '../sync/session-state.ts';
import { timeText } from './ConflictTray.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Notice } from './Notice.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { useSay } from './words.tsx';

export const ReviewHeldTray = ({ desk, onCell }: { desk: Desk; onCell: () => void }) => {
  const { say } = useSay();
  const held = useReview(desk);
  return (
    <div className="np-tray" role="status">
      {held.length > 0 && (
        <details className="np-refused" open>
          <summary>
            <HistoryRegular aria-hidden /> {say('sync.held.title', { count: held.length })}
          </summary>
          <p className="np-quiet">{say('sync.held.hint')}</p>
          <ul className="np-plain">
            {held.map((edit) => (
              <HeldItem key={edit.id} desk={desk} edit={edit} onCell={onCell} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const HeldItem = ({ desk, edit, onCell }: { desk: Desk; edit: HeldEdit; onCell: () => void }) => {
  const { say, tell, lang } = useSay();
  const [fault, setFault] = useState<Message | null>(null);
  const { cell, section, place } = edit;
  const show = (value: string | null) => (value === null || value === '' ? say('pane.refused.blank') : value);
  return (
    <li className="np-refused-item">
      <PlaceLink desk={desk} cell={cell} section={section} onCell={onCell}>
        {place}
      </PlaceLink>
      <dl className="np-held">
        <dt className="np-quiet">{say('sync.held.mine', { when: timeText(edit.at, lang) })}</dt>
        <dd className="np-value">{show(edit.mine)}</dd>
        <dt className="np-quiet">{say('sync.held.now')}</dt>
        <dd className="np-value">{show(edit.now)}</dd>
        <dt className="np-quiet">{say('sync.held.base')}</dt>
        <dd className="np-value">{show(edit.base)}</dd>
      </dl>
      <div className="np-actions">
        <Button size="small" aria-label={say('sync.held.takeLabel', { place })} onClick={() => setFault(desk.session.takeMine(edit.id))}>
          {say(section ? 'sync.held.merge' : 'sync.held.take')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-label={say('sync.held.leaveLabel', { place })}
          onClick={() => desk.session.leaveMine(edit.id)}
        >
          {say('sync.held.leave')}
        </Button>
        <CopyButton text={edit.mine ?? ''} label={say('pane.refused.copy', { place })} />
      </div>
      {fault && (
        <Notice kind="bad" isAlert>
          {tell(fault)}
        </Notice>
      )}
    </li>
  );
};
