// The sources the pane's pages can reach, and who fetches whom, read from their import lines. sentences.test.ts asks it.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export type Module = {
  readonly text: string;
  /** What runs with it. */
  readonly imports: readonly string[];
  /** What it can fetch later. */
  readonly fetches: readonly string[];
};

/** Modules by path below `root`, all that can be reached from the entries; types and libraries are left out. */
export const modulesFrom = (root: string, entries: readonly string[]): ReadonlyMap<string, Module> => {
  const modules = new Map<string, Module>();
  const follow = (path: string): void => {
    if (modules.has(path)) return;
    const text = readFileSync(join(root, path), 'utf8');
    const named = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, name = '']) => placeOf(path, name) ?? []);
    const module = { text, imports: named(AT_ONCE), fetches: named(LATER) };
    modules.set(path, module);
    for (const other of [...module.imports, ...module.fetches]) follow(other);
  };
  for (const entry of entries) follow(entry);
  return modules;
};

/** The module and all that runs with it. */
export const withModules = (modules: ReadonlyMap<string, Module>, path: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const follow = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const other of modules.get(one)?.imports ?? []) follow(other);
  };
  follow(path);
  return found;
};

const placeOf = (from: string, name: string): string | null => {
  if (name.startsWith('#shared/')) return `shared/${name.slice(8)}.ts`;
  return /^\.{1,2}\/.*\.tsx?$/.test(name) ? posix.join(posix.dirname(from), name) : null;
};

const AT_ONCE = /^(?:import|export)(?! type\b)\s*(?:[^'";]*?\bfrom\s*)?'([^']+)';/gm;
const LATER = /\bimport\('([^']+)'\)/g;
