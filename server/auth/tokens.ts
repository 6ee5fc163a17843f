// Signed tokens: the link a person signs in with, the session it is exchanged for, the ticket for one report's socket.
// JWTs with three audiences, so that none passes for another. All parts are characters allowed in a subprotocol name.
import { errors, jwtVerify, SignJWT } from 'jose';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

/** `once`: a word that is remembered where the link was used, so that it works one time only; null: as often as one likes. */
type Link = { readonly person: string; readonly report: string | null; readonly once?: string | null };
/** `signIn`: the sign-in it belongs to (sign-ins.ts); it ends with it. */
type Session = { readonly person: string; readonly signIn?: string };
/** `epoch` is the report's when the ticket was given; guest: given to an administrator; `signIn`: the sign-in it was given to. */
type Ticket = {
  readonly person: string;
  readonly report: string;
  readonly epoch: number;
  readonly guest: boolean;
  readonly signIn?: string | null;
};

type Signed = { readonly token: string; readonly expiresAt: string };
export type TokenFault = 'expired' | 'invalid';

export type Tokens = {
  readonly signLink: (link: Link, seconds?: number) => Promise<Signed>;
  readonly signSession: (session: Session) => Promise<Signed>;
  readonly signTicket: (ticket: Ticket, seconds?: number) => Promise<Signed>;
  readonly readLink: (token: string) => Promise<Result<Required<Link>, TokenFault>>;
  readonly readSession: (token: string) => Promise<Result<Required<Session>, TokenFault>>;
  readonly readTicket: (token: string) => Promise<Result<Required<Ticket>, TokenFault>>;
};

export const createTokens = (secret: Uint8Array, now: () => number): Tokens => {
  const sign = async (audience: Audience, person: string, claims: Readonly<Record<string, unknown>>, seconds: number): Promise<Signed> => {
    const issued = Math.floor(now() / 1000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(person)
      .setAudience(audience)
      .setIssuer(ISSUER)
      .setIssuedAt(issued)
      .setExpirationTime(issued + seconds)
      .sign(secret);
    return { token, expiresAt: new Date((issued + seconds) * 1000).toISOString() };
  };
  const read = async (audience: Audience, token: string): Promise<Result<Claims, TokenFault>> => {
    try {
      const { payload } = await jwtVerify(token, secret, {
        audience,
        issuer: ISSUER,
        algorithms: [ALGORITHM],
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'sub'],
      });
      return ok({ ...payload, sub: payload.sub ?? '' });
    } catch (error) {
      return err(error instanceof errors.JWTExpired ? 'expired' : 'invalid');
    }
  };
  return {
    signLink: ({ person, report, once = null }, seconds = LINK_SECONDS) =>
      sign('link', person, { ...(report === null ? {} : { report }), ...(once === null ? {} : { once }) }, seconds),
    signSession: ({ person, signIn }) => sign('session', person, { signIn }, SESSION_SECONDS),
    signTicket: ({ person, report, epoch, guest, signIn = null }, seconds = TICKET_SECONDS) =>
      sign('ticket', person, { report, epoch, guest, ...(signIn === null ? {} : { signIn }) }, seconds),
    readLink: async (token) => {
      const claims = await read('link', token);
      if (!claims.ok) return claims;
      const { sub, report, once } = claims.value;
      return ok({ person: sub, report: typeof report === 'string' ? report : null, once: typeof once === 'string' ? once : null });
    },
    readSession: async (token) => {
      const claims = await read('session', token);
      if (!claims.ok) return claims;
      const { sub, signIn } = claims.value;
      return typeof signIn === 'string' ? ok({ person: sub, signIn }) : err('invalid');
    },
    readTicket: async (token) => {
      const claims = await read('ticket', token);
      if (!claims.ok) return claims;
      const { sub, report, epoch, guest, signIn } = claims.value;
      return typeof report === 'string' && typeof epoch === 'number'
        ? ok({ person: sub, report, epoch, guest: guest === true, signIn: typeof signIn === 'string' ? signIn : null })
        : err('invalid');
    },
  };
};

type Audience = 'link' | 'session' | 'ticket';
type Claims = { readonly sub: string } & { readonly [K in 'report' | 'once' | 'signIn' | 'epoch' | 'guest']?: unknown };

const ALGORITHM = 'HS256';
const ISSUER = 'nianbao';
const LINK_SECONDS = 30 * 24 * 3600;
const SESSION_SECONDS = 15 * 60;
const TICKET_SECONDS = 15 * 60;
