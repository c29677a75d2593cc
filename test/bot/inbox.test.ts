import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { aMatchedTask, by, monday, signed, teamOf } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function aVisit(endsOn?: string) {
  const scene = await aMatchedTask(world.sql, endsOn ? { endsOn } : {});
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await teamOf(world.sql, scene, inspectionId);
  return { scene, inspectionId, lead: lead!, second: second! };
}

const inbox = (person: { id: string }, view: string) =>
  aVisitor(world.origin).open(`/as/${person.id}/inbox?view=${view}`);

describe('the views of the inbox', () => {
  it('put a visit under today until it is accepted, then under its week', async () => {
    const { inspectionId, lead } = await aVisit('2026-09-18');
    expect((await inbox(lead, 'today')).text).toContain('今天要办的检查');
    await acceptInspection(by(lead), { inspectionId }, monday);
    expect((await inbox(lead, 'today')).text).not.toContain('今天要办的检查');
    const week = await inbox(lead, 'week');
    expect(week.text).toMatch(/本周到期 1.*已接受.*截止 2026年9月18日/);
  });

  it('show an approver each request once, decidable there and then, wherever it was asked', async () => {
    const { scene, inspectionId, lead } = await aVisit();
    await requestRecusal(by(lead), { inspectionId, ground: 'kinship' }, monday);
    const { approver } = scene.office;
    const queue = await inbox(approver, 'decide');
    expect(queue.parts('回避申请')).toHaveLength(1);
    expect(queue.text).toContain(lead.name);
    const card = queue.part('回避申请');
    expect(card.buttons).toEqual(['同意', '不同意']);
    await card.form('同意').press('同意');
    expect((await inbox(approver, 'decide')).part('回避申请').buttons).toEqual(['撤销']);
    await world.conclude();
    expect((await inbox(approver, 'decide')).text).toContain('没有等您审批的事项');
    const [decision] = await world.sql(
      `select d.card_hash, d.card_locale, s.kind from decision d join shown_card s on s.hash = d.card_hash
       join recusal r on r.id = d.about_id where r.inspection_id = $1`,
      [inspectionId],
    );
    expect(decision).toMatchObject({ kind: 'recusal', card_locale: 'zh-CN' });
  });

  it('show nobody what others decide', async () => {
    const { scene, inspectionId, lead } = await aVisit();
    await requestRecusal(by(lead), { inspectionId, ground: 'kinship' }, monday);
    for (const person of [lead, scene.office.planner]) {
      expect((await inbox(person, 'decide')).text).toContain('没有等您审批的事项');
    }
  });

  it('list what somebody has signed under done', async () => {
    const { scene, inspectionId, second } = await aVisit();
    await signed(world.sql, scene, inspectionId);
    expect((await inbox(second, 'done')).text).toMatch(/我办过的 1.*已签字/);
  });
});

describe('?lang=', () => {
  it('switches the language of the pages and is not in the address any more', async () => {
    const { lead } = await aVisit();
    const visitor = aVisitor(world.origin);
    const page = await visitor.open(`/as/${lead.id}/inbox?view=week&lang=en`);
    expect(page.url).toBe(`/as/${lead.id}/inbox?view=week`);
    expect(page.text).toContain('To decide');
    expect((await visitor.open(`/as/${lead.id}/inbox`)).text).toContain('This week');
    const back = await visitor.open(`/as/${lead.id}/inbox?lang=zh-CN`);
    expect(back.text).toContain('待我审批');
  });

  it('switches nothing when another site leads here', async () => {
    const { lead } = await aVisit();
    await fetch(`${world.origin}/as/${lead.id}/inbox?lang=en`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect((await inbox(lead, 'today')).text).toContain('待我审批');
  });
});
