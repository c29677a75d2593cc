import { describe, expect, it } from 'vitest';
import type { ParameterKey } from '../../../domain/profile/parameters.ts';
import { amendProfile } from '../../../usecases/profile/amend.ts';
import { approveProfile } from '../../../usecases/profile/approve.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, category } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { aMatchedTask, by, monday, signed, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

// Every test writes versions of a built-in profile that no other test works under.
async function rule(slug: string, { bureau }: Bureau, values: { [K in ParameterKey]?: unknown }) {
  const roles = [['administrator', bureau] as ['administrator', Bureau['bureau']]];
  const [author, second] = [
    await aPerson(sql, { unit: bureau, roles }),
    await aPerson(sql, { unit: bureau, roles }),
  ];
  const changes = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value: value as never, source: null }]),
  );
  await amendProfile(by(author), { slug, changes, unitId: bureau.id }, monday);
  await approveProfile(by(second), { slug, verdict: 'approve' }, monday);
}

describe('a task set up under v1 is decided by v1 after v2 is approved', () => {
  it('R-019 R-200 its size of team, its pool and its freeze; a new task is under v2', async () => {
    const bureau = await aBureau(sql, { profile: 'gaoqing', subjects: 4 });
    const itemId = await aKeyItem(sql, bureau, '登记');
    const input = {
      planLineId: await aPlanLine(sql, bureau, itemId),
      name: '旅馆业抽查',
      unitId: bureau.unit.id,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [itemId],
      strata: [{ number: 1, name: '全部', filter: { category, risk: ['高'] }, ratioBp: 5000 }],
      teamSize: 2,
    };
    const { taskId } = await setUpTask(by(bureau.planner), input, monday);
    await rule('gaoqing', bureau, { 'team.min': 3, 'draw.minPool': 10 });

    await expect(setUpTask(by(bureau.planner), input, monday)).rejects.toMatchObject({
      code: 'team-too-small',
      details: { min: 3, rule: '系统默认，非本局文件规定 · P-23 team.min' },
    });
    const later = await setUpTask(by(bureau.planner), { ...input, teamSize: 3 }, monday);
    const freeze = (id: string) =>
      freezeTask(
        by(bureau.planner),
        { taskId: id, witnessIds: bureau.witnesses.map(({ id: witnessId }) => witnessId) },
        monday,
      );
    await expect(freeze(later.taskId)).rejects.toMatchObject({ code: 'pool-too-small' });
    const drawId = await drawnBy(bureau, taskId);
    const [drawn] = await sql(
      `select announcement -> 'profile' as profile from draw where id = $1`,
      [drawId],
    );
    expect(drawn).toEqual({ profile: { slug: 'gaoqing', name: '高青县公安局', version: 1 } });
    const versions = await sql(
      `select profile_version as version from task where id = any($1) order by version`,
      [[taskId, later.taskId]],
    );
    expect(versions).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('R-019 its visits, results and substitutions', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang', subjects: 2, inspectors: 8 });
    const [first, second] = scene.task.inspectionIds;
    const bureau = await aBureau(sql, { profile: 'xuchang' });
    await rule('xuchang', bureau, {
      'team.min': 5,
      'subst.reasons': ['transfer'],
      'subst.method': 'appointment',
      'result.codes': ['other'],
    });
    const [, member] = await teamOf(sql, scene, first!);
    const asked = { inspectionId: first!, reason: 'health' as const };
    await requestSubstitution(by(member!), asked, monday);
    const kept = await sql('select method from substitution where inspection_id = $1', [first]);
    expect(kept).toEqual([{ method: 'draw' }]);

    await signed(sql, scene, second!, monday);
    const [visit] = await sql('select state from inspection where id = $1', [second]);
    expect(visit).toEqual({ state: 'signed' });
  });

  it('R-019 R-155 its disclosures: the term is that of v1', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng' });
    const [inspectionId] = scene.task.inspectionIds;
    const bureau = await aBureau(sql, { profile: 'yangcheng' });
    await rule('yangcheng', bureau, {
      'disclosure.days': 60,
      'disclosure.daysNormal': 60,
      'disclosure.daysProblem': 60,
    });
    await signed(sql, scene, inspectionId!, monday);
    const [disclosure] = await sql(
      `select due_on::text as "dueOn", rule from disclosure where inspection_id = $1`,
      [inspectionId],
    );
    expect(disclosure).toEqual({ dueOn: '2026-09-20', rule: '阳城县公安局 三(二)4' });
  });
});
