import { describe, expect, it } from 'vitest';
import { closeTask } from '../../../usecases/task/close.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, bySystem, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

const clockOf = async (inspectionId: string) =>
  (
    await sql(
      `select d.clock_from::text as "from", d.due_on::text as "dueOn", d.provisional, d.rule,
         o.steps, o.calendar_version as calendar
       from disclosure d left join obligation o on o.about_id = d.id where d.inspection_id = $1`,
      [inspectionId],
    )
  )[0];

const stateOf = async (taskId: string) =>
  (await sql('select state, closed_on::text as "closedOn" from task where id = $1', [taskId]))[0];

describe('the clock of a disclosure', () => {
  it('R-155 高青: runs for all results from the day the task closes, which is the day of its last signature', async () => {
    const scene = await aMatchedTask(sql, { subjects: 2 });
    const [first, second] = scene.task.inspectionIds;
    await signed(sql, scene, first!, monday);
    expect(await clockOf(first!)).toMatchObject({ from: null, dueOn: null, steps: null });
    expect(await stateOf(scene.task.id)).toEqual({ state: 'matched', closedOn: null });

    await signed(sql, scene, second!, day('2026-09-28'));
    expect(await stateOf(scene.task.id)).toEqual({ state: 'closed', closedOn: '2026-09-28' });
    for (const inspectionId of [first!, second!]) {
      expect(await clockOf(inspectionId)).toEqual({
        from: '2026-09-28',
        dueOn: '2026-10-30',
        provisional: false,
        rule: '高青县公安局 第二十五条',
        calendar: expect.stringMatching(/^chinese-days \d/),
        steps: [
          { step: 'before-10', on: '2026-10-16' },
          { step: 'before-5', on: '2026-10-23' },
          { step: 'before-2', on: '2026-10-28' },
          { step: 'due', on: '2026-10-30' },
        ],
      });
    }
  });

  it('R-155 高青: the task closes at the latest with its window, and a later result is already running', async () => {
    const scene = await aMatchedTask(sql, { subjects: 2, endsOn: '2026-09-30' });
    const [first, second] = scene.task.inspectionIds;
    await signed(sql, scene, first!, monday);
    const { id: taskId } = scene.task;
    expect(await closeTask(bySystem(), { taskId }, day('2026-09-30'))).toEqual({ closedOn: null });
    await expect(
      closeTask(by(scene.office.planner), { taskId }, day('2026-10-01')),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await closeTask(bySystem(), { taskId }, day('2026-10-01'))).toEqual({
      closedOn: '2026-09-30',
    });
    expect(await closeTask(bySystem(), { taskId }, day('2026-10-02'))).toEqual({ closedOn: null });
    expect(await clockOf(first!)).toMatchObject({ from: '2026-09-30' });

    await signed(sql, scene, second!, day('2026-10-21'), { begun: monday });
    const late = await clockOf(second!);
    expect(late).toMatchObject({ from: '2026-09-30', dueOn: (await clockOf(first!))!['dueOn'] });
    // Reminders for days before the result existed are not owed.
    expect(late!['steps'][0]).toMatchObject({ step: 'before-5' });
  });

  it('R-155 许昌: runs from the day a result is signed by all', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang', subjects: 2 });
    const [first] = scene.task.inspectionIds;
    await signed(sql, scene, first!, day('2026-09-28'));
    expect(await clockOf(first!)).toMatchObject({ from: '2026-09-28', dueOn: '2026-10-30' });
  });

  it('R-156 R-157 阳城: five days for a clean result, with its own reminders; a problem waits for its handling', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng', subjects: 2 });
    const [clean, problem] = scene.task.inspectionIds;
    await signed(sql, scene, clean!, day('2026-09-28'));
    expect(await clockOf(clean!)).toMatchObject({
      from: '2026-09-28',
      dueOn: '2026-10-10',
      steps: [
        { step: 'before-2', on: '2026-10-08' },
        { step: 'due', on: '2026-10-10' },
      ],
    });
    await signed(sql, scene, problem!, day('2026-09-28'), { finding: 'rectification' });
    expect(await clockOf(problem!)).toMatchObject({ from: null, steps: null });
  });

  it('is provisional when it reaches into a year without an official calendar', async () => {
    const scene = await aMatchedTask(sql, { endsOn: '2026-12-31' });
    const [visit] = scene.task.inspectionIds;
    await signed(sql, scene, visit!, day('2026-12-15'));
    expect(await clockOf(visit!)).toMatchObject({ provisional: true, from: '2026-12-15' });
  });
});
