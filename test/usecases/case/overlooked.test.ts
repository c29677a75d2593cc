import { expect, it } from 'vitest';
import { overlookedCases } from '../../../db/queries/overlooked-cases.ts';
import { openOverlooked } from '../../../usecases/case/open-overlooked.ts';
import { openOverlookedCases } from '../../../worker/open-overlooked.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, bySystem, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

/** As the database was before there were cases. */
async function forgetCases(): Promise<void> {
  await sql(
    `delete from reminder where obligation_id in (select id from obligation where kind = 'case')`,
  );
  for (const [table, of] of [
    ['obligation', `kind = 'case'`],
    ['case_file', 'true'],
  ]) {
    await sql(`alter table ${table} disable trigger all`);
    await sql(`delete from ${table} where ${of}`);
    await sql(`alter table ${table} enable trigger all`);
  }
}

const cases = () =>
  sql('select inspection_id, kind, state, owner_id, opened_by, due_on::text as due from case_file');

it('R-175 visits that were signed before there were cases get theirs, once, and the trail says that it came late', async () => {
  const scene = await aMatchedTask(sql, { subjects: 2 });
  const [problem, clean] = scene.task.inspectionIds;
  const team = await signed(sql, scene, problem!, monday, { finding: 'rectification' });
  await signed(sql, scene, clean!);
  expect(await overlookedCases()).toEqual([]);
  await forgetCases();
  expect(await overlookedCases()).toMatchObject([{ inspectionId: problem }]);
  await expect(
    openOverlooked(by(scene.office.head), { inspectionId: problem! }, monday),
  ).rejects.toMatchObject({ code: 'forbidden' });

  const now = new Date('2026-10-12T09:00:00+08:00');
  await openOverlooked(bySystem(), { inspectionId: problem! }, now);
  await openOverlooked(bySystem(), { inspectionId: problem! }, now);
  expect(await cases()).toEqual([
    {
      inspection_id: problem,
      kind: 'rectification',
      state: 'open',
      owner_id: team[0]!.id,
      opened_by: null,
      // 20 working days from the day it was opened, not from the signature.
      due: '2026-11-09',
    },
  ]);
  const trail = await sql(
    `select type, door, actor_id from event where about_type = 'case' and at > $1 order by id`,
    [monday],
  );
  expect(trail).toEqual([{ type: 'case.opened-late', door: 'system', actor_id: null }]);
  const owed = await sql(`select state, person_id from obligation where kind = 'case'`);
  expect(owed).toEqual([{ state: 'open', person_id: team[0]!.id }]);
  expect(await overlookedCases()).toEqual([]);
});

it('R-175 the worker finds them', async () => {
  await forgetCases();
  await openOverlookedCases();
  await openOverlookedCases();
  expect(await cases()).toMatchObject([{ kind: 'rectification', state: 'open' }]);
});
