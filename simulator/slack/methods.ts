import { textOf } from '../fake-server.ts';
import {
  channelNamed,
  history,
  postEphemeral,
  postMessage,
  remove,
  replies,
  update,
} from './channels.ts';
import { completeUpload, deleteFile, fileInfo, newUpload } from './files.ts';
import { SlackError } from './slack-error.ts';
import type { Json, SlackChannel, SlackState, SlackUser } from './state.ts';
import { openView, publishView, pushView, updateView } from './views.ts';

type Method = (state: SlackState, params: Json) => Json;

/** The methods of the Web API that the fake knows. */
export const methods: Record<string, Method> = {
  'api.test': () => ({}),
  'auth.test': ({ team, app, origin }) => ({
    url: `${origin}/`,
    team: team.name,
    user: app.name,
    team_id: team.id,
    user_id: app.botUser,
    bot_id: app.botId,
    is_enterprise_install: false,
  }),
  'bots.info': ({ app }, params) => {
    if (params['bot'] !== app.botId) throw new SlackError('bot_not_found');
    return { bot: { id: app.botId, app_id: app.id, name: app.name, user_id: app.botUser } };
  },
  'apps.connections.open': ({ transport, origin }) => ({ url: transport.sockets.newUrl(origin) }),
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': (state, params) => {
    const channel = channelNamed(state, params['channel']);
    const ts = textOf(params['message_ts']);
    return { channel: channel.id, permalink: `${state.origin}/ui/${channel.id}#${ts}` };
  },
  'conversations.open': openConversation,
  'conversations.list': (state) => ({
    channels: [...state.channels.values()].filter(({ person }) => !person).map(channelObject),
    response_metadata: { next_cursor: '' },
  }),
  'conversations.info': (state, params) => ({
    channel: channelObject(channelNamed(state, params['channel'])),
  }),
  'conversations.members': (state, params) => ({
    members: [...channelNamed(state, params['channel']).members],
    response_metadata: { next_cursor: '' },
  }),
  'conversations.history': history,
  'files.getUploadURLExternal': newUpload,
  'files.completeUploadExternal': completeUpload,
  'files.info': fileInfo,
  'files.delete': deleteFile,
  'conversations.replies': replies,
  'users.info': (state, params) => ({ user: userObject(state, userNamed(state, params['user'])) }),
  'users.list': (state) => ({
    members: [...state.users.values()].map((user) => userObject(state, user)),
    response_metadata: { next_cursor: '' },
  }),
  'views.open': openView,
  'views.push': pushView,
  'views.update': updateView,
  'views.publish': publishView,
};

function openConversation(state: SlackState, params: Json): Json {
  const given = textOf(params['users']);
  const ids = (given.startsWith('[') ? (JSON.parse(given) as string[]) : given.split(',')).filter(
    Boolean,
  );
  if (ids.length === 0) throw new SlackError('users_list_not_supplied');
  if (ids.length > 1) throw new SlackError('not_implemented_in_this_fake');
  const user = userNamed(state, ids[0]);
  if (user.deactivated) throw new SlackError('user_disabled');
  if (user.blocked) throw new SlackError('cannot_dm_bot');
  return { channel: { id: user.dm }, already_open: true, no_op: true };
}

function userNamed(state: SlackState, id: unknown): SlackUser {
  const user = state.users.get(textOf(id));
  if (!user) throw new SlackError('user_not_found');
  return user;
}

function channelObject({ id, name, person, open, archived, members }: SlackChannel): Json {
  if (person) return { id, is_im: true, user: person, is_archived: archived };
  return {
    id,
    name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_member: open,
    is_archived: archived,
    num_members: members.size,
  };
}

function userObject(state: SlackState, { id, name, locale, deactivated }: SlackUser): Json {
  return {
    id,
    team_id: state.team.id,
    name,
    real_name: name,
    deleted: deactivated,
    is_bot: false,
    locale,
    tz: 'Asia/Shanghai',
    profile: { real_name: name, display_name: name },
  };
}
