// Who does what in a report. A coordinator changes it; an administrator may too, where a report has lost its coordinator.
import { isAssignment } from '#shared/access/assignment';
import { can } from '#shared/access/can';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import type { ReportMember } from '#shared/protocol/http-people';
import { MemberChange, MemberList } from '#shared/protocol/http-people';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import type { MemberRow } from '../store/people-store.ts';
import { accessOf } from '../sync/standing.ts';
import type { Entered } from './admit.ts';
import { type Api, addRoute, callerId, type Refused, refused } from './route.ts';
import type { TeamDeps } from './team-deps.ts';

export const addMemberRoutes = (api: Api, { rooms, notices, deeds }: Omit<TeamDeps, 'now'>): void => {
  const { store } = api;

  const mayManage = async ({ row, me }: Entered): Promise<Result<true, Refused>> => {
    const judged = can(me, 'manage', { kind: 'report' }, await accessOf(store, row.id));
    return judged.ok ? judged : refused(403, judged.error);
  };
  /** A report without a coordinator could be changed by nobody of its people any more. */
  const isLastCoordinator = async (report: string, person: string): Promise<boolean> => {
    const coordinators = (await store.members(report)).filter(({ role, person: { active } }) => role === 'coordinator' && active);
    return coordinators.length === 1 && coordinators[0]?.person.id === person;
  };

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/members',
      who: 'manager',
      summary: { zh: '年报的人员和分工', en: 'who does what in the report' },
      answer: { status: 200, json: MemberList },
    },
    async ({ entered: { row } }) => ok({ members: (await store.members(row.id)).filter(({ person }) => person.active).map(shown) }),
  );

  addRoute(
    api,
    {
      method: 'PUT',
      path: '/api/reports/:id/members/:person',
      who: 'manager',
      summary: { zh: '安排一个人的角色和分工', en: 'gives somebody a role and a part' },
      body: MemberChange,
      wrong: (field) => message('server.http.badMember', { field }),
      answer: { status: 204 },
      problems: [403, 409, 422],
    },
    async ({ caller, entered, params, body: { role, assigned, due } }) => {
      const allowed = await mayManage(entered);
      if (!allowed.ok) return allowed;
      const { row } = entered;
      const edition = editionByKey(row.edition);
      const misspelt = edition && assigned.find((assignment) => !isAssignment(assignment, edition));
      if (misspelt) return refused(422, message('people.noSuchAssignment', { assignment: misspelt }));
      const person = await store.person(params.person ?? '');
      if (!person?.active) return refused(404, message('server.http.noSuchPerson'));
      if (role !== 'coordinator' && (await isLastCoordinator(row.id, person.id))) return refused(409, message('people.lastCoordinator'));
      const before = await store.member(row.id, person.id);
      await store.setMember(row.id, { person: person.id, role, assigned, due });
      await deeds(caller, 'assigned', row.id, [person.id, role, ...assigned, ...(due === null ? [] : [`due ${due}`])].join(' '));
      await rooms.accessChanged(row.id);
      const given = assigned.filter((part) => !before?.assigned.includes(part));
      if (given.length > 0)
        await notices.notify({ report: row.id, kind: 'assigned', by: callerId(caller), people: [person.id], words: given.join(' ') });
      return ok(undefined);
    },
  );

  addRoute(
    api,
    {
      method: 'DELETE',
      path: '/api/reports/:id/members/:person',
      who: 'manager',
      summary: { zh: '把一个人移出年报', en: 'takes somebody out of the report' },
      answer: { status: 204 },
      problems: [403, 409],
    },
    async ({ caller, entered, params: { person = '' } }) => {
      const allowed = await mayManage(entered);
      if (!allowed.ok) return allowed;
      const { row } = entered;
      if (!(await store.member(row.id, person))) return refused(404, message('server.http.noSuchPerson'));
      if (await isLastCoordinator(row.id, person)) return refused(409, message('people.lastCoordinator'));
      await store.removeMember(row.id, person);
      await deeds(caller, 'removed', row.id, person);
      await rooms.accessChanged(row.id);
      return ok(undefined);
    },
  );
};

const shown = ({ person: { id, name, colour }, unitName, role, assigned, due }: MemberRow): ReportMember => ({
  id,
  name,
  unit: unitName,
  colour,
  role,
  assigned: [...assigned],
  due,
});
