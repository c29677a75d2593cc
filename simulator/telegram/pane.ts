import { escapeHtml, link } from '../fake-html.ts';
import { textOf } from '../fake-server.ts';
import type { At, Pane, PaneAct, PaneMessage, PaneReply, Panes } from '../fake-ui.ts';
import { hourOf } from '../fake-ui-page.ts';
import type { PaneTexts } from '../fake-ui-texts.ts';
import { press, say, setBlocked, start } from './person.ts';
import { nameOf } from './seen.ts';
import type { Button, Chat, Message, TelegramState } from './state.ts';

/** The chats of a fake Telegram as pages: /ui/<person's id> and /ui/<group's id>?as=<person>. */
export function telegramPanes(state: TelegramState): Panes {
  return {
    name: 'Telegram',
    list: () => [...state.chats.values()].map(({ id, title }) => ({ id: String(id), title })),
    pane: (at) => pane(state, at),
    act: (at, act, body) => perform(state, at, act, body),
    file: (id) => state.files.get(id),
  };
}

function pane(state: TelegramState, at: At): Pane | undefined {
  const chat = state.chats.get(Number(at.id));
  if (!chat) return undefined;
  const as = actor(chat, at);
  const alone = chat.type === 'private';
  const gate = alone ? gateOf(chat, at) : undefined;
  return {
    skin: 'telegram',
    title: alone ? state.bot.name : chat.title,
    note: alone ? noteOf(chat, at.texts) : `${at.texts.group} · ${chat.members.size}`,
    messages: chat.messages.map((message) => item(state, chat, message, { as, texts: at.texts })),
    people: alone
      ? []
      : [...chat.members].map((id) => ({ id: String(id), name: nameOf(state, id) })),
    as: String(as),
    acts: alone && chat.open && !chat.blocked ? [{ label: at.texts.block, act: 'block' }] : [],
    ...(gate && { gate }),
  };
}

function actor(chat: Chat, at: At): number {
  if (chat.type === 'private') return chat.id;
  return Number(at.as ?? [...chat.members][0] ?? 0);
}

function noteOf(chat: Chat, texts: PaneTexts): string {
  return chat.blocked ? texts.blockedNote : `${texts.bot} · ${chat.title}`;
}

function gateOf(chat: Chat, { texts, query }: At): PaneAct | undefined {
  const payload = query.get('start') ?? '';
  // A deep link with a payload asks for 开始 again, even from people who know the bot.
  const told = chat.messages.some(({ text }) => text === `/start ${payload}`);
  if (chat.blocked) return { label: texts.unblock, act: 'start' };
  if (chat.open && (payload === '' || told)) return undefined;
  return { label: texts.start, act: 'start', body: { payload } };
}

interface View {
  as: number;
  texts: PaneTexts;
}

function item(state: TelegramState, chat: Chat, message: Message, view: View): PaneMessage {
  const id = String(message.id);
  const at = new Date(message.date * 1000);
  const own = message.from === view.as ? ' own' : '';
  const inner = message.deleted ? gone(view.texts) : bubble(state, chat, message, view);
  return { id, at, html: `<div class="message${own}">${inner}</div>` };
}

function gone(texts: PaneTexts): string {
  return `<div class="bubble gone">${escapeHtml(texts.deleted)}</div>`;
}

function bubble(state: TelegramState, chat: Chat, message: Message, view: View): string {
  const foreign = chat.type !== 'private' && message.from !== view.as;
  const name = escapeHtml(nameOf(state, message.from));
  const edited = message.edits > 0 ? `${escapeHtml(view.texts.edited)} ` : '';
  const meta = `${edited}${hourOf(new Date(message.date * 1000))}`;
  return [
    `<div class="bubble">${foreign ? `<span class="name">${name}</span>` : ''}`,
    fileHtml(chat, message),
    `<div class="words">${message.html}</div><span class="meta">${meta}</span></div>`,
    ...message.buttons.map((row) => keys(message, row)),
  ].join('');
}

function fileHtml(chat: Chat, { file }: Message): string {
  if (!file) return '';
  const size = `${Math.max(1, Math.round(file.bytes.length / 1024))} KB`;
  const href = `/ui/${chat.id}/file/${encodeURIComponent(file.id)}`;
  return `<a class="file" href="${href}">📎 ${escapeHtml(file.name)} · ${size}</a>`;
}

function keys(message: Message, row: Button[]): string {
  return `<div class="keys">${row.map((button) => key(message, button)).join('')}</div>`;
}

function key(message: Message, { text, data, url }: Button): string {
  if (url !== undefined)
    return link(url, escapeHtml(`${text} ↗`)).replace('<a ', '<a class="key" ');
  const body = escapeHtml(JSON.stringify({ message: message.id, data }));
  return `<button type="button" data-act="press" data-body="${body}">${escapeHtml(text)}</button>`;
}

async function perform(
  state: TelegramState,
  at: At,
  act: string,
  body: Record<string, unknown>,
): Promise<PaneReply> {
  const chat = state.chats.get(Number(at.id));
  if (!chat) throw new Error(`no chat ${at.id}`);
  const user = actor(chat, at);
  if (act === 'press') {
    return press(state, user, textOf(body['message']), textOf(body['data']), { in: chat.id });
  }
  if (act === 'say') say(state, user, textOf(body['text']), { in: chat.id });
  else if (act === 'start') start(state, user, textOf(body['payload']));
  else if (act === 'block') setBlocked(state, user, true);
  else throw new Error(`nothing to do for ${act}`);
  return {};
}
