import { database } from '../data-source.ts';

/** Something that somebody has done: a visit they signed, a decision they took. */
export type PastRow = {
  kind: 'visit' | 'decision';
  id: string;
  /** What it was about, as its type is called: inspection, recusal, disclosure, plan, … */
  about: string;
  verdict: string | null;
  code: string | null;
  subject: string | null;
  at: Date;
};

/** What a person has done, the newest first. */
export const ownPast = (personId: string, limit = 50): Promise<PastRow[]> =>
  database().query(
    `select * from (
       select 'visit' as kind, n.id, 'inspection' as about, null as verdict, n.code, s.name as subject, max(g.signed_at) as at
       from signature g join result r on r.id = g.result_id join inspection n on n.id = r.inspection_id
         join subject s on s.id = n.subject_id
       where g.inspector_id = $1 group by n.id, s.name
       union all
       select 'decision', d.id, d.about_type, d.verdict, n.code, s.name, d.decided_at
       from decision d
         left join recusal q on d.about_type = 'recusal' and q.id = d.about_id
         left join substitution x on d.about_type = 'substitution' and x.id = d.about_id
         left join disclosure c on d.about_type = 'disclosure' and c.id = d.about_id
         left join inspection n on n.id = coalesce(q.inspection_id, x.inspection_id, c.inspection_id)
         left join subject s on s.id = n.subject_id
       where d.person_id = $1) as past
     order by at desc limit $2`,
    [personId, limit],
  );
