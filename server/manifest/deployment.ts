// Where a deployment is reached, and the add-in's id there. The id follows from the address, so that whoever writes the manifest again, on
// whichever machine, gets the add-in people already have. `nianbao manifest` and the server's install pages use it.
import { createHash } from 'node:crypto';
import { domainToUnicode } from 'node:url';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

export type Deployment = {
  /** https://host[:port][/path] without a final slash; names in other scripts as the network spells them (xn--…). */
  readonly base: string;
  /** The host as people write it. */
  readonly shownHost: string;
  readonly id: string;
  /** Not https: only Excel for Windows on this very machine opens it. */
  readonly isPlain: boolean;
};

/** Reads "https://年报.example.gov.cn" (https may be left out). Plain http is taken for this machine only. */
export const readDeployment = (text: string): Result<Deployment, Message> => {
  const given = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`;
  if (given.length > MAX_ADDRESS || !URL.canParse(address)) return err(message('install.host.bad', { host: given.slice(0, 80) }));
  const url = new URL(address);
  const isHere = isThisMachine(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return err(message('install.host.notHttps', { host: given }));
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || !/^[\w./~-]*$/.test(url.pathname))
    return err(message('install.host.bad', { host: given.slice(0, 80) }));
  const path = url.pathname.replace(/\/{1,20}$/, '');
  const base = `${url.origin}${path}`;
  return ok({ base, shownHost: domainToUnicode(url.hostname) || url.hostname, id: idOf(base), isPlain: url.protocol !== 'https:' });
};

export const isThisMachine = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** A UUID of version 5: always the same for the same name. */
export const uuidOf = (name: string): string => {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

const idOf = (base: string): string => (base === LOCAL_BASE ? NAMESPACE : uuidOf(base));

/** The id of the add-in on the developer's own machine, from which all others are derived. Never to be changed. */
const NAMESPACE = '7419e6fa-931a-4b2d-a9c4-df00a0e24360';
const LOCAL_BASE = 'https://localhost:3000';
const MAX_ADDRESS = 500;
