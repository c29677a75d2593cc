import { database } from '../data-source.ts';

/** A message that was not answered, as those who are to do something about it are told. */
export type ChaseFacts = {
  /** The unanswered message. */
  id: string;
  number: string;
  name: string;
  sentAt: string;
  /** How its last copy was headed, as a text of its card: said to each reader in their language. */
  title: unknown;
  isOver: boolean;
  /** Their accounts, by platform: to be called by in a group that they are in. */
  users?: { telegram?: string; slack?: string };
};

/** What a card says that reminds of a message: never what the message says. */
export async function chaseFacts(id: string): Promise<ChaseFacts | undefined> {
  const [row] = await database().query(
    `select jsonb_build_object('id', m.id, 'number', 'N-' || lpad(m.number::text, 6, '0'), 'name', p.name,
       'sentAt', coalesce(m.sent_at, m.created_at), 'title', coalesce(c.body::jsonb -> 'card' -> 'title', '""'),
       'users', coalesce((select jsonb_object_agg(i.provider, i.user_id) from chat_identity i
         where i.person_id = m.person_id and i.revoked_at is null and i.provider <> 'web'), '{}'),
       'isOver', not m.asks or m.state not in ('sent', 'sending')) as facts
     from message m join person p on p.id = m.person_id left join shown_card c on c.hash = m.sent_hash
     where m.id = $1`,
    [id],
  );
  return row?.facts;
}
