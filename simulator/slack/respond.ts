import { addMessage, change, contentOf } from './channels.ts';
import { SlackError } from './slack-error.ts';
import type { Json, ResponseUrl, SlackChannel, SlackState } from './state.ts';

/** Takes what an app posts to a response_url: at most five times, as in Slack. */
export function respond(state: SlackState, id: string, body: Json): Json {
  const response = state.responses.get(id);
  if (!response || response.left === 0) throw new SlackError('used_url');
  response.left -= 1;
  const channel = state.channels.get(response.channel);
  if (!channel) throw new SlackError('channel_not_found');
  apply(state, channel, response, body);
  return {};
}

function apply(state: SlackState, channel: SlackChannel, { ts, user }: ResponseUrl, body: Json) {
  const original = channel.messages.find((each) => each.ts === ts && !each.deleted);
  if (body['delete_original'] && original) {
    original.deleted = true;
    state.signal.changed();
    return;
  }
  const content = contentOf(body);
  if (body['replace_original'] && original) return change(state, original, content);
  const inChannel = body['response_type'] === 'in_channel';
  addMessage(state, channel, {
    user: state.app.botUser,
    ...content,
    onlyFor: inChannel ? undefined : user,
  });
}
