import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, type Logger } from '@slack/bolt';
import type { types } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import {
  startFakeSlack,
  type FakeSlack,
  type FakeSlackOptions,
} from '../../simulator/slack/server.ts';

/** Tokens of the fake workspace. */
export const keys = { botToken: 'xoxb-test', appToken: 'xapp-test', signingSecret: 'secret' };

// The refusals are what these tests are about: the clients need not report them as well.
const logger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The outbox's kind of client: no hidden retries, rate limits told at once. */
export function plainClient(fake: FakeSlack, token = keys.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: fake.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  });
}

/** A card with two buttons and a select, in blocks. */
export const cardBlocks = [
  { type: 'header', text: { type: 'plain_text', text: '抽查任务' } },
  { type: 'section', text: { type: 'mrkdwn', text: '*对象* 高青县甲公司' } },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'accept',
        text: { type: 'plain_text', text: '接受' },
        value: 't-1',
      },
      {
        type: 'button',
        action_id: 'recuse',
        text: { type: 'plain_text', text: '申请回避' },
        value: 't-2',
      },
    ],
  },
];

const recusal: types.ModalView = {
  type: 'modal',
  callback_id: 'recusal',
  private_metadata: 't-2',
  title: { type: 'plain_text', text: '申请回避' },
  submit: { type: 'plain_text', text: '提交' },
  blocks: [
    {
      type: 'input',
      block_id: 'ground',
      label: { type: 'plain_text', text: '事由' },
      element: {
        type: 'static_select',
        action_id: 'ground',
        options: ['kin', 'interest'].map((value) => ({
          text: { type: 'plain_text', text: value },
          value,
        })),
      },
    },
    {
      type: 'input',
      block_id: 'reason',
      optional: true,
      label: { type: 'plain_text', text: '说明' },
      element: { type: 'plain_text_input', action_id: 'reason', multiline: true },
    },
  ],
};

/** Adds what the tests press to a Bolt app; what it heard goes into the list. */
function addListeners(app: App, heard: string[]) {
  app.action('accept', async ({ ack, body, action, respond }) => {
    await ack();
    if (action.type === 'button') heard.push(`accept ${action.value} by ${body.user.id}`);
    await respond({ text: '已接受', replace_original: true });
  });
  app.action('recuse', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body)
      await client.views.open({ trigger_id: body.trigger_id, view: recusal });
  });
  app.view('recusal', async ({ ack, view }) => {
    const reason = view.state.values['reason']?.['reason']?.value;
    const ground = view.state.values['ground']?.['ground']?.selected_option?.value;
    heard.push(`recusal ${view.private_metadata} ${ground} ${reason}`);
    if (reason) await ack();
    else await ack({ response_action: 'errors', errors: { reason: '请填写说明' } });
  });
  app.command('/yaohao', async ({ ack, command }) => {
    heard.push(`command ${command.text}`);
    await ack('您有 1 项任务');
  });
  app.event('message', async ({ event }) => {
    await Promise.resolve(heard.push(`message ${'text' in event ? event.text : ''}`));
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: '今天没有任务' } } as const;
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section] } });
  });
}

/** A fake Slack with a real Bolt app behind it. */
export interface SlackWorld {
  fake: FakeSlack;
  client: WebClient;
  heard: string[];
  url: string;
  stop(): Promise<void>;
}

/** Starts a fake and an app that takes signed HTTP requests. */
export async function startHttpApp(options: Partial<FakeSlackOptions> = {}): Promise<SlackWorld> {
  const fake = await startFakeSlack({ ...keys, retryMs: 5, ...options });
  const heard: string[] = [];
  const receiver = new HTTPReceiver({
    signingSecret: keys.signingSecret,
    logger,
  });
  const clientOptions = { slackApiUrl: fake.apiUrl };
  const app = new App({ token: keys.botToken, receiver, clientOptions, logger });
  addListeners(app, heard);
  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/slack/events`;
  fake.setRequestUrl(url);
  const stop = async () => {
    await app.stop();
    await fake.close();
  };
  return { fake, client: plainClient(fake), heard, url, stop };
}

/** Starts a fake and an app in Socket Mode. */
export async function startSocketApp(): Promise<SlackWorld> {
  const fake = await startFakeSlack({ ...keys, retryMs: 5 });
  const heard: string[] = [];
  const app = new App({
    token: keys.botToken,
    appToken: keys.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: fake.apiUrl },
    logger,
  });
  addListeners(app, heard);
  await app.start();
  await fake.connected();
  const stop = async () => {
    await app.stop();
    await fake.close();
  };
  return { fake, client: plainClient(fake), heard, url: '', stop };
}
