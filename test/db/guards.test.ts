import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../db/data-source.ts';
import { approveDisclosure } from '../../usecases/disclosure/approve.ts';
import { replaceInspector } from '../../usecases/substitution/replace.ts';
import { anAsk, approve, redrawOf } from '../support/asks.ts';
import { useDatabase } from '../support/database.ts';
import { aTaskByHand } from '../support/drawn.ts';
import { aMatchedTask, by, bySystem, monday, type Scene, signed } from '../support/visit.ts';

const { sql } = useDatabase();

// One visit from the match over a substitution to the publication; everything of it is evidence.
let scene: Scene;
let visit: string;
let substitution: string;
beforeAll(async () => {
  scene = await aMatchedTask(sql);
  visit = scene.task.inspectionIds[0]!;
  substitution = (await anAsk(sql, scene)).id;
  await approve(scene.office.approver, substitution);
  const redraw = await redrawOf(sql, substitution);
  await replaceInspector(bySystem(), { drawId: redraw['id'] }, monday);
  await signed(sql, scene, visit);
  const [row] = await sql('select id from disclosure where inspection_id = $1', [visit]);
  const disclosureId = row!['id'] as string;
  const given = { disclosureId, verdict: 'approve' } as const;
  await approveDisclosure(by(scene.office.approver), given, monday);
});

const refused = async (statements: string[]) => {
  for (const statement of statements) {
    await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
  }
};

describe('evidence, even for the owner of the tables', () => {
  it('a visit keeps what it is about', () =>
    refused([
      'update inspection set code = code || 1',
      'update inspection set task_id = gen_random_uuid()',
      'update inspection set subject_id = gen_random_uuid()',
      'update inspection set unit_id = gen_random_uuid()',
      `update inspection set started_at = now() where started_at is not null`,
    ]));

  it('a settled request stays as it was decided, with what was said', () =>
    refused([
      `update substitution set state = 'approved', substitute_id = null, done_at = null where id = '${substitution}'`,
      `update substitution set note = '' where id = '${substitution}'`,
      `update substitution set decider = 'head' where id = '${substitution}'`,
    ]));

  it('R-101 a draw moves one way and keeps its ancestry', () =>
    refused([
      `update draw set state = 'announced' where kind = 'match'`,
      `update draw set predecessor = 'GQGA-2026-000001' where kind = 'match'`,
      `update draw set predecessor = 'GQGA-2026-000001' where kind = 'substitution'`,
      `update draw set substitution_id = null where kind = 'substitution'`,
    ]));

  it('R-101 a draw takes no source and no subject once it is drawn', async () => {
    const [draw] = await sql(`select id from draw where kind = 'match'`);
    const [subject] = await sql('select id, uscc from subject limit 1');
    await refused([
      `insert into entropy_source (draw_id, position, kind, name, drawn_on, bits)
       values ('${draw!['id']}', 7, 'lottery', '双色球', current_date + 2, 24)`,
      `insert into drawn_subject (draw_id, stratum, rank, record_id, subject_id)
       values ('${draw!['id']}', 1, 1, '${subject!['uscc']}', '${subject!['id']}')`,
    ]);
    const frozen = randomUUID();
    await sql(
      `insert into draw (id, code, kind, task_id, state, input_hash, input, frozen_at)
       values ($1, $2, 'subjects', $3, 'frozen', repeat('0', 64), '{}', now())`,
      [frozen, 'GUARD-1', await aTaskByHand(sql, scene.task.id)],
    );
    await sql(
      `insert into entropy_source (draw_id, position, kind, name, drawn_on, bits)
       values ($1, 0, 'lottery', '双色球', current_date + 2, 24)`,
      [frozen],
    );
    await sql(
      `update draw set state = 'announced', announcement = '{}', announced_at = now() where id = $1`,
      [frozen],
    );
    await refused([
      `insert into entropy_source (draw_id, position, kind, name, drawn_on, bits)
       values ('${frozen}', 1, 'lottery', '大乐透', current_date + 2, 24)`,
      `insert into drawn_subject (draw_id, stratum, rank, record_id, subject_id)
       values ('${frozen}', 1, 1, '${subject!['uscc']}', '${subject!['id']}')`,
      `update draw set state = 'frozen' where id = '${frozen}'`,
    ]);
    await sql(
      `update draw set state = 'void', void_reason = '测试', voided_at = now() where id = $1`,
      [frozen],
    );
    await refused([
      `update draw set state = 'announced' where id = '${frozen}'`,
      `update draw set voided_by = '${scene.office.approver.id}' where id = '${frozen}'`,
    ]);
  });

  it('R-126 a seat is taken by an approved substitution only, and the lead stays the lead', async () => {
    const [seat] = await sql('select * from seat where inspection_id = $1 and active limit 1', [
      visit,
    ]);
    const seated = await sql('select inspector_id from seat where inspection_id = $1', [visit]);
    const other = scene.inspectors.find(
      ({ id }) => !seated.some((one) => one['inspector_id'] === id),
    )!;
    const take = (number: number) =>
      `insert into seat (id, inspection_id, number, unit_id, inspector_id, draw_id, assigned_at)
       values ('${randomUUID()}', '${visit}', ${number}, '${seat!['unit_id']}', '${other.id}', '${seat!['draw_id']}', now())`;
    await refused([take(3), 'update seat set lead = not lead']);
    await sql('begin');
    await sql('update seat set active = false, ended_at = now() where id = $1', [seat!['id']]);
    await refused([take(seat!['number'])]);
    await sql('rollback');
  });

  it('R-052 a published plan is fixed with its lines', async () => {
    const [plan] = await sql('select id, unit_id from plan limit 1');
    const line = (name: string) =>
      `insert into plan_line (id, plan_id, name, item_name, unit_name)
       values ('${randomUUID()}', '${plan!['id']}', '${name}', '检查', '治安大队')`;
    await sql(line('补充'));
    // Nobody publishes what nobody approved, and nobody approves what they handed in.
    const { planner, approver } = scene.office;
    const handedIn = `state = 'submitted', submitted_by = '${planner.id}', submitted_at = now()`;
    const approved = (by: string) =>
      `state = 'approved', approved_by = '${by}', approved_at = now()`;
    const published = `state = 'published', published_at = now(), published_by = '${planner.id}'`;
    const put = (changes: string) => `update plan set ${changes} where id = '${plan!['id']}'`;
    await refused([put(published)]);
    await sql(put(handedIn));
    await refused([line('再补充'), put(published), put(`year = 2027`)]);
    await expect(sql(put(approved(planner.id)))).rejects.toMatchObject({ code: '23514' });
    await sql(put(approved(approver.id)));
    await refused([put(`state = 'draft'`), put(`approved_by = '${scene.office.head.id}'`)]);
    await sql(put(published));
    await refused([
      line('再补充'),
      `update plan_line set ratio_bp = 1 where plan_id = '${plan!['id']}'`,
      `update plan set year = 2027 where id = '${plan!['id']}'`,
      `update plan set state = 'draft', published_at = null where id = '${plan!['id']}'`,
    ]);
    await sql(`update plan set state = 'superseded' where id = $1`, [plan!['id']]);
  });

  it('R-128 a mandate can only be ended', async () => {
    const { id } = scene.office.approver;
    await refused([
      `update role_assignment set role = 'head' where person_id = '${id}'`,
      `update role_assignment set valid_from = '2020-01-01' where person_id = '${id}'`,
      `delete from role_assignment where person_id = '${id}'`,
    ]);
    await sql(`update role_assignment set valid_to = '2026-12-31' where person_id = $1`, [id]);
  });

  it('a command keeps what it was and its first answer', () =>
    refused([
      `update command_log set result = '{}'`,
      `update command_log set name = 'task.close'`,
      `update command_log set result = null`,
    ]));

  it('R-165 what was published, and what was owed, stays so', () =>
    refused([
      'update disclosure set result_id = gen_random_uuid()',
      `update disclosure set state = 'pending', published_at = null, approved_by = null, approved_at = null`,
      'update disclosure set due_on = due_on + 1',
      'update obligation set about_id = gen_random_uuid()',
      `update obligation set state = 'open', met_at = null`,
    ]));
});

describe('the office', () => {
  it('cannot touch the record of the schema, nor take an item off a task', async () => {
    for (const statement of [
      'select 1 from migrations',
      `insert into migrations (timestamp, name) values (1, 'x')`,
      'delete from task_item',
    ]) {
      await expect(pool().query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  });
});
