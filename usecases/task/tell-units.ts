import type { Task } from '../../db/entities/task.ts';
import { type ExecutingUnit, executingUnits } from '../../db/queries/executing-units.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { dayOf } from '../../domain/day.ts';
import { announceToGroups, notify, type Owed, tellGroup } from '../notify.ts';
import type { Context } from '../usecase.ts';

/**
 * the planners of each executing unit are asked to match what has no team yet. Whoever plans for
 * some of the units is told of their part, whoever plans for all of them of the whole.
 */
export async function askToMatch(context: Context, task: Task, dedupeKey?: string): Promise<void> {
  const { tx, now } = context;
  const units = await executingUnits(tx, task);
  const parts = new Map<string, ExecutingUnit[]>();
  for (const unit of units) {
    for (const id of await peopleWith(tx, 'planner', unit.path, dayOf(now))) {
      parts.set(id, [...(parts.get(id) ?? []), unit]);
    }
  }
  const about = { type: 'task', id: task.id };
  for (const [personId, part] of parts) {
    if (units.length > 1 && part.every(({ open }) => open === 0)) continue;
    const owed: Owed = { card: 'match-desk', about, ...partOf(part, units) };
    await notify(context, dedupeKey ? { ...owed, dedupeKey } : owed, [personId]);
  }
}

/**
 * 抽查任务公告 in the groups: those of the initiating unit and above hear of the whole task, those of an
 * executing unit of its own part.
 */
export async function announceTask(
  context: Context,
  task: Task,
  initiatorPath: string,
): Promise<void> {
  const owed: Owed = { card: 'task-notice', about: { type: 'task', id: task.id }, class: 'notice' };
  await announceToGroups(context, owed, initiatorPath);
  const units = await executingUnits(context.tx, task);
  if (units.length < 2 && units.every(({ id }) => id === task.unitId)) return;
  const groups: { id: string; path: string }[] = await context.tx.query(
    `select g.id, u.path from chat_group g join unit u on u.id = g.unit_id where not starts_with($1, u.path)`,
    [initiatorPath],
  );
  for (const { id, path } of groups) {
    const part = units.filter((unit) => unit.path.startsWith(path));
    if (part.length > 0) await tellGroup(context, { ...owed, ...partOf(part, units) }, id);
  }
}

// The card shows the visits of these units and no others.
const partOf = (part: ExecutingUnit[], all: ExecutingUnit[]): Pick<Owed, 'vars'> =>
  part.length === all.length ? {} : { vars: { units: part.map(({ id }) => id) } };
