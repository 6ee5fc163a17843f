// The servers we compare ourselves with, installed by npm on first use into a folder git ignores.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startProcess } from './process.ts';
import type { RunningTarget, Target } from './target.ts';

/** The peers, or none and a sentence said where they cannot be installed. */
export const installPeers = (): readonly Target[] => {
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies: PACKAGES }, null, 2)}\n`;
  const file = join(FOLDER, 'package.json');
  const stands = existsSync(join(FOLDER, 'installed')) && existsSync(file) && readFileSync(file, 'utf8') === manifest;
  if (!stands) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, manifest);
    writeFileSync(join(FOLDER, 'hocuspocus.mjs'), HOCUSPOCUS_SERVER);
    // Nothing has to be compiled: LevelDB comes prebuilt, SQLite is the copy this project has.
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--fetch-timeout=20000'];
    const installed = spawnSync(npm, ['install', ...flags], { cwd: FOLDER, encoding: 'utf8', timeout: 300_000 });
    if (installed.status !== 0) {
      const lines = `${installed.stderr ?? ''}`.split('\n');
      const detail = lines.find((line) => /error/i.test(line)) ?? installed.error?.message ?? '';
      console.log(
        `The peers could not be installed from the npm registry (${detail.trim().slice(0, 160)}); only our own server is measured.`,
      );
      return [];
    }
    writeFileSync(join(FOLDER, 'installed'), '');
  }
  return [yWebsocketServer, hocuspocus];
};

const yWebsocketServer: Target = {
  name: '@y/websocket-server',
  settle: 500,
  acknowledges: false,
  start: (folder) =>
    startPeer(yWebsocketServer, folder, [join(FOLDER, 'node_modules/@y/websocket-server/src/server.js')], (port) => ({
      HOST: '127.0.0.1',
      PORT: String(port),
      YPERSISTENCE: join(folder, 'level'),
    })),
};

const hocuspocus: Target = {
  name: 'Hocuspocus',
  // It stores a document two seconds after its last edit.
  settle: 2600,
  acknowledges: true,
  start: (folder) =>
    startPeer(hocuspocus, folder, [join(FOLDER, 'hocuspocus.mjs')], (port) => ({
      PORT: String(port),
      DATABASE: join(folder, 'hocuspocus.sqlite'),
    })),
};

const startPeer = async (
  target: Target,
  folder: string,
  args: readonly string[],
  envFor: (port: number) => Readonly<Record<string, string>>,
): Promise<RunningTarget> => {
  const port = await freePort();
  const started = await startProcess({
    args,
    env: { NODE_ENV: 'production', ...envFor(port) },
    port,
    logFile: join(folder, '../server.log'),
  });
  const dialect = target === hocuspocus ? 'hocuspocus' : 'y-websocket';
  const path = (room: string) => (dialect === 'hocuspocus' ? '/' : `/${room}`);
  return { target, dialect, port, process: started, enter: async (room) => ({ path: path(room), protocols: [] }) };
};

const FOLDER = fileURLToPath(new URL('../.peers/', import.meta.url));

const PACKAGES = {
  '@hocuspocus/extension-sqlite': '4.7.0',
  '@hocuspocus/server': '4.7.0',
  '@y/websocket-server': '0.1.1',
  'better-sqlite3': 'file:../../node_modules/better-sqlite3',
  ws: '8.23.0',
  'y-leveldb': '0.1.2',
  'y-protocols': '1.0.7',
  yjs: '13.6.33',
};

const HOCUSPOCUS_SERVER = `import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const { PORT, DATABASE } = process.env;
await new Server({ port: Number(PORT), address: '127.0.0.1', quiet: true, extensions: [new SQLite({ database: DATABASE })] }).listen();
`;
