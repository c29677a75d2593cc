import type { EntityManager } from 'typeorm';
import { pausedUntil } from '../chat/pace.ts';
import type { Dest } from '../chat/port.ts';
import { database } from '../db/data-source.ts';
import type { Message } from '../db/entities/message.ts';
import { leaseMs, paceKeys, pacesOf } from '../domain/delivery.ts';
import type { Turn } from './gate.ts';
import { bookPace } from './pace.ts';

/**
 * SQL that tells which messages the worker has to look at: never sent, out of date, or of unknown
 * outcome and not to be left so (see `resolve`). A message nobody has touched yet is due whatever the
 * clock says: a demo's clock may have been ahead when it was owed.
 */
export const due = `(${owed()} and (next_try_at <= clock_timestamp() or next_try_at = created_at))`;

function owed(): string {
  return `(state = 'pending'
    or (state = 'sent' and sent_version < desired_version)
    or (state = 'unknown' and resent < 3 and (provider <> 'telegram' or (class = 'action' and resent = 0))))`;
}

// One with a slot is taken a little before that comes, to be ready by then; a slot that was missed is
// nobody's any more.
const isBooked = `(${owed()} and slot_at <= clock_timestamp() + interval '2 seconds'
  and slot_at > clock_timestamp() - interval '5 seconds')`;

/** A message and the chat it is to go to. */
export type Waiting = { id: string; dest: Dest };

/** A message under a lease; `doubtful` when an earlier attempt may have delivered it. */
export type Claimed = Turn & { message: Message; dest: Dest; doubtful: boolean };

/**
 * Takes messages for one attempt each: they are `sending` under a lease, their attempt counted. Nothing
 * is taken while another worker has it, while something is on its way to the same reader, or before
 * the platform's pace allows. Those whose slots are booked, or that need none, are taken at once.
 */
export async function claimAll(waiting: Waiting[]): Promise<Claimed[]> {
  if (waiting.length === 0) return [];
  const claimed = await claimBooked(waiting).catch(noneIfOneIsOnItsWay);
  const taken = new Set(claimed.map(({ message }) => message.id));
  for (const { id, dest } of waiting) {
    const one = taken.has(id) ? undefined : await claim(id, dest);
    if (one) claimed.push(one);
  }
  return claimed;
}

/** Takes one message, asking for the pace where no slot is booked for this chat. */
export async function claim(id: string, dest: Dest): Promise<Claimed | undefined> {
  try {
    return await database().transaction((tx) => claimAtPace(tx, { id, dest }));
  } catch (error) {
    if (isOneOnItsWay(error)) return undefined;
    throw error;
  }
}

async function claimAtPace(tx: EntityManager, { id, dest }: Waiting) {
  const found = await lockDue(tx, id);
  if (!found) return undefined;
  const paces = pacesOf(dest);
  // A slot was booked for one chat; where it is another's, or none, the pace is asked now.
  const hasSlot = found.isBooked && found.slotKey === paceKeys(dest).chat;
  const freeAt = await (hasSlot ? pausedUntil(tx, paces) : bookPace(tx, paces));
  if (!freeAt) return take(tx, { id, dest }, hasSlot ? found.inMs : 0);
  await tx.query(
    'update message set next_try_at = $2, slot_at = null, slot_key = null where id = $1',
    [id, freeAt],
  );
  return undefined;
}

type Found = { isBooked: boolean; slotKey: string | null; inMs: number };

async function lockDue(tx: EntityManager, id: string): Promise<Found | undefined> {
  const [row]: Found[] = await tx.query(
    `select coalesce(${isBooked}, false) as "isBooked", slot_key as "slotKey", ${inMs('message')} as "inMs"
     from message where id = $1 and (${due} or ${isBooked}) and not ${isReaderBusy('message')}
     for update skip locked`,
    [id],
  );
  return row;
}

async function take(tx: EntityManager, { id, dest }: Waiting, waitMs: number): Promise<Claimed> {
  const [[row]]: [Row[], number] = await tx.query(
    `update message set ${sending('$2', '$3', '$4', '$5')} from message before
     where message.id = $1 and before.id = message.id returning message.*, before.state as before`,
    [id, dest.provider, dest.account, dest.chat, leaseMs],
  );
  return claimedOf(row!, dest, waitMs);
}

async function claimBooked(waiting: Waiting[]): Promise<Claimed[]> {
  const keys = waiting.map(({ dest }) => paceKeys(dest));
  const [rows]: [(Row & { inMs: number })[], number] = await database().query(takeBooked, [
    waiting.map(({ id }) => id),
    waiting.map(({ dest }) => dest.provider),
    waiting.map(({ dest }) => dest.account),
    waiting.map(({ dest }) => dest.chat),
    leaseMs,
    keys.map(({ chat }) => chat),
    keys.map(({ account }) => account),
  ]);
  const destById = new Map(waiting.map(({ id, dest }) => [id, dest]));
  return rows.map((row) => claimedOf(row, destById.get(row.id)!, row.inMs));
}

type Row = { id: string; before: string; [column: string]: unknown };

// The wait counts from when the answer is here: a little too late, never too soon.
function claimedOf({ before, ...row }: Row, dest: Dest, waitMs: number): Claimed {
  const now = performance.now();
  const columns = Object.entries(row).map(([name, value]) => [camel(name), value]);
  return {
    message: Object.fromEntries(columns) as Message,
    dest,
    doubtful: before === 'unknown',
    claimedAt: now,
    sendAt: now + Math.max(0, waitMs),
  };
}

const camel = (name: string) =>
  name.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase());

// The index `one_on_its_way` has the last word.
const isReaderBusy = (row: string) =>
  `exists (select 1 from message busy where busy.state = 'sending'
     and coalesce(busy.person_id, busy.group_id) = coalesce(${row}.person_id, ${row}.group_id))`;

// Another worker took something of the same reader in this very moment: each for itself, then.
function noneIfOneIsOnItsWay(error: unknown): Claimed[] {
  if (isOneOnItsWay(error)) return [];
  throw error;
}

function isOneOnItsWay(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'one_on_its_way';
}

const inMs = (row: string) =>
  `(extract(epoch from ${row}.slot_at - clock_timestamp()) * 1000)::float8`;

const sending = (provider: string, account: string, chat: string, lease: string) =>
  `state = 'sending', attempt = message.attempt + 1, provider = ${provider}, account = ${account}, chat = ${chat},
   slot_at = null, slot_key = null, lease_until = clock_timestamp() + ${lease} * interval '1 millisecond'`;

const takeBooked = `
with ready as (
  select m.id, m.state as before, m.slot_at, w.to_provider, w.to_account, w.to_chat
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $6::text[], $7::text[])
    as w (message_id, to_provider, to_account, to_chat, chat_key, account_key)
  join message m on m.id = w.message_id
  where (w.to_provider = 'web' and ${due} or ${isBooked} and m.slot_key = w.chat_key)
    and not ${isReaderBusy('m')}
    and not exists (select 1 from chat_pace p
      where p.key in (w.chat_key, w.account_key) and p.paused_until > clock_timestamp())
  for update of m skip locked)
update message set ${sending('ready.to_provider', 'ready.to_account', 'ready.to_chat', '$5')}
from ready where message.id = ready.id
returning message.*, ready.before, ${inMs('ready')} as "inMs"`;
