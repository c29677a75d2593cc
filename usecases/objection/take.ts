import { type IntakeRow, publishedVisit } from '../../db/queries/intake.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { lockInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';
import { openObjection } from './open.ts';

/**
 * Takes in what was objected on the portal. Declined where no result of that number is public, and where the
 * rules of the bureau open no such way (`objection.channel`).
 */
export async function takeObjection(
  context: Context,
  row: IntakeRow,
): Promise<{ objectionId: string } | { declined: 'no-result' | 'closed' }> {
  const visit = await publishedVisit(context.tx, row.ref);
  if (!visit) return { declined: 'no-result' };
  const locked = await lockInspection(context, visit.inspectionId);
  if (!parameter(locked.profile, 'objection.channel')) return { declined: 'closed' };
  const { name, contact, content, receivedAt, receiptNo } = row;
  return openObjection(context, locked, {
    receiptNo,
    disclosureId: visit.disclosureId,
    submitter: { name, contact },
    content,
    receivedAt,
    files: row.files.map((bytes, at) => ({ bytes, name: row.fileNames[at] ?? '' })),
    intake: { id: row.id, statusKey: row.statusKey },
  });
}
