import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { endDelegation, recordDelegation } from '../../usecases/delegation/record.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { useDatabase } from '../support/database.ts';
import { type AUnit, category } from '../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine } from '../support/merging.ts';
import { by, monday } from '../support/visit.ts';

const { sql } = useDatabase();

// A bureau with a county bureau below it that has rules of its own.
async function aCity(profile: string) {
  const city = await aBureau(sql, { profile });
  const county: AUnit = {
    id: randomUUID(),
    name: `县局 ${randomUUID().slice(0, 6)}`,
    path: `${city.unit.path}XJ${randomUUID().slice(0, 4).toUpperCase()}/`,
  };
  await sql(
    'insert into unit (id, code, name, parent_id, path, profile_slug) values ($1, $2, $3, $4, $5, $6)',
    [county.id, county.path.split('/').at(-2), county.name, city.unit.id, county.path, profile],
  );
  const itemId = await aKeyItem(sql, city, '登记');
  const planLineId = await aPlanLine(sql, city, itemId);
  const setUp = () =>
    setUpTask(
      by(city.planner),
      {
        planLineId,
        name: '委托下级的抽查',
        unitId: county.id,
        startsOn: '2026-09-14',
        endsOn: '2026-10-31',
        itemIds: [itemId],
        strata: [{ number: 1, name: '全部', filter: { category, risk: ['高'] }, ratioBp: 5000 }],
      },
      monday,
    );
  const entrust = (more: Partial<Parameters<typeof recordDelegation>[1]> = {}) =>
    recordDelegation(
      by(city.planner),
      {
        fromUnitId: city.unit.id,
        toUnitId: county.id,
        document: '委托书〔2026〕1号',
        scope: '旅馆业抽查',
        startsOn: '2026-09-01',
        endsOn: '2026-12-31',
        ...more,
      },
      monday,
    );
  return { city, county, setUp, entrust };
}

const byRule = (code: string, rule: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ rule }) });
const gaoxin = '高新区综合行政执法与应急管理局 第十五条 · task.allowDelegation';

describe('委托下级部门实施检查', () => {
  it('R-018 高新区: a lower department executes under a delegation that stands on all days, and not without', async () => {
    const { setUp, entrust } = await aCity('gaoxin');
    await expect(setUp()).rejects.toEqual(byRule('delegation-missing', gaoxin));
    await entrust({ endsOn: '2026-10-30' });
    await expect(setUp()).rejects.toEqual(byRule('delegation-missing', gaoxin));
    await entrust();
    await expect(setUp()).resolves.toMatchObject({ code: expect.any(String) });
  });

  it('R-018 a delegation that was ended carries nothing more', async () => {
    const { city, setUp, entrust } = await aCity('gaoxin');
    const { delegationId } = await entrust();
    await endDelegation(by(city.planner), { delegationId }, monday);
    await expect(setUp()).rejects.toEqual(byRule('delegation-missing', gaoxin));
    await expect(endDelegation(by(city.planner), { delegationId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });

  it('R-018 is refused where the rules of the bureau know none', async () => {
    const { setUp, entrust } = await aCity('xuchang');
    const rule = '系统默认，非本局文件规定 · task.allowDelegation';
    await expect(entrust()).rejects.toEqual(byRule('delegation-not-allowed', rule));
    await expect(setUp()).rejects.toEqual(byRule('delegation-not-allowed', rule));
  });

  it('R-018 is refused to a unit outside the tree, by the rows as well', async () => {
    const { city, entrust } = await aCity('gaoxin');
    const other = await aCity('gaoxin');
    for (const toUnitId of [other.county.id, city.unit.id, city.bureau.id]) {
      await expect(entrust({ toUnitId })).rejects.toMatchObject({ code: 'delegation-not-allowed' });
    }
    await expect(
      sql(
        `insert into delegation (id, from_unit_id, to_unit_id, document, scope, starts_on, ends_on, recorded_by,
           recorded_at) values ($1, $2, $3, '书', '事', '2026-09-01', '2026-09-02', $4, now())`,
        [randomUUID(), city.unit.id, other.county.id, city.planner.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-018 is recorded by those of the upper department only', async () => {
    const { city, county } = await aCity('gaoxin');
    const stranger = (await aCity('gaoxin')).city.planner;
    const given = {
      fromUnitId: city.unit.id,
      toUnitId: county.id,
      document: '书',
      scope: '事',
      startsOn: '2026-09-01',
      endsOn: '2026-09-30',
    };
    await expect(recordDelegation(by(stranger), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
