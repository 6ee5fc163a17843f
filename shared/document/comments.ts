// Comments on cells and paragraphs: what an entry of the root `comments` may be, and the conversations they make up. Every entry is
// added under an id of its own and never changed, so an answer or a "settled" is an entry too. Used by the gate, the pane and the grid.
import type { CellId } from '../cell/cell-id.ts';
import type { Edition, SectionKey } from '../edition/types.ts';
import type { ReportDoc } from './schema.ts';
import { rootSection } from './schema.ts';

type Said = { readonly text: string /** People's ids, separated by spaces. */; readonly mentions: string };
type Signed = {
  /** The author's id; the gate compares it. */ readonly by: string /** ISO 8601, by the author's clock. */;
  readonly at: string;
};

/** Flat JSON, as the document holds it. `place`: a cell's id, or a prose part's root with the paragraph it speaks of. */
export type CommentEntry = Signed &
  (
    | (Said & { readonly kind: 'comment'; readonly place: string; readonly anchor?: string; readonly quote?: string })
    | (Said & { readonly kind: 'reply'; readonly to: string })
    | { readonly kind: 'resolve' | 'reopen'; readonly to: string }
  );

/** `anchor` finds the paragraph again (comment-anchor.ts); `quote` is how it began then. */
export type CommentPlace =
  | { readonly kind: 'cell'; readonly cell: CellId }
  | { readonly kind: 'section'; readonly section: SectionKey; readonly anchor: string | null; readonly quote: string };

export type Saying = Signed & { readonly id: string; readonly text: string; readonly mentions: readonly string[] };

/** One conversation. `settled`: who closed it and when, while nobody has opened it again. */
export type Thread = {
  readonly id: string;
  readonly place: CommentPlace;
  readonly sayings: readonly Saying[];
  readonly settled: Signed | null;
};

/** The entry, or null where the value is none: every part is looked at, nothing unknown is let in. */
export const readCommentEntry = (edition: Edition, value: unknown): CommentEntry | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const parts: Readonly<Record<string, unknown>> = { ...value };
  if (!claimsToBeComment(value)) return null;
  const allowed = PARTS[parts.kind as CommentEntry['kind']];
  if (Object.entries(parts).some(([name, part]) => typeof part !== 'string' || !allowed.includes(name))) return null;
  const isWhole = allowed.every((name) => OPTIONAL.includes(name) || isPart(edition, name, parts[name]));
  const isFitting = OPTIONAL.every((name) => parts[name] === undefined || isPart(edition, name, parts[name]));
  return isWhole && isFitting ? (value as CommentEntry) : null;
};

/** Whether a value says it is an entry of ours. Others (a later version's, another program's) are kept and not shown. */
export const claimsToBeComment = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string' && Object.hasOwn(PARTS, value.kind);

/** All conversations, oldest first. What belongs to none (an answer whose comment is missing) is left out. */
export const threadsOf = (report: Pick<ReportDoc, 'comments'>, edition: Edition): readonly Thread[] => {
  const read: [string, CommentEntry][] = [];
  for (const [id, value] of report.comments) {
    const entry = readCommentEntry(edition, value);
    if (entry) read.push([id, entry]);
  }
  const ordered = read.sort(([one, a], [other, b]) => compare(a.at, b.at) || compare(one, other));
  const threads = new Map<string, Growing>();
  for (const [id, entry] of ordered) {
    if (entry.kind === 'comment') threads.set(id, { place: placeOf(entry), sayings: [sayingOf(id, entry)], settled: null });
  }
  for (const [id, entry] of ordered) {
    const thread = entry.kind === 'comment' ? undefined : threads.get(entry.to);
    if (!thread || entry.kind === 'comment') continue;
    if (entry.kind === 'reply') thread.sayings.push(sayingOf(id, entry));
    // Who answers a settled conversation has something left to say.
    thread.settled = entry.kind === 'resolve' ? { by: entry.by, at: entry.at } : null;
  }
  return [...threads].map(([id, { place, sayings, settled }]) => ({ id, place, sayings, settled }));
};

type Growing = { readonly place: CommentPlace; readonly sayings: Saying[]; settled: Signed | null };

const placeOf = ({ place, anchor, quote }: Extract<CommentEntry, { kind: 'comment' }>): CommentPlace => {
  const section = rootSection(place);
  return section === null
    ? { kind: 'cell', cell: place as CellId }
    : { kind: 'section', section, anchor: anchor ?? null, quote: quote ?? '' };
};

const sayingOf = (id: string, { text, mentions, by, at }: Said & Signed): Saying => ({
  id,
  text,
  mentions: mentions === '' ? [] : mentions.split(' '),
  by,
  at,
});

const isPart = (edition: Edition, name: string, part: unknown): boolean => {
  if (typeof part !== 'string') return false;
  switch (name) {
    case 'text':
      return part.length <= MAX_COMMENT_LENGTH && part.trim() !== '';
    case 'mentions':
      return (
        part === '' || (part.length <= 2000 && part.split(' ').length <= MAX_MENTIONS && part.split(' ').every((id) => PERSON.test(id)))
      );
    case 'place':
      return edition.cellById.has(part as CellId) || rootSection(part) !== null;
    case 'quote':
      return part.length <= MAX_QUOTE_LENGTH;
    case 'anchor':
      return ANCHOR.test(part);
    case 'to':
      return ENTRY.test(part);
    case 'by':
      return PERSON.test(part);
    case 'at':
      return MOMENT.test(part);
    default:
      return name === 'kind';
  }
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const PARTS: Readonly<Record<CommentEntry['kind'], readonly string[]>> = {
  comment: ['kind', 'place', 'anchor', 'quote', 'text', 'mentions', 'by', 'at'],
  reply: ['kind', 'to', 'text', 'mentions', 'by', 'at'],
  resolve: ['kind', 'to', 'by', 'at'],
  reopen: ['kind', 'to', 'by', 'at'],
};
const OPTIONAL: readonly string[] = ['anchor', 'quote'];
const PERSON = /^[A-Za-z0-9_-]{1,64}$/;
const ENTRY = /^[A-Za-z0-9_-]{8,64}$/;
const ANCHOR = /^[A-Za-z0-9+/=]{1,200}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
/** Characters of one comment, and people one may call. */
export const MAX_COMMENT_LENGTH = 2000;
export const MAX_MENTIONS = 20;
export const MAX_QUOTE_LENGTH = 120;
