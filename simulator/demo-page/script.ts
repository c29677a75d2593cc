/** The demo page's script: follows the state by server-sent events and sends what is pressed. */
export const demoScript = `
const texts = JSON.parse(document.getElementById('texts').textContent);
const $ = (selector) => document.querySelector(selector);
const post = (path, body) => fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body || {}) });
const clock = new Intl.DateTimeFormat(texts.lang, { timeZone: 'Asia/Shanghai', dateStyle: 'full', timeStyle: 'short' });
const short = new Intl.DateTimeFormat(texts.lang, { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });

const lists = { inspectorA: 'inspectors', inspectorB: 'inspectors', approver: 'approvers', groups: 'groups', officials: 'officials' };
// The two inspectors are shown on different platforms at first.
// Where the next press is to be made; nearly always at the officials' desks.
const paneOf = { substitute: 'inspectorA', publish: 'inspectorA' };
let shownStep = '';
const preferred = { inspectorA: 'telegram', inspectorB: 'slack' };

function fillPane(pane, occupants) {
  const select = pane.querySelector('select');
  const key = occupants.map((o) => o.id + o.provider).sort().join();
  if (select.dataset.key !== key) {
    const kept = select.value;
    select.dataset.key = key;
    select.replaceChildren(...occupants.map((o) => new Option(o.name + ' · ' + (texts.doors[o.provider] || o.provider), o.url)));
    const wish = Math.max(0, occupants.findIndex((o) => o.provider === preferred[pane.dataset.pane]));
    if (occupants.some((o) => o.url === kept)) select.value = kept;
    else if (occupants.length) select.selectedIndex = wish;
  }
  show(pane);
}

function show(pane) {
  const url = pane.querySelector('select').value;
  const frame = pane.querySelector('iframe');
  const link = pane.querySelector('header a');
  pane.querySelector('.empty').hidden = Boolean(url);
  frame.hidden = link.hidden = !url;
  if (url && frame.dataset.url !== url) {
    frame.dataset.url = link.href = url;
    frame.src = url + (url.includes('?') ? '&' : '?') + 'lang=' + texts.lang;
  }
}

function showSteps(state) {
  const next = Object.keys(texts.steps).find((key) => !state.done.includes(key));
  for (const item of document.querySelectorAll('[data-step]')) {
    const key = item.dataset.step;
    item.className = state.done.includes(key) ? 'done' : key === next ? 'next' : '';
    if (key === next) item.setAttribute('aria-current', 'step'); else item.removeAttribute('aria-current');
  }
  if (next && next !== shownStep) {
    if (shownStep) $('[data-pane=' + (paneOf[next] || 'officials') + ']').scrollIntoView({ block: 'nearest', inline: 'center' });
    shownStep = next;
  }
  $('#how').textContent = next ? texts.steps[next].how : texts.finished;
  const button = $('#do-it');
  button.hidden = !next;
  button.dataset.step = next || '';
  button.disabled = Boolean(state.busy);
  button.textContent = state.busy ? texts.doing : texts.doIt;
  $('#error').hidden = !state.error;
  $('#error').textContent = state.error || '';
}

function showState(state) {
  $('#now').textContent = clock.format(new Date(state.now));
  showSteps(state);
  for (const pane of document.querySelectorAll('[data-pane]')) fillPane(pane, state[lists[pane.dataset.pane]]);
  $('#happenings').replaceChildren(...state.happenings.map((h) => {
    const item = document.createElement('li');
    item.textContent = short.format(new Date(h.at)) + ' ' + h.text + ' · ' + (texts.doors[h.door] || h.door);
    return item;
  }));
}

new EventSource('/state' + location.search).onmessage = ({ data }) => showState(JSON.parse(data));
document.addEventListener('change', ({ target }) => target.matches('.pane select') && show(target.closest('.pane')));
document.addEventListener('click', ({ target }) => {
  if (target.dataset.clock) post('/clock', { to: target.dataset.clock });
  if (target.dataset.fault) {
    const on = target.getAttribute('aria-pressed') !== 'true';
    target.setAttribute('aria-pressed', String(on));
    post('/fault', { name: target.dataset.fault, on, person: $('[data-pane=inspectorA] select').value });
  }
  if (target.id === 'do-it') post('/step', { key: target.dataset.step });
});
`;
