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
  readonly kilobytesPerDocument: number;
  /** Milliseconds until a second person had the document, median. */
  readonly join: number;
};

/**
 * All servers have all documents open; each in its turn gets `seconds` of edits without a break (a peer that puts writes off
 * saves work only while edits go on), and then the time it needs to finish them.
 */
export const measureManyDocuments = (
  targets: readonly Target[],
  { documents, turns, seconds }: { readonly documents: number; readonly turns: number; readonly seconds: number },
): Promise<readonly ManyDocuments[]> =>
  withServers(targets, async (running) => {
    const loads: Load[] = [];
    for (const server of running) loads.push(await openDocuments(server, documents));
    const before = loads.map(({ server }) => server.process.cpuSeconds());
    const idleSeconds = 2 * seconds;
    await sleep(idleSeconds * 1000);
    const idle = new Map(loads.map((load, index) => [load, (load.server.process.cpuSeconds() - (before[index] ?? 0)) / idleSeconds]));
    await takeTurns(loads, turns, async (load, turn) => {
      const { process, target } = load.server;
      const start = { cpu: process.cpuSeconds(), at: performance.now() };
      const edits = await atRate(EDITS_PER_SECOND, turn < 0 ? 1 : seconds, () => load.edit());
      await until(() => load.pending.size === 0, 'every edit seen by its reader');
      await sleep(target.settle);
      if (turn < 0) return;
      load.edits += edits;
      load.cpu += process.cpuSeconds() - start.cpu - ((idle.get(load) ?? 0) * (performance.now() - start.at)) / 1000;
    });
    return loads.map(({ server, cpu, edits, kilobytesPerDocument, join }) => ({
      name: server.target.name,
      cpuPer10k: (cpu / edits) * 10_000,
      kilobytesPerDocument,
      join,
    }));
  });

type Load = {
  readonly server: RunningTarget;
  readonly kilobytesPerDocument: number;
  readonly join: number;
  /** Values typed and not yet seen by the other person. */
  readonly pending: ReadonlySet<number>;
  readonly edit: () => void;
  edits: number;
  /** Seconds the edits took, beyond what the server spends when nobody types. */
  cpu: number;
};

const openDocuments = async (server: RunningTarget, documents: number): Promise<Load> => {
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
    edits: 0,
    cpu: 0,
  };
};

const EDITS_PER_SECOND = 250;
