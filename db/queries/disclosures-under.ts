import type { Profile } from '../../domain/profile/profile.ts';
import { database } from '../data-source.ts';
import { type Pin, pinOf, withProfiles } from './profile.ts';

/** A disclosure with the day by which it is due. */
export type DisclosureLine = {
  id: string;
  state: string;
  version: number;
  dueOn: string | null;
  provisional: boolean;
  rule: string;
  inspection: string;
  subject: string;
  category: string;
  unit: string;
  unitPath: string;
  /** Null while the visit has no signed result. */
  finding: string | null;
  note: string | null;
  everSeatedIds: string[];
  interestedIds: string[];
  profile: Profile;
};

/** The disclosures of the units at or below `paths` that are still to be published, the most urgent first. */
export async function openDisclosuresUnder(
  paths: string[],
  limit = 200,
): Promise<DisclosureLine[]> {
  const rows: (Omit<DisclosureLine, 'profile'> & Pin)[] = await database().query(
    `select x.id, x.state, x.version, x.due_on as "dueOn", x.provisional, x.rule, n.code as inspection,
       s.name as subject, s.category, u.name as unit, u.path as "unitPath", r.finding, r.note,
       ${pinOf('k')},
       array(select e.inspector_id from visit_party e where e.inspection_id = n.id) as "everSeatedIds",
       array(select i.inspector_id from interest i where i.uscc = s.uscc and i.ended_at is null)
         as "interestedIds"
     from disclosure x join inspection n on n.id = x.inspection_id join subject s on s.id = n.subject_id
       join unit u on u.id = n.unit_id left join result r on r.id = x.result_id
       join task k on k.id = n.task_id
     where x.state = 'pending'
       and exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))
     order by x.due_on nulls last, n.code limit $2`,
    [paths, limit],
  );
  return withProfiles(database().manager, rows);
}
