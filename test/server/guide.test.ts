// The handbook tells the truth: it names only what the screens say, its pictures are there and small, and /guide serves it without scripts.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { helpMessages } from '#shared/i18n/messages/help';
import { createApp } from '../../server/http/app.ts';
import { guidePage, headingId } from '../../server/http/guide-page.ts';
import { addGuide } from '../../server/http/guide-routes.ts';
import { createLog } from '../../server/log.ts';
import { testConfig } from '../world.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const guide = readFileSync(`${docs}guide.zh.md`, 'utf8');
const messages = fileURLToPath(new URL('../../shared/i18n/messages/', import.meta.url));

test('every button the handbook names stands on a screen, in just these words', () => {
  // The words are data in the source; read as text, a new room of them is known without being named here.
  const source = readdirSync(messages)
    .map((name) => readFileSync(messages + name, 'utf8'))
    .join('\n');
  const said = new Set([...source.matchAll(/zh: '((?:[^'\\]|\\.)*)'/g)].map(([, words]) => words));
  expect(said.has(helpMessages['help.tour.skip'].zh)).toBe(true);
  const named = [...guide.matchAll(/「([^」]+)」/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !said.has(name))).toEqual([]);
});

test('its pictures are there, each is used, and all are small', () => {
  const used = [...guide.matchAll(/!\[[^\]]+\]\(images\/guide\/([^)]+)\)/g)].map(([, name]) => name);
  const there = readdirSync(`${docs}images/guide`);
  expect([...used].sort()).toEqual(there.sort());
  expect(there.length).toBeLessThanOrEqual(16);
  for (const name of there) expect([name, statSync(`${docs}images/guide/${name}`).size < 120 * 1024]).toEqual([name, true]);
});

test('its links lead to its own headings or to pages of this server', () => {
  const headings = new Set([...guide.matchAll(/^#+ (.+)$/gm)].map(([, text]) => headingId(text ?? '')));
  for (const [, to] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(to);
  expect([...guide.matchAll(/[^!]\[[^\]]+\]\(([^#)][^)]*)\)/g)].map(([, to]) => to)).toEqual(['install']);
});

test('/guide is a page without scripts, with its pictures, and nothing else of the folder', async () => {
  const app = await createApp(testConfig({}), createLog('silent'));
  onTestFinished(() => app.close());
  addGuide(app, docs);
  const page = await app.inject('/guide');
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.body).toContain('<h1 id="年报使用手册">');
  expect(page.body).not.toMatch(/<script|\*\*|\]\(|^#/m);
  const pictures = [...page.body.matchAll(/<img src="(guide\/[^"]+)"/g)].map(([, path]) => path);
  expect(pictures.length).toBeGreaterThan(8);
  for (const path of pictures) {
    const picture = await app.inject(`/${path}`);
    expect([path, picture.statusCode, picture.headers['content-type']]).toEqual([path, 200, 'image/png']);
  }
  for (const path of ['/guide/none.png', '/guide/..%2f..%2fweb.png', '/guide/%2e%2e', '/guide/guide.zh.md'])
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
