import { parameter } from '../../domain/profile/profile.ts';
import { database } from '../data-source.ts';
import { type Overlap, overlapsOf } from './overlaps.ts';
import { pinOf, profileAt } from './profile.ts';

/** How many subjects are concerned, and the codes of the other tasks. */
export type OverlapCount = { count: number; codes: string[] };

/** The subjects that other tasks of the bureau visit in the same days: still to be merged, or taken. */
export type DispatchOverlaps = {
  /** Whether the bureau's rule merges, or the planner chooses. */
  how: 'rule' | 'choice';
  open: OverlapCount;
  taken: OverlapCount;
};

/** What the planner is told before a confirmed task is dispatched. */
export async function dispatchOverlaps(taskId: string): Promise<DispatchOverlaps> {
  const [row] = await database().query(
    `select ${pinOf('t')}, t.starts_on::text as "startsOn", t.ends_on::text as "endsOn",
       array(select s.subject_id from drawn_subject s join draw d on d.id = s.draw_id
         where d.task_id = t.id and d.kind = 'subjects') as "subjectIds" from task t where t.id = $1`,
    [taskId],
  );
  const { profileSlug, profileVersion, ...question } = row;
  const profile = await profileAt(database().manager, profileSlug, profileVersion);
  const overlaps = await overlapsOf(database().manager, { taskId, ...question });
  const open = overlaps.filter(({ isOpen }) => isOpen);
  const openIds = new Set(open.map(({ subjectId }) => subjectId));
  const taken = overlaps.filter(({ subjectId }) => !openIds.has(subjectId));
  const how = parameter(profile, 'draw.mergeOverlaps') ? 'rule' : 'choice';
  return { how, open: countOf(open), taken: countOf(taken) };
}

const countOf = (overlaps: Overlap[]): OverlapCount => ({
  count: new Set(overlaps.map(({ subjectId }) => subjectId)).size,
  codes: [...new Set(overlaps.map(({ taskCode }) => taskCode))],
});
