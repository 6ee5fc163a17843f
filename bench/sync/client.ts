// One person at a server: speaks y-websocket's protocol or Hocuspocus's as their own clients do, with little work of its own.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MESSAGE_ACK, MESSAGE_AWARENESS, MESSAGE_SYNC } from '#shared/protocol/socket';
import { openSocket, type RawSocket, toFrame } from './socket.ts';
import type { RunningTarget } from './target.ts';

export type Client = {
  /** What this person writes to; edits made in it are sent at once. */
  readonly doc: Y.Doc;
  readonly socket: RawSocket;
  /** Milliseconds from connecting to the server's first answer with a state, applied. */
  readonly synced: Promise<number>;
  /** Resolves once everything sent so far is confirmed; never where the server confirms nothing. */
  readonly acked: () => Promise<void>;
  /** Gathers the frames of the edits `work` makes and sends them in one write. */
  readonly inOneWrite: (work: () => void) => void;
};

export type ClientOptions = {
  /** follow: takes in every update, as a person's program does. start: only what there was on joining. none: keeps no document. */
  readonly keeps: 'follow' | 'start' | 'none';
  /** Every payload that carries an update, as raw bytes. */
  readonly onUpdate?: (payload: Buffer) => void;
};

export const joinRoom = async (target: RunningTarget, room: string, { keeps, onUpdate }: ClientOptions): Promise<Client> => {
  const { path, protocols } = await target.enter(room);
  const wraps = target.dialect === 'hocuspocus';
  const doc = new Y.Doc();
  const begun = performance.now();
  let sent = 0;
  let confirmed = 0;
  let waiting: { readonly upTo: number; readonly resolve: () => void }[] = [];
  let gathered: Buffer[] | null = null;
  let synchronised: (milliseconds: number) => void = () => {};
  const synced = new Promise<number>((resolve) => {
    synchronised = resolve;
  });
  let isSynced = false;

  const message = (write: (encoder: encoding.Encoder) => void): Buffer =>
    toFrame(
      encoding.encode((encoder) => {
        if (wraps) encoding.writeVarString(encoder, room);
        write(encoder);
      }),
    );
  const syncMessage = (step: number, body: Uint8Array): Buffer =>
    message((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_SYNC);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, body);
    });
  const carry = (step: number, update: Uint8Array): void => {
    sent += 1;
    const frame = syncMessage(step, update);
    if (gathered) gathered.push(frame);
    else socket.write(frame);
  };
  const confirm = (count: number): void => {
    confirmed = count;
    waiting = waiting.filter(({ upTo, resolve }) => {
      if (confirmed < upTo) return true;
      resolve();
      return false;
    });
  };
  let presenceClock = 0;
  const showPresence = (): void => {
    presenceClock += 1;
    socket.write(message((encoder) => writePresence(encoder, doc.clientID, presenceClock)));
  };
  const greet = (): void => {
    socket.write(syncMessage(STEP_1, Y.encodeStateVector(doc)));
    showPresence();
    // Servers drop who says nothing for a minute; the programs of real people say this.
    const renewal = setInterval(() => (socket.isClosed() ? clearInterval(renewal) : showPresence()), RENEWAL_MILLISECONDS);
    renewal.unref();
  };
  const readSync = (decoder: decoding.Decoder, payload: Buffer) => {
    const step = decoding.readVarUint(decoder);
    if (step === STEP_1) return carry(STEP_2, keeps === 'none' ? NOTHING : Y.encodeStateAsUpdate(doc, decoding.readVarUint8Array(decoder)));
    onUpdate?.(payload);
    if (keeps === 'follow' || (keeps === 'start' && !isSynced))
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder).slice(), FROM_SERVER);
    if (step !== STEP_2 || isSynced) return;
    isSynced = true;
    synchronised(performance.now() - begun);
  };
  const readMessage = (payload: Buffer) => {
    const decoder = decoding.createDecoder(payload);
    if (wraps) decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE_SYNC || (wraps && type === HOCUSPOCUS_SYNC_REPLY)) return readSync(decoder, payload);
    if (wraps && type === HOCUSPOCUS_AUTH && decoding.readVarUint(decoder) === HOCUSPOCUS_AUTHENTICATED) return greet();
    if (wraps && type === HOCUSPOCUS_SYNC_STATUS) return confirm(confirmed + 1);
    if (!wraps && type === MESSAGE_ACK) confirm(decoding.readVarUint(decoder));
  };

  const onPayload = (payload: Buffer): void => {
    try {
      readMessage(payload);
    } catch {
      // Not of this protocol, or damaged: whoever waits for what was in it says so.
    }
  };

  const socket = await openSocket({ port: target.port, path, protocols, onPayload });
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_SERVER) carry(UPDATE, update);
  });
  if (wraps) {
    socket.write(
      message((encoder) => {
        for (const part of [HOCUSPOCUS_AUTH, HOCUSPOCUS_TOKEN]) encoding.writeVarUint(encoder, part);
        encoding.writeVarString(encoder, 'bench');
      }),
    );
  } else greet();
  return {
    doc,
    socket,
    synced,
    acked: () => (confirmed >= sent ? Promise.resolve() : new Promise((resolve) => waiting.push({ upTo: sent, resolve }))),
    inOneWrite: (work) => {
      gathered = [];
      work();
      socket.write(Buffer.concat(gathered));
      gathered = null;
    },
  };
};

/** The presence every client announces when it connects and renews: here, and nothing more. */
const writePresence = (encoder: encoding.Encoder, client: number, clock: number): void => {
  encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
  encoding.writeVarUint8Array(
    encoder,
    encoding.encode((inner) => {
      for (const part of [1, client, clock]) encoding.writeVarUint(inner, part);
      encoding.writeVarString(inner, '{}');
    }),
  );
};

const RENEWAL_MILLISECONDS = 15_000;
const FROM_SERVER = 'server';
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
/** The update that says nothing. */
const NOTHING = new Uint8Array([0, 0]);
const HOCUSPOCUS_AUTH = 2;
const HOCUSPOCUS_TOKEN = 0;
const HOCUSPOCUS_AUTHENTICATED = 2;
const HOCUSPOCUS_SYNC_REPLY = 4;
const HOCUSPOCUS_SYNC_STATUS = 8;
