// Installs the packages when they are missing or older than the lockfile. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Makes node_modules match package-lock.json; exits with a plain sentence where that fails. */
export const ensureInstalled = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(
      `需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。 / Node 20.19 or newer is needed; this is ${process.versions.node}.`,
    );
  }
  const installed = `${root}node_modules/.package-lock.json`;
  const lockfile = `${root}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  process.stderr.write('正在安装依赖包（首次约一两分钟）… / Installing packages …\n');
  const done = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts=false'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NIANBAO_SKIP_PREPARE: '1' },
  });
  if (done.status !== 0)
    fail('依赖包没有装好，原因见上面几行。修好后再运行一次同一条命令。 / Packages could not be installed; the reason is above.');
};

/** Ends the command with one sentence. */
export const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
};
