import { describe, expect, it } from 'vitest';
import { startBot } from '../../bot/start.ts';
import { forgetConfig } from '../../config.ts';
import { aMatchedTask, teamOf } from '../support/visit.ts';
import { aHand, onSlack } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld({ socket: true });

const slackState = async () => {
  const health = await (await fetch(`${world.origin}/healthz`)).json();
  return (health as { slack: string }).slack;
};

async function aCard() {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await teamOf(world.sql, scene, inspectionId);
  const hand = await aHand(world, lead!, 'slack');
  await world.deliver();
  return { inspectionId, hand, card: await hand.card('抽查任务') };
}

const count = async (type: string, inspectionId: string) =>
  (await world.sql('select 1 from event where type = $1 and about_id = $2', [type, inspectionId]))
    .length;

describe('Slack over the socket that the bot opens', () => {
  it('brings presses and forms, and the health page says so', async () => {
    const { inspectionId, hand, card } = await aCard();
    expect(await slackState()).toBe('socket');
    expect(await hand.press(card, '接受')).toBe('已接受任务。');
    expect(await hand.fill(card, '申请回避', { ground: 'kinship', note: '原同事' })).toBe(
      '回避申请已提交，等待审批。',
    );
    expect(await count('inspection.accepted', inspectionId)).toBe(1);
  });

  it('case 2: what comes three times over the socket has one effect', async () => {
    const { inspectionId, hand, card } = await aCard();
    world.slack.dropAck(2);
    expect(await hand.press(card, '接受')).toBe('已接受任务。');
    expect(await count('inspection.accepted', inspectionId)).toBe(1);
    const kept = await world.sql(
      `select outcome from inbox where provider = 'slack' and kind = 'press' and outcome = 'done'
         and body -> 'deed' ->> 'grant' = (select hash from action_token where about_id = $1
           and action = 'inspection.accept' and used_at is not null)`,
      [inspectionId],
    );
    expect(kept).toHaveLength(1);
  });

  it('case 18: commands, the home tab and refusals are the same as over HTTP', async () => {
    const { hand, card } = await aCard();
    const [row] = await world.sql(
      `select user_id from chat_identity where provider = 'slack' order by linked_at desc limit 1`,
    );
    const person = world.slack.user({ id: String(row!['user_id']), name: '张三' });
    await person.slash('/yaohao', 'help');
    await person.expectEphemeral('/yaohao today');
    await person.openHome();
    await expect.poll(() => person.home()?.text).toContain('今天要办的检查');
    const stranger = onSlack(world, 'U997', '路人');
    expect(await hand.pressToken(card, 'made-up')).toContain('失效');
    expect(await stranger.pressToken(card, card.tokens['接受']!)).toMatch(/绑定|管理员/);
  });

  it.each(['cut', 'refresh'] as const)(
    'comes back after the socket was lost (%s), and takes the next press',
    async (kind) => {
      const { inspectionId, hand, card } = await aCard();
      if (kind === 'cut') world.slack.disconnectSocket();
      else world.slack.refreshSocket();
      await expect.poll(slackState).toBe('connecting');
      await expect.poll(slackState, { timeout: 10_000 }).toBe('socket');
      expect(await hand.press(card, '接受')).toBe('已接受任务。');
      expect(await count('inspection.accepted', inspectionId)).toBe(1);
    },
  );

  it('goes on without Slack while its token is refused, and comes back when that is mended', async () => {
    world.slack.revokeToken();
    world.slack.disconnectSocket();
    await expect.poll(slackState, { timeout: 10_000 }).toBe('refused');
    expect((await fetch(`${world.origin}/healthz`)).ok).toBe(true);
    world.slack.revokeToken(false);
    await expect.poll(slackState, { timeout: 15_000 }).toBe('socket');
  }, 30_000);

  it('does not start with the bot token alone', async () => {
    const { SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = process.env;
    delete process.env['SLACK_APP_TOKEN'];
    delete process.env['SLACK_SIGNING_SECRET'];
    forgetConfig();
    await expect(startBot()).rejects.toThrow('SLACK_SIGNING_SECRET / SLACK_APP_TOKEN');
    Object.assign(process.env, { SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret });
    forgetConfig();
  });
});
