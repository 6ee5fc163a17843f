// Many documents open at once, two people in each, single cells typed here and there: what an edit and a document cost.
import { setTimeout as sleep } from 'node:timers/promises';
import type * as Y from 'yjs';
import { must } from '#shared/result';
import { joinRoom } from './client.ts';
import { CELLS, fillReport, findValues, newValue, typeCell } from './content.ts';
import { atRate, inLanes, quantile, until } from './stats.ts';
import { type RunningTarget, type Target, takeTurns, withServers } from './target.ts';

export type ManyDocuments = {
  readonly name: string;
  /** Server seconds for 10,000 edits, without what it spends when nobody types. */
  readonly cpuPer10k: number;
  /** The same once the server has run for a while (V8 compiles while the first edits go by); null where that was not asked for. */
  readonly cpuPer10kWarm: number | null;
  readonly kilobytesPerDocument: number;
  /** Milliseconds until a second person had the document, median. */
  readonly join: number;
};

/**
 * All servers have all documents open; each in its turn gets `seconds` of edits without a break (a peer that puts writes off
 * saves work only while edits go on), and then the time it needs to finish them. With `warmUp` each then gets so many edits
 * that do not count, quickly, and the same turns again.
 */
export const measureManyDocuments = (
  targets: readonly Target[],
  { documents, turns, seconds, warmUp = 0 }: Load,
): Promise<readonly ManyDocuments[]> =>
  withServers(targets, async (running) => {
    const tables: Table[] = [];
    for (const server of running) tables.push(await openDocuments(server, documents));
    const before = tables.map(({ server }) => server.process.cpuSeconds());
    const idleSeconds = 2 * seconds;
    await sleep(idleSeconds * 1000);
    const idle = new Map(tables.map((table, index) => [table, (table.server.process.cpuSeconds() - (before[index] ?? 0)) / idleSeconds]));
    const type = async (table: Table, perSecond: number, forSeconds: number): Promise<number> => {
      const edits = await atRate(perSecond, forSeconds, () => table.edit());
      await until(() => table.pending.size === 0, 'every edit seen by its reader');
      await sleep(table.server.target.settle);
      return edits;
    };
    const measure = async (): Promise<ReadonlyMap<Table, number>> => {
      const spent = new Map(tables.map((table) => [table, { edits: 0, cpu: 0 }]));
      await takeTurns(tables, turns, async (table, turn) => {
        const { process } = table.server;
        const start = { cpu: process.cpuSeconds(), at: performance.now() };
        const edits = await type(table, EDITS_PER_SECOND, turn < 0 ? 1 : seconds);
        const sum = spent.get(table);
        if (turn < 0 || !sum) return;
        sum.edits += edits;
        sum.cpu += process.cpuSeconds() - start.cpu - ((idle.get(table) ?? 0) * (performance.now() - start.at)) / 1000;
      });
      return new Map([...spent].map(([table, { edits, cpu }]) => [table, (cpu / edits) * 10_000]));
    };
    const first = await measure();
    if (warmUp > 0) for (const table of tables) await type(table, WARM_UP_PER_SECOND, warmUp / WARM_UP_PER_SECOND);
    const warm = warmUp > 0 ? await measure() : null;
    return tables.map((table) => ({
      name: table.server.target.name,
      cpuPer10k: first.get(table) ?? Number.NaN,
      cpuPer10kWarm: warm?.get(table) ?? null,
      kilobytesPerDocument: table.kilobytesPerDocument,
      join: table.join,
    }));
  });

type Load = {
  readonly documents: number;
  readonly turns: number;
  readonly seconds: number;
  readonly warmUp?: number;
};

type Table = {
  readonly server: RunningTarget;
  readonly kilobytesPerDocument: number;
  readonly join: number;
  /** Values typed and not yet seen by the other person. */
  readonly pending: ReadonlySet<number>;
  readonly edit: () => void;
};

const openDocuments = async (server: RunningTarget, documents: number): Promise<Table> => {
  await sleep(1000);
  const empty = server.process.residentMegabytes();
  const writers: Y.Doc[] = [];
  const joins: number[] = [];
  const pending = new Set<number>();
  const onUpdate = (payload: Buffer) => findValues(payload, (value) => pending.delete(value));
  await inLanes(documents, 8, async (index) => {
    const writer = await joinRoom(server, `many-${index}`, { keeps: 'start' });
    await writer.synced;
    fillReport(writer.doc);
    writers[index] = writer.doc;
    const reader = await joinRoom(server, `many-${index}`, { keeps: 'none', onUpdate });
    joins.push(await reader.synced);
  });
  await sleep(server.target.settle + 1500);
  let typed = 0;
  return {
    server,
    kilobytesPerDocument: ((server.process.residentMegabytes() - empty) * 1024) / documents,
    join: quantile(joins, 0.5),
    pending,
    edit: () => {
      const value = newValue();
      pending.add(value);
      typeCell(must(writers[(typed * 7919) % documents], 'a writer'), typed % CELLS, value);
      typed += 1;
    },
  };
};

const EDITS_PER_SECOND = 250;
const WARM_UP_PER_SECOND = 750;
