import type { EntityManager } from 'typeorm';
import type { ProfileFacts } from './card-facts-consent.ts';
import { answersOn } from './consent-asked.ts';
import { profileVersion } from './profile-versions.ts';

/** A version of a profile as the card that asks for consent to it shows it, or nothing. */
export async function profileFacts(
  tx: EntityManager,
  id: string,
): Promise<ProfileFacts | undefined> {
  const [named] = await tx.query('select slug, version from profile_version where id = $1', [id]);
  const found = named && (await profileVersion(tx, named.slug, named.version));
  if (!found) return undefined;
  const { name, version, document, authors, authorIds, parent, profile, unit, unitPath } = found;
  return {
    matter: 'profile',
    id,
    version: found.rowVersion,
    state: found.state === 'draft' ? 'requested' : found.state,
    unit,
    unitPath,
    requesterId: authorIds[0] ?? null,
    requester: authors[0] ?? '',
    requestedAt: found.createdAt.toISOString(),
    answers: await answersOn(tx, 'profile', id),
    authorIds,
    slug: found.slug,
    name,
    number: version,
    document,
    authors,
    parent,
    profile,
  };
}
