import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { peopleWith } from '../../db/queries/people.ts';
import { dayOf } from '../../domain/day.ts';
import { type Rung, rungDue } from '../../domain/ladder.ts';
import { authorize } from '../../domain/policy.ts';
import { notify, tellGroup, wake } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { keepStep } from './step.ts';

const hours = z.object({
  again: z.number(),
  other: z.number(),
  web: z.number(),
  group: z.number(),
  lead: z.number(),
});
const input = z.object({
  messageId: z.uuid(),
  /** After how many hours each way is due, as the office has it. */
  ladder: z.object({ reached: hours, unreached: hours }),
});

type Waiting = {
  id: string;
  number: string;
  personId: string;
  provider: string;
  unitPath: string;
  sentAt: Date;
  isUnreached: boolean;
  /** Whether it, or a copy of it, lies in the web inbox. */
  isOnWeb: boolean;
  taken: Rung[];
};

/**
 * Somebody does not answer a card: the next way to them is tried, once each, and put on file. Gives the
 * way, or nothing when there is time left or they have answered meanwhile.
 */
export const climb = usecase('message.climb', input, async (context, { messageId, ladder }) => {
  const { tx, actor, now } = context;
  authorize(actor, 'message.climb', {});
  const waiting = await lockWaiting(context, messageId);
  const rung = waiting && rungDue(waiting, now, ladder);
  if (!rung) return { rung: null };
  const outcome = await ways[rung](context, waiting);
  await keepStep(tx, { messageId, rung, outcome }, now);
  const about = { type: 'message', id: messageId, unitPath: waiting.unitPath };
  await record(context, 'message.climbed', about, { rung, outcome, number: waiting.number });
  return { rung };
});

// Locked, so that a press that comes now is seen, or waits until the way is taken.
async function lockWaiting({ tx }: Context, id: string): Promise<Waiting | undefined> {
  // First, alone: what was taken while this one waited for the row is seen by the next statement only.
  await tx.query('select 1 from message where id = $1 for update', [id]);
  const [row] = await tx.query(
    `select m.id, 'N-' || lpad(m.number::text, 6, '0') as number, m.person_id as "personId", m.provider,
       u.path as "unitPath", m.sent_at as "sentAt",
       exists (select 1 from message_step s where s.message_id = m.id and s.outcome = 'unreachable') as "isUnreached",
       m.provider = 'web' or exists (select 1 from message c where c.copy_of = m.id and c.provider = 'web') as "isOnWeb",
       array(select s.rung from message_step s where s.message_id = m.id
         and s.rung in ('again', 'web', 'group', 'lead')
         union select 'other' from message c where c.copy_of = m.id
         union select s.rung from message_step s where s.message_id = m.id and s.rung = 'other'
           and s.outcome in ('owed', 'none')) as taken
     from message m join person p on p.id = m.person_id join unit u on u.id = p.unit_id
     where m.id = $1 and ${isAwaited}`,
    [id],
  );
  return row;
}

/**
 * SQL that tells whether a message still waits for its reader: nothing was pressed, and nothing done about it.
 * Whoever puts off a reminder has answered nothing.
 */
export const isAwaited = `(m.asks and m.state = 'sent' and m.copy_of is null and m.person_id is not null
  and m.class <> 'reminder' and m.card <> 'chase'
  and not exists (select 1 from action_token t where t.message_id = m.id and t.used_at is not null)
  and not exists (select 1 from event e where e.actor_id = m.person_id and e.about_type = m.about_type
    and e.about_id = m.about_id::text and e.at >= m.created_at
    and e.type <> 'obligation.snoozed'))`;

const chase = ({ id }: Waiting, to: 'reader' | 'group' | 'lead') =>
  ({
    card: 'chase',
    about: { type: 'message', id },
    vars: { to },
    class: 'reminder',
    dedupeKey: `chase:${id}:${to}`,
  }) as const;

const ways: Record<Rung, (context: Context, waiting: Waiting) => Promise<'owed' | 'none'>> = {
  again: async (context, waiting) => {
    await notify(context, chase(waiting, 'reader'), [waiting.personId]);
    return 'owed';
  },
  other: copyElsewhere,
  web: copyToWeb,
  group: async (context, waiting) => {
    const groups = await nearestGroups(context, waiting.unitPath);
    for (const { id } of groups) await tellGroup(context, chase(waiting, 'group'), id);
    return groups.length > 0 ? 'owed' : 'none';
  },
  lead: async (context, waiting) => {
    const leads = await leadsOf(context, waiting);
    await notify(context, chase(waiting, 'lead'), leads);
    return leads.length > 0 ? 'owed' : 'none';
  },
};

// Those of the reader's own unit, else of the first above it that has any.
const nearestGroups = ({ tx }: Context, unitPath: string): Promise<{ id: string }[]> =>
  tx.query(
    `select g.id from chat_group g join unit u on u.id = g.unit_id
     where u.path = (select o.path from chat_group h join unit o on o.id = h.unit_id
       where starts_with($1, o.path) order by length(o.path) desc limit 1)`,
    [unitPath],
  );

// The approvers of the unit, or its head where there is none beside the reader.
async function leadsOf({ tx, now }: Context, { unitPath, personId }: Waiting): Promise<string[]> {
  for (const role of ['approver', 'head'] as const) {
    const found = await peopleWith(tx, role, unitPath, dayOf(now));
    const others = found.filter((id) => id !== personId);
    if (others.length > 0) return others;
  }
  return [];
}

// A second copy of the same card, with buttons of the same effect, where the reader can be reached as well.
async function copyElsewhere({ tx, now }: Moment, waiting: Waiting): Promise<'owed' | 'none'> {
  const [place] = await tx.query(
    `select provider, account, coalesce(chat, user_id) as chat from chat_identity
     where person_id = $1 and provider <> 'web' and provider <> $2 and reachable and revoked_at is null
       and (chat is not null or provider = 'telegram')
     order by linked_at desc, id limit 1`,
    [waiting.personId, waiting.provider],
  );
  if (!place) return copyToWeb({ tx, now }, waiting);
  await copyTo({ tx, now }, waiting, place);
  return 'owed';
}

// Whoever answers nowhere else finds it in the web inbox; there once.
async function copyToWeb(context: Moment, waiting: Waiting): Promise<'owed' | 'none'> {
  if (waiting.isOnWeb) return 'none';
  await copyTo(context, waiting, { provider: 'web', account: 'web', chat: waiting.personId });
  return 'owed';
}

type Moment = Pick<Context, 'tx' | 'now'>;
type Place = { provider: string; account: string; chat: string };

async function copyTo(
  { tx, now }: Moment,
  waiting: Waiting,
  { provider, account, chat }: Place,
): Promise<void> {
  await tx.query(
    `insert into message (id, person_id, card, about_type, about_id, vars, class, provider, account, chat,
       copy_of, next_try_at, created_at)
     select $2, person_id, card, about_type, about_id, vars, class, $3, $4, $5, id, $6, $6
     from message where id = $1`,
    [waiting.id, randomUUID(), provider, account, chat, now],
  );
  await wake(tx, 'messages');
}
