// A server in a process of its own, for tests that kill it. Settings come from the environment; its address goes to stdout.
import { readConfig } from '../../server/config.ts';
import { startServer, untilStopped } from '../../server/main.ts';

const config = readConfig({ env: process.env });
if (!config.ok) throw new Error(JSON.stringify(config.error));
const server = await startServer(config.value);
const stopped = untilStopped(server);
process.stdout.write(`${server.url}\n`);
await stopped;
process.stdout.write('stopped\n');
