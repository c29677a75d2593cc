import { createHash, randomBytes } from 'node:crypto';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { schemeTask } from '../db/queries/schemes.ts';
import { dayOf } from '../domain/day.ts';
import { Refusal } from '../domain/refusal.ts';
import { announceDraw } from '../usecases/draw/announce.ts';
import { commitEntropy } from '../usecases/draw/commit.ts';
import { confirmDraw } from '../usecases/draw/confirm.ts';
import { revealEntropy } from '../usecases/draw/reveal.ts';
import { importRegistry } from '../usecases/registry/import.ts';
import { dispatchTask } from '../usecases/task/dispatch.ts';
import { freezeTask } from '../usecases/task/freeze.ts';
import { setUpTask } from '../usecases/task/set-up.ts';
import { zh } from '../locales/zh.ts';
import { confirmScheme } from '../usecases/scheme/confirm.ts';
import { draftScheme } from '../usecases/scheme/draft.ts';
import { matchTeams } from '../usecases/team/match.ts';
import { by, rows } from './official.ts';
import { publishSampleForm } from './publish-form.ts';
import { publishSampleItems, publishSamplePlan } from './publish-lists.ts';
import { finishAndArchive } from './steps-archive.ts';
import { askAndDecide, inspectAndPublish } from './steps-inspection.ts';

/** The eight steps that lead a first-time visitor through one task, in order. */
export const stepKeys = [
  'import',
  'set-up',
  'draw',
  'dispatch',
  'match',
  'substitute',
  'publish',
  'archive',
] as const;
export type StepKey = (typeof stepKeys)[number];

const sampleFiles = [
  ['items', 'items.xlsx'],
  ['plan', 'plan.xlsx'],
  ['subjects', 'subjects.xlsx'],
  ['inspectors', 'inspectors.csv'],
  ['partner-inspectors', 'partner-inspectors.csv'],
  ['interests', 'interests.csv'],
] as const;

async function importAndPublish(): Promise<void> {
  const [bureau] = await rows(`select id from unit where code = 'GQGA'`);
  const unitId: string = bureau!['id'];
  for (const [kind, name] of sampleFiles) {
    const [known] = await rows('select 1 from import_batch where kind = $1', [kind]);
    const source = { name, path: `samples/gaoqing/${name}` };
    if (!known) await importRegistry(await by('admin'), { kind, unitId, source });
  }
  await publishSampleItems(by, unitId);
  await publishSampleForm(by, unitId);
  const [plan] = await rows(
    `select id from plan where state in ('draft', 'submitted', 'approved') order by number desc limit 1`,
  );
  if (plan) await publishSamplePlan(by, plan['id']);
}

async function setUpAndFreeze(): Promise<void> {
  const [line] = await rows(
    `select l.id, l.starts_on, l.ends_on, i.id as item from plan_line l join plan p on p.id = l.plan_id
       join item i on i.name = l.item_name and i.state = 'published'
     where p.state = 'published' and i.subject_category = '机动车修理业'`,
  );
  const [unit] = await rows(`select id from unit where code = 'ZA'`);
  const category = '机动车修理业';
  const today = dayOf(await currentTime());
  const { taskId } = await setUpTask(await by('planner'), {
    planLineId: line!['id'],
    name: '2026年机动车修理业秋季随机抽查',
    unitId: unit!['id'],
    startsOn: today > line!['starts_on'] ? today : line!['starts_on'],
    endsOn: line!['ends_on'],
    itemIds: [line!['item']],
    strata: [
      { number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 800, min: 1 },
      { number: 2, name: '中低风险', filter: { category, risk: ['中', '低'] }, ratioBp: 200 },
    ],
  });
  const witnesses = await rows(
    `select person_id from account where login in ('witness-a', 'witness-b')`,
  );
  const witnessIds = witnesses.map((row) => row['person_id'] as string);
  await freezeTask(await by('planner'), { taskId, witnessIds });
}

/** The witnesses of the draw that was frozen last commit and reveal, with its announcement between. */
export async function commitAndReveal(): Promise<void> {
  const [draw] = await rows(
    `select id from draw where kind = 'subjects' order by frozen_at desc limit 1`,
  );
  const drawId: string = draw!['id'];
  const secrets = new Map(['witness-a', 'witness-b'].map((login) => [login, randomBytes(32)]));
  for (const [login, secret] of secrets) {
    const commitment = createHash('sha256').update(secret).digest('hex');
    await commitEntropy(await by(login, 'web'), { drawId, commitment });
  }
  await announceDraw(await by('planner'), { drawId });
  for (const [login, secret] of secrets) {
    await revealEntropy(await by(login, 'web'), { drawId, value: secret.toString('hex') });
  }
}

async function confirmAndDispatch(): Promise<void> {
  const [draw] = await rows(
    `select id, task_id, state from draw where kind = 'subjects' order by frozen_at desc limit 1`,
  );
  if (draw!['state'] === 'drawn') await confirmDraw(await by('planner'), { drawId: draw!['id'] });
  // Of those whom an earlier task visits with a team already.
  const reason = '前一任务已匹配人员，本任务检查事项须另行检查';
  const taskId: string = draw!['task_id'];
  await dispatchTask(await by('planner'), { taskId, reason }).catch((error: unknown) => {
    // What is locked is dispatched by itself: the worker was quicker.
    if (!(error instanceof Refusal) || error.code !== 'illegal-step') throw error;
  });
}

async function match(): Promise<void> {
  const [task] =
    await rows(`select id from task t where state = 'dispatched' and exists (select 1 from inspection where task_id = t.id)
     order by created_at limit 1`);
  await matchTeams(await by('planner'), { taskId: task!['id'] });
  await makeScheme(task!['id']);
}

// 高青 第十九条: no team sets out without a scheme; a visitor may have made one already.
async function makeScheme(taskId: string): Promise<void> {
  const [known] = await rows('select 1 from work_scheme where task_id = $1', [taskId]);
  if (known) return;
  const task = (await schemeTask(database().manager, taskId))!;
  const { items, startsOn: from, endsOn: to } = task.content;
  await draftScheme(await by('planner'), {
    taskId,
    duty: zh['scheme.template.duty'](),
    procedure: zh['scheme.template.procedure']({ items: items.join('、') }),
    schedule: zh['scheme.template.schedule']({ from, to }),
  });
  await confirmScheme(await by('approver-b'), { taskId });
}

/** What 代我做这一步 does: the same use-cases that the people's own doors call. */
export const steps: Record<StepKey, () => Promise<void>> = {
  import: importAndPublish,
  'set-up': setUpAndFreeze,
  draw: commitAndReveal,
  dispatch: confirmAndDispatch,
  match,
  substitute: askAndDecide,
  publish: inspectAndPublish,
  archive: finishAndArchive,
};

const done: Record<StepKey, string> = {
  import: `select exists (select 1 from plan where state = 'published')`,
  'set-up': `select exists (select 1 from draw where kind = 'subjects' and state <> 'void')`,
  draw: `select exists (select 1 from draw where kind = 'subjects' and state in ('drawn', 'confirmed'))`,
  dispatch: `select exists (select 1 from inspection)`,
  match: `select exists (select 1 from seat)`,
  substitute: `select exists (select 1 from substitution where state = 'done')`,
  publish: `select exists (select 1 from inspection where state = 'published')`,
  archive: `select exists (select 1 from archive_package where state = 'built')`,
};

/** The steps that are behind the visitor, whoever took them and through whichever door. */
export async function stepsDone(): Promise<StepKey[]> {
  const checks = await Promise.all(
    stepKeys.map(async (key) => ((await rows(done[key]))[0]!['exists'] ? [key] : [])),
  );
  return checks.flat();
}
