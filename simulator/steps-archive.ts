import { approveDisclosure } from '../usecases/disclosure/approve.ts';
import { acceptInspection } from '../usecases/inspection/accept.ts';
import { checkIn } from '../usecases/inspection/check-in.ts';
import { signResult } from '../usecases/result/sign.ts';
import { askArchive } from '../usecases/archive/ask.ts';
import { as, by, rows } from './official.ts';
import { enterResult } from './steps-inspection.ts';
import { keepRecord } from './steps-record.ts';

/**
 * The other teams of the first task go and sign, everything is published, and the package of the finished task
 * is asked for; the worker makes it. What a visitor has done already is not done again.
 */
export async function finishAndArchive(): Promise<void> {
  const [task] = await rows(
    `select id from task t where exists (select 1 from inspection n join seat s on s.inspection_id = n.id
       where n.task_id = t.id) order by created_at limit 1`,
  );
  const taskId: string = task!['id'];
  const visits = await rows(
    `select id from inspection where task_id = $1
       and state in ('assigned', 'accepted', 'started', 'submitted') order by code`,
    [taskId],
  );
  for (const { id } of visits) await finish(id);
  const pending = await rows(
    `select d.id from disclosure d join inspection n on n.id = d.inspection_id
     where n.task_id = $1 and d.state = 'pending' order by n.code`,
    [taskId],
  );
  for (const { id } of pending) {
    const given = { disclosureId: id as string, verdict: 'approve' } as const;
    await approveDisclosure(await by('approver', 'web'), given);
  }
  const [pack] = await rows(
    `select 1 from archive_package where task_id = $1 and state in ('asked', 'building', 'built')`,
    [taskId],
  );
  if (!pack) await askArchive(await by('planner'), { taskId });
}

async function finish(inspectionId: string): Promise<void> {
  const team = await rows(
    `select s.inspector_id as id, s.lead, s.accepted_at is not null as accepted,
       exists (select 1 from check_in c where c.inspection_id = n.id and c.inspector_id = s.inspector_id) as "checkedIn",
       exists (select 1 from signature g join result r on r.id = g.result_id
         where r.inspection_id = n.id and r.number = (select max(number) from result where inspection_id = n.id)
           and g.inspector_id = s.inspector_id) as signed,
       exists (select 1 from result where inspection_id = n.id) as "hasResult",
       exists (select 1 from subject_notice k where k.inspection_id = n.id) as "hasNotice"
     from seat s join inspection n on n.id = s.inspection_id where n.id = $1 and s.active order by s.number`,
    [inspectionId],
  );
  for (const { id } of team.filter(({ accepted }) => !accepted)) {
    await acceptInspection(await as(id), { inspectionId });
  }
  for (const { id } of team.filter(({ checkedIn }) => !checkedIn)) {
    await checkIn(await as(id), { inspectionId });
  }
  const lead = team.find((one) => one['lead'])!;
  if (!lead['hasResult']) await enterResult(inspectionId, lead['id']);
  if (!lead['hasNotice']) await keepRecord(inspectionId, lead['id']);
  for (const { id } of team.filter(({ signed }) => !signed)) {
    await signResult(await as(id), { inspectionId });
  }
}
