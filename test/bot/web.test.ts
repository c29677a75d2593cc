import { expect, it } from 'vitest';
import { aMatchedTask, teamOf } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();

it('accepts an inspection on the web, and the card becomes its new state without dead buttons', async () => {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await teamOf(world.sql, scene, inspectionId);
  await world.deliver();
  const visitor = aVisitor(world.origin);
  const inbox = await visitor.open(`/as/${lead!.id}/inbox`);
  const card = inbox.part('抽查任务');
  expect(card.buttons).toEqual(['接受', '申请回避', '申请更换']);
  const after = await card.form('接受').press('接受');
  expect(after.text).toContain('已接受任务');
  await world.deliver();
  const fresh = (await visitor.open(`/as/${lead!.id}/inbox`)).part('抽查任务');
  expect(fresh.text).toContain('您已于 2026年9月14日（周一） 09:00 接受任务');
  expect(fresh.buttons).toEqual(['签到', '申请更换']);
});
