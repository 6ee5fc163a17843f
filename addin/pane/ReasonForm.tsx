// Writing the reason for a finding: a text with its count of characters. FindingReason.tsx shows it.
import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Finding } from '#shared/check/finding';
import { reasonSubject } from '#shared/check/reasons';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { MAX_REASON_LENGTH } from '#shared/report/reason';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/desks';

type Props = {
  readonly finding: Finding;
  /** Null, or why it was not written. */
  readonly onSend: (text: string) => Message | null;
  readonly onDone: () => void;
};

export const ReasonForm = ({ finding, onSend, onDone }: Props) => {
  const { say, tell } = useSay();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<Message | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { figures } = reasonSubject(finding);
  const [seen, setSeen] = useState(figures);
  const hintId = useId();
  const fieldId = useId();
  useEffect(() => field.current?.focus(), []);

  const count = text.trim().length;
  const isOver = count > MAX_REASON_LENGTH;
  const send = () => {
    if (figures !== seen) {
      // Somebody wrote meanwhile: a reason is for figures its author has looked at.
      setSeen(figures);
      setFault(message('reasons.moved'));
      return;
    }
    const refused = onSend(text);
    setFault(refused);
    if (refused) field.current?.focus();
    else onDone();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="np-reason-form">
      <label htmlFor={fieldId}>{say('reasons.words')}</label>
      <textarea
        id={fieldId}
        ref={field}
        className="np-reason-text"
        rows={3}
        value={text}
        aria-describedby={hintId}
        aria-invalid={isOver}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <p className={`np-reason-length ${isOver ? 'np-ink-bad' : 'np-quiet'}`}>
        {isOver
          ? say('reasons.tooLong', { limit: MAX_REASON_LENGTH, count, over: count - MAX_REASON_LENGTH })
          : say('reasons.length', { count, limit: MAX_REASON_LENGTH })}
      </p>
      <p id={hintId} className="np-quiet">
        {say('reasons.hint')}
        {finding.rule === 'Y2' && ` ${say('reasons.y2')}`}
      </p>
      {fault && (
        <Notice kind="warn" isAlert>
          {tell(fault)}
        </Notice>
      )}
      <div className="np-actions">
        <Button size="small" appearance="primary" onClick={send}>
          {say('reasons.send')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('reasons.cancel')}
        </Button>
        <span className="np-quiet">{say('reasons.keys')}</span>
      </div>
    </div>
  );
};
