// One or several sync servers over one storage, joined by a bus that tests can slow down, double and cut. Everything ends after the test.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { onTestFinished } from 'vitest';
import type * as Y from 'yjs';
import type { Role } from '#shared/access/can';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import { MESSAGE_EDIT_NOTE } from '#shared/protocol/socket';
import { err, must, ok } from '#shared/result';
import type { Entrance } from '../../../server/auth/entrance.ts';
import { principalOf } from '../../../server/auth/entrance.ts';
import { createLog } from '../../../server/log.ts';
import { createReport } from '../../../server/reports.ts';
import { differingPlaces, documentValues, replay } from '../../../server/store/replay.ts';
import type { ReportStore } from '../../../server/store/report-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite-store.ts';
import { storedDocument } from '../../../server/store/stored-document.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../server/sync/limits.ts';
import { createRooms, type Rooms } from '../../../server/sync/rooms.ts';
import { attachSync } from '../../../server/sync/upgrade.ts';
import { type Client, openClient, openSocket, type RawSocket } from '../../client.ts';
import { REPORT, temporaryFolder, until } from '../../world.ts';
import { createTestBus, type TestBus } from './test-bus.ts';

type Node = { readonly url: string; readonly rooms: Rooms; readonly close: () => Promise<void> };

export type Nodes = {
  readonly store: ReportStore;
  readonly nodes: readonly Node[];
  readonly bus: TestBus;
  readonly join: (person: string, role: Role, assigned?: readonly string[]) => Promise<void>;
  /** A client of this person at a node, with the report complete. */
  readonly open: (person: string, node?: number, doc?: Y.Doc) => Promise<Client>;
  readonly socket: (person: string, node?: number) => Promise<RawSocket>;
  /** Cuts a client's line. */
  readonly part: (client: Client) => Promise<void>;
  /** Brings it back, at the same or another node; it may be sent away at once. */
  readonly heal: (client: Client, person: string, node?: number) => Promise<void>;
  /** Everything its clients sent is acknowledged, and all have the same. */
  readonly settled: (clients: readonly Client[]) => Promise<void>;
  /** Ends a node in good order and starts another one in its place, at another address. */
  readonly restart: (node: number) => Promise<void>;
  /** Places in which the audit log, followed row by row, differs from what is stored. */
  readonly unlogged: () => Promise<readonly string[]>;
};

export type NodesOptions = {
  readonly count?: number;
  readonly limits?: Partial<Limits>;
  readonly store?: (opened: ReportStore) => ReportStore;
  readonly now?: () => number;
  readonly pollMilliseconds?: number | null;
};

export const startNodes = async (options: NodesOptions = {}): Promise<Nodes> => {
  const { count = 1, limits = {}, now = Date.now } = options;
  const opened = openSqliteStore(join(temporaryFolder(), 'test.db'));
  if (!opened.ok) throw new Error('no store');
  const store = options.store?.(opened.value) ?? opened.value;
  onTestFinished(() => opened.value.close());
  const bus = createTestBus();
  const pollMilliseconds = options.pollMilliseconds ?? (count > 1 ? 50 : null);
  const nodes: Node[] = [];
  const addMember = async (person: string, role: Role, assigned: readonly string[] = []): Promise<void> => {
    await store.saveUnit({ id: 'office', name: '办公室', active: true });
    await store.savePerson({
      id: person,
      name: nameOf(person),
      unit: 'office',
      colour: '#0f6cbd',
      active: true,
      isAdmin: false,
      subject: null,
    });
    await store.setMember(REPORT, { person, role, assigned, due: null });
  };
  await createReport(store, {
    id: REPORT,
    title: { organ: '青禾市档案局', year: 2025, edition: '2021' },
    members: [],
    author: 'administrator',
    at: new Date(now()).toISOString(),
  });
  const start = (): Promise<Node> => {
    const rooms = createRooms({
      store,
      limits: { ...DEFAULT_LIMITS, ...limits },
      now,
      log: createLog('silent'),
      bus: bus.join(),
      pollMilliseconds,
    });
    return listen(store, rooms, { ...DEFAULT_LIMITS, ...limits }, now);
  };
  for (let index = 0; index < count; index += 1) nodes.push(await start());
  const urlOf = (node: number): string => must(nodes[node], `node ${node}`).url;

  return {
    store,
    nodes,
    bus,
    join: async (person, role, assigned) => {
      await addMember(person, role, assigned);
      await must(nodes[0], 'a node').rooms.accessChanged(REPORT);
    },
    open: async (person, node = 0, doc) => {
      const client = openClient(urlOf(node), REPORT, person, ...(doc ? [doc] : []));
      onTestFinished(client.close);
      await until(() => client.provider.synced, 'the report is complete');
      return client;
    },
    socket: async (person, node = 0) => {
      const raw = openSocket(`${urlOf(node).replace('http', 'ws')}/sync/${REPORT}?ack=1&srv=1`, person);
      onTestFinished(() => raw.socket.terminate());
      await until(() => raw.frames.length > 0, 'the socket is open');
      return raw;
    },
    part: async (client) => {
      client.provider.disconnect();
      await until(() => !client.provider.wsconnected, 'the line is cut');
    },
    heal: async ({ provider }, person, node = 0) => {
      provider.serverUrl = `${urlOf(node).replace('http', 'ws')}/sync`;
      provider.protocols = ['nianbao.v1', `ticket.${person}`];
      provider.connect();
      await until(() => provider.synced || !provider.shouldConnect, 'the report is complete again, or the client sent away');
    },
    settled: async (clients) => {
      await until(
        () => clients.every((client) => client.acknowledged() === client.sent() && client.provider.synced),
        'everything is acknowledged',
        20_000,
      );
      const same = async (): Promise<boolean> => {
        const stored = textOf(openReportDoc(storedDocument(must(await store.load(REPORT), 'the report'))));
        return clients.every(({ report }) => textOf(report) === stored);
      };
      await until(same, 'all sides are equal', 20_000);
    },
    restart: async (node) => {
      await must(nodes[node], `node ${node}`).close();
      nodes[node] = await start();
    },
    unlogged: async () => {
      const told = replay(await store.audit(REPORT));
      if (!told.ok) return [`the log contradicts itself at ${told.error.number} (${told.error.place})`];
      return differingPlaces(told.value, documentValues(openReportDoc(storedDocument(must(await store.load(REPORT), 'the report')))));
    },
  };
};

export const nameOf = (person: string): string => `${person}同志`;

/** Everything in a document, whatever the order in which it came. */
export const textOf = (report: ReportDoc): string => JSON.stringify([...documentValues(report)].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Says something of the client's next update, makes the change, and so sends both. */
export const editWithNote = (client: Client, edits: readonly Record<string, unknown>[], change: (report: ReportDoc) => void): void => {
  client.provider.ws?.send(noteFrame({ edits }) as Uint8Array<ArrayBuffer>);
  client.report.doc.transact(() => change(client.report));
};

/** Says on the next return, before anything is sent, what the client did while it was away. */
export const noteOnReturn = ({ provider }: Client, edits: readonly Record<string, unknown>[]): void => {
  const say = ({ status }: { readonly status: string }): void => {
    if (status !== 'connected') return;
    provider.off('status', say);
    provider.ws?.send(noteFrame({ edits }) as Uint8Array<ArrayBuffer>);
  };
  provider.on('status', say);
};

export const noteFrame = (note: unknown): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_EDIT_NOTE);
    encoding.writeVarString(encoder, typeof note === 'string' ? note : JSON.stringify(note));
  });

/** A server whose tickets are the names of people (`anna`, or `anna.3` for epoch 3): who may come in is not what these tests are about. */
const listen = async (store: ReportStore, rooms: Rooms, limits: Limits, now: () => number): Promise<Node> => {
  const server = createServer();
  const entranceOf = async (ticket: string, report: string) => {
    const [person = '', epoch = null] = ticket.split('.');
    const [member, row] = await Promise.all([store.member(report, person), store.report(report)]);
    const entrance = (found: typeof member): Entrance => ({
      principal: principalOf(must(found, 'a member')),
      isGuest: false,
      signIn: null,
      colour: '#0f6cbd',
      isStale: epoch !== null && Number(epoch) !== row?.epoch,
    });
    return member ? ok(entrance(member)) : err('invalid' as const);
  };
  const sync = attachSync(server, { rooms, entranceOf, limits, now, log: createLog('silent'), shared: false });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    sync.stop();
    await rooms.close();
    server.closeAllConnections();
    server.close();
  };
  const node: Node = {
    url: `http://127.0.0.1:${port}`,
    rooms,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  onTestFinished(node.close);
  return node;
};
