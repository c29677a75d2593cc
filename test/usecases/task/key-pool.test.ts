import { beforeAll, describe, expect, it } from 'vitest';
import { previewTask } from '../../../usecases/task/preview.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { useDatabase } from '../../support/database.ts';
import { aSubject, many } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const category = '典当业';

// Forty pawnbrokers, of whom ten stand in the key registry, where the bureau has one.
async function pawnbrokersOf(profile: string) {
  const bureau: Bureau = await aBureau(sql, { profile, subjects: 0 });
  const ids = (await many(40, () => aSubject(sql, { unit: bureau.unit, category }))).map(
    ({ id }) => id,
  );
  await sql(
    `update subject set risk = '低', jurisdiction = '田镇派出所', business_scope = '典当', principal = '王芳',
       telephone_sealed = '\\x00', key_pool = id = any($2) where id = any($1)`,
    [ids, ids.slice(0, 10)],
  );
  const itemId = await aKeyItem(sql, bureau, '账册', category);
  return {
    bureau,
    itemId,
    planLineId: await aPlanLine(sql, bureau, itemId),
    key: ids.slice(0, 10),
  };
}

type Scene = Awaited<ReturnType<typeof pawnbrokersOf>>;
const strata = (keyBp: number, othersBp: number) => [
  { number: 1, name: '重点', filter: { category, keyPool: true }, ratioBp: keyBp },
  { number: 2, name: '其他', filter: { category, keyPool: false }, ratioBp: othersBp },
];
const inputOf = (
  { bureau, itemId, planLineId }: Scene,
  given: Parameters<typeof setUpTask>[1]['strata'],
) => ({
  planLineId,
  name: '典当业抽查',
  unitId: bureau.unit.id,
  startsOn: '2026-09-14',
  endsOn: '2026-10-31',
  itemIds: [itemId],
  strata: given,
});
const setUp = (scene: Scene, given: Parameters<typeof setUpTask>[1]['strata']) =>
  setUpTask(by(scene.bureau.planner), inputOf(scene, given), monday);

describe('R-039 a stratum made of the key registry (重点抽查名录库)', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await pawnbrokersOf('xianyou');
  });

  it('is drawn at its own ratio, as the recipe draws any stratum', async () => {
    const input = inputOf(scene, strata(5000, 1000));
    const { strata: seen } = await previewTask(scene.bureau.planner, input, monday);
    expect(seen).toMatchObject([
      { pool: 10, quota: 5 },
      { pool: 30, quota: 3 },
    ]);
    const { taskId } = await setUp(scene, strata(5000, 1000));
    const drawId = await drawnBy(scene.bureau, taskId);
    const drawn = await sql(
      `select e.stratum, s.key_pool as key from drawn_subject d join subject s on s.id = d.subject_id
         join pool_entry e on e.task_id = $2 and e.subject_id = s.id where d.draw_id = $1`,
      [drawId, taskId],
    );
    expect(drawn.filter(({ stratum }) => stratum === 1)).toEqual(
      Array.from({ length: 5 }, () => ({ stratum: 1, key: true })),
    );
    expect(drawn.filter(({ stratum }) => stratum === 2)).toEqual(
      Array.from({ length: 3 }, () => ({ stratum: 2, key: false })),
    );
    // To stand in it tells of a risk: such a pool is published under pseudonyms.
    const [draw] = await sql('select announcement from draw where id = $1', [drawId]);
    expect(draw!['announcement'].pool.ids).toBe('pseudonym');
    expect(draw!['announcement'].strata['1'].filter).toEqual({ category, keyPool: true });
  });

  it('R-056 is not drawn less than the others without a reason', async () => {
    await expect(setUp(scene, strata(500, 1000))).rejects.toMatchObject({
      code: 'ratio-reversed',
      details: { stratum: '重点', low: '其他' },
    });
  });

  it('R-098 does not overlap a stratum of all others', async () => {
    const [key] = strata(5000, 1000);
    const all = { number: 2, name: '全部', filter: { category }, ratioBp: 1000 };
    await expect(setUp(scene, [key!, all])).rejects.toMatchObject({
      code: 'subject-in-two-strata',
    });
  });

  it('is refused by parameter and article where the rules have no key registry', async () => {
    const gaoqing = await pawnbrokersOf('gaoqing');
    await expect(setUp(gaoqing, strata(5000, 1000))).rejects.toMatchObject({
      code: 'key-pool-not-ruled',
      details: { rule: expect.stringContaining('subject.keyPool') },
    });
  });
});
