// `npm run check`: everything that must hold before a change lands. `--after-tests` leaves the tests out, for a caller that ran them.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const steps = [
  ['lint', 'biome', ['check', '.']],
  ['types', 'tsc', ['-b']],
  ['unused code', 'knip', []],
  ['manifest', 'vitest', ['run', 'test/addin/manifest.test.ts']],
  ...(process.argv.includes('--after-tests') ? [] : [['tests', null, []]]),
];
for (const [name, tool, args] of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const [command, ...rest] = tool === null ? [process.execPath, `${root}scripts/test.mjs`] : ['npx', '--no-install', tool, ...args];
  const done = spawnSync(command, rest, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(`\n${name}: failed\n`);
    process.exit(1);
  }
}
process.stdout.write('\nEverything holds.\n');
