import { z } from 'zod';
import { currentProfile } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({ unitId: z.uuid(), slug: z.string().min(1) });

/**
 * Gives a bureau the rule profile that its new tasks are set up under, from now on. Refuses one without a
 * version in force, and a unit that works under the rules of the bureau above it.
 */
export const assignProfile = usecase('profile.assign', input, async (context, given) => {
  const { tx, actor, now } = context;
  const [unit] = await tx.query(
    `select u.id, u.path, u.name, u.profile_slug as slug, exists (select 1 from unit b where b.id <> u.id
       and starts_with(u.path, b.path) and b.profile_slug is not null) as "isBelow"
     from unit u where u.id = $1 for no key update`,
    [given.unitId],
  );
  if (!unit) throw new Refusal('not-found', { what: 'unit' });
  authorize(actor, 'profile.assign', { unitPath: unit.path });
  if (unit.slug === null && unit.isBelow) throw new Refusal('profile-below', { unit: unit.name });
  const { slug, version } = await currentProfile(tx, given.slug, dayOf(now));
  await tx.query('update unit set profile_slug = $2 where id = $1', [unit.id, slug]);
  const about = { type: 'unit', id: unit.id, unitPath: unit.path };
  await record(context, 'profile.assigned', about, { slug, version, before: unit.slug });
  return { slug, version };
});
