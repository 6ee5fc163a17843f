// Builds dist/: the command line and server as one file (esbuild), the pane and web pages (Vite). Skips what is up to date.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ensureInstalled, root } from './install.mjs';

/** Builds what is older than its sources. `force` builds everything. */
export const build = async ({ force = false } = {}) => {
  const stamp = `${root}dist/.built`;
  const built = !force && existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (newest(SOURCES.map((source) => root + source)) <= built) return;
  const startedAt = new Date();
  process.stderr.write('正在构建… / Building …\n');
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { nianbao: 'server/cli/main.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  const vite = await import('vite');
  await vite.build({ configFile: `${root}vite.config.ts`, logLevel: 'warn' });
  compressAssets(`${root}dist/pane/assets`);
  mkdirSync(`${root}dist`, { recursive: true });
  writeFileSync(stamp, '');
  // Sources changed while building count as newer than the build.
  utimesSync(stamp, startedAt, startedAt);
};

/** Lays a .br and a .gz beside every script and style, so that the server only hands them out. */
const compressAssets = (folder) => {
  for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
    const content = readFileSync(`${folder}/${name}`);
    writeFileSync(`${folder}/${name}.br`, brotliCompressSync(content));
    writeFileSync(`${folder}/${name}.gz`, gzipSync(content, { level: 9 }));
  }
};

const newest = (paths) => Math.max(0, ...paths.map(modifiedAt));

const modifiedAt = (path) => {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return newest(readdirSync(path).map((name) => `${path}/${name}`));
};

const SOURCES = ['shared', 'server', 'addin', 'vite.config.ts', 'package-lock.json'];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // `npm ci` calls this as its prepare step; the start and test scripts build by themselves.
  if (!process.argv.includes('--prepare') || !process.env.NIANBAO_SKIP_PREPARE) {
    ensureInstalled();
    await build({ force: process.argv.includes('--force') });
  }
}
