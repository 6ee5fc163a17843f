// Nodes on one PostgreSQL under people's typing: what an edit costs a node and the database, and how soon it is seen on another node.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '#shared/result';
import type { Engine } from '../../test/server/cluster/postgres-engine.ts';
import { type Client, joinRoom } from '../sync/client.ts';
import { CELLS, findValues, newValue, typeCell } from '../sync/content.ts';
import { ADMINISTRATOR, enterReport } from '../sync/ours.ts';
import { freePort, startProcess } from '../sync/process.ts';
import { atRate, inLanes, quantile, until } from '../sync/stats.ts';
import type { Entry, RunningTarget } from '../sync/target.ts';
import { engineSeconds } from './engine-cost.ts';

/** Starts so many nodes on a new database, hands them to the work, and ends them. */
export const withNodes = async <T>(engine: Engine, count: number, work: (nodes: readonly RunningTarget[]) => Promise<T>): Promise<T> => {
  const database = await engine.createDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const nodes: RunningTarget[] = [];
  try {
    for (let index = 0; index < count; index += 1) nodes.push(await startNode(database, join(folder, `node-${index}.log`)));
    return await work(nodes);
  } finally {
    for (const node of nodes) await node.process.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
};

export type CrossLatency = { readonly same: number; readonly other: number; readonly otherP99: number; readonly stored: number };

/** One person types, one watches on the same node and one on another: milliseconds until each has it, and until it is stored. */
export const measureCrossLatency = async (nodes: readonly RunningTarget[], rounds: number): Promise<CrossLatency> => {
  const [here, there] = [must(nodes[0], 'a node'), must(nodes[1], 'another node')];
  const sentAt = new Map<number, number>();
  const waits = { same: [] as number[], other: [] as number[], stored: [] as number[] };
  const watch = (list: number[]) => (payload: Buffer) =>
    findValues(payload, (value) => {
      const sent = sentAt.get(value);
      if (sent !== undefined) list.push(performance.now() - sent);
    });
  const author = await joinRoom(here, 'latency', { keeps: 'follow' });
  const near = await joinRoom(here, 'latency', { keeps: 'none', onUpdate: watch(waits.same) });
  const far = await joinRoom(there, 'latency', { keeps: 'none', onUpdate: watch(waits.other) });
  await Promise.all([author.synced, near.synced, far.synced]);
  for (let round = 0; round < rounds; round += 1) {
    const value = newValue();
    const begun = performance.now();
    sentAt.set(value, begun);
    typeCell(author.doc, round, value);
    await author.acked();
    waits.stored.push(performance.now() - begun);
    await until(() => waits.other.length > round && waits.same.length > round, 'both have it');
  }
  for (const client of [author, near, far]) client.socket.close();
  return {
    same: quantile(waits.same, 0.5),
    other: quantile(waits.other, 0.5),
    otherP99: quantile(waits.other, 0.99),
    stored: quantile(waits.stored, 0.5),
  };
};

export type NodeLoad = {
  readonly nodes: number;
  readonly editsPerSecond: number;
  /** Microseconds of a core per edit: all nodes together, and PostgreSQL. */
  readonly nodeCost: number;
  readonly engineCost: number;
  readonly p50: number;
  readonly p99: number;
};

/** People in `reports` reports, each on one of the nodes, type so many edits a second together. Waiting is from typing to being stored. */
export const measureLoad = async (
  engine: Engine,
  nodes: readonly RunningTarget[],
  load: { readonly reports: number; readonly perSecond: number; readonly seconds: number },
): Promise<NodeLoad> => {
  const people: Client[] = [];
  await inLanes(load.reports, 8, async (index) => {
    const client = await joinRoom(must(nodes[index % nodes.length], 'a node'), `load-${nodes.length}-${index}`, { keeps: 'start' });
    await client.synced;
    people.push(client);
  });
  const waits: number[] = [];
  const spent = () => nodes.reduce((sum, { process }) => sum + process.cpuSeconds(), 0);
  const open = new Set<Promise<void>>();
  const type = async (seconds: number): Promise<number> => {
    const edits = await atRate(load.perSecond, seconds, (index) => {
      const client = must(people[index % people.length], 'a person');
      const typed = performance.now();
      typeCell(client.doc, Math.floor(index / people.length) % CELLS, newValue());
      const stored = client.acked().then(() => {
        waits.push(performance.now() - typed);
        open.delete(stored);
      });
      open.add(stored);
    });
    await Promise.all(open);
    return edits;
  };
  // Until the program has been compiled and every statement planned, the figures are not a node's.
  await type(WARM_UP_SECONDS);
  waits.length = 0;
  const [nodesBefore, engineBefore, begun] = [spent(), engineSeconds(engine.processId()), performance.now()];
  const edits = await type(load.seconds);
  const seconds = (performance.now() - begun) / 1000;
  const result = {
    nodes: nodes.length,
    editsPerSecond: edits / seconds,
    nodeCost: ((spent() - nodesBefore) / edits) * 1e6,
    engineCost: ((engineSeconds(engine.processId()) - engineBefore) / edits) * 1e6,
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
  };
  for (const { socket } of people) socket.close();
  return result;
};

const startNode = async (database: string, logFile: string): Promise<RunningTarget> => {
  const port = await freePort();
  const process = await startProcess({
    args: ['--import', 'tsx', fileURLToPath(new URL('../../test/server/child-server.ts', import.meta.url))],
    env: {
      NODE_ENV: 'production',
      NIANBAO_DATABASE: database,
      NIANBAO_HOST: '127.0.0.1',
      NIANBAO_PORT: String(port),
      NIANBAO_LIMITS: 'off',
      NIANBAO_DEMO: 'off',
      NIANBAO_ADMIN_TOKEN: ADMINISTRATOR,
    },
    port,
    logFile,
  });
  const entries = new Map<string, Promise<Entry>>();
  const node: RunningTarget = {
    target: { name: 'node', settle: 500, acknowledges: true, start: () => Promise.resolve(node) },
    dialect: 'y-websocket',
    port,
    process,
    enter: (room) => {
      const entry = entries.get(room) ?? enterReport(port, room);
      entries.set(room, entry);
      return entry;
    },
  };
  return node;
};

const WARM_UP_SECONDS = 4;
