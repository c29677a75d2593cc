import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { withoutDuty } from '../../domain/scheme.ts';
import { refresh, wake } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedScheme, lockScheme } from './locked.ts';

/**
 * Confirms the draft of a task's scheme: the deputy head or the head, who wrote no line of it. Items,
 * departments, days and ratios are kept with it as they are now. Refuses a joint one that gives a
 * department nothing to do.
 */
export const confirmScheme = usecase(
  'scheme.confirm',
  z.object({ taskId: z.uuid() }),
  async (context, { taskId }) => {
    const { tx, actor, now } = context;
    const { task, draft, profile, about } = await lockScheme(context, taskId);
    if (!draft) throw new Refusal('scheme-confirmed');
    authorize(actor, 'scheme.confirm', { ...task, authorIds: draft.authorIds });
    asSeen(context, draft.version);
    refuseIncomplete({ task, draft, profile, about });
    await tx.query(
      `update work_scheme set state = 'confirmed', confirmed_by = $2, confirmed_at = $3, content = $4,
         version = version + 1 where id = $1`,
      [draft.id, personId(actor), now, JSON.stringify(task.content)],
    );
    await record(context, 'scheme.confirmed', about, { number: draft.number });
    await refresh(context, 'task', taskId);
    await refreshVisits(context, taskId);
    return { number: draft.number };
  },
);

function refuseIncomplete({ task, draft, profile }: LockedScheme): void {
  const { departments } = task.content;
  if (departments.length < 2 || !parameter(profile, 'joint.schemeRequired')) return;
  const missing = withoutDuty(departments, draft!.departmentDuties);
  if (missing.length === 0) return;
  const names = missing.map(({ unit }) => unit).join('、');
  throw new Refusal('scheme-incomplete', { names, rule: cite(profile, 'joint.schemeRequired') });
}

// Every card of every visit shows it, or that it was missing.
async function refreshVisits({ tx }: Context, taskId: string): Promise<void> {
  await tx.query(
    `update message set desired_version = desired_version + 1 where about_type = 'inspection'
       and about_id in (select id from inspection where task_id = $1)`,
    [taskId],
  );
  await wake(tx, 'messages');
}
