import type { Result } from '../../db/entities/result.ts';
import { subjectOfCase } from '../../db/queries/case-subject.ts';
import { unitById } from '../../db/queries/units.ts';
import { caseKindOf } from '../../domain/case.ts';
import type { Finding } from '../../domain/inspection.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';
import { endOvertaken } from './overtaken.ts';
import { openCase } from './open.ts';

/** A visit whose result is followed up; `wasOverlooked` of one that was signed before there were cases. */
type Followed = LockedInspection & { wasOverlooked?: boolean };

/**
 * 后续监管: a signed result that leaves something to be done opens its case, at the unit that
 * supervises or at the one with jurisdiction over the subject, as the bureau's rules have it. What an earlier
 * result of the same visit opened, and this one does not, is over.
 */
export async function followUp(
  context: Context,
  { inspection, task, seats, unit, profile, wasOverlooked = false }: Followed,
  result: Pick<Result, 'id'> & { finding: string },
): Promise<void> {
  const kind = caseKindOf(result.finding as Finding);
  await endOvertaken(context, inspection.id, kind);
  if (!kind) return;
  const subject = await subjectOfCase(context.tx, inspection.subjectId);
  const isByJurisdiction = parameter(profile, 'followup.ownerRule') === 'jurisdiction';
  await openCase(context, {
    kind,
    unit: isByJurisdiction ? await unitById(context.tx, subject.unitId) : unit,
    profile,
    subject,
    inspectionId: inspection.id,
    resultId: result.id,
    taskId: task.id,
    wasOverlooked,
    ownerId: seats.find(({ lead }) => lead)?.inspectorId ?? null,
  });
}
