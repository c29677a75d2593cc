import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { declareInterest } from '../../../usecases/interest/declare.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { signResult } from '../../support/visit-record.ts';
import { accompanyVisit, endAccompaniment } from '../../../usecases/team/accompany.ts';
import { useDatabase } from '../../support/database.ts';
import { aWaitingTask } from '../../support/dispatched.ts';
import { anInspector, aPerson, type Someone } from '../../support/factories.ts';
import { allAnswers, aMatchedTask, by, monday, type Scene, start } from '../../support/visit.ts';

const { sql } = useDatabase();

type Traits = Partial<Parameters<typeof anInspector>[1]> & { category?: string };

/** Somebody of the executing unit who supervises safety day by day and has no certificate. */
async function safetyStaff({ office }: Pick<Scene, 'office'>, traits: Traits = {}) {
  const { category = 'daily-safety', ...rest } = traits;
  const one = await anInspector(sql, { unit: office.unit, licenceExpiresOn: null, ...rest });
  await sql('update inspector set category = $2, updated_at = now() where person_id = $1', [
    one.id,
    category,
  ]);
  return one;
}

const accompany = (scene: Scene, who: Someone, one: Someone) =>
  accompanyVisit(
    by(who),
    { inspectionId: scene.task.inspectionIds[0]!, companionId: one.id, reason: '熟悉该企业' },
    monday,
  );

describe('staff without a certificate', () => {
  it('R-044 are never in a team, and come on top of it in 高新区 with a warning; they count, lead and sign nowhere', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const one = await safetyStaff(scene);
    expect(await accompany(scene, scene.office.approver, one)).toEqual({ warning: 'uncertified' });
    const facts = await inspectionFacts(inspectionId, one.id);
    expect(facts).toMatchObject({
      companions: [{ name: one.name, unit: scene.office.unit.name }],
      accompanies: true,
      seat: null,
    });
    expect(facts!.team).toHaveLength(2);
    const [event] = await sql(
      `select data, actor_id from event where type = 'team.accompanied' and about_id = $1`,
      [inspectionId],
    );
    expect(event).toMatchObject({
      actor_id: scene.office.approver.id,
      data: {
        companion: one.id,
        warning: 'uncertified',
        rule: expect.stringContaining('第二十一条 · P-27 inspector.allowDailySafetyStaff'),
      },
    });
    const told = await sql('select card from message where about_id = $1 and person_id = $2', [
      inspectionId,
      one.id,
    ]);
    expect(told).toEqual([{ card: 'inspection' }]);

    const team = await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, monday);
    await expect(signResult(by(one), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'not-a-member',
    });
    for (const member of team) await signResult(by(member), { inspectionId }, monday);
    const [visit] = await sql('select state from inspection where id = $1', [inspectionId]);
    expect(visit).toEqual({ state: 'signed' });
  });

  it('R-044, P-27 may accompany nobody where the rules do not know such staff: the refusal names parameter and article', async () => {
    const scene = await aMatchedTask(sql);
    const one = await safetyStaff(scene);
    await expect(accompany(scene, scene.office.approver, one)).rejects.toMatchObject({
      code: 'companion-not-allowed',
      details: { rule: expect.stringContaining('inspector.allowDailySafetyStaff') },
    });
  });

  it('R-044 other people without a certificate, certified ones, the absent and the interested do not', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { approver, head, planner, unit } = scene.office;
    const fine = await safetyStaff(scene);
    for (const traits of [
      { category: 'civil-servant' },
      { licenceExpiresOn: '2029-12-31' },
      { status: '借调' },
      { partner: true },
    ]) {
      const one = await safetyStaff(scene, traits);
      await expect(accompany(scene, approver, one), JSON.stringify(traits)).rejects.toMatchObject({
        code: 'companion-unfit',
      });
    }
    const member = scene.inspectors[0]!;
    await expect(accompany(scene, approver, member)).rejects.toMatchObject({
      code: 'companion-unfit',
    });
    await expect(accompany(scene, planner, fine)).rejects.toMatchObject({ code: 'forbidden' });
    const self = await aPerson(sql, { unit, roles: [['head', unit]] });
    await expect(accompany(scene, self, self)).rejects.toMatchObject({ code: 'forbidden' });
    const [{ uscc }] = (await sql(
      'select s.uscc from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [scene.task.inspectionIds[0]],
    )) as [{ uscc: string }];
    await declareInterest(by(fine), { inspectorId: fine.id, uscc, nature: '亲属' }, monday);
    await expect(accompany(scene, head, fine)).rejects.toMatchObject({ code: 'interest-on-file' });
    const expired = await safetyStaff(scene, { licenceExpiresOn: '2026-09-13' });
    await accompany(scene, head, expired);
  });

  it('R-044, R-111 come only on top of a team that is complete without them, whoever writes the row', async () => {
    const { office, inspectionId } = await aWaitingTask(sql);
    const one = await safetyStaff({ office });
    const given = { inspectionId, companionId: one.id, reason: '人手不足' };
    await expect(accompanyVisit(by(office.approver), given, monday)).rejects.toMatchObject({
      code: 'team-invalid',
      details: { why: 'too-few' },
    });
    await expect(
      sql(
        `insert into companion (id, inspection_id, inspector_id, reason, assigned_by, assigned_at)
         values (gen_random_uuid(), $1, $2, 'x', $3, now())`,
        [inspectionId, one.id, office.approver.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-125 accompany no more with an interest on file since, and their time is ended with a reason', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const { approver } = scene.office;
    const [first, second] = [await safetyStaff(scene), await safetyStaff(scene)];
    for (const one of [first, second]) await accompany(scene, approver, one);
    await expect(accompany(scene, approver, first)).rejects.toMatchObject({
      code: 'companion-unfit',
    });
    const [subject] = await sql(
      'select s.uscc from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    const interest = { inspectorId: first.id, uscc: subject!['uscc'], nature: '投资' };
    await declareInterest(by(first), interest, monday);
    const names = async () =>
      (await inspectionFacts(inspectionId, null))!.companions.map(({ name }) => name);
    expect(await names()).toEqual([second.name]);
    const [row] = await sql('select id from companion where inspector_id = $1', [second.id]);
    const end = { inspectionId, id: row!['id'], reason: '另有任务' };
    await endAccompaniment(by(approver), end, monday);
    expect(await names()).toEqual([]);
    await expect(endAccompaniment(by(approver), end, monday)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(sql('delete from companion')).rejects.toMatchObject({ code: 'YH001' });
  });
});
