import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { companionChoices } from '../../db/queries/companions.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { teamMembers } from '../../db/queries/team-members.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { remainingDays } from '../../domain/team.ts';
import { teamRulesOf } from '../../domain/team-rules.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import { notify, refresh } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  inspectionId: z.uuid(),
  companionId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

const open = ['assigned', 'accepted', 'started'];

/**
 * 随同检查 (R-044, 高新区指引 第二十一条): staff in daily safety supervision without a certificate come on top of a
 * team that is complete without them, with a reason, where the bureau's rules know such staff. They hold no
 * seat, so they fill no minimum, lead nobody and sign nothing. Answers the warning: 国办发〔2024〕54号 knows no
 * inspection by people without a certificate.
 */
export const accompanyVisit = usecase('team.accompany', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, unit, profile, about } = locked;
  const interestedIds = await interestedIn(tx, inspection.subjectId);
  const { companionId: inspectorId, reason } = given;
  authorize(actor, 'team.accompany', {
    unitPath: unit.path,
    companionId: inspectorId,
    interestedIds,
  });
  asSeen(context, inspection.version);
  await refuseCompanion(context, locked, inspectorId);
  await tx.query(
    `insert into companion (id, inspection_id, inspector_id, reason, assigned_by, assigned_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [randomUUID(), inspection.id, inspectorId, reason, personId(actor), now],
  );
  const warning = 'uncertified' as const;
  const rule = cite(profile, 'inspector.allowDailySafetyStaff');
  await record(context, 'team.accompanied', about, { companion: inspectorId, warning, rule });
  const card = { card: 'inspection', about: { type: 'inspection', id: inspection.id } } as const;
  await notify(context, card, [inspectorId]);
  await refresh(context, 'inspection', inspection.id);
  return { warning };
});

async function refuseCompanion(
  { tx, now }: Context,
  { inspection, task, unit, profile }: LockedInspection,
  inspectorId: string,
): Promise<void> {
  const rule = cite(profile, 'inspector.allowDailySafetyStaff');
  if (!parameter(profile, 'inspector.allowDailySafetyStaff')) {
    throw new Refusal('companion-not-allowed', { rule });
  }
  if (!open.includes(inspection.state)) {
    throw new Refusal('illegal-step', { state: inspection.state, action: 'accompany' });
  }
  const team = await teamMembers(tx, inspection.id, dayOf(now));
  if (team.filter(({ qualified }) => qualified).length < teamRulesOf(profile).min) {
    throw new Refusal('team-invalid', { why: 'too-few', rule: cite(profile, 'team.min') });
  }
  const { id: inspectionId } = inspection;
  const days = remainingDays(task, dayOf(now));
  const question = { inspectionId, bureauPath: unit.bureauPath, days, profile };
  const choice = (await companionChoices(tx, question)).find(({ id }) => id === inspectorId);
  if (!choice) throw new Refusal('companion-unfit', { rule });
  if (choice.interested) throw new Refusal('interest-on-file');
}

const ending = z.object({
  inspectionId: z.uuid(),
  id: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

/** Somebody accompanies a team no more; that they did stays on file. */
export const endAccompaniment = usecase('team.accompany', ending, async (context, given) => {
  const { tx, actor, now } = context;
  const { inspection, unit, about } = await lockInspection(context, given.inspectionId);
  const [companion] = await tx.query(
    `select inspector_id as "inspectorId" from companion
     where id = $1 and inspection_id = $2 and ended_at is null for update`,
    [given.id, inspection.id],
  );
  if (!companion) throw new Refusal('not-found', { what: 'companion' });
  const companionId: string = companion.inspectorId;
  const interestedIds = await interestedIn(tx, inspection.subjectId);
  authorize(actor, 'team.accompany', {
    unitPath: unit.path,
    companionId,
    // Whoever has an interest since keeps away, and anybody else may say so.
    interestedIds: interestedIds.filter((id) => id !== companionId),
  });
  await tx.query(
    'update companion set ended_by = $2, ended_at = $3, end_reason = $4 where id = $1',
    [given.id, personId(actor), now, given.reason],
  );
  await record(context, 'team.accompaniment-ended', about, { companion: companionId });
  await refresh(context, 'inspection', inspection.id);
  return { companionId };
});
