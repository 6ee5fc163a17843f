// Old sign-ins and spent invitations go after their time; what people did stays.
import { expect, test } from 'vitest';
import { createUpkeep } from '../../../server/auth/upkeep.ts';
import { createLog } from '../../../server/log.ts';
import { REPORT, world } from '../../world.ts';

const DAY = 24 * 3600 * 1000;

test('sign-ins go 30 days after their end and invitations 90 days after theirs; deeds and history stay', async () => {
  let clock = Date.now();
  const made = await world({}, { now: () => clock });
  const { store, upkeep } = made.server;
  await made.add('boss', { isAdmin: true });
  await made.join('anna', 'coordinator');
  const link = (await made.server.signLink('anna', null)).split('#/sign-in/')[1];
  expect((await made.call('POST', '/api/session', null, { link })).status).toBe(200);
  const wish = { person: null, unit: 'office', isAdmin: false, report: REPORT, role: 'reader', assigned: [], due: null, days: 7 };
  expect((await made.call('POST', '/api/invitations', 'anna', wish)).status).toBe(201);
  const [deeds, rows] = [(await store.deeds(null)).length, (await store.audit(REPORT)).length];
  const counts = async () => [await signInsOf(made), (await store.invitations()).length];

  await upkeep();
  // Anna's by the link and by the calls, and beside her invitation that of the first administrator.
  expect(await counts()).toEqual([2, 2]);
  clock += 59 * DAY;
  await upkeep();
  expect(await counts()).toEqual([2, 2]);
  clock += 2 * DAY;
  await upkeep();
  expect(await counts()).toEqual([0, 2]);
  clock += 40 * DAY;
  await upkeep();
  expect(await counts()).toEqual([0, 0]);
  expect([(await store.deeds(null)).length, (await store.audit(REPORT)).length]).toEqual([deeds, rows]);
});

/** How many sign-ins storage still knows, of those that were begun: ids are only in the tokens. */
const signInsOf = async ({ config }: Awaited<ReturnType<typeof world>>): Promise<number> => {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(`${config.dataFolder}/nianbao.db`, { readonly: true });
  try {
    return Number(db.prepare('SELECT count(*) FROM sign_ins').pluck().get());
  } finally {
    db.close();
  }
};

test('a round that fails is made good by the next one, and nothing is thrown', async () => {
  let broken = true;
  let rounds = 0;
  const upkeep = createUpkeep({
    store: {
      forgetEntries: async () => {
        if (broken) throw new Error('database or disk is full');
        rounds += 1;
        return 0;
      },
    },
    now: Date.now,
    log: createLog('silent'),
    look: async () => {},
  });
  await upkeep.run();
  expect(rounds).toBe(0);
  broken = false;
  await upkeep.run();
  expect(rounds).toBe(1);
  await upkeep.close();
});
