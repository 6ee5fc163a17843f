// Seals small values a browser keeps for us in a cookie: encrypted, dated, and opened by nobody else. Used by oidc.ts.
import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

export type Seal = {
  readonly close: (claims: Readonly<Record<string, string>>, seconds: number) => Promise<string>;
  /** Null where it is not ours, changed, or too old. */
  readonly open: (sealed: string) => Promise<Readonly<Record<string, unknown>> | null>;
};

/** `purpose` keeps the values of one use from passing for those of another. */
export const createSeal = (secret: Uint8Array, purpose: string, now: () => number): Seal => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `nianbao ${purpose}`, 32));
  return {
    close: (claims, seconds) =>
      new EncryptJWT({ ...claims })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(now() / 1000) + seconds)
        .encrypt(key),
    open: async (sealed) => {
      try {
        const { payload } = await jwtDecrypt(sealed, key, {
          currentDate: new Date(now()),
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          requiredClaims: ['exp'],
        });
        return payload;
      } catch {
        return null;
      }
    },
  };
};
