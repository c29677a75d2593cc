import { database } from '../db/data-source.ts';
import type { ChatPort, Dest, ProviderId } from '../chat/port.ts';
import { log } from '../log.ts';
import { markBlocked } from '../usecases/account/reach.ts';

/** The platforms that this process can send through. */
export type Ports = Record<ProviderId, ChatPort | undefined>;

type Identity = {
  id: string;
  provider: Exclude<ProviderId, 'web'>;
  account: string;
  userId: string;
  chat: string | null;
};

/** A message with the chats it could go to. */
export type Places = {
  id: string;
  personId: string | null;
  /** The chat it stands in already, or the group it is for. */
  chat: Dest | null;
  /** The person's accounts that can be reached, the one linked last first. */
  identities: Identity[];
};

/** Loads where messages could go; those that are not there are left out. */
export async function placesOf(messageIds: string[]): Promise<Places[]> {
  return database().query(query, [messageIds]);
}

/**
 * Where a message goes: the chat it stands in already, the group it is for, or the person's chat that
 * was linked last and can be reached. The web inbox is always there and comes last. Nothing while a
 * platform does not say which chat it is.
 */
export async function destinationOf(places: Places, ports: Ports): Promise<Dest | undefined> {
  try {
    return places.chat ?? (await privateChat(places, ports));
  } catch (error) {
    log.warn({ err: error, messageId: places.id }, 'no chat');
    return undefined;
  }
}

/**
 * Whether a platform has to be asked first. On Telegram the private chat of a bot and a person has the
 * person's id.
 */
export const mustAsk = ({ chat, identities: [first] }: Places): boolean =>
  chat === null && first !== undefined && first.chat === null;

async function privateChat({ personId, identities }: Places, ports: Ports): Promise<Dest> {
  for (const identity of identities) {
    const dest = await reached(identity, ports[identity.provider]);
    if (dest) return dest;
  }
  return { provider: 'web', account: 'web', chat: personId as string, kind: 'dm' };
}

async function reached(identity: Identity, port: ChatPort | undefined): Promise<Dest | null> {
  const { id, provider, account, userId, chat } = identity;
  if (!port) return null;
  if (chat) return { provider, account, chat, kind: 'dm' };
  const found = await port.resolveDm(userId);
  if (found) {
    await database().query('update chat_identity set chat = $2 where id = $1', [id, found.chat]);
  } else {
    await markBlocked({ provider, account, userId });
  }
  return found;
}

const query = `
select m.id, m.person_id as "personId",
  case when m.provider is not null and m.account is not null and m.chat is not null
    then jsonb_build_object('provider', m.provider, 'account', m.account, 'chat', m.chat,
      'kind', case when m.group_id is null then 'dm' else 'group' end)
    when g.id is not null
    then jsonb_build_object('provider', g.provider, 'account', g.account, 'chat', g.chat, 'kind', 'group')
  end as chat,
  array(select jsonb_build_object('id', i.id, 'provider', i.provider, 'account', i.account, 'userId', i.user_id,
      'chat', case i.provider when 'telegram' then coalesce(i.chat, i.user_id) else i.chat end)
    from chat_identity i where i.person_id = m.person_id and i.provider <> 'web' and i.reachable
      and i.revoked_at is null
    order by i.linked_at desc, i.id) as identities
from message m left join chat_group g on g.id = m.group_id where m.id = any($1::uuid[])`;

/** Remembers that this person cannot be reached there, until the platform says otherwise. */
export async function markUnreachable(personId: string, dest: Dest): Promise<void> {
  const { provider, account } = dest;
  if (provider === 'web') return;
  const [identity] = await database().query(
    `select user_id as "userId" from chat_identity
     where person_id = $1 and provider = $2 and account = $3 and revoked_at is null`,
    [personId, provider, account],
  );
  if (identity) await markBlocked({ provider, account, userId: identity.userId });
}
