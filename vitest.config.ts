import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const browser = ['test/e2e/**/*.test.ts', 'test/**/*.browser.test.ts'];
const shared = ['test/shared/**/*.test.ts'];
const views = ['test/addin/pane/**/*.test.tsx'];

// Node's own timers and sockets in every test; a file that needs a DOM says so in its first line.
// Projects start in the order of their names: what takes longest begins first, the short files fill up the end.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Much of a test is waiting for a browser or a server, so on a small machine a second file runs meanwhile.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: 'test/prepare.ts',
    projects: [
      // Slow on a busy machine, not wrong: what a test waits for has its own limits.
      { extends: true, test: { name: 'browser', include: browser, testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...browser, ...shared, ...views],
        },
      },
      // The core is pure, so its files share what they have loaded: a third of their time was loading.
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      // Two thirds of a view's time was loading the library of controls; each test draws its own view and clears it away.
      { extends: true, test: { name: 'views', include: views, isolate: false } },
    ],
  },
});
