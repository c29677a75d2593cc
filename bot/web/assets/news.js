import { pushState, turnOff, turnOn } from './push.js';

// Tells of new cards while the page is open in the background: how many, never what about.
const place = document.body.dataset;
const words = JSON.parse(place.texts ?? '{}');
const seenKey = `yaohao.seen.${place.owner}`;

async function look() {
  const response = await fetch(`${place.base}/inbox/news`, {
    headers: { accept: 'application/json' },
  });
  if (!response.ok || response.redirected) return;
  const { open, latest } = await response.json();
  if (open > 0) await navigator.setAppBadge?.(open);
  else await navigator.clearAppBadge?.();
  const seen = localStorage.getItem(seenKey) ?? '';
  if (latest <= seen) return;
  localStorage.setItem(seenKey, latest);
  if (seen !== '' && document.hidden) await notify(open);
}

const told = async () =>
  (await navigator.serviceWorker?.getRegistration())?.getNotifications({ tag: 'news' }) ?? [];

// Whoever looks at the inbox need not be told of it any more.
async function forgetTold() {
  if (document.hidden) return;
  for (const notification of await told()) notification.close();
}

const pushMs = 15_000;

async function notify(open) {
  if (window.Notification?.permission !== 'granted') return;
  const registration = await navigator.serviceWorker?.ready;
  // A push says the same in a moment; where none gets through to this device, the page says it.
  if (await registration?.pushManager?.getSubscription()) {
    await new Promise((resolve) => setTimeout(resolve, pushMs));
    if (!document.hidden || (await told()).length > 0) return;
  }
  await registration?.showNotification(words.product, {
    body: words.news.replace('{n}', open),
    icon: '/assets/icon-192.png',
    badge: '/assets/icon-192.png',
    tag: 'news',
    renotify: true,
    lang: document.documentElement.lang,
    data: `${place.base}/inbox`,
  });
}

const bell = document.getElementById('notify');
const here = document.getElementById('notify-here');

// The bell offers what is not there yet; the page of one's settings tells how it stands.
function show({ state, id }) {
  if (bell) bell.hidden = state !== 'off';
  if (here) here.hidden = state !== 'off' && state !== 'failed';
  for (const line of document.querySelectorAll('[data-push]')) {
    line.hidden = line.dataset.push !== state;
  }
  const own = id && document.querySelector(`[data-device="${id}"] .tag`);
  if (own) own.hidden = false;
  document.body.dataset.pushState = state;
}

async function offer() {
  show(await pushState());
}

async function accept({ currentTarget: button }) {
  button.disabled = true;
  const now = await turnOn();
  button.disabled = false;
  if (now.state === 'on' && here) location.reload();
  else show(now);
  const note = { on: words.pushOn, failed: words.pushFailed, denied: words.pushDenied }[now.state];
  const tone = now.state === 'on' ? 'ok' : 'deny';
  if (note && !here) document.dispatchEvent(new CustomEvent('said', { detail: { note, tone } }));
}

bell?.addEventListener('click', (event) => void accept(event));
here?.addEventListener('click', (event) => void accept(event));

// Whoever signs out on a device is told nothing there any more.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.action.endsWith('/sign-out') || event.defaultPrevented) return;
  event.preventDefault();
  turnOff()
    .then((id) => {
      if (!id) return;
      const device = Object.assign(document.createElement('input'), { type: 'hidden' });
      form.append(Object.assign(device, { name: 'device', value: id }));
    })
    .catch(() => undefined)
    .finally(() => form.submit());
});

if (place.owner) {
  offer().catch(() => undefined);
  document.addEventListener('news', () => void look().catch(() => undefined));
  document.addEventListener('visibilitychange', () => void forgetTold().catch(() => undefined));
  forgetTold().catch(() => undefined);
  void look().catch(() => undefined);
}
