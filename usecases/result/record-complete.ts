import type { Result } from '../../db/entities/result.ts';
import { Signature } from '../../db/entities/signature.ts';
import { recordFacts, untoldConduct, visitRecord } from '../../db/queries/visit-record.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isSignedBy, refuseIncompleteRecord } from '../../domain/visit-record.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/**
 * Nobody signs a visit whose record lacks what the bureau's rules ask for, or a result that keeps
 * silent about what the subject did. The subject goes first, the team closes the visit.
 */
export async function refuseOpenRecord(
  { tx }: Context,
  { inspection, profile }: LockedInspection,
): Promise<void> {
  const record = await visitRecord(tx, inspection.id);
  if (untoldConduct(record).length > 0 && parameter(profile, 'result.recordRefusal')) {
    throw new Refusal('conduct-untold', { rule: cite(profile, 'result.recordRefusal') });
  }
  refuseIncompleteRecord(profile, recordFacts(record));
}

/**
 * Whether the record lacks something for which nobody could sign now: no visit is closed
 * either by the leaving of whoever had not signed. The lead enters the result anew, and those who stay sign it.
 */
export async function isRecordOpen(context: Context, locked: LockedInspection): Promise<boolean> {
  try {
    await refuseOpenRecord(context, locked);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/**
 * Whether this result has the signatures that close its visit. One that is closed with fewer than all,
 * because the bureau's rules do not ask for them, keeps a line that says so.
 */
export async function isClosedBy(
  { tx, now }: Context,
  { inspection, seats, profile }: LockedInspection,
  { id: resultId }: Result,
): Promise<boolean> {
  const signatures = await tx.findBy(Signature, { resultId });
  const signers = new Set(signatures.map(({ inspectorId }) => inspectorId));
  const team = seats.map(({ lead, inspectorId }) => ({ lead, signed: signers.has(inspectorId) }));
  if (!isSignedBy(profile, team)) return false;
  if (team.every(({ signed }) => signed)) return true;
  await tx.query(
    `insert into visit_closing (result_id, inspection_id, signatures, rule, closed_at) values ($1, $2, $3, $4, $5)`,
    [resultId, inspection.id, signers.size, cite(profile, 'sign.allMembers'), now],
  );
  return true;
}
