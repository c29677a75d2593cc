import { database } from '../data-source.ts';

/** An expert of the registry with the interests on file. */
export type ExpertLine = {
  id: string;
  version: number;
  name: string;
  organisation: string;
  skills: string[];
  unit: string;
  unitPath: string;
  active: boolean;
  interests: { uscc: string; subject: string | null; nature: string }[];
  visits: number;
};

/** The experts of the units at or below `paths`. */
export const expertsUnder = (paths: string[]): Promise<ExpertLine[]> =>
  database().query(
    `select e.id, e.version, e.name, e.organisation, e.skills, u.name as unit, u.path as "unitPath", e.active,
       (select coalesce(jsonb_agg(jsonb_build_object('uscc', i.uscc, 'subject', s.name, 'nature', i.nature)
           order by i.declared_at), '[]')
         from expert_interest i left join subject s on s.uscc = i.uscc
         where i.expert_id = e.id and i.ended_at is null) as interests,
       (select count(*)::int from expert_seat x where x.expert_id = e.id) as visits
     from expert e join unit u on u.id = e.unit_id
     where exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))
     order by e.active desc, e.serial`,
    [paths],
  );

/** The units of other areas whose inspectors a task could draw with their head's consent. */
export const neighboursApart = (bureauPath: string): Promise<{ id: string; name: string }[]> =>
  database().query(
    `select u.id, u.name from unit u where not starts_with(u.path, $1) and not starts_with($1, u.path)
       and exists (select from inspector i join person p on p.id = i.person_id join unit v on v.id = p.unit_id
         where starts_with(v.path, u.path))
     order by u.path`,
    [bureauPath],
  );
