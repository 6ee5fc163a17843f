// Opens a zip archive without trusting it: sizes are judged from the directory before anything is unpacked, and unpacking stops
// where a part grows past its limit. Called by sniff.ts and by the readers of .docx and .xlsx.
import { Inflate, zipSync } from 'fflate';
import { type Message, message } from '../../../i18n/translate.ts';
import { err, ok, type Result } from '../../../result.ts';
import { MAX_ENTRIES, MAX_PART_BYTES, MAX_RATIO, MAX_UNPACKED_BYTES } from './limits.ts';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  /** Where the local header stands. */
  readonly offset: number;
};

/** The archive's directory; nothing is unpacked. */
export const listZip = (bytes: Uint8Array): Result<readonly ZipEntry[], Message> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return err(message('foreign.broken', { part: 'zip' }));
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES || at === SENTINEL) return err(message('foreign.broken', { part: 'zip' }));
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY) return err(message('foreign.broken', { part: 'zip' }));
    const nameLength = view.getUint16(at + 28, true);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(entries);
};

export type Parts = ReadonlyMap<string, Uint8Array>;

/** The wanted parts unpacked; refused as a whole where one is too large, packed like a bomb, encrypted or damaged. */
export const unpack = (bytes: Uint8Array, wanted: (name: string) => boolean): Result<Parts, Message> => {
  const listed = listZip(bytes);
  if (!listed.ok) return listed;
  const entries = listed.value.filter(({ name }) => wanted(name));
  if (entries.some(({ encrypted }) => encrypted)) return err(message('foreign.encrypted'));
  let total = 0;
  for (const entry of entries) {
    total += entry.size;
    const isBomb = entry.size > MEGABYTE && entry.size > entry.packed * MAX_RATIO;
    if (entry.size > MAX_PART_BYTES || isBomb) return tooLarge(entry.name, entry.size, MAX_PART_BYTES);
    if (total > MAX_UNPACKED_BYTES) return tooLarge(entry.name, total, MAX_UNPACKED_BYTES);
  }
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const part = unpackEntry(bytes, entry);
    if (!part.ok) return part;
    parts.set(entry.name, part.value);
  }
  return ok(parts);
};

/** An archive of just these parts, stored plainly: what is handed to a library then holds nothing that was not checked. */
export const repack = (parts: Parts): Uint8Array => zipSync(Object.fromEntries(parts), { level: 0 });

const unpackEntry = (bytes: Uint8Array, entry: ZipEntry): Result<Uint8Array, Message> => {
  const broken = err(message('foreign.broken', { part: entry.name.slice(0, 60) }));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return broken;
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packed > bytes.length) return broken;
  const packed = bytes.subarray(from, from + entry.packed);
  if (entry.method === 0) return packed.length === entry.size ? ok(packed) : broken;
  if (entry.method !== 8) return broken;
  const out = new Uint8Array(entry.size);
  let filled = 0;
  let over = false;
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length > out.length) over = true;
    else out.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && !over; at += STEP) inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch {
    return broken;
  }
  // More than the directory promised: whoever wrote this wanted it to look small.
  if (over) return tooLarge(entry.name, filled, MAX_PART_BYTES);
  return filled === out.length ? ok(out) : broken;
};

const tooLarge = (name: string, size: number, limit: number) =>
  err(message('foreign.bomb', { part: name.slice(0, 60), size: Math.ceil(size / MEGABYTE), limit: limit / MEGABYTE }));

/** The end record stands in the last 64 KB, behind it at most a comment. */
const findEnd = (view: DataView): number | null => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
};

/** Part names of Office files are ASCII; anything else only has to be told apart. */
const decodeName = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 300)).replaceAll('\\', '/');

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const SENTINEL = 0xffffffff;
const MEGABYTE = 1024 * 1024;
/** Packed bytes inflated at a time; deflate grows them at most a thousandfold. */
const STEP = 4096;
