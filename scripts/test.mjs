// `npm test`: installs what is missing, builds (the browser tests use the built pages), runs every test. Arguments go to Vitest.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
await build();
const done = spawnSync(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  // Building leaves "production" in the environment, and there React has no test tools.
  env: { ...process.env, NODE_ENV: 'test' },
});
process.exit(done.status ?? 1);
