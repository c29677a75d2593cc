import { describe, expect, it } from 'vitest';
import { recordConduct } from '../../../usecases/conduct/record.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { signResult as signAlone } from '../../../usecases/result/sign.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { useDatabase } from '../../support/database.ts';
import { profileFor } from '../../support/profile-for.ts';
import { aMatchedTask, allAnswers, by, monday, start } from '../../support/visit.ts';
import { completeRecord, signResult } from '../../support/visit-record.ts';

const { sql } = useDatabase();

async function aStartedVisit(profile: string) {
  const scene = await aMatchedTask(sql, { profile });
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await start(sql, scene, inspectionId);
  const answers = await allAnswers(sql, scene.task.itemIds);
  const submit = (finding: 'clear' | 'rectification' = 'rectification') =>
    submitResult(by(team[0]!), { inspectionId, finding, answers }, monday);
  const see = (fact = '台账藏于里间，经查方出示') =>
    recordConduct(by(team[1]!), { inspectionId, kind: 'concealed', fact }, monday);
  const publish = async () => {
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
    await approveDisclosure(by(scene.office.approver), given, monday);
    const [notice] = await sql(
      `select body from public_notice p join inspection n on n.code = p.ref where p.kind = 'result' and n.id = $1`,
      [inspectionId],
    );
    return notice!['body'];
  };
  return { scene, inspectionId, team, submit, see, publish };
}

describe('refusal, concealment and fraud (许昌 二(九))', () => {
  it('R-152 stand in the next result by themselves, in its hash, and are disclosed with it', async () => {
    const { inspectionId, team, submit, see, publish } = await aStartedVisit('xuchang');
    const { hash: silent } = await submit();
    await see();
    const { resultId, hash } = await submit();
    expect(hash).not.toBe(silent);
    const told = await sql(
      `select c.kind, c.fact from result_conduct r join subject_conduct c on c.id = r.conduct_id where r.result_id = $1`,
      [resultId],
    );
    expect(told).toEqual([{ kind: 'concealed', fact: '台账藏于里间，经查方出示' }]);
    for (const member of team) await signResult(by(member), { inspectionId }, monday);
    expect((await publish()).conduct).toEqual(told);
  });

  it('R-144 R-152 未发现问题 stands alone: it is no finding beside them, and no correction either', async () => {
    const { scene, inspectionId, team, submit, see, publish } = await aStartedVisit('xuchang');
    await submit('clear');
    await see();
    const refused = {
      code: 'clear-beside-conduct',
      details: { count: 1, rule: '许昌市公安局 二(九) · P-33 result.recordRefusal' },
    };
    await expect(submit('clear')).rejects.toMatchObject(refused);
    await submit();
    for (const member of team) await signResult(by(member), { inspectionId }, monday);
    await publish();
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const words = { proof: '结论勾选有误', publicNote: '结论录入有误。' };
    const given = { disclosureId: row!['id'] as string, changes: { finding: 'clear' as const } };
    await expect(
      requestCorrection(by(scene.office.approver), { ...given, ...words }, monday),
    ).rejects.toMatchObject(refused);
  });

  it('R-152 nobody signs a result that keeps silent about them', async () => {
    const { inspectionId, team, submit, see } = await aStartedVisit('xuchang');
    await submit();
    await see();
    await completeRecord(inspectionId, monday);
    await expect(signAlone(by(team[0]!), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'conduct-untold',
      details: { rule: '许昌市公安局 二(九) · P-33 result.recordRefusal' },
    });
    await submit();
    await completeRecord(inspectionId, monday);
    await signAlone(by(team[0]!), { inspectionId }, monday);
  });

  it('R-152 no number of a person goes out with them', async () => {
    const { inspectionId, team, submit, see, publish } = await aStartedVisit('xuchang');
    await see('店主电话 13812345678 拒接');
    await submit();
    for (const member of team) await signResult(by(member), { inspectionId }, monday);
    await expect(publish()).rejects.toMatchObject({
      code: 'personal-data',
      details: { field: 'conduct' },
    });
  });

  it('R-152 are refused where the rules do not have them in the result, and stay out of it', async () => {
    const slug = await profileFor(sql, 'xuchang', { 'result.recordRefusal': false });
    const { see } = await aStartedVisit(slug);
    await expect(see()).rejects.toMatchObject({
      code: 'conduct-not-recorded',
      details: { rule: '某局 第九条 · P-33 result.recordRefusal' },
    });
  });
});

describe('whose signatures close a visit', () => {
  it('R-142 the lead and the least of a team, where the rules do not ask for everybody', async () => {
    const slug = await profileFor(sql, 'gaoqing', { 'sign.allMembers': false });
    const scene = await aMatchedTask(sql, { profile: slug, teamSize: 3 });
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, monday);
    const state = async () =>
      (await sql('select state from inspection where id = $1', [inspectionId]))[0]!['state'];
    await signResult(by(team[1]!), { inspectionId }, monday);
    await signResult(by(team[2]!), { inspectionId }, monday);
    expect(await state()).toBe('submitted');
    await signResult(by(team[0]!), { inspectionId }, monday);
    expect(await state()).toBe('signed');
  });

  it('R-142 closes without the third signature, says by which rule, and can be disclosed', async () => {
    const slug = await profileFor(sql, 'gaoqing', { 'sign.allMembers': false });
    const scene = await aMatchedTask(sql, { profile: slug, teamSize: 3 });
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, monday);
    for (const member of team.slice(0, 2)) {
      await signResult(by(member), { inspectionId }, monday);
    }
    const [closing] = await sql(
      'select signatures, rule from visit_closing where inspection_id = $1',
      [inspectionId],
    );
    expect(closing).toEqual({ signatures: 2, rule: '某局 第九条 · P-32 sign.allMembers' });
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
    expect(await approveDisclosure(by(scene.office.approver), given, monday)).toEqual({
      state: 'published',
    });
  });
});

describe('what the subject neither confirmed nor refused', () => {
  it('R-143 is not published either, by whichever way it came to be signed', async () => {
    const { scene, inspectionId, team, submit } = await aStartedVisit('yangcheng');
    const { resultId } = await submit('clear');
    const { office } = scene;
    for (const { id } of team) {
      await sql(
        `insert into signature (result_id, inspector_id, result_hash, door, signed_at)
         select id, $2, hash, 'web', $3 from result where id = $1`,
        [resultId, id, monday],
      );
    }
    await sql(`update inspection set state = 'signed', signed_on = '2026-09-14' where id = $1`, [
      inspectionId,
    ]);
    const disclosureId = '00000000-0000-4000-8000-000000000001';
    await sql(
      `insert into disclosure (id, inspection_id, result_id, single) values ($1, $2, $3, true)`,
      [disclosureId, inspectionId, resultId],
    );
    const approve = () =>
      approveDisclosure(by(office.approver), { disclosureId, verdict: 'approve' }, monday);
    await expect(approve()).rejects.toMatchObject({
      code: 'subject-unconfirmed',
      details: { rule: '阳城县公安局 四(三) · P-32 sign.subjectConfirm' },
    });
    await completeRecord(inspectionId, monday);
    expect(await approve()).toEqual({ state: 'published' });
  });
});
