import type { CallLog } from '../fake-calls.ts';
import type { FaultBook } from '../fake-faults.ts';
import type { Signal } from '../fake-signal.ts';
import type { Entity } from './html.ts';
import type { Inlet } from './updates.ts';

/** A person with a Telegram account. */
interface TelegramUser {
  id: number;
  name: string;
  username?: string;
  language: string;
}

/** One button: with `data` it calls the bot back, with `url` it opens a page. */
export interface Button {
  text: string;
  data?: string;
  url?: string;
}

/** A file somebody sent. */
export interface StoredFile {
  id: string;
  name: string;
  mime: string;
  bytes: Buffer;
}

/** A place on the earth, in degrees; `accuracy` in metres. */
export interface Place {
  latitude: number;
  longitude: number;
  accuracy?: number;
}

/** A message in a chat, with what it was before its edits. */
export interface Message {
  id: number;
  /** The sender's id; the bot's own for the bot. */
  from: number;
  date: number;
  text: string;
  entities: Entity[];
  html: string;
  buttons: Button[][];
  /** Keyboards it had before; a late press may still carry their data. */
  earlier: Button[][][];
  edits: number;
  deleted: boolean;
  file?: StoredFile;
  /** The file was sent as a photo, without its name and at a smaller size. */
  isPhoto?: boolean;
  /** What the photos of one album have in common. */
  album?: string;
  place?: Place;
  replyTo?: number;
}

/** A private chat (its id is the person's) or a group (its id is negative). */
export interface Chat {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  title: string;
  /** Private: the person has started the bot. Group: the bot is a member. */
  open: boolean;
  blocked: boolean;
  deactivated: boolean;
  members: Set<number>;
  messages: Message[];
}

/** A press that waits for the bot's answer. */
export interface Query {
  id: string;
  from: number;
  /** `expired` queries are refused as too old. */
  expired: boolean;
  answer?: { toast: string; alert: boolean; url?: string };
}

/** Everything a fake Telegram remembers. */
export interface TelegramState {
  token: string;
  bot: { id: number; name: string; username: string };
  users: Map<number, TelegramUser>;
  chats: Map<number, Chat>;
  queries: Map<string, Query>;
  files: Map<string, StoredFile>;
  commands: Map<string, unknown>;
  lastMessageId: number;
  inlet: Inlet;
  faults: FaultBook;
  signal: Signal;
  log: CallLog;
  now: () => number;
}

/** Telegram's own form of a user. */
export function userObject(state: TelegramState, id: number) {
  if (id === state.bot.id) return { ...botObject(state) };
  const user = state.users.get(id);
  if (!user) throw new Error(`no user ${id} in this fake`);
  return {
    id,
    is_bot: false,
    first_name: user.name,
    language_code: user.language,
    ...(user.username && { username: user.username }),
  };
}

/** Telegram's own form of the bot. */
export function botObject(state: TelegramState) {
  return {
    id: state.bot.id,
    is_bot: true,
    first_name: state.bot.name,
    username: state.bot.username,
  };
}

/** Telegram's own form of a chat. */
export function chatObject(chat: Chat) {
  const { id, type, title } = chat;
  return type === 'private' ? { id, type, first_name: title } : { id, type, title };
}

/** Telegram's own form of a message; a document's words are its caption. */
export function messageObject(state: TelegramState, chat: Chat, message: Message): object {
  const { replyTo } = message;
  const reply = chat.messages.find((each) => each.id === replyTo);
  return {
    message_id: message.id,
    from: userObject(state, message.from),
    chat: chatObject(chat),
    date: message.date,
    ...contentObject(message),
    ...(message.edits > 0 && { edit_date: Math.floor(state.now() / 1000) }),
    ...(message.buttons.length > 0 && { reply_markup: keyboardObject(message.buttons) }),
    ...(reply && { reply_to_message: messageObject(state, chat, { ...reply, replyTo: 0 }) }),
  };
}

function contentObject(message: Message): object {
  const { text, entities, file, place, album } = message;
  if (place) {
    const { latitude, longitude, accuracy } = place;
    return {
      location: { latitude, longitude, ...(accuracy && { horizontal_accuracy: accuracy }) },
    };
  }
  if (!file) return { text, entities };
  return {
    ...(text && { caption: text, caption_entities: entities }),
    ...(album && { media_group_id: album }),
    ...(message.isPhoto ? { photo: photoSizes(file) } : { document: fileObject(file) }),
  };
}

// The sizes of one photo, the largest last; only that one is kept here.
function photoSizes(file: StoredFile): object[] {
  const size = (id: string, bytes: number) => ({
    file_id: id,
    file_unique_id: `u${id}`,
    file_size: bytes,
  });
  return [
    { ...size(`${file.id}-s`, 1), width: 90, height: 67 },
    { ...size(file.id, file.bytes.length), width: 1280, height: 960 },
  ];
}

/** Telegram's own form of a file. */
export function fileObject(file: StoredFile) {
  return {
    file_id: file.id,
    file_unique_id: `u${file.id}`,
    file_name: file.name,
    mime_type: file.mime,
    file_size: file.bytes.length,
  };
}

function keyboardObject(rows: Button[][]) {
  return {
    inline_keyboard: rows.map((row) =>
      row.map(({ text, data, url }) => ({
        text,
        ...(data !== undefined && { callback_data: data }),
        ...(url !== undefined && { url }),
      })),
    ),
  };
}
