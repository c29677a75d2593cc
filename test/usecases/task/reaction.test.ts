import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { awaitedOf } from '../../../db/queries/dispatch-receipts.ts';
import { lockedTasks } from '../../../db/queries/locked-tasks.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { recordRefusal } from '../../../usecases/refused.ts';
import { acknowledgeTask } from '../../../usecases/task/acknowledge.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { dispatchLocked } from '../../../worker/dispatch-locked.ts';
import { aPerson } from '../../support/factories.ts';
import { useDatabase } from '../../support/database.ts';
import { aRoutedBureau, aRoutedTask, subjectsOf } from '../../support/routed.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const on = (day: string) => new Date(`${day}T09:00:00+08:00`);
// Dispatched on Monday the 14th; two working days later the unit should have reacted.
const [tuesday, wednesday, thursday, friday] = ['15', '16', '17', '18'].map((day) =>
  on(`2026-09-${day}`),
) as [Date, Date, Date, Date];

/** A locked task of two stations, two subjects each, not dispatched yet, with a coordinating office. */
async function aLockedTask() {
  const bureau = await aRoutedBureau(sql);
  const [first, second] = bureau.stations as [
    (typeof bureau.stations)[0],
    (typeof bureau.stations)[0],
  ];
  await subjectsOf(sql, bureau.unit, '甲镇', 2);
  await subjectsOf(sql, bureau.unit, '乙镇', 2);
  const coordinator = await aPerson(sql, {
    unit: bureau.bureau,
    roles: [['coordinator', bureau.bureau]],
  });
  const { taskId } = await aRoutedTask(sql, bureau, [
    { unitId: first.id, area: '甲镇' },
    { unitId: second.id, area: '乙镇' },
  ]);
  return { bureau, first, second, coordinator, taskId };
}

async function aDispatchedTask() {
  const scene = await aLockedTask();
  await dispatchTask(bySystem(), { taskId: scene.taskId }, monday);
  return scene;
}

/** What the sweep finds on that day, given by two workers at once. */
async function remindOf(taskId: string, now: Date): Promise<string[]> {
  const mine = new Set((await awaitedOf(database().manager, taskId)).map(({ id }) => id));
  const due = (await dueReminders(now)).filter(({ obligationId }) => mine.has(obligationId));
  const given = await Promise.all(
    [...due, ...due].map(async (one) => ({
      step: one.step,
      ...(await remindObligation(bySystem(), one, now)),
    })),
  );
  return given.flatMap(({ step, fired }) => (fired ? [step] : [])).toSorted();
}

/** How the units stand, in the order asked for. */
async function standingOf(taskId: string, units: { id: string }[]) {
  const rows = await awaitedOf(database().manager, taskId);
  return units.map(({ id }) => rows.find(({ unitId }) => unitId === id));
}

const toldOf = async (taskId: string, personId: string) =>
  sql(
    `select m.vars ->> 'step' as step from message m join obligation o on o.id = m.about_id
     where m.card = 'obligation-due' and o.about_id = $1 and m.person_id = $2 order by m.number`,
    [taskId, personId],
  ).then((rows) => rows.map(({ step }) => step));

const stateOf = async (taskId: string) =>
  (await sql('select state from task where id = $1', [taskId]))[0]!['state'];

describe('R-102 what is locked', () => {
  it('is dispatched by itself to each executing unit, once, however often the sweep looks', async () => {
    const { taskId, first } = await aLockedTask();
    expect(await stateOf(taskId)).toBe('confirmed');
    await dispatchLocked();
    await dispatchLocked();
    expect(await stateOf(taskId)).toBe('dispatched');
    const events = await sql(
      `select actor_id, door from event where task_id = $1 and type = 'task.dispatched'`,
      [taskId],
    );
    expect(events).toEqual([{ actor_id: null, door: 'system' }]);
    const cards = await sql(
      `select 1 from message where card = 'match-desk' and about_id = $1 and person_id = $2`,
      [taskId, first.planner.id],
    );
    expect(cards).toHaveLength(1);
  });

  it('R-099 stays with the planner where something has to be said first, without asking again', async () => {
    const { taskId } = await aLockedTask();
    expect((await lockedTasks()).map((one) => one.taskId)).toContain(taskId);
    const about = { type: 'task', id: taskId, taskId, unitPath: '/' };
    const refusal = new Refusal('overlap-undecided', { count: 1 });
    await recordRefusal(bySystem(), 'task.dispatch', about, refusal);
    expect((await lockedTasks()).map((one) => one.taskId)).not.toContain(taskId);
  });
});

describe('R-102 a unit that was sent a task', () => {
  it('is reminded, and the coordinator and the initiator hear of it once when it does not react', async () => {
    const { taskId, bureau, first, second, coordinator } = await aDispatchedTask();
    expect(await standingOf(taskId, [first, second])).toMatchObject([
      { dueOn: '2026-09-16', state: 'open', told: 2, by: null },
      { dueOn: '2026-09-16', state: 'open' },
    ]);
    expect(await remindOf(taskId, tuesday)).toEqual(['before-1', 'before-1']);
    expect(await remindOf(taskId, wednesday)).toEqual(['due', 'due']);
    expect(await toldOf(taskId, first.planner.id)).toEqual(['before-1', 'due']);
    expect(await toldOf(taskId, coordinator.id)).toEqual([]);

    // The second station matches; the first one does nothing.
    await matchTeams(by(second.planner), { taskId }, wednesday);
    expect(await remindOf(taskId, thursday)).toEqual(['overdue-1']);
    expect(await remindOf(taskId, thursday)).toEqual([]);
    expect(await remindOf(taskId, friday)).toEqual([]);
    for (const { id } of [coordinator, bureau.planner, first.head]) {
      expect(await toldOf(taskId, id)).toEqual(['overdue-1']);
    }
    expect(await toldOf(taskId, second.head.id)).toEqual([]);
    expect(await standingOf(taskId, [first, second])).toMatchObject([
      { reminded: 2, escalated: 1, escalatedAt: thursday },
      { state: 'met', escalated: 0 },
    ]);
  });

  it('a worker that was away for a week escalates once, not for every day', async () => {
    const { taskId, coordinator } = await aDispatchedTask();
    await remindOf(taskId, on('2026-09-23'));
    const steps = await toldOf(taskId, coordinator.id);
    // Of each of the two units: what should have been said before, and the newest of the overdue.
    const overdue = steps.filter((step) => String(step).startsWith('overdue'));
    expect(overdue).toEqual(['overdue-5', 'overdue-5']);
  });

  it('acknowledges for itself: nobody is told about it, the other unit is still waited for', async () => {
    const { taskId, first, second, coordinator } = await aDispatchedTask();
    await acknowledgeTask(by(first.planner), { taskId }, tuesday);
    await expect(acknowledgeTask(by(first.planner), { taskId }, tuesday)).rejects.toMatchObject({
      code: 'already-decided',
      details: { by: first.planner.name },
    });
    await expect(acknowledgeTask(by(first.head), { taskId }, tuesday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await standingOf(taskId, [first, second])).toMatchObject([
      { state: 'met', by: first.planner.name, at: tuesday },
      { state: 'open', by: null },
    ]);
    await remindOf(taskId, thursday);
    expect(await toldOf(taskId, first.head.id)).toEqual([]);
    expect(await toldOf(taskId, second.head.id)).toContain('overdue-1');
    expect(await toldOf(taskId, coordinator.id)).toContain('overdue-1');
  });

  it('is asked after in Postgres: a team that was asked for directly is a reaction, too', async () => {
    const { taskId, bureau, first, second } = await aDispatchedTask();
    const visits = await sql('select id from inspection where task_id = $1 and unit_id = $2', [
      taskId,
      first.id,
    ]);
    const ask = (inspectionId: string) =>
      sql(
        `insert into proposal (id, kind, task_id, inspection_id, requested_by, reason, requested_at, eligible, threshold, member_ids)
         values (gen_random_uuid(), 'direct-assignment', $1, $2, $3, '人员不足', now(), 1, 4, array[$3::uuid])`,
        [taskId, inspectionId, bureau.planner.id],
      );
    await ask(visits[0]!['id']);
    await remindOf(taskId, wednesday);
    expect(await toldOf(taskId, first.planner.id)).toHaveLength(2);
    await ask(visits[1]!['id']);
    await remindOf(taskId, thursday);
    expect(await toldOf(taskId, first.head.id)).toEqual([]);
    expect(await standingOf(taskId, [first, second])).toMatchObject([
      { state: 'met' },
      { state: 'open' },
    ]);
  });

  it('owes nothing any more once the task is closed', async () => {
    const { taskId } = await aDispatchedTask();
    await closeTask(bySystem(), { taskId }, on('2026-12-31'));
    expect(await remindOf(taskId, on('2027-01-15'))).toEqual([]);
    const rows = await awaitedOf(database().manager, taskId);
    expect(rows.map(({ state }) => state)).toEqual(['met', 'met']);
  });
});
