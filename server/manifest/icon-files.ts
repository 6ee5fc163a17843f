// The icons an add-in's manifest names, looked up among our own files: nothing is fetched. `nianbao manifest check` uses it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IconSize } from './check-manifest.ts';

/** Reads from the first of the folders (each with icons/ in it) that has the picture. */
export const iconSizeIn =
  (folders: readonly string[]): IconSize =>
  (url) => {
    const name = URL.canParse(url) ? /\/icons\/([\w-]{1,60}\.png)$/.exec(new URL(url).pathname)?.[1] : undefined;
    if (name === undefined) return null;
    for (const folder of folders) {
      const size = pngSize(join(folder, 'icons', name));
      if (size) return size;
    }
    return null;
  };

/** The size a PNG states of itself; null where it is none. */
const pngSize = (file: string): ReturnType<IconSize> => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return null;
  }
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};
