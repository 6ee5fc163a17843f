// Units and people from CSV: what is read, what is refused and where, all or nothing.
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { PeopleImportProblem } from '#shared/protocol/http-people';
import { planPeople } from '../../../server/http/people-import.ts';
import type { PersonRow, UnitRow } from '../../../server/store/people-store.ts';
import { world } from '../../world.ts';

const NOBODY = { units: [], people: [] };
const plan = (text: string | Uint8Array, known: { units: readonly UnitRow[]; people: readonly PersonRow[] } = NOBODY) =>
  planPeople(typeof text === 'string' ? new TextEncoder().encode(text) : text, known);
const faults = (text: string, known = NOBODY) => {
  const made = plan(text, known);
  return made.ok ? [] : made.error.map(({ line, column, reason }) => `${line} ${column ?? '-'} ${reason.key}`);
};

test('Chinese and English headers, quotes, tabs and byte order marks are read', () => {
  for (const text of [
    '姓名,单位\n王一,政策法规科\n李二,办公室\n',
    '\ufeff姓名,单位\r\n王一,政策法规科\r\n\r\n李二,办公室',
    'Name\tUnit\n王一\t政策法规科\n李二\t办公室',
    '"单位","姓名","电话"\n"政策法规科","王一","1"\n"办公室","李二",""',
    '姓名;科室\n王一;政策法规科\n李二;办公室',
  ]) {
    const made = plan(text);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.people.map(({ name }) => name)).toEqual(['王一', '李二']);
    expect(made.value.units.map(({ name }) => name)).toEqual(['政策法规科', '办公室']);
    expect(made.value.added).toEqual({ units: 2, people: 2 });
  }
});

test('a list of names in GB18030 is read, though it has none of the usual words', () => {
  // 姓名,单位 / 甄珠,蚕桑站
  const bytes = Uint8Array.from([
    0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0xd5, 0xe7, 0xd6, 0xe9, 0x2c, 0xb2, 0xcf, 0xc9, 0xa3, 0xd5, 0xbe,
  ]);
  const made = plan(bytes);
  expect(made.ok && made.value.people.map(({ name }) => name)).toEqual(['甄珠']);
});

test('each fault names its line and column', () => {
  expect(faults('姓名,单位,编号,统一认证标识\n,政策法规科,,\n王一,,a b,\n=cmd(),办公室,,\n李二,办公室,c1,不是\n赵三,办公室,c2,')).toEqual([
    '2 姓名 people.csv.noName',
    '3 编号 people.csv.badId',
    '4 姓名 people.csv.badName',
    '5 统一认证标识 people.csv.badSubject',
  ]);
  expect(faults('姓名,单位\n王一,办公室\n王一,办公室')).toEqual(['3 姓名 people.csv.twice']);
  expect(faults('姓名,单位,编号\n甲,办公室,administrator')).toEqual(['2 编号 people.idTaken']);
  expect(faults('姓名,电话\n甲,1')).toEqual(['1 - people.csv.noHead']);
  expect(faults('姓名,单位,姓名\n甲,乙,丙')).toEqual(['1 - people.csv.headTwice']);
  expect(faults('姓名,单位\n')).toEqual(['1 - people.csv.empty']);
  expect(faults('姓名,单位\n甲,"办公室\n乙,办公室')).toEqual(['2 - people.csv.openQuote']);
  expect(faults('')).toEqual(['1 - people.csv.noHead']);
});

test('whoever is here already is left as they are; a number changes name and unit', () => {
  const units = [{ id: 'u1', name: '办公室', active: true }];
  const person = { id: 'p1', name: '王一', unit: 'u1', colour: '#000000', active: true, isAdmin: true, subject: null };
  const same = plan('姓名,单位\n王一,办公室', { units, people: [person] });
  expect(same).toMatchObject({ ok: true, value: { units: [], people: [], added: { units: 0, people: 0 } } });
  const moved = plan('编号,姓名,单位\np1,王一新,信息科', { units, people: [person] });
  expect(moved).toMatchObject({
    ok: true,
    value: { people: [{ id: 'p1', name: '王一新', isAdmin: true, colour: '#000000' }], added: { units: 1, people: 0 } },
  });
  const left = plan('编号,姓名,单位\np1,王一,办公室', { units, people: [{ ...person, active: false }] });
  expect(left).toMatchObject({ ok: false, error: [{ line: 2, column: '编号', reason: { key: 'people.csv.left' } }] });
});

test('no list makes an administrator, whatever its columns are called', () => {
  const made = plan('姓名,单位,isAdmin,管理员\n王一,办公室,true,是');
  expect(made).toMatchObject({ ok: true, value: { people: [{ isAdmin: false }], ignored: ['isAdmin', '管理员'] } });
});

test('any text is answered, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('姓名', '单位', '编号', ',', '\n', '\r', '"', '\t', '王', '=', 'a', ' ', '\0'), { maxLength: 60 }),
      (parts) => {
        const made = plan(`姓名,单位\n${parts.join('')}`);
        expect(made.ok || made.error.length > 0).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test('over HTTP: a dry run writes nothing, one fault keeps everything out, a good list comes in whole', async () => {
  const made = await world();
  await made.add('boss', { isAdmin: true });
  const token = async () => {
    const link = (await made.server.signLink('boss', null)).split('#/sign-in/')[1];
    return String((await made.call('POST', '/api/session', null, { link })).body.token);
  };
  const authorization = `Bearer ${await token()}`;
  const send = async (text: string, query = '') => {
    const headers = { authorization, 'content-type': 'text/csv' };
    const response = await fetch(`${made.server.url}/api/people/import${query}`, { method: 'POST', headers, body: text });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const count = async () => (await made.server.store.people()).length;
  const before = await count();
  expect(await send('姓名,单位\n王一,信息科', '?dryRun=1')).toEqual({
    status: 200,
    body: { dryRun: true, units: { added: 1, changed: 0 }, people: { added: 1, changed: 0 }, ignored: [] },
  });
  const refused = await send('姓名,单位\n王一,信息科\n@x,信息科');
  expect(refused.status).toBe(422);
  expect(v.parse(PeopleImportProblem, refused.body).errors).toMatchObject([{ line: 3, column: '姓名' }]);
  expect(await count()).toBe(before);
  expect((await send('姓名,单位\n王一,信息科')).status).toBe(200);
  expect(await count()).toBe(before + 1);
  expect((await send('x'.repeat(5_000_000))).status).toBe(413);
});
