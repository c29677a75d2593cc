import { database } from '../data-source.ts';

/** A visit that files of somebody can belong to; `asked` while a request of theirs about it is open. */
export type VisitForFiles = { id: string; code: string; asked: boolean };

const asked = (person: string): string => `(
  exists (select from recusal r where r.inspection_id = n.id and r.inspector_id = ${person} and r.state = 'requested')
  or exists (select from substitution r where r.inspection_id = n.id and r.requester_id = ${person}
    and r.state = 'requested'))`;

/** Those that a person has arrived at and that are not signed by all, and those about which they have asked. */
export const visitsForFiles = (personId: string): Promise<VisitForFiles[]> =>
  database().query(
    `select n.id, n.code, ${asked('$1')} as asked from seat x join inspection n on n.id = x.inspection_id
       left join check_in c on c.inspection_id = n.id and c.inspector_id = x.inspector_id
     where x.inspector_id = $1 and x.active
       and (${asked('$1')} or (c.at is not null and n.state in ('started', 'submitted')))
     order by c.at desc nulls last, n.code`,
    [personId],
  );

/** The visit that a message of a chat shows to this person, by the message's own name. */
export async function visitOfMessage(
  { provider, account, chat }: { provider: string; account: string; chat: string },
  ref: string,
  personId: string,
): Promise<VisitForFiles | undefined> {
  const [row] = await database().query(
    `select n.id, n.code, ${asked('$5')} as asked from message m join inspection n on n.id = m.about_id
     where m.provider = $1 and m.account = $2 and m.chat = $3 and m.provider_ref = $4
       and m.about_type = 'inspection' and m.person_id = $5`,
    [provider, account, chat, ref, personId],
  );
  return row;
}

/** A visit by its id, whoever asks: the use-case says whether they may. */
export async function visitNamed(id: string, personId: string): Promise<VisitForFiles | undefined> {
  const [row] = await database().query(
    `select n.id, n.code, ${asked('$2')} as asked from inspection n where n.id = $1`,
    [id, personId],
  );
  return row;
}
