// Units, people, members: adding, changing, leaving, and what stays possible for the last of them.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { MemberList, PeopleList, UnitList } from '#shared/protocol/http-people';
import { CLOSE } from '#shared/protocol/socket';
import { REPORT, world } from '../../world.ts';

test('an administrator adds units and people; everybody else sees who is here, without the inner details', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.add('anna');
  expect((await made.call('POST', '/api/units', 'boss', { id: 'law', name: '政策法规科' })).status).toBe(201);
  expect((await made.call('POST', '/api/units', 'boss', { id: 'law', name: '另一科' })).status).toBe(409);
  expect((await made.call('POST', '/api/units', 'boss', { name: '政策法规科' })).status).toBe(409);
  const added = await made.call('POST', '/api/people', 'boss', { id: 'lily', name: '李丽', unit: 'law' });
  expect(added).toMatchObject({ status: 201, body: { id: 'lily', unitName: '政策法规科', admin: { active: true, isAdmin: false } } });
  for (const [wish, status] of [
    [{ id: 'lily', name: '别人', unit: 'law' }, 409],
    [{ id: 'administrator', name: '冒名', unit: 'law' }, 409],
    [{ name: '无处', unit: 'nowhere' }, 422],
    [{ name: '=HYPERLINK("x")', unit: 'law' }, 400],
    [{ name: '换\n行', unit: 'law' }, 400],
    [{ id: '../x', name: '某人', unit: 'law' }, 400],
  ] as const) {
    expect([wish, (await made.call('POST', '/api/people', 'boss', wish)).status]).toEqual([wish, status]);
  }
  const { people } = v.parse(PeopleList, (await made.call('GET', '/api/people', 'anna')).body);
  expect(people.map(({ admin }) => admin)).toEqual(people.map(() => null));
  expect(people.map(({ id }) => id).sort()).toEqual(['anna', 'boss', 'lily']);
  const ofLaw = v.parse(PeopleList, (await made.call('GET', '/api/people?unit=law', 'anna')).body).people;
  expect(ofLaw.map(({ id }) => id)).toEqual(['lily']);
  expect(v.parse(UnitList, (await made.call('GET', '/api/units', 'anna')).body).units.length).toBe(2);
  for (const path of ['/api/people', '/api/units', '/api/invitations']) expect((await made.call('GET', path, null)).status).toBe(401);
});

test('a unit with people in it stays; an empty one may go out of use', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.call('POST', '/api/units', 'boss', { id: 'empty', name: '空科' });
  expect((await made.call('PATCH', '/api/units/office', 'boss', { active: false })).status).toBe(409);
  expect((await made.call('PATCH', '/api/units/empty', 'boss', { active: false })).status).toBe(200);
  expect((await made.call('PATCH', '/api/units/none', 'boss', { name: '无' })).status).toBe(404);
});

test('the last administrator can neither leave nor step down', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.add('anna');
  expect((await made.call('PATCH', '/api/people/boss', 'boss', { isAdmin: false })).status).toBe(409);
  expect((await made.call('POST', '/api/people/boss/deactivate', 'boss', { heir: null })).status).toBe(409);
  expect((await made.call('PATCH', '/api/people/anna', 'boss', { isAdmin: true })).status).toBe(200);
  expect((await made.call('PATCH', '/api/people/boss', 'anna', { isAdmin: false })).status).toBe(200);
});

test('an identity belongs to one person', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.add('anna');
  await made.add('bert');
  const subject = 'https://login.example.gov.cn 4711';
  expect((await made.call('PATCH', '/api/people/anna', 'boss', { subject })).status).toBe(200);
  expect((await made.call('PATCH', '/api/people/bert', 'boss', { subject })).status).toBe(409);
  expect((await made.call('PATCH', '/api/people/anna', 'boss', { subject: null })).status).toBe(200);
  expect((await made.call('PATCH', '/api/people/bert', 'boss', { subject })).status).toBe(200);
  expect((await made.call('PATCH', '/api/people/bert', 'boss', { subject: 'nonsense' })).status).toBe(400);
});

test('the heir must be somebody else who is here', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.join('anna', 'preparer', ['requests']);
  for (const heir of ['anna', 'nobody'])
    expect((await made.call('POST', '/api/people/anna/deactivate', 'boss', { heir })).status).toBe(422);
  expect((await made.call('POST', '/api/people/nobody/deactivate', 'boss', { heir: null })).status).toBe(404);
  expect((await made.server.store.person('anna'))?.active).toBe(true);
});

test('somebody who left keeps their name in the history and comes back only by an administrator', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.join('anna', 'coordinator');
  const anna = await made.open('anna');
  anna.report.cells.set('requests/new/natural', 3);
  await expect.poll(() => anna.acknowledged()).toBeGreaterThan(0);
  await expect.poll(async () => (await made.server.store.auditHead(REPORT)).count).toBeGreaterThan(1);
  await made.call('POST', '/api/people/anna/deactivate', 'boss', { heir: 'boss' });
  const { body } = await made.call('GET', `/api/reports/${REPORT}/history?place=requests/new/natural`, 'boss');
  expect(body.rows).toMatchObject([{ person: 'anna', name: 'anna同志', after: '3' }]);
  expect((await made.call('PATCH', '/api/people/anna', 'boss', { active: true })).status).toBe(200);
  expect((await made.call('GET', '/api/me', 'anna')).status).toBe(401);
  const link = (await made.server.signLink('anna', null)).split('#/sign-in/')[1];
  expect((await made.call('POST', '/api/session', null, { link })).status).toBe(200);
  expect(await made.server.store.reportsOf('anna')).toEqual([]);
});

test('a coordinator gives parts with a date, takes them, and cannot leave the report without a coordinator', async () => {
  const made = await world();
  await made.join('cora', 'coordinator');
  await made.add('anna');
  const member = (person: string) => `/api/reports/${REPORT}/members/${person}`;
  const part = { role: 'preparer', assigned: ['requests/*/natural', 'section:5'], due: '2026-01-12' };
  expect((await made.call('PUT', member('anna'), 'cora', part)).status).toBe(204);
  const { members } = v.parse(MemberList, (await made.call('GET', `/api/reports/${REPORT}/members`, 'anna')).body);
  expect(members.find(({ id }) => id === 'anna')).toMatchObject({ unit: '办公室', ...part });
  for (const wrong of [
    { ...part, assigned: ['requests/misspelt'] },
    { ...part, assigned: ['section:9'] },
    { ...part, assigned: ['__proto__'] },
  ])
    expect((await made.call('PUT', member('anna'), 'cora', wrong)).status).toBe(422);
  for (const wrong of [
    { ...part, due: '12.1.2026' },
    { ...part, role: 'king' },
    { ...part, assigned: 'requests' },
  ])
    expect((await made.call('PUT', member('anna'), 'cora', wrong)).status).toBe(400);
  expect((await made.call('PUT', member('cora'), 'cora', { role: 'reader', assigned: [] })).status).toBe(409);
  expect((await made.call('DELETE', member('cora'), 'cora')).status).toBe(409);
  const anna = await made.open('anna');
  expect((await made.call('DELETE', member('anna'), 'cora')).status).toBe(204);
  await expect.poll(() => anna.closes.map(({ code }) => code)).toEqual([CLOSE.accessChanged]);
  expect((await made.call('DELETE', member('anna'), 'cora')).status).toBe(404);
});

test('what was done is written down with who did it', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  await made.join('cora', 'coordinator');
  await made.add('anna');
  await made.call('PUT', `/api/reports/${REPORT}/members/anna`, 'cora', { role: 'reader', assigned: [] });
  await made.call('POST', '/api/invitations', 'cora', { unit: 'office', report: REPORT, role: 'reader' });
  await made.call('POST', '/api/people/anna/deactivate', 'boss', { heir: null });
  const deeds = await made.server.store.deeds(null);
  expect(deeds.map(({ person, deed, report }) => `${person} ${deed} ${report ?? '-'}`)).toEqual(
    expect.arrayContaining([`cora assigned ${REPORT}`, `cora invited ${REPORT}`, 'boss deactivated -', `boss deactivated ${REPORT}`]),
  );
});
