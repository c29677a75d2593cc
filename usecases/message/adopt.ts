import type { EntityManager } from 'typeorm';
import { database } from '../../db/data-source.ts';
import { wake } from '../notify.ts';
import { retried } from '../retried.ts';

/** A copy of a card as it was pressed: by whose token, by whom, and where it stands. */
export type PressedCopy = {
  grant: string;
  personId: string;
  provider: string;
  account: string;
  chat: string;
  ref: string;
};

/**
 * The answer to a first send was lost, so nobody knew of that copy until its reader pressed it: it is
 * kept from now on and shows what the others show. Only in a private chat of the reader; a copy that
 * was forwarded is nobody's to edit.
 */
export async function adoptCopy(pressed: PressedCopy): Promise<void> {
  const { grant, personId, provider, account, chat, ref } = pressed;
  // So it is with nearly every press: it was made on the copy that we know.
  const known = await database().query(knownCopy, [grant, provider, account, chat, ref]);
  if (known.length > 0) return;
  const place = [grant, personId, provider, account, chat, ref];
  await retried(() => database().transaction((tx) => keepCopy(tx, place)));
}

async function keepCopy(tx: EntityManager, place: string[]): Promise<void> {
  const [[first]]: [{ id: string }[], number] = await tx.query(onlyCopy, place);
  if (first) return wake(tx, 'messages');
  const copies = await tx.query(furtherCopy, place);
  if (copies.length > 0) await wake(tx, 'messages');
}

const knownCopy = `
select 1 from action_token t join message m on m.id = t.message_id or m.copy_of = t.message_id
where t.hash = $1 and (m.provider, m.account, m.chat, m.provider_ref) = ($2, $3, $4, $5)`;

const isOwnChat = `exists (select 1 from chat_identity i where i.person_id = $2 and i.provider = $3
  and i.account = $4 and coalesce(i.chat, i.user_id) = $5 and i.revoked_at is null)`;

// The one whose outcome was unknown: now it is known.
const onlyCopy = `
update message set state = 'sent', provider = $3, account = $4, chat = $5, provider_ref = $6, sent_version = 0,
  sent_hash = null, attempt = attempt + 1, lease_until = null, sent_at = coalesce(sent_at, present_time()),
  next_try_at = clock_timestamp()
where id = (select t.message_id from action_token t where t.hash = $1 and t.person_id = $2)
  and person_id = $2 and provider_ref is null and state = 'unknown' and ${isOwnChat}
returning id`;

const furtherCopy = `
insert into message (id, person_id, card, about_type, about_id, vars, class, state, desired_version, provider,
  account, chat, provider_ref, copy_of, next_try_at, created_at, sent_at)
select gen_random_uuid(), m.person_id, m.card, m.about_type, m.about_id, m.vars, m.class, 'sent', m.desired_version,
  $3, $4, $5, $6, m.id, clock_timestamp(), m.created_at, m.sent_at
from action_token t join message m on m.id = t.message_id
where t.hash = $1 and t.person_id = $2 and m.person_id = $2 and m.copy_of is null
  and m.provider_ref is not null and (m.provider, m.account, m.chat, m.provider_ref) is distinct from ($3, $4, $5, $6)
  and ${isOwnChat}
on conflict do nothing returning id`;
