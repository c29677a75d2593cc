import { aMatchedTask, type Scene, teamOf } from '../../support/visit.ts';
import type { Someone } from '../../support/factories.ts';
import { aHand, type Hand, type SeenCard } from '../../bot/hands.ts';
import type { World } from '../../bot/world.ts';

/** The platforms that people use, for what must be true of each. */
export const platforms = ['telegram', 'slack', 'web'] as const;
export type Platform = (typeof platforms)[number];

/** A visit, and its lead with the card about it in a private chat. */
export type VisitCard = {
  scene: Scene;
  inspectionId: string;
  lead: Someone;
  second: Someone;
  hand: Hand;
  card: SeenCard;
};

/** Draws a team for a visit and brings the lead their card. */
export async function aVisitCard(world: World, platform: Platform): Promise<VisitCard> {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await teamOf(world.sql, scene, inspectionId);
  const hand = await aHand(world, lead!, platform);
  await world.deliver();
  const card = await hand.card('抽查任务');
  return { scene, inspectionId, lead: lead!, second: second!, hand, card };
}

/** What accepting a visit has left behind: on the trail, among the commands, on the seat. */
export async function tracesOfAccepting(world: World, { inspectionId, lead }: VisitCard) {
  const count = async (query: string) => (await world.sql(query, [inspectionId, lead.id])).length;
  return {
    events: await count(
      `select 1 from event where type = 'inspection.accepted' and about_id = $1 and actor_id = $2`,
    ),
    commands: await count(
      `select 1 from command_log where name = 'inspection.accept' and actor_id = $2 and $1 <> ''`,
    ),
    seats: await count(
      `select 1 from seat where inspection_id = $1 and inspector_id = $2 and accepted_at is not null`,
    ),
  };
}

/** The traces of one acceptance. */
export const once = { events: 1, commands: 1, seats: 1 };
