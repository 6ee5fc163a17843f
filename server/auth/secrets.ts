// Secrets handed to people once: 256 random bits, of which only the digest is kept. Used by invitations.ts and sign-ins.ts.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** What is stored in a secret's place. The secret is random and long, so one pass of SHA-256 is enough. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * A refresh secret of a sign-in: its id, 256 bits, and a seal that shows it was made here, so that an old one is recognised however
 * often it was replaced, and a made-up one ends nobody's sign-in.
 */
export const refreshSecret = (key: Uint8Array, signIn: string, core: Buffer = randomBytes(BYTES)): string => {
  const body = Buffer.concat([Buffer.from(signIn, 'base64url'), core]);
  return Buffer.concat([body, sealOf(key, body)]).toString('base64url');
};

/** The refresh secret that follows from another and a word only its holder knows: the same again when asked again. */
export const nextRefreshSecret = (key: Uint8Array, signIn: string, from: string, word: string): string =>
  refreshSecret(key, signIn, mac(key, `next\n${word}\n${from}`));

/** The sign-in a refresh secret was made for; null where it was not made here. */
export const signInOfRefresh = (key: Uint8Array, refresh: string): string | null => {
  const bytes = Buffer.from(refresh, 'base64url');
  if (bytes.length !== ID_BYTES + BYTES + SEAL_BYTES) return null;
  const body = bytes.subarray(0, ID_BYTES + BYTES);
  return timingSafeEqual(bytes.subarray(ID_BYTES + BYTES), sealOf(key, body)) ? body.subarray(0, ID_BYTES).toString('base64url') : null;
};

/** Ids for people, units, invitations, sign-ins: 96 bits, not to be guessed. */
export const newId = (): string => randomBytes(ID_BYTES).toString('base64url');

/** Ids that stand for nobody of the people; a person who bore one would pass for them. */
export const isReservedId = (id: string): boolean => RESERVED.includes(id);

const mac = (key: Uint8Array, text: string | Buffer): Buffer => createHmac('sha256', key).update(text).digest();

const sealOf = (key: Uint8Array, body: Buffer): Buffer => mac(key, Buffer.concat([Buffer.from('refresh\n'), body])).subarray(0, SEAL_BYTES);

const RESERVED = ['administrator', 'command-line', 'server', 'demo'];
const BYTES = 32;
const SEAL_BYTES = 16;
const ID_BYTES = 12;
