import { addMessage } from './messages.ts';
import { keepFile } from './methods.ts';
import { parsePlain } from './html.ts';
import {
  botObject,
  chatObject,
  messageObject,
  userObject,
  type Button,
  type Chat,
  type Message,
  type Place,
  type Query,
  type TelegramState,
} from './state.ts';
import { deliver } from './updates.ts';

/** What the person saw after a press: a short note, or a box to close when `alert`. */
export interface PressAnswer {
  toast: string;
  alert: boolean;
  url?: string;
}

/** Where a person acts: a group's id, else the private chat with the bot. */
export interface Where {
  in?: number | string;
}

/** How a person presses; `stale` also finds buttons that an edit has taken away meanwhile. */
export interface PressOptions extends Where {
  stale?: boolean;
  timeoutMs?: number;
}

/** The chat in which the person acts. */
function chatFor(state: TelegramState, user: number, where: Where = {}): Chat {
  const chat = state.chats.get(Number(where.in ?? user));
  if (!chat) throw new Error(`no chat ${where.in ?? user} in this fake`);
  if (chat.type !== 'private' && !chat.members.has(user)) {
    throw new Error(`user ${user} is not a member of ${chat.title}`);
  }
  return chat;
}

/** Presses 开始 (with the deep link's payload), which also lifts a block. */
export function start(state: TelegramState, user: number, payload = ''): Message {
  const chat = chatFor(state, user);
  if (chat.blocked) setBlocked(state, user, false);
  return say(state, user, `/start ${payload}`.trim());
}

/** Writes to the bot or into a group; in groups a bot hears commands, mentions and replies only. */
export function say(
  state: TelegramState,
  user: number,
  text: string,
  where: Where & { replyTo?: number | string } = {},
): Message {
  const chat = chatFor(state, user, where);
  if (chat.blocked) throw new Error(`user ${user} has blocked the bot`);
  if (chat.type === 'private') chat.open = true;
  const replyTo = where.replyTo === undefined ? {} : { replyTo: Number(where.replyTo) };
  const message = addMessage(state, chat, { from: user, ...parsePlain(text), ...replyTo });
  if (reachesBot(state, chat, message)) {
    deliver(state, 'message', messageObject(state, chat, message));
  }
  return message;
}

function reachesBot(state: TelegramState, chat: Chat, message: Message): boolean {
  if (chat.type === 'private') return true;
  const answered = chat.messages.find((each) => each.id === message.replyTo);
  return (
    message.text.startsWith('/') ||
    message.text.includes(`@${state.bot.username}`) ||
    answered?.from === state.bot.id
  );
}

/** A file as somebody picks it; a photo loses its name, an album is sent as several messages. */
export interface SentFile {
  name: string;
  bytes: Buffer;
  mime?: string;
  caption?: string;
  photo?: boolean;
  album?: string;
  replyTo?: number | string;
}

/** Sends a place to the bot. */
export function sendPlace(state: TelegramState, user: number, place: Place): Message {
  const chat = chatFor(state, user);
  chat.open = true;
  const message = addMessage(state, chat, { from: user, ...parsePlain(''), place });
  deliver(state, 'message', messageObject(state, chat, message));
  return message;
}

/** Sends a file to the bot. */
export function sendFile(state: TelegramState, user: number, file: SentFile): Message {
  const chat = chatFor(state, user);
  chat.open = true;
  const { name, bytes, mime = 'application/octet-stream', caption = '', album } = file;
  const kept = keepFile(state, { name, bytes, mime });
  const message = addMessage(state, chat, {
    from: user,
    ...parsePlain(caption),
    file: kept,
    isPhoto: file.photo ?? false,
    ...(album && { album }),
    ...(file.replyTo !== undefined && { replyTo: Number(file.replyTo) }),
  });
  deliver(state, 'message', messageObject(state, chat, message));
  return message;
}

/** Presses a button and waits until the bot has answered the press. */
export async function press(
  state: TelegramState,
  user: number,
  messageId: number | string,
  labelOrData: string,
  options: PressOptions = {},
): Promise<PressAnswer> {
  const chat = chatFor(state, user, options);
  const message = messageIn(chat, messageId);
  const button = findButton(message, labelOrData, options.stale ?? false);
  if (button.url !== undefined) return { toast: '', alert: false, url: button.url };
  return call(state, user, { chat, message, data: button.data ?? '' }, options.timeoutMs);
}

/** A press with data the message never had: what a tampered client would send. */
export function forge(
  state: TelegramState,
  user: number,
  target: { chat: number | string; id: number | string; data: string },
  timeoutMs?: number,
): Promise<PressAnswer> {
  const chat = state.chats.get(Number(target.chat));
  if (!chat) throw new Error(`no chat ${target.chat} in this fake`);
  const message = messageIn(chat, target.id);
  return call(state, user, { chat, message, data: target.data }, timeoutMs);
}

function messageIn(chat: Chat, id: number | string): Message {
  const message = chat.messages.find((each) => each.id === Number(id));
  if (!message) throw new Error(`no message ${id} in ${chat.title}`);
  return message;
}

function findButton(message: Message, wanted: string, stale: boolean): Button {
  const rows = stale ? [...message.buttons, ...message.earlier.flat()] : message.buttons;
  const buttons = message.deleted && !stale ? [] : rows.flat();
  const found = buttons.find(({ text, data }) => data === wanted || text === wanted);
  if (found) return found;
  const labels = buttons.map(({ text }) => `[${text}]`).join(' ') || 'none';
  throw new Error(`message ${message.id} has no button "${wanted}"; it has ${labels}`);
}

async function call(
  state: TelegramState,
  user: number,
  { chat, message, data }: { chat: Chat; message: Message; data: string },
  timeoutMs?: number,
): Promise<PressAnswer> {
  const query: Query = { id: `${Date.now()}${state.queries.size}`, from: user, expired: false };
  state.queries.set(query.id, query);
  const shown = message.deleted
    ? { chat: chatObject(chat), message_id: message.id, date: 0 }
    : messageObject(state, chat, message);
  deliver(state, 'callback_query', {
    id: query.id,
    from: userObject(state, user),
    chat_instance: `instance${chat.id}`,
    message: shown,
    data,
  });
  return state.signal.until(() => query.answer, {
    timeoutMs,
    otherwise: () => `the bot did not answer the press of "${data}" by user ${user}`,
  });
}

/** The person stops the bot, or lets it in again; the bot hears of both. */
export function setBlocked(state: TelegramState, user: number, on: boolean) {
  const chat = chatFor(state, user);
  if (chat.blocked === on) return;
  chat.blocked = on;
  const status = (blocked: boolean) => ({
    user: botObject(state),
    ...(blocked ? { status: 'kicked', until_date: 0 } : { status: 'member' }),
  });
  tellMembership(state, chat, user, status(!on), status(on));
  state.signal.changed();
}

/** Somebody adds the bot to a group or puts it out; the bot hears of it. */
export function setMembership(state: TelegramState, chat: Chat, by: number, inside: boolean) {
  if (chat.open === inside) return;
  chat.open = inside;
  const status = (member: boolean) => ({
    user: botObject(state),
    status: member ? 'member' : 'left',
  });
  tellMembership(state, chat, by, status(!inside), status(inside));
  state.signal.changed();
}

function tellMembership(
  state: TelegramState,
  chat: Chat,
  by: number,
  before: object,
  after: object,
) {
  deliver(state, 'my_chat_member', {
    chat: chatObject(chat),
    from: userObject(state, by),
    date: Math.floor(state.now() / 1000),
    old_chat_member: before,
    new_chat_member: after,
  });
}
