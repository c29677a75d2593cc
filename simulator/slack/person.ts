import { doesFit, type Fits } from '../fake-reading.ts';
import { labelOf, placedIn, type Placed } from './blocks.ts';
import { addMessage, messageObject } from './channels.ts';
import { actionOf, commandPayload, eventPayload, messageAction, viewAction } from './payloads.ts';
import { respond } from './respond.ts';
import { seen } from './seen.ts';
import type { Json, Option, SlackChannel, SlackMessage, SlackState, SlackView } from './state.ts';
import { deliver, type Ack } from './transport.ts';

/** How a person presses: an option for a select, a block when action ids repeat. */
export interface PressOptions {
  option?: string;
  block?: string;
  /** Also finds what an edit has taken away meanwhile, or what was deleted. */
  stale?: boolean;
}

/** The channel in which the person acts: the direct one unless told. */
function channelFor(state: SlackState, user: string, id?: string): SlackChannel {
  const channel = state.channels.get(id ?? state.users.get(user)?.dm ?? '');
  if (!channel) throw new Error(`no channel ${id} in this fake`);
  if (!channel.members.has(user)) throw new Error(`${user} is not in ${channel.name}`);
  return channel;
}

/** Writes a message; resolves when the app has acknowledged the event, or does not hear of it. */
export async function say(
  state: SlackState,
  user: string,
  text: string,
  where?: string,
): Promise<{ ts: string; ack: Ack | undefined }> {
  const channel = channelFor(state, user, where);
  const escaped = text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
  const message = addMessage(state, channel, { user, text: escaped });
  if (!channel.open) return { ts: message.ts, ack: undefined };
  const event = {
    ...messageObject(state, message, false),
    channel: channel.id,
    channel_type: channel.person ? 'im' : 'channel',
    event_ts: message.ts,
  };
  const ack = await deliver(state, 'events_api', eventPayload(state, event));
  return { ts: message.ts, ack };
}

/** Opens the app's home tab. */
export function openHome(state: SlackState, user: string): Promise<Ack> {
  const channel = channelFor(state, user).id;
  const event = { type: 'app_home_opened', user, channel, tab: 'home' };
  return deliver(state, 'events_api', eventPayload(state, event));
}

/** Presses a button (by action id, value or label) of a message; resolves with the app's ack. */
export async function press(
  state: SlackState,
  user: string,
  ts: string,
  wanted: string,
  options: PressOptions = {},
): Promise<Ack> {
  const where = findMessage(state, user, ts);
  const { message } = where;
  const blocks = [message.blocks, ...(options.stale ? message.earlier : [])].flat();
  const present = message.deleted && !options.stale ? [] : placedIn(blocks);
  const placed = pick(present, wanted, options.block);
  const action = actionOf(state, placed, optionOf(placed, options.option));
  return deliver(state, 'interactive', messageAction(state, user, where, action));
}

/** A press with a value the message never had: what a stolen token or a forwarded card would do. */
export function forge(
  state: SlackState,
  user: string,
  ts: string,
  action: { action_id: string; value: string },
): Promise<Ack> {
  const where = anyMessage(state, ts);
  const block = { type: 'actions', block_id: 'forged' };
  const element = { type: 'button', text: 'forged', ...action };
  const forged = actionOf(state, { block, element }, undefined);
  return deliver(state, 'interactive', messageAction(state, user, where, forged));
}

/** Presses a button inside a modal or on the home tab. */
export function pressInView(
  state: SlackState,
  view: SlackView,
  wanted: string,
  options: PressOptions = {},
): Promise<Ack> {
  const placed = pick(placedIn(view.source.blocks), wanted, options.block);
  const action = actionOf(state, placed, optionOf(placed, options.option));
  return deliver(state, 'interactive', viewAction(state, view.user, view, action));
}

/** Sends a slash command; what the app acknowledges with appears in the channel. */
export async function slash(
  state: SlackState,
  user: string,
  command: string,
  { text = '', in: where }: { text?: string; in?: string } = {},
): Promise<Ack> {
  const channel = channelFor(state, user, where);
  const payload = commandPayload(state, user, channel, { command, text });
  const ack = await deliver(state, 'slash_commands', payload);
  const url = String(payload['response_url']);
  if (ack.ok && ack.body) respond(state, url.split('/').at(-1) ?? '', ack.body as Json);
  return ack;
}

function findMessage(state: SlackState, user: string, ts: string) {
  const found = anyMessage(state, ts);
  const { channel, message } = found;
  if (!channel.members.has(user)) throw new Error(`${user} is not in ${channel.name}`);
  if (message.onlyFor && message.onlyFor !== user) throw new Error(`${user} cannot see ${ts}`);
  return found;
}

function anyMessage(state: SlackState, ts: string) {
  for (const channel of state.channels.values()) {
    const message = channel.messages.find((each) => each.ts === ts);
    if (message) return { channel, message };
  }
  throw new Error(`no message ${ts} in this fake`);
}

function pick(present: Placed[], wanted: string, block: string | undefined): Placed {
  const inBlock = present.filter((each) => block === undefined || each.block.block_id === block);
  const found = inBlock.find(
    ({ element }) =>
      element.action_id === wanted || element.value === wanted || labelOf(element) === wanted,
  );
  if (found) return found;
  const labels = present.map(({ element }) => `[${labelOf(element)}]`).join(' ') || 'none';
  throw new Error(`no button "${wanted}" there; there are ${labels}`);
}

function optionOf({ element }: Placed, wanted: string | undefined): Option | undefined {
  if (wanted === undefined) return undefined;
  const found = element.options?.find(
    ({ value, text }) => value === wanted || text.text === wanted,
  );
  if (!found) throw new Error(`${element.action_id} has no option "${wanted}"`);
  return found;
}

/** The ephemeral messages a person has been shown, as they see them. */
export function ephemerals(state: SlackState, user: string, fits: Fits = () => true) {
  return [...state.channels.values()]
    .flatMap((channel) => channel.messages.map((message: SlackMessage) => ({ channel, message })))
    .filter(({ message }) => message.onlyFor === user)
    .map(({ channel, message }) => seen(state, channel, message))
    .filter((message) => doesFit(message, fits));
}
