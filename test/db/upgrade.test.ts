import { createHash, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { options } from '../../db/data-source.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations.ts';
import { profileOf } from '../../domain/profile/profile.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import { type Query, useDatabase } from '../support/database.ts';
import { anInspector, anItem, anOffice, aSubject, many } from '../support/factories.ts';
import { by, bySystem, monday } from '../support/visit.ts';

const database = useDatabase();
const { sql } = database;

/** The schema as it was at its ninth migration, in this file's own database. */
async function goBack(): Promise<void> {
  await sql('drop schema public cascade');
  await sql('create schema public');
  const first = migrations.slice(0, 9);
  const source = new DataSource({ ...options(database.owner, 1, ''), migrations: first } as never);
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
}

/** A dispatched task with two visits, one of which has its team, as the first schema kept it. */
async function plant(query: Query) {
  const office = await anOffice(query);
  const [lead, member] = await many(4, () => anInspector(query, { unit: office.unit }));
  const subjects = await many(2, () => aSubject(query, { unit: office.unit }));
  const [task, plan, line, draw, match] = Array.from({ length: 5 }, () => randomUUID());
  await query('insert into plan (id, unit_id, year, number) values ($1, $2, 2026, 1)', [
    plan,
    office.bureau.id,
  ]);
  await query(
    `insert into plan_line (id, plan_id, name, item_name, starts_on, ends_on, unit_name)
     values ($1, $2, '抽查', '检查', '2026-09-14', '2026-10-31', $3)`,
    [line, plan, office.unit.name],
  );
  await query(
    `insert into task (id, code, name, plan_line_id, initiator_id, unit_id, starts_on, ends_on, team_size,
       profile_slug, profile_version, state, set_by, created_at)
     values ($1, 'OLD-2026-000001', '秋季抽查', $2, $3, $3, '2026-09-14', '2026-10-31', 2, 'gaoqing', $4,
       'configured', $5, $6)`,
    [task, line, office.unit.id, profileOf('gaoqing').version, office.planner.id, monday],
  );
  await query('insert into task_item (task_id, item_id) values ($1, $2)', [
    task,
    await anItem(query),
  ]);
  await query(
    `insert into stratum (task_id, number, name, filter, ratio_bp) values ($1, 1, '旅馆业', '{"category":"旅馆业"}', 10000)`,
    [task],
  );
  await query(
    `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility)
     select $1, uscc, id, version, 1, 0 from subject`,
    [task],
  );
  const commitment = createHash('sha256').update(Buffer.alloc(32, 7)).digest('hex');
  for (const [id, kind, code] of [
    [draw, 'subjects', 'OLD-2026-000001'],
    [match, 'match', 'OLD-2026-000001-M1'],
  ]) {
    await query(
      `insert into draw (id, code, kind, task_id, state, input_hash, input, frozen_at, announcement, announced_at)
       values ($1, $2, $3, $4, $5, repeat('a', 64), '{}', $6, $7, $8)`,
      [
        id,
        code,
        kind,
        task,
        kind === 'match' ? 'announced' : 'frozen',
        monday,
        kind === 'match' ? '{}' : null,
        kind === 'match' ? monday : null,
      ],
    );
    await query(
      `insert into entropy_source (draw_id, position, kind, commitment, committed_at, value, opened_at)
       values ($1, 0, 'secret', $2, $3, $4, $3)`,
      [id, commitment, monday, Buffer.alloc(32, 7)],
    );
  }
  await query(
    `update draw set state = 'announced', announcement = '{}', announced_at = $2 where id = $1`,
    [draw, monday],
  );
  await query(`update draw set seed = repeat('b', 64), result = $2, drawn_at = $3 where id = $1`, [
    draw,
    JSON.stringify({ 1: { drawn: subjects.map(({ uscc }) => uscc) } }),
    monday,
  ]);
  await query(
    `insert into drawn_subject (draw_id, stratum, rank, record_id, subject_id)
     select $1, 1, row_number() over (), uscc, id from subject`,
    [draw],
  );
  await query(`update draw set state = 'drawn' where id = $1`, [draw]);
  await query(`update draw set state = 'confirmed', confirmed_at = $2 where id = $1`, [
    draw,
    monday,
  ]);
  await query(`update task set state = 'dispatched' where id = $1`, [task]);
  const visits = subjects.map(({ id }, at) => ({ id: randomUUID(), subject: id, at: at + 1 }));
  for (const visit of visits) {
    await query(
      `insert into inspection (id, code, task_id, subject_id, unit_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [visit.id, `OLD-2026-000001-000${visit.at}`, task, visit.subject, office.unit.id, monday],
    );
  }
  await query(
    `insert into seat (id, inspection_id, number, unit_id, inspector_id, lead, draw_id, assigned_at)
     select gen_random_uuid(), $1, at, $2, person, at = 1, $3, $4
     from unnest($5::uuid[]) with ordinality as p(person, at)`,
    [visits[0]!.id, office.unit.id, match, monday, [lead!.id, member!.id]],
  );
  await query(`update draw set state = 'void', void_reason = '旧', voided_at = $2 where id = $1`, [
    match,
    monday,
  ]);
  return { office, task: task!, visits };
}

describe('a database from before public sources, options, joint teams and merging', () => {
  it('is brought up to date with what it holds, and goes on from there', async () => {
    await goBack();
    const { office, task, visits } = await plant(sql);
    const ran = await migrate(database);
    expect(ran).toEqual(migrations.slice(9).map(({ name }) => name));

    const [kept] = await sql('select mode, batches, people_entropy from task where id = $1', [
      task,
    ]);
    expect(kept).toEqual({ mode: 'sample', batches: null, people_entropy: 'secret' });
    const served = await sql(
      `select inspection_id, how, starts_on, ends_on from inspection_task where task_id = $1 order by code`,
      [task],
    );
    expect(served).toEqual(
      visits.map(({ id }) => ({
        inspection_id: id,
        how: 'own',
        starts_on: '2026-09-14',
        ends_on: '2026-10-31',
      })),
    );
    const seats = await sql('select distinct department, proposal_id from seat');
    expect(seats).toEqual([{ department: 1, proposal_id: null }]);

    // Whoever has a team keeps it; the other visit is matched by the rules of today.
    const { drawId, code } = await matchTeams(by(office.planner), { taskId: task }, monday);
    expect(code).toBe('OLD-2026-000001-M2');
    expect(await seatTeams(bySystem(), { drawId }, monday)).toEqual({ inspections: 1 });
    for (const table of [
      'transcript',
      'pool_key',
      'rotation_batch',
      'inspection_task',
      'consent',
    ]) {
      const rights = await sql(
        `select privilege_type as right from information_schema.role_table_grants
         where table_name = $1 and grantee = 'yaohao_office' order by 1`,
        [table],
      );
      expect(
        rights.map(({ right }) => right),
        table,
      ).toEqual(['INSERT', 'SELECT']);
    }
  });
});
