import { visitRecord } from '../../db/queries/visit-record.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import type { ConductKind } from '../../domain/visit-record.ts';
import type { Context } from '../usecase.ts';

/** What a subject did, as a result says it, by its id. */
type Conduct = { id: string; number: number; kind: ConductKind; fact: string };

/** What the next result of a visit says of its subject's conduct: all that is on file, where the rules ask for it. */
export async function conductFor(
  { tx }: Context,
  inspectionId: string,
  profile: Profile,
): Promise<Conduct[]> {
  if (!parameter(profile, 'result.recordRefusal')) return [];
  const { conduct } = await visitRecord(tx, inspectionId);
  return conduct.map(({ id, number, kind, fact }) => ({ id, number, kind, fact }));
}

/** Keeps which of it stands in a result. */
export async function keepConduct(
  { tx }: Context,
  resultId: string,
  conduct: Conduct[],
): Promise<void> {
  for (const { id } of conduct) {
    await tx.query('insert into result_conduct (result_id, conduct_id) values ($1, $2)', [
      resultId,
      id,
    ]);
  }
}
