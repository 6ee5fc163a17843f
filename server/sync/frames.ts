// The bytes of the websocket: what a frame from a client says, and the frames the server sends.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { ServerMessage } from '#shared/protocol/socket';
import {
  MAX_EDIT_NOTE,
  MESSAGE_ACK,
  MESSAGE_AWARENESS,
  MESSAGE_EDIT_NOTE,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SERVER,
  MESSAGE_SYNC,
} from '#shared/protocol/socket';

export type ClientFrame =
  /** "This is what I have": a state vector. */
  | { readonly kind: 'step1'; readonly body: Uint8Array }
  /** "This is what you lack". */
  | { readonly kind: 'step2'; readonly body: Uint8Array }
  | { readonly kind: 'update'; readonly body: Uint8Array }
  | { readonly kind: 'awareness'; readonly body: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  /** JSON that speaks of the next update. */
  | { readonly kind: 'note'; readonly text: string };

/** One protocol message per frame; null for anything else, a byte too few or too many included. Bodies are copies. */
export const readFrame = (frame: Uint8Array): ClientFrame | null => {
  try {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE_QUERY_AWARENESS) return decoder.pos === frame.length ? { kind: 'queryAwareness' } : null;
    if (type === MESSAGE_EDIT_NOTE) return readNote(decoder, frame);
    if (type !== MESSAGE_SYNC && type !== MESSAGE_AWARENESS) return null;
    const step = type === MESSAGE_SYNC ? decoding.readVarUint(decoder) : null;
    const length = decoding.readVarUint(decoder);
    // lib0 reads on past the end of a view into a larger buffer, so the length is compared here.
    if (decoder.pos + length !== frame.length) return null;
    // A Buffer's own slice() would stay a view of what came in one piece from the line.
    const body = new Uint8Array(frame.subarray(decoder.pos));
    if (step === null) return { kind: 'awareness', body };
    return step === STEP_1
      ? { kind: 'step1', body }
      : step === STEP_2
        ? { kind: 'step2', body }
        : step === UPDATE
          ? { kind: 'update', body }
          : null;
  } catch {
    return null;
  }
};

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(STEP_1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(STEP_2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(UPDATE, update);

export const ackFrame = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_ACK);
    encoding.writeVarUint(encoder, count);
  });

export const serverFrame = (message: ServerMessage): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SERVER);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });

export type PresenceEntry = { readonly client: number; readonly clock: number; readonly state: string };

/** Awareness states as y-protocols writes them; `state` is JSON text. An empty list is the smallest message that changes nothing. */
export const awarenessFrame = (entries: readonly PresenceEntry[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, entries.length);
        for (const { client, clock, state } of entries) {
          encoding.writeVarUint(inner, client);
          encoding.writeVarUint(inner, clock);
          encoding.writeVarString(inner, state);
        }
      }),
    );
  });

/** The entries of an awareness message; null where it is damaged. States are not parsed here. */
export const readAwareness = (body: Uint8Array): readonly PresenceEntry[] | null => {
  try {
    const decoder = decoding.createDecoder(body);
    const count = decoding.readVarUint(decoder);
    const entries: PresenceEntry[] = [];
    for (let index = 0; index < count; index += 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      entries.push({ client, clock, state: decoding.readVarString(decoder) });
    }
    return decoder.pos === body.length ? entries : null;
  } catch {
    return null;
  }
};

const readNote = (decoder: decoding.Decoder, frame: Uint8Array): ClientFrame | null => {
  const length = decoding.readVarUint(decoder);
  if (decoder.pos + length !== frame.length || length > MAX_EDIT_NOTE * BYTES_PER_CHARACTER) return null;
  return { kind: 'note', text: STRICT_TEXT.decode(frame.subarray(decoder.pos)) };
};

const syncFrame = (step: number, body: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
  });

const STRICT_TEXT = new TextDecoder('utf-8', { fatal: true });
/** The most bytes UTF-8 needs for one character of a JavaScript string. */
const BYTES_PER_CHARACTER = 3;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
