import { escapeHtml } from './fake-html.ts';
import type { PaneTexts } from './fake-ui-texts.ts';
import type { At, Pane, PaneAct, PaneMessage, Panes } from './fake-ui.ts';

const zone = 'Asia/Shanghai';

/** What changes while a page is open; sent whole, the page replaces only what differs. */
export interface Snapshot {
  title: string;
  note: string;
  items: { id: string; html: string }[];
  modal: { id: string; html: string } | null;
  home: string;
  foot: string;
  acts: string;
}

/** The live part of a pane. */
export function snapshot(pane: Pane, texts: PaneTexts): Snapshot {
  return {
    title: pane.title,
    note: pane.note,
    items: withDays(pane.messages, texts),
    modal: pane.modal ?? null,
    home: pane.home ?? '',
    foot: footHtml(pane, texts),
    acts: pane.acts.map(actButton).join(''),
  };
}

function withDays(messages: PaneMessage[], texts: PaneTexts): { id: string; html: string }[] {
  const items: { id: string; html: string }[] = [];
  let day = '';
  for (const { id, at, html } of messages.slice(-200)) {
    const today = dayOf(at, texts);
    if (today !== day) items.push({ id: `day-${id}`, html: `<p class="day">${today}</p>` });
    day = today;
    items.push({ id, html });
  }
  return items;
}

function dayOf(at: Date, { lang }: PaneTexts): string {
  const day = at.toLocaleDateString(lang, { dateStyle: 'long', timeZone: zone });
  const weekday = at.toLocaleDateString(lang, { weekday: 'short', timeZone: zone });
  return escapeHtml(lang === 'en' ? `${weekday}, ${day}` : `${day}（${weekday}）`);
}

/** The hour and minute at which a message came, in the bureau's zone. */
export function hourOf(at: Date): string {
  return at.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: zone });
}

/** The whole page of one chat; it reads well before its script has run. */
export function panePage(pane: Pane, at: At): string {
  const { texts } = at;
  const now = snapshot(pane, texts);
  const items = now.items.map(({ id, html }) => `<div data-id="${escapeHtml(id)}">${html}</div>`);
  return document(texts, pane.title, pane.skin, [
    `<header><span class="face" aria-hidden="true">${initial(pane.title)}</span>`,
    `<div class="who"><h1 id="title">${escapeHtml(pane.title)}</h1>`,
    `<p id="note">${escapeHtml(pane.note)}</p></div>`,
    `<span id="acts">${now.acts}</span></header>`,
    peopleHtml(pane, texts),
    `<section id="home">${now.home}</section>`,
    `<main tabindex="0"><div id="messages" role="log" aria-live="polite" data-empty="${escapeHtml(texts.empty)}">`,
    `${items.join('')}</div></main>`,
    `<p id="offline" role="status" hidden>${escapeHtml(texts.offline)}</p>`,
    `<p id="toast" role="status"></p>`,
    `<footer id="foot">${now.foot}</footer>`,
    `<dialog id="box"><form method="dialog"><p id="box-text"></p><div class="row">`,
    `<button value="cancel" id="box-cancel">${escapeHtml(texts.cancel)}</button>`,
    `<button value="ok" class="primary" id="box-ok">${escapeHtml(texts.ok)}</button>`,
    `</div></form></dialog>`,
    `<dialog id="modal"></dialog>`,
  ]);
}

/** The list of all chats of a fake. */
export function listPage(panes: Panes, texts: PaneTexts): string {
  const links = panes
    .list()
    .map(({ id, title }) => `<li><a href="/ui/${id}">${escapeHtml(title)}</a></li>`);
  const heading = `<header><div class="who"><h1>${escapeHtml(panes.name)}</h1>`;
  return document(texts, texts.chats, 'list', [
    `${heading}<p>${escapeHtml(texts.chats)}</p></div></header>`,
    `<main><ul class="chats">${links.join('')}</ul></main>`,
  ]);
}

function document(texts: PaneTexts, title: string, skin: string, body: string[]): string {
  return [
    `<!doctype html><html lang="${texts.lang}" data-skin="${skin}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(title)}</title><link rel="icon" href="data:,">`,
    `<link rel="stylesheet" href="/ui/chat.css"><script src="/ui/chat.js" defer></script></head>`,
    `<body data-no-answer="${escapeHtml(texts.noAnswer)}" data-ok="${escapeHtml(texts.ok)}"`,
    ` data-cancel="${escapeHtml(texts.cancel)}">${body.join('')}</body></html>`,
  ].join('');
}

function peopleHtml({ people, as }: Pane, texts: PaneTexts): string {
  if (people.length === 0) return '<input type="hidden" id="as" value="">';
  const options = people.map(({ id, name }) => {
    const chosen = id === as ? ' selected' : '';
    return `<option value="${escapeHtml(id)}"${chosen}>${escapeHtml(name)}</option>`;
  });
  const label = `${escapeHtml(texts.actAs)} <select id="as">${options.join('')}</select>`;
  return `<label class="as">${label}</label>`;
}

function footHtml({ gate }: Pane, texts: PaneTexts): string {
  if (gate) return actButton(gate);
  const say = escapeHtml(texts.say);
  return (
    `<form id="say"><input name="text" autocomplete="off" placeholder="${say}" aria-label="${say}">` +
    `<button class="primary">${escapeHtml(texts.send)}</button></form>`
  );
}

function actButton({ label, act, body = {} }: PaneAct): string {
  const data = `data-act="${escapeHtml(act)}" data-body="${escapeHtml(JSON.stringify(body))}"`;
  return `<button class="act" type="button" ${data}>${escapeHtml(label)}</button>`;
}

/** The round picture of a sender: the first sign of the name. */
export function initial(name: string): string {
  return escapeHtml(Array.from(name)[0] ?? '·');
}
