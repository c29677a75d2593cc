import type { Changes } from '../../domain/profile/derive.ts';
import { profileOf } from '../../domain/profile/profile.ts';
import type { Query } from './database.ts';
import { aPerson, aUnit } from './factories.ts';

let made = 0;

/** An approved profile that sets these values otherwise than its parent; answers its slug. */
export async function profileFor(
  sql: Query,
  parent: string,
  values: { [K in keyof Changes]?: unknown },
): Promise<string> {
  made += 1;
  const slug = `${parent}-${made}`;
  const unit = await aUnit(sql, { profile: parent });
  const [author, second] = [await aPerson(sql, { unit }), await aPerson(sql, { unit })];
  const source = { file: '本局实施细则', article: '第九条' };
  const changes = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, source }]),
  );
  await sql(
    `insert into profile_version (slug, version, parent_slug, parent_version, name, document, changes, unit_id,
       author_ids, created_at)
     values ($1, 1, $2, $3, '某局', '本局实施细则', $4, $5, array[$6::uuid], now())`,
    [slug, parent, profileOf(parent).version, JSON.stringify(changes), unit.id, author.id],
  );
  await sql(
    `update profile_version set state = 'approved', decided_by = $2, decided_at = now(),
       effective_from = '2026-01-01' where slug = $1`,
    [slug, second.id],
  );
  return slug;
}
