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

async function notify(open) {
  if (window.Notification?.permission !== 'granted') return;
  const registration = await navigator.serviceWorker?.ready;
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

const ask = document.getElementById('notify');

function offer() {
  if (ask) ask.hidden = !('Notification' in window) || Notification.permission !== 'default';
}

ask?.addEventListener('click', () => void Notification.requestPermission().then(offer));

if (place.owner) {
  offer();
  document.addEventListener('news', () => void look().catch(() => undefined));
  void look().catch(() => undefined);
}
