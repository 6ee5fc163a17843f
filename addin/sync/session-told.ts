// What the server tells about an open report beside its document: people, own rights, conflicts, review. session.ts makes one.
import type { AccessState } from '#shared/access/can';
import type { TicketAnswer } from '#shared/protocol/http';
import type { NoticeSeen } from '#shared/protocol/notices';
import type { ServerMessage } from '#shared/protocol/socket';
import type { CopyFacts } from './offline-store.ts';
import type { Conflict, MemberInfo, Review, Watched } from './session-state.ts';
import { createWatched } from './watched.ts';

export type Told = {
  readonly me: Watched<MemberInfo>;
  readonly people: Watched<readonly MemberInfo[]>;
  readonly access: Watched<AccessState>;
  readonly conflicts: Watched<readonly Conflict[]>;
  readonly reviews: Watched<readonly Review[]>;
  readonly notices: Watched<readonly NoticeSeen[]>;
  readonly ticket: (ticket: TicketAnswer) => void;
  readonly hear: (received: Exclude<ServerMessage, { type: 'refused' }>) => void;
  /** All of it, to be kept; and what was kept. */
  readonly facts: () => Omit<CopyFacts, 'title'>;
  readonly recall: (facts: Omit<CopyFacts, 'title'>) => void;
};

/** `onMe` is told after every change of who one is. */
export const createTold = (onMe: (me: MemberInfo) => void): Told => {
  const me = createWatched<MemberInfo>(NOBODY);
  const people = createWatched<readonly MemberInfo[]>([]);
  const access = createWatched<AccessState>({ people: [] });
  const conflicts = createWatched<readonly Conflict[]>([]);
  const reviews = createWatched<readonly Review[]>([]);
  const notices = createWatched<readonly NoticeSeen[]>([]);

  const showMe = (member: MemberInfo) => {
    if (!isEqual(member, me.get())) me.set(member);
    onMe(member);
  };
  const showAccess = () => {
    const partStates = new Map(reviews.get().flatMap(({ part, state }) => (part === null ? [] : [[part, state] as const])));
    const whole = reviews.get().find(({ part }) => part === null);
    access.set({ people: people.get(), partStates, ...(whole ? { reportState: whole.state } : {}) });
  };
  const showPeople = (list: readonly MemberInfo[]) => {
    if (isEqual(list, people.get())) return;
    people.set(list);
    showAccess();
  };
  const showReviews = (list: readonly Review[]) => {
    if (isEqual(list, reviews.get())) return;
    reviews.set(list);
    showAccess();
  };

  return {
    me,
    people,
    access,
    conflicts,
    reviews,
    notices,
    ticket: (ticket) => {
      // A ticket says less of people than the server's own list does.
      const known = (member: MemberInfo): MemberInfo => ({ ...people.get().find(({ id }) => id === member.id), ...member });
      showPeople(ticket.people.map(known));
      showMe(known(ticket.me));
    },
    hear: (received) => {
      if (received.type === 'conflicts') conflicts.set(received.conflicts);
      else if (received.type === 'reviews') showReviews(received.reviews);
      else if (received.type === 'notices') notices.set(received.notices);
      else {
        showPeople(received.people);
        const own = received.people.find(({ id }) => id === me.get().id);
        showMe(own ?? { ...me.get(), role: 'reader', assigned: [] });
      }
    },
    facts: () => ({ me: me.get(), people: people.get(), conflicts: conflicts.get(), reviews: reviews.get() }),
    recall: (facts) => {
      // What the server says now is newer than what was kept.
      if (me.get() !== NOBODY) return;
      showReviews(facts.reviews);
      showPeople(facts.people);
      conflicts.set(facts.conflicts);
      showMe(facts.me);
    },
  };
};

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const NOBODY: MemberInfo = { id: '', name: '', role: 'reader', assigned: [] };
