// Asking to be shown around again in an open report. The help in MoreTab.tsx asks, the card of the tour answers.
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { Desk } from './desk.ts';

/** How often it was asked for. */
export const tourAsked = (desk: Desk): Watched<number> => asksOf(desk);

export const askTour = (desk: Desk): void => {
  const asks = asksOf(desk);
  asks.set(asks.get() + 1);
};

const asksOf = (desk: Desk) => {
  const known = asksByDesk.get(desk);
  if (known) return known;
  const made = createWatched(0);
  asksByDesk.set(desk, made);
  return made;
};

const asksByDesk = new WeakMap<Desk, ReturnType<typeof createWatched<number>>>();
