// The way of a report, and of each person's part of it, from draft to published: states and steps, as data.
// access/can.ts asks whether something may still be edited; the server asks before it writes a step; the pane shows the steps open to a person.

export type ReviewState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published';

/** part: what one preparer answers for; report: the whole. */
export type ReviewSubject = 'part' | 'report';

/** own: the preparer whose part it is. */
export type ReviewActor = 'own' | 'coordinator' | 'reviewer';

export type ReviewStep = {
  readonly subject: ReviewSubject;
  readonly from: readonly ReviewState[];
  readonly to: ReviewState;
  readonly by: readonly ReviewActor[];
  /** A sentence saying why is asked for. */
  readonly needsNote: boolean;
};

/** Every step there is. */
export const REVIEW_STEPS: readonly ReviewStep[] = [
  { subject: 'part', from: ['draft', 'returned'], to: 'submitted', by: ['own', 'coordinator'], needsNote: false },
  { subject: 'part', from: ['submitted'], to: 'returned', by: ['coordinator'], needsNote: true },
  // Taken back by the preparer: nothing was decided on it yet.
  { subject: 'part', from: ['submitted'], to: 'draft', by: ['own'], needsNote: false },
  { subject: 'report', from: ['draft', 'returned'], to: 'submitted', by: ['coordinator'], needsNote: false },
  { subject: 'report', from: ['submitted', 'approved'], to: 'returned', by: ['reviewer', 'coordinator'], needsNote: true },
  { subject: 'report', from: ['submitted'], to: 'approved', by: ['reviewer'], needsNote: false },
  { subject: 'report', from: ['approved'], to: 'published', by: ['coordinator'], needsNote: false },
  // A published report that must be corrected.
  { subject: 'report', from: ['published'], to: 'returned', by: ['coordinator'], needsNote: true },
];

/** The step from one state to another for this actor; null where there is none. */
export const reviewStep = (subject: ReviewSubject, from: ReviewState, to: ReviewState, actor: ReviewActor): ReviewStep | null =>
  REVIEW_STEPS.find((step) => step.subject === subject && step.from.includes(from) && step.to === to && step.by.includes(actor)) ?? null;

/** Whether a preparer may edit while the report and their own part are in these states. */
export const isOpenToPreparers = (report: ReviewState, part: ReviewState): boolean =>
  (report === 'draft' || report === 'returned') && (part === 'draft' || part === 'returned');

/** Whether the coordinator may edit: until somebody approved it. */
export const isOpenToCoordinators = (report: ReviewState): boolean => report !== 'approved' && report !== 'published';
