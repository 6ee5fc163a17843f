// The conversations of the report: open ones first, those that call me, those settled; and a new one at the selected cell or paragraph.
// A tab of ReportPane.tsx.
import { Button } from '@fluentui/react-components';
import { CommentAdd16Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import { can } from '#shared/access/can';
import type { Thread } from '#shared/document/comments';
import { message } from '#shared/i18n/translate';
import type { CommentSpot } from '../../state/comments.ts';
import type { Desk } from '../../state/desk.ts';
import { useAccess, useMe, useReport, useSelection } from '../../state/use-desk.ts';
import { useWatched } from '../../state/watched.ts';
import { Notice } from '../Notice.tsx';
import { useSay } from '../words.tsx';
import { CommentForm } from './CommentForm.tsx';
import { CommentThread } from './CommentThread.tsx';
import { spotName } from './comment-place.ts';
import { memoryOf } from './talk-memory.ts';
import './talk.css';

type Scope = 'open' | 'mine' | 'done';

export const CommentsTab = ({ desk, onCell }: { readonly desk: Desk; readonly onCell: () => void }) => {
  const { say, tell } = useSay();
  const threads = useWatched(desk.together.comments);
  const asked = useWatched(desk.together.asked);
  const me = useMe(desk);
  const access = useAccess(desk);
  const edition = useReport(desk)?.report.edition ?? null;
  const selected = useSelection(desk);
  const [scope, setScope] = useState<Scope>('open');
  const memory = memoryOf(desk);
  const [spot, setShown] = useState<CommentSpot | null>(memory.spot);
  const setSpot = useCallback(
    (next: CommentSpot | null) => {
      memory.spot = next;
      setShown(next);
    },
    [memory],
  );
  /** Which wish the form answers; null: it was open when the person came back to this view. */
  const [answered, setAnswered] = useState<number | null>(null);
  useEffect(() => {
    if (asked.count === memory.seen) return;
    memory.seen = asked.count;
    setAnswered(asked.count);
    setSpot(asked.spot);
  }, [asked, memory, setSpot]);

  const allowed = can(me, 'edit', { kind: 'comment' }, access);
  const lists: Readonly<Record<Scope, readonly Thread[]>> = {
    open: threads.filter(({ settled }) => !settled),
    mine: threads.filter(({ settled, sayings }) => !settled && sayings.some(({ mentions }) => mentions.includes(me.id))),
    done: threads.filter(({ settled }) => settled),
  };
  const shown = [...lists[scope]].sort((a, b) => nearness(b, selected) - nearness(a, selected) || (lastAt(a) < lastAt(b) ? 1 : -1));
  const start = useRef<HTMLDivElement>(null);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    if (!isBack) return;
    setIsBack(false);
    // To the cell or the text, where it is in sight; else nobody would know where the keyboard is.
    const { cameFrom } = memory;
    const target = cameFrom?.isConnected && cameFrom.getClientRects().length > 0 ? cameFrom : start.current?.querySelector('button');
    target?.focus({ preventScroll: true });
  }, [isBack, memory]);
  const begin = (at: CommentSpot) => {
    memory.cameFrom = null;
    setAnswered(asked.count);
    setSpot(at);
  };
  const here: CommentSpot | null = selected === null ? null : { kind: 'cell', cell: selected };
  return (
    <div className="np-stack">
      {allowed.ok ? (
        spot ? (
          <CommentForm
            key={JSON.stringify(spot)}
            desk={desk}
            draft={JSON.stringify(spot)}
            asked={answered}
            label={say('comments.newOn', { place: spotName(spot, desk, edition, tell) })}
            onSend={(text) => desk.together.comments.say(spot, text)}
            onDone={() => {
              setSpot(null);
              setIsBack(true);
            }}
          />
        ) : (
          <div ref={start} className="np-actions">
            <Button
              icon={<CommentAdd16Regular />}
              onClick={() => (here ? begin(here) : desk.tellNotice({ message: message('comments.noSpot'), cell: null, section: null }))}
            >
              {say('comments.new')}
            </Button>
          </div>
        )
      ) : (
        <Notice kind="info">{tell(allowed.error)}</Notice>
      )}
      <fieldset className="np-segments np-bare">
        <legend className="np-offstage">{say('comments.show')}</legend>
        {(['open', 'mine', 'done'] as const).map((name) => (
          <label key={name} className="np-segment">
            <input type="radio" name="np-comments-scope" checked={scope === name} onChange={() => setScope(name)} />
            {say(`comments.${name}`, { count: lists[name].length })}
          </label>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <p className="np-quiet">{say(NOTHING[scope])}</p>
      ) : (
        <ul className="np-lines-list np-threads">
          {shown.map((thread) => (
            <CommentThread key={thread.id} desk={desk} thread={thread} canWrite={allowed.ok} onCell={onCell} />
          ))}
        </ul>
      )}
    </div>
  );
};

/** Those of the selected cell come first. */
const nearness = ({ place }: Thread, selected: string | null): number => (place.kind === 'cell' && place.cell === selected ? 1 : 0);

const lastAt = ({ sayings }: Thread): string => sayings.at(-1)?.at ?? '';

const NOTHING = { open: 'comments.none', mine: 'comments.noneMine', done: 'comments.noneDone' } as const;
