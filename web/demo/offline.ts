// Service worker of the demo (offline): keeps the files of this build, so that the page works without a network after the first visit.
// Never anything else: what is not one of these files is fetched as ever, and it answers for its own folder alone.

declare const FILES: readonly string[]; // by tools/build_demo.mjs: every file of the build
declare const LIBRARY_FILES: readonly string[]; // but those of the library, which are kept when they were asked for
declare const BUILD: string; // and a hash of them all

type Extendable = Event & { waitUntil(promise: Promise<unknown>): void };
type FetchLike = Event & { request: Request; respondWith(response: Promise<Response>): void };
const scope = globalThis as unknown as {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: string, listener: (event: never) => void): void;
};

const kPrefix = `sidelight ${scope.registration.scope} `;
const kCache = kPrefix + BUILD;

const addressOf = (name: string): string => new URL(name, scope.registration.scope).href;
const ofLibrary = new Set(LIBRARY_FILES.map(addressOf));

async function keep(): Promise<void> {
  const cache = await caches.open(kCache);
  // Whoever asked for the library in an earlier build has it in this one too.
  const asked = await Promise.all([...ofLibrary].map((address) => caches.match(address)));
  const names = asked.some((kept) => kept !== undefined) ? [...FILES, ...LIBRARY_FILES] : FILES;
  await cache.addAll(names.map((name) => new Request(addressOf(name), { cache: 'no-cache' })));
  await scope.skipWaiting();
}

/** Files of an earlier build go; those of another folder or another program stay. */
async function tidy(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(kPrefix) && name !== kCache);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(kCache);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && ofLibrary.has(request.url)) await cache.put(request, response.clone());
  return response;
}

scope.addEventListener('install', (event: Extendable) => event.waitUntil(keep()));
scope.addEventListener('activate', (event: Extendable) => event.waitUntil(tidy()));
scope.addEventListener('fetch', (event: FetchLike) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope.registration.scope)) event.respondWith(answer(request));
});
