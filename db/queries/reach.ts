import type { EntityManager } from 'typeorm';

/** How somebody is reached: by a chat, by the web only because of a block or for want of a chat, or not at all. */
export type ReachState = 'chat' | 'blocked' | 'web' | 'none';

/** An account of somebody on a platform, as the ledger shows it. */
export type ReachAccount = {
  provider: 'telegram' | 'slack';
  linkedAt: string;
  blockedAt: string | null;
};

/** Somebody in the ledger of who can be reached. */
export type ReachLine = {
  personId: string;
  name: string;
  unit: string;
  unitPath: string;
  state: ReachState;
  /** May sign in to the web inbox, where everything that reaches them nowhere else waits, or is told of it on a device. */
  hasWeb: boolean;
  accounts: ReachAccount[];
  /** How many devices tell them of the web inbox while it is closed. */
  pushes: number;
  lastAnswerAt: Date | null;
  lastAnswerBy: 'telegram' | 'slack' | 'web' | null;
  /** The median of what they took from a card to its first press in ninety days, in minutes. */
  latencyMinutes: number | null;
  drillAskedAt: Date | null;
  drillAnsweredAt: Date | null;
};

/** Whom of the ledger: units by their paths, or people by their ids; a part of a name. */
export type ReachWanted = { paths?: string[]; personIds?: string[]; name?: string };

/** Everybody in service who is told of anything: inspectors and whoever holds an office. */
export const reachLedger = (
  tx: Pick<EntityManager, 'query'>,
  { paths, personIds, name = '' }: ReachWanted,
  now: Date,
): Promise<ReachLine[]> => tx.query(sql, [paths ?? null, personIds ?? null, name, now]);

const sql = `
select p.id as "personId", p.name, u.name as unit, u.path as "unitPath",
  case when i.open then 'chat' when i.accounts is not null then 'blocked' when w.has then 'web' else 'none' end as state,
  w.has as "hasWeb", coalesce(i.accounts, '[]') as accounts,
  (select count(*)::int from push_subscription s where s.person_id = p.id and s.ended_at is null) as pushes, a.at as "lastAnswerAt", a.provider as "lastAnswerBy",
  l.minutes as "latencyMinutes", d.held_at as "drillAskedAt", d.answered_at as "drillAnsweredAt"
from person p join unit u on u.id = p.unit_id
  cross join lateral (select exists (select from account where person_id = p.id)
    or exists (select from chat_identity where person_id = p.id and provider = 'web' and revoked_at is null)
    or exists (select from push_subscription where person_id = p.id and ended_at is null) as has) w
  left join lateral (select bool_or(reachable) as open, jsonb_agg(jsonb_build_object('provider', provider,
      'linkedAt', linked_at, 'blockedAt', blocked_at) order by provider) as accounts
    from chat_identity where person_id = p.id and provider <> 'web' and revoked_at is null) i on true
  left join lateral (select at, provider from last_answer where person_id = p.id order by at desc limit 1) a on true
  left join lateral (
    select (percentile_cont(0.5) within group (order by extract(epoch from pressed - sent_at)) / 60)::float8 as minutes
    from (select m.sent_at, min(t.used_at) as pressed from message m join action_token t on t.message_id = m.id
      where m.person_id = p.id and m.sent_at > $4::timestamptz - interval '90 days' and t.used_at >= m.sent_at
      group by m.id, m.sent_at) answered) l on true
  left join lateral (select h.held_at, c.answered_at from drill_call c join drill h on h.id = c.drill_id
    where c.person_id = p.id order by h.held_at desc limit 1) d on true
where p.active and ($1::text[] is null or exists (select from unnest($1::text[]) path where starts_with(u.path, path)))
  and ($2::uuid[] is null or p.id = any($2)) and strpos(p.name, $3) > 0
  and ($2::uuid[] is not null or exists (select from inspector where person_id = p.id) or exists (select from role_assignment r
    where r.person_id = p.id and r.valid_from <= $4 and (r.valid_to is null or r.valid_to >= $4::date)))
order by array_position(array['none', 'blocked', 'web', 'chat'], case when i.open then 'chat'
  when i.accounts is not null then 'blocked' when w.has then 'web' else 'none' end), u.path, p.name, p.id`;
