import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keep } from '../../bot/inbound.ts';
import { recover } from '../../bot/recover.ts';
import { hashOf } from '../../chat/tokens.ts';
import { aMatchedTask, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function aCard(provider: 'telegram' | 'slack') {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await teamOf(world.sql, scene, inspectionId);
  const hand = await aHand(world, lead!, provider);
  await world.deliver();
  return { inspectionId, lead: lead!, hand, card: await hand.card('抽查任务') };
}

const acceptances = (inspectionId: string) =>
  world.sql(`select 1 from event where type = 'inspection.accepted' and about_id = $1`, [
    inspectionId,
  ]);

describe('what comes more than once', () => {
  it('has one effect on Telegram', async () => {
    const { inspectionId, hand, card } = await aCard('telegram');
    world.telegram.duplicate(2);
    expect(await hand.press(card, '接受')).toBe('已接受任务。');
    expect(await acceptances(inspectionId)).toHaveLength(1);
  });

  it('has one effect on Telegram when our acknowledgement is lost', async () => {
    const { inspectionId, hand, card } = await aCard('telegram');
    world.telegram.dropAck();
    expect(await hand.press(card, '接受')).toBe('已接受任务。');
    expect(await acceptances(inspectionId)).toHaveLength(1);
  });

  it('has one effect on Slack when our acknowledgement is lost', async () => {
    const { inspectionId, hand, card } = await aCard('slack');
    world.slack.dropAck();
    expect(await hand.press(card, '接受')).toBe('已接受任务。');
    expect(await acceptances(inspectionId)).toHaveLength(1);
    const kept = await world.sql(`select 1 from inbox where provider = 'slack' and kind = 'press'`);
    expect(kept).toHaveLength(1);
  });
});

describe('a platform that no longer takes the answer', () => {
  it('lets the person hear it in the private chat instead, on Telegram', async () => {
    const { inspectionId, hand, card } = await aCard('telegram');
    let toast = 'no toast';
    void hand.press(card, '接受').then(
      (told) => (toast = told),
      () => {},
    );
    world.telegram.expireTrigger();
    await expect.poll(async () => (await hand.card('已接受任务')).text).toBe('已接受任务。');
    expect(await acceptances(inspectionId)).toHaveLength(1);
    await world.telegram.expectCall('answerCallbackQuery', ({ outcome }) =>
      outcome.includes('query is too old'),
    );
    expect(toast).toBe('no toast');
  });

  it('asks to press again when a form could not be opened, on Slack', async () => {
    const { hand, card } = await aCard('slack');
    world.slack.fail5xx('views.open');
    expect(await hand.press(card, '申请回避')).toBe('系统正忙，请稍后再试。');
  });
});

describe('what was kept by a process that died', () => {
  it('is handled by the next one, once', async () => {
    const { inspectionId, hand, card, lead } = await aCard('telegram');
    const [identity] = await world.sql(
      `select account, user_id from chat_identity where person_id = $1`,
      [lead.id],
    );
    const { account, user_id: user } = identity!;
    const grant = hashOf(card.tokens['接受']!.replace(/^a:/, ''));
    const from = { provider: 'telegram', account, user, chat: user } as const;
    await keep({ eventKey: 'telegram:4242:lost', from, deed: { t: 'press', grant } });
    await world.sql(
      `update inbox set received_at = received_at - interval '5 minutes' where event_key = $1`,
      ['telegram:4242:lost'],
    );
    await recover();
    await recover();
    expect(await acceptances(inspectionId)).toHaveLength(1);
    expect((await hand.card('已接受任务')).text).toBe('已接受任务。');
  });
});

describe('what does not come from Slack', () => {
  const sent = (body: string, headers: Record<string, string>) =>
    fetch(`${world.origin}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
  const signed = (body: string, seconds: number, secret = 'signed') => ({
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
  });
  const now = () => Math.floor(Date.now() / 1000);
  const body = 'payload=%7B%22type%22%3A%22block_actions%22%7D';

  it.each([
    ['without a signature', () => ({})],
    ['with a wrong one', () => signed(body, now(), 'other')],
    ['with one that is ten minutes old', () => signed(body, now() - 600)],
  ])('is refused %s, and nothing is kept', async (_, headers) => {
    const before = await world.sql('select count(*)::int as n from inbox');
    expect((await sent(body, headers())).status).toBe(401);
    expect(await world.sql('select count(*)::int as n from inbox')).toEqual(before);
  });
});
