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
  const who = occupantOf(pane);
  const language = pane.querySelector('[data-language]');
  language.hidden = !who || !who.locale;
  if (who && who.locale) language.textContent = who.locale === 'en' ? '中文' : 'EN';
}

let latest;
const occupantOf = (pane) => {
  const url = pane.querySelector('select').value;
  return latest && latest[lists[pane.dataset.pane]].find((o) => o.url === url);
};

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
  latest = state;
  showFaults();
  $('#now').textContent = clock.format(new Date(state.now));
  showSteps(state);
  for (const pane of document.querySelectorAll('[data-pane]')) fillPane(pane, state[lists[pane.dataset.pane]]);
  $('#happenings').replaceChildren(...state.happenings.map((h) => {
    const item = document.createElement('li');
    item.textContent = short.format(new Date(h.at)) + ' ' + h.text + ' · ' + (texts.doors[h.door] || h.door);
    return item;
  }));
}

const userOf = (url) => (/\\/ui\\/([^?]+)/.exec(url) || [])[1];
const target = () => $('[data-pane=' + $('#whom').value + '] > header select').value;

function showFaults() {
  for (const button of document.querySelectorAll('[data-fault]')) {
    const name = button.dataset.fault;
    const key = name === 'blocked' ? name + ':' + userOf(target()) : name;
    button.setAttribute('aria-pressed', String(Boolean(latest && latest.armed.includes(key))));
  }
}

async function turn(button) {
  const on = button.getAttribute('aria-pressed') !== 'true';
  const answer = await post('/fault', { name: button.dataset.fault, on, person: target() });
  const turned = await answer.json();
  const said = !turned.done ? texts.faultNobody : turned.on ? texts.faultOn : texts.faultOff;
  $('#fault').textContent = texts.fault[button.dataset.fault] + ': ' + said;
}

new EventSource('/state' + location.search).onmessage = ({ data }) => showState(JSON.parse(data));
document.addEventListener('change', ({ target: changed }) => {
  if (changed.matches('.pane select')) show(changed.closest('.pane'));
  showFaults();
});
document.addEventListener('click', ({ target: clicked }) => {
  if (clicked.dataset.clock) post('/clock', { to: clicked.dataset.clock });
  if (clicked.dataset.fault) turn(clicked);
  if ('language' in clicked.dataset) {
    const who = occupantOf(clicked.closest('.pane'));
    if (who) post('/language', { person: who.id, locale: who.locale === 'en' ? 'zh-CN' : 'en' });
  }
  if (clicked.id === 'do-it') post('/step', { key: clicked.dataset.step });
});
`;
