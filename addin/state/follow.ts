// Following a person: the view goes where they go, until one's own hand moves again. together.ts makes it.
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { Here } from './watch-presence.ts';

type Followed = Pick<Here, 'id' | 'client' | 'name' | 'colour'>;

export type Follow = Watched<Followed | null> & {
  readonly start: (person: Followed) => void;
  /** Ends it; nothing where nobody is followed. */
  readonly stop: () => void;
  readonly close: () => void;
};

/** `show` brings a place into view without touching the person's own selection. It ends by itself when the followed person leaves. */
export const createFollow = (presence: Watched<readonly Here[]>, show: (place: Here) => void): Follow => {
  const state = createWatched<Followed | null>(null);
  let shown = '';
  const look = () => {
    const followed = state.get();
    if (!followed) return;
    const theirs = presence.get().filter(({ id, isSelf }) => id === followed.id && !isSelf);
    const there = theirs.find(({ client }) => client === followed.client) ?? theirs[0];
    if (!there) {
      state.set(null);
      return;
    }
    const place = `${there.cell} ${there.to} ${there.section}`;
    if (place === shown) return;
    shown = place;
    show(there);
  };
  const stopLooking = presence.subscribe(look);
  return {
    get: state.get,
    subscribe: state.subscribe,
    start: ({ id, client, name, colour }) => {
      shown = '';
      state.set({ id, client, name, colour });
      look();
    },
    stop: () => {
      if (state.get()) state.set(null);
    },
    close: stopLooking,
  };
};
