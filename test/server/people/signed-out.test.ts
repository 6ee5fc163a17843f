// A sign-in that ends takes its open windows with it, on every node, and nobody else's.
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SignInAnswer } from '#shared/protocol/http';
import { openClient } from '../../client.ts';
import { REPORT, until, type World, world } from '../../world.ts';
import { engineForFile } from '../cluster/engine-for-file.ts';
import { noEngine } from '../cluster/postgres-engine.ts';

const signIn = async ({ server, call }: World, person: string): Promise<SignInAnswer> => {
  const link = (await server.signLink(person, null)).split('#/sign-in/')[1];
  return v.parse(SignInAnswer, (await call('POST', '/api/session', null, { link })).body);
};

const ticketFor = async ({ server }: World, token: string): Promise<string> => {
  const asked = await fetch(`${server.url}/api/reports/${REPORT}/tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await asked.json()) as { ticket: string }).ticket;
};

/** The report, open with the rights of this sign-in and no other. */
const openWith = async (made: World, token: string) => {
  const client = openClient(made.server.url, REPORT, await ticketFor(made, token));
  onTestFinished(client.close);
  await until(() => client.provider.synced, 'the report is complete');
  return client;
};

const signOut = async ({ server }: World, token: string): Promise<number> =>
  (await fetch(`${server.url}/api/session`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })).status;

const SIGNED_OUT = [{ code: 4401, reason: 'signed-out' }];

test('signing out closes the windows of that sign-in at once, and only those', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  await made.join('bert', 'reader');
  const [office, home, berts] = [await signIn(made, 'anna'), await signIn(made, 'anna'), await signIn(made, 'bert')];
  const [first, second, other, bert] = await Promise.all([office, office, home, berts].map(({ token }) => openWith(made, token)));
  expect(await signOut(made, office.token)).toBe(204);
  for (const client of [first, second]) {
    await until(() => client?.closes.length === 1, 'it is closed');
    expect(client?.closes).toEqual(SIGNED_OUT);
  }
  const admin = await made.open('administrator');
  other?.report.cells.set('requests/new/natural', 3);
  await until(() => [bert, admin].every((client) => client?.report.cells.get('requests/new/natural') === 3), 'the others go on');
  expect([other, bert, admin].flatMap((client) => client?.closes)).toEqual([]);
});

test('a refresh secret that comes back a second time closes the thief’s window with the owner’s', async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  const first = await signIn(made, 'anna');
  const renewed = v.parse(SignInAnswer, (await made.call('POST', '/api/session/renew', null, { refresh: first.refresh })).body);
  const thief = await openWith(made, renewed.token);
  expect((await made.call('POST', '/api/session/renew', null, { refresh: first.refresh })).status).toBe(401);
  await until(() => thief.closes.length === 1, 'it is closed');
  expect(thief.closes).toEqual(SIGNED_OUT);
});

/** A world whose answers about one person's part can be held back on their way. */
const slowWorld = async () => {
  let held: Promise<void> | null = null;
  let asked = false;
  const made = await world(
    {},
    {
      store: (store) => ({
        ...store,
        member: async (report, person) => {
          const row = await store.member(report, person);
          asked = true;
          await held;
          return row;
        },
      }),
    },
  );
  const hold = (): (() => void) => {
    let release = (): void => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    asked = false;
    return release;
  };
  return { made, hold, isAsked: () => asked };
};

test('[4403] rights that change while somebody comes in hold for them as well', async () => {
  const { made, hold, isAsked } = await slowWorld();
  await made.join('anna', 'coordinator');
  const ticket = await made.ticket('anna');
  const release = hold();
  const client = openClient(made.server.url, REPORT, ticket);
  onTestFinished(client.close);
  await until(isAsked, 'the door is being opened');
  await made.join('anna', 'reader');
  release();
  await until(() => client.closes.length === 1, 'it is closed');
  expect(client.closes).toEqual([{ code: 4403, reason: 'access-changed' }]);
});

test('a sign-in that ends while somebody comes in with it lets nobody in', async () => {
  const { made, hold, isAsked } = await slowWorld();
  await made.join('anna', 'coordinator');
  const { token } = await signIn(made, 'anna');
  const ticket = await ticketFor(made, token);
  const release = hold();
  const client = openClient(made.server.url, REPORT, ticket);
  onTestFinished(client.close);
  await until(isAsked, 'the door is being opened');
  const left = signOut(made, token);
  expect(await left).toBe(204);
  release();
  await until(() => client.closes.length === 1, 'it is closed');
  expect([4401, 1006]).toContain(client.closes[0]?.code);
  expect(client.provider.synced).toBe(false);
});

describe.skipIf(noEngine() !== null)('on two nodes', () => {
  const engine = engineForFile();

  test('signing out at one node closes the window that is open at another', async () => {
    const database = await engine().createDatabase();
    const [a, b] = [await world({ database }), await world({ database })];
    await a.join('anna', 'coordinator');
    const { token } = await signIn(a, 'anna');
    const client = await openWith(b, token);
    expect(await signOut(a, token)).toBe(204);
    await until(() => client.closes.length === 1, 'it is closed');
    expect(client.closes).toEqual(SIGNED_OUT);
  });

  test('a sign-in that ended while nothing was heard of it is found by looking', async () => {
    const made = await world({ database: await engine().createDatabase() });
    await made.join('anna', 'coordinator');
    const { token } = await signIn(made, 'anna');
    const client = await openWith(made, token);
    const [connection] = [...made.server.rooms.opened()].flatMap(({ connections }) => [...connections]);
    await made.server.store.endSignIn(connection?.signIn ?? '', new Date().toISOString());
    await made.server.upkeep();
    await until(() => client.closes.length === 1, 'it is closed');
    expect(client.closes).toEqual(SIGNED_OUT);
  });
});
