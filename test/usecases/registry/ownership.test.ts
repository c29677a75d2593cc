import { beforeAll, describe, expect, it } from 'vitest';
import { addFlag } from '../../../usecases/flag/add.ts';
import { amendSubject } from '../../../usecases/registry/amend-subject.ts';
import { importRegistry } from '../../../usecases/registry/import.ts';
import { registerSubject } from '../../../usecases/registry/register-subject.ts';
import { usccCheck } from '../../../domain/registry/check-digits.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, type Office, type Someone } from '../../support/factories.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

type Scene = Office & { keeper: Someone; other: Someone; chief: Someone };
async function aScene(profile: string): Promise<Scene> {
  const office = await anOffice(sql, profile);
  const { bureau, unit, sibling } = office;
  const [keeper, other, chief] = [
    await aPerson(sql, { unit, roles: [['registrar', unit]] }),
    await aPerson(sql, { unit: sibling, roles: [['registrar', sibling]] }),
    await aPerson(sql, { unit: bureau, roles: [['registrar', bureau]] }),
  ];
  return { ...office, keeper, other, chief };
}
// 谁管辖、谁维护 in 高青; each branch keeps its own in 许昌.
let gaoqing: Scene;
let xuchang: Scene;
beforeAll(async () => {
  gaoqing = await aScene('gaoqing');
  xuchang = await aScene('xuchang');
});

let count = 0;
const aCode = () => {
  count += 1;
  const first = `91370322MC${String(count).padStart(7, '0')}`;
  return first + usccCheck(first);
};
const rowOf = async (uscc: string) =>
  (
    await sql(
      `select s.id, u.name as owner, s.jurisdiction from subject s join unit u on u.id = s.unit_id where uscc = $1`,
      [uscc],
    )
  )[0];
const refusedBy = (owner: string, article: string) => ({
  code: 'not-owner',
  details: { owner, rule: `${article} · registry.ownership` },
});
const enter = ({ unit }: Scene, who: Someone, uscc: string, jurisdiction?: string) =>
  registerSubject(
    by(who),
    {
      unitId: unit.id,
      uscc,
      fields: {
        name: '甲旅馆',
        category: '旅馆业',
        status: '存续',
        ...(jurisdiction && { jurisdiction }),
      },
      reason: '新开业',
    },
    monday,
  );
const bring = async (scene: Scene, who: Someone, rows: [string, string][], unit = scene.unit) => {
  const lines = rows.map(([uscc, place]) => `乙旅馆,${uscc},旅馆业,存续,${place}`);
  const head = '检查对象名称,统一社会信用代码,检查对象类别,存续状态,管辖机关';
  const bytes = Buffer.from([head, ...lines].join('\n'));
  const source = { name: 'subjects.csv', bytes };
  const { clean, refused } = await importRegistry(
    by(who),
    { kind: 'subjects', unitId: unit.id, source },
    monday,
  );
  return { clean, refused };
};

describe('R-035 a subject that another unit has jurisdiction over', () => {
  it('is that unit’s in 高青, who alone enters, changes and flags it', async () => {
    const { keeper, other, sibling } = gaoqing;
    const uscc = aCode();
    const refusal = refusedBy(sibling.name, '高青县公安局 第十条');
    await expect(enter(gaoqing, keeper, uscc, sibling.name)).rejects.toMatchObject(refusal);
    await enter(gaoqing, other, uscc, sibling.name);
    const row = await rowOf(uscc);
    expect(row).toMatchObject({ owner: sibling.name, jurisdiction: sibling.name });
    const change = { subjectId: row!['id'], changes: { scale: '大型' }, reason: '核实' };
    await expect(amendSubject(by(keeper), change, monday)).rejects.toMatchObject(refusal);
    await amendSubject(by(other), change, monday);
    const flag = { subjectId: row!['id'], kind: 'risk', value: '高', source: '评定' } as const;
    const flagged = { ...flag, reason: '评定', startsOn: '2026-09-14' };
    await expect(addFlag(by(keeper), flagged, monday)).rejects.toMatchObject(refusal);
    await addFlag(by(other), flagged, monday);
  });

  it('is in 许昌 the branch’s that builds its registry of it, whoever has jurisdiction', async () => {
    const { keeper, other, unit, sibling } = xuchang;
    const uscc = aCode();
    await enter(xuchang, keeper, uscc, sibling.name);
    const row = await rowOf(uscc);
    expect(row).toMatchObject({ owner: unit.name, jurisdiction: sibling.name });
    const change = { subjectId: row!['id'], changes: { scale: '大型' }, reason: '核实' };
    const refusal = refusedBy(unit.name, '许昌市公安局 二(二)');
    await expect(amendSubject(by(other), change, monday)).rejects.toMatchObject(refusal);
    await amendSubject(by(keeper), change, monday);
  });

  it('comes with a file of that unit in 高青, and of the branch in 许昌', async () => {
    const codes = [aCode(), aCode()] as const;
    const rows = (scene: Scene): [string, string][] => [
      [codes[0], scene.sibling.name],
      [codes[1], ''],
    ];
    expect(await bring(gaoqing, gaoqing.keeper, rows(gaoqing))).toEqual({
      clean: 1,
      refused: [{ row: 2, field: '管辖机关', reason: 'otherUnit' }],
    });
    expect(await rowOf(codes[0])).toBeUndefined();
    const own = [aCode(), aCode()] as const;
    const its = own.map((code, at): [string, string] => [code, at ? '' : xuchang.sibling.name]);
    expect(await bring(xuchang, xuchang.keeper, its)).toEqual({ clean: 2, refused: [] });
    for (const code of own) expect((await rowOf(code))!['owner']).toBe(xuchang.unit.name);
    // The bureau as a whole is no branch: its file says whose each row is.
    const [code] = [aCode()];
    await bring(xuchang, xuchang.chief, [[code, xuchang.sibling.name]], xuchang.bureau);
    expect((await rowOf(code))!['owner']).toBe(xuchang.sibling.name);
  });

  it('is handed over with its 管辖机关 in 高青; in 许昌 each goes its own way', async () => {
    const move = async (scene: Scene, given: object) => {
      const uscc = aCode();
      await enter(scene, scene.keeper, uscc);
      const { id } = (await rowOf(uscc))! as { id: string };
      const whole = { subjectId: id, changes: {}, reason: '迁址', ...given };
      await amendSubject(by(scene.chief), whole, monday);
      const { owner, jurisdiction } = (await rowOf(uscc))!;
      return { owner, jurisdiction };
    };
    for (const given of [
      { unitId: gaoqing.sibling.id },
      { changes: { jurisdiction: gaoqing.sibling.name } },
    ]) {
      const { name } = gaoqing.sibling;
      expect(await move(gaoqing, given)).toEqual({ owner: name, jurisdiction: name });
    }
    const { unit, sibling } = xuchang;
    expect(await move(xuchang, { unitId: sibling.id })).toEqual({
      owner: sibling.name,
      jurisdiction: unit.name,
    });
    expect(await move(xuchang, { changes: { jurisdiction: sibling.name } })).toEqual({
      owner: unit.name,
      jurisdiction: sibling.name,
    });
  });

  it('nor is it given away to a unit that the giver does not keep the registry of', async () => {
    const uscc = aCode();
    await enter(gaoqing, gaoqing.keeper, uscc);
    const { id } = (await rowOf(uscc))! as { id: string };
    const changes = { jurisdiction: gaoqing.sibling.name };
    await expect(
      amendSubject(by(gaoqing.keeper), { subjectId: id, changes, reason: '迁址' }, monday),
    ).rejects.toMatchObject(refusedBy(gaoqing.sibling.name, '高青县公安局 第十条'));
  });
});

describe('R-035 a file with a subject that another unit keeps', () => {
  it.each(['gaoqing', 'xuchang'])(
    '%s: its row is refused and named, the others land',
    async (slug) => {
      const scene = slug === 'gaoqing' ? gaoqing : xuchang;
      const kept = aCode();
      await enter({ ...scene, unit: scene.sibling }, scene.other, kept);
      const before = await rowOf(kept);
      const { clean, refused } = await bring(scene, scene.keeper, [
        [kept, ''],
        [aCode(), ''],
      ]);
      expect(clean).toBe(1);
      expect(refused).toEqual([{ row: 2, field: '统一社会信用代码', reason: 'otherUnit' }]);
      expect(await rowOf(kept)).toEqual(before);
    },
  );

  it('not even the whole bureau takes over what another bureau keeps', async () => {
    const kept = aCode();
    await enter(gaoqing, gaoqing.keeper, kept);
    const { refused } = await bring(xuchang, xuchang.chief, [[kept, '']], xuchang.bureau);
    expect(refused).toEqual([{ row: 2, field: '统一社会信用代码', reason: 'otherUnit' }]);
    expect((await rowOf(kept))!['owner']).toBe(gaoqing.unit.name);
  });

  it('a registrar of another unit does not import for this one', async () => {
    await expect(bring(gaoqing, gaoqing.other, [[aCode(), '']])).rejects.toMatchObject(
      refusedBy(gaoqing.unit.name, '高青县公安局 第十条'),
    );
  });
});
