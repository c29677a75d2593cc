import { jsonOf, textOf } from '../fake-server.ts';
import { withIds } from './blocks.ts';
import { checkBlocks, limits } from './limits.ts';
import { fileObject } from './file-object.ts';
import { SlackError } from './slack-error.ts';
import {
  nextTs,
  type Block,
  type Json,
  type SlackChannel,
  type SlackMessage,
  type SlackState,
} from './state.ts';

/** The channel an app names: a channel's id, or a person's for the direct channel. */
export function channelNamed(state: SlackState, value: unknown): SlackChannel {
  const id = textOf(value);
  const user = state.users.get(id);
  const channel = state.channels.get(user ? user.dm : id);
  if (!channel) throw new SlackError('channel_not_found');
  return channel;
}

/** The channel, if the app may write there now. */
export function writableChannel(state: SlackState, value: unknown): SlackChannel {
  const channel = channelNamed(state, value);
  const person = state.users.get(channel.person ?? '');
  if (person?.blocked) throw new SlackError('cannot_dm_bot');
  if (channel.archived) throw new SlackError('is_archived');
  if (!channel.open) throw new SlackError('not_in_channel');
  return channel;
}

/** Text and blocks of a call, refused where Slack would. */
export function contentOf(params: Json): { text: string; blocks: Block[] } {
  const text = textOf(params['text']);
  const blocks = jsonOf<Block[]>(params['blocks']) ?? [];
  if (text.length > limits.text) throw new SlackError('msg_too_long');
  if (!text && blocks.length === 0) throw new SlackError('no_text');
  checkBlocks(blocks);
  return { text, blocks: withIds(blocks) };
}

/** Adds a message to a channel. */
export function addMessage(
  state: SlackState,
  channel: SlackChannel,
  message: Pick<SlackMessage, 'user' | 'text'> & Partial<SlackMessage>,
): SlackMessage {
  const added: SlackMessage = {
    ts: nextTs(state),
    blocks: [],
    earlier: [],
    metadata: undefined,
    threadTs: undefined,
    onlyFor: undefined,
    edits: 0,
    deleted: false,
    ...message,
  };
  channel.messages.push(added);
  state.signal.changed();
  return added;
}

/** Web API chat.postMessage. */
export function postMessage(state: SlackState, params: Json): Json {
  const channel = writableChannel(state, params['channel']);
  const message = addMessage(state, channel, {
    user: state.app.botUser,
    ...contentOf(params),
    metadata: jsonOf<Json>(params['metadata']),
    threadTs: textOf(params['thread_ts']) || undefined,
  });
  return {
    channel: channel.id,
    ts: message.ts,
    message: messageObject(state, message, true),
  };
}

/** Web API chat.postEphemeral: shown to one member, never in the history. */
export function postEphemeral(state: SlackState, params: Json): Json {
  const channel = writableChannel(state, params['channel']);
  const user = textOf(params['user']);
  if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
  const content = contentOf(params);
  const message = addMessage(state, channel, {
    user: state.app.botUser,
    ...content,
    onlyFor: user,
  });
  return { message_ts: message.ts };
}

/** Web API chat.update; text without blocks takes the old blocks away, as in Slack. */
export function update(state: SlackState, params: Json): Json {
  const { channel, message } = ownMessage(state, params, 'cant_update_message');
  const content = contentOf({
    ...params,
    text: params['text'] ?? message.text,
    blocks: params['blocks'] ?? (params['text'] === undefined ? message.blocks : []),
  });
  change(state, message, content);
  if (params['metadata'] !== undefined) message.metadata = jsonOf<Json>(params['metadata']);
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: messageObject(state, message, true),
  };
}

/** Puts new content in the place of the old and counts the edit. */
export function change(
  state: SlackState,
  message: SlackMessage,
  content: { text: string; blocks: Block[] },
) {
  message.earlier.push(message.blocks);
  Object.assign(message, content);
  message.edits += 1;
  state.signal.changed();
}

/** Web API chat.delete. */
export function remove(state: SlackState, params: Json): Json {
  const { channel, message } = ownMessage(state, params, 'cant_delete_message');
  message.deleted = true;
  state.signal.changed();
  return { channel: channel.id, ts: message.ts };
}

function ownMessage(state: SlackState, params: Json, otherwise: string) {
  const id = textOf(params['channel']);
  // Unlike chat.postMessage, these take the direct channel's own id, never the person's.
  const channel = state.channels.get(id);
  if (!channel) throw new SlackError('channel_not_found');
  const ts = textOf(params['ts']);
  const message = channel.messages.find((each) => each.ts === ts && !each.deleted);
  if (!message || message.onlyFor) throw new SlackError('message_not_found');
  if (message.user !== state.app.botUser) throw new SlackError(otherwise);
  return { channel, message };
}

/** Web API conversations.history: newest first, metadata only on request. */
export function history(state: SlackState, params: Json): Json {
  const channel = channelNamed(state, params['channel']);
  if (!channel.open) throw new SlackError('not_in_channel');
  const found = visible(channel)
    .filter(({ ts }) => inWindow(ts, params))
    .toReversed();
  return page(state, found, params);
}

/** Web API conversations.replies: the thread's parent and its answers, oldest first. */
export function replies(state: SlackState, params: Json): Json {
  const channel = channelNamed(state, params['channel']);
  const parent = textOf(params['ts']);
  const found = visible(channel).filter(
    ({ ts, threadTs }) => (ts === parent || threadTs === parent) && inWindow(ts, params),
  );
  if (found.length === 0) throw new SlackError('thread_not_found');
  return page(state, found, params);
}

function visible({ messages }: SlackChannel): SlackMessage[] {
  return messages.filter(({ deleted, onlyFor }) => !deleted && onlyFor === undefined);
}

function inWindow(ts: string, { oldest, latest, inclusive }: Json): boolean {
  const at = Number(ts);
  const edges = inclusive === true || inclusive === 'true' || inclusive === '1';
  const from = Number(textOf(oldest) || 0);
  const to = Number(textOf(latest) || Number.MAX_SAFE_INTEGER);
  return (at > from && at < to) || (edges && (at === from || at === to));
}

function page(state: SlackState, found: SlackMessage[], params: Json): Json {
  const from = Number(textOf(params['cursor']) || 0);
  const to = from + Number(textOf(params['limit']) || 100);
  const more = to < found.length;
  const metadata = ['true', '1'].includes(textOf(params['include_all_metadata']));
  return {
    messages: found.slice(from, to).map((each) => messageObject(state, each, metadata)),
    has_more: more,
    response_metadata: { next_cursor: more ? String(to) : '' },
  };
}

/** Slack's own form of a message. */
export function messageObject(state: SlackState, message: SlackMessage, metadata: boolean): Json {
  const { ts, user, text, blocks, edits, threadTs, files = [] } = message;
  const { app, team } = state;
  return {
    type: 'message',
    user,
    ts,
    text,
    team: team.id,
    ...(user === app.botUser && { bot_id: app.botId, app_id: app.id }),
    ...(blocks.length > 0 && { blocks }),
    ...(files.length > 0 && { files: files.map((file) => fileObject(state, file)) }),
    ...(threadTs && { thread_ts: threadTs }),
    ...(edits > 0 && { edited: { user, ts: nextTs(state) } }),
    ...(metadata && message.metadata && { metadata: message.metadata }),
  };
}
