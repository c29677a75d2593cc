import { hasCheckedIn } from '../../db/queries/check-ins.ts';
import { type Action, authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockInspection, type LockedInspection, memberIds } from '../inspection/locked.ts';
import { refuseInterested } from '../inspection/refuse-interested.ts';
import { asSeen, type Context } from '../usecase.ts';

/** What somebody of the team who is there does for the record of a visit. */
export type RecordAction = Extract<
  Action,
  | 'notice.deliver'
  | 'document.enter'
  | 'document.take'
  | 'recording.enter'
  | 'conduct.record'
  | 'confirmation.record'
>;

/**
 * A visit, locked, for somebody of its team who has arrived, in one of these states; refuses `forbidden`,
 * `illegal-step`, `stale`, `interest-on-file`, `not-checked-in`.
 */
export async function lockForRecord(
  context: Context,
  inspectionId: string,
  action: Exclude<RecordAction, 'notice.deliver'>,
  states: readonly string[],
): Promise<LockedInspection> {
  const { tx, actor } = context;
  const locked = await lockInspection(context, inspectionId);
  const { inspection, seats, profile } = locked;
  authorize(actor, action, { memberIds: memberIds(seats) });
  refuseOtherState(locked, states, action);
  asSeen(context, inspection.version);
  await refuseInterested(context, inspection);
  if (!(await hasCheckedIn(tx, inspectionId, personId(actor)))) {
    throw new Refusal('not-checked-in', { rule: cite(profile, 'exec.showCertificate') });
  }
  return locked;
}

/** Refuses `illegal-step` in any other state. */
export function refuseOtherState(
  { inspection }: LockedInspection,
  states: readonly string[],
  action: RecordAction,
): void {
  const { state } = inspection;
  if (!states.includes(state)) throw new Refusal('illegal-step', { state, action });
}

type Numbered = 'subject_notice' | 'visit_document' | 'visit_recording' | 'subject_conduct';

/** The next number of a table in its visit. */
export async function nextIn(
  { tx }: Pick<Context, 'tx'>,
  table: Numbered,
  inspectionId: string,
): Promise<number> {
  const [{ last }] = await tx.query(
    `select coalesce(max(number), 0) as last from ${table} where inspection_id = $1`,
    [inspectionId],
  );
  return last + 1;
}
