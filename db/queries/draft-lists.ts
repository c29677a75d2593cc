import type { EntityManager } from 'typeorm';

/** A unit whose item list has drafts that nobody has published yet. */
export type DraftList = { unit: string; unitPath: string; drafts: number; names: string[] };

const mostNames = 3;

/** Every unit with drafts in its item list but for those whose day is set already. */
export const draftLists = (tx: EntityManager): Promise<DraftList[]> =>
  tx.query(
    `select u.name as unit, u.path as "unitPath", count(*)::int as drafts,
       (array_agg(i.name order by i.code))[1:$1] as names
     from item i join unit u on u.id = i.unit_id where i.state = 'draft' and i.scheduled_at is null
     group by u.id order by u.path`,
    [mostNames],
  );
