import { jsonOf, textOf } from '../fake-server.ts';
import { badRequest, forbidden } from './api-error.ts';
import { parseHtml, parsePlain, type Parsed } from './html.ts';
import { readKeyboard } from './keyboard.ts';
import { messageObject, type Chat, type Message, type TelegramState } from './state.ts';

/** What the bot sent with a call; only the fields a method names are read. */
export type Params = Record<string, unknown>;

/** The chat a call names, if the bot may write there now. */
export function writableChat(state: TelegramState, params: Params): Chat {
  const chat = knownChat(state, params);
  if (chat.deactivated) throw forbidden('user is deactivated');
  if (chat.blocked) throw forbidden('bot was blocked by the user');
  if (chat.open) return chat;
  if (chat.type === 'private') throw forbidden("bot can't initiate conversation with a user");
  throw forbidden(`bot was kicked from the ${chat.type} chat`);
}

/** The chat a call names, open to the bot or not. */
export function knownChat(state: TelegramState, params: Params): Chat {
  if (params['chat_id'] === undefined) throw badRequest('chat_id is empty');
  const chat = state.chats.get(Number(params['chat_id']));
  if (!chat) throw badRequest('chat not found');
  return chat;
}

/** Adds a message of the bot or of a person to the chat. */
export function addMessage(
  state: TelegramState,
  chat: Chat,
  message: Pick<Message, 'from' | 'text' | 'entities' | 'html'> & Partial<Message>,
): Message {
  state.lastMessageId += 1;
  const added: Message = {
    id: state.lastMessageId,
    date: Math.floor(state.now() / 1000),
    buttons: [],
    earlier: [],
    edits: 0,
    deleted: false,
    ...message,
  };
  chat.messages.push(added);
  state.signal.changed();
  return added;
}

/** Bot API sendMessage. */
export function sendMessage(state: TelegramState, params: Params): object {
  const chat = writableChat(state, params);
  const parsed = readWords(params, 'text', 4096);
  if (!parsed.text.trim()) throw badRequest('message text is empty');
  const message = addMessage(state, chat, {
    from: state.bot.id,
    ...parsed,
    buttons: readKeyboard(params['reply_markup']),
    ...replyOf(params),
  });
  return messageObject(state, chat, message);
}

/** The message's words under the given field, within Telegram's limit after entities are parsed. */
export function readWords(params: Params, field: string, limit: number): Parsed {
  const source = textOf(params[field]);
  const parsed = parse(source, textOf(params['parse_mode']));
  if (parsed.text.length <= limit) return parsed;
  throw badRequest(field === 'caption' ? 'message caption is too long' : 'message is too long');
}

function parse(source: string, mode: string): Parsed {
  if (mode === '') return parsePlain(source);
  if (mode.toUpperCase() === 'HTML') return parseHtml(source);
  throw badRequest('unsupported parse_mode');
}

/** The message a new one answers, when the call names it. */
export function replyOf(params: Params): { replyTo?: number } {
  const reply = jsonOf<{ message_id?: number }>(params['reply_parameters']);
  return reply?.message_id === undefined ? {} : { replyTo: reply.message_id };
}

/** Bot API editMessageText. */
export function editMessageText(state: TelegramState, params: Params): object {
  const { chat, message } = editable(state, params);
  const parsed = readWords(params, 'text', 4096);
  if (!parsed.text.trim()) throw badRequest('message text is empty');
  return change(state, chat, message, { ...parsed, buttons: readKeyboard(params['reply_markup']) });
}

/** Bot API editMessageCaption. */
export function editMessageCaption(state: TelegramState, params: Params): object {
  const { chat, message } = editable(state, params);
  const parsed = readWords(params, 'caption', 1024);
  return change(state, chat, message, { ...parsed, buttons: readKeyboard(params['reply_markup']) });
}

/** Bot API editMessageReplyMarkup. */
export function editMessageReplyMarkup(state: TelegramState, params: Params): object {
  const { chat, message } = editable(state, params);
  const { text, entities, html } = message;
  const buttons = readKeyboard(params['reply_markup']);
  return change(state, chat, message, { text, entities, html, buttons });
}

function editable(state: TelegramState, params: Params): { chat: Chat; message: Message } {
  const chat = knownChat(state, params);
  const message = find(chat, params);
  if (!message) throw badRequest('message to edit not found');
  if (message.from !== state.bot.id) throw badRequest("message can't be edited");
  return { chat, message };
}

function find(chat: Chat, params: Params): Message | undefined {
  const id = Number(params['message_id']);
  return chat.messages.find((message) => message.id === id && !message.deleted);
}

function change(
  state: TelegramState,
  chat: Chat,
  message: Message,
  next: Pick<Message, 'text' | 'entities' | 'html' | 'buttons'>,
): object {
  const { text, entities, buttons } = message;
  const was = JSON.stringify([text, entities, buttons]);
  if (was === JSON.stringify([next.text, next.entities, next.buttons])) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the ' +
        'same as a current content and reply markup of the message',
    );
  }
  message.earlier.push(buttons);
  Object.assign(message, next);
  message.edits += 1;
  state.signal.changed();
  return messageObject(state, chat, message);
}

/** Bot API deleteMessage. */
export function deleteMessage(state: TelegramState, params: Params): true {
  const message = find(knownChat(state, params), params);
  if (!message) throw badRequest('message to delete not found');
  message.deleted = true;
  state.signal.changed();
  return true;
}
