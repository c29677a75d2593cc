import { describe, expect, it } from 'vitest';
import { adapters } from '../../chat/adapters.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { deliverMessages } from '../../worker/deliver-messages.ts';
import { type Hands, handsFor } from '../../worker/hands.ts';
import { sweepMessages } from '../../worker/sweep-messages.ts';
import { aVisitCard } from '../chat/cases/visits.ts';
import { by, monday } from '../support/visit.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** What the next sweep would send by the queue, the first first; `hands` take what they can before that. */
async function swept(hands?: Hands): Promise<string[]> {
  await world.wait();
  const found: string[] = [];
  await sweepMessages(async (offers) => {
    for (const { payload } of offers)
      if ('messageIds' in payload) found.push(...payload.messageIds);
  }, hands);
  return found;
}
const firstSwept = async () => (await swept())[0];

describe.each(['telegram', 'slack'] as const)('a press on %s', (platform) => {
  const cardOf = async (inspectionId: string, personId: string) => {
    const [row] = await world.sql(
      `select id from message where about_id = $1 and person_id = $2 and card = 'inspection'`,
      [inspectionId, personId],
    );
    return row!['id'] as string;
  };

  it('brings the card that was pressed before everything else', async () => {
    await world.settle();
    const visit = await aVisitCard(world, platform);
    const id = await cardOf(visit.inspectionId, visit.lead.id);
    // Somebody else has not heard the news yet, and waits since before the press.
    const news = await cardOf(visit.inspectionId, visit.second.id);
    await world.sql(
      `update message set state = 'pending', provider_ref = null, sent_version = 0, provider = $2,
         account = $3, chat = $4 where id = $1`,
      [news, platform, platform === 'telegram' ? '4242' : world.slack.teamId, 'another chat'],
    );
    expect(await firstSwept()).toBe(news);
    expect(await visit.hand.press(visit.card, '接受')).toBe('已接受任务。');
    expect(await firstSwept()).toBe(id);
    await world.sql(`update message set state = 'held' where id = $1`, [news]);
  });

  it('that is refused does so too', async () => {
    await world.settle();
    const visit = await aVisitCard(world, platform);
    const id = await cardOf(visit.inspectionId, visit.lead.id);
    await acceptInspection(by(visit.lead), { inspectionId: visit.inspectionId }, monday);
    expect(await visit.hand.press(visit.card, '接受')).toContain('可能已有人办理');
    const [row] = await world.sql('select pressed_at from message where id = $1', [id]);
    expect(row!['pressed_at']).toBeInstanceOf(Date);
  });

  it('takes no way through the queue while hands are free, and the usual one when none is', async () => {
    await world.settle();
    const { hand, card, inspectionId, lead } = await aVisitCard(world, platform);
    const id = await cardOf(inspectionId, lead.id);
    await hand.press(card, '接受');
    const none = handsFor(() => new Promise(() => undefined));
    while (none.take('busy'));
    expect(await swept(none)).toContain(id);
    const taken: string[] = [];
    const hands = handsFor(async (messageId) => {
      taken.push(messageId);
      await deliverMessages({ messageIds: [messageId] }, adapters());
    });
    expect(await swept(hands)).not.toContain(id);
    await hands.idle();
    expect(taken).toEqual([id]);
    expect((await hand.card('抽查任务')).buttons).not.toContain('接受');
  });
});

describe('who we are', () => {
  it('is asked of Slack once, not at each press', async () => {
    const asked = () => world.slack.calls('auth.test').length;
    const { hand, card } = await aVisitCard(world, 'slack');
    await hand.press(card, '接受');
    const before = asked();
    const other = await aVisitCard(world, 'slack');
    await other.hand.press(other.card, '接受');
    await other.hand.press(other.card, '接受');
    expect(asked()).toBe(before);
  });
});
