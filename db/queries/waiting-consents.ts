import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.ts';
import { type Matter, mayConsent } from '../../domain/consent.ts';
import { type ConsentFacts, consentFacts } from './card-facts-consent.ts';

/** What waits for this person's consent: everything that cards ask for, the oldest first. */
export async function waitingConsents(tx: EntityManager, actor: Actor): Promise<ConsentFacts[]> {
  if (actor.kind !== 'person') return [];
  const paths = [...new Set(actor.mandates.map(({ path }) => path))];
  const open: { matter: Matter; id: string }[] = await tx.query(sql, [paths]);
  const found: ConsentFacts[] = [];
  for (const { matter, id } of open) {
    const facts = await consentFacts(matter, id);
    if (facts?.state === 'requested' && mayConsent(actor, facts)) found.push(facts);
  }
  return found;
}

const sql = `
with open (matter, id, since, unit_id, other_id) as (
  select 'plan', id, submitted_at, unit_id, null::uuid from plan where state = 'submitted'
  union all select 'exclusion', id, registered_at, unit_id, null from exclusion where state = 'requested'
  union all select 'campaign', id, registered_at, unit_id, null from campaign where state = 'requested'
  union all select 'deployment', y.task_id, y.requested_at, t.initiator_id, null
    from deployment y join task t on t.id = y.task_id where y.state = 'requested'
  union all select 'pool-agreement', id, requested_at, unit_id, partner_id from pool_agreement where state = 'requested'
  union all select 'flag', f.id, f.recorded_at, s.unit_id, null
    from subject_flag f join subject s on s.id = f.subject_id where f.state = 'requested'
  union all select 'case', id, asked_at, unit_id, null from case_file where state = 'closing'
  union all select 'correction', c.id, c.requested_at, n.unit_id, null from correction c
    join disclosure d on d.id = c.disclosure_id join inspection n on n.id = d.inspection_id where c.state = 'requested'
  union all select 'profile', id, created_at, unit_id, null from profile_version where state = 'draft'
)
select o.matter, o.id from open o
where exists (select from unit u, unnest($1::text[]) p (path)
  where u.id in (o.unit_id, o.other_id) and starts_with(u.path, p.path))
  and not exists (select from held_verdict h
    where h.about_type = o.matter and h.about_id = o.id and h.state = 'held')
order by o.since, o.id limit 200`;
