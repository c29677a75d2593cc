import { randomUUID } from 'node:crypto';
import { jsonOf, textOf, type Upload } from '../fake-server.ts';
import { badRequest } from './api-error.ts';
import {
  addMessage,
  deleteMessage,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  knownChat,
  readWords,
  replyOf,
  sendMessage,
  writableChat,
  type Params,
} from './messages.ts';
import { readKeyboard } from './keyboard.ts';
import {
  botObject,
  chatObject,
  fileObject,
  messageObject,
  userObject,
  type StoredFile,
  type TelegramState,
} from './state.ts';
import { deleteWebhook, setWebhook, webhookInfo } from './updates.ts';

type Method = (state: TelegramState, params: Params, files: Record<string, Upload>) => unknown;

/** The methods of the Bot API that the fake knows, by lower-case name; getUpdates is apart. */
export const methods: Record<string, Method> = {
  getme: (state) => ({
    ...botObject(state),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  setwebhook: setWebhook,
  deletewebhook: deleteWebhook,
  getwebhookinfo: webhookInfo,
  sendmessage: sendMessage,
  senddocument: (state, params, files) => sendFile(state, params, files, 'document'),
  sendphoto: (state, params, files) => sendFile(state, params, files, 'photo'),
  editmessagetext: editMessageText,
  editmessagecaption: editMessageCaption,
  editmessagereplymarkup: editMessageReplyMarkup,
  deletemessage: deleteMessage,
  answercallbackquery: answerCallbackQuery,
  getfile: getFile,
  getchat: (state, params) => ({ ...chatObject(knownChat(state, params)), accent_color_id: 0 }),
  getchatmember: getChatMember,
  sendchataction: (state, params) => writableChat(state, params) !== undefined,
  setmycommands: setCommands,
  getmycommands: (state, params) => state.commands.get(commandsKey(params)) ?? [],
  deletemycommands: (state, params) => state.commands.delete(commandsKey(params)) || true,
  setmydescription: () => true,
  setmyshortdescription: () => true,
  setchatmenubutton: () => true,
};

function answerCallbackQuery(state: TelegramState, params: Params): true {
  const query = state.queries.get(String(params['callback_query_id']));
  if (!query || query.expired) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const toast = textOf(params['text']);
  if (toast.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const url = textOf(params['url']);
  query.answer ??= {
    toast,
    alert: Boolean(params['show_alert']),
    ...(url && { url }),
  };
  state.signal.changed();
  return true;
}

function sendFile(
  state: TelegramState,
  params: Params,
  files: Record<string, Upload>,
  field: string,
): object {
  const chat = writableChat(state, params);
  const named = textOf(params[field]).replace(/^attach:\/\//, '');
  const upload = files[named] ?? files[field];
  const file = upload ? keepFile(state, upload) : state.files.get(named);
  if (!file) throw badRequest(`there is no ${field} in the request`);
  const message = addMessage(state, chat, {
    from: state.bot.id,
    ...readWords(params, 'caption', 1024),
    buttons: readKeyboard(params['reply_markup']),
    file,
    ...replyOf(params),
  });
  return messageObject(state, chat, message);
}

/** Keeps a file so that it can be fetched by its id. */
export function keepFile(state: TelegramState, upload: Upload): StoredFile {
  const file = { id: randomUUID(), ...upload };
  state.files.set(file.id, file);
  return file;
}

function getFile(state: TelegramState, params: Params): object {
  const file = state.files.get(String(params['file_id']));
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (file.bytes.length > 20 * 1024 * 1024) throw badRequest('file is too big');
  return { ...fileObject(file), file_path: `documents/${file.id}` };
}

function getChatMember(state: TelegramState, params: Params): object {
  const chat = knownChat(state, params);
  const id = Number(params['user_id']);
  const inside = id === state.bot.id ? chat.open : chat.members.has(id);
  return { status: inside ? 'member' : 'left', user: userObject(state, id) };
}

function setCommands(state: TelegramState, params: Params): true {
  state.commands.set(commandsKey(params), jsonOf(params['commands']));
  return true;
}

function commandsKey({ scope, language_code: language }: Params): string {
  return JSON.stringify([scope ?? null, language ?? '']);
}
