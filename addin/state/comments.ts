// The conversations of the open report: what is said where, and saying something oneself. together.ts makes it; the comments list, the
// grid's markers and the people one may call read it.
import '#shared/i18n/rooms/comments';
import type { Target } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import { addComment } from '#shared/document/commands';
import { findMark, markParagraph, paragraphAt } from '#shared/document/comment-anchor';
import type { CommentEntry, CommentPlace, Thread } from '#shared/document/comments';
import { MAX_COMMENT_LENGTH, MAX_MENTIONS, readCommentEntry, threadsOf } from '#shared/document/comments';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
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
  readonly now: () => number;
  readonly newId: () => string;
};

export const createComments = ({ session, now, newId }: CommentsDeps): Comments => {
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
  return {
    ...derived,
    say: (spot, text) => {
      const words = said(text);
      const fault = faultOf(words.text);
      if (fault) return fault;
      const place = spot.kind === 'cell' ? spot.cell : `section:${spot.section}`;
      const mark = spot.kind === 'cell' ? {} : markParagraph(session.report.get(), spot.section, spot.at);
      return write((signed) => ({ kind: 'comment', place, ...mark, ...words, ...signed }));
    },
    answer: (to, text) => {
      const words = said(text);
      const thread = derived.get().find(({ id }) => id === to);
      const fault = thread ? faultOf(words.text) : message('comments.failed');
      if (fault) return fault;
      return write((signed) => ({ kind: 'reply', to, ...words, ...signed }));
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

/** How many are open on each paragraph of the text as it is now; those whose words are gone are on none. */
export const openInText = (threads: readonly Thread[], report: ReportDoc): ReadonlyMap<SectionKey, ReadonlyMap<number, number>> => {
  const open = new Map<SectionKey, Map<number, number>>();
  for (const { place, settled } of threads) {
    const at = settled || place.kind === 'cell' ? null : placeInText(place, report);
    if (at === null || place.kind === 'cell') continue;
    const counts = open.get(place.section) ?? new Map<number, number>();
    counts.set(at, (counts.get(at) ?? 0) + 1);
    open.set(place.section, counts);
  }
  return open;
};

/** The paragraph people see there now, counted from 0; null where the words of the comment are gone. */
export const placeInText = (place: CommentPlace & { readonly kind: 'section' }, report: ReportDoc): number | null => {
  const { section, anchor, quote } = place;
  const at = anchor === null ? null : findMark(report, section, anchor);
  if (at === null) return null;
  const text = report.section(section).toString();
  // What remains of a deleted paragraph is the place between its neighbours; a paragraph that was moved is found by its words.
  const now = markParagraph(report, section, at).quote;
  if (quote === '' || now.slice(0, 2) === quote.slice(0, 2)) return paragraphAt(text, at);
  const moved = text.indexOf(quote);
  return moved === -1 ? null : paragraphAt(text, moved);
};

const faultOf = (text: string): Message | null => {
  if (text === '') return message('comments.empty');
  return text.length > MAX_COMMENT_LENGTH ? message('comments.tooLong', { limit: MAX_COMMENT_LENGTH, count: text.length }) : null;
};

type Signed = { readonly by: string; readonly at: string };
const COMMENT: Target = { kind: 'comment' };
const ORIGIN = paneOrigin('typed');
const NONE: readonly Thread[] = [];
