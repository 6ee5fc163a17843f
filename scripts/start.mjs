// `npm start`: installs what is missing, builds, and serves in this very process. Arguments go to `nianbao serve`.
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
await build();
process.argv.splice(2, 0, 'serve');
await import('../dist/nianbao.js');
