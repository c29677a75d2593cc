import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { aHand, type Hand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { anAsk } from '../../support/asks.ts';
import { giveEvidence } from '../../support/proof.ts';
import { aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';
import { completeRecord } from '../../support/visit-record.ts';
import { platforms } from './visits.ts';

const world = useWorld();

const refusals = (about: string) =>
  world.sql(
    `select actor_id, door, data from event where type = 'command.refused' and about_id = $1 order by id`,
    [about],
  );

describe.each(platforms)('case 18, the contract: a card on %s', (provider) => {
  async function aCard() {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, second] = await teamOf(world.sql, scene, inspectionId);
    const hand = await aHand(world, lead!, provider);
    await world.deliver();
    return { scene, inspectionId, lead: lead!, second: second!, hand };
  }

  const acceptances = (inspectionId: string) =>
    world.sql(
      `select actor_id, card_hash from event where type = 'inspection.accepted' and about_id = $1`,
      [inspectionId],
    );

  it('is pressed, answered, and becomes its new state in place', async () => {
    const { inspectionId, lead, hand } = await aCard();
    const card = await hand.card('抽查任务');
    expect(card.buttons).toEqual(['接受', '申请回避', '申请更换']);
    expect(card.text).toContain('高青县田镇街道中心路 8 号');
    expect(await hand.press(card, '接受')).toBe('已接受任务。');
    await world.deliver();
    const fresh = await hand.card('抽查任务');
    expect(fresh.id).toBe(card.id);
    expect(fresh.text).toContain('您已于 2026年9月14日（周一） 09:');
    expect(fresh.buttons).not.toContain('接受');
    const [event] = await acceptances(inspectionId);
    expect(event).toMatchObject({
      actor_id: lead.id,
      card_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('pressed twice acts once and says the same', async () => {
    const { inspectionId, hand } = await aCard();
    const card = await hand.card('抽查任务');
    const first = await hand.press(card, '接受');
    await world.deliver();
    expect(await hand.press(card, '接受')).toBe(first);
    expect(await acceptances(inspectionId)).toHaveLength(1);
  });

  it('pressed by somebody it was forwarded to changes nothing, and the press is on the trail', async () => {
    const { inspectionId, second, hand } = await aCard();
    const card = await hand.card('抽查任务');
    const other = await aHand(world, second, provider);
    expect(await other.pressToken(card, tokenOf(hand, card.tokens['接受']!))).toContain(
      '这张卡片是发给他人的',
    );
    expect(await acceptances(inspectionId)).toEqual([]);
    expect(await refusals(inspectionId)).toMatchObject([
      {
        actor_id: second.id,
        door: provider,
        data: { action: 'inspection.accept', code: 'not-your-button' },
      },
    ]);
  });

  it('with a made-up token is refused, on the trail', async () => {
    const { lead, hand } = await aCard();
    const card = await hand.card('抽查任务');
    expect(await hand.pressToken(card, tokenOf(hand, 'AAAAAAAAAAAAAAAAAAAAAA'))).toContain(
      '按钮已失效',
    );
    const [event] = await world.sql(
      `select door, data from event where type = 'command.refused' and actor_id = $1`,
      [lead.id],
    );
    expect(event).toEqual({
      door: provider,
      data: { action: 'chat.press', code: 'button-expired' },
    });
  });

  it('that shows an older version is refused politely', async () => {
    const { inspectionId, hand } = await aCard();
    const card = await hand.card('抽查任务');
    await world.sql('update inspection set version = version + 1 where id = $1', [inspectionId]);
    expect(await hand.press(card, '接受')).toBe('内容已有更新，请查看最新卡片后再操作。');
    expect(await acceptances(inspectionId)).toEqual([]);
  });

  it('asks for recusal by a form, and says what is missing', async () => {
    const { inspectionId, lead, hand } = await aCard();
    const card = await hand.card('抽查任务');
    const refused = await hand.fill(card, '申请回避', { ground: '其他（请说明）', note: '' });
    expect(refused).toContain('请填写理由');
    const told = await hand.fill(card, '申请回避', { ground: '亲属关系', note: '经营者是我表兄' });
    expect(told).toContain('回避申请已提交');
    const [recusal] = await world.sql(
      'select inspector_id, ground, note, state from recusal where inspection_id = $1',
      [inspectionId],
    );
    expect(recusal).toEqual({
      inspector_id: lead.id,
      ground: 'kinship',
      note: '经营者是我表兄',
      state: 'requested',
    });
    await world.deliver();
    const fresh = await hand.card('抽查任务');
    expect(fresh.text).toContain('申请回避（亲属关系），等待本部门分管负责人审批');
    expect(fresh.buttons).toEqual([]);
  });

  it('takes the result from the lead', async () => {
    const { inspectionId, lead, second, hand } = await aCard();
    const team = [lead, second];
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    for (const member of team) await checkIn(by(member), { inspectionId }, monday);
    await world.deliver();
    const card = await hand.card('抽查任务');
    expect(card.buttons).toEqual(expect.arrayContaining(['录入结果']));
    const told = await hand.fill(card, '录入结果', {
      p0: '正常',
      p1: '正常',
      p2: '有问题',
      methods: '查阅资料、实地核查',
      finding: '发现问题已责令改正',
      measures: '制作现场笔录、督促整改',
      note: '监控存储不足',
    });
    expect(told).toContain('结果已录入，请全体成员签字');
    const [result] = await world.sql(
      'select finding, note, answers, methods, measures from result where inspection_id = $1',
      [inspectionId],
    );
    expect(result).toMatchObject({
      finding: 'rectification',
      methods: ['documents', 'site'],
      measures: ['site-record', 'rectification'],
      note: '监控存储不足',
      answers: [{ answer: 'ok' }, { answer: 'ok' }, { answer: 'problem', point: '视频监控' }],
    });
    await completeRecord(inspectionId, monday);
    await world.deliver();
    const fresh = await hand.card('抽查任务');
    expect(await hand.press(fresh, '签字')).toBe('已签字。');
  });

  it('R-147 asks for evidence before a direct result, then for its ground, and takes it', async () => {
    const { inspectionId, lead, second, hand } = await aCard();
    for (const member of [lead, second])
      await acceptInspection(by(member), { inspectionId }, monday);
    for (const member of [lead, second]) await checkIn(by(member), { inspectionId }, monday);
    await world.deliver();
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
    const [result] = await world.sql(
      'select finding, grounds, measures, answers, evidence from result where inspection_id = $1',
      [inspectionId],
    );
    expect(result).toMatchObject({
      finding: 'obstructed',
      grounds: ['entry', 'materials'],
      measures: ['site-record'],
      answers: [],
      evidence: [{ number: 1 }],
    });
    await world.deliver();
    const fresh = await hand.card('抽查任务');
    expect(fresh.text).toContain('拒绝提供相关材料');
  });

  it('lets the approver refuse with a reason; every copy shows it', async () => {
    const scene = await aMatchedTask(world.sql);
    const { approver } = scene.office;
    const hand = await aHand(world, approver, provider);
    const ask = await anAsk(world.sql, scene);
    await world.deliver();
    const card = await hand.card('更换申请');
    expect(card.text).toContain(ask.leaver.name);
    expect(card.text).toContain('骨折');
    expect(card.buttons).toEqual(['同意', '不同意']);
    expect(await hand.fill(card, '不同意', { reason: '人手不足，请克服' })).toContain(
      '已答复不同意',
    );
    await world.conclude();
    await world.deliver();
    const fresh = await hand.card('更换申请');
    expect(fresh.text).toContain(`${approver.name} 于 2026年9月14日（周一） 09:`);
    expect(fresh.text).toContain('不同意：人手不足，请克服');
    expect(fresh.buttons).toEqual([]);
    const late = await hand.press(card, '同意');
    expect(late).toContain(`该申请已由 ${approver.name} 于`);
    const decisions = await world.sql('select verdict from decision where about_id = $1', [ask.id]);
    expect(decisions).toEqual([{ verdict: 'reject' }]);
  });
});

/** On Telegram the token stands behind 'a:', also in what a changed client makes up. */
const tokenOf = (hand: Hand, token: string) =>
  hand.provider === 'telegram' ? `a:${token.replace(/^a:/, '')}` : token;
