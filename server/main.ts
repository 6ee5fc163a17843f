// The composition root: puts storage, sync, HTTP and pane together and starts them. Called by the command `serve` and by tests.
import { join } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { createEntrance } from './auth/entrance.ts';
import { type FirstAdmin, firstAdmin } from './auth/first-admin.ts';
import { createInvitations } from './auth/invitations.ts';
import { createTokens, type Tokens } from './auth/tokens.ts';
import { createUpkeep } from './auth/upkeep.ts';
import { openStorage } from './cluster/open-storage.ts';
import type { Config } from './config.ts';
import { DEMO_PEOPLE } from './demo/demo-people.ts';
import { isDemo, seedDemo } from './demo/seed-demo.ts';
import { createApp } from './http/app.ts';
import { addGuide } from './http/guide-routes.ts';
import { watchRequests } from './http/in-flight.ts';
import { addInstall } from './http/install-routes.ts';
import { createMeters } from './http/meters.ts';
import { addOfficeJs } from './http/office-js.ts';
import { addPane } from './http/pane.ts';
import type { RouteSpec } from './http/route.ts';
import { addRoutes } from './http/routes.ts';
import { readTls } from './http/tls.ts';
import { addVite } from './http/vite-dev.ts';
import { createLog, type Log } from './log.ts';
import { createNoticeDesk } from './notices/notice-desk.ts';
import { packageRoot } from './package-root.ts';
import { createCommitHealth } from './store/commit-health.ts';
import type { ReportStore } from './store/report-store.ts';
import { DEFAULT_LIMITS, type Limits, withoutRateLimits } from './sync/limits.ts';
import type { Mention } from './sync/mentions.ts';
import { createRooms, type Rooms } from './sync/rooms.ts';
import { createSignedOut } from './sync/signed-out.ts';
import { attachSync } from './sync/upgrade.ts';

/** A link for one person; `label` says in Chinese and English who it is. */
type SignInLink = { readonly person: string; readonly label: { readonly zh: string; readonly en: string }; readonly url: string };

export type RunningServer = {
  readonly url: string;
  /** Freshly signed links to the demo report; empty where the data is not the demo's. */
  readonly links: readonly SignInLink[];
  /** A sign-in link for a person, leading to a report or (null) to the list. */
  readonly signLink: (person: string, report: string | null) => Promise<string>;
  readonly store: ReportStore;
  readonly tokens: Tokens;
  readonly rooms: Rooms;
  /** Every route of the API. */
  readonly routes: readonly RouteSpec[];
  /** Method and path of everything that was really registered, pages too. */
  readonly registered: readonly string[];
  /** Where there is no administrator yet (never in a demo): the way to become one. */
  readonly firstAdmin: FirstAdmin;
  /** Takes out what nobody can use any more; done every hour by itself. */
  readonly upkeep: () => Promise<void>;
  /** Refuses new connections, brings what is accepted to disk, then stops. Asking twice is asking once. */
  readonly close: () => Promise<void>;
};

/** What tests replace. */
export type Overrides = {
  readonly now?: () => number;
  readonly limits?: Partial<Limits>;
  /** Wraps or replaces the store that was opened. */
  readonly store?: (opened: ReportStore) => ReportStore;
  readonly log?: Log;
};

/** The server could not start for a reason a person can mend; `message` says it in Chinese. */
export class StartError extends Error {
  readonly reason: Message;
  constructor(reason: Message) {
    super(translate('zh', reason));
    this.name = 'StartError';
    this.reason = reason;
  }
}

/** Starts everything; throws StartError where port, folder or data are in the way. */
export const startServer = async (config: Config, overrides: Overrides = {}): Promise<RunningServer> => {
  const now = overrides.now ?? Date.now;
  const log = overrides.log ?? createLog(config.logLevel);
  const root = packageRoot();
  const tls = readTls(config);
  if (!tls.ok) throw new StartError(tls.error);
  const storage = await openStorage(config, log);
  if (!storage.ok) throw new StartError(storage.error);
  const { store: opened, bus, pollMilliseconds, secret, release } = storage.value;
  const meters = createMeters();
  const commits = createCommitHealth(now);
  const store = commits.watch(meters.meterStore(overrides.store?.(opened) ?? opened));
  const ends: (() => unknown)[] = [release, () => store.close(), () => bus.close()];
  /** Undoes what was begun, last first. */
  const unwind = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const limits = { ...(config.limits ? DEFAULT_LIMITS : withoutRateLimits(DEFAULT_LIMITS)), ...overrides.limits };
    const tokens = createTokens(secret, now);
    if (config.demo && (await store.reports()).length === 0 && (await store.people()).length === 0) await seedDemo(store, now);

    const notices = createNoticeDesk({ store, bus, now, log });
    ends.push(() => notices.close());
    const onMentions = (mentions: readonly Mention[]) => notices.notifyLater(mentions.map((one) => ({ ...one, kind: 'mentioned' })));
    const rooms = createRooms({ store, bus, pollMilliseconds, limits, now, log, onRefused: meters.onRefused, onMentions });
    ends.push(() => rooms.close());
    meters.watch(rooms.count);
    const onFault = (error: unknown) => log.error({ err: error }, 'open sign-ins could not be looked up');
    const signedOut = createSignedOut({ rooms, store, bus, onFault });
    ends.push(signedOut.close);
    const upkeep = createUpkeep({ store, now, log, look: signedOut.look });
    ends.push(upkeep.close);
    const app = await createApp(config, log, tls.value);
    ends.push(() => app.close());
    const requests = watchRequests(app);
    meters.meterHttp(app);
    const registered: string[] = [];
    app.addHook('onRoute', ({ method, url: path }) => {
      for (const name of [method].flat()) registered.push(`${name} ${path}`);
    });
    // Known for certain once the server listens; nothing asks earlier.
    let url = config.publicUrl;
    const invitations = createInvitations({ store, now, onMember: rooms.accessChanged });
    const routes = addRoutes(app, {
      config,
      store,
      rooms,
      notices,
      tokens,
      invitations,
      onSignedOut: signedOut.ended,
      secret,
      commits,
      meters,
      dataFolder: config.database === null ? config.dataFolder : null,
      publicUrl: () => url,
      now,
      log,
    });
    addInstall(app, () => url);
    addGuide(app, join(root, 'docs'));
    if (config.officeJs === 'self') await addOfficeJs(app, join(root, 'node_modules/@microsoft/office-js/dist'));
    if (config.dev) ends.push(await addVite(app, config, root));
    else await addPane(app, config, join(root, 'dist/pane'));

    const sync = attachSync(app.server, {
      rooms,
      entranceOf: createEntrance(tokens, store),
      signedOut,
      limits,
      now,
      log,
      onEntered: notices.entered,
      shared: config.dev,
    });
    // First what was begun over HTTP, then the connections and what they sent, then storage.
    ends.push(async () => {
      sync.stop();
      await requests.drain(DRAIN_MILLISECONDS);
      await rooms.close();
    });
    url = await listen(app, config);
    const signLink = async (person: string, report: string | null): Promise<string> =>
      `${url}/web#/sign-in/${(await tokens.signLink({ person, report })).token}`;
    const demo = await isDemo(store);
    const links = await Promise.all(
      (demo ? DEMO_PEOPLE : []).map(async ({ id, label }) => ({ person: id, label, url: await signLink(id, demo) })),
    );
    const first = demo === null ? await firstAdmin(store, invitations) : null;
    let closing: Promise<void> | null = null;
    return {
      url,
      links,
      signLink,
      store,
      tokens,
      rooms,
      routes,
      registered,
      firstAdmin: first,
      upkeep: upkeep.run,
      close: () => {
        closing ??= unwind();
        return closing;
      },
    };
  } catch (error) {
    await unwind();
    throw error;
  }
};

/** Resolves once the process was asked to end (Ctrl+C, a service manager) and the server has stopped cleanly. */
export const untilStopped = (server: RunningServer): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      for (const signal of SIGNALS) process.off(signal, stop);
      server.close().then(resolve, reject);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });

const listen = async (
  app: Awaited<ReturnType<typeof createApp>>,
  { port, host, publicUrl, publicUrlGiven, tls }: Config,
): Promise<string> => {
  try {
    await app.listen({ port, host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartError(
      code === 'EADDRINUSE'
        ? message('server.start.portTaken', { port })
        : message('server.start.cannotListen', { host, port, reason: code }),
    );
  }
  const address = app.server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return publicUrlGiven ? publicUrl : `${tls === null ? 'http' : 'https'}://${shown}:${actual}`;
};

/** How long a request that was begun may still take. */
const DRAIN_MILLISECONDS = 10_000;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
