import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { taskFacts } from '../../../db/queries/card-facts-task.ts';
import { matchOutlook } from '../../../db/queries/match-outlook.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import { type AUnit, aUnit, many } from '../../support/factories.ts';
import {
  aDispatchedRoutedTask,
  aRoutedBureau,
  aRoutedTask,
  subjectsOf,
} from '../../support/routed.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const visitsOf = (taskId: string) =>
  sql(
    `select n.id, n.unit_id, n.subject_id, s.jurisdiction, n.state from inspection n
       join subject s on s.id = n.subject_id where n.task_id = $1 order by n.code`,
    [taskId],
  );

const stateOf = async (taskId: string) =>
  (await sql('select state from task where id = $1', [taskId]))[0]!['state'];

/** A dispatched task: two subjects of the first station and one of the second. */
async function twoStations() {
  const bureau = await aRoutedBureau(sql);
  const [first, second] = bureau.stations as [
    (typeof bureau.stations)[0],
    (typeof bureau.stations)[0],
  ];
  await subjectsOf(sql, bureau.unit, '甲镇派出所', 2);
  await subjectsOf(sql, second, '丁镇', 1);
  const task = await aDispatchedRoutedTask(sql, bureau, [
    { unitId: first.id, area: '甲镇' },
    { unitId: second.id, underId: second.id },
  ]);
  return { bureau, first, second, ...task };
}

const unitsIn = (rows: Record<string, unknown>[], unit: AUnit) =>
  rows.filter((row) => row['unit_id'] === unit.id).length;

describe('R-089 several executing units', () => {
  it('send every drawn subject to the unit of its route, and the task matches when all have matched', async () => {
    const { bureau, first, second, taskId } = await twoStations();
    const visits = await visitsOf(taskId);
    expect([unitsIn(visits, first), unitsIn(visits, second)]).toEqual([2, 1]);

    const own = await matchTeams(by(second.planner), { taskId }, monday);
    expect(await seatTeams(bySystem(), own, monday)).toEqual({ inspections: 1 });
    expect(await stateOf(taskId)).toBe('dispatched');
    const seated = await sql(
      'select distinct n.unit_id from seat s join inspection n on n.id = s.inspection_id where n.task_id = $1',
      [taskId],
    );
    expect(seated).toEqual([{ unit_id: second.id }]);
    const [event] = await sql(
      `select unit_path from event where type = 'inspection.assigned' and task_id = $1`,
      [taskId],
    );
    expect(event).toEqual({ unit_path: second.path });

    const rest = await matchTeams(by(first.planner), { taskId }, monday);
    expect(await seatTeams(bySystem(), rest, monday)).toEqual({ inspections: 2 });
    expect(await stateOf(taskId)).toBe('matched');
    expect(bureau.stations).toHaveLength(2);
  });

  it('R-110 match for themselves: the unit that set the task up does not do it for them', async () => {
    const { bureau, first, second, taskId } = await twoStations();
    await expect(matchTeams(by(bureau.planner), { taskId }, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { drawId } = await matchTeams(by(first.planner), { taskId }, monday);
    await expect(matchTeams(by(second.planner), { taskId }, monday)).rejects.toMatchObject({
      code: 'draw-pending',
    });
    await seatTeams(bySystem(), { drawId }, monday);
    // There is nothing of its own left to match, and the other unit's visits are not its business.
    await expect(matchTeams(by(first.planner), { taskId }, monday)).rejects.toMatchObject({
      code: 'nothing-to-match',
    });
    expect(await stateOf(taskId)).toBe('dispatched');
  });

  it('are matched together by whoever plans for all of them', async () => {
    const { bureau, taskId } = await twoStations();
    const drawn = await matchTeams(by(bureau.chiefPlanner), { taskId }, monday);
    expect(await seatTeams(bySystem(), drawn, monday)).toEqual({ inspections: 3 });
    expect(await stateOf(taskId)).toBe('matched');
  });

  it('spread the work: who has teams of one unit counts as busy for the next', async () => {
    const { first, second, taskId } = await twoStations();
    for (const { planner } of [first, second]) {
      const { drawId } = await matchTeams(by(planner), { taskId }, monday);
      await seatTeams(bySystem(), { drawId }, monday);
    }
    const held = await sql(
      `select p.serial, count(*)::int as seats from seat s join inspection n on n.id = s.inspection_id
         join inspector p on p.person_id = s.inspector_id where n.task_id = $1 and n.unit_id = $2 group by 1`,
      [taskId, first.id],
    );
    const seats = new Map(held.map((row) => [row['serial'], row['seats'] as number]));
    const [match] = await sql(
      `select input, announcement from draw where task_id = $1 and kind = 'match' order by code desc limit 1`,
      [taskId],
    );
    const level: number = match!['announcement'].cap;
    const room = match!['input'].inspectors as { serial: number; cap: number }[];
    expect(room.some(({ cap }) => cap < level)).toBe(true);
    for (const { serial, cap } of room)
      expect(cap).toBe(Math.max(0, level - (seats.get(serial) ?? 0)));
  });

  it('hear in their groups and their planners’ chats of their own part only', async () => {
    const { bureau, first, second, taskId } = await twoStations();
    const messages = await sql(
      `select person_id, group_id, card, vars from message where about_id = $1
         and card in ('task-notice', 'match-desk')`,
      [taskId],
    );
    const to = (key: string, id: string) => messages.filter((message) => message[key] === id);
    for (const [station, count] of [
      [first, 2],
      [second, 1],
    ] as const) {
      const [notice, ...more] = to('group_id', station.group);
      expect(more).toEqual([]);
      expect(notice).toMatchObject({ card: 'task-notice', vars: { units: [station.id] } });
      const [desk] = to('person_id', station.planner.id);
      expect(desk).toMatchObject({ card: 'match-desk', vars: { units: [station.id] } });
      expect(await taskFacts(taskId, [station.id])).toMatchObject({
        unit: station.name,
        dispatched: count,
        own: count,
        open: count,
      });
    }
    expect(to('person_id', bureau.chiefPlanner.id)).toMatchObject([{ vars: {} }]);
    expect(to('person_id', bureau.planner.id)).toEqual([]);
    expect(await taskFacts(taskId)).toMatchObject({
      dispatched: 3,
      unit: `${first.name}、${second.name}`,
    });
  });

  it('see what is left to match of their own, and no more once it is done', async () => {
    const { first, second, taskId } = await twoStations();
    const outlook = (unit: AUnit) =>
      matchOutlook(pool().manager, taskId, { today: '2026-09-14', units: [unit.id] });
    expect(await outlook(first)).not.toBeNull();
    const { drawId } = await matchTeams(by(first.planner), { taskId }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    expect(await outlook(first)).toBeNull();
    expect(await taskFacts(taskId, [first.id])).toMatchObject({ open: 0, seated: 2 });
    expect(await outlook(second)).not.toBeNull();
  });
});

describe('R-089 whatever the routes', () => {
  const names = ['甲', '甲乙', '甲乙丙', '乙', '乙丙'];
  const anyRoutes = fc.uniqueArray(
    fc.record({ to: fc.nat({ max: 2 }), area: fc.constantFrom(...names) }),
    { selector: ({ area }) => area, maxLength: 4 },
  );
  const anyPlaces = fc.array(
    fc.record({ keeper: fc.nat({ max: 2 }), jurisdiction: fc.constantFrom('丙', '丁', ...names) }),
    { minLength: 2, maxLength: 8 },
  );

  it('every drawn subject lands at exactly the unit of its most specific route', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoutes, anyPlaces, async (routes, places) => {
        const bureau = await aRoutedBureau(sql, { stations: 2, inspectors: 0 });
        // A team below the first station: its subjects are the station's where nobody else is named.
        const below = await aUnit(sql, { parent: bureau.stations[0]! });
        const units = [...bureau.stations, below];
        const expected = new Map<string, string>();
        for (const { keeper, jurisdiction } of places) {
          const [subject] = await subjectsOf(sql, units[keeper]!, jurisdiction, 1);
          const [best] = routes
            .filter(({ area }) => jurisdiction.startsWith(area))
            .sort((a, b) => b.area.length - a.area.length);
          const kept = [bureau.stations[0]!, bureau.unit, bureau.stations[0]!][keeper]!;
          expected.set(subject!.id, best ? units[best.to]!.id : kept.id);
        }
        const { taskId } = await aDispatchedRoutedTask(sql, bureau, [
          ...routes.map(({ to, area }) => ({ unitId: units[to]!.id, area })),
          { unitId: bureau.stations[0]!.id, underId: bureau.stations[0]!.id },
          { unitId: bureau.unit.id, underId: bureau.bureau.id },
        ]);
        const visits = await visitsOf(taskId);
        expect(new Map(visits.map((one) => [one['subject_id'], one['unit_id']]))).toEqual(expected);
      }),
      { seed: 20260914, numRuns: 12 },
    );
  }, 120_000);
});

describe('R-089 with what else a task can be', () => {
  it('R-099 a merged visit stays with the unit of the task that was announced first', async () => {
    const bureau = await aRoutedBureau(sql, { profile: 'gaoxin' });
    const [first, second] = bureau.stations;
    await subjectsOf(sql, bureau.unit, '甲镇', 2);
    await subjectsOf(sql, bureau.unit, '乙镇', 1);
    const routes = [
      { unitId: first!.id, area: '甲镇' },
      { unitId: second!.id, area: '乙镇' },
    ];
    const one = await aDispatchedRoutedTask(sql, bureau, routes);
    // The second station is done before the other task comes: its visit cannot be merged any more.
    const { drawId } = await matchTeams(by(second!.planner), { taskId: one.taskId }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    const two = await aRoutedTask(sql, bureau, routes.toReversed());
    const visits = await dispatchTask(
      by(bureau.planner),
      { taskId: two.taskId, reason: '专项复查' },
      monday,
    );
    expect(visits).toEqual({ inspections: 3, merged: 2 });
    const served = await sql(
      `select n.unit_id, n.task_id from inspection_task v join inspection n on n.id = v.inspection_id
       where v.task_id = $1 order by v.code`,
      [two.taskId],
    );
    expect(served.filter(({ task_id: id }) => id === one.taskId)).toMatchObject(
      await many(2, async () => ({ unit_id: first!.id })),
    );
    expect(served.filter(({ task_id: id }) => id === two.taskId)).toMatchObject([
      { unit_id: second!.id },
    ]);
  });
});
