import type { SeenButton, SeenMessage } from '../fake-reading.ts';
import { labelOf, placedIn, wordsIn } from './blocks.ts';
import { plainOf } from './mrkdwn.ts';
import { dateOf, type SlackChannel, type SlackMessage, type SlackState } from './state.ts';

/** The messages of one channel, or of all, as people see them. */
export function seenMessages(state: SlackState, channel?: string): SeenMessage[] {
  return [...state.channels.values()]
    .filter(({ id }) => channel === undefined || id === channel)
    .flatMap((each) => each.messages.map((message) => seen(state, each, message)));
}

/** A message as people see it: the words of its blocks, or its text when it has none. */
export function seen(state: SlackState, channel: SlackChannel, message: SlackMessage): SeenMessage {
  const { ts, user, text, blocks, edits, deleted, onlyFor } = message;
  return {
    id: ts,
    chat: channel.id,
    from: nameOf(state, user),
    fromBot: user === state.app.botUser,
    text: blocks.length > 0 ? wordsIn(blocks) : plainOf(text),
    buttons: buttonsIn(message),
    edits,
    deleted,
    ...(onlyFor && { onlyFor }),
    mentions: mentionsIn(blocks),
    at: dateOf(ts),
  };
}

// In plain_text nobody is called, whatever it says.
const mentionsIn = (blocks: SlackMessage['blocks']): string[] =>
  blocks
    .flatMap(({ text, fields = [] }) => [...(text ? [text] : []), ...fields])
    .flatMap((text) =>
      text.type === 'mrkdwn' ? [...text.text.matchAll(/<@([UW]\w+)>/g)].map(([, id]) => id!) : [],
    );

function buttonsIn({ blocks }: SlackMessage): SeenButton[] {
  return placedIn(blocks).map(({ element }) => ({
    label: labelOf(element),
    value: element.value ?? '',
    action: element.action_id ?? '',
    ...(element.url !== undefined && { url: element.url }),
  }));
}

/** How somebody is called in the workspace. */
export function nameOf(state: SlackState, id: string): string {
  return id === state.app.botUser ? state.app.name : (state.users.get(id)?.name ?? id);
}
