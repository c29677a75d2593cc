import { describe, expect, it } from 'vitest';
import { inspectionCard } from '../../../chat/cards/inspection.ts';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { confirmScheme } from '../../../usecases/scheme/confirm.ts';
import { draftScheme } from '../../../usecases/scheme/draft.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson } from '../../support/factories.ts';
import { profileFor } from '../../support/profile-for.ts';
import { aMatchedTask, by, monday, type Scene, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

const parts = {
  duty: '甲组长主持，乙记录',
  procedure: '出示证件，逐项检查',
  schedule: '九月二十日前',
};

async function accepted(scene: Scene) {
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await teamOf(sql, scene, inspectionId);
  for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
  return { inspectionId, team, arrive: () => checkIn(by(team[0]!), { inspectionId }, monday) };
}

const make = async ({ office, task }: Scene, more = {}) => {
  await draftScheme(by(office.planner), { taskId: task.id, ...parts, ...more }, monday);
  return confirmScheme(by(office.approver), { taskId: task.id }, monday);
};

describe('R-115 P-36 the scheme of an inspection', () => {
  it('is in 高青 there before anybody sets out, and shown to those who go', async () => {
    const scene = await aMatchedTask(sql, { scheme: false });
    const { inspectionId, team, arrive } = await accepted(scene);
    const missing = {
      code: 'scheme-missing',
      details: { rule: expect.stringMatching(/高青.*第十九条 · P-36 exec\.schemeRequired/) },
    };
    await expect(arrive()).rejects.toMatchObject(missing);
    const seen = async () =>
      JSON.stringify(
        inspectionCard((await inspectionFacts(inspectionId, team[0]!.id))!, team[0]!.id),
      );
    expect(await seen()).toContain('card.scheme.missing');

    const { planner } = scene.office;
    await draftScheme(by(planner), { taskId: scene.task.id, ...parts }, monday);
    await expect(arrive()).rejects.toMatchObject(missing);
    const [before] = await sql(
      'select desired_version as version from message where about_id = $1',
      [inspectionId],
    );
    await confirmScheme(by(scene.office.approver), { taskId: scene.task.id }, monday);
    const [after] = await sql(
      'select desired_version as version from message where about_id = $1',
      [inspectionId],
    );
    expect(after!['version']).toBeGreaterThan(before!['version']);
    const facts = (await inspectionFacts(inspectionId, team[0]!.id))!;
    expect(facts.scheme?.confirmed).toMatchObject({ number: 1, ...parts });
    expect(await seen()).not.toContain('card.scheme.missing');
    expect(await arrive()).toEqual({ state: 'started' });
  });

  it.each(['gaoxin', 'xuchang', 'yangcheng', 'xianyou'])(
    'is asked for before a visit by no rule of %s, and may be made all the same',
    async (profile) => {
      const scene = await aMatchedTask(sql, { profile, scheme: false });
      const { inspectionId, team, arrive } = await accepted(scene);
      expect((await inspectionFacts(inspectionId, team[0]!.id))!.scheme).toBeUndefined();
      expect(await arrive()).toEqual({ state: 'started' });
      expect(await make(scene)).toEqual({ number: 1 });
    },
  );

  it('is confirmed by somebody in charge who wrote none of it, also in the database', async () => {
    const scene = await aMatchedTask(sql, { scheme: false });
    const { office, task } = scene;
    const { unit } = office;
    const taskId = task.id;
    const both = await aPerson(sql, {
      unit,
      roles: [
        ['planner', unit],
        ['head', unit],
      ],
    });
    await expect(
      draftScheme(by(office.approver), { taskId, ...parts }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await draftScheme(by(office.planner), { taskId, ...parts }, monday);
    await draftScheme(by(both, 1), { taskId, ...parts, duty: '另行分工' }, monday);
    await expect(
      draftScheme(by(office.planner, 1), { taskId, ...parts }, monday),
    ).rejects.toMatchObject({ code: 'stale' });
    for (const refused of [both, office.planner]) {
      await expect(confirmScheme(by(refused), { taskId }, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(
      sql(
        `update work_scheme set state = 'confirmed', confirmed_by = $2, confirmed_at = now(), content = '{}'
         where task_id = $1`,
        [taskId, both.id],
      ),
    ).rejects.toMatchObject({ constraint: 'scheme_has_four_eyes' });
    await expect(
      sql(`update work_scheme set author_ids = array[$2::uuid] where task_id = $1`, [
        taskId,
        office.approver.id,
      ]),
    ).rejects.toMatchObject({ code: 'YH001' });
    expect(await confirmScheme(by(office.head), { taskId }, monday)).toEqual({ number: 1 });
    await expect(confirmScheme(by(office.head), { taskId }, monday)).rejects.toMatchObject({
      code: 'scheme-confirmed',
    });
    const told = await sql(
      `select type, actor_id, data from event where task_id = $1 and type like 'scheme.%' order by id`,
      [taskId],
    );
    expect(told).toEqual([
      { type: 'scheme.drafted', actor_id: office.planner.id, data: { number: 1 } },
      { type: 'scheme.drafted', actor_id: both.id, data: { number: 1 } },
      { type: 'scheme.confirmed', actor_id: office.head.id, data: { number: 1 } },
    ]);
  });

  it('is never changed once it is confirmed; what changes is a new version, in force when it is confirmed', async () => {
    const scene = await aMatchedTask(sql, { scheme: false });
    const taskId = scene.task.id;
    const inspectionId = scene.task.inspectionIds[0]!;
    await make(scene);
    for (const statement of [
      `update work_scheme set duty = '改' where task_id = $1`,
      `update work_scheme set state = 'draft', confirmed_by = null where task_id = $1`,
      'delete from work_scheme where task_id = $1',
    ]) {
      await expect(sql(statement, [taskId]), statement).rejects.toMatchObject({ code: 'YH001' });
    }
    const { planner, approver } = scene.office;
    const next = { taskId, ...parts, duty: '丙接任组长' };
    expect(await draftScheme(by(planner), next, monday)).toEqual({ number: 2 });
    const inForce = async () =>
      (await inspectionFacts(inspectionId, null))!.scheme!.confirmed!.number;
    expect(await inForce()).toBe(1);
    await confirmScheme(by(approver), { taskId }, monday);
    expect(await inForce()).toBe(2);
    const rows = await sql('select number, duty from work_scheme where task_id = $1 order by 1', [
      taskId,
    ]);
    expect(rows).toEqual([
      { number: 1, duty: parts.duty },
      { number: 2, duty: '丙接任组长' },
    ]);
  });

  it('is needed where a derived profile of another bureau says so, under its article', async () => {
    const profile = await profileFor(sql, 'gaoxin', { 'exec.schemeRequired': true });
    const scene = await aMatchedTask(sql, { profile, scheme: false });
    const { arrive } = await accepted(scene);
    await expect(arrive()).rejects.toMatchObject({
      code: 'scheme-missing',
      details: { rule: expect.stringMatching(/某局 第九条 · P-36 exec\.schemeRequired/) },
    });
  });
});
