/** What runs in the page of a chat: keeps it live, sends presses and words, shows answers. */
export const paneScript = `'use strict';
const $ = (id) => document.getElementById(id);
const shown = new Map();
const words = document.body.dataset;
let modalId = null;
let live = false;

function query() {
  const params = new URLSearchParams(location.search);
  if ($('as') && $('as').value) params.set('as', $('as').value);
  return '?' + params;
}

async function act(name, body) {
  try {
    const response = await fetch(location.pathname + '/' + name + query(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, as: $('as') ? $('as').value : '' }),
    });
    const reply = await response.json();
    if (reply.url) window.open(reply.url, '_blank', 'noopener');
    if (reply.toast && reply.alert) await box(reply.toast);
    else if (reply.toast) toast(reply.toast);
  } catch {
    toast(words.noAnswer);
  }
}

let toastTimer;
function toast(text) {
  $('toast').textContent = text;
  $('toast').classList.add('on');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $('toast').classList.remove('on'), 4000);
}

function box(text, question) {
  const dialog = $('box');
  $('box-text').textContent = text;
  $('box-cancel').hidden = !question;
  $('box-cancel').textContent = (question && question.deny) || words.cancel;
  $('box-ok').textContent = (question && question.ok) || words.ok;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'ok'), { once: true });
  });
}

function atBottom() {
  const main = document.querySelector('main');
  return main.scrollHeight - main.scrollTop - main.clientHeight < 80;
}

function show(snapshot) {
  const list = $('messages');
  const follow = atBottom();
  const old = new Map([...list.children].map((item) => [item.dataset.id, item]));
  snapshot.items.forEach(({ id, html }, index) => {
    const item = old.get(id) || document.createElement('div');
    old.delete(id);
    if (shown.get(id) !== html) {
      if (live && shown.has(id)) item.classList.add('fresh');
      item.dataset.id = id;
      item.innerHTML = html;
      shown.set(id, html);
    }
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] || null);
  });
  old.forEach((item) => item.remove());
  put('title', snapshot.title);
  put('note', snapshot.note);
  fill('acts', snapshot.acts);
  fill('foot', snapshot.foot);
  fill('home', snapshot.home);
  showModal(snapshot.modal);
  if (follow || !live) document.querySelector('main').scrollTo({ top: 1e9 });
  live = true;
}

function put(id, text) {
  if ($(id).textContent !== text) $(id).textContent = text;
}

const filled = new Map();
function fill(id, html) {
  if (filled.get(id) === html) return;
  if (filled.has(id) || $(id).innerHTML === '') $(id).innerHTML = html;
  filled.set(id, html);
}

function showModal(modal) {
  const dialog = $('modal');
  const id = modal ? modal.id : null;
  if (id === modalId) return;
  modalId = id;
  if (!modal) return dialog.close();
  dialog.innerHTML = modal.html;
  if (!dialog.open) dialog.showModal();
  const wrong = dialog.querySelector('[aria-invalid]');
  if (wrong) wrong.focus();
}

function valuesOf(form) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === 'checkbox' || field.multiple) {
      values[field.name] = values[field.name] || [];
      if (field.multiple) values[field.name].push(...[...field.selectedOptions].map((o) => o.value));
      else if (field.checked) values[field.name].push(field.value);
    } else if (field.type !== 'radio') values[field.name] = field.value;
    else if (field.checked) values[field.name] = field.value;
  }
  return values;
}

async function press(button) {
  const { confirm, body } = button.dataset;
  const question = confirm && JSON.parse(confirm);
  if (question && !(await box(question.text, question))) return;
  button.classList.add('busy');
  await act(button.dataset.act, JSON.parse(body || '{}'));
  button.classList.remove('busy');
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act]');
  if (!button || button.classList.contains('busy') || button.tagName === 'FORM') return;
  press(button);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method === 'dialog') return;
  event.preventDefault();
  if (form.id === 'say') {
    const text = form.elements.text.value.trim();
    form.reset();
    if (text) act('say', { text });
  } else act(form.dataset.act, { ...JSON.parse(form.dataset.body || '{}'), values: valuesOf(form) });
});

document.addEventListener('change', (event) => {
  if (event.target.id === 'as') return listen();
  const field = event.target.closest('select[data-choose]');
  if (field) act('press', { ...JSON.parse(field.dataset.choose), option: field.value });
});

$('modal').addEventListener('cancel', (event) => {
  event.preventDefault();
  const close = $('modal').querySelector('[data-act="close"]');
  if (close) press(close);
});

let source;
function listen() {
  if (source) source.close();
  source = new EventSource(location.pathname + '/events' + query());
  source.onopen = () => ($('offline').hidden = true);
  source.onerror = () => ($('offline').hidden = false);
  source.onmessage = (event) => event.data && show(JSON.parse(event.data));
}

if ($('messages')) {
  for (const item of $('messages').children) shown.set(item.dataset.id, item.innerHTML);
  document.querySelector('main').scrollTo({ top: 1e9 });
  listen();
}
`;
