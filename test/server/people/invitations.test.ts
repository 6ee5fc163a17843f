// Invitation links: once, for a while, for a purpose; and everything somebody may try with them.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { NAME_NEEDED, SignInAnswer } from '#shared/protocol/http';
import { InvitationList, NewInvitationAnswer } from '#shared/protocol/http-people';
import { REPORT, type World, world } from '../../world.ts';

const invite = async (made: World, as: string | 'administrator', wish: object) => {
  const { status, body } = await made.call('POST', '/api/invitations', as, wish);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const answer = v.parse(NewInvitationAnswer, body);
  return { ...answer, secret: String(answer.link.split('#/sign-in/')[1]) };
};

const follow = ({ call }: World, link: string, name?: string) =>
  call('POST', '/api/session', null, { link, ...(name === undefined ? {} : { name }) });

const toReport = { unit: 'office', report: REPORT, role: 'preparer', assigned: ['requests'], due: '2026-01-10' };

test('a coordinator invites somebody new, who is asked for a name once and then has their part', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  const { secret, link } = await invite(made, 'cora', toReport);
  expect(link.startsWith(`${made.server.url}/web#/sign-in/`)).toBe(true);
  const nameless = await follow(made, secret);
  expect([nameless.status, nameless.body.type]).toEqual([422, NAME_NEEDED]);
  const session = v.parse(SignInAnswer, (await follow(made, secret, ' 王一 ')).body);
  expect(session).toMatchObject({ person: { name: '王一', unit: '办公室' }, report: REPORT });
  expect(await made.server.store.member(REPORT, session.person.id)).toMatchObject({
    role: 'preparer',
    assigned: ['requests'],
    due: '2026-01-10',
  });
  const again = await follow(made, secret, '李二');
  expect([again.status, again.body.type]).toEqual([410, 'urn:nianbao:people.link.used']);
});

test('two who follow one link at the same moment: one gets in', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  const { secret } = await invite(made, 'cora', toReport);
  const answers = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => follow(made, secret, name)));
  expect(answers.filter(({ status }) => status === 200).length).toBe(1);
  expect((await made.server.store.members(REPORT)).length).toBe(2);
});

test('storage holds the digest of a secret only', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  const { secret } = await invite(made, 'cora', toReport);
  expect(JSON.stringify(await made.server.store.invitations())).not.toContain(secret);
  expect(secret.length).toBe(43);
});

test('an expired, a revoked and an unknown link open nothing', async () => {
  let clock = Date.now();
  const made = await world({}, { now: () => clock });
  await made.join('cora', 'coordinator');
  const revoked = await invite(made, 'cora', toReport);
  expect((await made.call('DELETE', `/api/invitations/${revoked.id}`, 'cora')).status).toBe(204);
  expect((await made.call('DELETE', `/api/invitations/${revoked.id}`, 'cora')).status).toBe(409);
  expect((await follow(made, revoked.secret, '甲')).status).toBe(410);
  const late = await invite(made, 'cora', { ...toReport, days: 1 });
  clock += 24 * 3600_000 + 1000;
  expect((await follow(made, late.secret, '甲')).status).toBe(401);
  expect((await follow(made, 'A'.repeat(43), '甲')).status).toBe(401);
  const { invitations } = v.parse(InvitationList, (await made.call('GET', '/api/invitations', 'cora')).body);
  expect(invitations.map(({ state }) => state).sort()).toEqual(['expired', 'revoked']);
});

test('nobody but a coordinator invites into a report, and into no other than their own', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.join('pete', 'preparer', ['requests']);
  await made.join('rita', 'reviewer');
  await made.add('oskar');
  const other = await made.call('POST', '/api/reports', 'oskar', { edition: '2021', organ: '他局', year: 2025 });
  const attempt = async (as: string, wish: object) => (await made.call('POST', '/api/invitations', as, { ...toReport, ...wish })).status;
  for (const role of ['coordinator', 'preparer', 'reader']) {
    expect(await attempt('pete', { role })).toBe(403);
    expect(await attempt('rita', { role })).toBe(403);
    expect(await attempt('oskar', { role })).toBe(404);
    expect(await attempt('cora', { role, report: String(other.body.id) })).toBe(404);
  }
  expect(await attempt('cora', { role: 'coordinator', assigned: [] })).toBe(201);
});

test('a coordinator can make no link as somebody who is here, none for an administrator, none without a report', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.add('boss', { isAdmin: true });
  const attempt = async (as: string, wish: object) => (await made.call('POST', '/api/invitations', as, { ...toReport, ...wish })).status;
  expect(await attempt('cora', { person: 'boss' })).toBe(403);
  expect(await attempt('cora', { person: 'cora' })).toBe(403);
  expect(await attempt('cora', { isAdmin: true })).toBe(403);
  expect(await attempt('cora', { report: null, role: null })).toBe(403);
  expect(await attempt('boss', { person: 'cora', unit: null })).toBe(201);
  expect(await attempt('boss', { isAdmin: true, report: null, role: null })).toBe(201);
});

test('a link ends with the rights of whoever made it', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.join('carl', 'coordinator');
  const { secret } = await invite(made, 'cora', { ...toReport, role: 'coordinator', assigned: [] });
  expect((await made.call('PUT', `/api/reports/${REPORT}/members/cora`, 'carl', { role: 'reader', assigned: [] })).status).toBe(204);
  expect((await follow(made, secret, '影子')).status).toBe(410);
});

test('somebody invited cannot take a colleague’s name', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  const { secret } = await invite(made, 'cora', toReport);
  for (const name of ['cora同志', 'ｃｏｒａ 同志', 'CORA同志']) {
    const { status, body } = await follow(made, secret, name);
    expect([status, body.type]).toEqual([409, 'urn:nianbao:people.nameTaken']);
  }
  for (const name of ['=1+1', '@x', '<b>', 'a\nb', 'a\u202eb', '', ' ', 'x'.repeat(41)]) {
    expect((await follow(made, secret, name)).status).toBeGreaterThanOrEqual(400);
  }
  expect((await follow(made, secret, '王一')).status).toBe(200);
});

test('a coordinator sees and revokes the invitations to their own reports only', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.add('boss', { isAdmin: true });
  await made.add('dora');
  await made.call('POST', '/api/reports', 'dora', { edition: '2021', organ: '他局', year: 2025 });
  const mine = await invite(made, 'cora', toReport);
  const admin = await invite(made, 'boss', { unit: 'office', isAdmin: true });
  const seen = async (as: string) =>
    v.parse(InvitationList, (await made.call('GET', '/api/invitations', as)).body).invitations.map(({ id }) => id);
  expect(await seen('cora')).toEqual([mine.id]);
  expect(await seen('dora')).toEqual([]);
  expect(await seen('boss')).toEqual(expect.arrayContaining([admin.id, mine.id]));
  const foreign = await made.call('DELETE', `/api/invitations/${mine.id}`, 'dora');
  const absent = await made.call('DELETE', '/api/invitations/nothing', 'dora');
  expect([foreign.status, foreign.body]).toEqual([absent.status, absent.body]);
  expect((await made.call('DELETE', `/api/invitations/${admin.id}`, 'cora')).status).toBe(404);
});

test('the first start of an empty server gives one administrator’s link, which works once', async () => {
  const made = await world();
  const first = made.server.firstAdmin;
  if (first?.kind !== 'link') throw new Error('no link');
  const session = v.parse(SignInAnswer, (await follow(made, first.secret, '管理者')).body);
  expect(await made.server.store.person(session.person.id)).toMatchObject({ isAdmin: true, name: '管理者' });
  expect((await follow(made, first.secret, '另一人')).status).toBe(410);
});

test('the next start says that the link was not used, and nothing once there is an administrator', async () => {
  const { startServer } = await import('../../../server/main.ts');
  const made = await world();
  const first = made.server.firstAdmin;
  await made.server.close();
  const second = await startServer(made.config);
  expect(second.firstAdmin).toEqual({ kind: 'waiting' });
  const response = await fetch(`${second.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: first?.kind === 'link' ? first.secret : '', name: '管理者' }),
  });
  expect(response.status).toBe(200);
  await second.close();
  const third = await startServer(made.config);
  expect(third.firstAdmin).toBe(null);
  await third.close();
});
