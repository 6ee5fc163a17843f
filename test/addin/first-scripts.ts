// Which scripts a built page runs before it can draw: those its HTML names and all they import at once. Used by the budget's test and the bench.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Paths below the folder of the build; what is imported later, by import(), is not among them. */
export const firstScripts = (folder: string, page: string): readonly string[] => {
  const html = readFileSync(join(folder, page), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)]
    .filter(([tag]) => !tag.includes('nomodule'))
    .flatMap(([tag]) => /\b(?:src|href)="\.\/([^"]+\.js)"/.exec(tag)?.[1] ?? []);
  return withImports(folder, named);
};

/** These scripts and all that they import at once. */
export const withImports = (folder: string, files: readonly string[]): readonly string[] => {
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(join(folder, file), 'utf8');
    for (const [, name = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[\w./-]+\.js)["']/g))
      follow(posix.join(posix.dirname(file), name));
  };
  for (const file of files) follow(file);
  return [...found];
};

export const gzipBytes = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;
