// A websocket of bare TCP: binary frames in and out, nothing the load generator does not need. Used by client.ts.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

export type RawSocket = {
  /** Writes frames made by `toFrame`. */
  readonly write: (frames: Uint8Array) => void;
  /** Stops taking bytes from the operating system. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
  readonly isClosed: () => boolean;
  readonly bytesRead: () => number;
};

export type SocketOptions = {
  readonly port: number;
  readonly path: string;
  readonly protocols: readonly string[];
  /** One payload of one binary frame; valid during the call only. */
  readonly onPayload: (payload: Buffer) => void;
};

/** Connects and upgrades; rejects where the server declines. */
export const openSocket = ({ port, path, protocols, onPayload }: SocketOptions): Promise<RawSocket> =>
  new Promise((resolve, reject) => {
    const tcp = connect({ port, host: '127.0.0.1', noDelay: true });
    let closed = false;
    let rest = EMPTY;
    tcp.on('error', reject);
    tcp.on('close', () => {
      closed = true;
    });
    const opened: RawSocket = {
      write: (frames) => tcp.write(frames),
      pause: () => tcp.pause(),
      resume: () => tcp.resume(),
      close: () => tcp.destroy(),
      isClosed: () => closed,
      bytesRead: () => tcp.bytesRead,
    };
    const readFrames = (chunk: Buffer): void => {
      let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      for (let frame = frameIn(bytes); frame; frame = frameIn(bytes)) {
        if (frame.opcode === PING) tcp.write(toFrame(bytes.subarray(frame.from, frame.to), PONG));
        else if (frame.opcode === CLOSING) tcp.end();
        else onPayload(bytes.subarray(frame.from, frame.to));
        bytes = bytes.subarray(frame.to);
      }
      rest = bytes;
    };
    const readAnswer = (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!rest.toString('latin1', 0, 12).endsWith(' 101')) {
        tcp.destroy();
        return reject(new Error(`the server declined the websocket: ${rest.toString('utf8', 0, 200)}`));
      }
      const after = rest.subarray(end + 4);
      rest = EMPTY;
      tcp.off('data', readAnswer);
      tcp.on('data', readFrames);
      resolve(opened);
      if (after.length > 0) queueMicrotask(() => readFrames(after));
    };
    tcp.on('data', readAnswer);
    tcp.once('connect', () => {
      const lines = [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
      ];
      tcp.write(`${lines.join('\r\n')}\r\n\r\n`);
    });
  });

/** A client's frame around a payload, masked as browsers mask theirs. */
export const toFrame = (payload: Uint8Array, opcode = BINARY): Buffer => {
  const size = payload.length;
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + 4 + size);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (head === 2 ? size : head === 4 ? 126 : 127);
  if (head === 4) frame.writeUInt16BE(size, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(size), 2);
  frame.writeUInt32BE(MASK, head);
  for (let index = 0; index < size; index += 1) {
    frame[head + 4 + index] = (payload[index] ?? 0) ^ ((MASK >>> (24 - 8 * (index & 3))) & 0xff);
  }
  return frame;
};

/** The first whole frame; null where bytes are still missing. */
const frameIn = (bytes: Buffer): { readonly opcode: number; readonly from: number; readonly to: number } | null => {
  const [first, second] = [bytes[0], bytes[1]];
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const from = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < from) return null;
  const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length < from + size ? null : { opcode: first & 0x0f, from, to: from + size };
};

const EMPTY: Buffer = Buffer.alloc(0);
const BINARY = 2;
const CLOSING = 8;
const PING = 9;
const PONG = 10;
const MASK = 0x5ac3_9e17;
