// Who did what in the report of the year before, to be taken over into a new one. CarryTeam.tsx offers it.
import type { Edition } from '#shared/edition/types';
import type { MemberChange, ReportMember } from '#shared/protocol/http-people';
import { earlierReports } from '#shared/report/earlier-reports';
import { ok } from '#shared/result';
import type { Asked } from './ask-server.ts';
import { assignmentPlace } from './assignments.ts';
import type { PeopleApi } from './people-api.ts';

export type LastTeam = { readonly year: number; readonly members: readonly ReportMember[] };

type Own = { readonly id: string; readonly organ: string | null; readonly year: number | null };

/** The people of the newest earlier report of this organ that is on the server; null where there is none. */
export const findLastTeam = async (api: Pick<PeopleApi, 'reports' | 'members'>, own: Own): Asked<LastTeam | null> => {
  const list = await api.reports();
  if (!list.ok) return list;
  const [last] = earlierReports(list.value, own);
  if (!last) return ok(null);
  const members = await api.members(last.id);
  return members.ok ? ok({ year: last.year, members: members.value }) : members;
};

/**
 * The same people with the same parts here, each with the `due` day where they have to fill something in. What this form does not have is
 * left out. The answer names whoever could not be taken over: they have left, or the server would not.
 */
export const carryTeam = async (
  api: Pick<PeopleApi, 'setMember'>,
  report: string,
  edition: Edition,
  { members }: LastTeam,
  due: string | null,
): Asked<{ readonly carried: number; readonly missing: readonly string[] }> => {
  const missing: string[] = [];
  for (const { id, name, role, assigned } of members) {
    const here = assigned.filter((assignment) => assignmentPlace(edition, assignment) !== null);
    const change: MemberChange = { role, assigned: here, due: role === 'preparer' ? due : null };
    const answer = await api.setMember(report, id, change);
    if (answer.ok) continue;
    if (answer.error.kind !== 'refused') return answer;
    missing.push(name);
  }
  return ok({ carried: members.length - missing.length, missing });
};
