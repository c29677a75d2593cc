import type { EntityManager } from 'typeorm';
import type { ExpertCandidate } from '../../domain/experts.ts';

/** An expert as somebody who may be asked to a visit. */
export type ExpertChoice = ExpertCandidate & {
  name: string;
  organisation: string;
  skills: string[];
};

/**
 * The active experts of a bureau who are not at this visit yet, with one skill where one is asked for.
 * Whoever has an interest in the subject is among them, marked.
 */
export const expertsFor = (
  tx: EntityManager,
  { inspectionId, bureauPath, skill = null }: Question,
): Promise<ExpertChoice[]> =>
  tx.query(
    `select e.id, e.serial, e.name, e.organisation, e.skills,
       exists (select from expert_interest i where i.expert_id = e.id and i.uscc = s.uscc and i.ended_at is null)
         as interested
     from expert e join unit u on u.id = e.unit_id join inspection n on n.id = $1
       join subject s on s.id = n.subject_id
     where e.active and starts_with(u.path, $2) and ($3::text is null or $3 = any(e.skills))
       and not exists (select from expert_seat x where x.inspection_id = n.id and x.expert_id = e.id)
     order by e.serial`,
    [inspectionId, bureauPath, skill],
  );

type Question = { inspectionId: string; bureauPath: string; skill?: string | null };
