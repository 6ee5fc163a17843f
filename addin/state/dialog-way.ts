// How the way through the identity provider finds back into Excel's sign-in window: a mark in that window's own storage. dialog.ts sets it,
// web.tsx, where the provider leads back to, looks for it.

/** This window was opened by the pane. */
export const markDialog = (open: () => Storage): void => {
  try {
    open().setItem(MARK, '1');
  } catch {
    // Without storage the person lands on the web page, signed in there, and pastes the link into the pane.
  }
};

/** Leads a marked window that comes back with a sign-in link to the page that hands it over. True where it does. */
export const leadBack = (place: Pick<Window, 'location'>, open: () => Storage, base: string): boolean => {
  const { hash } = place.location;
  if (!hash.startsWith(SIGN_IN)) return false;
  try {
    const storage = open();
    if (storage.getItem(MARK) !== '1') return false;
    storage.removeItem(MARK);
  } catch {
    return false;
  }
  place.location.replace(new URL(`dialog.html${hash}`, base).href);
  return true;
};

/** The link the window came back with, taken out of the address; null on the way out. */
export const takeHandOver = (place: Pick<Window, 'location' | 'history'>): string | null => {
  const { hash, pathname, search } = place.location;
  if (!hash.startsWith(SIGN_IN)) return null;
  // The library takes this function away in add-ins' windows.
  const replaceState: History['replaceState'] | null = place.history.replaceState;
  if (replaceState) replaceState.call(place.history, null, '', pathname + search);
  else place.location.hash = '';
  return hash;
};

const MARK = 'nianbao.dialog';
const SIGN_IN = '#/sign-in/';
