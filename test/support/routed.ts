import { randomUUID } from 'node:crypto';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { dispatchTask } from '../../usecases/task/dispatch.ts';
import type { Query } from './database.ts';
import {
  anInspector,
  aPerson,
  aSubject,
  type ASubject,
  type AUnit,
  aUnit,
  category,
  many,
  type Someone,
} from './factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from './merging.ts';
import { by, monday } from './visit.ts';

/** A station with its own people and its own group chat. */
export type Station = AUnit & { planner: Someone; approver: Someone; head: Someone; group: string };

/** A bureau whose stations carry out what its branch sets up. */
export type RoutedBureau = Bureau & { stations: Station[]; itemId: string; chiefPlanner: Someone };

/** A bureau with this many stations, inspectors enough for all of them, and no subjects yet. */
export async function aRoutedBureau(
  sql: Query,
  { stations = 2, profile = 'gaoqing', inspectors = 4 } = {},
): Promise<RoutedBureau> {
  const office = await aBureau(sql, { profile, subjects: 0 });
  await many(inspectors, () => anInspector(sql, { unit: office.unit }));
  return {
    ...office,
    itemId: await aKeyItem(sql, office, '视频监控'),
    chiefPlanner: await aPerson(sql, { unit: office.bureau, roles: [['planner', office.bureau]] }),
    stations: await many(stations, () => aStation(sql, office.bureau)),
  };
}

async function aStation(sql: Query, bureau: AUnit): Promise<Station> {
  const unit = await aUnit(sql, { parent: bureau });
  const group = randomUUID();
  await sql(
    `insert into chat_group (id, provider, account, chat, title, unit_id) values ($1, 'web', 'web', $1::uuid::text, $2, $3)`,
    [group, `${unit.name}工作群`, unit.id],
  );
  return {
    ...unit,
    group,
    planner: await aPerson(sql, { unit, roles: [['planner', unit]] }),
    approver: await aPerson(sql, { unit, roles: [['approver', unit]] }),
    head: await aPerson(sql, { unit, roles: [['head', unit]] }),
  };
}

/** Subjects of a jurisdiction, complete enough to be drawn, kept by a unit. */
export async function subjectsOf(
  sql: Query,
  unit: AUnit,
  jurisdiction: string,
  count: number,
): Promise<ASubject[]> {
  const made = await many(count, () => aSubject(sql, { unit }));
  await sql(
    `update subject set risk = '高', business_scope = '住宿', principal = '王芳', jurisdiction = $2,
       telephone_sealed = '\\x00' where id = any($1)`,
    [made.map(({ id }) => id), jurisdiction],
  );
  return made;
}

type SetUp = Parameters<typeof setUpTask>[1];

/** What the branch's planner says: everybody of the category, by these routes. */
export async function routedInput(
  sql: Query,
  bureau: RoutedBureau,
  routes: NonNullable<SetUp['routes']>,
  more: Partial<SetUp> = {},
): Promise<SetUp> {
  return {
    planLineId: await aPlanLine(sql, bureau, bureau.itemId),
    name: '旅馆业秋季抽查',
    unitId: bureau.unit.id,
    routes,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [bureau.itemId],
    strata: [{ number: 1, name: '旅馆业', filter: { category }, ratioBp: 10_000 }],
    ...more,
  };
}

/** A task by these routes, drawn and confirmed. */
export async function aRoutedTask(
  sql: Query,
  bureau: RoutedBureau,
  routes: NonNullable<SetUp['routes']>,
  more: Partial<SetUp> = {},
): Promise<{ taskId: string; code: string }> {
  const task = await setUpTask(
    by(bureau.planner),
    await routedInput(sql, bureau, routes, more),
    monday,
  );
  await drawnBy(bureau, task.taskId);
  return task;
}

/** A task by these routes whose visits are with its executing units. */
export async function aDispatchedRoutedTask(
  sql: Query,
  bureau: RoutedBureau,
  routes: NonNullable<SetUp['routes']>,
  more: Partial<SetUp> = {},
): Promise<{ taskId: string; code: string }> {
  const task = await aRoutedTask(sql, bureau, routes, more);
  await dispatchTask(by(bureau.planner), { taskId: task.taskId }, monday);
  return task;
}
