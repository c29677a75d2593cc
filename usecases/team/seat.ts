import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Draw } from '../../db/entities/draw.ts';
import { Seat } from '../../db/entities/seat.ts';
import type { Task } from '../../db/entities/task.ts';
import { unitsOf } from '../../db/queries/inspectors.ts';
import { unitById } from '../../db/queries/units.ts';
import { type Visit, visitsOf, visitsToMatch } from '../../db/queries/visits.ts';
import { step } from '../../domain/machine.ts';
import type { MatchedTeam } from '../../domain/match/match.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import { lockDraw } from '../draw/locked.ts';
import { makeSecret } from '../draw/make-secret.ts';
import { notify, refresh } from '../notify.ts';
import { askToMatch } from '../task/tell-units.ts';
import { type About, commandOf, type Context, record, type UseCase, usecase } from '../usecase.ts';
import { hasNewInterest } from './new-interest.ts';
import { drawPeople, hasEntropy } from './run-match.ts';
import { voidMatch } from './void-match.ts';

const input = z.object({ drawId: z.uuid() });

/**
 * Draws the teams of an announced match, once: entropy first, then the seats, then a card to everybody
 * who was drawn. Answers how many inspections have a team; 0 when the match was void instead, and
 * while it waits for its round of drand.
 */
export const seatTeams: UseCase<z.input<typeof input>, { inspections: number }> = async (
  command,
  given,
  now,
) => {
  await makeSecret(commandOf(command.actor, command.door), given, now);
  return seat(command, given, now);
};

const seat = usecase('team.seat', input, async (context, { drawId }) => {
  const { tx, actor } = context;
  authorize(actor, 'team.seat', {});
  const { draw, task, about: aboutDraw } = await lockDraw(context, drawId);
  if (draw.kind !== 'match') throw new Refusal('not-found', { what: 'match' });
  const matched = step(taskStates, task.state, 'match');
  const unit = await unitById(tx, task.unitId);
  if (await hasNewInterest(context, draw)) {
    await askAgain(context, draw, task, aboutDraw);
    return { inspections: 0 };
  }
  if (!(await hasEntropy(context, draw))) return { inspections: 0 };
  const { teams, people } = await drawPeople(context, draw);
  const units = await unitsOf(tx, [...people.values()]);
  await seatAll(context, { draw, task, teams, people, units });
  // The visits of other executing units wait for their own match.
  const isWhole = (await visitsToMatch(tx, task.id, null)).length === 0;
  const state = isWhole ? matched : task.state;
  const inspections = new Set(teams.map(({ subject }) => subject)).size;
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    task.id,
    state,
  ]);
  const about = { type: 'task', id: task.id, taskId: task.id, unitPath: unit.path };
  await record(context, 'team.matched', about, { code: draw.code, inspections });
  await refreshServed(context, task.id);
  return { inspections };
});

// The cards of this task, and of those whose visits are merged with its own.
async function refreshServed(context: Context, taskId: string): Promise<void> {
  const served: { id: string }[] = await context.tx.query(
    `select distinct v.task_id as id from inspection n join inspection_task v on v.inspection_id = n.id
     where n.task_id = $1 order by 1`,
    [taskId],
  );
  for (const { id } of served) await refresh(context, 'task', id);
}

async function askAgain(context: Context, draw: Draw, task: Task, about: About) {
  const { tx } = context;
  await voidMatch(context, draw, about, '公告后登记了新的利害关系，须重新匹配');
  await tx.query('update task set version = version + 1 where id = $1', [task.id]);
  await refresh(context, 'task', task.id);
  await askToMatch(context, task, `match:${draw.id}:void`);
}

type Drawn = {
  draw: Draw;
  task: Task;
  teams: MatchedTeam[];
  people: Map<number, string>;
  /** Each inspector's own unit, which the seat shows. */
  units: Map<string, string>;
};

// All seats of a visit at once: a seat that comes later would be a substitution.
async function seatAll(context: Context, drawn: Drawn): Promise<void> {
  const { tx } = context;
  const visits = await visitsOf(tx, drawn.task.id);
  const bySubject = new Map<string, MatchedTeam[]>();
  for (const team of drawn.teams) {
    bySubject.set(team.subject, [...(bySubject.get(team.subject) ?? []), team]);
  }
  // The earlier batches of a rotation have their teams.
  const matched = visits.filter(({ recordId }) => bySubject.has(recordId));
  const seated = matched.map((visit) => ({
    visit,
    seats: seatsOf(context, drawn, visit, bySubject.get(visit.recordId)!),
  }));
  // Many visits to a statement: the rows are checked against the whole result of the draw at each.
  for (let start = 0; start < seated.length; start += visitsAtOnce) {
    const some = seated.slice(start, start + visitsAtOnce);
    await tx.insert(
      Seat,
      some.flatMap(({ seats }) => seats),
    );
  }
  for (const { visit, seats } of seated) await tellSeated(context, drawn, visit, seats);
  await tx.query('update inspection set version = version + 1 where id = any($1)', [
    matched.map(({ inspectionId }) => inspectionId),
  ]);
}

const visitsAtOnce = 500;

type NewSeat = Pick<
  Seat,
  'id' | 'inspectionId' | 'number' | 'inspectorId' | 'department' | 'lead' | 'unitId' | 'assignedAt'
> & { drawId: string };

function seatsOf(
  { now }: Context,
  { draw, people, units }: Drawn,
  { inspectionId }: Visit,
  teams: MatchedTeam[],
): NewSeat[] {
  const places = teams
    .toSorted((a, b) => a.department - b.department)
    .flatMap(({ department, members, lead }) =>
      members.map((serial) => ({
        department,
        inspectorId: people.get(serial)!,
        lead: serial === lead,
      })),
    );
  return places.map((place, at) => ({
    ...place,
    id: randomUUID(),
    inspectionId,
    number: at + 1,
    unitId: units.get(place.inspectorId)!,
    drawId: draw.id,
    assignedAt: now,
  }));
}

async function tellSeated(
  context: Context,
  { draw, task }: Drawn,
  { inspectionId, unitPath }: Visit,
  seats: NewSeat[],
): Promise<void> {
  const about = { type: 'inspection', id: inspectionId, taskId: task.id, unitPath };
  await record(context, 'inspection.assigned', about, {
    code: draw.code,
    seats: seats.map(({ number, department, inspectorId, lead }) => ({
      number,
      department,
      inspectorId,
      lead,
    })),
  });
  await notify(
    context,
    { card: 'inspection', about: { type: 'inspection', id: inspectionId } },
    seats.map(({ inspectorId }) => inspectorId),
  );
}
