import { CaseFile } from '../../db/entities/case-file.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Closing, Measure } from '../../domain/case.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ReceiverKind } from '../../domain/referral.ts';
import type { About, Context } from '../usecase.ts';

/** A measure as it is kept. */
export type MeasureRow = { number: number; measure: Measure; dueOn: string; met: boolean | null };
type ReferralRow = { id: string; number: number; receiverKind: ReceiverKind; receipt: boolean };

/** A case, locked, with what was ordered and handed on, its rules and where it belongs. */
export type LockedCase = {
  file: CaseFile;
  /** 检查对象类别; empty where the subject is not of the registry. */
  category: string;
  measures: MeasureRow[];
  referrals: ReferralRow[];
  unit: UnitRow;
  profile: Profile;
  about: About;
};

/** Locks a case that is not over; refuses `not-found`, and `illegal-step` for one that is closed. */
export async function lockCase(context: Pick<Context, 'tx'>, caseId: string): Promise<LockedCase> {
  const locked = await lockAnyCase(context, caseId);
  if (locked.file.state === 'closed') throw new Refusal('illegal-step', { state: 'closed' });
  return locked;
}

/** Locks a case, also one that is over: what comes for it afterwards is still put on file. */
export async function lockAnyCase(
  { tx }: Pick<Context, 'tx'>,
  caseId: string,
): Promise<LockedCase> {
  const file = await tx.findOne(CaseFile, {
    where: { id: caseId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!file) throw new Refusal('not-found', { what: 'case' });
  const unit = await unitById(tx, file.unitId);
  const [subject] = await tx.query('select category from subject where id = $1', [file.subjectId]);
  const [visit] = await tx.query('select task_id as id from inspection where id = $1', [
    file.inspectionId,
  ]);
  return {
    file,
    category: subject?.category ?? '',
    measures: await tx.query(
      `select number, measure, due_on::text as "dueOn", met from case_measure where case_id = $1 order by number`,
      [caseId],
    ),
    referrals: await tx.query(
      `select id, number, receiver_kind as "receiverKind", receipt_no is not null as receipt from referral
       where case_id = $1 order by number`,
      [caseId],
    ),
    unit,
    profile: await profilePinned(tx, file),
    about: { type: 'case', id: caseId, unitPath: unit.path, taskId: visit?.id ?? null },
  };
}

/** Who may work on it is asked of these. */
export const ownedBy = ({ file, unit }: LockedCase) => ({
  unitPath: unit.path,
  ownerId: file.ownerId,
});

/** What the closing of it depends on. */
export const closingOf = ({ file, measures, referrals }: LockedCase): Closing => ({
  kind: file.kind,
  criminal: file.criminal,
  measures,
  referrals,
});
