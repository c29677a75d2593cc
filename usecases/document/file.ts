import { evidenceOf, type EvidenceRow } from '../../db/queries/evidence.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** The file of a visit with this number; refuses `not-found`. Nothing without a number. */
export async function fileNumbered(
  { tx }: Pick<Context, 'tx'>,
  inspectionId: string,
  number: number | undefined,
): Promise<EvidenceRow | undefined> {
  if (number === undefined) return undefined;
  const file = (await evidenceOf(tx, inspectionId)).find((one) => one.number === number);
  if (!file) throw new Refusal('not-found', { what: 'evidence' });
  return file;
}
