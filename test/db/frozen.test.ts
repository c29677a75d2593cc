import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { anInspector, anInterest, aSubject, many } from '../support/factories.ts';
import { type Announced, announcedBy } from '../support/announced.ts';
import { aBureau, aKeyItem, type Bureau } from '../support/merging.ts';

const { sql } = useDatabase();
let bureau: Bureau;
let draw: Announced;

// An announced draw of three subjects, of which two will be drawn; the cheater owns every table.
beforeEach(async () => {
  bureau = await aBureau(sql, { subjects: 3 });
  draw = await announcedBy(sql, bureau, await aKeyItem(sql, bureau, '账册'));
});

const fails = (statement: string, code = 'YH001') =>
  expect(sql(statement), statement).rejects.toMatchObject({ code });

const keys: Record<string, string> = { task: 'id', draw: 'task_id' };

/** The statement for the rows of this draw alone; those of other tests might refuse it for other reasons. */
function own(statement: string): string {
  const [, table] = /^(?:update|delete from) (\w+)/.exec(statement) ?? [];
  if (!table || table === 'item') return statement;
  return `${statement} where ${keys[table] ?? 'task_id'} = '${draw.taskId}'`;
}

describe('once its pool is frozen', () => {
  it.each([
    'update stratum set ratio_bp = 10000',
    'update stratum set min = 3',
    `update stratum set filter = '{"category":"旅馆业"}'`,
    `update stratum set weights = '{"高":16}'`,
    'delete from stratum',
    'truncate stratum cascade',
    `insert into stratum (task_id, number, name, filter, ratio_bp) select id, 9, '后加', '{}', 1 from task where state = 'announced'`,
    `update task set state = 'configured'`,
    `update task set scope = 'open'`,
    'update task set team_size = 5',
    `update task set profile_slug = 'xianyou'`,
    'update task set sealed = false',
    'delete from task_item',
    'truncate task_item',
    `update task_item set item_id = item_id`,
    `update item set name = '另一事项' where state = 'published'`,
  ])('R-085 a task keeps its parameters: %s', async (statement) => {
    await fails(own(statement));
  });

  it.each([
    'update pool_entry set eligibility = 1',
    'update pool_entry set weight = 16',
    'update pool_entry set stratum = 0',
    `update pool_entry set record_id = 'X' || left(record_id, 17)`,
    'update pool_entry set subject_id = subject_id',
    'delete from pool_entry',
    'truncate pool_entry cascade',
  ])('R-095 nobody is moved in the pool: %s', async (statement) => {
    await fails(own(statement));
  });

  it('R-095 nobody comes into the pool afterwards', async () => {
    const late = await aSubject(sql, { unit: bureau.unit });
    await fails(
      `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility)
       values ('${draw.taskId}', '${late.uscc}', '${late.id}', 1, 1, 0)`,
    );
  });

  it.each([
    `update draw set input_hash = repeat('0', 64)`,
    `update draw set input = '{}'`,
    `update draw set announcement = announcement || '{"strata":{}}'`,
    `update draw set predecessor = 'ANOTHER'`,
    'delete from draw',
    `update draw set state = 'frozen'`,
  ])('R-101 the announcement stands: %s', async (statement) => {
    await fails(own(statement));
  });

  it('R-101 no draw is put beside it, and none begins with its result', async () => {
    const columns = 'id, code, kind, task_id, state, input_hash, input, frozen_at';
    const values = (state: string, more = '') =>
      `gen_random_uuid(), 'SECOND', 'subjects', task_id, '${state}', input_hash, input, now()${more}`;
    await fails(
      `insert into draw (${columns}) select ${values('frozen')} from draw where id = '${draw.drawId}'`,
      '23505',
    );
    const ready = `, announcement, announced_at, seed, result, drawn_at`;
    const given = `, '{}', now(), repeat('0', 64), '{}', now()`;
    await fails(`insert into draw (${columns}${ready}) select ${values('drawn', given)} from draw
      where id = '${draw.drawId}'`);
  });

  it('no subject, inspector or interest turns into another one', async () => {
    const [one, other] = await many(2, () => anInspector(sql, { unit: bureau.unit }));
    await anInterest(sql, one!, bureau.subjects[0]!);
    await sql('update interest set ended_at = now() where inspector_id = $1', [one!.id]);
    await fails(
      `update subject set uscc = '91370322MA3C0X2A1B' where id = '${bureau.subjects[0]!.id}'`,
    );
    await fails(
      `update inspector set person_id = '${bureau.planner.id}' where serial = ${other!.serial}`,
    );
    await fails(`update inspector set serial = 9999 where serial = ${one!.serial}`, '428C9');
    await fails(`update interest set uscc = '${bureau.subjects[1]!.uscc}'`);
    await fails(`update interest set inspector_id = '${other!.id}'`);
    await fails('update interest set ended_at = null');
    await fails('delete from interest');
  });
});

describe('once it is drawn', () => {
  it('R-095 R-100 no drawn subject is swapped, added or taken away', async () => {
    await draw.reveal();
    const undrawn = `select p.subject_id from pool_entry p where p.task_id = '${draw.taskId}'
      and p.subject_id not in (select subject_id from drawn_subject where draw_id = '${draw.drawId}')`;
    const [{ n } = { n: 0 }] = await sql(`select count(*)::int as n from (${undrawn}) u`);
    expect(n).toBe(1);
    await fails(
      `update drawn_subject set subject_id = (${undrawn}) where draw_id = '${draw.drawId}'`,
    );
    await fails(`update drawn_subject set rank = 3 - rank where draw_id = '${draw.drawId}'`);
    await fails(`delete from drawn_subject where draw_id = '${draw.drawId}'`);
    await fails('truncate drawn_subject cascade');
    await fails(`insert into drawn_subject (draw_id, stratum, rank, record_id, subject_id)
      select '${draw.drawId}', 1, 3, record_id, subject_id from pool_entry where subject_id = (${undrawn})`);
    await fails(`update draw set result = '{}' where id = '${draw.drawId}'`);
    await fails(`update draw set seed = repeat('0', 64) where id = '${draw.drawId}'`);
    await fails(`insert into inspection (id, code, task_id, subject_id, unit_id, created_at)
      select gen_random_uuid(), 'HAND', '${draw.taskId}', (${undrawn}), unit_id, now() from task
      where id = '${draw.taskId}'`);
  });

  it('R-095 whoever writes a result by hand can list nobody whom it does not name', async () => {
    await sql('begin');
    const [first, second] = await sql(
      'select record_id, subject_id from pool_entry where task_id = $1 order by 1',
      [draw.taskId],
    );
    const result = { 1: { eligible: 3, quota: 1, cutoff: null, drawn: [first!['record_id']] } };
    await sql(
      `update draw set seed = repeat('0', 64), result = $1, drawn_at = now() where id = $2`,
      [JSON.stringify(result), draw.drawId],
    );
    const insert = (recordId: string, subjectId: string) =>
      sql('savepoint before').then(() =>
        sql(
          `insert into drawn_subject (draw_id, stratum, rank, record_id, subject_id) values ($1, 1, 1, $2, $3)`,
          [draw.drawId, recordId, subjectId],
        ),
      );
    for (const [recordId, subjectId] of [
      [second!['record_id'], second!['subject_id']],
      [first!['record_id'], second!['subject_id']],
    ]) {
      await expect(insert(recordId, subjectId)).rejects.toMatchObject({ code: 'YH001' });
      await sql('rollback to savepoint before');
    }
    await insert(first!['record_id'], first!['subject_id']);
    await sql('rollback');
  });

  it('R-095 a weight changed behind the guards is seen: the draw does not run', async () => {
    await sql('alter table pool_entry disable trigger pool_entry_is_kept');
    await sql('update pool_entry set weight = 16 where task_id = $1', [draw.taskId]);
    await sql('alter table pool_entry enable always trigger pool_entry_is_kept');
    await expect(draw.reveal()).rejects.toMatchObject({ code: 'pool-altered' });
    const [row] = await sql('select state, seed from draw where id = $1', [draw.drawId]);
    expect(row).toEqual({ state: 'announced', seed: null });
  });
});
