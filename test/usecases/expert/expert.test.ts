import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { declareExpertInterest } from '../../../usecases/expert/declare-interest.ts';
import { makeSecret } from '../../../usecases/draw/make-secret.ts';
import { inviteExpert } from '../../../usecases/expert/invite.ts';
import { amendExpert, registerExpert } from '../../../usecases/expert/register.ts';
import { seatDrawnExpert } from '../../../usecases/expert/seat-drawn.ts';
import { decideProposal } from '../../../usecases/proposal/decide.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { sweepDraws } from '../../../worker/sweep-draws.ts';
import { useDatabase } from '../../support/database.ts';
import { stateIn } from '../../support/dispatched.ts';
import { anInspector, aPerson, many, type Someone } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, monday, type Scene, start } from '../../support/visit.ts';

const { sql } = useDatabase();

const skill = '特种设备';

/** Experts of the scene's bureau, entered by its registrar. */
async function experts({ office }: Scene, amount: number, skills = [skill]) {
  const { bureau } = office;
  const registrar = await aPerson(sql, { unit: bureau, roles: [['registrar', bureau]] });
  const ids = await many(amount, async (at) => {
    const entry = { unitId: bureau.id, name: `专家${at}`, organisation: '检验研究院', skills };
    return (await registerExpert(by(registrar), entry, monday)).expertId;
  });
  return { registrar, ids };
}

const uscc = async (inspectionId: string) =>
  (
    await sql(
      'select s.uscc from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    )
  )[0]!['uscc'] as string;

const draw = (scene: Scene, person: Someone = scene.office.planner, of = skill) =>
  inviteExpert(
    by(person),
    { inspectionId: scene.task.inspectionIds[0]!, mode: 'draw', skill: of },
    monday,
  ) as Promise<{ drawId: string }>;

const appoint = (scene: Scene, expertId: string, reason = '涉及锅炉检验') =>
  inviteExpert(
    by(scene.office.planner),
    { inspectionId: scene.task.inspectionIds[0]!, mode: 'appointment', expertId, reason },
    monday,
  ) as Promise<{ proposalId: string }>;

const decide = (person: Someone, id: string) =>
  decideProposal(by(person), { id, verdict: 'approve' }, monday);

const seated = (inspectionId: string) =>
  sql(
    'select expert_id, mode, draw_id, proposal_id from expert_seat where inspection_id = $1 order by assigned_at',
    [inspectionId],
  );

describe('an expert at a visit', () => {
  it('R-116 is drawn by an announced draw of its own, from those without an interest', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const { registrar, ids } = await experts(scene, 3);
    await experts(scene, 1, ['消防']);
    const interest = { expertId: ids[0]!, uscc: await uscc(inspectionId), nature: '股东' };
    await declareExpertInterest(by(registrar), interest, monday);
    const { drawId } = await draw(scene);
    const [announced] = await sql('select code, kind, input, seed from draw where id = $1', [
      drawId,
    ]);
    expect(announced).toMatchObject({ code: `${scene.task.code}-E1`, kind: 'expert', seed: null });
    expect(announced!['input'].teams[0].eligible).toHaveLength(3);
    expect(announced!['input'].teams[0].recused).toHaveLength(1);
    await sweepDraws();
    const [seat] = await seated(inspectionId);
    expect(seat).toMatchObject({ mode: 'draw', draw_id: drawId, proposal_id: null });
    expect(ids.slice(1)).toContain(seat!['expert_id']);
    const facts = await inspectionFacts(inspectionId, null);
    expect(facts!.experts).toMatchObject([{ organisation: '检验研究院', mode: 'draw' }]);
    expect(facts!.team).toHaveLength(2);
    await sweepDraws();
    expect(await seated(inspectionId)).toHaveLength(1);
  });

  it('R-116 is drawn anew when an interest came on file after the announcement', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const { registrar, ids } = await experts(scene, 2);
    const { drawId } = await draw(scene);
    const code = await uscc(inspectionId);
    await declareExpertInterest(
      by(registrar),
      { expertId: ids[1]!, uscc: code, nature: '亲属' },
      monday,
    );
    await sweepDraws();
    expect(await stateIn(sql, 'draw', drawId)).toBe('void');
    expect(await seated(inspectionId)).toEqual([]);
    const again = await draw(scene);
    await sweepDraws();
    expect(await seated(inspectionId)).toMatchObject([
      { expert_id: ids[0], draw_id: again.drawId },
    ]);
  });

  it('draw.md §2 names the draw before that came to nothing', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { registrar, ids } = await experts(scene, 2);
    const first = await draw(scene);
    const code = await uscc(scene.task.inspectionIds[0]!);
    const interest = { expertId: ids[1]!, uscc: code, nature: '亲属' };
    await declareExpertInterest(by(registrar), interest, monday);
    await sweepDraws();
    // What was void had no entropy yet: nobody could have chosen by its result.
    expect(await sql('select 1 from entropy_source where draw_id = $1', [first.drawId])).toEqual(
      [],
    );
    const { drawId } = await draw(scene);
    const [row] = await sql('select predecessor from draw where id = $1', [drawId]);
    expect(row!['predecessor']).toBe(`${scene.task.code}-E1`);
    await sweepDraws();
    await experts(scene, 1);
    const [next] = await sql('select predecessor from draw where id = $1', [
      (await draw(scene)).drawId,
    ]);
    expect(next!['predecessor']).toBeNull();
  });

  it('R-116 is not held up by an inspector of the same serial who has an interest', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const namesake = await anInspector(sql, { unit: scene.office.unit });
    const [row] = await sql('select serial from inspector where person_id = $1', [namesake.id]);
    await sql(`alter table expert alter column serial restart with ${row!['serial']}`);
    await experts(scene, 1);
    const { drawId } = await draw(scene);
    await sql(
      `insert into interest (id, inspector_id, uscc, nature, declared_at)
       values (gen_random_uuid(), $1, $2, '亲属', now())`,
      [namesake.id, await uscc(inspectionId)],
    );
    await sweepDraws();
    expect(await seated(inspectionId)).toMatchObject([{ draw_id: drawId }]);
  });

  it('draw.md §1 stays drawn, and stays away, with an interest from when the result was known', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const { ids } = await experts(scene, 1);
    const { drawId } = await draw(scene);
    await makeSecret(bySystem(), { drawId }, monday);
    await sql(
      `insert into expert_interest (id, expert_id, uscc, nature, declared_by, declared_at)
       values (gen_random_uuid(), $1, $2, '亲属', $3, $4)`,
      [ids[0], await uscc(inspectionId), scene.office.planner.id, monday],
    );
    expect(await seatDrawnExpert(bySystem(), { drawId }, monday)).toEqual({ expertId: null });
    expect(await stateIn(sql, 'draw', drawId)).toBe('drawn');
    expect(await seated(inspectionId)).toEqual([]);
    const events = await sql(`select data from event where type = 'expert.barred'`);
    expect(events).toMatchObject([{ data: { expertId: ids[0] } }]);
  });

  it('R-116 is appointed with a reason that the approver consents to, who did not ask', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const { ids } = await experts(scene, 1);
    await expect(appoint(scene, ids[0]!, ' ')).rejects.toMatchObject({ code: 'reason-required' });
    const { proposalId } = await appoint(scene, ids[0]!);
    await expect(appoint(scene, ids[0]!)).rejects.toMatchObject({ code: 'already-proposed' });
    expect(await seated(inspectionId)).toEqual([]);
    for (const person of [scene.office.planner, scene.office.head]) {
      await expect(decide(person, proposalId)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await decide(scene.office.approver, proposalId)).toBe('approved');
    expect(await seated(inspectionId)).toMatchObject([
      { expert_id: ids[0], mode: 'appointment', draw_id: null, proposal_id: proposalId },
    ]);
  });

  it('R-046 R-111 R-113 counts to no minimum, leads nothing and signs nothing', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const { ids } = await experts(scene, 1);
    await decide(scene.office.approver, (await appoint(scene, ids[0]!)).proposalId);
    expect(await sql('select 1 from seat where inspector_id = $1', [ids[0]])).toEqual([]);
    await expect(
      sql(
        `insert into signature (result_id, inspector_id, result_hash, door, signed_at)
         values (gen_random_uuid(), $1, '', 'web', now())`,
        [ids[0]],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    const team = await start(sql, scene, inspectionId);
    expect(team).toHaveLength(2);
    await expect(
      submitResult(
        by(scene.office.planner),
        { inspectionId, finding: 'clear', answers: [], note: '' },
        monday,
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('R-125 takes no part with an interest, neither asked for nor approved', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const { registrar, ids } = await experts(scene, 1);
    const { proposalId } = await appoint(scene, ids[0]!);
    const interest = { expertId: ids[0]!, uscc: await uscc(inspectionId), nature: '顾问' };
    await declareExpertInterest(by(registrar), interest, monday);
    await expect(decide(scene.office.approver, proposalId)).rejects.toMatchObject({
      code: 'interest-on-file',
    });
    await expect(draw(scene)).rejects.toMatchObject({ code: 'no-expert' });
    await expect(
      sql(
        `insert into expert_seat (id, inspection_id, expert_id, mode, proposal_id, assigned_at)
         values (gen_random_uuid(), $1, $2, 'appointment', $3, now())`,
        [inspectionId, ids[0], proposalId],
      ),
    ).rejects.toMatchObject({ code: 'YH002' });
  });

  it('R-116 is refused where the rules entrust third parties instead (许昌), naming the article', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang' });
    const { ids } = await experts(scene, 1);
    const refused = {
      code: 'expert-not-allowed',
      details: { parameter: 'P-25', rule: '许昌市公安局 二(七) · P-25 team.expertMode' },
    };
    await expect(draw(scene)).rejects.toMatchObject(refused);
    await expect(appoint(scene, ids[0]!)).rejects.toMatchObject(refused);
  });

  it('R-046 is entered and ended by the registrar alone, and never deleted', async () => {
    const scene = await aMatchedTask(sql);
    const { registrar, ids } = await experts(scene, 1);
    const entry = {
      unitId: scene.office.bureau.id,
      name: '周工',
      organisation: '研究院',
      skills: [skill],
    };
    await expect(registerExpert(by(scene.office.planner), entry, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const change = { expertId: ids[0]!, organisation: '研究院', skills: [skill], active: false };
    await expect(amendExpert(by(scene.office.approver), change, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(amendExpert(by(registrar, 7), change, monday)).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await amendExpert(by(registrar, 1), change, monday)).toBe(2);
    await expect(draw(scene)).rejects.toMatchObject({ code: 'no-expert' });
    await expect(sql('delete from expert where id = $1', [ids[0]])).rejects.toMatchObject({
      code: 'YH001',
    });
  });
});
