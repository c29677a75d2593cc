import { randomUUID } from 'node:crypto';
import { formHash } from '../../domain/form.ts';
import { profileOf, profileSlugs, parameter } from '../../domain/profile/profile.ts';
import { pointsOf } from '../../domain/result.ts';
import type { Query } from './database.ts';

/** Whether the rules ask for forms, so that nothing is entered without them. */
export const asksForms = (slug: string): boolean =>
  profileSlugs.includes(slug) && parameter(profileOf(slug), 'exec.formRequired');

/** A form in force for each of these items that has none, which asks what the item itself says. */
export async function formsAsListed(sql: Query, itemIds: string[]): Promise<void> {
  const items = await sql(
    `select i.unit_id, i.code, i.name, i.content, p.id as by from item i
       join lateral (select id from person order by id limit 1) p on true
     where i.id = any($1) and i.state = 'published' and not exists (
       select from checklist_form f where f.unit_id = i.unit_id and f.code = i.code)`,
    [itemIds],
  );
  for (const { unit_id: unitId, code, name, content, by } of items) {
    const points = pointsOf({ name, content }).map((text) => ({ item: code, text, standard: '' }));
    const form = { code, version: 1, name: `${name}检查表`, points };
    await sql(
      `insert into checklist_form (id, unit_id, code, version, name, points, state, hash, drafted_by, drafted_at,
         published_by, published_at)
       values ($1, $2, $3, 1, $4, $5, 'published', $6, $7, now(), $7, now())`,
      [randomUUID(), unitId, code, form.name, JSON.stringify(points), formHash(form), by],
    );
  }
}
