import { Api, Bot } from 'grammy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { patientApi } from '../../chat/patience.ts';
import type { ChatPort, Handle } from '../../chat/port.ts';
import { publishHome } from '../../chat/slack-home.ts';
import { slackClient, slackPort } from '../../chat/slack.ts';
import { telegramPort } from '../../chat/telegram.ts';
import { type FakeSlack, startFakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { useDatabase } from '../support/database.ts';

const token = '4242:telegram-token-of-a-test';
const { sql } = useDatabase();
let telegram: FakeTelegram;
let slack: FakeSlack;
let ports: Record<'telegram' | 'slack', ChatPort>;

beforeAll(async () => {
  telegram = await startFakeTelegram({ token });
  slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'signed' });
  telegram.user({ id: 7, name: '沈国强', started: true });
  slack.user({ id: 'U7', name: '沈国强' });
  ports = {
    telegram: telegramPort(new Api(token, { apiRoot: telegram.url }), '4242'),
    slack: slackPort(slackClient('xoxb-test', slack.apiUrl)),
  };
});
afterAll(async () => {
  await telegram.close();
  await slack.close();
});
beforeEach(() => sql('delete from chat_pace'));

const toldOn = {
  telegram: () => telegram.messages(7).filter(({ fromBot }) => fromBot),
  slack: () => slack.user({ id: 'U7', name: '沈国强' }).ephemerals(),
};
const method = { telegram: 'sendMessage', slack: 'chat.postEphemeral' };
const handleOf = async (provider: 'telegram' | 'slack'): Promise<Handle> =>
  provider === 'telegram'
    ? { provider, account: '4242', user: '7', chat: '7' }
    : { provider, account: 'T0', user: 'U7', chat: (await ports.slack.resolveDm('U7'))!.chat };

describe.each(['telegram', 'slack'] as const)('case 7, an immediate answer on %s', (provider) => {
  const faults = () => (provider === 'telegram' ? telegram : slack);

  it('that comes too fast waits as long as it is told, and arrives once', async () => {
    const handle = await handleOf(provider);
    const before = toldOn[provider]().length;
    faults().rateLimit({ method: method[provider], count: 2, retryAfter: 1 });
    const began = performance.now();
    await ports[provider].answer(handle, '已收到', 'zh-CN', 'ok');
    expect(performance.now() - began).toBeGreaterThanOrEqual(1990);
    expect(toldOn[provider]().slice(before)).toMatchObject([{ text: '已收到' }]);
  });

  it('keeps what it was told where the next answer, and on Telegram the outbox, looks for it', async () => {
    const handle = await handleOf(provider);
    faults().rateLimit({ method: method[provider], count: 1, retryAfter: 1 });
    await ports[provider].answer(handle, '已收到', 'zh-CN', 'ok');
    const [pace] = await sql(
      `select paused_until > now() - interval '10 seconds' as paused from chat_pace where key = $1`,
      [`${provider} ${handle.account} ${provider === 'slack' ? 'told ' : ''}${handle.chat}`],
    );
    expect(pace).toEqual({ paused: true });
  });

  it('waits for a pause that the outbox was asked for', async () => {
    const handle = await handleOf(provider);
    await sql(
      `insert into chat_pace (key, free_at, paused_until)
       values ($1, now(), clock_timestamp() + interval '700 milliseconds')`,
      [`${provider} ${handle.account}`],
    );
    const began = performance.now();
    await ports[provider].answer(handle, '已收到', 'zh-CN', 'ok');
    expect(performance.now() - began).toBeGreaterThanOrEqual(600);
  });

  it('that is refused for another reason is refused at once', async () => {
    const handle = { ...(await handleOf(provider)), user: 'U0', chat: 'C0NOWHERE' };
    const before = toldOn[provider]().length;
    await expect(ports[provider].answer(handle, '已收到', 'zh-CN', 'ok')).rejects.toThrow();
    expect(toldOn[provider]()).toHaveLength(before);
  });
});

it('case 7, a question of a form on telegram waits for its turn as well', async () => {
  const bot = new Bot(token, { client: { apiRoot: telegram.url } });
  bot.api.config.use(patientApi('4242'));
  telegram.rateLimit({ method: 'sendMessage', count: 1, retryAfter: 1 });
  const sent = await bot.api.sendMessage(7, '请选择');
  expect(sent.text).toBe('请选择');
  const paused = await sql(
    `select 1 from chat_pace where key = 'telegram 4242 7' and paused_until is not null`,
  );
  expect(paused).toHaveLength(1);
});

it('case 7, the home tab of slack is shown when its turn comes', async () => {
  slack.rateLimit({ method: 'views.publish', count: 1, retryAfter: 1 });
  const view = { type: 'home', blocks: [] };
  await publishHome(slackClient('xoxb-test', slack.apiUrl), 'U7', view);
  expect(slack.calls('views.publish').length).toBeGreaterThanOrEqual(2);
});
