import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { sweepMessages } from '../../worker/sweep-messages.ts';
import { aVisitCard } from '../chat/cases/visits.ts';
import { by, monday } from '../support/visit.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** What the next sweep would send first. */
async function firstSwept(): Promise<string | undefined> {
  await world.wait();
  const found: string[] = [];
  await sweepMessages(async (offers) => {
    for (const { payload } of offers)
      if ('messageIds' in payload) found.push(...payload.messageIds);
  });
  return found[0];
}

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
});
