// Why the gate does not take an edit. The rule id is the close reason; the message is what a person reads.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err } from '#shared/result';

export type RefusalRule =
  /** The bytes are no Yjs update, or one no Yjs client writes. */
  | 'malformed'
  | 'too-large'
  /** Builds on edits the server does not have. */
  | 'gap'
  | 'unknown-delete'
  | 'foreign-client'
  | 'too-many-clients'
  | 'gc'
  /** Not where a plain value of its root belongs: a list item in a map, a nested type, formatting. */
  | 'shape'
  | 'root'
  | 'key'
  | 'value'
  | 'section-length'
  | 'append-only'
  | 'author'
  | 'access';

/** `place`: a cell id, `root/key` or a root name, where one can be named. */
export type Refusal = { readonly rule: RefusalRule; readonly place: string | null; readonly reason: Message };

export const refuse = (rule: RefusalRule, reason: Message, place: string | null = null): Result<never, Refusal> =>
  err({ rule, place, reason });

export const MALFORMED: Refusal = { rule: 'malformed', place: null, reason: message('server.refused.malformed') };

export const GAP: Refusal = { rule: 'gap', place: null, reason: message('server.refused.gap') };

/** More than `limit` bytes at once. */
export const tooLarge = (limit: number): Refusal => ({
  rule: 'too-large',
  place: null,
  reason: message('server.refused.tooLarge', { limit: limit / MIB }),
});

const MIB = 1024 * 1024;
