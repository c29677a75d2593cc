import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { by, monday } from '../../support/visit.ts';
import type { Hand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { aVisitCard, platforms, type VisitCard } from './visits.ts';

const world = useWorld();

/** The row of the one message that the lead was owed. */
async function rowOf({ lead, inspectionId }: VisitCard) {
  const rows = await world.sql(
    `select id, state, provider_ref, chat, sent_version, desired_version, attempt from message
     where person_id = $1 and about_id = $2 and card = 'inspection'`,
    [lead.id, inspectionId],
  );
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

/** Somebody deletes the card from its chat, as its platform lets them. */
async function remove({ provider }: Hand, row: Record<string, any>): Promise<void> {
  if (provider === 'web') {
    await world.sql('delete from web_post where id = $1', [row['provider_ref']]);
  } else {
    world[provider].deleteMessage({ chat: row['chat'], id: row['provider_ref'] });
  }
}

/** The lead's cards about visits that still stand in their chat. */
async function standing({ hand, lead }: VisitCard): Promise<number> {
  if (hand.provider === 'web') {
    return (await world.sql('select 1 from web_post where chat = $1', [lead.id])).length;
  }
  const chat = (await world.sql('select chat from message where person_id = $1', [lead.id]))[0]!;
  return world[hand.provider]
    .messages(chat['chat'])
    .filter(({ fromBot, deleted, onlyFor }) => fromBot && !deleted && !onlyFor).length;
}

const acceptedBy = ({ lead, inspectionId }: VisitCard) =>
  acceptInspection(by(lead), { inspectionId }, monday);

describe.each(platforms)('case 9: an edit on %s of a card that somebody deleted', (platform) => {
  it('posts it once more, and the copy that stands is the one that is kept up from then on', async () => {
    const visit = await aVisitCard(world, platform);
    const first = await rowOf(visit);
    await remove(visit.hand, first);
    expect(await standing(visit)).toBe(0);
    await acceptedBy(visit);
    await world.deliver();
    await world.deliver();
    await world.deliver();
    const second = await rowOf(visit);
    expect(second['provider_ref']).not.toBe(first['provider_ref']);
    expect(second).toMatchObject({ state: 'sent', sent_version: second['desired_version'] });
    // Whoever leads is asked for the time of the visit on a card of its own.
    expect(await standing(visit)).toBe(2);
    expect((await visit.hand.card('您已于')).buttons).not.toContain('接受');
    await acceptInspection(by(visit.second), { inspectionId: visit.inspectionId }, monday);
    await world.deliver();
    const third = await rowOf(visit);
    expect(third['sent_version']).toBeGreaterThan(second['sent_version']);
    expect(third['provider_ref']).toBe(second['provider_ref']);
    expect(await standing(visit)).toBe(2);
  });
});

describe.each(platforms)('case 9: an edit on %s that changes nothing', (platform) => {
  it('counts as done', async () => {
    const visit = await aVisitCard(world, platform);
    const { id } = await rowOf(visit);
    // What was sent is not remembered, so only the platform can say that the card looks like that already.
    await world.sql(
      `update message set sent_hash = null, desired_version = desired_version + 1 where id = $1`,
      [id],
    );
    await world.deliver();
    const row = await rowOf(visit);
    expect(row).toMatchObject({ state: 'sent', sent_version: row['desired_version'] });
    expect(await standing(visit)).toBe(1);
    expect((await visit.hand.card('抽查任务')).buttons).toContain('接受');
    await world.deliver();
    expect((await rowOf(visit))['attempt']).toBe(row['attempt']);
  });
});
