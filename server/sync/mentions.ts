// Whom the comments of committed edits call. room.ts asks it, so that a mention arrives whenever its comment does: also from a window
// that was closed, or offline, in between.
import type { Principal } from '#shared/access/can';
import { type CommentEntry, readCommentEntry } from '#shared/document/comments';
import { editionOfDoc } from '#shared/document/doc-to-report';
import type { ReportDoc } from '#shared/document/schema';
import type { PendingEdit } from './pending.ts';

/** A comment or an answer at `place` (a cell id or `section:1`) calls these people of the report. */
export type Mention = {
  readonly report: string;
  readonly by: string;
  readonly people: readonly string[];
  readonly place: string;
  readonly words: string;
};

/** Of each new comment the members it calls, in the order they were written. */
export const mentionsOf = (
  id: string,
  report: ReportDoc,
  members: readonly Principal[],
  edits: readonly Pick<PendingEdit, 'changes'>[],
): readonly Mention[] => {
  const mentions: Mention[] = [];
  for (const { changes } of edits) {
    for (const { place, before, after } of changes) {
      if (before !== null || after === null || !place.startsWith(ROOT)) continue;
      const entry = readEntry(report, JSON.parse(after));
      if (!entry || !('text' in entry)) continue;
      const called = entry.mentions.split(' ');
      const people = members.flatMap((member) => (called.includes(member.id) ? [member.id] : []));
      const spot = entry.kind === 'comment' ? entry.place : commentedPlace(report, entry.to);
      if (people.length > 0 && spot !== null) {
        mentions.push({ report: id, by: entry.by, people, place: spot, words: entry.text.slice(0, MENTION_WORDS) });
      }
    }
  }
  return mentions;
};

/** Where the conversation stands that an answer belongs to. */
const commentedPlace = (report: ReportDoc, id: string): string | null => {
  const entry = readEntry(report, report.comments.get(id));
  return entry?.kind === 'comment' ? entry.place : null;
};

const readEntry = (report: ReportDoc, value: unknown): CommentEntry | null => {
  const edition = editionOfDoc(report);
  return edition && readCommentEntry(edition, value);
};

const ROOT = 'comments/';
/** Characters of a comment a notice repeats. */
const MENTION_WORDS = 300;
