// One conversation: where it is, who said what and when, an answer, and settling it. The list of CommentsTab.tsx.
import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Saying, Thread } from '#shared/document/comments';
import type { Desk } from '../../state/desk.ts';
import { useAccess, useMe, useReport, useSelection } from '../../state/use-desk.ts';
import { momentText } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { CommentForm } from './CommentForm.tsx';
import { goTo, isThere, placeName } from './comment-place.ts';
import { memoryOf } from './talk-memory.ts';

type Props = { readonly desk: Desk; readonly thread: Thread; readonly canWrite: boolean; readonly onCell: () => void };

export const CommentThread = ({ desk, thread, canWrite, onCell }: Props) => {
  const { say, tell, lang } = useSay();
  const { people } = useAccess(desk);
  const me = useMe(desk);
  const edition = useReport(desk)?.report.edition ?? null;
  const selected = useSelection(desk);
  const [isAnswering, setIsAnswering] = useState(memoryOf(desk).drafts.has(thread.id));
  const ways = useRef<HTMLDivElement>(null);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    if (!isBack) return;
    setIsBack(false);
    ways.current?.querySelector('button')?.focus();
  }, [isBack]);
  const { comments } = desk.together;
  const { id, place, sayings, settled } = thread;
  const where = placeName(place, edition, tell);
  const nameOf = (person: string) =>
    person === me.id ? say('pane.people.self', { name: me.name }) : (people.find((one) => one.id === person)?.name ?? say('comments.left'));
  const isHere = place.kind === 'cell' && place.cell === selected;
  const settle = (isSettled: boolean) => {
    const fault = comments.settle(id, isSettled);
    if (fault) desk.tellNotice({ message: fault, cell: null, section: null });
  };
  return (
    <li className={`np-thread ${isHere ? 'np-thread-here' : ''}`}>
      <button
        type="button"
        className="np-link np-thread-place"
        aria-label={say('comments.goTo', { place: where })}
        onClick={() => goTo(place, desk, onCell)}
      >
        {where}
      </button>
      {!isThere(place, desk) && <span className="np-quiet">{say('comments.paragraphGone')}</span>}
      <ol className="np-sayings" aria-label={say('comments.thread', { place: where, count: sayings.length })}>
        {sayings.map((saying) => (
          <li key={saying.id}>
            <strong>{nameOf(saying.by)}</strong> <span className="np-quiet">{momentText(saying.at, lang)}</span>
            <p className="np-words">
              <Words saying={saying} names={people.filter((one) => saying.mentions.includes(one.id)).map(({ name }) => name)} />
            </p>
          </li>
        ))}
      </ol>
      {settled && (
        <p className="np-quiet">{say('comments.resolvedBy', { name: nameOf(settled.by), when: momentText(settled.at, lang) })}</p>
      )}
      {canWrite &&
        (isAnswering ? (
          <CommentForm
            desk={desk}
            label={say('comments.replyTo', { place: where })}
            draft={id}
            onSend={(text) => comments.answer(id, text)}
            onDone={() => {
              setIsAnswering(false);
              setIsBack(true);
            }}
          />
        ) : (
          <div ref={ways} className="np-thread-ways">
            <Button
              size="small"
              appearance="subtle"
              aria-label={say('comments.replyTo', { place: where })}
              onClick={() => setIsAnswering(true)}
            >
              {say('comments.reply')}
            </Button>
            {settled ? (
              <Button size="small" appearance="subtle" onClick={() => settle(false)}>
                {say('comments.reopen')}
              </Button>
            ) : (
              <Button
                size="small"
                appearance="subtle"
                aria-label={say('comments.resolveIt', { place: where })}
                onClick={() => settle(true)}
              >
                {say('comments.resolve')}
              </Button>
            )}
          </div>
        ))}
    </li>
  );
};

/** The text with the people it calls marked; all of it as text. */
const Words = ({ saying: { text }, names }: { readonly saying: Saying; readonly names: readonly string[] }) => {
  const calls = [...names].sort((a, b) => b.length - a.length).map((name) => `@${name}`);
  const parts: { readonly text: string; readonly isCall: boolean; readonly at: number }[] = [];
  let plain = 0;
  for (let at = 0; at < text.length; at += 1) {
    const call = text[at] === '@' ? calls.find((name) => text.startsWith(name, at)) : undefined;
    if (call === undefined) continue;
    parts.push({ text: text.slice(plain, at), isCall: false, at: plain }, { text: call, isCall: true, at });
    plain = at + call.length;
    at = plain - 1;
  }
  parts.push({ text: text.slice(plain), isCall: false, at: plain });
  return parts.map((part) => (part.isCall ? <b key={part.at}>{part.text}</b> : <span key={`${part.at}-`}>{part.text}</span>));
};
