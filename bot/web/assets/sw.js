// Keeps the pages that an inspector has opened for where there is no network, and sends what waits when
// there is one again. Pages are kept for three days at most, and not beyond signing out.
importScripts('/assets/outbox.js');

const shell = 'shell-1';
const pages = 'pages-1';
const keptMs = 3 * 86_400_000;
const parts = ['chat.css', 'chat.js', 'outbox.js', 'offline.js', 'news.js', 'icon.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

async function keepShell() {
  const cache = await caches.open(shell);
  await cache.addAll([...parts.map((part) => `/assets/${part}`), '/offline']);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(clean().then(() => self.clients.claim()));
});

async function clean() {
  const names = await caches.keys();
  const old = names.filter((name) => name !== shell && name !== pages);
  await Promise.all(old.map((name) => caches.delete(name)));
  const cache = await caches.open(pages);
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const age = Date.now() - Date.parse(response.headers.get('date') ?? '');
    if (!(age < keptMs)) await cache.delete(request);
  }
}

const isKept = ({ pathname }) => /^(\/as\/[\w-]+)?\/(inbox|visit\/[\w-]+)$/.test(pathname);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate') event.respondWith(page(request, url));
  else if (request.headers.get('accept') === 'text/html') event.respondWith(fresh(request, url));
});

// As they are on the server; those of the last time where it cannot be asked.
async function asset(request) {
  const cache = await caches.open(shell);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch {
    return (await cache.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

async function fresh(request, url) {
  const response = await fetch(request);
  if (response.ok && !response.redirected && isKept(url)) {
    const cache = await caches.open(pages);
    await cache.put(url.href, response.clone());
  }
  return response;
}

async function page(request, url) {
  // Whoever has to sign in is somebody else, or nobody, by now.
  if (url.pathname === '/sign-in') await caches.delete(pages);
  try {
    return await fresh(request, url);
  } catch {
    const cache = await caches.open(pages);
    const kept =
      (await cache.match(url.href)) ?? (await cache.match(url.href, { ignoreSearch: true }));
    return kept ?? (await caches.match('/offline')) ?? Response.error();
  }
}

// Where the browser can: also when the page is closed by then.
self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(outbox.flush());
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

async function show(path) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const open = windows.find((each) => new URL(each.url).pathname === path);
  return open ? open.focus() : self.clients.openWindow(path);
}
