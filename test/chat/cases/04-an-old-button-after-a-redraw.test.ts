import { describe, expect, it } from 'vitest';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { anAsk, approve, redrawOf } from '../../support/asks.ts';
import { aMatchedTask, bySystem, monday, teamOf } from '../../support/visit.ts';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { platforms } from './visits.ts';

const world = useWorld();
const { sql } = world;

const acceptances = (inspectionId: string) =>
  sql(`select actor_id from event where type = 'inspection.accepted' and about_id = $1`, [
    inspectionId,
  ]);

describe.each(platforms)(
  'case 4: a button on %s that is three days old, after a redraw',
  (platform) => {
    it('says that the card is out of date, does nothing, and the card becomes what is true', async () => {
      const scene = await aMatchedTask(sql);
      const inspectionId = scene.task.inspectionIds[0]!;
      const [lead] = await teamOf(sql, scene, inspectionId);
      const hand = await aHand(world, lead!, platform);
      await world.settle();
      const old = await hand.card('抽查任务');
      const { id } = await anAsk(sql, scene, 0);
      await approve(scene.office.approver, id);
      const drawId = (await redrawOf(sql, id))['id'];
      const { substituteId } = await replaceInspector(bySystem(), { drawId }, monday);
      expect(substituteId).not.toBe(lead!.id);
      await sql(`update demo_clock set at = at + interval '3 days'`);

      const told = await hand.press(old, '接受');
      expect(told).toBe('您不是该检查组成员。');
      expect(await acceptances(inspectionId)).toEqual([]);
      const [refused] = await sql(
        `select actor_id, door from event where type = 'command.refused' and about_id = $1`,
        [inspectionId],
      );
      expect(refused).toEqual({ actor_id: lead!.id, door: platform });

      await world.settle();
      const fresh = await hand.card('抽查任务');
      expect(fresh.id).toBe(old.id);
      expect(fresh.buttons).toEqual([]);
      const team = await teamOf(sql, scene, inspectionId);
      expect(team.map((member) => member.id)).not.toContain(lead!.id);
    });
  },
);
