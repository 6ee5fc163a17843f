// The server's frames as they go over the line: built once, the same bytes are written to everybody. Used by broadcast.ts and connection.ts.
// What is sent for every edit is written here byte by byte: an encoder would cost more than the rest of the sending.
import { MESSAGE_ACK, MESSAGE_SYNC } from '#shared/protocol/socket';

/** A binary websocket message of one frame; what a server sends is not masked (RFC 6455, 5.2). */
export const toWire = (payload: Uint8Array): Buffer => {
  const wire = framed(payload.length);
  wire.set(payload, wire.length - payload.length);
  return wire;
};

/** The same as `toWire` of an update's frame (frames.ts). */
export const updateWire = (update: Uint8Array): Buffer => {
  const size = update.length;
  const wire = framed(2 + varUintBytes(size) + size);
  const from = wire.length - size;
  putVarUint(wire, from - varUintBytes(size), size);
  wire[from - varUintBytes(size) - 1] = UPDATE;
  wire[from - varUintBytes(size) - 2] = MESSAGE_SYNC;
  wire.set(update, from);
  return wire;
};

/** The same as `toWire` of an acknowledgement's frame. */
export const ackWire = (count: number): Buffer => {
  const wire = framed(1 + varUintBytes(count));
  const from = wire.length - varUintBytes(count);
  wire[from - 1] = MESSAGE_ACK;
  putVarUint(wire, from, count);
  return wire;
};

/** Bytes for a message of this size, which stands at their end; the head before it is written. */
const framed = (size: number): Buffer => {
  const head = size < SHORT ? 2 : size < MIDDLE ? 4 : 10;
  const wire = Buffer.allocUnsafe(head + size);
  wire[0] = FINAL_BINARY;
  wire[1] = head === 2 ? size : head === 4 ? SHORT : SHORT + 1;
  if (head === 4) wire.writeUInt16BE(size, 2);
  if (head === 10) {
    wire.writeUInt16BE(0, 2);
    wire.writeUIntBE(size, 4, 6);
  }
  return wire;
};

const varUintBytes = (value: number): number => {
  let bytes = 1;
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes += 1;
  return bytes;
};

const putVarUint = (wire: Buffer, from: number, value: number): void => {
  let at = from;
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) {
    wire[at] = 0x80 | (rest % 128);
    at += 1;
  }
  wire[at] = rest;
};

const UPDATE = 2;
const FINAL_BINARY = 0x82;
/** Sizes from which on the size takes two bytes more, and eight. */
const SHORT = 126;
const MIDDLE = 65_536;
