import { currentTime } from '../db/clock.ts';
import { dayOf } from '../domain/day.ts';
import { confirmDraw } from '../usecases/draw/confirm.ts';
import { freezeTask } from '../usecases/task/freeze.ts';
import { setUpTask } from '../usecases/task/set-up.ts';
import { by, rows } from './official.ts';
import { commitAndReveal } from './steps.ts';

const category = '机动车修理业';

/**
 * Draws of the sample county that are open from the start, by code and without weights: with their
 * records anybody can try the page of verification, and the page about fairness has something to
 * count. Gives back the numbers of the draws.
 */
export async function drawOpenly(count: number): Promise<string[]> {
  const codes: string[] = [];
  for (let number = 1; number <= count; number += 1) codes.push(await oneDraw(number));
  return codes;
}

async function oneDraw(number: number): Promise<string> {
  const { taskId } = await setUpTask(await by('planner'), await openTask(number));
  const witnesses = await rows(
    `select person_id from account where login in ('witness-a', 'witness-b')`,
  );
  const witnessIds = witnesses.map((row) => row['person_id'] as string);
  await freezeTask(await by('planner'), { taskId, witnessIds });
  await commitAndReveal();
  const [draw] = await rows('select id, code from draw where task_id = $1', [taskId]);
  await confirmDraw(await by('planner'), { drawId: draw!['id'] });
  return draw!['code'];
}

async function openTask(number: number) {
  const [line] = await rows(
    `select l.id, greatest(l.starts_on::text, $2) as starts_on, l.ends_on, i.id as item, u.id as unit
     from plan_line l join plan p on p.id = l.plan_id and p.state = 'published'
       join item i on i.name = l.item_name and i.state = 'published' join unit u on u.code = 'ZA'
     where i.subject_category = $1`,
    [category, dayOf(await currentTime())],
  );
  return {
    planLineId: line!['id'],
    name: `2026年机动车修理业公开抽查（第${number}次）`,
    unitId: line!['unit'],
    startsOn: line!['starts_on'],
    endsOn: line!['ends_on'],
    itemIds: [line!['item']],
    sealed: false,
    strata: [{ number: 1, name: '全部机动车修理业', filter: { category }, ratioBp: 1000, min: 1 }],
  };
}
