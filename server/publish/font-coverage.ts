// Which characters an OpenType font has, read from its own character map. publish-pdf.ts asks, because a missing glyph would print
// as an empty box without a word.
import { open } from 'node:fs/promises';

/** The first visible character of the texts without a glyph in the font, or null. */
export const firstMissingCharacter = async (file: string, texts: readonly string[]): Promise<string | null> => {
  const has = (await covered(file)) ?? new Set<number>();
  for (const text of texts) {
    for (const character of text) {
      if (!/\s/.test(character) && !has.has(character.codePointAt(0) ?? 0)) return character;
    }
  }
  return null;
};

const covered = (file: string): Promise<ReadonlySet<number>> => {
  const known = coverage.get(file);
  if (known) return known;
  const made = readCharacterMap(file);
  coverage.set(file, made);
  return made;
};

const readCharacterMap = async (file: string): Promise<ReadonlySet<number>> => {
  const handle = await open(file, 'r');
  try {
    const read = async (offset: number, length: number): Promise<Buffer> =>
      (await handle.read(Buffer.alloc(length), 0, length, offset)).buffer;
    const head = await read(0, 12);
    const directory = await read(12, head.readUInt16BE(4) * 16);
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== 'cmap') continue;
      return groupsOf(await read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12)));
    }
    throw new Error(`${file} has no character map`);
  } finally {
    await handle.close();
  }
};

/** Format 12, the map that holds every Unicode character: groups of first, last, first glyph. */
const groupsOf = (map: Buffer): ReadonlySet<number> => {
  const characters = new Set<number>();
  for (let record = 0; record < map.readUInt16BE(2); record += 1) {
    const offset = map.readUInt32BE(4 + record * 8 + 4);
    if (map.readUInt16BE(offset) !== 12) continue;
    for (let group = 0; group < map.readUInt32BE(offset + 12); group += 1) {
      const at = offset + 16 + group * 12;
      for (let code = map.readUInt32BE(at); code <= map.readUInt32BE(at + 4); code += 1) characters.add(code);
    }
  }
  return characters;
};

const coverage = new Map<string, Promise<ReadonlySet<number>>>();
