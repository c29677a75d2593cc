import { visitRecord } from '../../db/queries/visit-record.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/**
 * nothing is published that the subject has neither confirmed nor refused before a witness, where the rules
 * ask for it. What was signed before confirmations were kept is confirmed afterwards.
 */
export async function refuseUnconfirmed(
  { tx }: Context,
  { inspection, profile }: LockedInspection,
): Promise<void> {
  if (!parameter(profile, 'sign.subjectConfirm')) return;
  const { result, confirmation } = await visitRecord(tx, inspection.id);
  // 高新区 第二十九条: nobody was there to confirm anything.
  if (confirmation || result?.finding === 'unreachable') return;
  throw new Refusal('subject-unconfirmed', { rule: cite(profile, 'sign.subjectConfirm') });
}
