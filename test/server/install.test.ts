// Getting the add-in into Excel: the manifest of this very server, the page that says how, the .reg file, the command, and https by itself.
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createApp } from '../../server/http/app.ts';
import { addInstall } from '../../server/http/install-routes.ts';
import { readTls } from '../../server/http/tls.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/main.ts';
import { checkManifest } from '../../server/manifest/check-manifest.ts';
import { iconSizeIn } from '../../server/manifest/icon-files.ts';
import { localhostCertificate } from '../e2e/localhost-certificate.ts';
import { temporaryFolder, testConfig } from '../world.ts';
import { runCommand } from './cli/run-command.ts';

const icons = iconSizeIn(['addin/public']);

const serve = async (publicUrl: string) => {
  const app = await createApp(testConfig({ publicUrl }), createLog('silent'));
  onTestFinished(() => app.close());
  addInstall(app, () => publicUrl);
  return app;
};

test("/manifest.xml is the server's own, and the checker finds nothing", async () => {
  const app = await serve('https://年报.example.gov.cn');
  const { statusCode, headers, body } = await app.inject('/manifest.xml');
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
  expect(checkManifest(body, icons)).toEqual([]);
  expect(body).toContain('https://xn--hwt46g.example.gov.cn/taskpane.html');
  const out = await runCommand(['manifest', '--host', 'https://年报.example.gov.cn']);
  expect([out.code, out.out]).toEqual([0, body]);
});

test('a server without https has no manifest to give and says what to do', async () => {
  const app = await serve('http://nianbao.example.gov.cn');
  const { statusCode, body } = await app.inject('/manifest.xml');
  expect([statusCode, body]).toEqual([503, expect.stringContaining('https')]);
  const page = await app.inject('/install');
  expect(page.body).toContain('NIANBAO_TLS_CERT');
  expect(page.body).not.toContain('href="manifest.xml"');
});

test('/install tells the three ways in the language asked for, without a script', async () => {
  const app = await serve('https://年报.example.gov.cn');
  const zh = await app.inject('/install');
  for (const words of ['共享文件夹', '集中部署', '上传我的加载项', '年报.example.gov.cn', 'href="manifest.xml"'])
    expect(zh.body).toContain(words);
  expect(zh.headers['content-security-policy']).toContain("default-src 'none'");
  expect(zh.body).not.toContain('<script');
  const asked = await app.inject({ url: '/install', headers: { 'accept-language': 'en-GB,en;q=0.9' } });
  const chosen = await app.inject('/install?lang=en');
  for (const { body } of [asked, chosen]) expect(body).toContain('central deployment');
});

test('the .reg file names the share and nothing else gets into it', async () => {
  const app = await serve('https://nianbao.example.gov.cn');
  const reg = (share: string) => app.inject({ url: '/install/nianbao.reg', query: { share } });
  const good = await reg('\\\\PC-01\\年报 清单\\');
  const text = good.rawPayload.toString('utf16le');
  expect(good.headers['content-disposition']).toContain('filename="nianbao.reg"');
  expect(text).toMatch(
    /^\ufeffWindows Registry Editor Version 5\.00\r\n\r\n\[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16\.0\\WEF\\TrustedCatalogs\\\{[0-9a-f-]{36}\}\]\r\n/,
  );
  expect(text).toContain('"Url"="\\\\\\\\PC-01\\\\年报 清单"\r\n"Flags"=dword:00000001\r\n');
  expect((await reg('\\\\pc-01\\年报 清单')).rawPayload.toString('utf16le').split('\r\n')[2]).toBe(text.split('\r\n')[2]);
  for (const bad of [
    '',
    'C:\\年报',
    '\\\\pc',
    '\\\\pc\\a"\r\n[HKEY_CURRENT_USER\\x]',
    '\\\\pc\\a\r\nb',
    `\\\\pc\\${'a'.repeat(300)}`,
    '//pc/a',
    '\\\\pc\\<script>',
  ]) {
    const { statusCode, headers, body } = await reg(bad);
    expect([bad, statusCode, headers['content-type']]).toEqual([bad, 400, 'text/html; charset=utf-8']);
    expect(body).toContain('role="alert"');
    expect(body).not.toContain('<script>');
    expect(body).toContain('action="../install/nianbao.reg"');
  }
});

test('with certificate and key the server speaks https, also over the websocket port, and names itself so', async () => {
  const folder = mkdtempSync(join(temporaryFolder(), 'tls-'));
  const { cert, key } = localhostCertificate();
  writeFileSync(join(folder, 'cert.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key);
  const config = testConfig({ host: 'localhost', tlsCert: join(folder, 'cert.pem'), tlsKey: join(folder, 'key.pem') });
  const server = await startServer({ ...config, dataFolder: join(folder, 'data') });
  onTestFinished(() => server.close());
  expect(server.url).toMatch(/^https:\/\/localhost:\d+$/);
  const answer = await new Promise<string>((resolve, reject) => {
    get(`${server.url}/manifest.xml`, { ca: cert }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
  const socket = new WebSocket(`${server.url.replace('https', 'wss')}/sync/none`, { ca: cert });
  onTestFinished(() => socket.terminate());
  // Refused, for want of a ticket, but by us and over TLS.
  await new Promise((resolve, reject) => {
    socket.on('unexpected-response', resolve).on('close', resolve).on('open', resolve).on('error', reject);
  });
  expect(answer).toContain(`<SourceLocation DefaultValue="${server.url}/taskpane.html"/>`);
});

test('a certificate that cannot be read, or belongs to another key, is refused before anything is opened', () => {
  const folder = temporaryFolder();
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const one = localhostCertificate();
  const cert = file('cert.pem', one.cert);
  const keyOf = (tls: { cert: string; key: string }) => {
    const read = readTls({ tls });
    return read.ok || read.error.key;
  };
  expect(keyOf({ cert, key: file('key.pem', one.key) })).toBe(true);
  expect(keyOf({ cert, key: file('other.pem', localhostCertificate().key) })).toBe('install.tls.notAPair');
  expect(keyOf({ cert, key: file('none.pem', 'no key') })).toBe('install.tls.bad');
  expect(keyOf({ cert: join(folder, 'missing.pem'), key: cert })).toBe('install.tls.bad');
});

test('the command writes a file, judges it, and names every fault in a sentence', async () => {
  const file = join(temporaryFolder(), 'manifest.xml');
  const wrote = await runCommand(['manifest', '--host', 'https://年报.example.gov.cn', '--out', file]);
  expect([wrote.code, wrote.err]).toEqual([0, expect.stringContaining('402e17d2-684f-52c7-9bee-8e59f2865556')]);
  expect((await runCommand(['manifest', 'check', file])).code).toBe(0);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('<FunctionName>check<', '<FunctionName>chekc<').replace('icon-80.png', 'icon-81.png'),
  );
  const judged = await runCommand(['manifest', 'check', file, '--lang', 'en']);
  expect(judged.code).toBe(1);
  expect(judged.out.match(/^Line \d+: /gm)).toHaveLength(7);
  expect(judged.out).toContain('chekc');
  expect(judged.err).toBe(`${file}: 7 faults.`);
  const share = '\\\\PC-01\\nianbao';
  expect((await runCommand(['manifest', '--host', 'example.gov.cn', '--out', file, '--share', share])).code).toBe(0);
  expect(readFileSync(join(dirname(file), '年报.reg')).toString('utf16le')).toContain('TrustedCatalogs');
  const ends: readonly (readonly string[])[] = [
    ['manifest'],
    ['manifest', 'check'],
    ['manifest', 'check', join(file, 'none.xml')],
    ['manifest', '--host', 'http://example.gov.cn'],
    ['manifest', 'example.gov.cn'],
    ['manifest', '--host', 'example.gov.cn', '--share', share],
    ['manifest', '--host', 'example.gov.cn', '--out', file, '--share', 'C:/'],
  ];
  for (const argv of ends) expect([argv, (await runCommand(argv)).code]).toEqual([argv, 2]);
});

test('npm run excel: a certificate for localhost the server takes, made once; steps for every platform', () => {
  const folder = join(temporaryFolder(), 'certs');
  const run = () => {
    const code = `import { certificate, steps } from './scripts/excel.mjs';
const made = certificate({ trust: false, folder: process.argv[1] });
const told = ['win32', 'darwin', 'linux'].map((platform) => steps(platform, { url: 'https://localhost:3000', manifest: '/m/manifest.xml', reg: '/m/年报.reg' }).join(' '));
process.stdout.write(JSON.stringify({ ...made, told }));`;
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', code, folder], { encoding: 'utf8' });
    return JSON.parse(done.stdout) as { files: { cert: string; key: string }; problem: string | null; told: string[] };
  };
  const first = run();
  expect(first.problem).toBe(null);
  expect(readTls({ tls: first.files })).toMatchObject({ ok: true });
  const certificate = new X509Certificate(readFileSync(first.files.cert));
  expect(certificate.subjectAltName).toContain('localhost');
  run();
  expect(new X509Certificate(readFileSync(first.files.cert)).serialNumber).toBe(certificate.serialNumber);
  const [windows, mac, other] = first.told;
  expect([windows, mac, other]).toEqual([
    expect.stringContaining('年报.reg'),
    expect.stringContaining('com.microsoft.Excel/Data/Documents/wef'),
    expect.stringContaining('Upload My Add-in'),
  ]);
});
