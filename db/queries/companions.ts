import type { EntityManager } from 'typeorm';
import { type Profile } from '../../domain/profile/profile.ts';
import { mayAccompany } from '../../domain/staff.ts';
import { inspectorsIn, type Span } from './inspectors.ts';

/** Somebody without a certificate who might accompany a team, and whether an interest bars them. */
export type CompanionChoice = { id: string; name: string; unit: string; interested: boolean };

type Question = { inspectionId: string; bureauPath: string; days: Span; profile: Profile };

/** The bureau's staff who may accompany the team of a visit in these days; nobody who is or was in it. */
export async function companionChoices(
  tx: EntityManager,
  { inspectionId, bureauPath, days, profile }: Question,
): Promise<CompanionChoice[]> {
  const staff = await inspectorsIn(tx, { within: [bureauPath], without: [] }, days);
  const rows: (CompanionChoice & { category: string })[] = await tx.query(
    `select p.id, p.name, u.name as unit, i.category, exists (select from interest x
         join subject s on s.uscc = x.uscc join inspection n on n.subject_id = s.id
       where n.id = $2 and x.inspector_id = p.id and x.ended_at is null) as interested
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where i.person_id = any($1)
       and not exists (select from seat s where s.inspection_id = $2 and s.inspector_id = p.id)
       and not exists (select from companion c where c.inspection_id = $2 and c.inspector_id = p.id and c.ended_at is null)
     order by i.serial`,
    [staff.map(({ personId }) => personId), inspectionId],
  );
  const known = new Map(staff.map((one) => [one.personId, one]));
  return rows
    .filter(({ id, category }) => mayAccompany({ ...known.get(id)!, category }, days.from, profile))
    .map(({ category: _category, ...choice }) => choice);
}

/** Somebody who accompanies a team, with who let them. */
export type Companion = {
  id: string;
  name: string;
  unit: string;
  by: string;
  reason: string;
  at: Date;
};

/** Who accompanies the team of a visit now. */
export const companionsOf = (tx: EntityManager, inspectionId: string): Promise<Companion[]> =>
  tx.query(
    `select c.id, p.name, u.name as unit, a.name as by, c.reason, c.assigned_at as at
     from companion_now c join person p on p.id = c.inspector_id join unit u on u.id = p.unit_id
       join person a on a.id = c.assigned_by
     where c.inspection_id = $1 order by c.assigned_at, p.name`,
    [inspectionId],
  );
