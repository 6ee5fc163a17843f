// Which screen is open, kept in the address's fragment so that a reload or a shared address comes back to it.
// Excel takes history.replaceState away, so only location.hash is relied on.
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';

export type Route = { readonly kind: 'reports' } | { readonly kind: 'new' | 'people' } | { readonly kind: 'report'; readonly id: string };

export type Router = Watched<Route> & { readonly go: (route: Route) => void; readonly close: () => void };

type Place = Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>;

export const createRouter = (place: Place): Router => {
  const route = createWatched<Route>(readRoute(place.location.hash));
  const read = () => {
    const next = readRoute(place.location.hash);
    if (routeToHash(next) !== routeToHash(route.get())) route.set(next);
  };
  place.addEventListener('hashchange', read);
  return {
    get: route.get,
    subscribe: route.subscribe,
    go: (next) => {
      place.location.hash = routeToHash(next);
      route.set(next);
    },
    close: () => place.removeEventListener('hashchange', read),
  };
};

/** Takes the sign-in token out of the address, so that it stays neither on screen nor in the history. */
export const takeSignInLink = (place: Pick<Window, 'location' | 'history'>): string | null => {
  const { hash, pathname, search } = place.location;
  if (!hash.startsWith(SIGN_IN)) return null;
  const replaceState: History['replaceState'] | null = place.history.replaceState;
  if (replaceState) replaceState.call(place.history, null, '', pathname + search);
  else place.location.hash = '#/';
  return hash;
};

export const readRoute = (hash: string): Route => {
  if (hash === '#/new') return { kind: 'new' };
  if (hash === '#/people') return { kind: 'people' };
  const match = /^#\/report\/([A-Za-z0-9_-]{1,64})$/.exec(hash);
  return match?.[1] ? { kind: 'report', id: match[1] } : { kind: 'reports' };
};

const routeToHash = (route: Route): string => {
  if (route.kind === 'reports') return '#/';
  return route.kind === 'report' ? `#/report/${route.id}` : `#/${route.kind}`;
};

const SIGN_IN = '#/sign-in/';
