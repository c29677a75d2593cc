import { z } from 'zod';
import { profileAt } from '../../db/queries/profile.ts';
import { authorize } from '../../domain/policy.ts';
import { profileSlugs } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';
import { aboutProfile, unitOf } from './about.ts';
import { askForProfile } from './ask.ts';

const input = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  name: z.string().trim().min(1).max(100),
  parent: z.object({ slug: z.string(), version: z.int().min(1) }),
  document: z.string().trim().min(1).max(300),
  unitId: z.uuid(),
});

/**
 * an administrator derives the rule profile of another bureau from one that is built in or
 * approved. It begins as a draft that sets nothing itself, and follows the bureau's own document.
 */
export const deriveProfile = usecase('profile.derive', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitOf(tx, given.unitId);
  authorize(actor, 'profile.derive', { unitPath: unit.path });
  await profileAt(tx, given.parent.slug, given.parent.version);
  const { slug, name, parent, document } = given;
  const [taken] = await tx.query('select 1 from profile_version where slug = $1', [slug]);
  if (taken || profileSlugs.includes(slug)) throw new Refusal('profile-taken', { slug });
  await tx.query(
    `insert into profile_version (slug, version, parent_slug, parent_version, name, document, unit_id,
       author_ids, created_at) values ($1, 1, $2, $3, $4, $5, $6, $7, $8)`,
    [slug, parent.slug, parent.version, name, document, unit.id, [personId(actor)], now],
  );
  const about = aboutProfile(slug, unit.path);
  await record(context, 'profile.derived', about, { slug, version: 1, name, parent, document });
  await askForProfile(context, slug);
  return { slug, version: 1 };
});
