// Whom a step of the review concerns. The review routes tell them through the notice desk.
import type { AccessState, Role } from '#shared/access/can';
import type { NoticeKind } from '#shared/protocol/notices';
import type { ReviewState } from '#shared/review/review';
import type { News } from './notice-desk.ts';

type Step = { readonly report: string; readonly part: string | null; readonly to: ReviewState; readonly by: string; readonly note: string };

/** Null: nobody is told (something was taken back by its author). */
export const newsOfStep = ({ report, part, to, by, note }: Step, { people }: AccessState): News | null => {
  const kind = KIND_BY_STATE[to];
  if (!kind) return null;
  const having = (...roles: readonly Role[]) => people.filter(({ role }) => roles.includes(role)).map(({ id }) => id);
  const told = (): readonly string[] => {
    if (part !== null) return to === 'returned' ? [part] : having('coordinator');
    switch (to) {
      case 'submitted':
        return having('reviewer', 'coordinator');
      case 'returned':
      case 'approved':
        return having('coordinator');
      default:
        return having('coordinator', 'reviewer', 'preparer', 'reader');
    }
  };
  return { report, kind, by, people: told(), place: part, words: note };
};

const KIND_BY_STATE: Readonly<Record<ReviewState, NoticeKind | null>> = {
  draft: null,
  submitted: 'submitted',
  returned: 'returned',
  approved: 'approved',
  published: 'published',
};
