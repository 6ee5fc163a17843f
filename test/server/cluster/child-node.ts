// A node in a process of its own, for tests and benchmarks that kill it or count what it costs.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { must } from '#shared/result';

export type ChildNode = {
  readonly url: string;
  readonly process: ChildProcess;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
};

/** Starts a server on this database; resolves once it takes connections. */
export const startNode = async (database: string, adminToken: string, environment: NodeJS.ProcessEnv = {}): Promise<ChildNode> => {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../child-server.ts', import.meta.url))], {
    env: {
      ...process.env,
      NIANBAO_DATABASE: database,
      NIANBAO_PORT: '0',
      NIANBAO_HOST: '127.0.0.1',
      NIANBAO_DEMO: 'off',
      NIANBAO_LOG: 'silent',
      NIANBAO_LIMITS: 'off',
      NIANBAO_ADMIN_TOKEN: adminToken,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += String(text);
  });
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), exited.then(() => null)]);
  if (!first) throw new Error(`the node did not start: ${complaint}`);
  return {
    url: String(must(first[0], 'the address')),
    process: child,
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
};
