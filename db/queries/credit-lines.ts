import type { EntityManager } from 'typeorm';
import type { CreditFile } from '../../domain/credit.ts';
import { subjectClasses } from '../../domain/profile/parameters/classes.ts';

/** A line of a credit file: a published result, or a place on the blacklist. */
export type CreditLine = {
  matter: 'result' | 'blacklist';
  name: string;
  uscc: string;
  category: string;
  responsible: string;
  date: string;
  finding: string | null;
  reason: string;
  ref: string;
  endsOn: string | null;
};

/** What a credit file holds of the subjects under a unit, from the public's newest copies alone. */
export const creditLines = (
  tx: EntityManager,
  path: string,
  kind: CreditFile,
): Promise<CreditLine[]> =>
  tx.query(
    `select n.kind as matter, coalesce(n.body -> 'subject' ->> 'name', n.body ->> 'name') as name, k.uscc,
       coalesce(n.body -> 'subject' ->> 'category', n.body ->> 'category') as category,
       coalesce(n.body ->> 'responsible', '') as responsible,
       coalesce(n.body ->> 'date', n.body ->> 'startsOn') as date, n.body ->> 'finding' as finding,
       coalesce(n.body ->> 'reason', '') as reason,
       case n.kind when 'result' then n.ref else k.uscc end as ref, n.body ->> 'endsOn' as "endsOn"
     from public_notice n
       cross join lateral (select coalesce(n.body -> 'subject' ->> 'uscc', n.body ->> 'uscc') as uscc) k
       join subject s on s.uscc = k.uscc join unit u on u.id = s.unit_id
     where n.kind = any($2) and starts_with(u.path, $1)
       and ($3::text is null or coalesce(n.body -> 'subject' ->> 'category', n.body ->> 'category') = $3)
       and not exists (select 1 from public_notice m
         where m.kind = n.kind and m.ref = n.ref and m.number > n.number)
     order by k.uscc, date, ref`,
    [path, kinds(kind), ofCafes.includes(kind) ? subjectClasses.netcafe[0] : null],
  );

const ofCafes: readonly CreditFile[] = ['natural-person-file', 'network-file'];

// A person's file tells of what a person answers for: the blacklist.
const kinds = (kind: CreditFile) =>
  kind === 'natural-person-file' ? ['blacklist'] : ['result', 'blacklist'];
