// Eight people write, fifty read: how many deliveries a second of the server's processor buys. A writer sends its next
// edits when all readers have its last ones, so the load follows what the server can do.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, joinRoom } from './client.ts';
import { CELLS, fillReport, findValues, newValue, typeCell } from './content.ts';
import { within } from './stats.ts';
import { type RunningTarget, type Target, takeTurns, withServers } from './target.ts';

export type FanOut = { readonly name: string; readonly deliveriesPerCpuSecond: number; readonly deliveriesPerSecond: number };

/** `burst`: edits a writer sends at a time, each in a frame of its own. Every server gets `turns` seconds. */
export const measureFanOut = (targets: readonly Target[], burst: number, turns: number): Promise<readonly FanOut[]> =>
  withServers(targets, async (running) => {
    const crowds: Crowd[] = [];
    for (const server of running) crowds.push(await gather(server));
    await takeTurns(crowds, turns, async (crowd, turn) => {
      const { process } = crowd.server;
      const before = { cpu: process.cpuSeconds(), at: performance.now() };
      const delivered = await writeFor(crowd, burst, 1000);
      if (turn < 0) return;
      crowd.delivered += delivered;
      crowd.cpu += process.cpuSeconds() - before.cpu;
      crowd.seconds += (performance.now() - before.at) / 1000;
    });
    return crowds.map(({ server, delivered, cpu, seconds }) => ({
      name: server.target.name,
      deliveriesPerCpuSecond: delivered / cpu,
      deliveriesPerSecond: delivered / seconds,
    }));
  });

type Crowd = {
  readonly server: RunningTarget;
  readonly writers: readonly { readonly client: Client; edits: number }[];
  /** Value → how many readers still lack it. */
  readonly waiting: Map<number, { left: number; readonly arrived: () => void }>;
  delivered: number;
  cpu: number;
  seconds: number;
};

const gather = async (server: RunningTarget): Promise<Crowd> => {
  const first = await joinRoom(server, 'fan', { keeps: 'start' });
  await first.synced;
  fillReport(first.doc);
  const waiting: Crowd['waiting'] = new Map();
  const onUpdate = (payload: Buffer) =>
    findValues(payload, (value) => {
      const mark = waiting.get(value);
      if (!mark) return;
      mark.left -= 1;
      if (mark.left > 0) return;
      waiting.delete(value);
      mark.arrived();
    });
  for (let index = 0; index < READERS; index += 1) await (await joinRoom(server, 'fan', { keeps: 'none', onUpdate })).synced;
  const writers: { readonly client: Client; edits: number }[] = [];
  for (let index = 0; index < WRITERS; index += 1) {
    const client = await joinRoom(server, 'fan', { keeps: 'start' });
    await client.synced;
    writers.push({ client, edits: 0 });
  }
  await sleep(500);
  return { server, writers, waiting, delivered: 0, cpu: 0, seconds: 0 };
};

/** All writers write for so long, and end when their last edits have arrived; gives the number of deliveries. */
const writeFor = async ({ writers, waiting }: Crowd, burst: number, milliseconds: number): Promise<number> => {
  let delivered = 0;
  const end = performance.now() + milliseconds;
  // Cells of their own: nobody overwrites what he has not seen.
  const share = Math.floor(CELLS / WRITERS);
  await Promise.all(
    writers.map(async (writer, index) => {
      while (performance.now() < end) {
        let value = 0;
        writer.client.inOneWrite(() => {
          for (let count = 0; count < burst; count += 1) {
            value = newValue();
            typeCell(writer.client.doc, index * share + (writer.edits % share), value);
            writer.edits += 1;
          }
        });
        await within(new Promise<void>((resolve) => waiting.set(value, { left: READERS, arrived: resolve })), 'the edits at all readers');
        delivered += burst * READERS;
      }
    }),
  );
  return delivered;
};

const READERS = 50;
const WRITERS = 8;
