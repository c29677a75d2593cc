import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureau, aKeyItem, aPair, type Bureau, confirmedTask } from '../../support/merging.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const served = (taskId: string) =>
  sql('select inspection_id as id from inspection_task where task_id = $1', [taskId]);

const dispatch = ({ planner }: Bureau, { taskId }: { taskId: string }) =>
  dispatchTask(by(planner), { taskId }, monday);

describe('what the tables refuse, whoever writes', () => {
  let one: { taskId: string };
  let two: { taskId: string };
  let visit: Record<string, any>;

  beforeAll(async () => {
    const pair = await aPair(sql, 'gaoqing');
    ({ one, two } = pair);
    await dispatch(pair.bureau, one);
    [visit] = (await served(one.taskId)) as [Record<string, any>];
  });

  const link = (taskId: string, how = 'rule', days = ['2026-09-14', '2026-10-31']) =>
    pool().query(
      `insert into inspection_task (inspection_id, task_id, subject_id, code, how, starts_on, ends_on, linked_at)
       select id, $2, subject_id, gen_random_uuid()::text, $3, $4, $5, now() from inspection where id = $1`,
      [visit['id'], taskId, how, ...days],
    );

  it('R-099 a second visit in the same days without a reason', async () => {
    const second = pool().query(
      `insert into inspection (id, code, task_id, subject_id, unit_id, created_at)
       select gen_random_uuid(), 'SECOND', $2, subject_id, unit_id, now() from inspection where id = $1`,
      [visit['id'], two.taskId],
    );
    await expect(second).rejects.toMatchObject({ code: 'YH003' });
  });

  it('a merge on days that do not meet, or as if the visit were its own', async () => {
    const later = link(two.taskId, 'rule', ['2026-11-02', '2026-11-30']);
    await expect(later).rejects.toThrow('the days of merged visits meet');
    await expect(link(two.taskId, 'own')).rejects.toThrow('only its own task begins a visit');
  });

  it('a merge with a task of another bureau, or with one that did not draw the subject', async () => {
    const other = await aBureau(sql, { subjects: 2 });
    const itemId = await aKeyItem(sql, other, '消防设施');
    const { taskId } = await confirmedTask(sql, other, { itemId });
    await expect(link(taskId)).rejects.toThrow('only what a confirmed draw drew is merged');
  });

  it('a merge after the match, and a change of one that was made', async () => {
    const pair = await aPair(sql, 'gaoqing');
    await dispatch(pair.bureau, pair.one);
    const { taskId } = pair.one;
    await matchTeams(by(pair.bureau.planner), { taskId }, monday);
    const [matched] = await served(pair.one.taskId);
    const late = pool().query(
      `insert into inspection_task (inspection_id, task_id, subject_id, code, how, starts_on, ends_on, linked_at)
       select id, $2, subject_id, 'LATE', 'rule', '2026-09-14', '2026-10-31', now() from inspection where id = $1`,
      [matched!['id'], pair.two.taskId],
    );
    await expect(late).rejects.toThrow('a visit is merged before its match');
    for (const statement of [
      `update inspection_task set how = 'choice'`,
      'delete from inspection_task',
    ]) {
      await expect(sql(statement)).rejects.toThrow('evidence');
      await expect(pool().query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(sql(`update inspection set second_reason = '后补'`)).rejects.toThrow('is fixed');
  });
});
