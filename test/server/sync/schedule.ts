// A random hour of three people on bad lines: typing, blanking, writing prose, undoing, dropping out, coming back at another node, sending
// a message twice, commits that fail. Used by partition.test.ts; the same seed gives the same schedule.
import * as Y from 'yjs';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { updateFrame } from '../../../server/sync/frames.ts';
import type { Client } from '../../client.ts';
import { REPORT, until } from '../../world.ts';
import { type Nodes, noteFrame, startNodes } from './nodes.ts';
import { type Random, randomOf } from './random.ts';
import { startWitness } from './witness.ts';

export type ScheduleOptions = { readonly nodes: number; readonly steps: number; readonly failingCommits: boolean; readonly notes: boolean };

/** What was found wrong in the end; empty: all sides are equal, the log tells how it came, what is in dispute is what stands. */
export const runSchedule = async (seed: number, options: ScheduleOptions): Promise<readonly string[]> => {
  const random = randomOf(seed);
  let failing = false;
  const witness = startWitness();
  const made = await startNodes({
    count: options.nodes,
    limits: { updatesPerSnapshot: 15 },
    store: (opened) => {
      const store = witness.on(opened);
      return {
        ...store,
        append: async (edits) => {
          if (failing && random.chance(0.2)) throw new Error('the disk does not answer');
          const seqs = await store.append(edits);
          if (failing && random.chance(0.1)) throw new Error('the answer was lost');
          return seqs;
        },
      };
    },
  });
  for (const person of PEOPLE) await made.join(person, 'coordinator');
  const desks = await Promise.all(PEOPLE.map((person, index) => openDesk(made, person, index % options.nodes, random)));
  failing = options.failingCommits;
  if (random.chance(0.5)) made.bus.deliver = (news) => (random.chance(0.4) ? [] : random.chance(0.3) ? [news, news] : [news]);

  for (let step = 0; step < options.steps; step += 1) {
    const desk = random.pick(desks);
    if (random.chance(0.12)) await turn(made, desk, options, random);
    else act(desk, options, random);
    if (random.chance(0.3)) await new Promise((resolve) => setImmediate(resolve));
  }
  failing = false;
  const clients = desks.map(({ client }) => client);
  // Whoever was sent away comes back until nobody is.
  await until(async () => {
    for (const desk of desks) if (!desk.client.provider.wsconnected) await back(made, desk, random.below(options.nodes));
    return clients.every(({ provider, acknowledged, sent }) => provider.synced && acknowledged() === sent());
  }, 'everybody is back');
  await made.settled(clients);
  const wrong = [...(await made.unlogged())];
  for (const { place, values } of await made.store.openConflicts(REPORT)) {
    const standing = must(clients[0], 'a client').report.cells.get(place);
    if (JSON.stringify(standing ?? null) !== (values.at(-1)?.value ?? 'null')) wrong.push(`${place} is in dispute but not as it stands`);
    if (new Set(values.map(({ person }) => person)).size < 2) wrong.push(`${place} is in dispute among one`);
  }
  for (const { client, person } of desks) {
    const refusals = client.closes.filter(({ code }) => code >= 4400);
    if (refusals.length > 0) wrong.push(`${person} was refused: ${JSON.stringify(refusals)}`);
  }
  for (const client of clients) client.close();
  for (const node of made.nodes) await node.close();
  witness.stop();
  return [...wrong, ...witness.faults];
};

type Desk = {
  readonly person: string;
  readonly client: Client;
  readonly undo: Y.UndoManager;
  /** What this desk did since it was last in touch. */
  readonly notes: { place: string; how: string; at: string; seen: string | null }[];
  readonly frames: Uint8Array[];
};

const openDesk = async (made: Nodes, person: string, node: number, random: Random): Promise<Desk> => {
  const doc = new Y.Doc();
  doc.clientID = 1 + random.below(0xffff_fff0);
  const client = await made.open(person, node, doc);
  const { cells, section } = client.report;
  const undo = new Y.UndoManager([cells, section('1')], { captureTimeout: 0, trackedOrigins: new Set(['me']) });
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== client.provider && client.provider.wsconnected) frames.push(updateFrame(update));
  });
  return { person, client, undo, notes: [], frames };
};

const act = (desk: Desk, { notes }: ScheduleOptions, random: Random): void => {
  const { client, undo } = desk;
  const { cells, doc, section } = client.report;
  const cell = random.pick(CELLS);
  const kind = random.below(10);
  const before = cells.get(cell);
  if (kind < 6) {
    const note = { place: cell, how: 'typed', at: new Date().toISOString(), seen: before === undefined ? null : JSON.stringify(before) };
    if (notes && client.provider.wsconnected) client.provider.ws?.send(noteFrame({ edits: [note] }) as Uint8Array<ArrayBuffer>);
    else if (notes) desk.notes.push(note);
  }
  doc.transact(() => {
    if (kind < 4) cells.set(cell, random.below(1000));
    else if (kind < 6) cells.delete(cell);
    else if (kind < 9) {
      const text = section('1');
      const at = random.below(text.length + 1);
      if (random.chance(0.35)) text.delete(at, Math.min(text.length - at, random.below(5)));
      else text.insert(at, random.pick(['公开', '三件，', '\n', '𠮷']));
    }
  }, 'me');
  if (kind === 9) undo[random.chance(0.7) ? 'undo' : 'redo']();
};

/** Something happens to the line. */
const turn = async (made: Nodes, desk: Desk, { nodes }: ScheduleOptions, random: Random): Promise<void> => {
  const { provider } = desk.client;
  if (!provider.wsconnected) await back(made, desk, random.below(nodes));
  else if (random.chance(0.5)) await made.part(desk.client);
  // A message that was sent already is sent once more.
  else if (desk.frames.length > 0) provider.ws?.send(random.pick(desk.frames) as Uint8Array<ArrayBuffer>);
};

const back = async (made: Nodes, desk: Desk, node: number): Promise<void> => {
  const { client, person, notes, frames } = desk;
  frames.length = 0;
  const told = notes.splice(0);
  const say = ({ status }: { readonly status: string }): void => {
    if (status !== 'connected') return;
    client.provider.off('status', say);
    if (told.length > 0) client.provider.ws?.send(noteFrame({ edits: told }) as Uint8Array<ArrayBuffer>);
  };
  client.provider.on('status', say);
  await made.heal(client, person, node);
};

const PEOPLE = ['anna', 'bert', 'carl'] as const;
/** Few enough that people meet. */
const CELLS = must(editionByKey('2021'), 'edition')
  .inputs.filter(({ kind }) => kind === 'count')
  .slice(0, 6)
  .map(({ id }) => id);
