// The coordinator's board: every person with a part, and every part of the form, with how far it is. Pure; BoardDesk.tsx shows it.
import { covers } from '#shared/access/assignment';
import type { Assignment } from '#shared/access/can';
import type { Finding } from '#shared/check/finding';
import type { Report } from '#shared/report/report';
import type { ReviewState } from '#shared/review/review';
import type { MemberInfo, Review } from '../sync/session-state.ts';
import { tableChoices, unassignedGroups } from './assignments.ts';
import { dueSign } from './due.ts';
import { extentOf, isUntouched, type Progress, progressOf } from './progress.ts';

export type PartStatus = 'notStarted' | 'open' | 'submitted' | 'returned' | 'approved' | 'published';

export type BoardRow = {
  readonly key: string;
  /** A person and all their parts, or one part of the form and who has it. */
  readonly of: { readonly kind: 'person'; readonly person: MemberInfo } | { readonly kind: 'part'; readonly part: Assignment };
  readonly holders: readonly MemberInfo[];
  readonly status: PartStatus;
  readonly isLate: boolean;
  readonly due: string | null;
  readonly progress: Progress;
  /** Places of it that are nobody's. */
  readonly unassigned: readonly Assignment[];
};

export type BoardFacts = {
  readonly report: Report;
  readonly people: readonly MemberInfo[];
  readonly reviews: readonly Review[];
  readonly findings: readonly Finding[];
  /** ISO date. */
  readonly today: string;
};

/** Everybody who answers for something, those who are late first, then by name. */
export const personRows = (facts: BoardFacts): readonly BoardRow[] =>
  facts.people
    .filter(({ role, assigned }) => role === 'preparer' || (role === 'coordinator' && assigned.length > 0))
    .map((person) => {
      const progress = progressOf(facts.report, facts.findings, extentOf(facts.report.edition, person.assigned));
      const status = statusOf(facts, [person], progress);
      const due = person.due ?? null;
      return {
        key: person.id,
        of: { kind: 'person' as const, person },
        holders: [person],
        status,
        isLate: isLate(due, status, facts.today),
        due,
        progress,
        unassigned: [],
      };
    })
    .sort((a, b) => Number(b.isLate) - Number(a.isLate) || a.of.person.name.localeCompare(b.of.person.name, 'zh-CN'));

/** Every table and prose part of the form, in its order; a preamble nobody has is left out. */
export const partRows = (facts: BoardFacts): readonly BoardRow[] => {
  const { report, people } = facts;
  const { edition } = report;
  const groups = unassignedGroups(edition, people);
  const tables = tableChoices(edition).map(({ whole }) => whole);
  const sections = (['preamble', '1', '5', '6'] as const).map((section) => `section:${section}`);
  return [...tables, ...sections].flatMap((part) => {
    const extent = extentOf(edition, [part]);
    const holders = people.filter(({ role, assigned }) => isWriter(role) && holds(assigned, extent));
    if (part === 'section:preamble' && holders.length === 0) return [];
    const progress = progressOf(report, facts.findings, extent);
    const status = statusOf(facts, holders, progress);
    const days = holders.flatMap(({ due }) => due ?? []).sort();
    const late = holders.some((person) => isLate(person.due ?? null, statusOf(facts, [person], progress), facts.today));
    const unassigned = groups.flatMap(({ table, places }) => ((table ?? places[0]) === part ? places : []));
    return [{ key: part, of: { kind: 'part', part }, holders, status, isLate: late, due: days[0] ?? null, progress, unassigned }];
  });
};

export const FILTERS = ['all', 'notStarted', 'open', 'submitted', 'returned', 'approved', 'late', 'findings'] as const;
export type Filter = (typeof FILTERS)[number];

export const isShown = (row: BoardRow, filter: Filter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'late':
      return row.isLate;
    case 'findings':
      return row.progress.findings.length > 0;
    case 'approved':
      return row.status === 'approved' || row.status === 'published';
    default:
      return row.status === filter;
  }
};

const isWriter = (role: MemberInfo['role']): boolean => role === 'preparer' || role === 'coordinator';

const holds = (assigned: readonly Assignment[], { cells, sections }: ReturnType<typeof extentOf>): boolean =>
  sections.some((section) => assigned.includes(`section:${section}`)) ||
  cells.some((cell) => assigned.some((one) => covers(one, { kind: 'cell', cell })));

/** The whole report's approval is everybody's; else the least advanced of the holders counts, and a return most of all. */
const statusOf = ({ reviews }: BoardFacts, holders: readonly MemberInfo[], progress: Progress): PartStatus => {
  const stateOf = (part: string | null): ReviewState => reviews.find((review) => review.part === part)?.state ?? 'draft';
  const whole = stateOf(null);
  if (whole === 'approved' || whole === 'published') return whole;
  const states = holders.map(({ id }) => stateOf(id));
  if (states.includes('returned')) return 'returned';
  if (states.length > 0 && states.every((state) => state === 'submitted')) return 'submitted';
  return isUntouched(progress) ? 'notStarted' : 'open';
};

const isLate = (due: string | null, status: PartStatus, today: string): boolean =>
  due !== null && dueSign(due, today).kind === 'late' && (status === 'notStarted' || status === 'open' || status === 'returned');
