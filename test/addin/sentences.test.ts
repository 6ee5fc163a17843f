// Which sentences have arrived when a part of the pane speaks: read from the build, where every part brings its own (shared/i18n/rooms/).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { must } from '#shared/result';
import { firstScripts, withImports } from './first-scripts.ts';
import { type Module, modulesFrom, withModules } from './pane-modules.ts';

test.each(['taskpane.html', 'web.html'])('%s: the first screens have every sentence they ask for, and no others', (page) => {
  const first = firstScripts(folder, page);
  expect(asked(first).length).toBeGreaterThan(20);
  expect(missing(first, brought(first))).toEqual([]);
  expect([...brought(first)].sort()).toEqual([...atStart].sort());
});

test('a screen that is opened without a report brings the sentences it asks for', () => {
  const names = [...readFileSync(join(root, 'addin/pane/App.tsx'), 'utf8').matchAll(/\bimport\('\.\/(\w+)\.tsx'\)/g)].map(
    ([, name]) => name,
  );
  expect(names).toEqual(expect.arrayContaining(['NewReport', 'PeopleScreen']));
  for (const name of [...names, 'desk']) {
    const scripts = withImports(
      folder,
      chunks.filter((file) => file.startsWith(`assets/${name}-`)),
    );
    expect(scripts.length).toBeGreaterThan(1);
    expect([name, missing(scripts, [...atStart, ...brought(scripts)])]).toEqual([name, []]);
  }
});

test('behind an open report every module has the sentences it asks for, by itself or by all those that fetch it', () => {
  const modules = modulesFrom(root, ['addin/taskpane.tsx', 'addin/web.tsx']);
  const there = supplied(modules);
  const open = [...atStart, ...keysOf('report')];
  const gaps = [...modules].flatMap(([path, { text }]) => {
    const known = new Set([...open, ...(there.get(path) ?? [])]);
    return path.startsWith('shared/i18n/')
      ? []
      : askedIn(text)
          .filter((key) => !known.has(key))
          .map((key) => `${path}: ${key}`);
  });
  expect(gaps).toEqual([]);
});

test('the pane has every sentence but those of the server, and asks for none of these', () => {
  const all = brought(chunks);
  expect(every.filter((key) => !servers.includes(key) && !all.includes(key))).toEqual([]);
  expect(servers.length).toBeGreaterThan(100);
  expect(all.filter((key) => servers.includes(key))).toEqual([]);
  expect(asked(chunks).filter((key) => servers.includes(key))).toEqual([]);
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'dist/pane');
const rooms = new Map(
  await Promise.all(
    readdirSync(join(root, 'shared/i18n/rooms'))
      .filter((name) => name !== 'all.ts')
      .map(async (name) => {
        const [sentences] = Object.values(
          (await import(`../../shared/i18n/rooms/${name.replace(/\.ts$/, '')}.ts`)) as Record<string, object>,
        );
        return [`shared/i18n/rooms/${name}`, Object.keys(sentences ?? {})] as const;
      }),
  ),
);
const keysOf = (room: string): readonly string[] => must(rooms.get(`shared/i18n/rooms/${room}.ts`), room);
const atStart = keysOf('front');
const servers = keysOf('server');
const every = [...rooms.values()].flat();
const chunks = existsSync(folder)
  ? readdirSync(join(folder, 'assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => `assets/${name}`)
  : [];

const textOf = (files: readonly string[]): string => files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');

/** The keys whose sentences stand in these scripts. */
const brought = (files: readonly string[]): readonly string[] =>
  [...textOf(files).matchAll(/["'`]([a-z][\w.\p{Script=Han}]+)["'`]:\{zh:/giu)].map(([, key = '']) => key);

/** By module, the sentences that are there when it runs: its own, and those that all who import or fetch it have in common. */
const supplied = (modules: ReadonlyMap<string, Module>): ReadonlyMap<string, ReadonlySet<string>> => {
  const paths = [...modules.keys()];
  const own = new Map(
    paths.map((path) => {
      const beside = withModules(modules, path);
      return [path, [...rooms].flatMap(([room, keys]) => (beside.has(room) ? keys : []))];
    }),
  );
  const fetching = new Map(paths.map((path) => [path, paths.filter((other) => other !== path && reaches(modules.get(other), path))]));
  const there = new Map(paths.map((path) => [path, new Set(every)]));
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const path of paths) {
      const others = (fetching.get(path) ?? []).map((other) => there.get(other));
      const now = new Set([
        ...(own.get(path) ?? []),
        ...every.filter((key) => others.length > 0 && others.every((keys) => keys?.has(key))),
      ]);
      if (now.size === there.get(path)?.size) continue;
      there.set(path, now);
      isSettled = false;
    }
  }
  return there;
};

const reaches = (module: Module | undefined, path: string): boolean =>
  module !== undefined && (module.imports.includes(path) || module.fetches.includes(path));

const asked = (files: readonly string[]): readonly string[] => askedIn(textOf(files));

/** The keys a text makes messages of: named in full, or by a beginning that is completed at run time. */
const askedIn = (text: string): readonly string[] => {
  const named = new Set([...text.matchAll(/["'`]([a-z]+\.[\w.\p{Script=Han}]+)["'`](?!:\{zh:)/giu)].map(([, key = '']) => key));
  const begun = [...text.matchAll(/`([a-z]+\.[\w.]*)\$\{/gi)].map(([, beginning = '']) => beginning);
  return every.filter((key) => named.has(key) || begun.some((beginning) => key.startsWith(beginning)));
};

const missing = (files: readonly string[], there: readonly string[]): readonly string[] => {
  const known = new Set(there);
  return asked(files).filter((key) => !known.has(key));
};
