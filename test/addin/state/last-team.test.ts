import { expect, test } from 'vitest';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import type { ReportMember } from '#shared/protocol/http-people';
import { must, ok } from '#shared/result';
import { carryTeam, findLastTeam } from '../../../addin/state/last-team.ts';
import { refusal } from '../pane/people-api.ts';

const edition = must(editionByKey('2021'), 'edition');
const member = (id: string, role: ReportMember['role'], assigned: string[]): ReportMember => ({
  id,
  name: `甲${id}`,
  unit: '办公室',
  colour: '#1d63ad',
  role,
  assigned,
  due: '2026-01-10',
});
const listed = (id: string, organ: string, year: number) => ({
  id,
  organ,
  year,
  edition: '2021',
  role: 'coordinator' as const,
  updatedAt: '2026-01-20T00:00:00Z',
});

test('the people of the newest earlier report of the same organ are found', async () => {
  const asked: string[] = [];
  const api = {
    reports: async () =>
      ok([listed('new', '青禾局', 2026), listed('a', '青禾局', 2024), listed('b', '青禾局', 2025), listed('c', '别局', 2025)]),
    members: async (id: string) => {
      asked.push(id);
      return ok([member('p1', 'coordinator', [])]);
    },
  };
  expect(await findLastTeam(api, { id: 'new', organ: '青禾局', year: 2026 })).toMatchObject({ ok: true, value: { year: 2025 } });
  expect(asked).toEqual(['b']);
  expect(await findLastTeam(api, { id: 'new', organ: '新局', year: 2026 })).toEqual(ok(null));
});

test('everybody gets their parts again, those who fill something in the new day; whoever has left is named', async () => {
  const puts: unknown[] = [];
  const team = {
    year: 2025,
    members: [
      member('p1', 'coordinator', []),
      member('p2', 'preparer', ['requests', 'nothing/like/it']),
      member('p3', 'preparer', ['art20']),
    ],
  };
  const setMember = async (_report: string, id: string, change: unknown) => {
    puts.push([id, change]);
    return id === 'p3' ? refusal('没有这个人') : ok(null);
  };
  const done = await carryTeam({ setMember }, 'new', edition, team, '2027-01-15');
  expect(done).toEqual(ok({ carried: 2, missing: ['甲p3'] }));
  expect(puts).toEqual([
    ['p1', { role: 'coordinator', assigned: [], due: null }],
    ['p2', { role: 'preparer', assigned: ['requests'], due: '2027-01-15' }],
    ['p3', { role: 'preparer', assigned: ['art20'], due: '2027-01-15' }],
  ]);
});

test('without a server nothing is claimed to be done', async () => {
  const fault = { kind: 'unreachable' as const, status: null, type: null, reason: message('pane.api.unreachable'), body: null };
  const setMember = async () => ({ ok: false as const, error: fault });
  const team = { year: 2025, members: [member('p2', 'preparer', ['requests'])] };
  expect(await carryTeam({ setMember }, 'new', edition, team, null)).toMatchObject({ ok: false });
});
