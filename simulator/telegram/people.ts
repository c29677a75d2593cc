import { randomUUID } from 'node:crypto';
import type { SeenMessage } from '../fake-reading.ts';
import {
  forge,
  press,
  say,
  sendFile,
  sendPlace,
  setBlocked,
  setMembership,
  start,
} from './person.ts';
import type { PressAnswer, PressOptions, SentFile, Where } from './person.ts';
import { seenMessages } from './seen.ts';
import type { Chat, Place, TelegramState } from './state.ts';

/** A person to create; the private chat's id is the person's. */
export interface NewUser {
  id: number;
  name: string;
  username?: string;
  /** IETF tag of the client's language, zh-hans unless told. */
  language?: string;
  /** Whether they know the bot already, so that it may write first. */
  started?: boolean;
}

/** A group to create; the id is negative. With `addedBy` the bot hears who let it in. */
export interface NewGroup {
  id: number;
  title: string;
  members?: number[];
  addedBy?: number;
}

/** Somebody with the app in hand. */
export interface TelegramPerson {
  id: number;
  name: string;
  start(payload?: string): string;
  say(text: string, where?: Where & { replyTo?: number | string }): string;
  sendFile(file: SentFile): string;
  /** Sends photos as one album; the caption stands under the first. */
  sendAlbum(photos: { name: string; bytes: Buffer }[], caption?: string): string[];
  sendPlace(place: Place): string;
  press(
    messageId: number | string,
    labelOrData: string,
    options?: PressOptions,
  ): Promise<PressAnswer>;
  forge(
    target: { chat: number | string; id: number | string; data: string },
    timeoutMs?: number,
  ): Promise<PressAnswer>;
  block(): void;
  unblock(): void;
  /** The account is gone: the bot gets 403 for good. */
  deactivate(): void;
  messages(): SeenMessage[];
}

/** A group chat the bot may be in. */
export interface TelegramGroup {
  id: number;
  title: string;
  join(user: number): void;
  kickBot(by: number): void;
  addBot(by: number): void;
  messages(): SeenMessage[];
}

/** Creates a person who has not started the bot yet. */
export function addUser(state: TelegramState, who: NewUser): TelegramPerson {
  const { id, name, language = 'zh-hans', username } = who;
  state.users.set(id, { id, name, language, ...(username && { username }) });
  const chat = state.chats.get(id) ?? newChat(id, 'private', name, [id]);
  chat.open ||= who.started ?? false;
  state.chats.set(id, chat);
  return {
    id,
    name,
    start: (payload) => String(start(state, id, payload).id),
    say: (text, where) => String(say(state, id, text, where).id),
    sendFile: (file) => String(sendFile(state, id, file).id),
    sendAlbum: (photos, caption = '') => {
      const album = randomUUID();
      return photos.map((photo, at) => {
        const words = at === 0 ? caption : '';
        const sent = { ...photo, mime: 'image/jpeg', photo: true, album, caption: words };
        return String(sendFile(state, id, sent).id);
      });
    },
    sendPlace: (place) => String(sendPlace(state, id, place).id),
    press: (messageId, button, options) => press(state, id, messageId, button, options),
    forge: (target, timeoutMs) => forge(state, id, target, timeoutMs),
    block: () => setBlocked(state, id, true),
    unblock: () => setBlocked(state, id, false),
    deactivate: () => void (chat.deactivated = true),
    messages: () => seenMessages(state, id),
  };
}

/** Creates a group with the bot inside. */
export function addGroup(state: TelegramState, what: NewGroup): TelegramGroup {
  const { id, title, members = [], addedBy } = what;
  const chat = state.chats.get(id) ?? newChat(id, 'supergroup', title, members);
  state.chats.set(id, chat);
  if (addedBy === undefined) chat.open = true;
  else setMembership(state, chat, addedBy, true);
  return {
    id,
    title,
    join: (user) => void chat.members.add(user),
    kickBot: (by) => setMembership(state, chat, by, false),
    addBot: (by) => setMembership(state, chat, by, true),
    messages: () => seenMessages(state, id),
  };
}

function newChat(id: number, type: Chat['type'], title: string, members: number[]): Chat {
  return {
    id,
    type,
    title,
    open: false,
    blocked: false,
    deactivated: false,
    members: new Set(members),
    messages: [],
  };
}
