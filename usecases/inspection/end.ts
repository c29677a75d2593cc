import { z } from 'zod';
import { Subject } from '../../db/entities/subject.ts';
import { interestedIn } from '../../db/queries/interested.ts';
import { openRequests } from '../../db/queries/open-requests.ts';
import { everSeated } from '../../db/queries/seats.ts';
import { endGrounds, inspectionStates } from '../../domain/inspection.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { notify, refresh } from '../notify.ts';
import { meetObligation } from '../obligation/meet.ts';
import { closeWhenSigned } from '../task/close.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { publishEnds } from './publish-ends.ts';
import { type LockedInspection, lockInspection, memberIds } from './locked.ts';

const input = z.object({
  inspectionId: z.uuid(),
  ground: z.enum(endGrounds),
  reason: z.string().trim().min(1).max(500),
  /** What shows it: the notice of deregistration, by title and number. */
  document: z.string().trim().min(1).max(300),
});
type Ground = z.output<typeof input>['ground'];

/**
 * Ends a visit without a result because its subject is gone since it was drawn. Somebody outside the team
 * says so, with reason and document, after the registry does. The subject stays drawn: it counts among the
 * drawn, to the cap and to coverage as before, and never as inspected (draw.md §2).
 */
export const endVisit = usecase('inspection.end', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, tasks, unit, about } = locked;
  authorize(actor, 'inspection.end', {
    unitPath: unit.path,
    everSeatedIds: await everSeated(tx, inspection.id),
    interestedIds: await interestedIn(tx, inspection.subjectId),
  });
  asSeen(context, inspection.version);
  const state = step(inspectionStates, inspection.state, 'end');
  const { ground, reason, document } = given;
  await refuseGround(context, locked, ground);
  await refusePending(context, locked);
  await tx.query(
    `insert into visit_end (inspection_id, ground, reason, document, ended_by, ended_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [inspection.id, ground, reason, document, personId(actor), now],
  );
  await tx.query('update inspection set state = $2, version = version + 1 where id = $1', [
    inspection.id,
    state,
  ]);
  await record(context, 'inspection.ended', about, { ground, reason, document });
  await oweNothing(context, inspection.id);
  const card = { card: 'inspection', about: { type: 'inspection', id: inspection.id } } as const;
  const dedupeKey = `visit:${inspection.id}:ended`;
  await notify(context, { ...card, class: 'notice', dedupeKey }, memberIds(seats));
  await refresh(context, 'inspection', inspection.id);
  for (const task of tasks) {
    await refresh(context, 'task', task.id);
    await publishEnds(context, task);
  }
  await closeWhenSigned(context, tasks);
  return { state };
});

// Where the rules know a finding for it, the team goes there and enters it (高新区指引 第二十六条).
async function refuseGround(
  { tx }: Context,
  { inspection, profile }: LockedInspection,
  ground: Ground,
): Promise<void> {
  if (ground === 'unreachable') {
    if (!parameter(profile, 'result.codes').includes('unreachable')) return;
    throw new Refusal('ends-by-result', { rule: cite(profile, 'result.codes') });
  }
  const { status } = await tx.findOneByOrFail(Subject, { id: inspection.subjectId });
  if (status === '存续') {
    throw new Refusal('subject-subsists', { rule: cite(profile, 'subject.onlySubsisting') });
  }
}

// What is asked for or announced about the visit is settled first: nothing of it may come too late.
async function refusePending(
  { tx }: Context,
  { inspection, task }: LockedInspection,
): Promise<void> {
  const [draw] = await tx.query(
    `select code from draw where state = 'announced'
       and (inspection_id = $1 or (task_id = $2 and kind = 'match')) limit 1`,
    [inspection.id, task.id],
  );
  if (draw) throw new Refusal('draw-pending', { code: draw.code });
  const proposals = await tx.query(
    `select 1 from proposal where inspection_id = $1 and state = 'requested'`,
    [inspection.id],
  );
  const requests = await openRequests(tx, inspection.id);
  if (proposals.length + requests.length > 0) throw new Refusal('request-open');
}

// A task that closed before owes a disclosure of each of its visits; of this one there is no result.
async function oweNothing(context: Context, inspectionId: string): Promise<void> {
  const [rows]: [{ id: string }[]] = await context.tx.query(
    `update disclosure set state = 'withheld', version = version + 1
     where inspection_id = $1 and state = 'pending' returning id`,
    [inspectionId],
  );
  for (const { id } of rows) {
    await meetObligation(context, id);
    await refresh(context, 'disclosure', id);
  }
}
