import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '../../domain/actor.ts';
import { profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import type { Query } from './database.ts';
import { aScheme } from './scheme.ts';
import { drawEverybody } from './drawn.ts';

/** Somebody who can act; inspectors have a serial as well. */
export type Someone = Extract<Actor, { kind: 'person' }>;
export type AnInspector = Someone & { serial: number };
export type AUnit = { id: string; path: string; name: string };
export type ASubject = { id: string; uscc: string; name: string };

let count = 0;
const next = () => {
  count += 1;
  return count;
};

/** A unit; without a parent it is a bureau that works under a profile. */
export async function aUnit(
  sql: Query,
  { parent, profile = 'gaoqing' }: { parent?: AUnit; profile?: string } = {},
): Promise<AUnit> {
  const code = `U${next()}`;
  const unit = { id: randomUUID(), name: `单位${code}`, path: `${parent?.path ?? '/'}${code}/` };
  await sql(
    'insert into unit (id, code, name, parent_id, path, profile_slug) values ($1, $2, $3, $4, $5, $6)',
    [unit.id, code, unit.name, parent?.id ?? null, unit.path, parent ? null : profile],
  );
  return unit;
}

/** A person of a unit with roles over it. */
export async function aPerson(
  sql: Query,
  { unit, roles = [], name }: { unit: AUnit; roles?: [Role, AUnit][]; name?: string },
): Promise<Someone> {
  const person = { id: randomUUID(), name: name ?? `张${next()}` };
  await sql('insert into person (id, name, unit_id) values ($1, $2, $3)', [
    person.id,
    person.name,
    unit.id,
  ]);
  for (const [role, at] of roles) {
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, $3, $4, '2026-01-01')`,
      [randomUUID(), person.id, role, at.id],
    );
  }
  const mandates = roles.map(([role, at]) => ({ role, path: at.path }));
  return { kind: 'person', ...person, unitPath: unit.path, mandates };
}

/** The category of everything that factories make, unless told otherwise. */
export const category = '旅馆业';

type InspectorTraits = {
  unit: AUnit;
  roles?: [Role, AUnit][];
  skills?: string[];
  mayLead?: boolean;
  status?: string;
  partner?: boolean;
  licenceExpiresOn?: string | null;
};

/** An inspector on duty with a licence for years to come, who may lead. */
export async function anInspector(sql: Query, traits: InspectorTraits): Promise<AnInspector> {
  const person = await aPerson(sql, traits);
  const [row] = await sql(
    `insert into inspector (person_id, skills, licence_no, licence_expires_on, may_lead, status, partner,
       badge_no, id_number_sealed, sex, position, telephone_sealed, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '\\x00', '男', '民警', '\\x00', now()) returning serial`,
    [
      person.id,
      traits.skills ?? [category],
      `鲁C${String(next()).padStart(6, '0')}`,
      traits.licenceExpiresOn === undefined ? '2029-12-31' : traits.licenceExpiresOn,
      traits.mayLead ?? true,
      traits.status ?? '在岗',
      traits.partner ?? false,
      `B${next()}`,
    ],
  );
  return { ...person, serial: row!['serial'] };
}

/** A subject of the registry. */
export async function aSubject(
  sql: Query,
  { unit, ...traits }: { unit: AUnit; name?: string; category?: string; address?: string },
): Promise<ASubject> {
  const subject = {
    id: randomUUID(),
    uscc: `91370322${String(next()).padStart(9, 'M')}X`,
    name: traits.name ?? `高青县宾馆${next()}号店`,
  };
  await sql(
    `insert into subject (id, uscc, name, category, address, status, unit_id, updated_at)
     values ($1, $2, $3, $4, $5, '存续', $6, now())`,
    [
      subject.id,
      subject.uscc,
      subject.name,
      traits.category ?? category,
      traits.address ?? '高青县田镇街道中心路 8 号',
      unit.id,
    ],
  );
  return subject;
}

/** 利害关系 of an inspector in a subject. */
export async function anInterest(sql: Query, inspector: Someone, subject: ASubject): Promise<void> {
  await sql(
    `insert into interest (id, inspector_id, uscc, nature, declared_at) values ($1, $2, $3, '亲属', now())`,
    [randomUUID(), inspector.id, subject.uscc],
  );
}

/** An item in force. */
export async function anItem(
  sql: Query,
  traits: { category?: string; content?: string; disclosure?: 'full' | 'restricted' } = {},
): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into item (id, unit_id, code, name, subject_category, kind, basis, content, disclosure, state, published_at)
     select $1, id, $2, $3, $4, 'general', '治安管理处罚法', $5, $6, 'published', now() from unit
     where profile_slug is not null order by path limit 1`,
    [
      id,
      `ITEM-${next()}`,
      `对${traits.category ?? category}的治安检查`,
      traits.category ?? category,
      traits.content ?? '证照、实名登记、视频监控',
      traits.disclosure ?? 'full',
    ],
  );
  return id;
}

/** A bureau with an executing unit, a sibling unit and their officials. */
export type Office = {
  bureau: AUnit;
  unit: AUnit;
  sibling: AUnit;
  planner: Someone;
  approver: Someone;
  head: Someone;
  profile: string;
};

/** An office that works under a profile. */
export async function anOffice(sql: Query, profile = 'gaoqing'): Promise<Office> {
  const bureau = await aUnit(sql, { profile });
  const unit = await aUnit(sql, { parent: bureau });
  const sibling = await aUnit(sql, { parent: bureau });
  return {
    bureau,
    unit,
    sibling,
    profile,
    planner: await aPerson(sql, { unit, roles: [['planner', unit]] }),
    approver: await aPerson(sql, { unit, roles: [['approver', unit]] }),
    head: await aPerson(sql, { unit, roles: [['head', unit]] }),
  };
}

/** A task that is dispatched, one visit to each subject. */
export type ATask = { id: string; code: string; inspectionIds: string[]; itemIds: string[] };

type TaskTraits = {
  subjects: ASubject[];
  itemIds?: string[];
  teamSize?: number;
  /** Departments beside the initiating one that have confirmed, each with one seat. */
  participants?: AUnit[];
  startsOn?: string;
  endsOn?: string;
  peopleEntropy?: 'drand' | 'secret';
  /** Without it the task has no scheme of inspection yet. */
  scheme?: false;
};

/** A dispatched task of the office's executing unit. */
export async function aTask(sql: Query, office: Office, traits: TaskTraits): Promise<ATask> {
  const task = { id: randomUUID(), code: `GQGA-2026-${String(next()).padStart(6, '0')}` };
  const itemIds = traits.itemIds ?? [await anItem(sql)];
  const window = [traits.startsOn ?? '2026-09-14', traits.endsOn ?? '2026-10-31'];
  const lineId = await aPlanLine(sql, office, window);
  await sql(
    `insert into task (id, code, name, plan_line_id, initiator_id, unit_id, starts_on, ends_on, team_size,
       profile_slug, profile_version, state, set_by, created_at)
     values ($1, $2, '旅馆业秋季抽查', $3, $4, $4, $5, $6, $7, $8, $9, 'configured', $10, now())`,
    [
      task.id,
      task.code,
      lineId,
      office.unit.id,
      ...window,
      traits.teamSize ?? 2,
      office.profile,
      // A derived one has one version here.
      profileSlugs.includes(office.profile) ? profileOf(office.profile).version : 1,
      office.planner.id,
    ],
  );
  for (const itemId of itemIds) {
    await sql('insert into task_item (task_id, item_id) values ($1, $2)', [task.id, itemId]);
  }
  await addParticipants(sql, task.id, {
    ...traits,
    answerBy: window[0]!,
    answeredBy: office.planner.id,
  });
  if (traits.scheme !== false) {
    await aScheme(sql, task.id, { authorId: office.planner.id, confirmerId: office.approver.id });
  }
  await freezePool(sql, task.id, traits.subjects);
  await sql('update task set people_entropy = $2 where id = $1', [
    task.id,
    traits.peopleEntropy ?? 'secret',
  ]);
  const witness = { id: office.head.id, unitId: office.unit.id };
  await drawEverybody(sql, { taskId: task.id, code: task.code, witness });
  const inspectionIds: string[] = [];
  for (const [at, subject] of traits.subjects.entries()) {
    inspectionIds.push(randomUUID());
    await sql(
      `insert into inspection (id, code, task_id, subject_id, unit_id, created_at) values ($1, $2, $3, $4, $5, now())`,
      [
        inspectionIds[at],
        `${task.code}-${String(at + 1).padStart(4, '0')}`,
        task.id,
        subject.id,
        office.unit.id,
      ],
    );
  }
  return { ...task, inspectionIds, itemIds };
}

// A plan with one line of the office's unit.
async function aPlanLine(sql: Query, office: Office, window: string[]): Promise<string> {
  const planId = randomUUID();
  const lineId = randomUUID();
  await sql('insert into plan (id, unit_id, year, number) values ($1, $2, 2026, $3)', [
    planId,
    office.bureau.id,
    next(),
  ]);
  await sql(
    `insert into plan_line (id, plan_id, name, item_name, ratio_bp, estimate, starts_on, ends_on, unit_name)
     values ($1, $2, '旅馆业随机抽查', '检查', 500, 10, $3, $4, $5)`,
    [lineId, planId, ...window, office.unit.name],
  );
  return lineId;
}

// Departments that have confirmed, with one seat each.
async function addParticipants(
  sql: Query,
  taskId: string,
  given: Pick<TaskTraits, 'participants'> & { answerBy: string; answeredBy: string },
): Promise<void> {
  for (const [at, unit] of (given.participants ?? []).entries()) {
    await sql(
      `insert into task_participant (id, task_id, department, unit_id, team_size, answer_by, state, answered_by,
         answered_at, inspectors) values ($1, $2, $3, $4, 1, $5, 'confirmed', $6, now(), 5)`,
      [randomUUID(), taskId, at + 2, unit.id, given.answerBy, given.answeredBy],
    );
  }
}

// One stratum to each category, and everybody in the pool.
async function freezePool(sql: Query, taskId: string, subjects: ASubject[]): Promise<void> {
  const ids = subjects.map(({ id }) => id);
  await sql(
    `insert into stratum (task_id, number, name, filter, ratio_bp)
     select $1, row_number() over (order by category), category, jsonb_build_object('category', category), 10000
     from (select distinct category from subject where id = any($2)) k`,
    [taskId, ids],
  );
  await sql(
    `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility)
     select $1, s.uscc, s.id, s.version, g.number, 0
     from subject s join stratum g on g.task_id = $1 and g.name = s.category where s.id = any($2)`,
    [taskId, ids],
  );
}

/** Makes `amount` of something. */
export async function many<T>(amount: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < amount; at += 1) made.push(await make(at));
  return made;
}
