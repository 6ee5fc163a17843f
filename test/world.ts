// A real server on a free port with people and real y-websocket clients. Everything it starts is ended after the test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import type { Role } from '#shared/access/can';
import type { Config, Settings } from '../server/config.ts';
import { readConfig } from '../server/config.ts';
import { describeApi } from '../server/http/open-api.ts';
import type { Overrides, RunningServer } from '../server/main.ts';
import { startServer } from '../server/main.ts';
import { type Client, openClient, openSocket, type RawSocket } from './client.ts';

export type World = {
  readonly server: RunningServer;
  readonly config: Config;
  /** A call as this person (or with the administrator's token, or as nobody). */
  readonly call: (method: string, path: string, as: string | 'administrator' | null, body?: unknown) => Promise<Answer>;
  /** A person of the world's one unit (`office`), in no report. */
  readonly add: (person: string, options?: { readonly isAdmin?: boolean }) => Promise<void>;
  /** Adds a person to the world's report; the same id changes their part. */
  readonly join: (person: string, role: Role, assigned?: readonly string[]) => Promise<void>;
  readonly ticket: (person: string | 'administrator', report?: string) => Promise<string>;
  /** A client of this person with the report open and complete. */
  readonly open: (person: string | 'administrator') => Promise<Client>;
  /** A bare websocket of this person, nothing sent yet. */
  readonly socket: (person: string | 'administrator', options?: { readonly query?: string }) => Promise<RawSocket>;
};

export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };

export const REPORT = 'report-1';
export const ADMIN_TOKEN = 'only-for-tests-0123456789';

/** Where worlds keep their data in tests that do not say it: PostgreSQL databases, made by this function; null: folders of their own. */
let makeDatabase: (() => Promise<string>) | null = null;
const databaseByFolder = new Map<string, string>();

/** From now on worlds of this test file keep their data in databases: the suites that were written for the embedded storage run on PostgreSQL. */
export const keepInDatabases = (make: () => Promise<string>): void => {
  makeDatabase = make;
};

/** Where data folders hold nothing: for tests of the folder itself. */
export const areInDatabases = (): boolean => makeDatabase !== null;

/** What belongs to a data folder, also when a second world opens it. */
const databaseOf = async (folder: string): Promise<string | undefined> => {
  if (makeDatabase === null) return undefined;
  const database = databaseByFolder.get(folder) ?? (await makeDatabase());
  databaseByFolder.set(folder, database);
  return database;
};

/** A server with one empty report on 2025 and no people yet. */
export const world = async (settings: Settings = {}, overrides: Overrides = {}): Promise<World> => {
  const folder = settings.data ?? temporaryFolder();
  const database = settings.database ?? (await databaseOf(folder));
  const config = testConfig({ ...settings, data: folder, ...(database === undefined ? {} : { database }) });
  const server = await startServer(config, overrides);
  onTestFinished(() => server.close());
  const made = await connectWorld(server.url, config);
  const created = await made.call('POST', '/api/reports', 'administrator', {
    id: REPORT,
    edition: '2021',
    organ: '青禾市档案局',
    year: 2025,
  });
  if (created.status !== 201 && created.status !== 409) throw new Error(`no report: ${JSON.stringify(created.body)}`);

  const now = overrides.now ?? Date.now;
  const tokens = new Map<string, { readonly token: string; readonly expiresAt: number }>();
  const bearer = async (as: string | null): Promise<string | null> => {
    if (as === null || as === 'administrator') return as === null ? null : ADMIN_TOKEN;
    const known = tokens.get(as);
    if (known !== undefined && known.expiresAt > now()) return known.token;
    const link = (await server.signLink(as, REPORT)).split('#/sign-in/')[1];
    const session = await made.request('POST', '/api/session', null, { link });
    const token = String(session.body.token);
    tokens.set(as, { token, expiresAt: Date.parse(String(session.body.expiresAt)) });
    return token;
  };
  const described = describeApi(server.routes, 'en').paths as Readonly<
    Record<string, Readonly<Record<string, { readonly responses: object }>>>
  >;
  /** Whatever a test asks, the answer has a status its route is described with, and the shape that goes with success. */
  const expectShape = (method: string, path: string, { status, body }: Answer): void => {
    const plain = path.split('?')[0] ?? '';
    const route = server.routes.find(
      (known) => known.method === method && new RegExp(`^${known.path.replace(/:[A-Za-z]+/g, '[^/]+')}$`).test(plain),
    );
    if (!route) return;
    const responses = described[route.path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()]?.responses ?? {};
    if (status < 500 && !(status in responses))
      throw new Error(`${method} ${route.path} answers ${status}, which its description does not have`);
    if (status === route.answer.status && route.answer.json) v.parse(route.answer.json, body);
  };
  const call: World['call'] = async (method, path, as, body) => {
    const answer = await made.request(method, path, await bearer(as), body);
    expectShape(method, path, answer);
    return answer;
  };
  const ticket: World['ticket'] = async (person, report = REPORT) => {
    const answer = await call('POST', `/api/reports/${report}/tickets`, person, {});
    if (answer.status !== 201) throw new Error(`no ticket for ${person}: ${JSON.stringify(answer.body)}`);
    return String(answer.body.ticket);
  };
  const add: World['add'] = async (person, { isAdmin = false } = {}) => {
    await server.store.saveUnit({ id: 'office', name: '办公室', active: true });
    const known = await server.store.person(person);
    await server.store.savePerson(
      known ?? { id: person, name: nameOf(person), unit: 'office', colour: '#0f6cbd', active: true, isAdmin, subject: null },
    );
  };
  return {
    server,
    config,
    call,
    ticket,
    add,
    join: async (person, role, assigned = []) => {
      await add(person);
      await server.store.setMember(REPORT, { person, role, assigned, due: null });
      await server.rooms.accessChanged(REPORT);
    },
    open: async (person) => {
      const client = openClient(server.url, REPORT, await ticket(person));
      onTestFinished(client.close);
      await until(() => client.provider.synced, 'the report is complete');
      return client;
    },
    socket: async (person, { query = '?ack=1&srv=1' } = {}) => {
      const raw = openSocket(`${server.url.replace('http', 'ws')}/sync/${REPORT}${query}`, await ticket(person));
      onTestFinished(() => raw.socket.terminate());
      await until(raw.wasOpened, 'the socket is open');
      return raw;
    },
  };
};

/** What the world's people are called: by their id. */
export const nameOf = (person: string): string => `${person}同志`;

/** The figures and organ of a server started elsewhere, over HTTP only. */
export const connectWorld = async (url: string, config: Pick<Config, 'adminToken'>) => {
  const request = async (method: string, path: string, token: string | null, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
      headers: response.headers,
    };
  };
  const call = (method: string, path: string, _as: 'administrator', body?: unknown) => request(method, path, config.adminToken, body);
  return { request, call };
};

/** Waits for a condition; fails with its name when it does not come true. */
export const until = async (condition: () => boolean | Promise<boolean>, what: string, milliseconds = 10_000): Promise<void> => {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

/** A folder of its own, removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
};

/** A configuration for tests: any port, no demo, silent. */
export const testConfig = (settings: Settings): Config => {
  const config = readConfig({
    flags: { port: '0', host: '127.0.0.1', demo: 'off', log: 'silent', adminToken: ADMIN_TOKEN, ...settings },
    env: {},
  });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
};
