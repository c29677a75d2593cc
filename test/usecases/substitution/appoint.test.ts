import { describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { substituteChoices } from '../../../db/queries/substitute-choices.ts';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { anAsk, approve, substitutionOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, anInterest, aPerson, many } from '../../support/factories.ts';
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
    ).rejects.toMatchObject({
      code: 'reason-required',
      details: { rule: expect.stringContaining('第二十二条 · P-29 subst.method') },
    });
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
      details: { parameter: 'P-29', rule: '高青县公安局 第二十条 · P-29 subst.method' },
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
        details: { rule: '高新区综合行政执法与应急管理局 第二十二条 · P-29 subst.method' },
      });
    }
    await expect(approve(approver, id, approver.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await substitutionOf(sql, id)).toMatchObject({ state: 'requested', version: 1 });
  });

  it('R-128 R-129 leaves one decision and one substitute when eight people designate at once', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin', inspectors: 10 });
    const { unit } = scene.office;
    const { id, inspectionId, team } = await anAsk(sql, scene);
    const spares = scene.inspectors.filter((one) => !team.includes(one));
    const approvers = await many(8, () => aPerson(sql, { unit, roles: [['approver', unit]] }));
    const outcomes = await Promise.allSettled(
      approvers.map((person, at) =>
        decideSubstitution(
          by(person, 1),
          { id, verdict: 'approve', substituteId: spares[at]!.id, reason: '业务熟悉' },
          monday,
        ),
      ),
    );
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const lost = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    expect(lost).toHaveLength(7);
    for (const refusal of lost) expect(refusal).toMatchObject({ code: 'already-decided' });
    expect(await teamOf(sql, scene, inspectionId)).toEqual([team[0], spares[won]]);
    const decisions = await sql('select person_id, reason from decision where about_id = $1', [id]);
    expect(decisions).toEqual([{ person_id: approvers[won]!.id, reason: '业务熟悉' }]);
  });

  it('R-130 R-113 lets only somebody who may lead follow a lead', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { id, inspectionId, team } = await anAsk(sql, scene, 0);
    const [follower, other] = scene.inspectors.filter((one) => !team.includes(one));
    await sql('update inspector set may_lead = false where person_id = $1', [follower!.id]);
    const { approver } = scene.office;
    const today = '2026-09-14';
    const choices = await substituteChoices(
      pool().manager,
      { kind: 'substitution', id },
      approver.id,
      today,
    );
    expect(choices.map((choice) => choice.id)).not.toContain(follower!.id);
    await expect(approve(approver, id, follower!.id)).rejects.toMatchObject({
      code: 'substitute-unfit',
    });
    expect(await approve(approver, id, other!.id)).toBe('done');
    const [seat] = await sql(
      'select inspector_id from seat where inspection_id = $1 and active and lead',
      [inspectionId],
    );
    expect(seat).toEqual({ inspector_id: other!.id });
  });
});

describe.each(['gaoqing', 'gaoxin'])('a team that would not be valid (%s)', (profile) => {
  it('R-130 is not approved: somebody who stays has an interest, or is unfit', async () => {
    const scene = await aMatchedTask(sql, { profile });
    const { id, inspectionId, team } = await anAsk(sql, scene);
    const spare = scene.inspectors.find((one) => !team.includes(one))!;
    const chosen = profile === 'gaoxin' ? spare.id : undefined;
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, team[0]!, subject as never);
    const { approver } = scene.office;
    await expect(approve(approver, id, chosen)).rejects.toMatchObject({
      code: 'team-invalid',
      details: { why: 'interested' },
    });
    await sql('update interest set ended_at = now() where inspector_id = $1', [team[0]!.id]);
    await sql(`update inspector set status = '病假' where person_id = $1`, [team[0]!.id]);
    await expect(approve(approver, id, chosen)).rejects.toMatchObject({
      code: 'team-invalid',
      details: { why: 'unqualified' },
    });
    expect(await substitutionOf(sql, id)).toMatchObject({ state: 'requested', version: 1 });
    // Whoever has asked to leave is judged by who follows them.
    await requestSubstitution(by(team[0]!), { inspectionId, reason: 'health' }, monday);
    expect(await approve(approver, id, chosen)).toBe(chosen ? 'done' : 'approved');
  });
});
