import { describe, expect, it } from 'vitest';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { aMatchedTask, teamOf } from '../../support/visit.ts';
import { aVisitor } from '../../support/visitor.ts';

const world = useWorld();
const { sql } = world;

const names = [
  '<b>甲</b>"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)></form>",
  '*甲* <!channel> @here 👮🏽‍♀️',
];

describe.each(names)('case 11: a subject, an address and a colleague called %j', (name) => {
  it('are words and nothing else on every page of the web inbox', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, second] = await teamOf(sql, scene, inspectionId);
    await sql(
      `update subject set name = $2, address = $2
       where id = (select subject_id from inspection where id = $1)`,
      [inspectionId, name],
    );
    await sql('update person set name = $2 where id = $1', [second!.id, name]);
    const hand = await aHand(world, lead!, 'web');
    await world.deliver();
    const card = await hand.card('抽查任务');
    expect(card.text).toContain(name);
    const visitor = aVisitor(world.origin);
    const inbox = await visitor.open(`/as/${lead!.id}/inbox`);
    const form = await inbox.part('抽查任务').form('申请更换').press('申请更换');
    const visit = await visitor.open(`/as/${lead!.id}/visit/${inspectionId}`);
    expect(visit.text).toContain(name);
    for (const { html } of [inbox, form, visit]) {
      expect(html).not.toMatch(/<b>甲|<script>alert|<img src=x|<!channel/);
      expect(html.match(/<form/g)?.length ?? 0).toBe(html.match(/<\/form/g)?.length ?? 0);
    }
  });
});
