import { profileOf, profileSlugs, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { database } from '../data-source.ts';
import { currentProfile } from './profile.ts';
import { type ProfileVersion, profileVersion, profileVersions } from './profile-versions.ts';

/** A profile to look at: built in, or a version in any state with the parent it is derived from. */
export type ShownProfile = { profile: Profile; row?: ProfileVersion; parent?: Profile };

/** One version of a profile, whatever its state; refuses `not-found`. */
export async function profileShown(slug: string, version: number): Promise<ShownProfile> {
  const kept = await profileVersion(database().manager, slug, version);
  if (kept) {
    const { profile, parent, ...row } = kept;
    return { profile, row, parent };
  }
  if (!profileSlugs.includes(slug) || profileOf(slug).version !== version) {
    throw new Refusal('not-found', { profile: slug });
  }
  return { profile: profileOf(slug) };
}

/** What a change of this profile begins from: its draft, else its newest approved version. */
export async function profileToChange(slug: string): Promise<ShownProfile> {
  const versions = await profileVersions(database().manager);
  const own = versions.filter((one) => one.slug === slug);
  const begun = own.find(({ state }) => state === 'draft') ?? own.find(isApproved);
  return profileShown(slug, begun?.version ?? profileOf(slug).version);
}

/** The version that is in force today; nothing where none is. */
export async function profileInForce(slug: string): Promise<Profile | undefined> {
  try {
    return await currentProfile(database().manager, slug);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const isApproved = ({ state }: ProfileVersion): boolean => state === 'approved';
