// Keeps the web workbook's own page and files, so that it opens without a network; the reports' content is kept elsewhere (sync/offline-store).
// The page: the server first, the copy where it does not answer. Files under assets/ carry the hash of their content: the copy first.
// Nothing under api/ or sync/ ever passes here.
const STORE = 'nianbao-pane';
const PAGE = /\/web(\.html)?$/;
const FILE = /\/(assets|icons)\/[\w./-]+$/;
const ASSET = /[\w-]+\.(?:js|css)\b/g;
const LONGEST_WAIT = 4000;
const MOST_FILES = 200;

self.addEventListener('install', (event) => {
  // Without the page it is of no use: then it is not installed, and tried again on the next visit.
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && PAGE.test(url.pathname)) event.respondWith(page(event, url));
  else if (FILE.test(url.pathname)) event.respondWith(file(request, url));
});

const page = async (event, url) => {
  const key = pageKey();
  const kept = await (await caches.open(STORE)).match(key);
  const asked = fetch(url.pathname, { credentials: 'same-origin', ...(kept ? { signal: AbortSignal.timeout(LONGEST_WAIT) } : {}) });
  try {
    const answer = await asked;
    if (answer.ok) {
      const before = kept && (await kept.text());
      if (before !== (await answer.clone().text())) event.waitUntil(keepAll().catch(() => {}));
      return answer;
    }
    // A gateway that answers in the server's place.
    return kept && answer.status >= 500 ? await again(key) : answer;
  } catch (error) {
    if (kept) return again(key);
    throw error;
  }
};

const pageKey = () => new URL('web', self.registration.scope).href;

const again = async (key) => (await caches.open(STORE)).match(key);

const file = async (request, url) => {
  const store = await caches.open(STORE);
  const isHashed = url.pathname.includes('/assets/');
  const kept = await store.match(url.href);
  if (kept && isHashed) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.status === 200) await store.put(url.href, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
};

/** Keeps the page with everything it may load later, and lets go of what it no longer names. */
const keepAll = async () => {
  const store = await caches.open(STORE);
  const scope = self.registration.scope;
  const named = new Set([pageKey()]);
  const answer = await fetch(pageKey(), { cache: 'no-cache', credentials: 'same-origin' });
  if (!answer.ok) throw new Error('no page');
  const texts = [await answer.clone().text()];
  await store.put(pageKey(), answer);
  while (texts.length > 0 && named.size < MOST_FILES) {
    for (const found of texts.pop().match(ASSET) ?? []) {
      const url = new URL(`assets/${found}`, scope).href;
      if (named.has(url)) continue;
      named.add(url);
      const kept = (await store.match(url)) ?? (await fetch(url).catch(() => null));
      // A word that only looks like a file's name.
      if (!kept?.ok) continue;
      if (found.endsWith('.js')) texts.push(await kept.clone().text());
      await store.put(url, kept);
    }
  }
  for (const { url } of await store.keys()) if (url.includes('/assets/') && !named.has(url)) await store.delete(url);
};
