// The product as an office runs it: the built command `nianbao serve` in a process of its own, behind a gateway that speaks
// https. The gateway stays when the server is killed, so addresses hold across a restart.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createPlainServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { localhostCertificate } from './localhost-certificate.ts';

export type SecureServer = {
  /** Where people reach it: https://localhost:… */
  readonly url: string;
  /** The printed sign-in links in their order: clerk, coordinating office, supervisor. */
  readonly links: readonly string[];
  /** For the administrator's routes. */
  readonly adminToken: string;
  /** kill -9. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts gateway and server on free ports; `data` is the server's folder, `settings` go into its environment. */
export const startSecureServer = async (data: string, settings: Readonly<Record<string, string>> = {}): Promise<SecureServer> => {
  const behind = await freePort();
  const gateway = createServer(localhostCertificate(), (socket) => {
    const line = connect(behind, '127.0.0.1');
    socket.pipe(line).pipe(socket);
    for (const [end, other] of [
      [socket, line],
      [line, socket],
    ] as const)
      end.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  const url = `https://localhost:${await listen(gateway, 0)}`;
  const links: string[] = [];
  let child: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [BUILT, 'serve', '--port', String(behind), '--host', '127.0.0.1', '--data', data], {
      env: {
        ...process.env,
        NIANBAO_PUBLIC_URL: url,
        NIANBAO_ADMIN_TOKEN: ADMIN_TOKEN,
        NIANBAO_TRUST_PROXY: 'on',
        NIANBAO_LOG: 'error',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child = started;
    if (!started.stdout) throw new Error('no standard output');
    links.length = 0;
    for await (const line of createInterface({ input: started.stdout })) {
      const [link] = /https:\S+#\/sign-in\/\S+/.exec(line) ?? [];
      if (link) links.push(link);
      if (links.length === PEOPLE) break;
    }
    if (links.length < PEOPLE) throw new Error(`the server ended before it printed its links (exit ${started.exitCode})`);
    // Read on, or a full pipe would hold the server up.
    started.stdout.resume();
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    url,
    links,
    adminToken: ADMIN_TOKEN,
    kill,
    start,
    close: async () => {
      await kill();
      gateway.close();
    },
  };
};

const listen = async (server: Server, port: number): Promise<number> => {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const freePort = async (): Promise<number> => {
  const probe = createPlainServer();
  const port = await listen(probe, 0);
  probe.close();
  await once(probe, 'close');
  return port;
};

const PEOPLE = 3;
const ADMIN_TOKEN = 'only-for-tests-0123456789';
const BUILT = fileURLToPath(new URL('../../server/cli/nianbao.mjs', import.meta.url));
