import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { announceDraw } from '../../usecases/draw/announce.ts';
import { commitEntropy } from '../../usecases/draw/commit.ts';
import { confirmDraw } from '../../usecases/draw/confirm.ts';
import { revealEntropy } from '../../usecases/draw/reveal.ts';
import { freezeTask } from '../../usecases/task/freeze.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import type { Query } from './database.ts';
import {
  anInspector,
  anOffice,
  aPerson,
  aSubject,
  type ASubject,
  category as usual,
  many,
  type Office,
  type Someone,
} from './factories.ts';
import { aScheme } from './scheme.ts';
import { by, monday } from './visit.ts';
import { putInForce } from './plans.ts';

/** A bureau with a plan for the year, witnesses of two units, and a few subjects that every task draws. */
export type Bureau = Office & { planId: string; witnesses: Someone[]; subjects: ASubject[] };

/** A bureau under a profile, with this many subjects of high risk. */
export async function aBureau(
  sql: Query,
  { profile = 'gaoqing', subjects = 3 } = {},
): Promise<Bureau> {
  const office = await anOffice(sql, profile);
  const witnesses = [
    await aPerson(sql, { unit: office.unit, roles: [['witness', office.bureau]] }),
    await aPerson(sql, { unit: office.sibling, roles: [['witness', office.bureau]] }),
  ];
  const planId = randomUUID();
  await sql('insert into plan (id, unit_id, year) values ($1, $2, 2026)', [
    planId,
    office.bureau.id,
  ]);
  const all = await many(subjects, () => aSubject(sql, { unit: office.unit }));
  await sql(
    `update subject set risk = '高', business_scope = '住宿', principal = '王芳', jurisdiction = '田镇派出所',
       telephone_sealed = '\\x00' where id = any($1)`,
    [all.map(({ id }) => id)],
  );
  return { ...office, planId, witnesses, subjects: all };
}

/** A key item of this category in the bureau's list: no limit keeps a task from drawing everybody. */
export async function aKeyItem(
  sql: Query,
  { bureau }: Bureau,
  content: string,
  category = usual,
): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into item (id, unit_id, code, name, subject_category, kind, basis, content, disclosure, state, published_at)
     values ($1, $2, $3, $4, $5, 'key', '治安管理处罚法', $6, 'full', 'published', now())`,
    [id, bureau.id, `K-${id.slice(0, 8)}`, `对${category}${content}的检查`, category, content],
  );
  return id;
}

type Asked = {
  itemId: string;
  name?: string;
  startsOn?: string;
  endsOn?: string;
  teamSize?: number;
  category?: string;
  sealed?: boolean;
};

/** A task that draws all subjects of high risk, confirmed and ready to be dispatched. */
export async function confirmedTask(sql: Query, bureau: Bureau, asked: Asked) {
  const input = {
    planLineId: await aPlanLine(sql, bureau, asked.itemId),
    name: asked.name ?? '旅馆业秋季抽查',
    unitId: bureau.unit.id,
    startsOn: asked.startsOn ?? '2026-09-14',
    endsOn: asked.endsOn ?? '2026-10-31',
    itemIds: [asked.itemId],
    strata: [
      {
        number: 1,
        name: '高风险',
        filter: { category: asked.category ?? usual, risk: ['高'] },
        ratioBp: 10_000,
      },
    ],
    teamSize: asked.teamSize ?? 2,
    sealed: asked.sealed ?? true,
  };
  const task = await setUpTask(by(bureau.planner), input, monday);
  const hands = { authorId: bureau.planner.id, confirmerId: bureau.approver.id };
  await aScheme(sql, task.taskId, hands);
  return { ...task, drawId: await drawnBy(bureau, task.taskId) };
}

/** A line of the bureau's plan for an item, in force all year. */
export async function aPlanLine(
  sql: Query,
  { unit, planId }: Bureau,
  itemId: string,
): Promise<string> {
  const id = randomUUID();
  await sql(`alter table plan_line disable trigger plan_line_is_kept`);
  await sql(
    `insert into plan_line (id, plan_id, name, item_name, starts_on, ends_on, unit_name)
     select $1, $2, $3, i.name, '2026-01-01', '2026-12-31', $4 from item i where i.id = $5`,
    [id, planId, `抽查计划 ${id.slice(0, 8)}`, unit.name, itemId],
  );
  await sql(`alter table plan_line enable always trigger plan_line_is_kept`);
  const [plan] = await sql('select state from plan where id = $1', [planId]);
  if (plan!['state'] === 'draft') await putInForce(sql, planId);
  return id;
}

/** Draws and confirms a task that was set up, with two witnesses. */
export async function drawnBy({ planner, witnesses }: Bureau, taskId: string): Promise<string> {
  const witnessIds = witnesses.map(({ id }) => id);
  const { drawId } = await freezeTask(by(planner), { taskId, witnessIds }, monday);
  const secrets = witnesses.map(() => randomBytes(32));
  for (const [at, witness] of witnesses.entries()) {
    const commitment = createHash('sha256').update(secrets[at]!).digest('hex');
    await commitEntropy(by(witness), { drawId, commitment }, monday);
  }
  await announceDraw(by(planner), { drawId }, monday);
  for (const [at, witness] of witnesses.entries()) {
    await revealEntropy(by(witness), { drawId, value: secrets[at]!.toString('hex') }, monday);
  }
  await confirmDraw(by(planner), { drawId }, monday);
  return drawId;
}

/** A bureau with two confirmed tasks that drew the same subjects. */
export async function aPair(
  sql: Query,
  profile: string,
  second: Omit<Asked, 'itemId'> = {},
  first: Omit<Asked, 'itemId'> = {},
) {
  const bureau = await aBureau(sql, { profile, subjects: 2 });
  await many(5, () => anInspector(sql, { unit: bureau.unit }));
  const itemIds = [
    await aKeyItem(sql, bureau, '视频监控'),
    await aKeyItem(sql, bureau, '实名登记'),
  ];
  const one = await confirmedTask(sql, bureau, { itemId: itemIds[0]!, ...first });
  const two = await confirmedTask(sql, bureau, { itemId: itemIds[1]!, ...second });
  return { bureau, one, two };
}
