// The way from anywhere to a view of the open report's pane: the bell, the board and findings in lines ask, ReportPane.tsx shows.
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { Desk } from './desk.ts';

export type PaneView = 'desk' | 'findings' | 'members' | 'history' | 'publish';

/** `count` rises with every asking; `finding`: the one to stand on. */
export type ViewAsked = { readonly view: PaneView; readonly finding: string | null; readonly count: number };

/** What was asked for last in the pane of this report. */
export const viewAsked = (desk: Desk): Watched<ViewAsked> => wayOf(desk);

/** Shows a view of the pane, and in it a finding. */
export const askView = (desk: Desk, view: PaneView, finding: string | null = null): void => {
  const way = wayOf(desk);
  way.set({ view, finding, count: way.get().count + 1 });
};

const wayOf = (desk: Desk) => {
  const known = ways.get(desk);
  if (known) return known;
  const made = createWatched<ViewAsked>({ view: 'desk', finding: null, count: 0 });
  ways.set(desk, made);
  return made;
};

const ways = new WeakMap<Desk, ReturnType<typeof createWatched<ViewAsked>>>();
