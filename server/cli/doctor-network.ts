// What `nianbao doctor` looks at on the network: the port, and the certificate people meet under the public address.
import { createServer, isIP } from 'node:net';
import { connect, type PeerCertificate } from 'node:tls';
import { message } from '#shared/i18n/translate';
import type { Config } from '../config.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { bad, good, note } from './doctor-check.ts';

/** Whether the server can have its port; with a server running on the data, whether that one answers there. */
export const checkPort = async ({ host, port }: Pick<Config, 'host' | 'port'>, isRunning: boolean): Promise<DoctorCheck> => {
  const code = await tryPort(host, port);
  if (code === null) return good(message('operations.doctor.portFree', { port }));
  if (code !== 'EADDRINUSE') return bad(message('server.start.cannotListen', { host, port, reason: code }));
  return isRunning && (await answers(host, port))
    ? good(message('operations.doctor.portOurs', { port }))
    : bad(message('server.start.portTaken', { port }));
};

/** Validity of the certificate under an https address; trusted as this machine's Node trusts. */
export const checkCertificate = async (
  { publicUrl, publicUrlGiven }: Pick<Config, 'publicUrl' | 'publicUrlGiven'>,
  now: number,
): Promise<DoctorCheck> => {
  const url = new URL(publicUrl);
  if (!publicUrlGiven || url.protocol !== 'https:') return note(message('operations.doctor.noCertificate'));
  const seen = await certificateOf(url.hostname, Number(url.port || 443));
  const host = url.host;
  if ('failure' in seen) return bad(message('operations.doctor.unreachable', { host, reason: seen.failure }));
  if (seen.distrust !== null) return bad(message('operations.doctor.certificateBad', { host, reason: seen.distrust }));
  const until = Date.parse(seen.certificate.valid_to);
  const about = { host, until: new Date(until).toISOString().slice(0, 10), days: Math.floor((until - now) / DAY) };
  return about.days < SOON_DAYS
    ? bad(message('operations.doctor.certificateSoon', about))
    : good(message('operations.doctor.certificate', about));
};

const tryPort = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });

const answers = async (host: string, port: number): Promise<boolean> => {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  try {
    const response = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(PATIENCE) });
    return JSON.stringify(await response.json()).includes('"status"');
  } catch {
    return false;
  }
};

type Seen = { readonly failure: string } | { readonly certificate: PeerCertificate; readonly distrust: string | null };

const certificateOf = (host: string, port: number): Promise<Seen> =>
  new Promise((resolve) => {
    // Looked at even where it is not trusted: the reason is what the administrator needs. Nothing is sent.
    const name = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ host, port, ...name, rejectUnauthorized: false, timeout: PATIENCE }, () => {
      const distrust = socket.authorized ? null : String(socket.authorizationError);
      resolve({ certificate: socket.getPeerCertificate(), distrust });
      socket.destroy();
    });
    const fail = (failure: string) => {
      resolve({ failure });
      socket.destroy();
    };
    socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    socket.once('timeout', () => fail('ETIMEDOUT'));
  });

const PATIENCE = 5000;
const DAY = 86_400_000;
const SOON_DAYS = 21;
