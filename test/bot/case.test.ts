import { describe, expect, it } from 'vitest';
import { aMatchedTask, monday, signed, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

describe.each(['telegram', 'slack', 'web'] as const)('a follow-up case, on %s', (provider) => {
  // In a modal the value of an option is chosen, elsewhere its words.
  const option = (value: string, words: string) => (provider === 'slack' ? value : words);
  const left = (name: string) => (provider === 'telegram' ? { [name]: '' } : {});

  it('R-175 R-179 R-176 reaches its owner, who orders a measure, reviews it and hands on from its card', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(sql, scene, inspectionId);
    const owner = await aHand(world, lead!, provider);
    await signed(sql, scene, inspectionId, monday, { finding: 'rectification' });
    await world.deliver();
    const [file] = await sql('select id, code from case_file where inspection_id = $1', [
      inspectionId,
    ]);
    const { id, code } = file as { id: string; code: string };
    const card = await owner.card(code);
    // On the web a link is no button.
    expect(card.buttons.slice(0, 2)).toEqual(['登记处置措施', '登记移送']);
    await owner.fill(card, '登记处置措施', {
      measure: option('rectify', '限期整改'),
      dueOn: option('2026-09-28', '10 个工作日，至 2026年9月28日（周一）'),
      documentNo: '高公责改〔2026〕9号',
    });
    await world.deliver();
    const [ordered] = await sql(
      `select measure, ordered_on::text as "on", due_on::text as "dueOn", document_no as no, ordered_by
       from case_measure where case_id = $1`,
      [id],
    );
    expect(ordered).toEqual({
      measure: 'rectify',
      on: '2026-09-14',
      dueOn: '2026-09-28',
      no: '高公责改〔2026〕9号',
      ordered_by: lead!.id,
    });
    const after = await owner.card(code);
    expect(after.buttons[0]).toBe('记录复查结果');
    await owner.fill(after, '记录复查结果', { met: option('yes', '已改正'), ...left('note') });
    await world.deliver();
    await owner.fill(await owner.card(code), '登记移送', {
      receiverKind: option('department', '相关部门'),
      receiver: '高青县市场监督管理局',
      content: '涉嫌无照经营的线索',
      documentNo: '高公移〔2026〕2号',
    });
    const [referral] = await sql(
      `select receiver_kind as kind, receiver, sent_on::text as "on", sent_by from referral where case_id = $1`,
      [id],
    );
    expect(referral).toEqual({
      kind: 'department',
      receiver: '高青县市场监督管理局',
      on: '2026-09-14',
      sent_by: lead!.id,
    });
    const told = await sql(
      `select type, door from event where about_id = $1
         and type in ('case.measure-ordered', 'case.reviewed', 'referral.sent') order by id`,
      [id],
    );
    expect(told).toEqual(
      ['case.measure-ordered', 'case.reviewed', 'referral.sent'].map((type) => ({
        type,
        door: provider,
      })),
    );
  });
});
