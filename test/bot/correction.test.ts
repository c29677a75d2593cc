import { describe, expect, it } from 'vitest';
import { requestCorrection } from '../../usecases/correction/request.ts';
import { provedFor } from '../support/proved-for.ts';
import { aPublishedVisit } from '../support/published.ts';
import { aMatchedTask, by, monday, signed } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

describe.each(['telegram', 'slack', 'web'] as const)('what becomes public, on %s', (provider) => {
  it('R-159 withholds a result from the card on a ground of the rules, and can take it back', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const approver = await aHand(world, scene.office.approver, provider);
    await signed(sql, scene, inspectionId);
    await world.deliver();
    const card = await approver.card('结果公示 · 待公示');
    expect(card.buttons).toEqual(['审核并公示', '不予公开']);
    const why = { ground: provider === 'slack' ? 'secret' : '商业秘密', reason: '涉及工艺参数' };
    const said = await approver.fill(card, '不予公开', why);
    expect(said).toContain(provider === 'web' ? '不予公开' : '一分钟内可以撤销');
    const [pending] = await sql('select state, ground from disclosure where inspection_id = $1', [
      inspectionId,
    ]);
    expect(pending).toEqual({ state: 'pending', ground: null });
    await world.conclude();
    await world.deliver();
    const [row] = await sql(
      'select state, ground, withheld_by, withheld_at from disclosure where inspection_id = $1',
      [inspectionId],
    );
    expect(row).toMatchObject({
      state: 'withheld',
      ground: 'secret',
      withheld_by: scene.office.approver.id,
    });
    expect(row!['withheld_at']).not.toBeNull();
    const after = await approver.card('结果公示 · 不予公开');
    expect(after.text).toContain('不予公开，理由：商业秘密');
    expect(after.buttons).toEqual([]);
  });

  it('R-166 R-169 R-142 the principal head signs a correction from the card, behind a second factor; the minute passes, and it is public', async () => {
    const { scene, disclosureId, ref } = await aPublishedVisit(sql);
    const head = await aHand(world, scene.office.head, provider);
    const { correctionId } = await requestCorrection(
      by(scene.office.approver),
      {
        disclosureId,
        changes: { finding: 'rectification' },
        proof: '结论勾选有误',
        publicNote: '检查结论录入有误，现予更正。',
      },
      monday,
    );
    await world.deliver();
    const card = await head.card('公示结果更正');
    for (const words of ['“未发现问题”改为“发现问题已责令改正”', '结论勾选有误', '第二十五条']) {
      expect(card.text).toContain(words);
    }
    expect(card.text).toContain('签字须二次验证');
    expect(await head.press(card, '同意')).toContain('二次验证');
    expect(await sql('select 1 from held_verdict where about_id = $1', [correctionId])).toEqual([]);
    const [way] = await sql(
      `select person_id, about_type from action_token where action = 'step-up' and about_id = $1`,
      [correctionId],
    );
    expect(way).toEqual({ person_id: scene.office.head.id, about_type: 'correction' });
    await provedFor(sql, scene.office.head, { type: 'correction', id: correctionId }, monday);
    expect(await head.press(card, '同意')).toBe('已同意，一分钟内可以撤销。');
    const copies = () =>
      sql(`select 1 from public_notice where kind = 'result' and ref = $1`, [ref]);
    expect(await copies()).toHaveLength(1);
    await world.conclude();
    await world.deliver();
    expect(await copies()).toHaveLength(2);
    expect((await head.card('公示结果更正')).text).toContain('更正已公示');
    const [decision] = await sql(
      `select door, verdict from decision where about_type = 'correction' order by number desc limit 1`,
    );
    expect(decision).toEqual({ door: provider, verdict: 'approve' });
  });
});
