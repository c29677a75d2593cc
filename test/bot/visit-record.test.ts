import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { aMatchedTask, allAnswers, by, monday, start, teamOf } from '../support/visit.ts';
import { aJpeg } from '../support/pictures.ts';
import { aVisitor } from '../support/visitor.ts';
import { aHand } from './hands.ts';
import { aSender } from './sender.ts';
import { useWorld } from './world.ts';

const world = useWorld();

describe.each(['telegram', 'slack', 'web'] as const)('the time of a visit on %s', (provider) => {
  it('R-139 is fixed by the lead, and told to the others again when it changes', async () => {
    const scene = await aMatchedTask(world.sql, { endsOn: '2026-09-30' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, member] = await teamOf(world.sql, scene, inspectionId);
    const leads = await aHand(world, lead!, provider);
    const members = await aHand(world, member!, provider);
    for (const one of [lead!, member!]) await acceptInspection(by(one), { inspectionId }, monday);
    await world.deliver();
    const card = await leads.card('请约定检查时间');
    const first = { day: '2026年9月16日（周三）', time: '9:30' };
    const inOneGo = provider === 'telegram' ? first : { ...first, date: '' };
    expect(await leads.fill(card, '约定检查时间', inOneGo)).toContain('检查时间已约定');
    await world.deliver();
    const told = await members.card('检查时间：2026年9月16日（周三） 09:30');
    expect(told.text).toContain(lead!.name);
    expect(told.buttons).not.toContain('更改检查时间');
    const fixed = await leads.card('检查时间：2026年9月16日');
    const other = { day: '其他日期', date: '2026-09-19', time: '14:00', reason: '对象停电' };
    expect(await leads.fill(fixed, '更改检查时间', other)).toContain('检查时间已约定');
    await world.deliver();
    const again = await members.card('2026年9月19日（周六） 14:00');
    expect(again.text).toContain('对象停电');
    const messages = await world.sql(
      `select 1 from message where card = 'visit-time' and person_id = $1 and about_id = $2`,
      [member!.id, inspectionId],
    );
    expect(messages).toHaveLength(2);
  });
});

describe.each(['telegram', 'slack', 'web'] as const)('the record of a visit on %s', (provider) => {
  it('R-143 R-146 R-149 R-152 is kept by what its card offers, until nothing is missing', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await start(world.sql, scene, inspectionId);
    const [lead] = team;
    const hand = await aHand(world, lead!, provider);
    await world.deliver();
    const step = provider === 'telegram';
    const card = async () => {
      await world.deliver();
      return hand.card('检查记录：');
    };
    const begun = await card();
    expect(begun.text).toContain('尚未送达');
    expect(begun.text).toContain('现场检查文书');
    expect(begun.buttons.slice(0, 2)).toEqual(['登记告知书送达', '登记执法文书']);
    const handed = { way: '当面送达', capacity: '负责人', recipient: '王芳' };
    expect(
      await hand.fill(
        begun,
        '登记告知书送达',
        step ? handed : { ...handed, witness: '', reference: '', at: '' },
      ),
    ).toContain('送达已登记');
    const paper = { kind: '现场检查文书', content: '现场三处通道畅通' };
    expect(await hand.fill(await card(), '登记执法文书', paper)).toContain('文书已登记');
    const recording = {
      scene: '出示证件',
      device: 'ZF-0031',
      from: '08:00',
      to: '08:20',
      keptAt: '采集站 3 号',
      hash: 'd'.repeat(64),
    };
    expect(await hand.fill(await card(), '登记音像记录', recording)).toContain('音像记录已登记');
    const seen = { kind: '隐瞒真实情况', fact: '台账藏于里间' };
    expect(await hand.fill(await card(), '记录拒查、隐瞒、作假', seen)).toContain('自动写入结果');
    const answers = await allAnswers(world.sql, scene.task.itemIds);
    await submitResult(by(lead!), { inspectionId, finding: 'rectification', answers }, monday);
    const refused = {
      outcome: '拒绝确认',
      capacity: '负责人',
      person: '王芳',
      statement: '无',
      reason: '不认可',
      witness: '李强（物业公司）',
    };
    expect((await card()).buttons[0]).toBe('记录对象确认');
    expect(await hand.fill(await card(), '记录对象确认', refused)).toContain('意见已记录');
    const whole = await card();
    expect(whole.text).toContain('检查记录已齐备');
    expect(whole.text).toContain('见证人 李强（物业公司）');
    const [row] = await world.sql(
      `select (select count(*)::int from result_conduct) > 0 as told, c.outcome, c.door from subject_confirmation c
       where c.inspection_id = $1`,
      [inspectionId],
    );
    expect(row).toEqual({ told: true, outcome: 'refused', door: provider });
  });
});

describe.each(['telegram', 'slack', 'web'] as const)('a photo of a document on %s', (provider) => {
  it('R-149 is the document that its caption names, also after the result was entered', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await start(world.sql, scene, inspectionId);
    const sender = await aSender(world, lead!, provider, inspectionId);
    const answers = await allAnswers(world.sql, scene.task.itemIds);
    await submitResult(by(lead!), { inspectionId, finding: 'clear', answers }, monday);
    const told = await sender.send(
      [{ name: '签字.jpg', bytes: aJpeg({}, 9) }],
      '《检查对象签字的检查记录》一页',
    );
    expect(told).toContain('检查对象签字的检查记录（SHA-256');
    const rows = await world.sql(
      `select d.kind, e.purpose from visit_document d join evidence e on e.id = d.evidence_id
       where d.inspection_id = $1`,
      [inspectionId],
    );
    expect(rows).toEqual([{ kind: 'signed-record', purpose: 'document' }]);
  });
});

describe('the sheets of a visit', () => {
  it('R-146 R-151 the notice is printed in both languages, with the code that leads to a complaint', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await start(world.sql, scene, inspectionId);
    const visitor = aVisitor(world.origin);
    const zh = await visitor.open(`/as/${lead!.id}/visit/${inspectionId}/notice`);
    expect(zh.text).toContain('检查告知书');
    expect(zh.text).toContain('不得索取或者收受财物');
    expect(zh.text).toMatch(/\/complaint\?ref=/);
    expect(zh.html).toContain('<svg class="qr"');
    const en = await visitor.open(`/as/${lead!.id}/visit/${inspectionId}/notice?in=en`);
    expect(en.text).toContain('They neither ask for nor take property.');
    expect(en.text).toContain('Proof of delivery');
    const stranger = scene.office.planner;
    const shut = await visitor.look(`/as/${stranger.id}/visit/${inspectionId}/notice`);
    expect(shut.status).toBe(404);
  });

  it('R-143 the record is printed with what was found and places to sign, once there is a result', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await start(world.sql, scene, inspectionId);
    const path = `/as/${lead!.id}/visit/${inspectionId}/record`;
    const visitor = aVisitor(world.origin);
    expect((await visitor.open(path)).text).toContain('录入结果后才能打印');
    const answers = await allAnswers(world.sql, scene.task.itemIds);
    const { hash } = await submitResult(
      by(lead!),
      { inspectionId, finding: 'clear', answers },
      monday,
    );
    const page = await visitor.open(path);
    expect(page.text).toContain('未发现问题');
    expect(page.text).toContain('检查对象确认（签名或盖章）');
    expect(page.text).toContain(hash);
  });
});
