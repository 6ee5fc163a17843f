// What a person still has to hand in by a day, over all their reports: worked out when asked, never stored. The notice routes give it.
import type { DueSeen } from '#shared/protocol/notices';
import { isOpenToCoordinators } from '#shared/review/review';
import type { ReportStore } from '../store/report-store.ts';

/** The earliest first. A part that was handed in is not due, nor is anything of a report that was approved. */
export const dueOf = async (store: ReportStore, person: string): Promise<readonly DueSeen[]> => {
  const due: DueSeen[] = [];
  for (const { row } of await store.reportsOf(person)) {
    const member = await store.member(row.id, person);
    if (!member || member.due === null) continue;
    const reviews = await store.reviews(row.id);
    const stateOf = (part: string | null) => reviews.find((review) => review.part === part)?.state ?? 'draft';
    if (!isOpenToCoordinators(stateOf(null)) || stateOf(person) === 'submitted') continue;
    due.push({ report: row.id, organ: row.organ, year: row.year, day: member.due });
  }
  return due.sort((a, b) => (a.day < b.day ? -1 : 1));
};
