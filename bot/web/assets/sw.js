// Keeps the pages that an inspector has opened for where there is no network, and sends what waits when
// there is one again. Pages are kept for three days at most, and not beyond signing out.
importScripts('/assets/outbox.js', '/push-texts.js');

const shell = 'shell-1';
const pages = 'pages-1';
const keptMs = 3 * 86_400_000;
const parts = ['chat.css', 'chat.js', 'outbox.js', 'offline.js', 'news.js', 'push.js', 'icon.svg'];

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

// A closed phone is told how much waits, never what about: others read locked screens.
self.addEventListener('push', (event) => event.waitUntil(tell(newsIn(event.data))));

function newsIn(data) {
  try {
    return data.json();
  } catch {
    return {};
  }
}

async function tell({ open = 0, locale, path = '/inbox' }) {
  const texts = self.pushTexts[locale] ?? self.pushTexts['zh-CN'];
  const body = (open > 1 ? texts.many : open === 1 ? texts.one : texts.none).replace('{n}', open);
  if (open > 0) await navigator.setAppBadge?.(open);
  await self.registration.showNotification(texts.product, {
    body,
    icon: '/assets/icon-192.png',
    badge: '/assets/icon-192.png',
    tag: 'news',
    renotify: !(await isToldOf()),
    lang: locale,
    data: path,
  });
}

// The page in the background may have said it a moment ago: then the number changes without a sound.
async function isToldOf() {
  const shown = await self.registration.getNotifications({ tag: 'news' });
  return shown.some(({ timestamp }) => Date.now() - timestamp < 60_000);
}

// The browser has another address for us from now on. Where it does not say which one it had, the next
// page that is opened puts it right.
self.addEventListener('pushsubscriptionchange', (event) => {
  if (event.oldSubscription) event.waitUntil(renew(event));
});

async function renew({ oldSubscription: old, newSubscription }) {
  const { applicationServerKey } = old.options;
  const subscribe = () =>
    self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const fresh = newSubscription ?? (await subscribe());
  await fetch('/push/renew', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ old, fresh }),
  });
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

async function show(path) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const open = windows.find((each) => new URL(each.url).pathname === path);
  return open ? open.focus() : self.clients.openWindow(path);
}
