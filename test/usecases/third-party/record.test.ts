import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { recordThirdParty } from '../../../usecases/third-party/record.ts';
import { useDatabase } from '../../support/database.ts';
import type { Someone } from '../../support/factories.ts';
import { aMatchedTask, by, monday, type Scene } from '../../support/visit.ts';

const { sql } = useDatabase();

const entrust = (scene: Scene, person: Someone = scene.office.planner, body = '鲁中检测有限公司') =>
  recordThirdParty(
    by(person),
    {
      inspectionId: scene.task.inspectionIds[0]!,
      body,
      contract: '委托〔2026〕3号',
      scope: '锅炉检验',
    },
    monday,
  );

describe('entrusting a third party', () => {
  it('R-120 is on file with contract, scope and who pays, and is in no team', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await entrust(scene);
    await entrust(scene, scene.office.head, '市计量院');
    const rows = await sql(
      'select body, contract, scope, cost_owner, unit_id from third_party where inspection_id = $1 order by body',
      [inspectionId],
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({
        contract: '委托〔2026〕3号',
        scope: '锅炉检验',
        cost_owner: 'entrusting-unit',
        unit_id: scene.office.unit.id,
      });
    }
    const facts = await inspectionFacts(inspectionId, null);
    expect(facts!.team).toHaveLength(2);
    expect(facts!.thirdParties.map(({ body }) => body)).toEqual(
      expect.arrayContaining(['鲁中检测有限公司', '市计量院']),
    );
    await expect(sql(`update third_party set body = 'x'`)).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-120 is refused where the rules let nobody be entrusted (阳城), naming the parameter', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng' });
    await expect(entrust(scene)).rejects.toMatchObject({
      code: 'third-party-not-allowed',
      details: { parameter: 'P-25' },
    });
    expect(
      await sql('select 1 from third_party where unit_id = $1', [scene.office.unit.id]),
    ).toEqual([]);
  });

  it('R-120 is for planner and head of the executing unit, and needs all of it', async () => {
    const scene = await aMatchedTask(sql);
    for (const person of [scene.office.approver, scene.inspectors[0]!]) {
      await expect(entrust(scene, person)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(entrust(scene, scene.office.planner, ' ')).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'body' },
    });
  });
});
