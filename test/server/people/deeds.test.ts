// Who did what outside the documents: administrators read all of it, coordinators that of their report, nobody else anything.
import { expect, test } from 'vitest';
import { editionByKey } from '#shared/edition/editions';
import { SECTION_KEYS } from '#shared/report/report';
import { must } from '#shared/result';
import { REPORT, until, type World, world } from '../../world.ts';

type Deed = { readonly number: number; readonly person: string; readonly name: string; readonly deed: string; readonly about: string };

const read = async ({ call }: World, path: string, as: string) => {
  const { status, body } = await call('GET', path, as);
  return { status, deeds: (body.deeds ?? []) as readonly Deed[], next: body.next as number | null };
};

/** Everything answered with nothing, so that it may be published. */
const fill = async (made: World): Promise<void> => {
  const { report, acknowledged, sent, close } = await made.open('anna');
  const edition = must(editionByKey('2021'), 'edition 2021');
  report.doc.transact(() => {
    for (const { id, kind } of edition.inputs) report.cells.set(id, kind === 'amount' ? '0' : 0);
    for (const key of SECTION_KEYS) report.section(key).insert(0, '本年度无相关情况。');
  });
  await until(() => acknowledged() === sent(), 'all is on disk');
  close();
};

/** A role, an invitation, its revocation, a restore, and the way to publication. */
const busy = async (): Promise<World> => {
  const made = await world();
  const { call } = made;
  await made.add('boss', { isAdmin: true });
  await made.join('anna', 'coordinator');
  await made.add('pia');
  await call('PUT', `/api/reports/${REPORT}/members/pia`, 'anna', { role: 'reviewer', assigned: [], due: null });
  const invited = await call('POST', '/api/invitations', 'anna', {
    person: null,
    unit: 'office',
    isAdmin: false,
    report: REPORT,
    role: 'reader',
    assigned: [],
    due: null,
    days: 3,
  });
  expect(invited.status).toBe(201);
  await call('DELETE', `/api/invitations/${String(invited.body.id)}`, 'anna');
  await call('POST', `/api/reports/${REPORT}/restore`, 'anna', { to: { number: 1 }, place: null });
  await fill(made);
  for (const [to, as] of [
    ['submitted', 'anna'],
    ['approved', 'pia'],
    ['published', 'anna'],
  ] as const) {
    const step = await call('POST', `/api/reports/${REPORT}/reviews`, as, { part: null, to, note: '' });
    expect([to, step.status, step.body.detail]).toEqual([to, 200, undefined]);
  }
  await call('POST', '/api/units', 'boss', { name: '法规科' });
  return made;
};

test('roles, invitations, restores and publications are listed newest first, with names', async () => {
  const made = await busy();
  const { status, deeds } = await read(made, '/api/deeds', 'boss');
  expect(status).toBe(200);
  expect(deeds.map(({ deed }) => deed)).toEqual([
    'unitAdded',
    'reviewed',
    'reviewed',
    'reviewed',
    'restored',
    'revoked',
    'invited',
    'assigned',
    // The first administrator's, when the server started.
    'invited',
  ]);
  expect(deeds[1]).toMatchObject({ person: 'anna', name: 'anna同志', about: expect.stringMatching(/^report published at \d+$/) });
  expect(deeds.at(-2)?.about).toBe('pia reviewer');
  expect(deeds.at(-1)?.person).toBe('command-line');
  const ofReport = await read(made, `/api/reports/${REPORT}/deeds`, 'anna');
  expect(ofReport.deeds).toEqual(deeds.slice(1, -1));
});

test('the list is read page by page', async () => {
  const made = await busy();
  const all = await read(made, '/api/deeds', 'boss');
  const pages: Deed[] = [];
  for (let before: number | null = null, first = true; first || before !== null; first = false) {
    const page = await read(made, `/api/deeds?limit=3${before === null ? '' : `&before=${before}`}`, 'boss');
    expect(page.deeds.length).toBeLessThanOrEqual(3);
    pages.push(...page.deeds);
    before = page.next;
  }
  expect(pages).toEqual(all.deeds);
  expect((await read(made, '/api/deeds?limit=0', 'boss')).status).toBe(400);
});

test('nobody else reads it: not reviewers, not strangers, not without signing in', async () => {
  const made = await busy();
  await made.add('oskar');
  expect((await read(made, '/api/deeds', 'anna')).status).toBe(403);
  expect((await made.call('GET', '/api/deeds', null)).status).toBe(401);
  expect((await read(made, `/api/reports/${REPORT}/deeds`, 'pia')).status).toBe(403);
  const foreign = await made.call('GET', `/api/reports/${REPORT}/deeds`, 'oskar');
  const absent = await made.call('GET', '/api/reports/nowhere/deeds', 'oskar');
  expect([foreign.status, foreign.body]).toEqual([404, absent.body]);
  expect((await read(made, `/api/reports/${REPORT}/deeds`, 'boss')).status).toBe(200);
});
