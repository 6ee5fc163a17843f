// Who takes part in a report and where its review stands: what the gate judges by, and what connections are told of it.
import type { AccessState } from '#shared/access/can';
import type { ServerMessage } from '#shared/protocol/socket';
import type { ReviewState } from '#shared/review/review';
import type { MemberRow } from '../store/people-store.ts';
import type { ConflictRow, ReportStore, ReviewRow } from '../store/report-store.ts';

export type Standing = {
  readonly access: AccessState;
  readonly people: ServerMessage;
  readonly reviews: ServerMessage;
};

/** Read from storage; people who no longer work here are left out. */
export const readStanding = async (store: ReportStore, report: string): Promise<Standing> => {
  const [all, reviews] = await Promise.all([store.members(report), store.reviews(report)]);
  const members = all.filter(({ person }) => person.active);
  return { access: accessFrom(members, reviews), people: peopleMessage(members), reviews: reviewsMessage(reviews) };
};

/** Everyone of a report as the gate and the pane judge them, and the state of the review. */
export const accessOf = async (store: ReportStore, report: string): Promise<AccessState> => (await readStanding(store, report)).access;

/** The whole list of what is in dispute. */
export const conflictsMessage = (conflicts: Iterable<ConflictRow>): ServerMessage => ({
  type: 'conflicts',
  conflicts: [...conflicts].map(({ id, place, values, openedAt }) => ({
    id,
    place,
    values: values.map((value) => ({ ...value })),
    openedAt,
  })),
});

const accessFrom = (members: readonly MemberRow[], reviews: readonly ReviewRow[]): AccessState => {
  const partStates = new Map<string, ReviewState>();
  let reportState: ReviewState = 'draft';
  for (const { part, state } of reviews) {
    if (part === null) reportState = state;
    else partStates.set(part, state);
  }
  const people = members.map(({ person, role, assigned }) => ({ id: person.id, name: person.name, role, assigned }));
  return { people, reportState, partStates };
};

const peopleMessage = (members: readonly MemberRow[]): ServerMessage => ({
  type: 'people',
  people: members.map(({ person, unitName, role, assigned, due }) => ({
    id: person.id,
    name: person.name,
    unit: unitName,
    role,
    assigned: [...assigned],
    due,
  })),
});

const reviewsMessage = (reviews: readonly ReviewRow[]): ServerMessage => ({
  type: 'reviews',
  reviews: reviews.map(({ part, state, by, at, note }) => ({ part, state, by, at, note })),
});
