import { evidenceOfSubject } from '../../db/queries/evidence-of-subject.ts';
import type { FlagKind } from '../../domain/flag.ts';
import { cite } from '../../domain/profile/cite.ts';
import { classOf } from '../../domain/profile/parameters/classes.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

type Given = { kind: FlagKind; evidenceIds: string[]; responsible: string };
type File = { id: string; hash: string };

/** Whether a mark is one on the blacklist of cafés (仙游 二(三)4), which is passed on and made public. */
export const isCafeBlacklist = ({ kind }: { kind: string }, category: string): boolean =>
  kind === 'blacklisted' && classOf(category) === 'netcafe';

/**
 * the files that a mark on the blacklist of cafés rests on. Refuses one where the bureau keeps no such
 * list, one without a file from a visit to that café, and one that does not say who is responsible.
 */
export async function evidenceOfBlacklist(
  { tx }: Context,
  given: Given,
  { id, category }: { id: string; category: string },
  profile: Profile,
): Promise<File[]> {
  if (!isCafeBlacklist(given, category)) return [];
  const rule = cite(profile, 'blacklist.enabled');
  if (!parameter(profile, 'blacklist.enabled')) throw new Refusal('blacklist-not-ruled', { rule });
  const known = await evidenceOfSubject(tx, id);
  const files = known.filter((file) => given.evidenceIds.includes(file.id));
  if (files.length === 0 || files.length < new Set(given.evidenceIds).size) {
    throw new Refusal('blacklist-evidence', { rule });
  }
  if (given.responsible === '') throw new Refusal('bad-input', { field: 'responsible' });
  return files;
}

/** Keeps with a mark which files it rests on, by their hashes. */
export async function attachEvidence(
  { tx }: Context,
  flagId: string,
  files: File[],
): Promise<void> {
  for (const { id, hash } of files) {
    await tx.query(
      'insert into subject_flag_file (flag_id, evidence_id, hash) values ($1, $2, $3)',
      [flagId, id, hash],
    );
  }
}
