import type { EntityManager } from 'typeorm';
import { database } from '../db/data-source.ts';
import { type Paced, paceKeys, pacesOf } from '../domain/delivery.ts';
import { bookSlots, type Candidate, type Slot } from '../domain/slots.ts';
import { due } from './claim.ts';

/**
 * A message to offer now, to be sent after `delayMs`; `slotAt` is the instant booked for it, if one is.
 * Of one that `isPressed` somebody looks at the card and waits.
 */
export type Owed = {
  id: string;
  attempt: number;
  isPressed: boolean;
  delayMs: number;
  slotAt?: number;
};

// How far ahead slots are booked: whatever is more important and comes later waits as long at most.
const aheadMs = 1500;
// A slot that nobody came for is given up.
const missedMs = 5000;
const mostOfAccount = 120;
const mostAtOnce = 500;

/**
 * Finds the first due message of every reader, and gives those that go by a pace a slot in the next
 * moments. A card that somebody has just pressed comes first, then first notices and what is waited
 * for, then reminders, then other edits.
 */
export async function bookOwed(): Promise<{ owed: Owed[]; isFull: boolean }> {
  return database().transaction(async (tx) => {
    const found: Found[] = await tx.query(firstDue, [mostOfAccount, mostAtOnce]);
    const free = found.filter(({ provider }) => provider === 'web');
    const paced = found.filter(({ provider }) => provider !== 'web');
    const { slots, isFull } = await bookPaced(tx, paced);
    const byId = new Map(found.map((each) => [each.id, each]));
    const now = Date.now();
    const named = ({ id }: { id: string }) => {
      const { attempt, isPressed } = byId.get(id)!;
      return { id, attempt, isPressed };
    };
    const owed = slots.map(({ id, at }) => ({
      ...named({ id }),
      delayMs: Math.max(0, at - now),
      slotAt: at,
    }));
    return {
      owed: [...free.map((each) => ({ ...named(each), delayMs: 0 })), ...owed],
      isFull: isFull || found.length >= mostAtOnce,
    };
  });
}

type Found = Paced & { id: string; attempt: number; isPressed: boolean };

async function bookPaced(tx: EntityManager, found: Found[]) {
  if (found.length === 0) return { slots: [], isFull: false };
  const free = await lockPaces(tx, found);
  // The rows' clock decides, whatever this machine's says.
  const { now } = free.values().next().value as Free;
  const candidates = found.map((each) => candidateOf(each, free));
  const { slots, freeAt, isFull } = bookSlots(candidates, now, now + aheadMs);
  const taken = await write(tx, slots, freeAt);
  const skewMs = Date.now() - now;
  const mine = slots.filter(({ id }) => taken.has(id));
  return { slots: mine.map((slot) => ({ ...slot, at: slot.at + skewMs })), isFull };
}

type Free = { key: string; at: number; pausedUntil: number; now: number };

// Locks the accounts and chats, so that whoever asks for a pace by themselves waits for what is booked here.
async function lockPaces(tx: EntityManager, found: Found[]): Promise<Map<string, Free>> {
  const keys = [...new Set(found.flatMap((each) => Object.values(paceKeys(each))))];
  const accounts = [...new Set(found.map((each) => paceKeys(each).account))].sort();
  const read = async () => {
    const rows: Free[] = await tx.query(
      `select key, (extract(epoch from greatest(free_at, paused_until)) * 1000)::float8 as at,
         coalesce(extract(epoch from paused_until) * 1000, 0)::float8 as "pausedUntil",
         (extract(epoch from clock_timestamp()) * 1000)::float8 as now
       from chat_pace where key = any($1) order by key for update`,
      [keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  };
  const free = await read();
  if (accounts.every((key) => free.has(key))) return free;
  await tx.query(
    `insert into chat_pace (key, free_at) select key, clock_timestamp() from unnest($1::text[]) as key
     on conflict do nothing`,
    [accounts],
  );
  return read();
}

function candidateOf(found: Found, free: Map<string, Free>): Candidate {
  const [account, chat] = pacesOf(found);
  const ofAccount = free.get(account!.key);
  return {
    id: found.id,
    account: account!.key,
    chat: chat!.key,
    accountEveryMs: account!.everyMs,
    chatEveryMs: chat!.everyMs,
    accountFreeAt: ofAccount?.at ?? 0,
    chatFreeAt: free.get(chat!.key)?.at ?? 0,
    ...(found.isPressed && { pressed: { pausedUntil: ofAccount?.pausedUntil ?? 0 } }),
  };
}

// Whoever has a message in hand just now is not waited for.
async function write(tx: EntityManager, slots: Slot[], freeAt: Map<string, number>) {
  const [rows]: [{ id: string }[], number] = await tx.query(
    `with free as (
       insert into chat_pace as pace (key, free_at)
       select key, to_timestamp(at / 1000) from unnest($5::text[], $6::float8[]) as booked (key, at) order by key
       on conflict (key) do update set free_at = greatest(pace.free_at, excluded.free_at)),
     mine as (
       select id from message where id = any($1::uuid[]) and state <> 'sending'
         and (slot_at is null or slot_at < clock_timestamp() - interval '5 seconds')
       for update skip locked)
     update message set slot_at = to_timestamp(slot.at / 1000), slot_key = slot.key,
       next_try_at = to_timestamp((slot.at + $4) / 1000)
     from unnest($1::uuid[], $2::float8[], $3::text[]) as slot (id, at, key)
     where message.id = slot.id and message.id in (select id from mine) returning message.id`,
    [
      slots.map(({ id }) => id),
      slots.map(({ at }) => at),
      slots.map(({ chat }) => chat),
      missedMs,
      [...freeAt.keys()],
      [...freeAt.values()],
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

// 0 a card that was pressed, 1 what somebody has to know or do for the first time, 2 reminders, 3 what
// stands there already. Whoever is written to, or has a slot, gets no other.
const firstDue = `
with owed as (
  select m.id, m.attempt, m.number, m.person_id, m.group_id, m.provider, m.account, m.chat,
    coalesce(m.person_id, m.group_id) as reader,
    case when m.provider_ref is null then case m.class when 'reminder' then 2 else 1 end
      when m.pressed_at > clock_timestamp() - interval '1 minute' then 0 else 3 end as rank
  from message m where ${due}
),
busy as (
  select id, state, coalesce(person_id, group_id) as reader from message where state = 'sending'
  union all
  select id, state, coalesce(person_id, group_id) from message
  where slot_at > clock_timestamp() - interval '5 seconds' and state in ('pending', 'unknown', 'sent')
),
readers as (
  select distinct on (reader) * from owed
  where not exists (select 1 from busy
    where busy.reader = owed.reader and (busy.state = 'sending' or busy.id <> owed.id))
  order by reader, rank, number
),
placed as (
  select r.id, r.attempt, r.number, r.rank, case when r.group_id is null then 'dm' else 'group' end as kind,
    coalesce(r.provider, g.provider, i.provider, 'web') as provider,
    coalesce(r.account, g.account, i.account, 'web') as account,
    coalesce(r.chat, g.chat, i.chat, r.person_id::text) as chat
  from readers r left join chat_group g on g.id = r.group_id
  left join lateral (
    select provider, account, coalesce(chat, user_id) as chat from chat_identity
    where r.provider is null and person_id = r.person_id and provider <> 'web' and reachable
      and revoked_at is null
    order by linked_at desc, id limit 1) i on true
)
select id, attempt, rank = 0 as "isPressed", kind, provider, account, chat from (
  select *, row_number() over (partition by provider, account order by rank, number) as place from placed) p
where provider = 'web' or place <= $1
order by rank, number limit $2`;
