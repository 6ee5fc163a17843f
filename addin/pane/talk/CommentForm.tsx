// Writing a comment or an answer: a text, and whom it calls by @. CommentsTab.tsx and CommentThread.tsx show it.
import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { MAX_COMMENT_LENGTH } from '#shared/document/comments';
import type { Message } from '#shared/i18n/translate';
import type { Desk } from '../../state/desk.ts';
import { useWatched } from '../../state/watched.ts';
import { Notice } from '../Notice.tsx';
import { useSay } from '../words.tsx';
import { takeHeldKeys } from './held-keys.ts';
import { memoryOf } from './talk-memory.ts';

type Props = {
  readonly desk: Desk;
  readonly label: string;
  /** Under which name what is not sent yet is kept. */
  readonly draft: string;
  /** Another number takes the keyboard again; null leaves it where it is. */
  readonly asked?: number | null;
  /** Null, or why it was not sent. */
  readonly onSend: (text: string) => Message | null;
  readonly onDone: () => void;
};

export const CommentForm = ({ desk, label, draft, asked = 0, onSend, onDone }: Props) => {
  const { say, tell } = useSay();
  const people = useWatched(desk.session.people);
  const me = useWatched(desk.session.me);
  const { drafts } = memoryOf(desk);
  const [text, setShown] = useState(drafts.get(draft) ?? '');
  const setText = useCallback(
    (next: string) => {
      if (next === '') drafts.delete(draft);
      else drafts.set(draft, next);
      setShown(next);
    },
    [drafts, draft],
  );
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  /** Escape has put the names away; the next letter brings them back. */
  const [isHushed, setIsHushed] = useState(false);
  const [fault, setFault] = useState<Message | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  useEffect(() => {
    if (asked === null) return;
    const takeOver = (held: string) => {
      const now = (field.current?.value ?? '') + held;
      // The field must show it before the next key comes.
      flushSync(() => {
        if (held !== '') setText(now);
        setCaret(now.length);
      });
      field.current?.focus();
      field.current?.setSelectionRange(now.length, now.length);
    };
    let isGone = false;
    // React is still drawing.
    queueMicrotask(() => isGone || takeHeldKeys(takeOver));
    return () => {
      isGone = true;
    };
  }, [asked, setText]);

  const call = isHushed ? null : callAt(text, caret);
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
    if (!refused) leave();
  };
  const leave = () => {
    drafts.delete(draft);
    onDone();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isOffering = current !== undefined;
    if (isOffering && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setChosen((Math.min(chosen, found.length - 1) + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (isOffering && (event.key === 'Enter' || event.key === 'Tab')) take(current.name);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape' && isOffering) setIsHushed(true);
    // Words begun stay for when the person comes back.
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
          setIsHushed(false);
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
        <Button onClick={leave}>{say('comments.cancel')}</Button>
        <span className="np-quiet">{say('comments.sendHint')}</span>
      </div>
    </div>
  );
};

/** What was typed after the @ the caret stands behind; null where it stands behind none. */
const callAt = (text: string, caret: number): string | null =>
  /@([^\s@]{0,20})$/.exec(text.slice(Math.max(0, caret - 21), caret))?.[1] ?? null;

const MOST_OFFERED = 8;
