import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { peopleWith } from '../../db/queries/people.ts';
import { lockDraft } from '../../db/queries/schemes.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { personId } from '../../domain/request.ts';
import { notify, refresh } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type LockedScheme, lockScheme } from './locked.ts';

const part = z.string().trim().min(1).max(4000);
const input = z.object({
  taskId: z.uuid(),
  duty: part,
  procedure: part,
  schedule: part,
  departmentDuties: z
    .array(z.object({ department: z.int().min(1), duty: z.string().trim().min(1).max(2000) }))
    .max(50)
    .default([]),
});
type Given = z.output<typeof input>;

/**
 * 检查工作方案, 高青 第十九条; of a joint task 许昌 二(八): whoever plans for an executing unit drafts it or goes on
 * with the draft. What was confirmed stays, and the next draft is a new version.
 */
export const draftScheme = usecase('scheme.draft', input, async (context, given) => {
  const locked = await lockScheme(context, given.taskId);
  const { task, draft, about } = locked;
  authorize(context.actor, 'scheme.draft', task);
  asSeen(context, draft?.version ?? 0);
  const number = draft ? await amend(context, locked, given) : await insert(context, given);
  await record(context, 'scheme.drafted', about, { number });
  await askToConfirm(context, locked, number);
  return { number };
});

// Whoever may confirm it and wrote none of it; what they have before them follows every line that is changed.
async function askToConfirm(
  context: Context,
  { task }: LockedScheme,
  number: number,
): Promise<void> {
  const today = dayOf(context.now);
  const people: string[] = [];
  for (const path of [task.initiatorPath, ...task.unitPaths]) {
    for (const role of ['approver', 'head'] as const) {
      people.push(...(await peopleWith(context.tx, role, path, today)));
    }
  }
  const authors = (await lockDraft(context.tx, task.id))?.authorIds ?? [];
  const about = { type: 'task', id: task.id };
  const owed = { card: 'scheme', about, dedupeKey: `scheme:${task.id}:${number}` } as const;
  await notify(
    context,
    owed,
    people.filter((id) => !authors.includes(id)),
  );
  await refresh(context, 'task', task.id);
}

async function amend({ tx, actor }: Context, { draft }: LockedScheme, given: Given) {
  await tx.query(
    `update work_scheme set duty = $2, procedure = $3, schedule = $4, department_duties = $5,
       author_ids = case when $6 = any(author_ids) then author_ids else author_ids || $6::uuid end,
       version = version + 1 where id = $1`,
    [draft!.id, ...columns(given), personId(actor)],
  );
  return draft!.number;
}

async function insert({ tx, actor, now }: Context, given: Given): Promise<number> {
  const [{ number }] = await tx.query(
    `insert into work_scheme (id, task_id, number, duty, procedure, schedule, department_duties, author_ids, drafted_at)
     select $1, $2, 1 + coalesce(max(number), 0), $3, $4, $5, $6, array[$7::uuid], $8
     from work_scheme where task_id = $2 returning number`,
    [randomUUID(), given.taskId, ...columns(given), personId(actor), now],
  );
  return number;
}

const columns = ({ duty, procedure, schedule, departmentDuties }: Given) => [
  duty,
  procedure,
  schedule,
  JSON.stringify(departmentDuties),
];
