// The composition root: puts storage, sync, HTTP and pane together and starts them. Called by the command `serve` and by tests.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { createCallerReader } from './auth/caller.ts';
import { createEntrance } from './auth/entrance.ts';
import { readSecret } from './auth/secret.ts';
import { createTokens, type Tokens } from './auth/tokens.ts';
import type { Config } from './config.ts';
import { DEMO_PEOPLE } from './demo/demo-people.ts';
import { isDemo, seedDemo } from './demo/seed-demo.ts';
import { createApp } from './http/app.ts';
import { addHealth } from './http/health.ts';
import { addOfficeJs } from './http/office-js.ts';
import { addPane } from './http/pane.ts';
import { addReportRoutes } from './http/report-routes.ts';
import { addSessionRoutes } from './http/session-routes.ts';
import { addVite } from './http/vite-dev.ts';
import { createLog, type Log } from './log.ts';
import { packageRoot } from './package-root.ts';
import { lockFolder } from './store/folder-lock.ts';
import type { ReportStore } from './store/report-store.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { DEFAULT_LIMITS, type Limits, withoutRateLimits } from './sync/limits.ts';
import { createRooms, type Rooms } from './sync/rooms.ts';
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
  const { store: opened, secret, release } = openData(config.dataFolder);
  const store = overrides.store?.(opened) ?? opened;
  const ends: (() => unknown)[] = [() => store.close(), release];
  /** Undoes what was begun, last first. */
  const unwind = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const limits = { ...(config.limits ? DEFAULT_LIMITS : withoutRateLimits(DEFAULT_LIMITS)), ...overrides.limits };
    const tokens = createTokens(secret, now);
    const callerOf = createCallerReader(tokens, store, config.adminToken);
    if (config.demo && (await store.reports()).length === 0) await seedDemo(store, now);

    const rooms = createRooms({ store, limits, now, log });
    ends.push(() => rooms.close());
    const app = await createApp(config, log);
    ends.push(() => app.close());
    addHealth(app, store, rooms);
    addSessionRoutes(app, { store, tokens, callerOf });
    addReportRoutes(app, { store, rooms, tokens, callerOf, now, newId: () => randomBytes(9).toString('base64url') });
    if (config.officeJs === 'self') await addOfficeJs(app, join(root, 'node_modules/@microsoft/office-js/dist'));
    if (config.dev) ends.push(await addVite(app, config, root));
    else await addPane(app, config, join(root, 'dist/pane'));

    const sync = attachSync(app.server, { rooms, entranceOf: createEntrance(tokens, store), limits, now, log, shared: config.dev });
    // First the connections and what they sent, then HTTP, then storage.
    ends.push(async () => {
      sync.stop();
      await rooms.close();
    });
    const url = await listen(app, config);
    const signLink = async (person: string, report: string | null): Promise<string> =>
      `${url}/web#/sign-in/${(await tokens.signLink({ person, report })).token}`;
    const demo = await isDemo(store);
    const links = await Promise.all(
      (demo ? DEMO_PEOPLE : []).map(async ({ id, label }) => ({ person: id, label, url: await signLink(id, demo) })),
    );
    let closing: Promise<void> | null = null;
    return {
      url,
      links,
      signLink,
      store,
      tokens,
      rooms,
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

const openData = (folder: string) => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(
      message('server.start.dataUnreadable', { file: folder, reason: error instanceof Error ? error.message : String(error) }),
    );
  }
  const lock = lockFolder(folder);
  if (!lock.ok) throw new StartError(lock.error);
  const secret = readSecret(folder);
  const store = secret.ok ? openSqliteStore(join(folder, 'nianbao.db')) : secret;
  if (!secret.ok || !store.ok) {
    lock.value.release();
    throw new StartError(store.ok ? message('server.http.storage') : store.error);
  }
  return { store: store.value, secret: secret.value, release: lock.value.release };
};

const listen = async (app: Awaited<ReturnType<typeof createApp>>, { port, host, publicUrl, publicUrlGiven }: Config): Promise<string> => {
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
  return publicUrlGiven ? publicUrl : `http://${shown}:${actual}`;
};

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
