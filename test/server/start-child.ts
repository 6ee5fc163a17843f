// A server in a process of its own, for tests and benchmarks that kill it or count what it costs.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { must } from '#shared/result';

export type Child = {
  readonly url: string;
  readonly process: ChildProcess;
  /** Its code, once it has ended. */
  readonly exited: Promise<number | null>;
  /** The lines it has written. */
  readonly said: () => readonly string[];
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
};

/** Starts a server with these settings on a free port; resolves once it takes connections, fails with its complaint where it does not. */
export const startChild = async (settings: NodeJS.ProcessEnv): Promise<Child> => {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('./child-server.ts', import.meta.url))], {
    env: {
      ...process.env,
      NIANBAO_PORT: '0',
      NIANBAO_HOST: '127.0.0.1',
      NIANBAO_DEMO: 'off',
      NIANBAO_LOG: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += String(text);
  });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  await Promise.race([once(lines, 'line'), exited]);
  if (said.length === 0) throw new Error(`the server did not start: ${complaint}`);
  return {
    url: must(said[0], 'the address'),
    process: child,
    exited,
    said: () => said,
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
};
