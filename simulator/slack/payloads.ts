import { randomUUID } from 'node:crypto';
import { labelOf, type Placed } from './blocks.ts';
import { messageObject } from './channels.ts';
import {
  nextTs,
  type Json,
  type Option,
  type SlackChannel,
  type SlackMessage,
  type SlackState,
  type SlackView,
} from './state.ts';
import { newTrigger, viewObject } from './views.ts';

/** An event as the Events API wraps it. */
export function eventPayload(state: SlackState, event: Json): Json {
  const { team, app } = state;
  return {
    type: 'event_callback',
    token: 'unused',
    team_id: team.id,
    api_app_id: app.id,
    event: { event_ts: nextTs(state), ...event },
    event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
    event_time: Math.floor(state.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

/** What a person did to an element of a message. */
export function messageAction(
  state: SlackState,
  user: string,
  where: { channel: SlackChannel; message: SlackMessage },
  action: Json,
): Json {
  const { channel, message } = where;
  const ephemeral = message.onlyFor !== undefined;
  const name = channel.person ? 'directmessage' : channel.name;
  return {
    type: 'block_actions',
    ...origin(state, user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
    },
    channel: { id: channel.id, name },
    ...(!ephemeral && { message: messageObject(state, message, true) }),
    state: { values: {} },
    response_url: newResponseUrl(state, user, channel, message.ts),
    actions: [action],
  };
}

/** What a person did to an element of a modal or of the home tab. */
export function viewAction(state: SlackState, user: string, view: SlackView, action: Json): Json {
  return {
    type: 'block_actions',
    ...origin(state, user),
    container: { type: 'view', view_id: view.id },
    view: viewObject(state, view),
    actions: [action],
  };
}

/** One action: a pressed button or a chosen option. */
export function actionOf(
  state: SlackState,
  { block, element }: Placed,
  option: Option | undefined,
): Json {
  const { type, action_id: actionId, value, style } = element;
  const text = { type: 'plain_text', text: labelOf(element), emoji: true };
  return {
    action_id: actionId,
    block_id: block.block_id,
    type,
    action_ts: nextTs(state),
    ...(type === 'button' ? { text } : { selected_option: option ?? null }),
    ...(value !== undefined && { value }),
    ...(style !== undefined && { style }),
  };
}

/** A filled-in modal. */
export function submission(state: SlackState, view: SlackView, values: Json): Json {
  return {
    type: 'view_submission',
    ...origin(state, view.user),
    view: viewObject(state, view, values),
    response_urls: [],
  };
}

/** A modal the person closed, for apps that want to know. */
export function closing(state: SlackState, view: SlackView): Json {
  const about = { ...origin(state, view.user), trigger_id: undefined };
  return { type: 'view_closed', ...about, view: viewObject(state, view), is_cleared: false };
}

/** A slash command, flat as Slack sends it in a form. */
export function commandPayload(
  state: SlackState,
  user: string,
  channel: SlackChannel,
  { command, text }: { command: string; text: string },
): Json {
  const { team, app } = state;
  return {
    token: 'unused',
    team_id: team.id,
    team_domain: 'fake',
    channel_id: channel.id,
    channel_name: channel.person ? 'directmessage' : channel.name,
    user_id: user,
    user_name: state.users.get(user)?.name ?? user,
    command,
    text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(state, user, channel, undefined),
    trigger_id: newTrigger(state, user),
  };
}

function origin(state: SlackState, user: string) {
  const { team, app } = state;
  const name = state.users.get(user)?.name ?? user;
  return {
    user: { id: user, username: name, name, team_id: team.id },
    api_app_id: app.id,
    token: 'unused',
    trigger_id: newTrigger(state, user),
    team: { id: team.id, domain: 'fake' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function newResponseUrl(
  state: SlackState,
  user: string,
  channel: SlackChannel,
  ts: string | undefined,
): string {
  const id = randomUUID();
  state.responses.set(id, { channel: channel.id, user, ts, left: 5 });
  return `${state.origin}/response/${id}`;
}
