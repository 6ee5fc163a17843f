// What a person has begun to say and not sent: it outlasts a look at another view of the pane, or a comment somewhere else.
// CommentsTab.tsx and CommentThread.tsx keep it here.
import type { CommentSpot } from '../../state/comments.ts';
import type { Desk } from '../../state/desk.ts';

export type TalkMemory = {
  /** How many times somebody had asked for the comments when the view last answered. */
  seen: number;
  /** Where a new comment is being written. */
  spot: CommentSpot | null;
  /** Where the keyboard was when a comment was asked for. */
  cameFrom: HTMLElement | null;
  /** Words by where they belong: a spot as text, or the id of a conversation. */
  readonly drafts: Map<string, string>;
};

/** One for each open report. */
export const memoryOf = (desk: Desk): TalkMemory => {
  const memory = memories.get(desk) ?? { seen: 0, spot: null, cameFrom: null, drafts: new Map() };
  memories.set(desk, memory);
  return memory;
};

const memories = new WeakMap<Desk, TalkMemory>();
