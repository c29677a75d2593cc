import { createHash, randomBytes } from 'node:crypto';
import { announceDraw } from '../../../../usecases/draw/announce.ts';
import { commitEntropy } from '../../../../usecases/draw/commit.ts';
import { confirmDraw } from '../../../../usecases/draw/confirm.ts';
import { revealEntropy } from '../../../../usecases/draw/reveal.ts';
import { dispatchTask } from '../../../../usecases/task/dispatch.ts';
import { freezeTask } from '../../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../../usecases/team/match.ts';
import { seatTeams } from '../../../../usecases/team/seat.ts';
import type { Query } from '../../../support/database.ts';
import { makeScheme } from '../../../support/scheme.ts';
import { by, bySystem } from '../../../support/visit.ts';
import type { Bureau } from './bureau.ts';

/** What the planner decides about a task. */
export type TaskPlan = {
  name: string;
  startsOn: string;
  endsOn: string;
  /** 抽查活动类型, where the rules of the bureau know them. */
  activityKind?: 'comprehensive' | 'risk' | 'special';
};

/** One subject that was drawn, as the team that was drawn for it knows it. */
export type Drawn = {
  id: string;
  code: string;
  subject: { id: string; name: string; uscc: string; category: string; address: string };
};

/**
 * From the set-up to the teams: half of each category is drawn, with two witnesses, confirmed and dispatched;
 * then two inspectors for each subject. Answers the visits in the order of their numbers.
 */
export async function drawTask(sql: Query, bureau: Bureau, plan: TaskPlan, now: Date) {
  const { planner, approver, unit, items, planLineId } = bureau;
  const strata = [...items.keys()].map((category, at) => ({
    number: at + 1,
    name: category,
    filter: { category },
    ratioBp: 5000,
  }));
  const given = {
    ...plan,
    planLineId,
    unitId: unit.id,
    itemIds: [...items.values()],
    strata,
    peopleEntropy: 'secret' as const,
  };
  const { taskId, code } = await setUpTask(by(planner), given, now);
  await drawWithWitnesses(bureau, taskId, now);
  await makeScheme(taskId, { author: by(planner), confirmer: by(approver) }, now);
  await dispatchTask(by(planner), { taskId }, now);
  const { drawId } = await matchTeams(by(planner), { taskId }, now);
  await seatTeams(bySystem(), { drawId }, now);
  return { taskId, code, visits: await visitsOf(sql, taskId) };
}

async function drawWithWitnesses({ planner, witnesses }: Bureau, taskId: string, now: Date) {
  const witnessIds = witnesses.map(({ id }) => id);
  const { drawId } = await freezeTask(by(planner), { taskId, witnessIds }, now);
  const secrets = witnesses.map(() => randomBytes(32));
  for (const [at, witness] of witnesses.entries()) {
    const commitment = createHash('sha256').update(secrets[at]!).digest('hex');
    await commitEntropy(by(witness), { drawId, commitment }, now);
  }
  await announceDraw(by(planner), { drawId }, now);
  for (const [at, witness] of witnesses.entries()) {
    await revealEntropy(by(witness), { drawId, value: secrets[at]!.toString('hex') }, now);
  }
  await confirmDraw(by(planner), { drawId }, now);
}

async function visitsOf(sql: Query, taskId: string): Promise<Drawn[]> {
  const rows = await sql(
    `select n.id, n.code, jsonb_build_object('id', s.id, 'name', s.name, 'uscc', s.uscc,
       'category', s.category, 'address', s.address) as subject
     from inspection n join subject s on s.id = n.subject_id where n.task_id = $1 order by n.code`,
    [taskId],
  );
  return rows as Drawn[];
}
