import { defineConfig } from 'vitest/config';

// Node's own timers and sockets in every test; a file that needs a DOM says so in its first line.
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
