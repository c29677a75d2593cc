import { describe, expect, it } from 'vitest';
import { aMatchedTask, monday, teamOf } from '../support/visit.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { by } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

describe.each(['telegram', 'slack', 'web'] as const)('a refused press on %s', (provider) => {
  it('case 4: brings the card that was pressed up to date, also when no other copy is', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(sql, scene, inspectionId);
    const hand = await aHand(world, lead!, provider);
    await world.deliver();
    const card = await hand.card('抽查任务');
    await acceptInspection(by(lead!), { inspectionId }, monday);
    // The refresh that the change owed was lost with a worker, or is still on its way.
    await sql(
      `update message set desired_version = sent_version where about_id = $1 and person_id = $2`,
      [inspectionId, lead!.id],
    );
    await world.deliver();
    expect((await hand.card('抽查任务')).buttons).toContain('接受');
    expect(await hand.press(card, '接受')).toContain('可能已有人办理');
    await world.deliver();
    const fresh = await hand.card('抽查任务');
    expect(fresh.id).toBe(card.id);
    expect(fresh.buttons).not.toContain('接受');
  });
});
