import type { EntityManager } from 'typeorm';
import { fieldOf } from '../../domain/match-plan.ts';
import { remainingDays } from '../../domain/team.ts';
import { initiating } from '../../domain/team-rules.ts';
import { matchRegistry } from './match-registry.ts';

/** Somebody who could be drawn for a visit. */
export type MatchablePerson = { id: string; name: string; unit: string; mayLead: boolean };

/** Everybody who could be drawn on that day for a visit that has no team, before anybody's cap. */
export async function matchableFor(
  tx: EntityManager,
  inspectionId: string,
  today: string,
): Promise<MatchablePerson[]> {
  const [visit] = await tx.query(
    `select t.id as "taskId", t.starts_on::text as "startsOn", t.ends_on::text as "endsOn", p.record_id as "recordId"
     from inspection n join task t on t.id = n.task_id
       join pool_entry p on p.task_id = n.task_id and p.subject_id = n.subject_id where n.id = $1`,
    [inspectionId],
  );
  const days = remainingDays(visit, today);
  const { teams } = fieldOf(await matchRegistry(tx, visit.taskId, days), days.from);
  const team = teams.find(
    ({ subject, department }) => subject === visit.recordId && department === initiating,
  );
  const serials = team?.eligible.filter((serial) => !team.recused.includes(serial)) ?? [];
  return tx.query(
    `select p.id, p.name, u.name as unit, i.may_lead as "mayLead" from inspector i
       join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where i.serial = any($1) order by i.serial`,
    [serials],
  );
}
