import { database } from '../../db/data-source.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { profileSlugOf } from '../../db/queries/registry-desk.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { subjectKinds } from '../../domain/registry/subject.ts';

/** What a subject is. */
export type SubjectKind = (typeof subjectKinds)[number];

/** What the rules know of subjects: their kinds, and whether there is a key registry. */
export type SubjectRules = { kinds: readonly SubjectKind[]; keyPool: boolean };

/** What the rules of the bureaus of these units know, so that no form offers what each of them refuses. */
export async function subjectRules(units: readonly { path: string }[]): Promise<SubjectRules> {
  const slugs = new Set(await Promise.all(units.map(({ path }) => profileSlugOf(path))));
  const known = [...slugs].filter((slug) => slug !== undefined);
  const profiles = await Promise.all(known.map((slug) => currentProfile(database().manager, slug)));
  return {
    kinds: subjectKinds.filter((kind) =>
      profiles.some((profile) => parameter(profile, 'subject.kinds').includes(kind)),
    ),
    keyPool: profiles.some((profile) => parameter(profile, 'subject.keyPool')),
  };
}
