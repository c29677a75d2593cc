// What was entered goes through the outbox: sent at once where there is a network, kept where there is none.
const { texts: json, owner } = document.body.dataset;
const texts = JSON.parse(json ?? '{}');

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.queue === undefined || !owner || event.defaultPrevented) return;
  event.preventDefault();
  keep(form, event.submitter).catch(() => form.submit());
});

async function keep(form, button) {
  const entries = entriesOf(form);
  if (entries.length === 0) return;
  if (button) button.disabled = true;
  try {
    for (const entry of entries) await outbox.add(entry);
    if (entries[0].multipart) form.reset();
    const outcome = await flush();
    const left = await outbox.all(owner);
    // Whoever has been answered goes on with the page as it is now.
    if (outcome === 'done' && left.length === 0) location.replace(location.href.split('#')[0]);
    else window.scrollTo({ top: 0 });
  } finally {
    if (button) button.disabled = false;
  }
}

// Each file by itself: one that is refused, or too large for a bad line, holds up no other.
function entriesOf(form) {
  const fields = [...new FormData(form)];
  const files = fields.filter(([, value]) => value instanceof File && value.size > 0);
  const words = fields.filter(([, value]) => typeof value === 'string');
  const multipart = form.enctype === 'multipart/form-data';
  const common = { owner, path: new URL(form.action).pathname, multipart };
  const title = document.querySelector('h1')?.textContent ?? '';
  if (!multipart) return [{ ...common, fields: words, label: `${title} · ${labelOf(form)}` }];
  // What was chosen together stays together, though each file comes by itself.
  const album = files.length > 1 ? [['album', outbox.newId()]] : [];
  return files.map((file) => ({
    ...common,
    fields: [...words, ...album, file],
    label: `${title} · ${file[1].name}`,
  }));
}

// A whole checklist is answered on the spot where that can be; a refusal leaves everything as it is
// filled in. Without a network it waits behind the answers that were given before it.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.dataset.draft || !owner || event.defaultPrevented) return;
  event.preventDefault();
  const button = event.submitter;
  button.disabled = true;
  hand(form, button)
    .catch(() => form.submit())
    .finally(() => {
      button.disabled = false;
    });
});

async function hand(form, button) {
  await flush();
  const action = button.hasAttribute('formaction') ? button.formAction : form.action;
  const body = new URLSearchParams(new FormData(form));
  const headers = { accept: 'application/json' };
  const response = await fetch(action, { method: 'POST', headers, body }).catch(() => undefined);
  if (!response) {
    const [entry] = entriesOf(form);
    await outbox.add({ ...entry, path: new URL(action).pathname });
    await flush();
    window.scrollTo({ top: 0 });
    return;
  }
  if (response.redirected || response.status >= 500) throw new Error(`${response.status}`);
  const { tone, note } = await response.json();
  if (tone === 'ok') location.replace(location.href.split('#')[0]);
  else document.dispatchEvent(new CustomEvent('said', { detail: { note, tone } }));
}

const labelOf = (form) => form.querySelector('.primary')?.textContent.trim() ?? '';

/** One point that was ticked or explained goes as it is done, what is written after a pause too. */
document.addEventListener('change', (event) => keepPoint(event.target));

let pause;
document.addEventListener('input', ({ target }) => {
  clearTimeout(pause);
  if (!['radio', 'checkbox'].includes(target.type))
    pause = setTimeout(() => keepPoint(target), 1500);
});

// What was kept of each point last: leaving a field is no new answer.
const kept = new Map();

function keepPoint(target) {
  clearTimeout(pause);
  const form = target.closest('form[data-draft]');
  if (!form || !owner || !target.name) return;
  const fields = pointIn(form, target.name.replace(/-note$/, ''));
  const [[, point]] = fields;
  const value = JSON.stringify(fields);
  if (kept.get(point) === value) return;
  kept.set(point, value);
  // When it was filled in goes along: it may come much later.
  const said = [...fields, ['at', new Date().toISOString()]];
  outbox
    .add({
      owner,
      path: form.dataset.draft,
      multipart: false,
      fields: said,
      label: titleOf(target),
    })
    .then(flush)
    .catch(() => undefined);
}

function pointIn(form, point) {
  const given = new FormData(form);
  return [
    ['point', point],
    ['answer', given.getAll(point).map(String).join(',')],
    ['note', given.get(`${point}-note`) ?? ''],
  ];
}

function titleOf(target) {
  const title = target.closest('fieldset')?.querySelector('legend') ?? target.labels?.[0];
  return title?.textContent.trim() ?? target.name;
}

async function flush() {
  mark('sending');
  const before = await outbox.all(owner);
  const outcome = await outbox.flush(owner);
  // The page that is kept for later shows what the server has by now.
  if (before.length > 0 && outcome === 'done')
    await fetchAhead(location.pathname + location.search);
  const tell = { offline: texts.kept, later: texts.later, 'sign-in': texts.signIn };
  await show(tell[outcome]);
  mark(outcome);
  if (outcome !== 'done') await wakeLater();
  return outcome;
}

function mark(outcome) {
  const strip = document.getElementById('outbox');
  if (strip) strip.dataset.outcome = outcome;
}

const fetchAhead = (path) =>
  fetch(path, { headers: { accept: 'text/html', 'x-ahead': '1' } }).catch(() => undefined);

async function wakeLater() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register('outbox').catch(() => undefined);
}

/** Says what waits, and what was refused and why. */
async function show(why = '') {
  const strip = document.getElementById('outbox');
  if (!strip) return;
  const entries = await outbox.all(owner);
  strip.hidden = entries.length === 0;
  const waiting = entries.filter(({ state }) => state === 'waiting');
  const refused = entries.filter(({ state }) => state === 'refused');
  const said = [
    waiting.length > 0 && `⏳ ${texts.waiting.replace('{n}', waiting.length)} ${why}`,
    refused.length > 0 && `⚠ ${texts.refused.replace('{n}', refused.length)}`,
  ];
  strip.querySelector('summary').textContent = said.filter(Boolean).join(' · ');
  strip.querySelector('ul').replaceChildren(...entries.map(line));
  restore(waiting);
}

function line({ seq, label, at, state, note }) {
  const item = document.createElement('li');
  const time = new Date(at).toLocaleString(document.documentElement.lang, { hour12: false });
  item.textContent = `${label} · ${time}${state === 'refused' ? ` · ⚠ ${note}` : ''} `;
  const button = document.createElement('button');
  button.className = 'quiet';
  button.textContent = texts.remove;
  button.addEventListener('click', () => void outbox.remove(seq));
  item.append(button);
  return item;
}

// A page from before shows what was ticked since.
function restore(waiting) {
  for (const { path, fields } of waiting) {
    const form = document.querySelector(`form[data-draft="${path}"]`);
    if (!form || form.contains(document.activeElement)) continue;
    const { point, answer, note } = Object.fromEntries(fields);
    for (const input of form.elements) {
      if (input.name === `${point}-note`) input.value = note;
      else if (input.name !== point) continue;
      else if (input.type === 'radio') input.checked = input.value === answer;
      else if (input.type === 'checkbox') input.checked = answer.split(',').includes(input.value);
      else input.value = answer;
    }
  }
}

if (owner) {
  outbox.channel.addEventListener('message', () => void show());
  window.addEventListener('outbox', () => void show());
  window.addEventListener('online', () => void flush());
  document.addEventListener('visibilitychange', () => document.hidden || void flush());
  // The connection for changes is the first to know that the server can be asked again.
  document.addEventListener('connected', () => void flush());
  void flush();
}

if ('serviceWorker' in navigator && owner) void ready();

async function ready() {
  const { serviceWorker } = navigator;
  const taken = new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
  await serviceWorker.register('/sw.js');
  if (!serviceWorker.controller) await taken;
  const links = [...document.querySelectorAll('.visits a')].map((link) => link.pathname);
  // What is on the list is there in a cellar as well.
  for (const path of [location.pathname + location.search, ...links.slice(0, 20)]) {
    await fetchAhead(path);
  }
  document.body.dataset.ready = 'offline';
}
