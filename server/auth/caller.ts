// Who asks over HTTP: the bearer of a session, or of the administrator's token from the environment.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { PersonRow } from '../store/people-store.ts';
import type { ReportStore } from '../store/report-store.ts';
import type { Tokens } from './tokens.ts';

export type Caller = { readonly kind: 'administrator' } | { readonly kind: 'person'; readonly person: PersonRow; readonly signIn: string };

/** Reads an Authorization header; null where it opens nothing (absent, expired, of a person who left or signed out). */
export type CallerReader = (authorization: string | undefined) => Promise<Caller | null>;

export const createCallerReader =
  (tokens: Tokens, store: ReportStore, adminToken: string | null): CallerReader =>
  async (authorization) => {
    const token = /^Bearer ([^\s]{1,4000})$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return null;
    if (adminToken !== null && isSame(token, adminToken)) return { kind: 'administrator' };
    const session = await tokens.readSession(token);
    if (!session.ok) return null;
    const { person: id, signIn } = session.value;
    const [person, row] = await Promise.all([store.person(id), store.signIn(signIn)]);
    return person?.active && row?.person === id && row.endedAt === null ? { kind: 'person', person, signIn } : null;
  };

// Digests have one length, so the comparison takes as long for a near miss as for a far one.
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
