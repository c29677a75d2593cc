import { beforeAll, describe, expect, it } from 'vitest';
import { database as office } from '../../db/data-source.ts';
import { decideCorrection } from '../../usecases/correction/decide.ts';
import { requestCorrection } from '../../usecases/correction/request.ts';
import { registerObjection } from '../../usecases/objection/register.ts';
import { anAsk, approve } from '../support/asks.ts';
import { drawAndDispatch, furnish, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { provedFor } from '../support/proved-for.ts';
import { aPublishedVisit } from '../support/published.ts';
import { aMatchedTask, by, monday, signed } from '../support/visit.ts';

const database = useDatabase();
const { sql } = database;

/** What of everything that the office's log-in wrote came without an event in its transaction. */
const silent = () =>
  sql(
    `select distinct name from seen_change c
     where not exists (select from seen_change e where e.tx = c.tx and e.name = 'event') order by name`,
  );

// Sees every row that the office writes, whatever statement wrote it, with its transaction.
beforeAll(async () => {
  await sql('create table seen_change (tx xid8, name text, primary key (tx, name))');
  await sql(`create function see_change() returns trigger language plpgsql security definer as $$ begin
    if session_user = 'office' then
      insert into seen_change values (pg_current_xact_id(), tg_table_name) on conflict do nothing;
    end if;
    return null; end $$`);
  const tables = await sql(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('seen_change', 'migrations')`,
  );
  for (const { name } of tables) {
    await sql(
      `create trigger see_change after insert or update or delete on ${name} for each row execute function see_change()`,
    );
  }
});

describe('a change without an event', () => {
  it('R-190 is made by nothing from the import of the registries to a correction', async () => {
    const county = await plant(database);
    await furnish(county, sql);
    const { taskId } = await setUp(county, sql);
    await drawAndDispatch(county, taskId);
    const { scene, disclosureId, ref } = await aPublishedVisit(sql);
    const error = { changes: { note: '更正' }, proof: '现场照片', publicNote: '说明有误' };
    const asked = { disclosureId, ...error };
    const { correctionId } = await requestCorrection(by(scene.office.planner), asked, monday);
    await provedFor(sql, scene.office.head, { type: 'correction', id: correctionId }, monday);
    await decideCorrection(by(scene.office.head), { correctionId, verdict: 'approve' }, monday);
    const objector = { name: '李明', contact: '0533-6961234', content: '结论不符' };
    const objection = { code: ref, ...objector, receivedOn: '2026-09-14' };
    await registerObjection(by(scene.office.approver), objection, monday);
    const other = await aMatchedTask(sql);
    await approve(other.office.approver, (await anAsk(sql, other)).id);
    const third = await aMatchedTask(sql);
    await signed(sql, third, third.task.inspectionIds[0]!, monday, { finding: 'rectification' });
    const [row] = await sql('select count(distinct tx)::int as n from seen_change');
    expect(row!['n']).toBeGreaterThan(40);
    expect(await silent()).toEqual([]);
  }, 60_000);

  it('R-190 is refused to the office’s log-in, table by table, and leaves nothing', async () => {
    const guarded = await sql(
      `select c.relname as name, (select attname from pg_attribute where attrelid = c.oid and attnum = coalesce(t.tgattr[0], 1)) as first
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where t.tgname = c.relname || '_leaves_a_trace' and has_table_privilege('office', c.oid, 'update') order by 1`,
    );
    expect(guarded.length).toBeGreaterThan(15);
    const met: string[] = [];
    for (const { name, first } of guarded) {
      const [some] = await sql(`select exists (select from ${name}) as there`);
      if (!some!['there']) continue;
      met.push(name);
      await expect(
        office().query(`update ${name} set ${first} = ${first}`),
        name,
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(YH001|42501)$/) });
    }
    expect(met).toEqual(expect.arrayContaining(['task', 'inspection', 'disclosure', 'case_file']));
    // The last statement of the same transaction may be the event: then it stands.
    const [task] = await sql('select id from task limit 1');
    const change = 'update task set version = version where id = $1';
    await expect(office().query(change, [task!['id']])).rejects.toMatchObject({ code: 'YH001' });
    await office().transaction(async (tx) => {
      await tx.query(change, [task!['id']]);
      await tx.query(
        `insert into event (type, door, about_type, about_id, task_id, unit_path, data, command_id, at)
         values ('test.told', 'system', 'task', $1::text, $1::uuid, '/', '{}', gen_random_uuid(), now())`,
        [task!['id']],
      );
    });
    expect(await silent()).toEqual([]);
  });
});
