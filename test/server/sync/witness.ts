// Watches everything a server of this process sends, at the moment it is sent: every frame is read to its last byte, no update may hold
// what the log has not got, and no acknowledgement may count an update the log has not got. For tests; ends with the test.
import type { Duplex } from 'node:stream';
import * as decoding from 'lib0/decoding';
import * as v from 'valibot';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MESSAGE_ACK, MESSAGE_AWARENESS, MESSAGE_SERVER, MESSAGE_SYNC, ServerMessage } from '#shared/protocol/socket';
import type { Append, ReportStore } from '../../../server/store/report-store.ts';
import { readFrame } from '../../../server/sync/frames.ts';

export type Witness = {
  /** The store as the nodes get it: what it wrote is what may be told. */
  readonly on: (store: ReportStore) => ReportStore;
  /** What should not have been sent or kept; empty where all is well. */
  readonly faults: readonly string[];
  /** Frames read, by kind; snapshots compared. */
  readonly counts: Readonly<Record<'frames' | 'updates' | 'acks' | 'snapshots', number>>;
  /** Looks away; also when the test ends. One witness at a time. */
  readonly stop: () => void;
};

export const startWitness = (): Witness => {
  const faults: string[] = [];
  const counts = { frames: 0, updates: 0, acks: 0, snapshots: 0 };
  const rows = new Map<string, Uint8Array[]>();
  const log = new Y.Doc({ gc: false });
  const heard = new WeakMap<WebSocket, Uint8Array[]>();

  const check = (socket: WebSocket, frame: Uint8Array): void => {
    counts.frames += 1;
    const fault = strictFault(frame);
    if (fault) faults.push(`${fault}: ${Buffer.from(frame).toString('hex').slice(0, 200)}`);
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE_SYNC) {
      const step = decoding.readVarUint(decoder);
      if (step === STEP_1) return;
      counts.updates += 1;
      if (!isIn(log, decoding.readVarUint8Array(decoder))) faults.push('an update was sent that is not on disk');
    } else if (type === MESSAGE_ACK) {
      counts.acks += 1;
      const count = decoding.readVarUint(decoder);
      const sent = heard.get(socket) ?? [];
      if (count > sent.length) faults.push(`acknowledged ${count} of ${sent.length}`);
      for (const update of sent.slice(0, count)) if (!isIn(log, update)) faults.push('an update was acknowledged that is not on disk');
    }
  };

  let looks = true;
  /** The server writes its frames past the websocket, straight to the line: whole ones, one or more at a time. */
  const watchLine = (socket: WebSocket): void => {
    const line: Duplex = Reflect.get(socket, '_socket');
    const write = line.write.bind(line);
    line.write = (chunk: Uint8Array, ...rest: unknown[]) => {
      if (looks) for (const payload of binaryMessages(chunk)) check(socket, payload);
      return Reflect.apply(write, line, [chunk, ...rest]);
    };
  };
  const listen = WebSocket.prototype.on;
  const onSpy = vi.spyOn(WebSocket.prototype, 'on').mockImplementation(function (this: WebSocket, ...rest: unknown[]) {
    if (rest[0] === 'message' && isServers(this) && !heard.has(this)) {
      const sent: Uint8Array[] = [];
      heard.set(this, sent);
      watchLine(this);
      Reflect.apply(listen, this, [
        'message',
        (data: Uint8Array) => {
          const frame = readFrame(new Uint8Array(data));
          if (frame?.kind === 'step2' || frame?.kind === 'update') sent.push(frame.body.slice());
        },
      ]);
    }
    return Reflect.apply(listen, this, rest);
  } as typeof WebSocket.prototype.on);
  const stop = (): void => {
    looks = false;
    onSpy.mockRestore();
  };
  onTestFinished(stop);

  const note = (edits: readonly Append[], seqs: readonly (number | null)[]): void => {
    for (const [index, { report, update }] of edits.entries()) {
      const seq = seqs[index];
      if (seq == null) continue;
      const known = rows.get(report) ?? [];
      rows.set(report, known);
      if (known[seq] !== undefined) faults.push(`number ${seq} was given twice`);
      // The bytes as they were now: nobody may use the buffer for something else later.
      known[seq] = update.slice();
      Y.applyUpdate(log, update);
    }
  };

  return {
    faults,
    counts,
    stop,
    on: (store) => ({
      ...store,
      append: async (edits) => {
        const seqs = await store.append(edits);
        note(edits, seqs);
        return seqs;
      },
      load: async (report) => {
        const stored = await store.load(report);
        if (stored && !rows.has(report)) {
          if (stored.snapshot) Y.applyUpdate(log, stored.snapshot.update);
          const known: Uint8Array[] = [];
          for (const { seq, update } of stored.updates) known[seq] = update.slice();
          for (const update of known) if (update) Y.applyUpdate(log, update);
          rows.set(report, known);
        }
        return stored;
      },
      compact: async (report, seq, snapshot) => {
        counts.snapshots += 1;
        const doc = new Y.Doc();
        for (const update of (rows.get(report) ?? []).slice(0, seq + 1)) if (update) Y.applyUpdate(doc, update);
        const kept = new Y.Doc();
        Y.applyUpdate(kept, snapshot);
        if (!isSame(doc, kept)) faults.push(`the snapshot of number ${seq} is not what the log says`);
        return store.compact(report, seq, snapshot);
      },
    }),
  };
};

/** The payloads of the binary messages a server writes at once; what the websocket writes itself (its end, signs of life) is left out. */
const binaryMessages = function* (chunk: Uint8Array): Generator<Uint8Array> {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  for (let from = 0; bytes[from] === FINAL_BINARY; ) {
    const short = bytes[from + 1] ?? 0;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(from + 2) : Number(bytes.readBigUInt64BE(from + 2));
    yield bytes.subarray(from + head, from + head + size);
    from += head + size;
  }
};

/** What is wrong with a frame of the server's, read as strictly as can be; null where nothing is. */
export const strictFault = (frame: Uint8Array): string | null => {
  try {
    const decoder = decoding.createDecoder(frame.slice());
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE_SYNC) {
      const step = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder).slice();
      if (step === STEP_1) Y.decodeStateVector(body);
      else if (step !== STEP_2 && step !== UPDATE) return 'no such step';
      else {
        Y.decodeUpdate(body);
        const doc = new Y.Doc();
        Y.applyUpdate(doc, body);
      }
    } else if (type === MESSAGE_AWARENESS) {
      const body = decoding.createDecoder(decoding.readVarUint8Array(decoder).slice());
      for (let left = decoding.readVarUint(body); left > 0; left -= 1) {
        decoding.readVarUint(body);
        decoding.readVarUint(body);
        JSON.parse(decoding.readVarString(body));
      }
      if (decoding.hasContent(body)) return 'bytes after the last state';
    } else if (type === MESSAGE_ACK) decoding.readVarUint(decoder);
    else if (type === MESSAGE_SERVER) v.parse(ServerMessage, JSON.parse(decoding.readVarString(decoder)));
    else return `no such message: ${type}`;
    return decoding.hasContent(decoder) ? 'bytes after the end' : null;
  } catch (error) {
    return String(error);
  }
};

/** Everything of the update, deletions included, is in the document. */
const isIn = (doc: Y.Doc, update: Uint8Array): boolean => {
  const { structs, ds } = Y.decodeUpdate(update);
  const isKnown = structs.every(
    (struct) => struct instanceof Y.Skip || struct.id.clock + struct.length <= Y.getState(doc.store, struct.id.client),
  );
  if (!isKnown) return false;
  for (const [client, ranges] of ds.clients) {
    const known = doc.store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      for (const struct of known)
        if (struct.id.clock < clock + len && struct.id.clock + struct.length > clock && !struct.deleted) return false;
    }
  }
  return true;
};

const isSame = (a: Y.Doc, b: Y.Doc): boolean =>
  isIn(a, Y.encodeStateAsUpdate(b)) &&
  isIn(b, Y.encodeStateAsUpdate(a)) &&
  a.store.pendingStructs === null &&
  b.store.pendingStructs === null;

/** The ws package tells the two ends apart by this. */
const isServers = (socket: WebSocket): boolean => (socket as unknown as { readonly _isServer: boolean })._isServer;

const FINAL_BINARY = 0x82;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
