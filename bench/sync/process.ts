// A server as a child process: started on a free port, measured through /proc, ended by its own id only.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

export type ServerProcess = {
  /** User and system seconds since its start, every thread included. */
  readonly cpuSeconds: () => number;
  readonly residentMegabytes: () => number;
  /** Resolves when it is gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
};

export type Launch = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  readonly logFile: string;
};

/** Starts `node args` and resolves once something listens on its port; on machines with several cores it has the first to itself. */
export const startProcess = async ({ args, env, port, logFile }: Launch): Promise<ServerProcess> => {
  const log = openSync(logFile, 'a');
  const command = canPin ? ['taskset', '-c', '0', process.execPath, ...args] : [process.execPath, ...args];
  const child = spawn(command[0] ?? '', command.slice(1), { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  children.add(child);
  child.once('exit', () => children.delete(child));
  for (const deadline = performance.now() + 30_000; !(await answers(port)); await sleep(10)) {
    if (!isRunning(child)) throw new Error(`a server ended at its start; its words are in ${logFile}`);
    if (performance.now() > deadline) throw new Error(`a server did not listen within 30 s; its words are in ${logFile}`);
  }
  return {
    cpuSeconds: () => {
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    residentMegabytes: () => {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes) / 1024;
    },
    end: async (signal) => {
      if (isRunning(child)) child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await gone;
      clearTimeout(late);
    },
  };
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Keeps the load off the servers' core, where the machine has two and the tool for it. */
export const pinLoad = (): void => {
  if (canPin) execFileSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)], { stdio: 'ignore' });
};

const children = new Set<ChildProcess>();
// A benchmark that is interrupted leaves no server behind.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

const hasTaskset = (): boolean => {
  try {
    execFileSync('taskset', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const canPin = cpus().length > 1 && hasTaskset();
/** USER_HZ of Linux. */
const TICKS_PER_SECOND = 100;
