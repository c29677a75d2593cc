import { describe, expect, it } from 'vitest';
import { Refusal } from '../../domain/refusal.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { closeTasks } from '../../worker/close-tasks.ts';
import { type Due, each } from '../../worker/each.ts';
import { sweepDraws } from '../../worker/sweep-draws.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector, anOffice, aSubject, aTask, many } from '../support/factories.ts';
import { aMatchedTask, by, monday } from '../support/visit.ts';
import { useDemoClock } from './demo-clock.ts';

const clock = useDemoClock();
const { sql } = useDatabase();

const stateOf = async (table: string, id: string) =>
  (await sql(`select state from ${table} where id = $1`, [id]))[0]?.['state'];

describe('the sweep of draws', () => {
  it('seats the teams of an announced match, without anybody pressing anything', async () => {
    await clock.at(sql, '2026-09-14T09:00:00+08:00');
    const office = await anOffice(sql);
    await many(4, () => anInspector(sql, { unit: office.unit }));
    const subjects = await many(2, () => aSubject(sql, office));
    const task = await aTask(sql, office, { subjects });
    await matchTeams(by(office.planner), { taskId: task.id }, monday);
    expect(await stateOf('task', task.id)).toBe('dispatched');
    await sweepDraws();
    expect(await stateOf('task', task.id)).toBe('matched');
    const seats =
      'select count(*)::int from seat s join inspection n on n.id = s.inspection_id where n.task_id = $1';
    expect(await sql(seats, [task.id])).toEqual([{ count: 4 }]);
    await sweepDraws();
    expect(await sql(seats, [task.id])).toEqual([{ count: 4 }]);
  });

  it('closes a task when its window is over', async () => {
    const { task } = await aMatchedTask(sql, { endsOn: '2026-09-30' });
    await clock.at(sql, '2026-09-30T23:00:00+08:00');
    await closeTasks();
    expect(await stateOf('task', task.id)).toBe('matched');
    await clock.at(sql, '2026-10-01T00:10:00+08:00');
    await closeTasks();
    expect(await stateOf('task', task.id)).toBe('closed');
  });
});

describe('work that a sweep finds', () => {
  const due = (id: string, run: Due['run']): Due => ({
    action: 'team.seat',
    about: { type: 'draw', id, unitPath: '/' },
    run,
  });
  const refused = (id: string) =>
    sql(`select data from event where type = 'command.refused' and about_id = $1`, [id]);

  it('is put on the trail when it is refused, and left alone for an hour', async () => {
    await clock.at(sql, '2026-10-05T09:00:00+08:00');
    const work = due('one', () => Promise.reject(new Refusal('no-eligible-substitute')));
    await each([work]);
    await each([work]);
    expect(await refused('one')).toEqual([
      { data: { action: 'team.seat', code: 'no-eligible-substitute' } },
    ]);
    await clock.at(sql, '2026-10-05T10:00:01+08:00');
    await each([work]);
    expect(await refused('one')).toHaveLength(2);
  });

  it('leaves no trace when somebody was quicker', async () => {
    await each([due('two', () => Promise.reject(new Refusal('illegal-step', { state: 'void' })))]);
    expect(await refused('two')).toEqual([]);
  });

  it('that breaks does not keep back the rest, and is heard of', async () => {
    const done: string[] = [];
    const broken = due('three', () => Promise.reject(new Error('the disk is full')));
    const sound = due('four', async () => done.push('four'));
    await expect(each([broken, sound])).rejects.toThrow(/the disk is full/);
    expect(done).toEqual(['four']);
  });
});
