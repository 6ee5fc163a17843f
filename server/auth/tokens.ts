// Signed tokens: the link a person signs in with, the session it is exchanged for, the ticket for one report's socket.
// JWTs with three audiences, so that none passes for another. All parts are characters allowed in a subprotocol name.
import { errors, jwtVerify, SignJWT } from 'jose';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

type Link = { readonly person: string; readonly report: string | null };
type Session = { readonly person: string };
/** `epoch` is the report's when the ticket was given; guest: given to an administrator. */
type Ticket = { readonly person: string; readonly report: string; readonly epoch: number; readonly guest: boolean };

type Signed = { readonly token: string; readonly expiresAt: string };
export type TokenFault = 'expired' | 'invalid';

export type Tokens = {
  readonly signLink: (link: Link, seconds?: number) => Promise<Signed>;
  readonly signSession: (session: Session) => Promise<Signed>;
  readonly signTicket: (ticket: Ticket, seconds?: number) => Promise<Signed>;
  readonly readLink: (token: string) => Promise<Result<Link, TokenFault>>;
  readonly readSession: (token: string) => Promise<Result<Session, TokenFault>>;
  readonly readTicket: (token: string) => Promise<Result<Ticket, TokenFault>>;
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
    signLink: ({ person, report }, seconds = LINK_SECONDS) => sign('link', person, report === null ? {} : { report }, seconds),
    signSession: ({ person }) => sign('session', person, {}, SESSION_SECONDS),
    signTicket: ({ person, report, epoch, guest }, seconds = TICKET_SECONDS) => sign('ticket', person, { report, epoch, guest }, seconds),
    readLink: async (token) => {
      const claims = await read('link', token);
      return claims.ok
        ? ok({ person: claims.value.sub, report: typeof claims.value.report === 'string' ? claims.value.report : null })
        : claims;
    },
    readSession: async (token) => {
      const claims = await read('session', token);
      return claims.ok ? ok({ person: claims.value.sub }) : claims;
    },
    readTicket: async (token) => {
      const claims = await read('ticket', token);
      if (!claims.ok) return claims;
      const { sub, report, epoch, guest } = claims.value;
      return typeof report === 'string' && typeof epoch === 'number'
        ? ok({ person: sub, report, epoch, guest: guest === true })
        : err('invalid');
    },
  };
};

type Audience = 'link' | 'session' | 'ticket';
type Claims = { readonly sub: string; readonly report?: unknown; readonly epoch?: unknown; readonly guest?: unknown };

const ALGORITHM = 'HS256';
const ISSUER = 'nianbao';
const LINK_SECONDS = 30 * 24 * 3600;
const SESSION_SECONDS = 7 * 24 * 3600;
const TICKET_SECONDS = 15 * 60;
