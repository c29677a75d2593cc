import { describe, expect, it } from 'vitest';
import { recordLetter } from '../../../usecases/joint/confirm.ts';
import { confirmScheme } from '../../../usecases/scheme/confirm.ts';
import { draftScheme } from '../../../usecases/scheme/draft.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, category, many } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine } from '../../support/merging.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const parts = { duty: '分工', procedure: '程序', schedule: '时间' };

/** A joint task that waits for its freeze; its department answers by letter. */
async function aJointTask(profile: string) {
  const bureau = await aBureau(sql, { profile });
  const { planner, unit, sibling, witnesses } = bureau;
  for (const of of [unit, sibling]) await many(3, () => anInspector(sql, { unit: of }));
  const itemIds = [
    await aKeyItem(sql, bureau, '视频监控'),
    await aKeyItem(sql, bureau, '消防设施'),
  ];
  const { taskId } = await setUpTask(
    by(planner),
    {
      planLineId: await aPlanLine(sql, bureau, itemIds[0]!),
      name: '旅馆业联合抽查',
      unitId: unit.id,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [itemIds[0]!],
      strata: [{ number: 1, name: '全部', filter: { category, risk: ['高'] }, ratioBp: 10_000 }],
      participants: [{ unitId: sibling.id, itemIds: [itemIds[1]!] }],
    },
    monday,
  );
  const [participant] = await sql('select id from task_participant where task_id = $1', [taskId]);
  const letter = { participantId: participant!['id'], letterNo: '复函〔2026〕3号' };
  await recordLetter(by(planner), letter, monday);
  const witnessIds = witnesses.map(({ id }) => id);
  const freeze = () => freezeTask(by(planner), { taskId, witnessIds }, monday);
  return { bureau, taskId, freeze };
}

describe('P-36 the scheme of a joint draw', () => {
  it('is confirmed in 许昌 before the pool is frozen, and says what falls to each department', async () => {
    const { bureau, taskId, freeze } = await aJointTask('xuchang');
    const { planner, approver, unit, sibling } = bureau;
    await expect(freeze()).rejects.toMatchObject({
      code: 'scheme-missing',
      details: { rule: expect.stringMatching(/许昌.*二\(八\) · P-36 joint\.schemeRequired/) },
    });
    const own = { department: 1, duty: '牵头组织' };
    const theirs = { department: 2, duty: '检查消防设施' };
    await draftScheme(by(planner), { taskId, ...parts, departmentDuties: [own] }, monday);
    await expect(confirmScheme(by(approver), { taskId }, monday)).rejects.toMatchObject({
      code: 'scheme-incomplete',
      details: { names: sibling.name, rule: expect.stringContaining('P-36 joint.schemeRequired') },
    });
    await expect(freeze()).rejects.toMatchObject({ code: 'scheme-missing' });
    await draftScheme(by(planner), { taskId, ...parts, departmentDuties: [own, theirs] }, monday);
    await confirmScheme(by(approver), { taskId }, monday);
    const [scheme] = await sql('select content from work_scheme where task_id = $1', [taskId]);
    // 二(八): 抽查事项、参与联合抽查的部门、抽查时间、抽查比例.
    expect(scheme!['content']).toMatchObject({
      items: expect.arrayContaining(['对旅馆业视频监控的检查', '对旅馆业消防设施的检查']),
      departments: [
        { number: 1, unit: unit.name },
        { number: 2, unit: sibling.name },
      ],
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      strata: [{ name: '全部', ratioBp: 10_000 }],
    });
    expect(await freeze()).toMatchObject({ poolSize: 3 });
  });

  it('is not waited for by a joint draw of 高青, whose visits wait for theirs (R-115)', async () => {
    const { freeze } = await aJointTask('gaoqing');
    expect(await freeze()).toMatchObject({ poolSize: 3 });
  });
});
