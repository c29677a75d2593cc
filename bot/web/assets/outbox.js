// What was entered without a network, kept on the phone until the server has it. Used by the pages and by
// the service worker. Every entry has an id of its own, so sending it twice does nothing twice.
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open('yaohao', 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function inStore(mode, act) {
  const store = (await opened).transaction('outbox', mode).objectStore('outbox');
  const request = act(store);
  return new Promise((resolve, reject) => {
    store.transaction.oncomplete = () => resolve(request.result);
    store.transaction.onerror = store.transaction.onabort = () =>
      reject(store.transaction.error ?? request.error);
  });
}

const channel = new BroadcastChannel('outbox');
const told = (result) => {
  channel.postMessage('changed');
  self.dispatchEvent(new Event('outbox'));
  return result;
};

/** A random id, also where the page is not served by https. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const outbox = {
  channel,
  newId,
  /** Keeps { owner, path, fields, multipart, label }: a form's way, its fields, what to call it. */
  add: (entry) =>
    inStore('readwrite', (store) =>
      store.add({ ...entry, id: newId(), at: new Date().toISOString(), state: 'waiting' }),
    ).then(told),
  all: async (owner) =>
    (await inStore('readonly', (store) => store.getAll())).filter((each) => each.owner === owner),
  remove: (seq) => inStore('readwrite', (store) => store.delete(seq)).then(told),
  /** Sends what waits, oldest first, one sender at a time; 'done', 'offline', 'later' or 'sign-in'. */
  flush: (owner) =>
    navigator.locks ? navigator.locks.request('outbox', () => sendAll(owner)) : sendAll(owner),
};
self.outbox = outbox;

async function sendAll(owner) {
  const entries = await inStore('readonly', (store) => store.getAll());
  for (const entry of entries) {
    if (entry.state !== 'waiting' || (owner && entry.owner !== owner)) continue;
    const outcome = await sendEntry(entry);
    if (outcome.stop) return outcome.stop;
    if (outcome.refused === undefined) await outbox.remove(entry.seq);
    else await refuse(entry, outcome.refused);
  }
  return 'done';
}

const refuse = (entry, note) =>
  inStore('readwrite', (store) => store.put({ ...entry, state: 'refused', note })).then(told);

/** As the form itself would send it; `key` names the sending, so that one which is repeated is the same. */
function bodyOf({ id, fields, multipart }) {
  const body = multipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) if (name !== 'key') body.append(name, value);
  body.append('key', id);
  return body;
}

async function sendEntry(entry) {
  let response;
  try {
    const headers = { accept: 'application/json' };
    response = await fetch(entry.path, { method: 'POST', headers, body: bodyOf(entry) });
  } catch {
    return { stop: 'offline' };
  }
  if (response.redirected || response.status === 401) return { stop: 'sign-in' };
  if (response.status >= 500 || response.status === 429) return { stop: 'later' };
  const answer = await response.json().catch(() => ({ tone: 'deny', note: `${response.status}` }));
  return answer.tone === 'ok' ? {} : { refused: answer.note };
}
