import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

/** A message that somebody sees to, where its reader belongs, and how it stands. */
export type PlacedMessage = {
  id: string;
  number: string;
  class: string;
  state: string;
  attempt: number;
  personId: string | null;
  groupId: string | null;
  unitPath: string;
  provider: string | null;
  account: string | null;
  chat: string | null;
  providerRef: string | null;
  lastError: string | null;
  leaseUntil: Date | null;
};

/** Locks a message and tells where it belongs. Refuses `not-found`. */
export async function lockMessage(tx: EntityManager, id: string): Promise<PlacedMessage> {
  const [row] = await tx.query(
    `select m.id, m.number, m.class, m.state, m.attempt, m.person_id as "personId", m.group_id as "groupId",
       u.path as "unitPath", m.provider, m.account, m.chat, m.provider_ref as "providerRef",
       m.last_error as "lastError", m.lease_until as "leaseUntil"
     from message m left join person p on p.id = m.person_id left join chat_group g on g.id = m.group_id
       join unit u on u.id = coalesce(p.unit_id, g.unit_id)
     where m.id = $1 and m.copy_of is null for update of m`,
    [id],
  );
  if (!row) throw new Refusal('not-found', { what: 'message' });
  return row;
}
