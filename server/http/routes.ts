// All routes of the API, in one place: what each file of routes is given. Called by the composition root.
import type { FastifyInstance } from 'fastify';
import { createAttempts } from '../auth/attempts.ts';
import { createCallerReader } from '../auth/caller.ts';
import type { Invitations } from '../auth/invitations.ts';
import { createOidc } from '../auth/oidc.ts';
import { createSeal } from '../auth/seal.ts';
import { createSignIns } from '../auth/sign-ins.ts';
import { createSpent } from '../auth/spent.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { NoticeDesk } from '../notices/notice-desk.ts';
import type { CommitHealth } from '../store/commit-health.ts';
import type { ReportStore } from '../store/report-store.ts';
import type { Rooms } from '../sync/rooms.ts';
import { addBackupRoutes } from './backup-routes.ts';
import { addDeedRoutes } from './deed-routes.ts';
import { createDeeds } from './deeds.ts';
import { addFileRoutes } from './file-routes.ts';
import { addHealth } from './health.ts';
import { addHistoryRoutes } from './history-routes.ts';
import { addInvitationRoutes } from './invitation-routes.ts';
import { addMemberRoutes } from './member-routes.ts';
import type { Meters } from './meters.ts';
import { addNoticeRoutes } from './notice-routes.ts';
import { addOidcRoutes } from './oidc-routes.ts';
import { addOpenApi } from './open-api.ts';
import { addPeopleImportRoutes } from './people-import-routes.ts';
import { addPeopleRoutes } from './people-routes.ts';
import { addReportRoutes } from './report-routes.ts';
import { addReviewRoutes } from './review-routes.ts';
import { createApi, type RouteSpec } from './route.ts';
import { addSessionRoutes } from './session-routes.ts';
import { addUnitRoutes } from './unit-routes.ts';

export type RoutesDeps = {
  readonly config: Config;
  readonly store: ReportStore;
  readonly rooms: Rooms;
  readonly notices: NoticeDesk;
  readonly tokens: Tokens;
  readonly invitations: Invitations;
  /** A sign-in has ended: what is open with it has to be closed. */
  readonly onSignedOut: (signIn: string) => void;
  readonly secret: Uint8Array;
  readonly commits: Pick<CommitHealth, 'check'>;
  readonly meters: Meters;
  /** Where the embedded storage is; null where a database server keeps the data. */
  readonly dataFolder: string | null;
  /** This server's address as people reach it; known once it listens. */
  readonly publicUrl: () => string;
  readonly now: () => number;
  readonly log: Log;
};

/** Adds them and gives their descriptions. */
export const addRoutes = (app: FastifyInstance, deps: RoutesDeps): readonly RouteSpec[] => {
  const { config, store, rooms, notices, tokens, invitations, onSignedOut, secret, commits, meters, dataFolder, publicUrl, now, log } =
    deps;
  const api = createApi(app, store, createCallerReader(tokens, store, config.adminToken));
  const perAccount = (max: number) => createAttempts(config.limits ? max : null, MINUTE, now);
  const deeds = createDeeds(store, now);
  // Only the kind of failure: what a provider answers may hold codes and tokens.
  const onFailure = (what: string, error: unknown) =>
    log.warn({ fault: error instanceof Error ? `${error.name} ${codeOf(error)}` : 'unknown' }, what);
  const seal = createSeal(secret, 'oidc', now);
  const oidc = config.oidc && createOidc({ settings: config.oidc, publicUrl, seal, store, invitations, onFailure });

  addHealth(api, { rooms, commits, meters, dataFolder });
  addSessionRoutes(api, {
    tokens,
    signIns: createSignIns({ store, tokens, secret, now, onEnded: onSignedOut }),
    invitations,
    attempts: perAccount(30),
    spend: createSpent(now),
    oidcLabel: oidc?.label ?? null,
  });
  if (oidc) addOidcRoutes(api, { oidc, tokens, attempts: perAccount(60), deeds, publicUrl });
  addUnitRoutes(api, { rooms, deeds });
  addPeopleRoutes(api, { rooms, notices, deeds, now });
  addPeopleImportRoutes(api, { rooms, deeds });
  addInvitationRoutes(api, { invitations, attempts: perAccount(30), deeds, publicUrl, now });
  addReportRoutes(api, { rooms, tokens, attempts: perAccount(30), now });
  addMemberRoutes(api, { rooms, notices, deeds });
  addHistoryRoutes(api, { rooms, deeds });
  addDeedRoutes(api);
  addReviewRoutes(api, { rooms, notices, deeds, now });
  addNoticeRoutes(api, { notices, rooms, deeds, now });
  addFileRoutes(api, { rooms, deeds, attempts: perAccount(60) });
  addBackupRoutes(api, { deeds, now, dataFolder });
  addOpenApi(api);
  return api.routes;
};

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

const MINUTE = 60_000;
