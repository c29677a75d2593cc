import { describe, expect, it } from 'vitest';
import { drawDeskCard } from '../../../chat/cards/draw-desk.ts';
import { database as pool } from '../../../db/data-source.ts';
import { drawFacts } from '../../../db/queries/card-facts-draw.ts';
import { visitsOf as matchedVisits } from '../../../db/queries/visits.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, many } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPair, type Bureau, confirmedTask } from '../../support/merging.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const served = (taskId: string) =>
  sql(
    `select n.id, n.task_id, n.second_reason, n.second_by, v.how from inspection_task v
       join inspection n on n.id = v.inspection_id where v.task_id = $1`,
    [taskId],
  );

type Choice = { overlaps?: 'merge' | 'apart'; reason?: string };
const dispatch = ({ planner }: Bureau, { taskId }: { taskId: string }, choice: Choice = {}) =>
  dispatchTask(by(planner), { taskId, ...choice }, monday);

async function match({ planner }: Bureau, { taskId }: { taskId: string }): Promise<void> {
  const { drawId } = await matchTeams(by(planner), { taskId }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
}

const buttonsOf = async (drawId: string) => {
  const { blocks } = drawDeskCard((await drawFacts(drawId))!);
  return blocks.flatMap((block) => (block.t === 'actions' ? block.items.map(({ id }) => id) : []));
};

describe('R-099 where the rule merges (gaoqing)', () => {
  it('days that do not meet are two visits, and nobody asks why', async () => {
    const later = { startsOn: '2026-11-02', endsOn: '2026-11-30' };
    const { bureau, one, two } = await aPair(sql, 'gaoqing', later);
    await dispatch(bureau, one);
    expect(await dispatch(bureau, two)).toEqual({ inspections: 2, merged: 0 });
    expect((await served(two.taskId)).every(({ task_id: own }) => own === two.taskId)).toBe(true);
  });

  it('a visit is merged by its subject, whatever pseudonyms the two pools have', async () => {
    const { bureau, one, two } = await aPair(sql, 'gaoqing');
    const ids = await sql('select record_id from pool_entry where task_id in ($1, $2)', [
      one.taskId,
      two.taskId,
    ]);
    expect(new Set(ids.map(({ record_id: id }) => id)).size).toBe(4);
    await dispatch(bureau, one);
    expect(await dispatch(bureau, two)).toEqual({ inspections: 2, merged: 2 });
  });

  it.each([true, false])(
    'the count is public where no list lies beside it (%s)',
    async (sealed) => {
      const { bureau, one, two } = await aPair(sql, 'gaoqing', { sealed });
      await dispatch(bureau, one);
      await dispatch(bureau, two);
      const [notice] = await sql(
        `select body from public_notice where kind = 'task' and body ->> 'inspections' = '2' and ref =
         (select code from task where id = $1)`,
        [two.taskId],
      );
      // Everybody on the open list would be known to be drawn in the sealed task as well.
      expect(notice!['body'].merged).toBe(sealed ? 2 : undefined);
    },
  );

  it('the task announced first has the visit, also when it is dispatched last', async () => {
    const { bureau, one, two } = await aPair(sql, 'gaoqing');
    expect(await dispatch(bureau, two)).toEqual({ inspections: 2, merged: 2 });
    expect((await served(two.taskId)).every(({ task_id: own }) => own === one.taskId)).toBe(true);
    expect(await dispatch(bureau, one)).toEqual({ inspections: 2, merged: 2 });
    await match(bureau, one);
    const seated = await sql(
      'select distinct inspection_id as id from seat where inspection_id = any($1)',
      [(await served(two.taskId)).map(({ id }) => id)],
    );
    expect(seated).toHaveLength(2);
  });

  it('two dispatches at the same moment make one visit to each subject', async () => {
    const { bureau, one, two } = await aPair(sql, 'gaoqing');
    await Promise.all([dispatch(bureau, one), dispatch(bureau, two)]);
    const idsOf = async ({ taskId }: { taskId: string }) =>
      new Set((await served(taskId)).map(({ id }) => id));
    expect(await idsOf(one)).toEqual(await idsOf(two));
    expect(await served(one.taskId)).toHaveLength(2);
  });

  it('a match and a dispatch at the same moment never leave an item without its team', async () => {
    const { bureau, one, two } = await aPair(sql, 'gaoqing', { teamSize: 3 });
    await dispatch(bureau, one);
    await Promise.allSettled([
      matchTeams(by(bureau.planner), { taskId: one.taskId }, monday),
      dispatch(bureau, two),
    ]);
    const [announced] = await sql(`select input from draw where task_id = $1 and kind = 'match'`, [
      one.taskId,
    ]);
    const isMerged = (await served(two.taskId)).length > 0;
    const sizes = announced!['input'].teams.map(({ size }: { size: number }) => size);
    expect(sizes).toEqual(isMerged ? [3, 3] : [2, 2]);
  });

  it('a matched visit takes no more items: a second visit needs a reason, which stays on file', async () => {
    const { bureau, one, two } = await aPair(sql, 'gaoqing');
    await dispatch(bureau, one);
    await match(bureau, one);
    expect(await buttonsOf(two.drawId)).toEqual(['task.dispatch-apart']);
    await expect(dispatch(bureau, two)).rejects.toMatchObject({
      code: 'second-visit',
      details: { count: 2, codes: one.code },
    });
    await dispatch(bureau, two, { reason: '投诉举报，须即时复查' });
    for (const row of await served(two.taskId)) {
      expect(row).toMatchObject({
        task_id: two.taskId,
        second_reason: '投诉举报，须即时复查',
        second_by: bureau.planner.id,
      });
    }
    const told = await sql(
      `select data from event where task_id = $1 and type = 'inspection.second-visit'`,
      [two.taskId],
    );
    expect(told.map(({ data }) => data.reason)).toEqual(
      Array.from({ length: 2 }, () => '投诉举报，须即时复查'),
    );
  });

  it('the planner cannot keep apart what the rule merges', async () => {
    const { bureau, one, two } = await aPair(sql, 'gaoqing');
    await dispatch(bureau, one);
    const choice = { overlaps: 'apart', reason: '分开检查更方便' } as const;
    await expect(dispatch(bureau, two, choice)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('everybody in the team is qualified for what each task drew the subject as', async () => {
    const bureau = await aBureau(sql, { subjects: 2 });
    const both = await many(3, () =>
      anInspector(sql, { unit: bureau.unit, skills: ['旅馆业', '典当业'] }),
    );
    await many(3, () => anInspector(sql, { unit: bureau.unit, skills: ['旅馆业'] }));
    const one = await confirmedTask(sql, bureau, { itemId: await aKeyItem(sql, bureau, '证照') });
    await sql(`update subject set category = '典当业' where id = any($1)`, [
      bureau.subjects.map(({ id }) => id),
    ]);
    const itemId = await aKeyItem(sql, bureau, '台账', '典当业');
    const two = await confirmedTask(sql, bureau, { itemId, category: '典当业' });
    await dispatch(bureau, one);
    await dispatch(bureau, two);
    const visits = await matchedVisits(pool().manager, one.taskId);
    expect(visits.map(({ categories }) => categories.toSorted())).toEqual([
      ['典当业', '旅馆业'],
      ['典当业', '旅馆业'],
    ]);
    await match(bureau, one);
    const seated = await sql(
      'select distinct inspector_id as id from seat where inspection_id = any($1)',
      [visits.map(({ inspectionId }) => inspectionId)],
    );
    const able = both.map(({ id }) => id);
    expect(seated.every(({ id }) => able.includes(id))).toBe(true);
  });
});

describe('P-22 where the planner is asked (xianyou)', () => {
  it('nothing is dispatched before the planner has chosen, on card and page alike', async () => {
    const { bureau, one, two } = await aPair(sql, 'xianyou');
    await dispatch(bureau, one);
    expect(await buttonsOf(two.drawId)).toEqual(['task.dispatch-merged', 'task.dispatch-apart']);
    await expect(dispatch(bureau, two)).rejects.toMatchObject({
      code: 'overlap-undecided',
      details: { count: 2, codes: one.code },
    });
    expect(await dispatch(bureau, two, { overlaps: 'merge' })).toEqual({
      inspections: 2,
      merged: 2,
    });
    const merged = await served(two.taskId);
    expect(merged.map(({ how }) => how)).toEqual(['choice', 'choice']);
  });

  it('R-099 a second visit in the same days without a reason is refused', async () => {
    const { bureau, one, two } = await aPair(sql, 'xianyou');
    await dispatch(bureau, one);
    for (const reason of [undefined, '', '  ']) {
      const choice = { overlaps: 'apart', ...(reason !== undefined && { reason }) } as const;
      await expect(dispatch(bureau, two, choice)).rejects.toMatchObject({ code: 'second-visit' });
    }
    await dispatch(bureau, two, { overlaps: 'apart', reason: '分属不同专业' });
    const own = await served(two.taskId);
    expect(own.map(({ second_reason: why }) => why)).toEqual(['分属不同专业', '分属不同专业']);
  });

  it('a second visit that is dispatched first leaves the first task its own', async () => {
    const { bureau, one, two } = await aPair(sql, 'xianyou');
    await dispatch(bureau, two, { overlaps: 'apart', reason: '分属不同专业' });
    expect(await dispatch(bureau, one)).toEqual({ inspections: 2, merged: 0 });
    expect((await served(one.taskId)).every(({ second_reason: why }) => why === null)).toBe(true);
  });

  it('where nothing overlaps, nobody is asked', async () => {
    const { bureau, one } = await aPair(sql, 'xianyou', {
      startsOn: '2026-11-02',
      endsOn: '2026-11-30',
    });
    expect(await buttonsOf(one.drawId)).toEqual(['task.dispatch']);
    expect(await dispatch(bureau, one)).toEqual({ inspections: 2, merged: 0 });
  });
});

describe('the end of tasks that share visits', () => {
  it('R-155 the first of the tasks to end starts the clock, and the other one starts none again', async () => {
    const { bureau, one, two } = await aPair(
      sql,
      'gaoqing',
      { endsOn: '2026-09-30' },
      { endsOn: '2026-10-31' },
    );
    await dispatch(bureau, one);
    await dispatch(bureau, two);
    await match(bureau, one);
    const ends = ['2026-10-01T09:00:00+08:00', '2026-11-01T09:00:00+08:00'].map(
      (at) => new Date(at),
    );
    await closeTask(bySystem(), { taskId: two.taskId }, ends[0]);
    const clocks = () =>
      sql(
        `select d.id, d.clock_from::text as day, count(o.id)::int as owed
         from disclosure d left join obligation o on o.about_id = d.id
         where d.inspection_id = any($1) group by 1, 2 order by 1`,
        [ids],
      );
    const ids = (await served(one.taskId)).map(({ id }) => id);
    const begun = await clocks();
    expect(begun.map(({ day, owed }) => [day, owed])).toEqual([
      ['2026-09-30', 1],
      ['2026-09-30', 1],
    ]);
    await closeTask(bySystem(), { taskId: one.taskId }, ends[1]);
    expect(await clocks()).toEqual(begun);
  });
});
