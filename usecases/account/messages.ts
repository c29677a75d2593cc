import { peopleWith } from '../../db/queries/people.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { dayOf } from '../../domain/day.ts';
import { wake } from '../notify.ts';
import type { Context } from '../usecase.ts';

// The copy that stands in a chat has buttons: they were made for what it shows now.
const isLive = `exists (select from action_token t where t.message_id = m.id and t.card_hash = m.sent_hash
  and t.action <> 'enter')`;

const unsent = `('pending', 'unknown', 'held', 'failed')`;

const nowhere = `provider = null, account = null, chat = null, provider_ref = null, sent_version = 0, sent_hash = null`;

/**
 * Somebody can be reached in a chat again: every card that still asks something of them and went to the
 * web inbox meanwhile comes to the chat, once. The web copy stays to be read, without its buttons.
 */
export async function bringBack({ tx, now }: Context, personId: string): Promise<number> {
  const [diverted]: [{ ref: string }[], number] = await tx.query(
    `update message m set state = 'pending', next_try_at = $2, ${nowhere} from message old
     where old.id = m.id and m.person_id = $1 and m.provider = 'web' and m.state = 'sent' and m.class = 'action'
       and ${isLive} returning old.provider_ref as ref`,
    [personId, now],
  );
  await tx.query(
    `update web_post set edited_at = $2, card = card || jsonb_build_object('tokens', '{}'::jsonb,
       'blocks', jsonb_path_query_array(card -> 'blocks', '$[*] ? (@.t != "actions")'))
     where id = any($1::uuid[])`,
    [diverted.map(({ ref }) => ref), now],
  );
  await tx.query(`select pg_notify('web', $1)`, [personId]);
  await wake(tx, 'messages');
  return diverted.length;
}

/**
 * An account is somebody's no more: what waits for an answer there is sent another way, what was only
 * to be read is not kept up to date in a chat that may have another owner.
 */
export async function releaseMessages(
  { tx, now }: Context,
  personId: string,
  { provider, account }: { provider: string; account: string },
): Promise<void> {
  const there = `m.person_id = $1 and m.provider = $2 and m.account = $3`;
  await tx.query(
    `update message m set state = 'pending', next_try_at = $4, ${nowhere}
     where ${there} and (m.state in ${unsent} or (m.state = 'sent' and m.class = 'action' and ${isLive}))`,
    [personId, provider, account, now],
  );
  await tx.query(
    `update message m set state = 'ended', last_error = 'unlinked', desired_version = sent_version
     where ${there} and m.state = 'sent'`,
    [personId, provider, account],
  );
  await wake(tx, 'messages');
}

/** What became of the messages of somebody who left. */
export type LeftBehind = { ended: number; rerouted: number };

/**
 * Somebody left: what asks for a decision goes to whoever holds the same office now, or else to the head;
 * what was never sent ends with that reason; every copy that stands in a chat loses its content.
 */
export async function endMessages(context: Context, personId: string): Promise<LeftBehind> {
  const { tx, now } = context;
  const rerouted = await reroute(context, personId);
  const [, ended]: [unknown, number] = await tx.query(
    `update message set state = 'ended', last_error = 'left'
     where person_id = $1 and state in ${unsent}`,
    [personId],
  );
  await tx.query(
    `update message set desired_version = desired_version + 1, next_try_at = $2
     where person_id = $1 and state in ('sent', 'sending')`,
    [personId, now],
  );
  await wake(tx, 'messages');
  return { ended, rerouted };
}

// Cards about an office, not about a seat: the substitute of a seat gets cards of their own.
const officeCards = [
  'draw-desk',
  'participant',
  'match-desk',
  'recusal',
  'substitution',
  'proposal',
  'consent',
  'disclosure',
  'disclosure-due',
  'obligation-due',
];

async function reroute(context: Context, personId: string): Promise<number> {
  const { tx, now } = context;
  const open: { id: string; type: string; about: string }[] = await tx.query(
    `select m.id, m.about_type as type, m.about_id as about from message m
     where m.person_id = $1 and m.card = any($2) and (m.state in ${unsent} or (m.state = 'sent' and ${isLive}))
     order by m.number`,
    [personId, officeCards],
  );
  let copies = 0;
  for (const { id, type, about } of open) {
    const { unitPath } = await whereabouts(type, about, tx);
    const heirs = await successorsOf(context, personId, unitPath);
    const [made] = await tx.query(
      `with made as (insert into message (id, person_id, card, about_type, about_id, vars, class, dedupe_key,
           next_try_at, created_at)
         select gen_random_uuid(), heir, m.card, m.about_type, m.about_id, m.vars, m.class,
           'reroute:' || m.id || ':' || heir, $3, $3
         from message m, unnest($2::uuid[]) heir where m.id = $1 and not exists (select from message o
           where o.person_id = heir and o.card = m.card and o.about_type = m.about_type and o.about_id = m.about_id)
         on conflict (dedupe_key) do nothing returning 1)
       select count(*)::int as count from made`,
      [id, heirs, now],
    );
    copies += made.count;
  }
  return copies;
}

async function successorsOf(
  { tx, now }: Context,
  personId: string,
  unitPath: string,
): Promise<string[]> {
  const held: { role: 'approver' | 'head' | 'planner' }[] = await tx.query(
    `select distinct r.role from role_assignment r join unit u on u.id = r.unit_id
     where r.person_id = $1 and r.role in ('approver', 'head', 'planner') and starts_with($2, u.path)`,
    [personId, unitPath],
  );
  const heirs: string[] = [];
  for (const { role } of held) heirs.push(...(await peopleWith(tx, role, unitPath, dayOf(now))));
  const others = (ids: string[]) => [...new Set(ids)].filter((id) => id !== personId);
  const same = others(heirs);
  return same.length > 0 ? same : others(await peopleWith(tx, 'head', unitPath, dayOf(now)));
}
