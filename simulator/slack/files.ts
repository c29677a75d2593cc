import { randomUUID } from 'node:crypto';
import { jsonOf, readFields, sendText, textOf, type Ask } from '../fake-server.ts';
import { addMessage, messageObject, writableChannel } from './channels.ts';
import { fileObject } from './file-object.ts';
import { eventPayload } from './payloads.ts';
import { SlackError } from './slack-error.ts';
import type { Json, SlackChannel, SlackFile, SlackMessage, SlackState } from './state.ts';
import { deliver, type Ack } from './transport.ts';

/** A file as somebody picks it on their device. */
export interface NewSlackFile {
  name: string;
  bytes: Buffer;
  mime?: string;
}

/** Web API files.getUploadURLExternal: where to put the bytes, before the file is in any channel. */
export function newUpload(state: SlackState, params: Json): Json {
  const name = textOf(params['filename']);
  if (!name || !(Number(params['length']) > 0)) throw new SlackError('invalid_arguments');
  const file = keepFile(state, { name, bytes: Buffer.alloc(0) }, state.app.botUser);
  return { upload_url: `${state.origin}/upload/${file.id}`, file_id: file.id };
}

/** Takes the bytes that are put at an upload address, raw or as a form. */
export function takeUpload(state: SlackState, ask: Ask, id: string) {
  const file = state.files.get(id);
  if (!file) return sendText(ask.response, 404, 'no such upload');
  const isForm = ask.request.headers['content-type']?.startsWith('multipart/');
  const [part] = isForm ? Object.values(readFields(ask).files) : [];
  file.bytes = part?.bytes ?? ask.body;
  return sendText(ask.response, 200, `OK - ${file.bytes.length}`);
}

/** Web API files.completeUploadExternal: shares what was uploaded in a channel. */
export function completeUpload(state: SlackState, params: Json): Json {
  const given = jsonOf<{ id: string; title?: string }[]>(params['files']) ?? [];
  const files = given.map(({ id }) => fileNamed(state, id));
  if (files.length === 0) throw new SlackError('invalid_arguments');
  if (files.some(({ bytes }) => bytes.length === 0)) throw new SlackError('file_not_found');
  if (params['channel_id'] !== undefined) {
    const channel = writableChannel(state, params['channel_id']);
    const text = textOf(params['initial_comment']);
    addMessage(state, channel, { user: state.app.botUser, text, files });
  }
  return { files: files.map((file) => fileObject(state, file)) };
}

/** Web API files.info. */
export const fileInfo = (state: SlackState, params: Json): Json => ({
  file: fileObject(state, fileNamed(state, params['file'])),
  comments: [],
});

/** Web API files.delete: the file is gone from every message; a bot may delete its own only. */
export function deleteFile(state: SlackState, params: Json): Json {
  const file = fileNamed(state, params['file']);
  if (file.user !== state.app.botUser) throw new SlackError('cant_delete_file');
  state.files.delete(file.id);
  for (const { messages } of state.channels.values()) {
    for (const message of messages) {
      if (!message.files?.includes(file)) continue;
      message.files = message.files.filter((each) => each !== file);
      if (message.files.length === 0 && !message.text) message.deleted = true;
    }
  }
  state.signal.changed();
  return {};
}

/** A file as whoever has the bot's token fetches it from url_private; others are shown a sign-in page. */
export function serveFile({ files, botToken }: SlackState, { request, response }: Ask, id: string) {
  const file = files.get(id);
  if (!file) return sendText(response, 404, 'no such file');
  if (request.headers.authorization !== `Bearer ${botToken}`) {
    return sendText(response, 200, '<!doctype html><title>Sign in</title>', {
      'content-type': 'text/html',
    });
  }
  response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.length });
  return response.end(file.bytes);
}

/** What is shared where; `thread` is the ts of the message that it answers. */
type Sharing = { channel: SlackChannel; files: NewSlackFile[]; text?: string; thread?: string };

/** Somebody shares files in one message; resolves when the app has acknowledged the message. */
export async function shareFiles(
  state: SlackState,
  user: string,
  { channel, files, text = '', thread }: Sharing,
): Promise<{ message: SlackMessage; ack: Ack }> {
  const kept = files.map((file) => keepFile(state, file, user));
  const message = addMessage(state, channel, { user, text, files: kept, threadTs: thread });
  const event = {
    ...messageObject(state, message, false),
    subtype: 'file_share',
    channel: channel.id,
    channel_type: channel.person ? 'im' : 'channel',
    event_ts: message.ts,
  };
  const ack = await deliver(state, 'events_api', eventPayload(state, event));
  for (const { id } of kept) {
    const shared = { type: 'file_shared', file_id: id, user_id: user, file: { id } };
    const payload = eventPayload(state, { ...shared, channel_id: channel.id });
    await deliver(state, 'events_api', payload);
  }
  return { message, ack };
}

function keepFile(state: SlackState, { name, bytes, mime }: NewSlackFile, user: string): SlackFile {
  const id = `F${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  const file = { id, name, bytes, mime: mime ?? mimeOf(name), user };
  state.files.set(id, file);
  return file;
}

const mimes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

const mimeOf = (name: string): string =>
  mimes[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

function fileNamed(state: SlackState, id: unknown): SlackFile {
  const file = state.files.get(textOf(id));
  if (!file) throw new SlackError('file_not_found');
  return file;
}
