import type { EntityManager } from 'typeorm';

/** What was made public about a subject, as its credit file tells it. */
export type CreditFacts = {
  name: string;
  uscc: string;
  category: string;
  organisation: string;
  results: { inspection: string; date: string; finding: string }[];
  blacklist: {
    startsOn: string;
    endsOn: string | null;
    reason: string;
    responsible: string;
  }[];
};

/** The newest published copies about a subject: results, and the blacklist with the days that it holds. */
export async function creditFacts(
  tx: EntityManager,
  subjectId: string,
  today: string,
): Promise<CreditFacts> {
  const [row] = await tx.query(
    `select jsonb_build_object('name', s.name, 'uscc', s.uscc, 'category', s.category, 'organisation',
       (select b.name from unit b where starts_with(u.path, b.path) and b.profile_slug is not null
        order by length(b.path) desc limit 1),
       'results', (select coalesce(jsonb_agg(jsonb_build_object('inspection', n.ref, 'date', n.body ->> 'date',
          'finding', n.body ->> 'finding') order by n.body ->> 'date' desc, n.ref), '[]')
        from public_notice n where n.kind = 'result' and n.body -> 'subject' ->> 'uscc' = s.uscc and ${newest}),
       'blacklist', (select coalesce(jsonb_agg(jsonb_build_object('startsOn', n.body ->> 'startsOn',
          'endsOn', n.body ->> 'endsOn', 'reason', n.body ->> 'reason', 'responsible', n.body ->> 'responsible')
          order by n.body ->> 'startsOn' desc), '[]')
        from public_notice n where n.kind = 'blacklist' and n.body ->> 'uscc' = s.uscc and ${newest}
          and coalesce(n.body ->> 'endsOn', '9999') >= $2)) as facts
     from subject s join unit u on u.id = s.unit_id where s.id = $1`,
    [subjectId, today],
  );
  return row.facts;
}

const newest = `not exists (select 1 from public_notice m
  where m.kind = n.kind and m.ref = n.ref and m.number > n.number)`;
