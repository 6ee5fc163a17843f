// Why a finding may stand: the reason that covers it, the way to write one, and those that no longer count. A part of FindingCard.tsx.
import { Button } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Finding } from '#shared/check/finding';
import { isExplainable, openKin } from '#shared/check/reasons';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Reason } from '#shared/report/reason';
import { briefly } from '../state/cell-help.ts';
import type { Desk } from '../state/desk.ts';
import { giveReason, takeReasonBack } from '../state/reasons.ts';
import { useAccess, useFindingsCalmly, useForbidden } from '../state/use-desk.ts';
import { momentText } from './part-label.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/desks';
import './reasons.css';

/** Says beside the severity that somebody has explained the finding. */
export const ExplainedSign = () => (
  <span className="np-explained">
    <CheckmarkCircle16Regular aria-hidden />
    {useSay().say('reasons.sign')}
  </span>
);

export const FindingReason = ({ desk, finding }: { readonly desk: Desk; readonly finding: Finding }) => {
  const { say, tell } = useSay();
  const forbidden = useForbidden(desk, { kind: 'entry' });
  const now = useFindingsCalmly(desk);
  const [isWriting, setIsWriting] = useState(false);
  const ways = useRef<HTMLDivElement>(null);
  /** Words begun and not sent. */
  const draft = useRef('');
  useLeaveQuestion(useCallback(() => draft.current.trim() !== '', []));
  const { reason, earlierReasons = [] } = finding;
  const written = earlierReasons.length + (reason ? 1 : 0);
  /** Until this many reasons are here the button takes the focus back: a finding that is explained moves down the list. */
  const backAt = useRef<number | null>(null);
  useEffect(() => {
    if (backAt.current === null || isWriting) return;
    ways.current?.querySelector('button')?.focus();
    // What keeps the focus while it moves is not scrolled to by itself.
    ways.current?.closest('li')?.scrollIntoView?.({ block: 'nearest' });
    if (written >= backAt.current) backAt.current = null;
  }, [isWriting, written]);
  if (!isExplainable(finding)) return null;
  const why = forbidden ? tell(forbidden) : null;
  const leave = () => {
    backAt.current ??= written;
    setIsWriting(false);
  };
  const give = (text: string, others: readonly Finding[]): Message | null => {
    const fault = giveReason(desk.session, [finding, ...others], text);
    if (fault) return fault;
    backAt.current = written + 1;
    const told = others.length === 0 ? message('reasons.written') : message('reasons.writtenMany', { count: others.length + 1 });
    desk.tellNotice({ message: told, cell: null, section: null });
    return null;
  };
  const takeBack = () => {
    const fault = takeReasonBack(desk.session, finding);
    backAt.current = fault ? written : written + 1;
    desk.tellNotice({ message: fault ?? message('reasons.takenBack'), cell: null, section: null });
    ways.current?.querySelector('button')?.focus();
  };
  const kin = isWriting && now.kind === 'ready' ? openKin(finding, now.result.findings) : NONE;
  const label = say(reason ? 'reasons.another' : 'reasons.give');
  return (
    <div className="np-reason">
      {reason && <ReasonWords desk={desk} reason={reason} />}
      {isWriting ? (
        <ReasonForm finding={finding} kin={kin} draft={draft} onSend={give} onDone={leave} />
      ) : (
        <div ref={ways} className="np-finding-actions">
          <Button
            size="small"
            disabledFocusable={why !== null}
            title={why ?? undefined}
            aria-label={[label, tell(briefly(finding)), why ?? ''].filter((part) => part !== '').join(' · ')}
            onClick={() => why === null && setIsWriting(true)}
          >
            {label}
          </Button>
          {reason && why === null && (
            <Button size="small" appearance="subtle" onClick={takeBack}>
              {say('reasons.takeBack')}
            </Button>
          )}
        </div>
      )}
      {earlierReasons.length > 0 && (
        <details>
          <summary>{say('reasons.earlier', { count: earlierReasons.length })}</summary>
          <p className="np-quiet">{say('reasons.changed')}</p>
          <ul className="np-plain">
            {earlierReasons.map((one) => (
              <li key={one.id}>
                <ReasonWords desk={desk} reason={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const NONE: readonly Finding[] = [];

/** The words, who wrote them and when. */
const ReasonWords = ({ desk, reason: { text, by, at } }: { readonly desk: Desk; readonly reason: Reason }) => {
  const { say, lang } = useSay();
  const { people } = useAccess(desk);
  // The first version let people sign with their name.
  const name =
    by === null ? say('reasons.unsigned') : (people.find(({ id, name }) => id === by || name === by)?.name ?? say('reasons.left'));
  return (
    <div className="np-reason-words">
      <p className={text === '' ? 'np-quiet' : undefined}>{text === '' ? say('reasons.back') : text}</p>
      <p className="np-quiet">
        {name}
        {at !== '' && ` · ${momentText(at, lang)}`}
      </p>
    </div>
  );
};
