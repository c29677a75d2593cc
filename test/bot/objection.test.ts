import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { takeIntake } from '../../usecases/intake/take.ts';
import { aPublishedVisit } from '../support/published.ts';
import { bySystem, monday } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

/** An objection from the portal, taken in. */
async function handedIn(ref: string): Promise<string> {
  const id = randomUUID();
  const letters = id.replaceAll('-', '').toUpperCase().slice(0, 12);
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, received_at)
     values ($1, 'objection', $2, $3, $4, '李明', '0533-6961234', '灯箱当天已修复', $5)`,
    [
      id,
      letters.match(/.{4}/g)!.join('-'),
      createHash('sha256').update(id).digest('hex'),
      ref,
      monday,
    ],
  );
  await takeIntake(bySystem(), { intakeId: id }, monday);
  await world.deliver();
  return id;
}

describe.each(['telegram', 'slack', 'web'] as const)('an objection, on %s', (provider) => {
  it('R-167 R-168 is taken up, reviewed and answered from its card', async () => {
    const { scene, ref } = await aPublishedVisit(sql);
    const reviewer = await aHand(world, scene.office.approver, provider);
    const id = await handedIn(ref);
    const received = await reviewer.card('检查结果异议 · 待确定复核人');
    for (const words of [ref, '灯箱当天已修复', '第二十五条']) {
      expect(received.text).toContain(words);
    }
    expect(received.text).not.toContain('李明');
    expect(await reviewer.press(received, '由我复核')).toContain('由您复核');
    await world.deliver();
    const inReview = await reviewer.card('检查结果异议 · 复核中');
    expect(inReview.buttons).toEqual(expect.arrayContaining(['维持原结果', '确有错误']));
    const said = await reviewer.fill(inReview, '维持原结果', { grounds: '照片摄于检查之后' });
    expect(said).toContain(provider === 'web' ? '维持原结果' : '一分钟内可以撤销');
    await world.deliver();
    const held = await reviewer.card('检查结果异议');
    expect(held.text).toContain('维持原结果');
    await reviewer.press(held, '撤销');
    await world.deliver();
    const [undone] = await sql('select state, outcome from objection where intake_id = $1', [id]);
    expect(undone).toEqual({ state: 'reviewing', outcome: null });
    const again = await reviewer.card('检查结果异议 · 复核中');
    await reviewer.fill(again, '维持原结果', { grounds: '照片摄于检查之后' });
    await world.conclude();
    await world.deliver();
    const [decision] = await sql(
      `select d.door, d.verdict, d.held_id is not null as held, s.kind as card
       from decision d join objection o on o.id = d.about_id left join shown_card s on s.hash = d.card_hash
       where d.about_type = 'objection' and o.intake_id = $1`,
      [id],
    );
    expect(decision).toEqual({ door: provider, verdict: 'reject', held: true, card: 'objection' });
    const decided = await reviewer.card('检查结果异议 · 已复核，待反馈');
    const way = provider === 'slack' ? 'post' : '邮寄送达';
    const told = { way, reply: '维持原结果，理由附后。', proof: 'EMS 1029384756' };
    await reviewer.fill(decided, '登记反馈', told);
    await world.deliver();
    expect((await reviewer.card('检查结果异议 · 已反馈')).text).toContain('办结');
    const [row] = await sql(
      'select state, outcome, grounds, reply_way, reply_proof from objection where intake_id = $1',
      [id],
    );
    expect(row).toEqual({
      state: 'answered',
      outcome: 'stands',
      grounds: '照片摄于检查之后',
      reply_way: 'post',
      reply_proof: told.proof,
    });
  });

  it('R-145 R-169 corrects a result to 不予配合 with the ground that the rules ask for', async () => {
    const { scene, ref } = await aPublishedVisit(sql, { photo: true });
    const reviewer = await aHand(world, scene.office.approver, provider);
    const id = await handedIn(ref);
    await reviewer.press(await reviewer.card('检查结果异议 · 待确定复核人'), '由我复核');
    await world.deliver();
    const given = {
      finding: '不予配合情节严重',
      obstructions: '拒绝提供相关材料',
      grounds: '录像显示负责人拒绝出示台账',
      publicNote: '检查结论录入有误，现予更正。',
    };
    const card = await reviewer.card('检查结果异议 · 复核中');
    await reviewer.fill(card, '确有错误', given);
    await world.conclude();
    const [kept] = await sql(
      `select c.changes from correction c join objection o on o.correction_id = c.id
       where o.intake_id = $1`,
      [id],
    );
    expect(kept).toEqual({ changes: { finding: 'obstructed', grounds: ['materials'] } });
  });
});
