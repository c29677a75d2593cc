import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { profileSlugs } from '../../../domain/profile/profile.ts';
import { translateAny } from '../../../locales/translate.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { useDatabase } from '../../support/database.ts';
import { aSubject, category, many } from '../../support/factories.ts';
import {
  aBureau,
  aKeyItem,
  aPlanLine,
  type Bureau,
  confirmedTask,
  drawnBy,
} from '../../support/merging.ts';
import { aScheme } from '../../support/scheme.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

type Given = Parameters<typeof setUpTask>[1];

/** A task that every bureau's rules would allow. */
async function allowed(bureau: Bureau): Promise<Given> {
  const itemId = await aKeyItem(sql, bureau, '视频监控');
  return {
    planLineId: await aPlanLine(sql, bureau, itemId),
    name: '旅馆业抽查',
    unitId: bureau.unit.id,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [itemId],
    strata: [{ number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 10_000 }],
  };
}

const tasksOf = async ({ unit }: Bureau) =>
  (await sql('select count(*)::int as n from task where unit_id = $1', [unit.id]))[0]!['n'];

/** A set-up is refused with what is wrong, by number and key of the parameter, and leaves nothing behind. */
async function refused(bureau: Bureau, given: Given, code: string, key: string): Promise<void> {
  const before = await tasksOf(bureau);
  const refusal = await setUpTask(by(bureau.planner), given, monday).then(
    () => undefined,
    (error: { code: string; details: Record<string, string> }) => error,
  );
  expect(refusal, code).toMatchObject({ code });
  const { rule } = refusal!.details;
  expect(rule).toMatch(new RegExp(` · (P-\\d\\d )?${key}$`));
  for (const language of ['zh-CN', 'en'] as const) {
    expect(
      translateAny(language, `refusal.${code}` as 'refusal.stale', refusal!.details),
    ).toContain(key);
  }
  expect(await tasksOf(bureau)).toBe(before);
}

it.each(profileSlugs)(
  'R-002 R-028 %s sets up no task for a draft, a retired item, or one of another bureau',
  async (profile) => {
    const bureau = await aBureau(sql, { profile });
    const given = await allowed(bureau);
    const draft = randomUUID();
    await sql(
      `insert into item (id, unit_id, code, name, subject_category, kind, basis, content, disclosure)
       select $2, unit_id, code || '-2', name, subject_category, kind, basis, content, disclosure from item where id = $1`,
      [given.itemIds[0], draft],
    );
    const notInForce = ['item-not-published', 'item.mustBePublished'] as const;
    await refused(bureau, { ...given, itemIds: [draft] }, ...notInForce);
    const other = await aBureau(sql, { profile });
    const foreign = { ...given, itemIds: [await aKeyItem(sql, other, '消防通道')] };
    await expect(setUpTask(by(bureau.planner), foreign, monday)).rejects.toMatchObject({
      code: 'not-found',
    });
    await setUpTask(by(bureau.planner), given, monday);
    await sql(`update item set state = 'retired' where id = $1`, [given.itemIds[0]]);
    await refused(bureau, given, ...notInForce);
  },
);

it.each(profileSlugs)(
  'R-050 R-054 %s sets up no task beside the line of its plan: not its item, not its window, nor without one',
  async (profile) => {
    const bureau = await aBureau(sql, { profile });
    const given = await allowed(bureau);
    const [line] = await sql(
      'select starts_on::text as "from", ends_on::text as "to" from plan_line where id = $1',
      [given.planLineId],
    );
    expect(line).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    const itemIds = [await aKeyItem(sql, bureau, '消防通道')];
    await refused(bureau, { ...given, itemIds }, 'item-outside-plan', 'plan.adjustable');
    const beyond = { ...given, endsOn: '2027-01-01' };
    await refused(bureau, beyond, 'window-outside-plan', 'plan.adjustable');
    const without = { ...given };
    delete without.planLineId;
    await refused(bureau, without, 'plan-line-missing', 'task.allowAdHoc');
  },
);

it.each(profileSlugs)(
  'R-052 %s draws nothing under a plan that nobody approved or published',
  async (profile) => {
    const bureau = await aBureau(sql, { profile });
    const given = await allowed(bureau);
    const [planId, planLineId] = [randomUUID(), randomUUID()];
    await sql('insert into plan (id, unit_id, year, number) values ($1, $2, 2026, 2)', [
      planId,
      bureau.bureau.id,
    ]);
    await sql(
      `insert into plan_line (id, plan_id, name, item_name, starts_on, ends_on, unit_name)
       select $1, $2, name, item_name, starts_on, ends_on, unit_name from plan_line where id = $3`,
      [planLineId, planId, given.planLineId],
    );
    const drafted = { ...given, planLineId };
    await refused(bureau, drafted, 'plan-not-published', 'plan.publishChannels');
    await sql(
      `update plan set state = 'submitted', submitted_by = $2, submitted_at = now() where id = $1`,
      [planId, bureau.planner.id],
    );
    await refused(bureau, drafted, 'plan-not-published', 'plan.publishChannels');
    await sql(
      `update plan set state = 'approved', approved_by = $2, approved_at = now() where id = $1`,
      [planId, bureau.approver.id],
    );
    await refused(bureau, drafted, 'plan-not-published', 'plan.publishChannels');
  },
);

it('R-061 R-063 R-038 whom the cap protects, or who has left the library, is in no draw: named in the pool, drawn by none', async () => {
  const bureau = await aBureau(sql, { profile: 'xuchang', subjects: 3 });
  const [once, gone, rest] = bureau.subjects.map(({ id }) => id);
  const given = await allowed(bureau);
  const plan = { ...given, strata: [{ ...given.strata[0]!, min: 0 }] };
  const first = await confirmedTask(sql, bureau, { itemId: given.itemIds[0]! });
  const drawn = await sql('select subject_id from drawn_subject where draw_id = $1', [
    first.drawId,
  ]);
  expect(drawn).toHaveLength(3);
  const newcomers = await many(5, () => aSubject(sql, { unit: bureau.unit, category }));
  const fresh = newcomers.map(({ id }) => id);
  await sql(
    `update subject set risk = '高', business_scope = '住宿', principal = '王芳', jurisdiction = '田镇派出所',
       telephone_sealed = '\\x00' where id = any($1)`,
    [fresh],
  );
  await sql(`update subject set status = '注销' where id = $1`, [gone]);
  const { taskId } = await setUpTask(by(bureau.planner), plan, monday);
  await aScheme(sql, taskId, { authorId: bureau.planner.id, confirmerId: bureau.approver.id });
  const drawId = await drawnBy(bureau, taskId);
  const pool = await sql('select subject_id, eligibility from pool_entry where task_id = $1', [
    taskId,
  ]);
  expect(Object.fromEntries(pool.map((one) => [one['subject_id'], one['eligibility']]))).toEqual({
    [once!]: 1,
    [gone!]: 3,
    [rest!]: 1,
    ...Object.fromEntries(fresh.map((id) => [id, 0])),
  });
  const second = await sql('select subject_id from drawn_subject where draw_id = $1', [drawId]);
  expect(second.map((one) => String(one['subject_id'])).toSorted()).toEqual(fresh.toSorted());
  // Nobody is taken out of a draw that is drawn, nor put into it.
  for (const statement of [
    'delete from drawn_subject where draw_id = $1',
    'update drawn_subject set subject_id = subject_id where draw_id = $1',
    `insert into drawn_subject select * from drawn_subject where draw_id = $1`,
  ])
    await expect(sql(statement, [drawId]), statement).rejects.toThrow();
});

it('R-136 gaoxin tags a task with a kind of activity of its rules; gaoqing, which has none, refuses', async () => {
  const without = await aBureau(sql, { profile: 'gaoqing' });
  const tagged = { ...(await allowed(without)), activityKind: 'risk' } as const;
  await refused(without, tagged, 'activity-not-ruled', 'exec.activityKinds');
  const bureau = await aBureau(sql, { profile: 'gaoxin' });
  const given = { ...(await allowed(bureau)), activityKind: 'special' } as const;
  const { taskId } = await setUpTask(by(bureau.planner), given, monday);
  const [task] = await sql('select activity_kind from task where id = $1', [taskId]);
  expect(task).toEqual({ activity_kind: 'special' });
});
