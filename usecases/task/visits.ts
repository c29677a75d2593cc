import type { Task } from '../../db/entities/task.ts';
import { type Overlap, overlapsOf } from '../../db/queries/overlaps.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockTask } from '../draw/locked.ts';
import { refresh } from '../notify.ts';
import type { Context } from '../usecase.ts';
import { insertVisits, mergeVisit, recordSecond } from './insert-visits.ts';

/** A subject that a task has drawn, with the number that it has among them. */
export type Drawn = { subjectId: string; code: string };

/**
 * What the planner says about subjects that another task visits in the same days: one visit or two,
 * and why there is a second one.
 */
export type Choice = { overlaps?: 'merge' | 'apart' | undefined; reason?: string | undefined };

/** Which subjects are to be visited now; the days are those of the task where nothing else is said. */
type Wanted = { drawn: Drawn[]; days?: { startsOn: string; endsOn: string }; choice?: Choice };

/** How many visits serve the task now, and how many of them serve another one, too. */
export type Visits = { inspections: number; merged: number };

/** The task, locked after its bureau: visits of one bureau are made one after the other. */
export async function lockForVisits(context: Context, taskId: string): Promise<Task> {
  const { tx } = context;
  const [found] = await tx.query('select unit_id from task where id = $1', [taskId]);
  if (!found) throw new Refusal('not-found', { what: 'task' });
  const { bureauId } = await unitById(tx, found.unit_id);
  await tx.query('select 1 from unit where id = $1 for no key update', [bureauId]);
  return lockTask(context, taskId);
}

/**
 * 进一次门、查多项事: makes the visits of a task that was locked by `lockForVisits`, or merges them
 * with those of other tasks of the bureau on the same days, after confirmation and before the match. By
 * itself where the profile says so, else as the planner chooses (`overlap-undecided`). Refuses a second
 * visit in the same days without a reason (`second-visit`).
 */
export async function visitsFor(
  context: Context,
  task: Task,
  { drawn, days = task, choice = {} }: Wanted,
): Promise<Visits> {
  const subjectIds = drawn.map(({ subjectId }) => subjectId);
  const overlaps = await lockedOverlaps(context, { ...days, taskId: task.id, subjectIds });
  const profile = await profilePinned(context.tx, task);
  const { merging, seconds } = decide(overlaps, profile, choice);
  const reason = choice.reason?.trim() ?? '';
  refuseSeconds(overlaps, seconds, reason, profile);

  const there = await served(context, task, subjectIds);
  const own = drawn.filter(({ subjectId }) => !there.has(subjectId) && !merging.has(subjectId));
  await insertVisits(context, task, own, { days, seconds, reason });
  const how = parameter(profile, 'draw.mergeOverlaps') ? 'rule' : 'choice';
  for (const one of drawn) {
    const overlap = merging.get(one.subjectId);
    if (overlap) await mergeVisit(context, { task, one, overlap, days, how });
    else if (seconds.has(one.subjectId)) await recordSecond(context, task, one, reason);
  }
  await tellOthers(context, [...merging.values()]);
  return count(context, task);
}

// The other tasks are locked before it is believed that nobody is matched to their visits.
async function lockedOverlaps(
  { tx }: Context,
  question: Parameters<typeof overlapsOf>[1],
): Promise<Overlap[]> {
  const seen = await overlapsOf(tx, question);
  for (const taskId of new Set(seen.map((overlap) => overlap.taskId))) {
    await lockTask({ tx }, taskId);
  }
  return seen.length > 0 ? overlapsOf(tx, question) : [];
}

type Decided = { merging: Map<string, Overlap>; seconds: Set<string> };

function decide(overlaps: Overlap[], profile: Profile, { overlaps: chosen }: Choice): Decided {
  const isRule = parameter(profile, 'draw.mergeOverlaps');
  const rule = cite(profile, 'draw.mergeOverlaps');
  if (isRule && chosen === 'apart') {
    throw new Refusal('bad-input', { field: 'overlaps', by: rule });
  }
  const open = overlaps.filter(({ isOpen }) => isOpen);
  if (!isRule && !chosen && open.length > 0) {
    const count = new Set(open.map(({ subjectId }) => subjectId)).size;
    throw new Refusal('overlap-undecided', { count, codes: codesOf(open), rule });
  }
  const merging = new Map<string, Overlap>();
  for (const overlap of chosen === 'apart' ? [] : open) {
    // The first is the task that was announced first.
    if (!merging.has(overlap.subjectId)) merging.set(overlap.subjectId, overlap);
  }
  const rest = overlaps.filter(({ subjectId }) => !merging.has(subjectId));
  return { merging, seconds: new Set(rest.map(({ subjectId }) => subjectId)) };
}

function refuseSeconds(
  overlaps: Overlap[],
  seconds: Set<string>,
  reason: string,
  profile: Profile,
): void {
  if (seconds.size === 0 || reason !== '') return;
  const of = overlaps.filter(({ subjectId }) => seconds.has(subjectId));
  const rule = cite(profile, 'draw.mergeOverlaps');
  throw new Refusal('second-visit', { count: seconds.size, codes: codesOf(of), rule });
}

const codesOf = (overlaps: Overlap[]): string =>
  [...new Set(overlaps.map(({ taskCode }) => taskCode))].join('、');

// A later task that was dispatched first may have made this one's visits already.
async function served({ tx }: Context, task: Task, subjectIds: string[]): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    'select subject_id as id from inspection_task where task_id = $1 and subject_id = any($2)',
    [task.id, subjectIds],
  );
  return new Set(rows.map(({ id }) => id));
}

// What is matched with the other task has changed: nobody matches it on what they saw before.
async function tellOthers(context: Context, merged: Overlap[]): Promise<void> {
  for (const taskId of new Set(merged.map((overlap) => overlap.taskId))) {
    await context.tx.query('update task set version = version + 1 where id = $1', [taskId]);
    await refresh(context, 'task', taskId);
  }
}

async function count({ tx }: Context, task: Task): Promise<Visits> {
  const [row] = await tx.query(
    `select count(*)::int as inspections, count(*) filter (where exists (select 1 from inspection_task o
       where o.inspection_id = v.inspection_id and o.task_id <> v.task_id))::int as merged
     from inspection_task v where v.task_id = $1`,
    [task.id],
  );
  return row;
}
