import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../../domain/draw/canonical.ts';

/** Whether the newest published figures under this name are these very ones. */
export async function publishedStatistics(
  tx: EntityManager,
  ref: string,
  copy: unknown,
): Promise<boolean> {
  const [row] = await tx.query(
    `select body = $2::jsonb as same from public_notice where kind = 'statistics' and ref = $1
     order by number desc limit 1`,
    [ref, canonicalJson(copy)],
  );
  return row?.same ?? false;
}

/** The bureaus whose figures up to this day, of the year it ends in, are not published yet. */
export const bureausWithoutStatistics = (
  tx: EntityManager,
  through: string,
): Promise<{ id: string; path: string }[]> =>
  tx.query(
    `select u.id, u.path from unit u where u.profile_slug is not null
       -- A bureau that has drawn nothing yet has nothing to say.
       and exists (select from event e where e.type = 'draw.confirmed' and starts_with(e.unit_path, u.path)
         and (e.at at time zone 'Asia/Shanghai')::date <= $1::date)
       and not exists (select from public_notice n where n.kind = 'statistics'
         and n.ref = u.code || '-' || $2 and n.body ->> 'through' >= $1::text)
     order by u.path`,
    [through, through.slice(0, 4)],
  );
