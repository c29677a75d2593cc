import { database } from '../data-source.ts';

/** How long a door took with the press of this token, in milliseconds; undefined before it was pressed. */
export async function pressedAfter(hash: string): Promise<number | undefined> {
  const [row] = await database().query(
    `select coalesce(round(extract(epoch from max(i.handled_at - i.received_at)) * 1000), 0)::int as ms
     from action_token t left join inbox i on i.body -> 'deed' ->> 'grant' = t.hash
     where t.hash = $1 and t.used_at is not null group by t.hash`,
    [hash],
  );
  return row?.ms;
}
