#!/usr/bin/env node
// The `nianbao` command: runs the built command line.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../../dist/nianbao.js', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  await import(built.href);
} else {
  process.stderr.write('还没有构建。请先运行 npm run build。 / Not built yet: run npm run build first.\n');
  process.exitCode = 2;
}
