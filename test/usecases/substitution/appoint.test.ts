import { describe, expect, it } from 'vitest';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { anAsk, approve, substitutionOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector } from '../../support/factories.ts';
import { aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

describe('appointing a substitute (高新区)', () => {
  it('R-129 names somebody qualified with a reason, and shows it as an appointment, never as a draw', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { id, inspectionId, team } = await anAsk(sql, scene);
    const { approver } = scene.office;
    const named = scene.inspectors.find((one) => !team.includes(one))!;
    await expect(
      decideSubstitution(by(approver), { id, verdict: 'approve', reason: '同意' }, monday),
    ).rejects.toMatchObject({ code: 'bad-input', details: { field: 'substituteId' } });
    await expect(
      decideSubstitution(by(approver), { id, verdict: 'approve', substituteId: named.id }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    expect(await approve(approver, id, named.id)).toBe('done');
    expect(await teamOf(sql, scene, inspectionId)).toEqual([team[0], named]);
    const [seat] = await sql('select draw_id, appointed_by from seat where inspector_id = $1', [
      named.id,
    ]);
    expect(seat).toEqual({ draw_id: null, appointed_by: approver.id });
    expect(await substitutionOf(sql, id)).toMatchObject({ method: 'appointment', state: 'done' });
    expect(await sql('select 1 from draw where substitution_id = $1', [id])).toEqual([]);
  });

  it('R-129 appoints nobody in a bureau that draws, and nobody unfit in one that appoints', async () => {
    const gaoqing = await aMatchedTask(sql);
    const drawn = await anAsk(sql, gaoqing);
    const spare = gaoqing.inspectors.find((one) => !drawn.team.includes(one))!;
    await expect(approve(gaoqing.office.approver, drawn.id, spare.id)).rejects.toMatchObject({
      code: 'no-designation',
      details: { parameter: 'P-29', rule: '高青县公安局 第二十条' },
    });
    expect(await substitutionOf(sql, drawn.id)).toMatchObject({ state: 'requested' });
    const gaoxin = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { id, team } = await anAsk(sql, gaoxin);
    const { unit, approver } = gaoxin.office;
    const unfit = [
      (await anInspector(sql, { unit, licenceExpiresOn: '2026-09-01' })).id,
      (await anInspector(sql, { unit, skills: ['娱乐场所'] })).id,
      team[0]!.id,
      team[1]!.id,
    ];
    for (const person of unfit) {
      await expect(approve(approver, id, person)).rejects.toMatchObject({
        code: 'substitute-unfit',
        details: { rule: '高新区综合行政执法与应急管理局 第二十二条' },
      });
    }
    await expect(approve(approver, id, approver.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await substitutionOf(sql, id)).toMatchObject({ state: 'requested', version: 1 });
  });
});
