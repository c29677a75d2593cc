import { describe, expect, it } from 'vitest';
import { formFor } from '../../bot/forms.ts';
import { press } from '../../bot/press.ts';
import { dispatchTask } from '../../usecases/task/dispatch.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { useDatabase } from '../support/database.ts';
import { aPair, type Bureau } from '../support/merging.ts';
import { by, monday } from '../support/visit.ts';

const { sql } = useDatabase();

const fieldsOf = async ({ planner }: Bureau, taskId: string) => {
  const form = await formFor('task.dispatch-apart', taskId, 'grant', planner.id);
  return form.fields.map(({ name }) => name);
};

describe('R-099 the form for a second visit', () => {
  it('asks where the planner chooses whether to merge, and why not', async () => {
    const { bureau, one, two } = await aPair(sql, 'xianyou');
    await dispatchTask(by(bureau.planner), { taskId: one.taskId }, monday);
    expect(await fieldsOf(bureau, two.taskId)).toEqual(['overlaps', 'reason']);
    const answers = { overlaps: 'apart', reason: '分属不同专业' };
    await press['task.dispatch-apart'](by(bureau.planner), two.taskId, answers);
    const [visit] = await sql('select second_reason from inspection where task_id = $1', [
      two.taskId,
    ]);
    expect(visit).toEqual({ second_reason: '分属不同专业' });
  });

  it('asks for the reason alone where nothing can be merged any more', async () => {
    const { bureau, one, two } = await aPair(sql, 'gaoqing');
    await dispatchTask(by(bureau.planner), { taskId: one.taskId }, monday);
    await matchTeams(by(bureau.planner), { taskId: one.taskId }, monday);
    expect(await fieldsOf(bureau, two.taskId)).toEqual(['reason']);
    await press['task.dispatch-apart'](by(bureau.planner), two.taskId, { reason: '投诉举报' });
    expect(await sql('select 1 from inspection where task_id = $1', [two.taskId])).toHaveLength(2);
  });

  it('is not needed to merge', async () => {
    const { bureau, one, two } = await aPair(sql, 'xianyou');
    await dispatchTask(by(bureau.planner), { taskId: one.taskId }, monday);
    const done = await press['task.dispatch-merged'](by(bureau.planner), two.taskId, {});
    expect(done).toEqual({ inspections: 2, merged: 2 });
  });
});
