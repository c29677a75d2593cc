import { database } from '../db/data-source.ts';
import type { Message } from '../db/entities/message.ts';
import type { ChatPort, Dest, ProviderId } from '../chat/port.ts';
import { markBlocked } from '../usecases/account/reach.ts';

/** The platforms that this process can send through. */
export type Ports = Record<ProviderId, ChatPort | undefined>;

/**
 * Where a message goes: the chat it stands in already, the group it is for, or the person's chat that
 * was linked last and can be reached. The web inbox is always there and comes last.
 */
export async function destinationOf(message: Message, ports: Ports): Promise<Dest> {
  const { provider, account, chat, groupId, personId } = message;
  if (provider && account && chat) {
    return { provider: provider as ProviderId, account, chat, kind: groupId ? 'group' : 'dm' };
  }
  return groupId ? groupChat(groupId) : privateChat(personId as string, ports);
}

async function groupChat(groupId: string): Promise<Dest> {
  const [group] = await database().query(
    'select provider, account, chat from chat_group where id = $1',
    [groupId],
  );
  return { ...group, kind: 'group' };
}

type Identity = {
  id: string;
  provider: ProviderId;
  account: string;
  userId: string;
  chat: string | null;
};

async function privateChat(personId: string, ports: Ports): Promise<Dest> {
  const identities: Identity[] = await database().query(
    `select id, provider, account, user_id as "userId", chat from chat_identity
     where person_id = $1 and provider <> 'web' and reachable and revoked_at is null
     order by linked_at desc, id`,
    [personId],
  );
  for (const identity of identities) {
    const dest = await reached(identity, ports[identity.provider]);
    if (dest) return dest;
  }
  return { provider: 'web', account: 'web', chat: personId, kind: 'dm' };
}

async function reached(identity: Identity, port: ChatPort | undefined): Promise<Dest | null> {
  const { id, provider, account, userId, chat } = identity;
  if (!port) return null;
  if (chat) return { provider, account, chat, kind: 'dm' };
  const found = await port.resolveDm(userId);
  if (found) {
    await database().query('update chat_identity set chat = $2 where id = $1', [id, found.chat]);
  } else if (provider !== 'web') {
    await markBlocked({ provider, account, userId });
  }
  return found;
}

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
