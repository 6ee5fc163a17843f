// Scripts and styles answered from memory: every encoding carries the same text, and what a browser has already is not sent again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { createKeptFiles, isKeptFile } from '../../server/http/kept-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-kept-'));
const text = 'export const 年报 = 1;\n'.repeat(100);
writeFileSync(join(folder, 'one.js'), text);
const app = fastify();
const kept = createKeptFiles();
app.get<{ Params: { readonly name: string } }>('/:name', (request, reply) =>
  kept.send(request, reply, join(folder, request.params.name), 'public, max-age=60'),
);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (headers: Record<string, string>) => app.inject({ url: '/one.js', headers });

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, *;q=0.1', 'gzip'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.000, gzip;q=0', undefined],
  ['identity', undefined],
  ['', undefined],
])('asked with accept-encoding "%s" it answers in %s, with the same text', async (accepted, encoding) => {
  const answer = await get({ 'accept-encoding': accepted });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-encoding']).toBe(encoding);
  expect(answer.headers).toMatchObject({
    vary: 'accept-encoding',
    'cache-control': 'public, max-age=60',
    'content-type': 'text/javascript; charset=utf-8',
  });
  const plain =
    encoding === 'br' ? brotliDecompressSync(answer.rawPayload) : encoding === 'gzip' ? gunzipSync(answer.rawPayload) : answer.rawPayload;
  expect(plain.toString('utf8')).toBe(text);
});

test('a browser that has the file is told so, without the file', async () => {
  const { etag } = (await get({})).headers;
  const again = await get({ 'if-none-match': String(etag) });
  expect([again.statusCode, again.payload]).toEqual([304, '']);
});

test('a file that cannot be read yet is read when it is there', async () => {
  expect((await app.inject('/later.css')).statusCode).toBe(500);
  writeFileSync(join(folder, 'later.css'), 'p{}');
  const answer = await app.inject('/later.css');
  expect([answer.statusCode, answer.headers['content-type'], answer.payload]).toEqual([200, 'text/css; charset=utf-8', 'p{}']);
});

test('only scripts and styles are kept', () => {
  expect(['a.js', 'a.css', 'a.png', 'a.js.map', 'js'].filter(isKeptFile)).toEqual(['a.js', 'a.css']);
});
