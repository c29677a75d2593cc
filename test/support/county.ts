import { createHash, randomBytes } from 'node:crypto';
import { actorOf } from '../../db/queries/actor.ts';
import { type Planted, plantCounty } from '../../db/seed/plant.ts';
import type { Door } from '../../domain/actor.ts';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import { publishSampleItems, publishSamplePlan } from '../../simulator/publish-lists.ts';
import { announceDraw } from '../../usecases/draw/announce.ts';
import { commitEntropy } from '../../usecases/draw/commit.ts';
import { confirmDraw } from '../../usecases/draw/confirm.ts';
import { revealEntropy } from '../../usecases/draw/reveal.ts';
import { importRegistry } from '../../usecases/registry/import.ts';
import { dispatchTask } from '../../usecases/task/dispatch.ts';
import { freezeTask } from '../../usecases/task/freeze.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { commandOf } from '../../usecases/usecase.ts';
import type { TestDatabase, Query } from './database.ts';
import { makeScheme } from './scheme.ts';

/** The day on which the sample county's stories begin: a Monday. */
export const monday = new Date('2026-09-14T09:00:00+08:00');

/** The files of the sample county, in the order in which they can be imported. */
export const sampleFiles: [RegistryKind, string][] = [
  ['items', 'items.xlsx'],
  ['plan', 'plan.xlsx'],
  ['subjects', 'subjects.xlsx'],
  ['inspectors', 'inspectors.csv'],
  ['partner-inspectors', 'partner-inspectors.csv'],
  ['interests', 'interests.csv'],
];

/** The sample county in a test's database, with the hands of its officials. */
export type County = Planted & {
  /** A command by the official with this log-in. */
  by: (login: string, door?: Door, seen?: number) => Promise<ReturnType<typeof commandOf>>;
};

/** Plants the organisation of the sample county. */
export async function plant(database: TestDatabase): Promise<County> {
  const planted = await plantCounty(database.owner, { password: 'yaohao-demo', now: monday });
  if (!planted) throw new Error('the county is planted already');
  return {
    ...planted,
    by: async (login, door = 'panel', seen) =>
      commandOf(await actorOf(planted.people[login]!, '2026-09-14'), door, seen),
  };
}

/** Imports the sample registries through the real import and publishes list and plan. */
export async function furnish(county: County, sql: Query): Promise<void> {
  for (const [kind, file] of sampleFiles) {
    const source = { name: file, path: `samples/gaoqing/${file}` };
    const input = { kind, unitId: county.units['GQGA']!, source };
    await importRegistry(await county.by('admin'), input, monday);
  }
  await publishSampleItems(county.by, county.units['GQGA']!, monday);
  const [plan] = await sql('select id from plan');
  await publishSamplePlan(county.by, plan!['id'], monday);
}

type Strata = Parameters<typeof setUpTask>[1]['strata'];

const category = '机动车修理业';
const twoStrata: Strata = [
  { number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 800, min: 1 },
  { number: 2, name: '中低风险', filter: { category, risk: ['中', '低'] }, ratioBp: 200 },
];

/** A task on repair shops with two strata of different ratios, as the planner sets it up. */
export async function setUp(
  county: County,
  sql: Query,
  strata: Strata = twoStrata,
  options: { sealed?: boolean } = {},
): Promise<{ taskId: string; code: string }> {
  const [line] = await sql(`select id from plan_line where name = '2026年度机动车修理业随机抽查'`);
  const [item] = await sql(`select id from item where code = 'GQGA-003'`);
  const input = {
    planLineId: line!['id'],
    name: '机动车修理业秋季抽查',
    unitId: county.units['ZA']!,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [item!['id']],
    strata,
    ...options,
  };
  return setUpTask(await county.by('planner'), input, monday);
}

const witnesses = ['witness-a', 'witness-b'] as const;

/** Freezes and announces the draw of a task; `reveal` is what each of its two witnesses does then. */
export async function announced(county: County, taskId: string) {
  const witnessIds = witnesses.map((login) => county.people[login]!);
  const { drawId } = await freezeTask(await county.by('planner'), { taskId, witnessIds }, monday);
  const secrets = { 'witness-a': randomBytes(32), 'witness-b': randomBytes(32) };
  for (const login of witnesses) {
    const commitment = createHash('sha256').update(secrets[login]).digest('hex');
    await commitEntropy(await county.by(login, 'web'), { drawId, commitment }, monday);
  }
  await announceDraw(await county.by('planner'), { drawId }, monday);
  const reveal = async (login: (typeof witnesses)[number]) => {
    const value = secrets[login].toString('hex');
    await revealEntropy(await county.by(login, 'web'), { drawId, value }, monday);
  };
  return { drawId, reveal };
}

/** Brings a task to where its executing unit can match: freeze, two witnesses, draw, confirm, dispatch. */
export async function drawAndDispatch(county: County, taskId: string) {
  const { drawId, reveal } = await announced(county, taskId);
  for (const login of witnesses) await reveal(login);
  await confirmDraw(await county.by('planner'), { drawId }, monday);
  const hands = { author: await county.by('planner'), confirmer: await county.by('approver-b') };
  await makeScheme(taskId, hands, monday);
  return { drawId, ...(await dispatchTask(await county.by('planner'), { taskId }, monday)) };
}
