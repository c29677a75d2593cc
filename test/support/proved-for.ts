import type { Query } from './database.ts';
import type { Someone } from './factories.ts';

/** Somebody has shown their second factor for this one thing, at this moment. */
export const provedFor = (
  sql: Query,
  { id: personId }: Pick<Someone, 'id'>,
  about: { type: 'recusal' | 'inspection' | 'correction'; id: string },
  at: Date,
) =>
  sql(
    `insert into step_up (id, person_id, about_type, about_id, at, expires_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $4::timestamptz + interval '10 minutes')`,
    [personId, about.type, about.id, at],
  );
