// The conversations of the open report: what is said where, and saying something oneself. together.ts makes it; the comments list, the
// grid's markers and the people one may call read it.
import '#shared/i18n/rooms/comments';
import type { Target } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import { addComment } from '#shared/document/commands';
import { markParagraph } from '#shared/document/comment-anchor';
import type { CommentEntry, Thread } from '#shared/document/comments';
import { MAX_COMMENT_LENGTH, MAX_MENTIONS, readCommentEntry, threadsOf } from '#shared/document/comments';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import type { SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { MemberInfo, Session } from '../sync/session-state.ts';
import type { Derived } from './watched.ts';
import { deriveWatched } from './watched.ts';

/** Where a new comment goes: a cell, or the paragraph around a character of a prose part. */
export type CommentSpot =
  | { readonly kind: 'cell'; readonly cell: CellId }
  | { readonly kind: 'section'; readonly section: SectionKey; readonly at: number };

export type Comments = Derived<readonly Thread[]> & {
  /** Null, or why it cannot be said. */
  readonly say: (spot: CommentSpot, text: string) => Message | null;
  readonly answer: (thread: string, text: string) => Message | null;
  /** Closes a conversation, or opens it again. */
  readonly settle: (thread: string, isSettled: boolean) => Message | null;
};

export type CommentsDeps = {
  readonly session: Pick<Session, 'report' | 'me' | 'access' | 'people'>;
  /** Somebody was called in a comment that now stands in the document. */
  readonly onMention: (mention: Mention) => void;
  readonly now: () => number;
  readonly newId: () => string;
};

export type Mention = { readonly people: readonly string[]; readonly place: string; readonly words: string };

export const createComments = ({ session, onMention, now, newId }: CommentsDeps): Comments => {
  const derived = deriveWatched<readonly Thread[]>(
    () => {
      const report = session.report.get();
      const edition = editionOfDoc(report);
      return edition ? threadsOf(report, edition) : NONE;
    },
    (changed) => {
      let report = session.report.get();
      const listen = () => {
        report.comments.observe(changed);
        report.meta.observe(changed);
      };
      const ignore = () => {
        report.comments.unobserve(changed);
        report.meta.unobserve(changed);
      };
      listen();
      const stop = session.report.subscribe(() => {
        ignore();
        report = session.report.get();
        listen();
        changed();
      });
      return () => {
        stop();
        ignore();
      };
    },
  );
  const write = (make: (signed: Signed) => CommentEntry): Message | null => {
    const report = session.report.get();
    const edition = editionOfDoc(report);
    const me = session.me.get();
    const allowed = can(me, 'edit', COMMENT, session.access.get());
    if (!allowed.ok) return allowed.error;
    const entry = make({ by: me.id, at: new Date(now()).toISOString() });
    if (!edition || !readCommentEntry(edition, entry)) return message('comments.failed');
    addComment(report, edition, newId(), entry, ORIGIN);
    derived.refresh();
    return null;
  };
  const said = (text: string) => ({ text: text.trim(), mentions: mentionsIn(text, session.people.get()).join(' ') });
  const tellMentioned = (place: string, { text, mentions }: ReturnType<typeof said>) => {
    if (mentions !== '') onMention({ people: mentions.split(' '), place, words: text.slice(0, MENTION_WORDS) });
  };
  return {
    ...derived,
    say: (spot, text) => {
      const words = said(text);
      const fault = faultOf(words.text);
      if (fault) return fault;
      const place = spot.kind === 'cell' ? spot.cell : `section:${spot.section}`;
      const mark = spot.kind === 'cell' ? {} : markParagraph(session.report.get(), spot.section, spot.at);
      const refused = write((signed) => ({ kind: 'comment', place, ...mark, ...words, ...signed }));
      if (!refused) tellMentioned(place, words);
      return refused;
    },
    answer: (to, text) => {
      const words = said(text);
      const thread = derived.get().find(({ id }) => id === to);
      const fault = thread ? faultOf(words.text) : message('comments.failed');
      if (fault || !thread) return fault;
      const refused = write((signed) => ({ kind: 'reply', to, ...words, ...signed }));
      if (!refused) tellMentioned(thread.place.kind === 'cell' ? thread.place.cell : `section:${thread.place.section}`, words);
      return refused;
    },
    settle: (to, isSettled) => write((signed) => ({ kind: isSettled ? 'resolve' : 'reopen', to, ...signed })),
  };
};

/** People called by @name, each once, longer names first: @王强国 is not @王强. */
export const mentionsIn = (text: string, people: readonly MemberInfo[]): string[] => {
  let rest = text;
  const called = new Set<string>();
  for (const { id, name } of [...people].sort((a, b) => b.name.length - a.name.length)) {
    if (name === '' || !rest.includes(`@${name}`)) continue;
    called.add(id);
    // People of one name are all called.
    if (!people.some((other) => other.name === name && !called.has(other.id))) rest = rest.replaceAll(`@${name}`, '');
  }
  return [...called].slice(0, MAX_MENTIONS);
};

/** How many conversations are open on each cell. */
export const openOnCells = (threads: readonly Thread[]): ReadonlyMap<CellId, number> => {
  const open = new Map<CellId, number>();
  for (const { place, settled } of threads) {
    if (place.kind === 'cell' && !settled) open.set(place.cell, (open.get(place.cell) ?? 0) + 1);
  }
  return open;
};

const faultOf = (text: string): Message | null => {
  if (text === '') return message('comments.empty');
  return text.length > MAX_COMMENT_LENGTH ? message('comments.tooLong', { limit: MAX_COMMENT_LENGTH, count: text.length }) : null;
};

type Signed = { readonly by: string; readonly at: string };
const COMMENT: Target = { kind: 'comment' };
const ORIGIN = paneOrigin('typed');
const NONE: readonly Thread[] = [];
/** Characters of a comment a notice repeats. */
const MENTION_WORDS = 300;
