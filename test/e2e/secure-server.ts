// The product as an office runs it: the built command `nianbao serve` in a process of its own, behind a gateway that speaks
// https. The gateway stays when the server is killed, so addresses hold across a restart.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { createServer } from 'node:tls';
import { freePort } from '../free-port.ts';
import { localhostCertificate } from './localhost-certificate.ts';
import { type Served, serve } from './served.ts';

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
  gateway.listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  const url = `https://localhost:${(gateway.address() as AddressInfo).port}`;
  let served: Served | null = null;
  const start = async (): Promise<void> => {
    served = await serve(behind, data, {
      NIANBAO_PUBLIC_URL: url,
      NIANBAO_ADMIN_TOKEN: ADMIN_TOKEN,
      NIANBAO_TRUST_PROXY: 'on',
      NIANBAO_LOG: 'error',
      ...settings,
    });
  };
  const kill = async (): Promise<void> => served?.kill();
  await start();
  return {
    url,
    get links() {
      return served?.links ?? [];
    },
    adminToken: ADMIN_TOKEN,
    kill,
    start,
    close: async () => {
      await kill();
      gateway.close();
    },
  };
};

const ADMIN_TOKEN = 'only-for-tests-0123456789';
