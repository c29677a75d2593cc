import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../../chat/adapters.ts';
import { database } from '../../../db/data-source.ts';
import { Message } from '../../../db/entities/message.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { claim } from '../../../worker/claim.ts';
import { deliverMessages } from '../../../worker/deliver-messages.ts';
import { destinationOf, placesOf } from '../../../worker/destination.ts';
import { openQueues } from '../../../worker/queue.ts';
import { sweepMessages } from '../../../worker/sweep-messages.ts';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { startRedis, type TestRedis } from '../../support/redis.ts';
import { hasRedis } from '../../support/requirements.ts';
import { aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';
import { aVisitCard, type Platform, platforms } from './visits.ts';

const world = useWorld();
const { sql } = world;

/** Somebody who is owed the card of a visit that nobody has sent yet. */
async function owed(platform: Platform) {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await teamOf(sql, scene, inspectionId);
  const hand = await aHand(world, lead!, platform);
  const [row] = await sql(
    `select id from message where person_id = $1 and about_id = $2 and card = 'inspection'`,
    [lead!.id, inspectionId],
  );
  return { hand, lead: lead!, inspectionId, messageId: row!['id'] as string };
}

const rowOf = async (id: string) => database().manager.findOneByOrFail(Message, { id });

/** A worker takes the message and dies before it has said anything to the platform. */
async function killBeforeSending(id: string): Promise<void> {
  const [places] = await placesOf([id]);
  const dest = await destinationOf(places!, adapters());
  expect(await claim(id, dest!)).toBeDefined();
}

/** How often the visit's card stands in the lead's chat, whatever else they are told there. */
async function copies(platform: Platform, chat: string): Promise<string[]> {
  if (platform === 'web') {
    const posts = await sql(
      `select card from web_post where chat = $1 and card ->> 'kind' = 'inspection'`,
      [chat],
    );
    return posts.map(({ card }) => JSON.stringify(card));
  }
  return world[platform]
    .messages(chat)
    .filter(({ fromBot, deleted, onlyFor }) => fromBot && !deleted && !onlyFor)
    .map(({ text }) => text)
    .filter((text) => text.startsWith('抽查任务'));
}

describe.each(platforms)(
  'case 15: a worker killed between taking and sending, on %s',
  (platform) => {
    it('leaves a card that arrives once, though late', async () => {
      const { hand, messageId } = await owed(platform);
      await killBeforeSending(messageId);
      await deliverMessages({ messageIds: [messageId] }, adapters());
      expect(await rowOf(messageId)).toMatchObject({ state: 'sending', attempt: 1 });
      await world.settle();
      const row = await rowOf(messageId);
      expect(row.state).toBe('sent');
      expect(await copies(platform, row.chat!)).toHaveLength(1);
      expect(await hand.press(await hand.card('抽查任务'), '接受')).toBe('已接受任务。');
    });

    it('in an edit leaves a card that is brought up to date in place', async () => {
      const visit = await aVisitCard(world, platform);
      const [found] = await sql(
        `select id from message where person_id = $1 and about_id = $2 and card = 'inspection'`,
        [visit.lead.id, visit.inspectionId],
      );
      await acceptInspection(by(visit.lead), { inspectionId: visit.inspectionId }, monday);
      await world.wait();
      await killBeforeSending(found!['id']);
      expect(await rowOf(found!['id'])).toMatchObject({ state: 'sending', sentVersion: 1 });
      await world.settle();
      const fresh = await visit.hand.card('抽查任务');
      expect(fresh.id).toBe(visit.card.id);
      expect(fresh.buttons).not.toContain('接受');
      const row = await rowOf(found!['id']);
      expect(await copies(platform, row.chat!)).toHaveLength(1);
    });
  },
);

describe.runIf(hasRedis)('case 15: a Redis that loses everything', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it('loses no message and repeats none that was sent', async () => {
    const queues = await openQueues({ DATABASE_URL: world.database.office, REDIS_URL: redis.url });
    const sent = await owed('telegram');
    await world.settle();
    const attempts = (await rowOf(sent.messageId)).attempt;
    const waiting = await owed('telegram');
    await world.wait();
    await sweepMessages(queues.offer);
    await redis.flush();
    expect(await queues.check()).toMatchObject({ waiting: 0 });
    await world.wait();
    const offered: string[] = [];
    await sweepMessages(async (offers) => {
      for (const { payload } of offers)
        if ('messageIds' in payload) offered.push(...payload.messageIds);
      await queues.offer(offers);
    });
    expect(offered).toContain(waiting.messageId);
    expect(offered).not.toContain(sent.messageId);
    await world.settle();
    expect(await rowOf(waiting.messageId)).toMatchObject({ state: 'sent', attempt: 1 });
    expect((await rowOf(sent.messageId)).attempt).toBe(attempts);
    await queues.close();
  });
});
