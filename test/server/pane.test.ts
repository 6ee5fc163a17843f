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
