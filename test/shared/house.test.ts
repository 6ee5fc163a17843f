// Keeps the house in the order the README draws: who may import whom, and what no file may do.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

type Import = { readonly from: string; readonly target: string; readonly isTypeOnly: boolean };

const root = fileURLToPath(new URL('../../', import.meta.url));

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every static and dynamic import of a file; targets inside the repository as paths, packages by their name. */
const importsOf = (file: string): Import[] => {
  const text = textOf(file).replace(/\/\*[\s\S]*?\*\//g, '');
  const statics = [...text.matchAll(/^\s*(import|export)\s+(type\s+)?([^'"]*?from\s+)?['"]([^'"]+)['"]/gm)].map((match) => ({
    specifier: match[4] ?? '',
    isTypeOnly: match[2] !== undefined || isAllTypes(match[3] ?? ''),
  }));
  const dynamics = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => ({
    specifier: match[1] ?? '',
    isTypeOnly: false,
  }));
  return [...statics, ...dynamics].map(({ specifier, isTypeOnly }) => ({ from: file, target: resolve(file, specifier), isTypeOnly }));
};

/** `import { type A, type B } from` brings nothing at run time. */
const isAllTypes = (clause: string): boolean => {
  const names = /^\{([^}]*)\}/.exec(clause.trim())?.[1] ?? 'a value';
  return names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
};

const resolve = (file: string, specifier: string): string => {
  if (specifier.startsWith('#shared/')) return `${specifier.slice(1)}.ts`;
  if (specifier.startsWith('.')) return join(dirname(file), specifier).split(sep).join('/');
  return specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? specifier);
};

const tiers = { shared: filesBelow('shared'), server: filesBelow('server'), addin: filesBelow('addin') };
const sources = [...tiers.shared, ...tiers.server, ...tiers.addin];
const imports = sources.flatMap(importsOf);

const describeImport = ({ from, target }: Import): string => `${from} → ${target}`;

describe('the house', () => {
  test('inside shared a folder imports only folders above it', () => {
    const rank = (path: string) => ORDER.indexOf(path.split('/')[1]?.replace(/\.ts$/, '') ?? '');
    const unknown = tiers.shared.filter((file) => rank(file) < 0);
    expect(unknown).toEqual([]);
    const upward = imports.filter(
      ({ from, target }) => from.startsWith('shared/') && target.startsWith('shared/') && rank(target) > rank(from),
    );
    expect(upward.map(describeImport)).toEqual([]);
  });

  test('only addin → shared ← server crosses, and by the alias', () => {
    const tierOf = (path: string) => /^(shared|server|addin|test|bench|scripts)\//.exec(path)?.[1] ?? null;
    const crossings = imports.filter(
      ({ from, target }) => tierOf(target) !== null && tierOf(target) !== tierOf(from) && tierOf(target) !== 'shared',
    );
    expect(crossings.map(describeImport)).toEqual([]);
    const roundabout = sources.filter((file) => !file.startsWith('shared/') && /from\s+['"](\.\.\/)+shared\//.test(textOf(file)));
    expect(roundabout).toEqual([]);
  });

  test('shared knows no platform: no Node, no DOM, no clock, no network', () => {
    const platform = imports.filter(
      ({ from, target }) => from.startsWith('shared/') && /^(node:|fs$|path$|react|office|fastify|ws$|better-sqlite3|kysely)/.test(target),
    );
    expect(platform.map(describeImport)).toEqual([]);
    const impure = tiers.shared.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|\bsetTimeout\(|\bdocument\.(query|create|get)|\bwindow\./.test(textOf(file)),
    );
    expect(impure).toEqual([]);
  });

  test('each wide library has one room', () => {
    for (const [library, room] of ROOMS) {
      const strangers = imports.filter(({ from, target }) => target === library && from.startsWith('shared/') && !from.startsWith(room));
      expect(strangers.map(describeImport)).toEqual([]);
    }
    const formula = imports.filter(({ target }) => target === 'hyperformula').map(({ from }) => from);
    expect(new Set(formula)).toEqual(new Set(['shared/calc/engine.ts']));
  });

  test('files do not import each other in a ring', () => {
    const targetsByFile = new Map<string, string[]>();
    for (const { from, target, isTypeOnly } of imports) {
      if (!isTypeOnly && sources.includes(target)) targetsByFile.set(from, [...(targetsByFile.get(from) ?? []), target]);
    }
    const done = new Set<string>();
    const rings: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        rings.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const target of targetsByFile.get(file) ?? []) walk(target, [...path, file]);
      done.add(file);
    };
    for (const file of sources) walk(file, []);
    expect(rings).toEqual([]);
  });

  test('a relative import names an existing file', () => {
    const inside = imports.filter(({ target }) => /^(shared|server|addin)\//.test(target) && /\.tsx?$/.test(target));
    expect(inside.filter(({ target }) => !sources.includes(target)).map(describeImport)).toEqual([]);
  });

  test('no file is longer than 250 lines, and each begins by saying what it is for', () => {
    const lines = (file: string) => textOf(file).trimEnd().split('\n').length;
    // A room's sentences are a list to look things up in, not code to follow.
    const code = [...sources, ...filesBelow('test')].filter((file) => !file.startsWith('shared/i18n/messages/'));
    expect(code.filter((file) => lines(file) > 250).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
    expect(sources.filter((file) => !/^(#!.*\n)?(\/\/|\/\*)/.test(textOf(file)))).toEqual([]);
  });

  test('there is one copy of yjs', () => {
    const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const packages = typeof lock === 'object' && lock !== null && 'packages' in lock ? Object.keys(lock.packages as object) : [];
    expect(packages.filter((name) => name.endsWith('node_modules/yjs'))).toEqual(['node_modules/yjs']);
  });
});

const ORDER = [
  'result',
  'i18n',
  'cell',
  'edition',
  'workbook',
  'report',
  'calc',
  'narrative',
  'check',
  'picture',
  'text',
  'review',
  'document',
  'access',
  'protocol',
];

const ROOMS: readonly (readonly [string, string])[] = [
  ['hyperformula', 'shared/calc/'],
  ['yjs', 'shared/document/'],
  ['hucre', 'shared/text/'],
  ['fast-diff', 'shared/document/'],
];
