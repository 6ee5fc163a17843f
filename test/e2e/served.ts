// The command `nianbao serve` as people start it, in a process of its own, for tests that kill it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Served = {
  /** The demo's sign-in links: clerk, coordinating office, supervisor. */
  readonly links: readonly string[];
  /** kill -9. */
  readonly kill: () => Promise<void>;
};

/** Starts it on this port of this machine with this data folder; resolves when it has printed its links. */
export const serve = async (port: number, data: string, settings: Readonly<Record<string, string>>): Promise<Served> => {
  const child = spawn(process.execPath, [BUILT, 'serve', '--port', String(port), '--host', '127.0.0.1', '--data', data], {
    env: { ...process.env, NIANBAO_DEMO: 'on', ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(child, 'exit');
  const links: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [link] = /https?:\S+#\/sign-in\/\S+/.exec(line) ?? [];
    if (link) links.push(link);
    if (links.length === PEOPLE) break;
  }
  if (links.length < PEOPLE) throw new Error(`the server ended before it printed its links (exit ${child.exitCode})`);
  // Read on, or a full pipe would hold the server up.
  child.stdout.resume();
  return {
    links,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
};

const PEOPLE = 3;
const BUILT = fileURLToPath(new URL('../../server/cli/nianbao.mjs', import.meta.url));
