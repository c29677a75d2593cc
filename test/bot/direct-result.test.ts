import { describe, expect, it } from 'vitest';
import { takeEvidence } from '../../usecases/evidence/take.ts';
import { anItem, anOffice } from '../support/factories.ts';
import { aForm, giveEvidence } from '../support/proof.ts';
import { aJpeg } from '../support/pictures.ts';
import { aMatchedTask, by, monday, start } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import type { From } from '../../bot/inbound.ts';
import { knownPerson } from '../../bot/people.ts';
import { answerChoice, doneOption } from '../../bot/steps.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function aStartedVisit(provider: 'telegram' | 'slack' | 'web', itemIds?: string[]) {
  const scene = await aMatchedTask(world.sql, { ...(itemIds && { itemIds }) });
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await start(world.sql, scene, inspectionId);
  const hand = await aHand(world, lead!, provider);
  await world.deliver();
  return { inspectionId, lead: lead!, second: second!, hand };
}

const resultOf = async (inspectionId: string) =>
  (
    await world.sql('select * from result where inspection_id = $1 order by number desc', [
      inspectionId,
    ])
  )[0]!;

describe.each(['telegram', 'slack', 'web'] as const)(
  'R-145 R-147 on %s, a direct result',
  (provider) => {
    it('asks for evidence first, then for ground, measures and methods, and shows them before they are signed', async () => {
      const { inspectionId, second, hand } = await aStartedVisit(provider);
      const card = await hand.card('抽查任务');
      expect(await hand.press(card, '直接形成结果')).toContain('请先提交至少一份照片或文件');
      await giveEvidence(second, inspectionId);
      await world.deliver();
      const told = await hand.fill(await hand.card('抽查任务'), '直接形成结果', {
        finding: '不予配合情节严重',
        grounds: '拒绝检查人员或其委托的专业机构进入被检查场所、拒绝提供相关材料',
        measures: '制作现场笔录',
        methods: '实地核查',
        note: '两次敲门，值班人员拒绝开门',
      });
      expect(told).toContain('结果已录入');
      expect(await resultOf(inspectionId)).toMatchObject({
        finding: 'obstructed',
        grounds: ['entry', 'materials'],
        measures: ['site-record'],
        methods: ['site'],
        answers: [],
        evidence: [{ number: 1 }],
      });
      await world.settle();
      const { text } = await hand.card('抽查任务');
      expect(text).toContain('拒绝提供相关材料');
      expect(text).toContain('制作现场笔录');
    });

    it('R-142 shows that files came after the result, and lets nobody sign before it is entered anew', async () => {
      const { inspectionId, lead, hand } = await aStartedVisit(provider);
      await giveEvidence(lead, inspectionId);
      const unreachable = {
        finding: '通过登记的住所（经营场所）无法联系',
        ...(provider === 'telegram' && { measures: '' }),
        methods: '实地核查',
        note: '三次上门无人',
      };
      await world.deliver();
      const told = await hand.fill(await hand.card('抽查任务'), '直接形成结果', unreachable);
      expect(told).toContain('结果已录入');
      await world.deliver();
      expect((await hand.card('抽查任务')).buttons).toContain('签字');
      const file = {
        inspectionId,
        eventKey: crypto.randomUUID(),
        bytes: aJpeg({}, 99),
        name: 'a.jpg',
      };
      await takeEvidence(by(lead), file, monday);
      await world.deliver();
      const card = await hand.card('抽查任务');
      expect(card.text).toContain('结果录入后又收到 1 份证据');
      expect(card.buttons).not.toContain('签字');
    });
  },
);

describe('R-140 the checklist by its form on the web', () => {
  it('names the form of each item with the standards of its points, and lets the lead take another', async () => {
    await anOffice(world.sql);
    const itemId = await anItem(world.sql);
    const points: [string, string][] = [['特种行业许可证', '悬挂于显著位置']];
    await aForm(world.sql, [itemId], { code: 'A-1', name: '旅馆业检查表', points });
    await aForm(world.sql, [itemId], { code: 'B-1', name: '夜间检查表', points: [['住宿登记']] });
    const { inspectionId, lead } = await aStartedVisit('web', [itemId]);
    const open = () => aVisitor(world.origin).open(`/as/${lead.id}/visit/${inspectionId}`);
    const page = await open();
    expect(page.text).toContain('检查表单：旅馆业检查表（第 1 版，自动匹配）');
    expect(page.text).toContain('标准：悬挂于显著位置');
    const chosen = await page.form('选配表单').fill({ reason: '夜间检查' }).press('选配表单');
    expect(chosen.text).toContain('已换用所选表单');
    expect(chosen.text).toContain('检查表单：夜间检查表（第 1 版，手动选配）');
    expect(chosen.text).toContain('住宿登记');
  });

  it('R-145 keeps what was ticked when the result is refused, and takes it with its file', async () => {
    const { inspectionId, lead } = await aStartedVisit('web');
    const open = () => aVisitor(world.origin).open(`/as/${lead.id}/visit/${inspectionId}`);
    const form = (await open()).form('提交结果');
    form.choose('不予配合情节严重', 'finding').choose('拒绝提供相关材料', 'grounds');
    const refused = await form.fill({ note: '拒绝提供登记簿' }).press('提交结果');
    expect(refused.text).toContain('该结论须有证据');
    await giveEvidence(lead, inspectionId);
    const again = (await open()).form('提交结果');
    expect(again.fields()).toMatchObject({ finding: 'obstructed', grounds: 'materials' });
    await again.press('提交结果');
    expect(await resultOf(inspectionId)).toMatchObject({ grounds: ['materials'] });
  });
});

describe('a question with several answers on telegram', () => {
  it('R-135 is not answered by pressing on with nothing ticked', async () => {
    const { inspectionId, lead, hand } = await aStartedVisit('telegram');
    await giveEvidence(lead, inspectionId);
    await world.deliver();
    await hand.press(await hand.card('抽查任务'), '直接形成结果');
    const [form] = await world.sql('select id from chat_form where person_id = $1', [lead.id]);
    const [row] = await world.sql(
      'select provider, account, user_id as user from chat_identity where person_id = $1',
      [lead.id],
    );
    const known = await knownPerson({ ...row, chat: row!['user'] } as From);
    const press = (field: number, option: number) =>
      answerChoice({ form: form!['id'], field, option }, known, 'telegram');
    let { step } = await press(0, 0);
    while (step && !step.field.required) ({ step } = await press(step.index, doneOption));
    const { field, index } = step!;
    if (field.t !== 'several') throw new Error(`no choice of several: ${field.name}`);
    // What is ticked already is taken off first.
    for (const [at, [value]] of field.options.entries()) {
      if (field.value?.split(',').includes(value)) await press(index, at);
    }
    await expect(press(index, doneOption)).rejects.toMatchObject({ code: 'nothing-chosen' });
    expect(
      await world.sql('select 1 from result where inspection_id = $1', [inspectionId]),
    ).toEqual([]);
  });
});
