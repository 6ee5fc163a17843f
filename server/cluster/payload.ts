// What a notification between nodes says: JSON, less than 8000 bytes. Written by outbox.ts and by the store's commits (append-function.ts).
import * as v from 'valibot';
import type { BusNews } from './bus.ts';

/** The name of the notification channel; the append function names it too. */
export const CHANNEL = 'nianbao';

/** PostgreSQL refuses payloads of 8000 bytes and more. */
export const PAYLOAD_BYTES = 7_900;

/** A piece of news as it travels; presence in base64. `committed` travels in its commit. */
export type Wire =
  | readonly ['access' | 'conflicts' | 'restored' | 'asked' | 'signedOut', string]
  | readonly ['presence' | 'notices', string, string];

/** One payload holding these; the caller keeps it small enough. */
export const writePayload = (node: string, news: readonly Wire[]): string => JSON.stringify({ node, news });

/** The news of another node; none where it is this node's own or not understood (a newer program on another node). */
export const readPayload = (text: string, ownNode: string): readonly BusNews[] => {
  const payload = parse(text);
  if (!payload || payload.node === ownNode) return [];
  const committed = (payload.committed ?? []).map(([report, seq]): BusNews => ({ kind: 'committed', report, seq }));
  const told = (payload.news ?? []).map(
    ([kind, report, state = '']): BusNews =>
      kind === 'presence'
        ? { kind, report, state: new Uint8Array(Buffer.from(state, 'base64')) }
        : kind === 'notices'
          ? { kind, report, person: state }
          : kind === 'signedOut'
            ? { kind, signIn: report }
            : { kind, report },
  );
  return [...committed, ...told];
};

const parse = (text: string): v.InferOutput<typeof Payload> | null => {
  try {
    const read = v.safeParse(Payload, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
};

const Report = v.pipe(v.string(), v.maxLength(200));

const Payload = v.object({
  node: v.string(),
  committed: v.optional(v.array(v.tuple([Report, v.pipe(v.number(), v.safeInteger())]))),
  news: v.optional(
    v.array(
      v.union([
        v.tuple([v.picklist(['access', 'conflicts', 'restored', 'asked', 'signedOut']), Report]),
        v.tuple([v.literal('presence'), Report, v.pipe(v.string(), v.base64())]),
        v.tuple([v.literal('notices'), Report, v.pipe(v.string(), v.maxLength(200))]),
      ]),
    ),
  ),
});
