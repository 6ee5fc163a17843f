// What the pages may load and who may frame them, and office.js from this server.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../server/http/app.ts';
import { addOfficeJs } from '../../server/http/office-js.ts';
import { addPane } from '../../server/http/pane.ts';
import { createLog } from '../../server/log.ts';
import { temporaryFolder, testConfig } from '../world.ts';

const built = () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'web.html'), '<!doctype html><title>web</title>');
  writeFileSync(join(folder, 'taskpane.html'), '<!doctype html><script src="/office/office.js"></script><title>pane</title>');
  writeFileSync(join(folder, 'assets', 'web-abc.js'), 'export {};');
  return folder;
};

const serve = async (folder: string, settings = {}) => {
  const app = await createApp(testConfig(settings), createLog('silent'));
  onTestFinished(() => app.close());
  await addPane(app, testConfig(settings), folder);
  return app;
};

test('/ leads to /web, which nobody may frame and which knows nothing of Office', async () => {
  const app = await serve(built());
  expect((await app.inject('/')).headers.location).toBe('/web');
  const { statusCode, headers } = await app.inject('/web');
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/office|unsafe-eval/);
  expect(headers['x-frame-options']).toBeUndefined();
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the script that keeps the page for days without a network may fetch from this server and nothing else', async () => {
  const folder = built();
  writeFileSync(join(folder, 'offline-worker.js'), '');
  const app = await serve(folder);
  const { headers } = await app.inject('/offline-worker.js');
  expect(headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
  expect(headers['cache-control']).toContain('max-age=0');
});

test('the task pane may be framed by Excel’s places and takes office.js from here or from Microsoft', async () => {
  const own = await (await serve(built())).inject('/taskpane.html');
  expect(own.headers['content-security-policy']).toContain("frame-ancestors 'self' https://*.officeapps.live.com");
  expect(own.headers['content-security-policy']).toContain("script-src 'self';");
  expect(own.body).toContain('src="/office/office.js"');
  const cdn = await (await serve(built(), { officeJs: 'cdn' })).inject('/taskpane.html');
  expect(cdn.headers['content-security-policy']).toContain("script-src 'self' https://appsforoffice.microsoft.com");
  expect(cdn.body).toContain('src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"');
});

test('hashed files are kept for good, others are asked for again, unknown ones are a problem', async () => {
  const app = await serve(built());
  expect((await app.inject('/assets/web-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await app.inject('/web')).headers['cache-control']).toBe('no-cache');
  for (const path of ['/assets/none.js', '/nothing', '/assets/', '/..%2fsecret.txt']) expect((await app.inject(path)).statusCode).toBe(404);
});

test('a mistyped address gives a person a page in both languages with the way back, and a program a problem', async () => {
  const app = await serve(built());
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const page = await app.inject({ url: '/nonsense', headers: { accept: browser, 'accept-language': 'zh-CN' } });
  expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  for (const words of ['<html lang="zh-CN">', '没有这个页面', 'There is no such page', 'href="/web"']) expect(page.body).toContain(words);
  expect(page.body).not.toContain('nonsense');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await app.inject({ url: '/nonsense', headers: { accept: browser, 'accept-language': 'en' } })).body).toContain(
    '<html lang="en">',
  );
  for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
    expect((await app.inject({ url: '/nonsense', headers })).headers['content-type']).toContain('application/problem+json');
  }
  expect((await app.inject({ url: '/api/nonsense', headers: { accept: browser } })).headers['content-type']).toContain('problem+json');
  expect((await app.inject({ method: 'POST', url: '/nonsense', headers: { accept: browser } })).headers['content-type']).toContain(
    'problem+json',
  );
});

test('pages that were not built say which command builds them', async () => {
  const app = await serve(temporaryFolder());
  const answer = await app.inject('/web');
  expect(answer.statusCode).toBe(503);
  expect(answer.json().detail).toContain('npm run build');
});

test('office.js is found whatever the case of its folders', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'agaveerrorux'));
  writeFileSync(join(folder, 'agaveerrorux', 'x.html'), 'x');
  writeFileSync(join(folder, 'office.js'), 'office');
  const app = await createApp(testConfig({}), createLog('silent'));
  onTestFinished(() => app.close());
  await addOfficeJs(app, folder);
  expect((await app.inject('/office/office.js')).body).toBe('office');
  expect((await app.inject('/office/AgaveErrorUX/X.html')).statusCode).toBe(200);
  expect((await app.inject('/office/none.js')).statusCode).toBe(404);
});
