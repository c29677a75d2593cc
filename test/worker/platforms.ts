import { Api } from 'grammy';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { slackClient, slackPort } from '../../chat/slack.ts';
import { telegramPort } from '../../chat/telegram.ts';
import { webPort } from '../../chat/web.ts';
import { type FakeSlack, startFakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { deliverMessages } from '../../worker/deliver-messages.ts';
import type { Ports } from '../../worker/destination.ts';
import { sweepMessages } from '../../worker/sweep-messages.ts';
import { useDatabase } from '../support/database.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const token = '4242:telegram-token-of-a-test';

/** Where the planner of the county is on each platform. */
export const onTelegram = { provider: 'telegram', account: '4242', user: '7' };
export const onSlack = { provider: 'slack', account: 'T0', user: 'U7' };

/** A post office between a Telegram and a Slack on loopback; every test begins with empty hands. */
export type Platforms = {
  office: PostOffice;
  telegram: FakeTelegram;
  slack: FakeSlack;
  ports: Ports;
  database: ReturnType<typeof useDatabase>;
  sql: ReturnType<typeof useDatabase>['sql'];
  deliver: (messageId: string) => Promise<void>;
  /** What the next sweep would hand to the queue. */
  swept: () => Promise<string[]>;
  /** What the bot wrote to the planner on Telegram. */
  written: () => { text: string; edits: number }[];
};

/** Gives a test file its own; what it returns is filled before the first test. */
export function usePlatforms(): Platforms {
  const database = useDatabase();
  const here = { database, sql: database.sql } as Platforms;
  beforeAll(async () => {
    here.office = await openPostOffice(database);
    here.telegram = await startFakeTelegram({ token });
    here.slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'signed' });
    here.telegram.user({ id: 7, name: '沈国强', started: true });
    here.telegram.user({ id: 8, name: '郑海', started: true });
    here.slack.user({ id: 'U7', name: '沈国强' });
    here.ports = {
      telegram: telegramPort(new Api(token, { apiRoot: here.telegram.url }), '4242'),
      slack: slackPort(slackClient('xoxb-test', here.slack.apiUrl)),
      web: webPort,
    };
  });
  afterAll(async () => {
    await here.telegram.close();
    await here.slack.close();
  });
  beforeEach(async () => {
    await database.sql('delete from chat_identity');
    await database.sql('delete from web_post');
    await database.sql('delete from chat_pace');
    await database.sql(`update message set state = 'held' where state <> 'held'`);
  });
  here.deliver = (messageId) => deliverMessages({ messageIds: [messageId] }, here.ports);
  here.swept = sweptMessages;
  here.written = () => here.telegram.messages(7).filter((message) => message.fromBot);
  return here;
}

async function sweptMessages(): Promise<string[]> {
  const found: string[] = [];
  await sweepMessages(async (offers) => {
    for (const { payload } of offers)
      if ('messageIds' in payload) found.push(...payload.messageIds);
  });
  return found;
}
