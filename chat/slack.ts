import { WebClient } from '@slack/web-api';
import { floodWatch } from './flood.ts';
import type { Paced } from '../domain/delivery.ts';
import { once } from './once.ts';
import { patiently } from './patience.ts';
import type { BoundCard, ChatPort, Dest, Handle, Locale, MessageRef } from './port.ts';
import {
  metadataType,
  renderModal,
  renderNote,
  renderQuestion,
  renderSlack,
} from './render-slack.ts';
import { quiet } from './slack-logger.ts';
import { slackFile } from './slack-file.ts';
import { slackAttempt, slackOutcome } from './slack-outcome.ts';
import { say, told } from './text.ts';

/**
 * A client that neither retries nor waits: by default it would send a message again whose answer was
 * lost, and hold up every other call while one is rate limited.
 */
export const slackClient = (token: string, slackApiUrl?: string): WebClient =>
  new WebClient(token, {
    ...(slackApiUrl && { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
    logger: quiet,
  });

/** Slack through such a client. The account is the workspace, which Slack is asked for once. */
export function slackPort(client: WebClient): ChatPort {
  const account = once(async () => (await client.auth.test()).team_id ?? '');
  const watched = floodWatch();
  return {
    provider: 'slack',
    post: async (dest, card, locale) =>
      watched(dest.chat, await slackAttempt(() => post(client, dest, card, locale))),
    edit: async (ref, card, locale) =>
      watched(ref.dest.chat, await slackAttempt(() => edit(client, ref, card, locale))),
    find: (dest, messageId, since) => find(client, dest, messageId, since),
    answer: async (handle, note, locale, _tone, link) => {
      const content = renderNote(say(locale, note), link ? linkButton(link, locale) : undefined);
      await tellAlone(client, handle, content);
    },
    ask: (handle, question, choices, locale) =>
      tellAlone(client, handle, renderQuestion(say(locale, question), choices, locale)),
    openForm: async (handle, form, locale) => {
      const view = renderModal(form, locale);
      await client.views.open({ trigger_id: handle.trigger ?? '', view } as never);
      return 'opened';
    },
    resolveDm: (user) => resolveDm(client, account, user),
    fetchFile: (ref, mostBytes) => slackFile(client, ref, mostBytes),
    check: async () => {
      const { team, user } = await client.auth.test();
      return { ok: true, detail: `${user} @ ${team}` };
    },
  };
}

async function post(client: WebClient, dest: Dest, card: BoundCard, locale: Locale) {
  const answer = await client.chat.postMessage({
    channel: dest.chat,
    unfurl_links: false,
    unfurl_media: false,
    ...renderSlack(card, locale),
  } as never);
  return refOf(dest, answer.channel, answer.ts);
}

async function edit(client: WebClient, ref: MessageRef, card: BoundCard, locale: Locale) {
  const { text, blocks } = renderSlack(card, locale);
  const { chat: channel } = ref.dest;
  await client.chat.update({ channel, ts: ref.id, text, blocks } as never);
  return ref;
}

/** Tells one person where they pressed, or in their private chat: whoever presses a forwarded card may not be there. */
async function tellAlone(client: WebClient, handle: Handle, content: object): Promise<void> {
  if (await whisper(client, handle, content)) return;
  const account = () => Promise.resolve(handle.account);
  const place = placeOf({ ...handle, chat: handle.user });
  const dm = await patiently(place, () => resolveDm(client, account, handle.user), slackOutcome);
  const isTold = dm && (await whisper(client, { ...handle, chat: dm.chat }, content));
  // Whoever calls this writes it down: nobody else would know that something was not said.
  if (!isTold) throw new Error('nobody there to be told');
}

// Slack limits each of its methods by itself: what is told to one person holds up no card in the same chat.
const placeOf = ({ account, chat }: Handle): Paced => ({
  provider: 'slack',
  account,
  chat: `told ${chat}`,
  kind: 'dm',
});

async function whisper(client: WebClient, handle: Handle, content: object): Promise<boolean> {
  const { chat: channel, user } = handle;
  const send = () => client.chat.postEphemeral({ channel, user, ...content } as never);
  try {
    await patiently(placeOf(handle), send, slackOutcome);
    return true;
  } catch (error) {
    const { code, data } = error as { code?: string; data?: { error?: string } };
    if (code !== 'slack_webapi_platform_error') throw error;
    if (/not_in_c|channel_not_found/.test(data?.error ?? '')) return false;
    throw error;
  }
}

const linkButton = (url: string, locale: Locale) => ({
  url,
  label: say(locale, told('button.step-up.open')),
});

const refOf = (dest: Dest, channel: string | undefined, ts: string | undefined): MessageRef => ({
  dest: { ...dest, chat: channel ?? dest.chat },
  id: ts ?? '',
});

async function find(client: WebClient, dest: Dest, messageId: string, since: Date) {
  const history = await client.conversations.history({
    channel: dest.chat,
    oldest: String(since.getTime() / 1000),
    include_all_metadata: true,
    limit: 200,
  });
  const found = history.messages?.find(({ metadata }) => {
    const payload = metadata?.event_payload as { message_id?: string } | undefined;
    return metadata?.event_type === metadataType && payload?.message_id === messageId;
  });
  return found?.ts ? { dest, id: found.ts } : null;
}

// Editing needs the channel's own id (D…), never the user's.
async function resolveDm(
  client: WebClient,
  account: () => Promise<string>,
  user: string,
): Promise<Dest | null> {
  try {
    const { channel } = await client.conversations.open({ users: user });
    if (!channel?.id) return null;
    return { provider: 'slack', account: await account(), chat: channel.id, kind: 'dm' };
  } catch (error) {
    const outcome = slackOutcome(error);
    if (!outcome.ok && outcome.class === 'unreachable') return null;
    throw error;
  }
}
