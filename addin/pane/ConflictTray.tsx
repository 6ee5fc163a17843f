// 待决: values two people gave one place without having seen each other's. Everyone in the report sees the same list; choosing clears it.
import { BranchCompare16Regular, Checkmark16Filled } from '@fluentui/react-icons';
import { useState } from 'react';
import { can } from '#shared/access/can';
import type { Message } from '#shared/i18n/translate';
import type { Desk } from '../state/desk.ts';
import { useAccess, useConflicts, useMe, useReport } from '../state/use-desk.ts';
import { conflictValueText, readConflictPlace } from '../sync/conflict-place.ts';
import type { Conflict } from '../sync/session-state.ts';
import { Notice } from './Notice.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { placeMessage } from './place-message.ts';
import { ReasonButton } from './ReasonButton.tsx';
import { useSay } from './words.tsx';

export const ConflictTray = ({ desk, onCell }: { desk: Desk; onCell: () => void }) => {
  const { say } = useSay();
  const conflicts = useConflicts(desk);
  // The live region stands before there is anything in it, or what comes would not be spoken.
  return (
    <div className="np-tray" role="status">
      {conflicts.length > 0 && (
        <details className="np-refused" open>
          <summary>
            <BranchCompare16Regular aria-hidden /> {say('sync.conflict.title', { count: conflicts.length })}
          </summary>
          <p className="np-quiet">{say('sync.conflict.hint')}</p>
          <ul className="np-plain">
            {conflicts.map((conflict) => (
              <ConflictItem key={conflict.id} desk={desk} conflict={conflict} onCell={onCell} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const ConflictItem = ({ desk, conflict, onCell }: { desk: Desk; conflict: Conflict; onCell: () => void }) => {
  const { say, tell, lang } = useSay();
  const edition = useReport(desk)?.report.edition ?? null;
  const me = useMe(desk);
  const access = useAccess(desk);
  const [fault, setFault] = useState<Message | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { root, key, cell } = readConflictPlace(conflict.place);
  const place = tell(placeMessage(edition, { root, key, cell }, tell));
  const judged = can(me, 'choose', cell ? { kind: 'cell', cell } : { kind: 'meta' }, access);
  const choose = async (index: number) => {
    setIsBusy(true);
    setFault(await desk.session.choose(conflict.id, index));
    setIsBusy(false);
  };
  return (
    <li className="np-refused-item">
      <PlaceLink desk={desk} cell={cell} onCell={onCell}>
        {place}
      </PlaceLink>
      <ol className="np-plain np-choices">
        {conflict.values.map(({ person, name, value, at }, index) => {
          const text = conflictValueText(value) ?? say('pane.refused.blank');
          const isStanding = index === conflict.values.length - 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a value's place in the list is what it is chosen by
            <li key={index} className="np-choice">
              <span className="np-value">{text}</span>
              <span className="np-quiet">
                {say('sync.conflict.by', { name: person === me.id ? say('pane.people.self', { name }) : name, when: timeText(at, lang) })}
                {isStanding && (
                  <strong>
                    {' '}
                    <Checkmark16Filled aria-hidden /> {say('sync.conflict.stands')}
                  </strong>
                )}
              </span>
              <ReasonButton
                reason={judged.ok ? null : tell(judged.error)}
                label={say('sync.conflict.chooseLabel', { place, value: text, name })}
                isBusy={isBusy}
                onClick={() => void choose(index)}
              >
                {say('sync.conflict.choose')}
              </ReasonButton>
            </li>
          );
        })}
      </ol>
      {fault && (
        <Notice kind="bad" isAlert>
          {tell(fault)}
        </Notice>
      )}
    </li>
  );
};

/** Day and minute, as people here write them. */
export const timeText = (at: string, lang: 'zh' | 'en'): string => {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return time.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
};
