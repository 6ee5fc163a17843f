// A random day with everything at once: people with our own client on bad lines at several nodes; roles, assignments and review change under
// them; conflicts are chosen, moments restored, epochs raised, nodes restarted. Used by everything.test.ts; a seed names a day.
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { can, type Role } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import { err, must, ok } from '#shared/result';
import { openSession } from '../../../addin/sync/session.ts';
import type { Session } from '../../../addin/sync/session-state.ts';
import { restoreReport } from '../../../server/reports-restore.ts';
import { REPORT, until } from '../../world.ts';
import { type Nodes, nameOf, startNodes, textOf } from './nodes.ts';
import { type Random, randomOf } from './random.ts';
import { startWitness } from './witness.ts';

export type Day = { readonly seed: number; readonly steps: number; readonly nodes: number };

/** What became of a day: `wrong` is empty where everything holds. */
export type Outcome = {
  readonly wrong: readonly string[];
  readonly made: number;
  readonly logged: number;
  readonly listed: number;
  readonly refusals: number;
};

export const runDay = async ({ seed, steps, nodes }: Day): Promise<Outcome> => {
  const random = randomOf(seed);
  const witness = startWitness();
  const world = await startNodes({ count: nodes, limits: { updatesPerSnapshot: 25 }, store: witness.on });
  for (const person of PEOPLE) await world.join(person, person === 'anna' ? 'coordinator' : 'preparer', CELLS);
  // Two windows of bert's: one person is not always one client.
  const desks = await Promise.all([...PEOPLE, 'bert'].map((person, index) => sit(world, person, index % nodes)));
  for (let step = 0; step < steps; step += 1) {
    const kind = random.below(100);
    const desk = random.pick(desks);
    if (kind < 70) write(desk, random);
    else if (kind < 84) turn(desk, random, nodes);
    else await govern(world, random, nodes);
    if (random.chance(0.4)) await new Promise((resolve) => setImmediate(resolve));
    if (random.chance(0.05)) await new Promise((resolve) => setTimeout(resolve, random.below(15)));
  }
  for (const desk of desks) desk.isOnline = true;
  const isEqual = async (): Promise<boolean> => {
    const stored = JSON.stringify((await world.unlogged()).length);
    const texts = new Set(desks.map(({ session }) => textOf(session.report.get())));
    return stored === '0' && texts.size === 1 && desks.every(({ session }) => session.saved.get().kind === 'saved');
  };
  await until(
    isEqual,
    `all are saved and equal (seed ${seed}): ${desks.map(({ session }) => JSON.stringify(session.saved.get())).join()}`,
    30_000,
  );
  const outcome = await account(world, desks);
  for (const { session } of desks) session.close();
  for (const node of world.nodes) await node.close();
  witness.stop();
  return { ...outcome, wrong: [...outcome.wrong, ...witness.faults] };
};

type Desk = {
  readonly person: string;
  readonly session: Session;
  /** Every value this desk wrote, in order; each is used once. */
  readonly written: { readonly cell: CellId; readonly value: number }[];
  readonly sockets: Set<WebSocket>;
  node: number;
  isOnline: boolean;
  refusals: number;
};

const sit = async (world: Nodes, person: string, node: number): Promise<Desk> => {
  const sockets = new Set<WebSocket>();
  class Line extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url.replace(/^ws:\/\/[^/]+/, must(world.nodes[desk.node], 'a node').url.replace('http', 'ws')), protocols);
      sockets.add(this);
      this.on('close', (code) => {
        if (code === 4422) desk.refusals += 1;
        sockets.delete(this);
      });
    }
  }
  const requestTicket = async () => {
    const [row, member, members] = await Promise.all([
      world.store.report(REPORT),
      world.store.member(REPORT, person),
      world.store.members(REPORT),
    ]);
    if (!desk.isOnline || !row || !member) return err({ kind: 'retry', reason: message('sync.noServer') } as const);
    const info = ({ person: { id, name }, role, assigned }: typeof member) => ({ id, name, role, assigned: [...assigned] });
    const ticket = `${person}.${row.epoch}`;
    return ok({ ticket, expiresAt: '2036-01-01T00:00:00Z', epoch: row.epoch, me: info(member), people: members.map(info) });
  };
  const session = openSession({
    reportId: REPORT,
    url: 'ws://here/sync',
    requestTicket,
    WebSocket: Line as unknown as typeof globalThis.WebSocket,
    newTimer: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds >= 30_000 ? milliseconds : milliseconds / 50);
      return () => clearTimeout(timer);
    },
  });
  onTestFinished(session.close);
  const desk: Desk = { person, session, written: [], sockets, node, isOnline: true, refusals: 0 };
  await until(() => session.saved.get().kind === 'saved', 'the report opens');
  return desk;
};

/** An edit of an honest client: it asks first whether this person may. */
const write = ({ session, written }: Desk, random: Random): void => {
  const cell = random.pick(CELLS);
  if (!can(session.me.get(), 'edit', { kind: 'cell', cell }, session.access.get()).ok) return;
  value += 1;
  written.push({ cell, value });
  setCells(session.report.get(), edition, new Map([[cell, value]]), paneOrigin('typed'));
};

/** Something happens to a line. */
const turn = (desk: Desk, random: Random, nodes: number): void => {
  const kind = random.below(3);
  if (kind === 0) desk.node = random.below(nodes);
  if (kind === 1) desk.isOnline = !desk.isOnline;
  for (const socket of desk.sockets) socket.terminate();
};

/** Something is decided over the people's heads. */
const govern = async ({ store, nodes, restart }: Nodes, random: Random, count: number): Promise<void> => {
  const at = new Date().toISOString();
  const { rooms } = random.pick(nodes);
  const kind = random.below(10);
  const head = await store.auditHead(REPORT);
  if (kind < 4) {
    const role: Role = random.chance(0.15) ? 'reader' : random.chance(0.2) ? 'coordinator' : 'preparer';
    const assigned = CELLS.filter(() => random.chance(0.7));
    await store.setMember(REPORT, { person: random.pick(['bert', 'carl', 'dora']), role, assigned, due: null });
    await rooms.accessChanged(REPORT);
  } else if (kind < 6) {
    const part = random.chance(0.3) ? null : random.pick(['bert', 'carl', 'dora']);
    const state =
      part === null
        ? random.pick(['draft', 'returned', 'draft', 'draft', 'approved'] as const)
        : random.pick(['submitted', 'draft'] as const);
    await store.addReviewStep({ report: REPORT, part, state, by: 'anna', at, note: '', head });
    await rooms.accessChanged(REPORT);
  } else if (kind === 6) {
    for (const row of await store.openConflicts(REPORT)) await rooms.choose(REPORT, ANNA, row.id, random.below(row.values.length));
  } else if (kind === 7) {
    await restoreReport(
      { rooms, store },
      REPORT,
      ANNA,
      { number: 1 + random.below(head.count) },
      random.chance(0.3) ? null : random.pick(CELLS),
    );
  } else if (kind === 8) {
    await store.raiseEpoch(REPORT);
    await rooms.restored(REPORT);
  } else await restart(random.below(count));
};

/** Each value is in the audit log under its author's name, or on its author's lists, or was written over by its own author first. */
const account = async ({ store }: Nodes, desks: readonly Desk[]): Promise<Omit<Outcome, 'refusals'> & { readonly refusals: number }> => {
  const logged = new Set((await store.audit(REPORT)).map(({ person, place, after }) => `${person} ${place} ${after}`));
  const wrong: string[] = [];
  const sums = { made: 0, logged: 0, listed: 0, refusals: 0 };
  for (const { person, session, written, refusals } of desks) {
    const listed = new Set([
      ...session.refused.get().map((edit) => `${edit.cell} ${edit.value}`),
      ...session.review.get().map(({ cell, mine }) => `${cell} ${mine}`),
    ]);
    sums.refusals += refusals;
    const lastOf = new Map(written.map(({ cell, value: last }) => [cell, last]));
    for (const { cell, value: mine } of written) {
      sums.made += 1;
      if (logged.has(`${person} ${cell} ${mine}`)) sums.logged += 1;
      else if (listed.has(`${cell} ${mine}`)) sums.listed += 1;
      else if (lastOf.get(cell) === mine) wrong.push(`${person} wrote ${mine} in ${cell}: neither in the log nor on a list`);
    }
  }
  return { wrong, ...sums };
};

let value = 0;
const edition = must(editionByKey('2021'), 'edition 2021');
const PEOPLE = ['anna', 'bert', 'carl', 'dora'] as const;
const ANNA = { id: 'anna', name: nameOf('anna'), role: 'coordinator', assigned: [] } as const;
/** Few enough that people meet. */
const CELLS: readonly CellId[] = edition.inputs
  .filter(({ kind }) => kind === 'count')
  .slice(0, 8)
  .map(({ id }) => id);
