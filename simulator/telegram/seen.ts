import type { SeenButton, SeenMessage } from '../fake-reading.ts';
import type { Button, Chat, Message, TelegramState } from './state.ts';

/** The messages of one chat, or of all, as people see them. */
export function seenMessages(state: TelegramState, chat?: string | number): SeenMessage[] {
  const chats = [...state.chats.values()].filter(
    ({ id }) => chat === undefined || String(id) === String(chat),
  );
  return chats.flatMap((each) => each.messages.map((message) => seen(state, each, message)));
}

function seen(state: TelegramState, chat: Chat, message: Message): SeenMessage {
  const fromBot = message.from === state.bot.id;
  return {
    id: String(message.id),
    chat: String(chat.id),
    from: nameOf(state, message.from),
    fromBot,
    text: message.text,
    buttons: message.buttons.flat().map(seenButton),
    edits: message.edits,
    deleted: message.deleted,
    mentions: message.entities.flatMap(({ user }) => (user ? [String(user.id)] : [])),
    at: new Date(message.date * 1000),
  };
}

function seenButton({ text, data = '', url }: Button): SeenButton {
  return { label: text, value: data, action: data, ...(url !== undefined && { url }) };
}

/** How a sender is called in the chat. */
export function nameOf(state: TelegramState, id: number): string {
  return id === state.bot.id ? state.bot.name : (state.users.get(id)?.name ?? String(id));
}
