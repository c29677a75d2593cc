import { database } from '../data-source.ts';

/** A visit that somebody has arrived at and that is not signed by all. */
export type VisitUnderWay = { id: string; code: string };

/** Those of a person, the one they arrived at last first. */
export const visitsUnderWay = (personId: string): Promise<VisitUnderWay[]> =>
  database().query(
    `select n.id, n.code from seat x join inspection n on n.id = x.inspection_id
       join check_in c on c.inspection_id = n.id and c.inspector_id = x.inspector_id
     where x.inspector_id = $1 and x.active and n.state in ('started', 'submitted')
     order by c.at desc, n.code`,
    [personId],
  );

/** The visit that a message of a chat shows to this person, by the message's own name. */
export async function visitOfMessage(
  { provider, account, chat }: { provider: string; account: string; chat: string },
  ref: string,
  personId: string,
): Promise<VisitUnderWay | undefined> {
  const [row] = await database().query(
    `select n.id, n.code from message m join inspection n on n.id = m.about_id
     where m.provider = $1 and m.account = $2 and m.chat = $3 and m.provider_ref = $4
       and m.about_type = 'inspection' and m.person_id = $5`,
    [provider, account, chat, ref, personId],
  );
  return row;
}

/** A visit by its id, whoever asks: the use-case says whether they may. */
export async function visitNamed(id: string): Promise<VisitUnderWay | undefined> {
  const [row] = await database().query('select id, code from inspection where id = $1', [id]);
  return row;
}
