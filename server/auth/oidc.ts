// Signing in with the organisation's identity provider: authorization code with PKCE, state and nonce. What must be remembered on the
// way travels sealed in the browser's own cookie, so any node can finish what another began. Used by http/oidc-routes.ts.
import * as client from 'openid-client';
import * as v from 'valibot';
import { PersonName } from '#shared/protocol/http';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { PersonRow } from '../store/people-store.ts';
import type { ReportStore } from '../store/report-store.ts';
import type { AcceptFault, Invitations } from './invitations.ts';
import type { Seal } from './seal.ts';

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** What the button says. */
  readonly label: string;
};

/** Why somebody sets out: to sign in, to accept an invitation, or (already signed in as `person`) to be tied to their identity. */
type OidcErrand = { readonly invitation?: string; readonly name?: string; readonly person?: string };

/** unreachable: the provider; denied: by it, or the answer is not for us; unknownSubject: nobody here is tied to that identity. */
export type OidcFault =
  | { readonly kind: 'unreachable' | 'denied' | 'stale' | 'left' | 'subjectTaken' }
  | { readonly kind: 'unknownSubject'; readonly subject: string }
  | { readonly kind: 'invitation'; readonly fault: AcceptFault };

export type Oidc = {
  readonly label: string;
  /** Where to send the browser, and what it has to keep. */
  readonly begin: (errand: OidcErrand) => Promise<Result<{ readonly url: string; readonly cookie: string }, OidcFault>>;
  /** `query`: of the callback, as the browser brought it. */
  readonly finish: (query: string, cookie: string | null) => Promise<Result<Finished, OidcFault>>;
};

/** `tied`: the person was tied to the identity just now. */
type Finished = { readonly person: PersonRow; readonly report: string | null; readonly tied: boolean };

export type OidcDeps = {
  readonly settings: OidcSettings;
  /** This server's address as people reach it. */
  readonly publicUrl: () => string;
  readonly seal: Seal;
  readonly store: ReportStore;
  readonly invitations: Invitations;
  /** Says in the log that something failed, without what could open a door. */
  readonly onFailure: (what: string, error: unknown) => void;
};

export const createOidc = ({ settings, publicUrl, seal, store, invitations, onFailure }: OidcDeps): Oidc => {
  let discovered: Promise<client.Configuration> | null = null;
  // Asked for at the first sign-in, and again after a failure: the provider may start later than we do.
  const provider = (): Promise<client.Configuration> => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = null;
      throw error;
    });
    return discovered;
  };
  const redirectUri = () => `${publicUrl()}${CALLBACK_PATH}`;

  const personOf = async (subject: string, identityName: string | null, errand: OidcErrand): Promise<Result<Finished, OidcFault>> => {
    if (errand.invitation !== undefined) {
      const accepted = await invitations.accept(errand.invitation, errand.name ?? identityName, subject);
      return accepted.ok ? ok({ ...accepted.value, tied: true }) : err({ kind: 'invitation', fault: accepted.error });
    }
    const holder = await store.personBySubject(subject);
    if (errand.person !== undefined) {
      const person = await store.person(errand.person);
      if (!person?.active) return err({ kind: 'left' });
      if (holder && holder.id !== person.id) return err({ kind: 'subjectTaken' });
      await store.savePerson({ ...person, subject });
      return ok({ person, report: null, tied: true });
    }
    if (!holder) return err({ kind: 'unknownSubject', subject });
    return holder.active ? ok({ person: holder, report: null, tied: false }) : err({ kind: 'left' });
  };

  return {
    label: settings.label,
    begin: async (errand) => {
      try {
        const configuration = await provider();
        const verifier = client.randomPKCECodeVerifier();
        const state = client.randomState();
        const nonce = client.randomNonce();
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri(),
          scope: 'openid profile',
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        });
        return ok({ url: url.href, cookie: await seal.close({ ...errand, verifier, state, nonce }, ON_THE_WAY_SECONDS) });
      } catch (error) {
        onFailure('the identity provider cannot be reached', error);
        return err({ kind: 'unreachable' });
      }
    },
    finish: async (query, cookie) => {
      const kept = cookie === null ? null : await seal.open(cookie);
      if (!kept) return err({ kind: 'stale' });
      const { verifier, state, nonce } = kept;
      if (typeof verifier !== 'string' || typeof state !== 'string' || typeof nonce !== 'string') return err({ kind: 'stale' });
      let claims: client.IDToken | undefined;
      try {
        const configuration = await provider();
        const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirectUri()}?${query}`), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        claims = tokens.claims();
      } catch (error) {
        onFailure('the identity provider’s answer was not accepted', error);
      }
      if (!claims) return err({ kind: 'denied' });
      const { invitation, name, person } = kept;
      return personOf(`${claims.iss} ${claims.sub}`, nameOf(claims), {
        ...(typeof invitation === 'string' ? { invitation } : {}),
        ...(typeof name === 'string' ? { name } : {}),
        ...(typeof person === 'string' ? { person } : {}),
      });
    },
  };
};

const discover = ({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> => {
  const url = new URL(issuer);
  return client.discovery(url, clientId, undefined, clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    // Settings allow http for this machine only (config.ts).
    execute: url.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  });
};

const nameOf = (claims: client.IDToken): string | null => {
  const name = v.safeParse(PersonName, claims.name);
  return name.success ? name.output : null;
};

export const CALLBACK_PATH = '/api/session/oidc/callback';
const ON_THE_WAY_SECONDS = 600;
const TIMEOUT_SECONDS = 10;
