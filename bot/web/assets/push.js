// Turns the notifications of this device on and off, and keeps together what the browser, the server and
// this page know of them.
const place = document.body.dataset;
const keptKey = 'yaohao.push';
const canPush = 'PushManager' in window && 'serviceWorker' in navigator && 'Notification' in window;

/** How it stands: on, off, denied or unsupported; with the device's id where it is on. */
export async function pushState() {
  if (!canPush) return { state: 'unsupported' };
  if (Notification.permission === 'denied') return { state: 'denied' };
  if (Notification.permission === 'default') return { state: 'off' };
  const known = kept()?.owner === place.owner ? kept() : undefined;
  const subscription = await current();
  return known || subscription ? compared(known, subscription) : { state: 'off' };
}

async function compared(known, subscription) {
  const { key, devices } = await server();
  const isListed = devices.includes(known?.id);
  const isSame = subscription?.endpoint === known?.endpoint && keyOf(subscription) === key;
  if (isListed && isSame) return { state: 'on', id: known.id };
  // Somebody else signed in here, the browser changed its address, or we have another key.
  if (isListed || (subscription && !isSame)) return subscribe(key);
  // It was ended on another device, or its push service forgot it.
  await turnOff();
  return { state: 'off' };
}

/** Asks the browser's owner, subscribes, and tells the server. */
export async function turnOn() {
  if (!canPush) return { state: 'unsupported' };
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return { state: permission === 'denied' ? 'denied' : 'off' };
  const { key } = await server();
  return subscribe(key);
}

/** Ends it in this browser; gives the id that the server knows it by. */
export async function turnOff() {
  const id = kept()?.id;
  localStorage.removeItem(keptKey);
  if (canPush) await (await current())?.unsubscribe();
  return id;
}

const kept = () => JSON.parse(localStorage.getItem(keptKey) ?? 'null');

async function current() {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

async function server() {
  const response = await fetch(`${place.base}/push`, { headers: { accept: 'application/json' } });
  if (!response.ok || response.redirected) throw new Error(String(response.status));
  return response.json();
}

async function subscribe(key) {
  try {
    const { pushManager } = await navigator.serviceWorker.ready;
    let subscription = (await pushManager.getSubscription()) ?? undefined;
    if (subscription && keyOf(subscription) !== key) {
      await subscription.unsubscribe();
      subscription = undefined;
    }
    const wanted = { userVisibleOnly: true, applicationServerKey: key };
    subscription ??= await pushManager.subscribe(wanted);
    const response = await fetch(`${place.base}/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...subscription.toJSON(), key }),
    });
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    const { id } = await response.json();
    const { endpoint } = subscription;
    localStorage.setItem(keptKey, JSON.stringify({ owner: place.owner, id, endpoint }));
    return { state: 'on', id };
  } catch {
    return { state: 'failed' };
  }
}

function keyOf(subscription) {
  const bytes = new Uint8Array(subscription?.options.applicationServerKey ?? []);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
