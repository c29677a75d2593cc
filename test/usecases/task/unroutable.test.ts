import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../domain/refusal.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { previewTask } from '../../../usecases/task/preview.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, many } from '../../support/factories.ts';
import { drawnBy } from '../../support/merging.ts';
import { aRoutedBureau, aRoutedTask, routedInput, subjectsOf } from '../../support/routed.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const visitsOf = (taskId: string) =>
  sql(
    `select n.id, n.unit_id, n.subject_id, s.jurisdiction, n.state from inspection n
       join subject s on s.id = n.subject_id where n.task_id = $1 order by n.code`,
    [taskId],
  );

const stateOf = async (taskId: string) =>
  (await sql('select state from task where id = $1', [taskId]))[0]!['state'];

const freeze = (bureau: Awaited<ReturnType<typeof aRoutedBureau>>, taskId: string) =>
  freezeTask(
    by(bureau.planner),
    { taskId, witnessIds: bureau.witnesses.map(({ id }) => id) },
    monday,
  );

describe('R-089 what is refused', () => {
  it('a subject that no unit would visit, at the freeze, with how many and which', async () => {
    const bureau = await aRoutedBureau(sql, { stations: 1 });
    const [station] = bureau.stations;
    await subjectsOf(sql, bureau.unit, '甲镇', 2);
    const lost = await subjectsOf(sql, bureau.unit, '乙镇', 7);
    const input = await routedInput(sql, bureau, [{ unitId: station!.id, area: '甲镇' }]);
    const { taskId } = await setUpTask(by(bureau.planner), input, monday);
    const refusal = await freeze(bureau, taskId).catch((error: Refusal) => error);
    const codes = lost.map(({ uscc }) => uscc).sort();
    expect(refusal).toMatchObject({
      code: 'subject-unroutable',
      details: { count: 7, codes: codes.slice(0, 5).join('、') },
    });
    expect(await stateOf(taskId)).toBe('configured');

    const preview = await previewTask(bureau.planner, input, monday);
    expect(preview.routes).toEqual({
      units: [{ name: station!.name, count: 2 }],
      unroutable: { count: 7, codes: codes.slice(0, 5) },
    });
    // Who cannot be drawn needs no unit, and the registry can be put right before the freeze.
    await sql(`update subject set status = '注销' where id = $1`, [lost[0]!.id]);
    await sql(
      `update subject set jurisdiction = '甲镇' where jurisdiction = '乙镇' and status = '存续'`,
    );
    expect(await freeze(bureau, taskId)).toMatchObject({ poolSize: 9 });
  });

  it('an unroutable subject in the pool by the database itself, whatever wrote it', async () => {
    const bureau = await aRoutedBureau(sql, { stations: 1 });
    const [subject] = await subjectsOf(sql, bureau.unit, '甲镇', 1);
    const input = await routedInput(sql, bureau, [
      { unitId: bureau.stations[0]!.id, area: '甲镇' },
    ]);
    const { taskId } = await setUpTask(by(bureau.planner), input, monday);
    const put = (unitId: string | null) =>
      sql(
        `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility, unit_id)
         values ($1, $2, $3, 1, 1, 0, $4)`,
        [taskId, subject!.uscc, subject!.id, unitId],
      );
    await expect(put(null)).rejects.toThrow('no executing unit');
    await expect(put(bureau.unit.id)).rejects.toThrow('no executing unit');
  });

  it('a change of the routes once the pool is frozen, and a visit by another unit than that of the route', async () => {
    const bureau = await aRoutedBureau(sql);
    const [first, second] = bureau.stations;
    const [subject] = await subjectsOf(sql, bureau.unit, '甲镇', 2);
    const input = await routedInput(sql, bureau, [{ unitId: first!.id, area: '甲镇' }]);
    const { taskId } = await setUpTask(by(bureau.planner), input, monday);
    await sql('update task_unit set unit_id = $2 where task_id = $1', [taskId, second!.id]);
    await drawnBy(bureau, taskId);
    for (const change of [
      `update task_unit set unit_id = '${first!.id}' where task_id = $1`,
      `delete from task_unit where task_id = $1`,
      `insert into task_unit (task_id, number, unit_id, area) values ($1, 2, '${first!.id}', '乙镇')`,
    ]) {
      await expect(sql(change, [taskId]), change).rejects.toMatchObject({ code: 'YH001' });
    }
    await expect(sql('truncate task_unit')).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(
        `insert into inspection (id, code, task_id, subject_id, unit_id, created_at)
         values (gen_random_uuid(), 'X-1', $1, $2, $3, now())`,
        [taskId, subject!.id, first!.id],
      ),
    ).rejects.toThrow('the unit of its route');
    // The registry moves on, the frozen pool does not.
    await sql(`update subject set jurisdiction = '乙镇' where id = $1`, [subject!.id]);
    await dispatchTask(by(bureau.planner), { taskId }, monday);
    expect(await visitsOf(taskId)).toMatchObject(
      await many(2, async () => ({ unit_id: second!.id })),
    );
  });

  it('a jurisdiction that is named twice, and a unit of another bureau', async () => {
    const bureau = await aRoutedBureau(sql);
    const [first, second] = bureau.stations;
    const stranger = (await anOffice(sql)).unit;
    const refused = async (routes: Parameters<typeof routedInput>[2]) =>
      setUpTask(by(bureau.planner), await routedInput(sql, bureau, routes), monday);
    await expect(
      refused([
        { unitId: first!.id, area: '甲镇' },
        { unitId: second!.id, area: '甲镇' },
      ]),
    ).rejects.toMatchObject({ code: 'route-repeated', details: { area: '甲镇' } });
    await expect(refused([{ unitId: stranger.id, area: '甲镇' }])).rejects.toMatchObject({
      code: 'route-outside-bureau',
      details: { unit: stranger.name },
    });
    const { taskId } = await refused([{ unitId: first!.id, area: '甲镇' }]);
    await expect(
      sql(`insert into task_unit (task_id, number, unit_id, area) values ($1, 2, $2, '乙镇')`, [
        taskId,
        stranger.id,
      ]),
    ).rejects.toThrow('of one bureau');
  });

  it('nothing of a task without routes: its one unit visits everybody', async () => {
    const bureau = await aRoutedBureau(sql, { stations: 1 });
    await subjectsOf(sql, bureau.stations[0]!, '甲镇', 2);
    const { taskId } = await aRoutedTask(sql, bureau, []);
    const [entry] = await sql(
      'select count(unit_id)::int as n from pool_entry where task_id = $1',
      [taskId],
    );
    expect(entry).toEqual({ n: 0 });
    await dispatchTask(by(bureau.planner), { taskId }, monday);
    expect((await visitsOf(taskId)).map(({ unit_id: id }) => id)).toEqual([
      bureau.unit.id,
      bureau.unit.id,
    ]);
    const groups = await sql('select group_id from message where about_id = $1 and group_id = $2', [
      taskId,
      bureau.stations[0]!.group,
    ]);
    expect(groups).toEqual([]);
  });
});
