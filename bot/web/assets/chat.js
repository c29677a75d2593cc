// The pages work without this. With it a press is answered in place and cards change as they happen.
const main = () => document.getElementById('main');

document.addEventListener('submit', (event) => {
  const form = event.target;
  // What the phone keeps of the pages ends with the session.
  if (form.action.endsWith('/sign-out')) void window.caches?.delete('pages-1');
  const button = event.submitter;
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
    event.preventDefault();
    return;
  }
  if (!form.action.endsWith('/press')) return;
  event.preventDefault();
  button.disabled = true;
  press(form).catch((error) => {
    button.disabled = false;
    // Fetch says TypeError where nothing came through: leading to an error page would help nobody.
    if (error instanceof TypeError) toast(texts().press, 'deny');
    else form.submit();
  });
});

const texts = () => JSON.parse(document.body.dataset.texts ?? '{}');

async function press(form) {
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(form)),
  });
  if (!response.ok || response.redirected) throw new Error(String(response.status));
  const { tone, note, next } = await response.json();
  if (next) {
    location.assign(next + location.search);
    return;
  }
  toast(note, tone);
  await renew();
}

document.addEventListener('said', ({ detail }) => toast(detail.note, detail.tone));

function toast(text, tone) {
  document.querySelectorAll('.toast').forEach((old) => old.remove());
  const note = document.createElement('p');
  note.className = `flash toast ${tone}`;
  note.setAttribute('role', tone === 'deny' ? 'alert' : 'status');
  note.textContent = text;
  document.body.append(note);
  setTimeout(() => note.remove(), tone === 'deny' ? 8000 : 4000);
}

// What somebody is filling in is never replaced under their hands.
const isBusy = () =>
  document.querySelector('form.form') !== null ||
  [...document.querySelectorAll('input[type=file]')].some(({ files }) => files.length > 0) ||
  ['INPUT', 'TEXTAREA'].includes(document.activeElement?.tagName);

async function renew() {
  if (isBusy()) return;
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  // What somebody began while the page was fetched stays too.
  if (isBusy()) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  // This page has a script of its own, which works on what it finds at the start.
  const witness = document.getElementById('witness');
  if (witness) {
    if (fresh.getElementById('witness')?.dataset.state !== witness.dataset.state) location.reload();
    return;
  }
  replaceMain(fresh.getElementById('main'));
}

/** What was opened stays open, what was said stays a while, and so does what waits on this phone. */
function replaceMain(fresh) {
  const opened = [...document.querySelectorAll('details')].map(({ open }) => open);
  const said = performance.now() < 8000 && main().querySelector(':scope > .flash');
  const strip = document.getElementById('outbox');
  main().replaceChildren(...fresh.childNodes);
  if (strip) document.getElementById('outbox')?.replaceWith(strip);
  if (said && !main().querySelector(':scope > .flash')) main().prepend(said);
  document.querySelectorAll('details').forEach((each, at) => (each.open ||= opened[at] ?? false));
}

function listen() {
  const source = document.querySelector('[data-live]')?.dataset.live ?? main()?.dataset.events;
  if (!source) return;
  const offline = document.createElement('p');
  offline.className = 'offline';
  offline.setAttribute('role', 'status');
  offline.textContent = document.body.dataset.offline;
  let lost;
  const events = new EventSource(source);
  // Whatever came between this page and its connection, the first one too, was told to nobody.
  events.onopen = () => {
    clearTimeout(lost);
    offline.remove();
    document.dispatchEvent(new Event('connected'));
    void renew().catch(() => undefined);
  };
  events.onerror = () => {
    clearTimeout(lost);
    lost = setTimeout(() => document.body.append(offline), 3000);
  };
  events.addEventListener('changed', () => {
    document.dispatchEvent(new Event('news'));
    void renew().catch(() => undefined);
  });
}

listen();
