// The handbook tells the truth: it names only what the screens say, its pictures are there and small, and /guide serves it without scripts.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { helpMessages } from '#shared/i18n/messages/help';
import { createApp } from '../../server/http/app.ts';
import { guidePage, headingId } from '../../server/http/guide-page.ts';
import { addGuide } from '../../server/http/guide-routes.ts';
import { createLog } from '../../server/log.ts';
import { testConfig } from '../world.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const messages = fileURLToPath(new URL('../../shared/i18n/messages/', import.meta.url));
/** Each handbook with how it quotes what stands on a screen. */
const GUIDES = [
  { lang: 'zh', name: 'guide', file: 'guide.zh.md', quotes: /「([^」]+)」/g, links: ['guide-en', 'install'], title: '年报使用手册' },
  {
    lang: 'en',
    name: 'guide-en',
    file: 'guide.en.md',
    quotes: /“([^”]+)”/g,
    links: ['guide', 'install'],
    title: 'handbook-for-the-annual-report',
  },
] as const;
const textOf = (file: string): string => readFileSync(`${docs}${file}`, 'utf8');

// The words are data in the source; read as text, a new room of them is known without being named here.
const source = readdirSync(messages)
  .map((name) => readFileSync(messages + name, 'utf8'))
  .join('\n');

describe.each(GUIDES)('$file', ({ lang, name, file, quotes, links }) => {
  const guide = textOf(file);

  test('every button the handbook names stands on a screen, in just these words', () => {
    const said = new Set([...source.matchAll(new RegExp(`${lang}: '((?:[^'\\\\]|\\\\.)*)'`, 'g'))].map(([, words]) => words));
    expect(said.has(helpMessages['help.tour.skip'][lang])).toBe(true);
    const named = [...guide.matchAll(quotes)].map(([, words]) => words);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((words) => !said.has(words) && words !== 'double quotes')).toEqual([]);
  });

  test('its pictures are there, each is used, and all are small', () => {
    const used = [...guide.matchAll(new RegExp(`!\\[[^\\]]+\\]\\(images/${name}/([^)]+)\\)`, 'g'))].map(([, picture]) => picture);
    const there = readdirSync(`${docs}images/${name}`);
    expect([...used].sort()).toEqual(there.sort());
    expect(there.length).toBeLessThanOrEqual(16);
    for (const picture of there) expect([picture, statSync(`${docs}images/${name}/${picture}`).size < 120 * 1024]).toEqual([picture, true]);
  });

  test('its links lead to its own headings or to pages of this server', () => {
    const headings = new Set([...guide.matchAll(/^#+ (.+)$/gm)].map(([, text]) => headingId(text ?? '')));
    for (const [, to] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(to);
    expect([...guide.matchAll(/[^!]\[[^\]]+\]\(([^#)][^)]*)\)/g)].map(([, to]) => to)).toEqual(links);
  });
});

test('both handbooks have the same sections, pictures and steps in the same order', () => {
  const shapeOf = (text: string) =>
    text.split('\n').flatMap((line) => {
      const heading = /^(#+) /.exec(line)?.[1];
      const picture = /^!\[[^\]]+\]\(images\/guide(?:-en)?\/([^)]+)\)/.exec(line)?.[1];
      const item = /^(\d+\.|-|\|) /.exec(line)?.[1];
      return [heading, picture, item].filter((found) => found !== undefined);
    });
  const [chinese, english] = GUIDES.map(({ file }) => shapeOf(textOf(file)));
  expect(chinese?.length).toBeGreaterThan(60);
  expect(english).toEqual(chinese);
});

test.each(GUIDES)('/$name is a page without scripts, with its pictures, and nothing else of the folder', async ({ name, title }) => {
  const app = await createApp(testConfig({}), createLog('silent'));
  onTestFinished(() => app.close());
  addGuide(app, docs);
  const page = await app.inject(`/${name}`);
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.body).toContain(`<h1 id="${title}">`);
  expect(page.body).not.toMatch(/<script|\*\*|\]\(|^#/m);
  const pictures = [...page.body.matchAll(/<img src="([^"]+)"/g)].map(([, path]) => path);
  expect(pictures.length).toBeGreaterThan(8);
  for (const path of pictures) {
    const picture = await app.inject(`/${path}`);
    expect([path, picture.statusCode, picture.headers['content-type']]).toEqual([path, 200, 'image/png']);
  }
  for (const path of [`/${name}/none.png`, `/${name}/..%2f..%2fweb.png`, `/${name}/%2e%2e`, `/${name}/guide.zh.md`])
    expect([path, (await app.inject(path)).statusCode]).toEqual([path, 404]);
});

test('what is written in the handbook cannot become markup', () => {
  const html = guidePage(
    '# <b>x</b>\n\n<script>alert(1)</script> [a](javascript:alert) ![x](http://else/x.png) **"q"**\n\n- <i>one</i>\n  more',
  );
  expect(html).not.toMatch(/<script>|<i>|<b>|href="javascript|src="http/);
  expect(html).toContain('<strong>&#34;q&#34;</strong>');
  expect(html).toContain('<li>&#60;i&#62;one&#60;/i&#62;more</li>');
});
