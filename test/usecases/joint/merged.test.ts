import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { departmentsOf } from '../../../db/queries/departments.ts';
import { database as pool } from '../../../db/data-source.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, many } from '../../support/factories.ts';
import { aPair } from '../../support/merging.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

it('R-099 R-088 a visit that serves a joint task as well has the departments of all its tasks', async () => {
  const { bureau, one, two } = await aPair(sql, 'gaoqing');
  const theirs = await many(2, () => anInspector(sql, { unit: bureau.sibling }));
  await sql('alter table task_participant disable trigger task_participant_is_in_time');
  await sql(
    `insert into task_participant (id, task_id, department, unit_id, team_size, answer_by, state,
       answered_by, answered_at, inspectors) values ($1, $2, 2, $3, 1, '2026-09-14', 'confirmed', $4, now(), 2)`,
    [randomUUID(), two.taskId, bureau.sibling.id, bureau.planner.id],
  );
  await sql('alter table task_participant enable always trigger task_participant_is_in_time');
  for (const { taskId } of [one, two]) await dispatchTask(by(bureau.planner), { taskId }, monday);

  const departments = await departmentsOf(pool().manager, one.taskId);
  expect(departments).toMatchObject([
    { number: 1, name: bureau.unit.name, within: [bureau.unit.path] },
    { number: 2, name: bureau.sibling.name, size: 1, taskIds: [two.taskId] },
  ]);
  const { drawId } = await matchTeams(by(bureau.planner), { taskId: one.taskId }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
  const seats = await sql(
    `select s.number, s.department, s.lead, s.inspector_id from seat s
       join inspection n on n.id = s.inspection_id where n.task_id = $1 order by n.code, s.number`,
    [one.taskId],
  );
  const team = [
    { number: 1, department: 1, lead: true },
    { number: 2, department: 1, lead: false },
    { number: 3, department: 2, lead: false },
  ];
  expect(seats).toMatchObject([...team, ...team]);
  const joined = seats.filter(({ department }) => department === 2);
  for (const { inspector_id: id } of joined)
    expect(theirs.map(({ id: known }) => known)).toContain(id);
});
