// Lets the web workbook's page open without a network: registers public/offline-worker.js. web.tsx calls it once. Excel brings its
// pane by itself, from the server.

/** Does nothing where the browser or the address (no https) does not allow it: the page then needs the server to open. */
export const keepPane = (base: URL): void => {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(new URL('offline-worker.js', base), { scope: base.pathname }).catch(() => {
    // Not kept, for instance in a frame of another site; the next visit tries again.
  });
};
