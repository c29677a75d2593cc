import { beforeEach, describe, expect, it } from 'vitest';
import { retireItem } from '../../../usecases/items/retire.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, category } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { putInForce } from '../../support/plans.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

let bureau: Bureau;
let itemId: string;
let taskId: string;
beforeEach(async () => {
  bureau = await aBureau(sql);
  itemId = await aKeyItem(sql, bureau, '视频监控');
  ({ taskId } = await setUpTask(
    by(bureau.planner),
    {
      planLineId: await aPlanLine(sql, bureau, itemId),
      name: '旅馆业秋季抽查',
      unitId: bureau.unit.id,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [itemId],
      strata: [{ number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 10_000 }],
    },
    monday,
  ));
});

const freeze = () => {
  const witnessIds = bureau.witnesses.map(({ id }) => id);
  return freezeTask(by(bureau.planner), { taskId, witnessIds }, monday);
};
const state = async () =>
  (await sql('select state from task where id = $1', [taskId]))[0]!['state'];

/** The next plan of the year, with the line of the first one as `changes` leave it. */
async function adjusted(changes: string | null): Promise<void> {
  const [next] = await sql(
    `insert into plan (id, unit_id, year, number, parent_id, reason)
     values (gen_random_uuid(), $1, 2026, 2, $2, '调整') returning id`,
    [bureau.bureau.id, bureau.planId],
  );
  await sql(
    `insert into plan_line (id, plan_id, name, item_name, starts_on, ends_on, unit_name)
     select gen_random_uuid(), $1, case when $3 then name else '另一项' end, item_name, starts_on, ends_on, unit_name
     from plan_line where plan_id = $2`,
    [next!['id'], bureau.planId, changes !== null],
  );
  if (changes) await sql(`update plan_line set ${changes} where plan_id = $1`, [next!['id']]);
  await sql(`update plan set state = 'superseded' where id = $1`, [bureau.planId]);
  await putInForce(sql, next!['id']);
}

describe('a task that was set up before list or plan changed', () => {
  it('R-002 R-028 is not frozen for an item that was retired since', async () => {
    const registrar = await aPerson(sql, { ...bureau, roles: [['registrar', bureau.bureau]] });
    await retireItem(by(registrar), { itemId, reason: '法规废止' }, monday);
    await expect(freeze()).rejects.toMatchObject({
      code: 'item-overtaken',
      details: { rule: expect.stringContaining('item.mustBePublished') },
    });
    expect(await state()).toBe('configured');
  });

  it.each([
    ['left out', null],
    ['of another department', `unit_name = '派出所'`],
    ['for another item', `item_name = '另一事项'`],
    ['moved', `starts_on = '2026-10-01'`],
  ])('R-052 R-054 is not frozen under a line that the plan in force has %s', async (_, changes) => {
    await adjusted(changes);
    await expect(freeze()).rejects.toMatchObject({
      code: 'line-overtaken',
      details: { rule: expect.stringContaining('plan.publishChannels') },
    });
    expect(await state()).toBe('configured');
  });

  it('R-052 waits for every channel of the adjusted plan', async () => {
    await adjusted('');
    await sql('alter table plan_channel disable trigger plan_channel_is_kept');
    await sql('delete from plan_channel where plan_id <> $1', [bureau.planId]);
    await sql('alter table plan_channel enable always trigger plan_channel_is_kept');
    await expect(freeze()).rejects.toMatchObject({ code: 'channel-missing' });
  });

  it('R-054 goes on where the adjusted plan has its line as it was', async () => {
    await adjusted(`ratio_bp = 900`);
    await drawnBy(bureau, taskId);
    expect(await state()).toBe('confirmed');
  });
});
