// The sentences themselves: every room brought once by one part of the program, both languages speaking of the same things.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Sentence } from '#shared/i18n/sentences';
import { type Message, type MessageKey, message, translate } from '#shared/i18n/translate';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}shared/i18n/`;
const names = (below: string): readonly string[] => readdirSync(`${folder}${below}`).filter((name) => name.endsWith('.ts'));
const rooms = await Promise.all(
  names('messages').map(async (name) => {
    const [sentences] = Object.values(
      (await import(`../../../shared/i18n/messages/${name.replace(/\.ts$/, '')}.ts`)) as Record<string, Readonly<Record<string, Sentence>>>,
    );
    return { name, sentences: Object.entries(sentences ?? {}) };
  }),
);
const every = rooms.flatMap(({ sentences }) => sentences);

describe('rooms of sentences', () => {
  test('each is brought by one part of the program, and all.ts names every part', () => {
    const parts = names('rooms').filter((name) => name !== 'all.ts');
    const texts = parts.map((name) => readFileSync(`${folder}rooms/${name}`, 'utf8'));
    for (const { name } of rooms) expect([name, texts.filter((text) => text.includes(`'../messages/${name}'`)).length]).toEqual([name, 1]);
    const all = readFileSync(`${folder}rooms/all.ts`, 'utf8');
    for (const name of parts)
      expect([name, all.includes(`import './${name}';`), all.includes(`} from './${name}';`)]).toEqual([name, true, true]);
  });

  test('no key stands in two of them', () => {
    const keys = every.map(([key]) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});

test('each is spoken somewhere: by its key, or by the beginning a part of the program completes', () => {
  const text = ['addin', 'server', 'shared', 'bench'].flatMap(sourcesBelow).join('\n');
  const isSpoken = (key: string): boolean => {
    const parts = key.split('.');
    return text.includes(`'${key}'`) || parts.some((_, at) => text.includes(`\`${parts.slice(0, at).join('.')}.\${`));
  };
  expect(every.map(([key]) => key).filter((key) => !isSpoken(key))).toEqual([]);
});

describe('both languages', () => {
  test('no sentence is empty in one of them', () => {
    expect(every.filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

test('a sentence whose part has not been loaded shows its key, not nothing and no fault', () => {
  const unknown = { key: 'nowhere.atAll' as MessageKey, parameters: {} } satisfies Message;
  expect(translate('zh', unknown)).toBe('nowhere.atAll');
  expect(translate('en', message('pane.said', { text: 'x' }))).toBe('x');
});

/** The texts of the program's sources, without the sentences themselves. */
const sourcesBelow = (room: string): readonly string[] =>
  readdirSync(`${root}${room}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/node_modules|i18n.messages/.test(name))
    .map((name) => readFileSync(`${root}${room}/${name}`, 'utf8'));
