// A real Chromium for tests: the system's if there is one, else the one inside @sparticuz/chromium.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import chromiumBundle from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Starts headless Chromium; the caller closes it. It needs and uses no network beyond this machine. */
export const launchBrowser = async (): Promise<Browser> => {
  const system = systemBrowser();
  const executablePath = system ?? (await chromiumBundle.executablePath());
  const start = (env: NodeJS.ProcessEnv) =>
    chromium.launch({ executablePath, headless: true, args: ARGUMENTS, env: env as Record<string, string> });
  try {
    return await start(process.env);
  } catch (error) {
    if (system || !String(error).includes('shared libraries')) throw error;
    return start({ ...process.env, LD_LIBRARY_PATH: unpackLibraries() });
  }
};

/** Unpacks the bundled browser where it is needed; whether it can be started at all is for the tests that use it to say. */
export const prepareBrowser = async (): Promise<void> => {
  if (systemBrowser() !== undefined) return;
  await launchBrowser().then(
    (browser) => browser.close(),
    () => undefined,
  );
};

const systemBrowser = (): string | undefined => SYSTEM_BROWSERS.find((path) => existsSync(path));

/** The bundle carries the few system libraries a bare machine lacks; its own loader only unpacks them in the cloud. */
const unpackLibraries = (): string => {
  const folder = join(tmpdir(), 'nianbao-test-browser');
  const libraries = join(folder, 'lib');
  if (existsSync(libraries)) return libraries;
  mkdirSync(folder, { recursive: true });
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin/al2023.tar.br');
  const archive = join(folder, 'libraries.tar');
  writeFileSync(archive, brotliDecompressSync(readFileSync(packed)));
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  return libraries;
};

const SYSTEM_BROWSERS = [
  process.env.NIANBAO_BROWSER ?? '',
  ...(process.env.NIANBAO_BROWSER === 'bundled'
    ? []
    : [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        '/usr/bin/microsoft-edge',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
        'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      ]),
].filter((path) => path !== '' && path !== 'bundled');

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever asks for another machine's name fails, so that a test that needs the internet fails everywhere alike.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];
