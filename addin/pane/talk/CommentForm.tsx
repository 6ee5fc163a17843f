// Writing a comment or an answer: a text, and whom it calls by @. CommentsTab.tsx and CommentThread.tsx show it.
import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { MAX_COMMENT_LENGTH } from '#shared/document/comments';
import type { Message } from '#shared/i18n/translate';
import type { Desk } from '../../state/desk.ts';
import { useWatched } from '../../state/watched.ts';
import { Notice } from '../Notice.tsx';
import { useSay } from '../words.tsx';

type Props = {
  readonly desk: Desk;
  readonly label: string;
  /** Null, or why it was not sent. */
  readonly onSend: (text: string) => Message | null;
  readonly onDone: () => void;
};

export const CommentForm = ({ desk, label, onSend, onDone }: Props) => {
  const { say, tell } = useSay();
  const people = useWatched(desk.session.people);
  const me = useWatched(desk.session.me);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [fault, setFault] = useState<Message | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  useEffect(() => field.current?.focus(), []);

  const call = callAt(text, caret);
  const found = call === null ? [] : people.filter(({ id, name }) => id !== me.id && name.includes(call)).slice(0, MOST_OFFERED);
  const current = found[Math.min(chosen, found.length - 1)];
  const take = (name: string) => {
    if (call === null) return;
    const before = `${text.slice(0, caret - call.length)}${name} `;
    setText(before + text.slice(caret));
    setCaret(before.length);
    setChosen(0);
    // The field shows the new text first.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  const send = () => {
    const refused = onSend(text);
    setFault(refused);
    if (!refused) onDone();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isOffering = current !== undefined;
    if (isOffering && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setChosen((Math.min(chosen, found.length - 1) + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (isOffering && (event.key === 'Enter' || event.key === 'Tab')) take(current.name);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="np-comment-form">
      <strong className="np-comment-on">{label}</strong>
      <textarea
        ref={field}
        className="np-comment-text"
        rows={3}
        value={text}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={current ? listId : undefined}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        placeholder={say('comments.placeholder')}
        maxLength={MAX_COMMENT_LENGTH}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKey}
      />
      {current && (
        <div id={listId} className="np-callable" role="listbox" aria-label={say('comments.people')}>
          {found.map(({ id, name }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, as in every list one types into
            <div
              key={id}
              id={`${listId}-${id}`}
              role="option"
              tabIndex={-1}
              aria-selected={id === current.id}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(name)}
            >
              {name}
            </div>
          ))}
        </div>
      )}
      {fault && (
        <Notice kind="warn" isAlert>
          {tell(fault)}
        </Notice>
      )}
      <div className="np-actions">
        <Button appearance="primary" title={say('comments.sendHint')} onClick={send}>
          {say('comments.send')}
        </Button>
        <Button onClick={onDone}>{say('comments.cancel')}</Button>
        <span className="np-quiet">{say('comments.sendHint')}</span>
      </div>
    </div>
  );
};

/** What was typed after the @ the caret stands behind; null where it stands behind none. */
const callAt = (text: string, caret: number): string | null =>
  /@([^\s@]{0,20})$/.exec(text.slice(Math.max(0, caret - 21), caret))?.[1] ?? null;

const MOST_OFFERED = 8;
