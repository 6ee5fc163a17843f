// Writing the reason for a finding, and for its open kin where the person wants it: a text with its count of characters. FindingReason.tsx
// shows it.
import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Finding } from '#shared/check/finding';
import { reasonSubject } from '#shared/check/reasons';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { MAX_REASON_LENGTH } from '#shared/report/reason';
import { briefly } from '../state/cell-help.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/desks';

type Props = {
  readonly finding: Finding;
  /** The other open findings the reason may be for as well. */
  readonly kin: readonly Finding[];
  /** What the form begins with, and where it leaves what was begun. */
  readonly draft: { current: string };
  /** Null, or why it was not written. */
  readonly onSend: (text: string, others: readonly Finding[]) => Message | null;
  readonly onDone: () => void;
};

export const ReasonForm = ({ finding, kin, draft, onSend, onDone }: Props) => {
  const { say, tell } = useSay();
  const [text, setText] = useState(draft.current);
  const [fault, setFault] = useState<Message | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isForAll, setIsForAll] = useState(false);
  const figures = figuresOf([finding]);
  const kinFigures = figuresOf(kin);
  const [seen, setSeen] = useState({ figures, kinFigures });
  const hintId = useId();
  const fieldId = useId();
  useEffect(() => field.current?.focus(), []);

  const count = text.trim().length;
  const isOver = count > MAX_REASON_LENGTH;
  const send = () => {
    if (figures !== seen.figures || (isForAll && kinFigures !== seen.kinFigures)) {
      // Somebody wrote meanwhile: a reason is for figures its author has looked at.
      setSeen({ figures, kinFigures });
      setFault(message('reasons.moved'));
      return;
    }
    const refused = onSend(text, isForAll ? kin : []);
    setFault(refused);
    if (refused) field.current?.focus();
    else leave();
  };
  const leave = () => {
    draft.current = '';
    onDone();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    // Words begun stay for when the person comes back.
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
        onChange={(event) => {
          draft.current = event.target.value;
          setText(event.target.value);
        }}
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
      {kin.length > 0 && (
        <div className="np-reason-kin">
          <label>
            <input type="checkbox" checked={isForAll} onChange={(event) => setIsForAll(event.target.checked)} />
            {say('reasons.also', { count: kin.length })}
          </label>
          <details open={isForAll}>
            <summary>{say('reasons.alsoWhich')}</summary>
            <ul className="np-plain">
              {kin.map((other) => (
                <li key={other.id}>{tell(briefly(other))}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
      {fault && (
        <Notice kind="warn" isAlert>
          {tell(fault)}
        </Notice>
      )}
      <div className="np-actions">
        <Button size="small" appearance="primary" onClick={send}>
          {say('reasons.send')}
        </Button>
        <Button size="small" onClick={leave}>
          {say('reasons.cancel')}
        </Button>
        <span className="np-quiet">{say('reasons.keys')}</span>
      </div>
    </div>
  );
};

const figuresOf = (findings: readonly Finding[]): string => JSON.stringify(findings.map(reasonSubject));
