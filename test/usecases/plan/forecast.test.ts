import { expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { simulatePlan } from '../../../db/queries/plan-forecast.ts';
import { subjectsOf } from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector } from '../../support/factories.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { monday } from '../../support/visit.ts';

const { sql } = useDatabase();

it('R-058 R-067 forecasts a plan over 100,000 subjects from one count of the registry', async () => {
  const plans = await aBureauThatPlans(sql);
  await subjectsOf(sql, plans.unit, { risk: '高', count: 30_000 });
  await subjectsOf(sql, plans.unit, { risk: '低', count: 69_960 });
  await anInspector(sql, { unit: plans.unit });
  await anInspector(sql, { unit: plans.unit });
  await anInspector(sql, { unit: plans.sibling });
  const { planId } = await plans.draft({
    draws: 2,
    strata: [{ risk: ['高'], ratioBp: 2000 }],
    ratioBp: 500,
  });
  const plan = { id: planId, unitId: plans.bureau.id };

  const begun = process.cpuUsage();
  const { forecast } = await simulatePlan(pool().manager, plan, monday);
  const { user, system } = process.cpuUsage(begun);
  // Nothing is read row by row: the work here does not grow with the registry.
  expect((user + system) / 1000).toBeLessThan(500);

  expect(forecast.registry).toBe(100_000);
  expect(forecast.items).toMatchObject([{ pool: 100_000, draws: 2, visits: 2 * (6000 + 3500) }]);
  const covered = 30_000 * (1 - 0.8 ** 2) + 70_000 * (1 - 0.95 ** 2);
  expect(Math.round(forecast.covered)).toBe(Math.round(covered));
  // Two of its own unit share the seats of teams of two; the third belongs to another unit.
  expect(forecast.load).toHaveLength(3);
  expect([...forecast.load].sort((a, b) => a - b)).toEqual([0, 19_000, 19_000]);

  // Another ratio of the line is tried without being written.
  const [line] = await sql('select id, ratio_bp from plan_line where plan_id = $1', [planId]);
  const tried = new Map([[line!['id'] as string, 1000]]);
  const double = await simulatePlan(pool().manager, plan, monday, tried);
  expect(double.forecast.items[0]!.visits).toBe(2 * (12_000 + 7000));
  expect(line!['ratio_bp']).toBe(500);
}, 60_000);
