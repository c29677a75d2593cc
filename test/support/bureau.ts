import { randomUUID } from 'node:crypto';
import type { Query } from './database.ts';
import { drawEverybody } from './drawn.ts';
import { anOffice, aPerson, type AUnit, type Office, type Someone } from './factories.ts';

/** A bureau under a profile with the people of its list and its plan. */
export type Planning = Office & { registrar: Someone; chief: Someone };

/** An office with a registrar, its planner over the whole bureau, and a deputy director who approves. */
export async function aPlanningBureau(sql: Query, profile = 'gaoqing'): Promise<Planning> {
  const office = await anOffice(sql, profile);
  const { bureau } = office;
  return {
    ...office,
    planner: await aPerson(sql, { unit: bureau, roles: [['planner', bureau]] }),
    head: await aPerson(sql, { unit: bureau, roles: [['head', bureau]] }),
    registrar: await aPerson(sql, { unit: bureau, roles: [['registrar', bureau]] }),
    chief: await aPerson(sql, {
      unit: bureau,
      roles: [
        ['approver', bureau],
        ['planner', bureau],
      ],
    }),
  };
}

/** Everything that any bureau asks of an item. */
export const itemText = {
  name: '对旅馆业的治安检查',
  subjectCategory: '旅馆业',
  kind: 'general' as const,
  method: '现场检查',
  unitName: '治安大队',
  level: '县级',
  basis: '《治安管理处罚法》第五十六条',
  content: '实名登记',
  standard: '登记率 100%',
  ratioBp: 500,
  ratioMaxBp: 3000,
  frequency: '每年1次',
};

/** Everything that any bureau asks of a line of the plan. */
export const lineText = {
  name: '旅馆业随机抽查',
  itemName: itemText.name,
  scope: '辖区内存续旅馆',
  ratioBp: 1000,
  estimate: 10,
  startsOn: '2026-09-01',
  endsOn: '2026-11-30',
  unitName: '治安大队',
};

/** Subsisting subjects of a category, this many, by risk. */
export async function subjectsOf(
  sql: Query,
  unit: AUnit,
  { category = '旅馆业', risk = '低', count }: { category?: string; risk?: string; count: number },
): Promise<void> {
  await sql(
    `insert into subject (id, uscc, name, category, status, risk, unit_id, updated_at)
     select gen_random_uuid(), 'T' || lpad((n + (select count(*) from subject))::text, 17, '0'), '对象' || n, $1, '存续', $2, $3, now()
     from generate_series(1, $4::int) n`,
    [category, risk, unit.id, count],
  );
}

/** Whom a draw under a line of the plan drew; confirmed now, unless told when. */
type ADraw = { lineId: string; subjectIds: string[]; joint?: boolean; confirmedAt?: Date | null };

/** A task that was drawn under a line of the plan, as the gauges count it. */
export async function aDrawnTask(
  sql: Query,
  office: Office,
  { lineId, subjectIds, joint = false, confirmedAt = null }: ADraw,
): Promise<string> {
  const taskId = randomUUID();
  await sql(
    `insert into task (id, code, name, plan_line_id, initiator_id, unit_id, starts_on, ends_on, team_size,
       profile_slug, profile_version, state, set_by, created_at)
     values ($1, $2, '抽查', $3, $4, $4, '2026-09-14', '2026-10-31', 2, $5, 1, 'configured', $6, now())`,
    [
      taskId,
      `T-${taskId.slice(0, 8).toUpperCase()}`,
      lineId,
      office.unit.id,
      office.profile,
      office.planner.id,
    ],
  );
  await sql(
    `insert into stratum (task_id, number, name, filter, ratio_bp) values ($1, 1, '全部', '{"category":"旅馆业"}', 10000)`,
    [taskId],
  );
  if (joint) {
    await sql(
      `insert into task_participant (id, task_id, department, unit_id, team_size, answer_by, state, answered_by,
         answered_at, inspectors) values (gen_random_uuid(), $1, 2, $2, 1, '2026-09-14', 'confirmed', $3, now(), 5)`,
      [taskId, office.sibling.id, office.planner.id],
    );
  }
  await sql(
    `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility)
     select $1, uscc, id, version, 1, 0 from subject where id = any($2)`,
    [taskId, subjectIds],
  );
  const code = `D-${taskId.slice(0, 8).toUpperCase()}`;
  const witness = { id: office.approver.id, unitId: office.unit.id };
  await drawEverybody(sql, { taskId, code, witness, confirmedAt });
  return taskId;
}
