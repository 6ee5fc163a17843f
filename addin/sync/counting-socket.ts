// The WebSocket class our provider opens: it knows frames. connection.ts gives it what to say before and after them.
import * as encoding from 'lib0/encoding';
import { MAX_EDIT_NOTE, MESSAGE_EDIT_NOTE, MESSAGE_SYNC } from '#shared/protocol/socket';
import type { OwnUpdate } from './acknowledge.ts';
import { toNoteEdits } from './touch.ts';

export type FrameHooks = {
  /** The own updates the next update-carrying frame is the first to carry. */
  readonly carried: () => readonly OwnUpdate[];
  readonly onFrame: () => void;
};

/**
 * A WebSocket class that reports every update-carrying frame it sends, and sends the note on its edits right before it. It also
 * holds back own updates until the first SyncStep2 of the connection went out: that one contains them, and sent before it they
 * could refer to offline edits the server does not have yet.
 */
export const countingSocket = (Base: typeof WebSocket, { carried, onFrame }: FrameHooks): typeof WebSocket =>
  class extends Base {
    #caughtUp = false;

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array && data[0] === MESSAGE_SYNC ? data[1] : undefined;
      if (kind !== UPDATE && kind !== SYNC_STEP_2) {
        super.send(data);
        return;
      }
      if (kind === UPDATE && !this.#caughtUp) return;
      if (kind === SYNC_STEP_2) this.#caughtUp = true;
      for (const note of notesOn(carried())) super.send(note);
      super.send(data);
      onFrame();
    }
  };

/** Note messages on these updates; several where one would be too long. */
export const notesOn = (own: readonly OwnUpdate[]): Uint8Array<ArrayBuffer>[] => {
  const edits = toNoteEdits(own.flatMap(({ touched }) => touched));
  const notes: Uint8Array<ArrayBuffer>[] = [];
  let part: string[] = [];
  let length = 0;
  const send = () => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_EDIT_NOTE);
    encoding.writeVarString(encoder, `{"edits":[${part.join(',')}]}`);
    notes.push(new Uint8Array(encoding.toUint8Array(encoder)));
    part = [];
    length = 0;
  };
  for (const edit of edits) {
    const text = JSON.stringify(edit);
    if (part.length === MOST_EDITS || (part.length > 0 && length + text.length > MAX_EDIT_NOTE - 100)) send();
    part.push(text);
    length += text.length + 1;
  }
  if (part.length > 0) send();
  return notes;
};

const SYNC_STEP_2 = 1;
const UPDATE = 2;
/** Edits one note may hold. */
const MOST_EDITS = 2000;
