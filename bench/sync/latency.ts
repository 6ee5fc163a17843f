// Several people type in one document: how long until the others have it, and what the server spends on it.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, joinRoom } from './client.ts';
import { CELLS, fillReport, findValues, newValue, typeCell } from './content.ts';
import { quantile, until } from './stats.ts';
import { type RunningTarget, type Target, takeTurns, withServers } from './target.ts';

export type Latency = {
  readonly name: string;
  /** Milliseconds from typing to another person's program having the bytes. */
  readonly p50: number;
  readonly p95: number;
  readonly serverShare: number;
  readonly deliveriesPerSecond: number;
};

/** At most as many people write as there are cells, each in a cell of their own; the others read. Each server gets `turns` turns of two seconds. */
export const measureLatency = (targets: readonly Target[], people: number, perSecond: number, turns: number): Promise<readonly Latency[]> =>
  withServers(targets, async (running) => {
    const tables: Table[] = [];
    for (const server of running) tables.push(await seat(server, people));
    await takeTurns(tables, turns, async (table, turn) => {
      const before = { cpu: table.server.process.cpuSeconds(), at: performance.now() };
      await typeFor(table, perSecond, TURN_MILLISECONDS);
      if (turn < 0) table.delays.length = 0;
      else {
        table.cpu += table.server.process.cpuSeconds() - before.cpu;
        table.seconds += (performance.now() - before.at) / 1000;
      }
    });
    return tables.map(({ server, delays, cpu, seconds }) => ({
      name: server.target.name,
      p50: quantile(delays, 0.5),
      p95: quantile(delays, 0.95),
      serverShare: cpu / seconds,
      deliveriesPerSecond: delays.length / seconds,
    }));
  });

type Table = {
  readonly server: RunningTarget;
  readonly clients: readonly Client[];
  readonly sent: Map<number, { readonly at: number; readonly by: number; missing: number }>;
  readonly delays: number[];
  cpu: number;
  seconds: number;
};

const seat = async (server: RunningTarget, people: number): Promise<Table> => {
  const sent: Table['sent'] = new Map();
  const delays: number[] = [];
  const clients: Client[] = [];
  for (let index = 0; index < people; index += 1) {
    const onUpdate = (payload: Buffer) =>
      findValues(payload, (value) => {
        const edit = sent.get(value);
        if (!edit || edit.by === index) return;
        delays.push(performance.now() - edit.at);
        edit.missing -= 1;
        if (edit.missing === 0) sent.delete(value);
      });
    const client = await joinRoom(server, 'latency', { keeps: 'start', onUpdate });
    await client.synced;
    if (index === 0) fillReport(client.doc);
    clients.push(client);
  }
  await sleep(500);
  return { server, clients, sent, delays, cpu: 0, seconds: 0 };
};

/** Everybody types at uneven intervals for so long; ends when all of it has arrived. */
const typeFor = async ({ clients, sent }: Table, perSecond: number, milliseconds: number): Promise<void> => {
  const end = performance.now() + milliseconds;
  const type = async ({ doc }: Client, index: number): Promise<void> => {
    for (let wait = Math.random(); performance.now() + (wait * 1000) / perSecond < end; wait = 0.5 + Math.random()) {
      await sleep((wait * 1000) / perSecond);
      const value = newValue();
      sent.set(value, { at: performance.now(), by: index, missing: clients.length - 1 });
      typeCell(doc, index, value);
    }
  };
  await Promise.all(clients.slice(0, CELLS).map(type));
  await until(() => sent.size === 0, 'every edit at everybody');
};

const TURN_MILLISECONDS = 2000;
