import { type AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { Bot } from 'grammy';
import { freePort } from '../simulator/embedded-postgres.ts';
import { startFakeSlack } from '../simulator/slack/server.ts';
import { startFakeTelegram } from '../simulator/telegram/server.ts';
import { type ChatSite, keys } from './chat-site.ts';
import { type Line, lineOf } from './harness.ts';

/** Looks for a card, or posts one; what it gives presses it and resolves when it has changed. */
type Ready = (round: number) => Promise<() => Promise<unknown>>;
type Bare = { ready: Ready; stop: () => Promise<void> };
const patience = { timeoutMs: 60_000 };

/**
 * From a press to the changed card: ours with its inbox, its rights, its transaction and its outbox,
 * beside bots that do nothing but edit, one of grammY and one of Bolt, in turn. Only shown: the limit
 * of a chat is a second, and no person is faster.
 */
export async function pressToEdit(site: ChatSite, runs: number): Promise<Line[]> {
  site.telegram.holdTo(() => undefined);
  site.slack.holdTo(() => undefined);
  site.slack.setRequestUrl(`${site.botUrl}/slack/events`);
  await site.run('bot');
  const [grammy, bolt] = [await bareGrammy(), await bareBolt()];
  try {
    return [
      await beside('Telegram', 'bare grammY', runs, (round) => onOurTelegram(site, round), grammy),
      await beside('Slack', 'bare Bolt', runs, (round) => onOurSlack(site, round), bolt),
    ];
  } finally {
    await Promise.all([grammy.stop(), bolt.stop()]);
  }
}

async function beside(
  where: string,
  peer: string,
  runs: number,
  ours: Ready,
  bare: Bare,
): Promise<Line> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < runs + 2; round += 1) {
    for (const [at, ready] of [ours, bare.ready].entries()) {
      const press = await ready(round);
      const start = performance.now();
      await press();
      // The first two only warm up.
      if (round >= 2) times[at]!.push(performance.now() - start);
    }
  }
  return lineOf({ goal: `chat, press to edit on ${where}`, peer, bound: null }, ...times);
}

const firstCard = (messages: { id: string; chat: string; buttons: object[] }[], round: number) => {
  const asked = [
    ...new Map(
      messages.filter(({ buttons }) => buttons.length > 0).map((each) => [each.chat, each]),
    ).values(),
  ];
  const card = asked[round % Math.max(1, asked.length)];
  if (!card) throw new Error('no card to press');
  return card;
};

async function onOurTelegram({ telegram }: ChatSite, round: number) {
  const { id, chat } = firstCard(telegram.messages(), round);
  const person = telegram.user({ id: Number(chat), name: chat });
  return () =>
    Promise.all([
      person.press(id, '收到', patience),
      telegram.expectMessage(Number(chat), (each) => each.id === id && each.edits > 0, patience),
    ]);
}

async function onOurSlack({ slack, client }: ChatSite, round: number) {
  const { id, chat } = firstCard(slack.messages(), round);
  const { rows } = await client.query('select user_id from chat_identity where chat = $1', [chat]);
  const person = slack.user({ id: rows[0].user_id, name: rows[0].user_id });
  return () =>
    Promise.all([
      person.press(id, '收到'),
      slack.expectMessage(chat, (each) => each.id === id && each.edits > 0, patience),
    ]);
}

async function bareGrammy(): Promise<Bare> {
  const telegram = await startFakeTelegram({ token: keys.telegram });
  const bot = new Bot(keys.telegram, { client: { apiRoot: telegram.url } });
  bot.on('callback_query:data', async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageText('done');
  });
  const person = telegram.user({ id: 7, name: 'reader', started: true });
  const running = bot.start();
  return {
    ready: async () => {
      const reply_markup = { inline_keyboard: [[{ text: 'press', callback_data: 'a' }]] };
      const { message_id } = await bot.api.sendMessage(7, 'card', { reply_markup });
      const id = String(message_id);
      return () =>
        Promise.all([
          person.press(id, 'press', patience),
          telegram.expectMessage(7, (each) => each.id === id && each.edits > 0, patience),
        ]);
    },
    stop: async () => {
      await bot.stop();
      await running;
      await telegram.close();
    },
  };
}

async function bareBolt(): Promise<Bare> {
  const slack = await startFakeSlack({ botToken: keys.slack, signingSecret: keys.secret });
  const receiver = new HTTPReceiver({ signingSecret: keys.secret, port: await freePort() });
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const app = new App({ token: keys.slack, receiver, clientOptions });
  app.action(/./, async ({ ack, body, client }) => {
    await ack();
    const { channel, message } = body as { channel?: { id: string }; message?: { ts: string } };
    await client.chat.update({ channel: channel!.id, ts: message!.ts, text: 'done' });
  });
  const server = await app.start();
  slack.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  const person = slack.user({ id: 'U7', name: 'reader' });
  return {
    ready: async () => {
      const text = { type: 'plain_text' as const, text: 'press' };
      const elements = [{ type: 'button' as const, action_id: 'a', value: 'a', text }];
      const blocks = [{ type: 'actions' as const, elements }];
      const { ts } = await app.client.chat.postMessage({ channel: 'U7', text: 'card', blocks });
      return () =>
        Promise.all([
          person.press(ts!, 'press'),
          slack.expectMessage('U7', (each) => each.id === ts && each.edits > 0, patience),
        ]);
    },
    stop: async () => {
      await app.stop();
      await slack.close();
    },
  };
}
