import { beforeAll, describe, expect, it } from 'vitest';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { addFlag } from '../../../usecases/flag/add.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { previewTask } from '../../../usecases/task/preview.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, aPerson, category, many } from '../../support/factories.ts';
import { arrive, enterAndSign, membersOf } from '../../support/merged-visit.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { aScheme } from '../../support/scheme.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const inOctober = new Date('2026-10-09T10:00:00+08:00');

type Given = Parameters<typeof setUpTask>[1];
type Strata = Given['strata'];

const everybody: Strata = [{ number: 1, name: '全部', filter: { category }, ratioBp: 10_000 }];

const taskOf = (
  { unit }: Bureau,
  planLineId: string,
  itemIds: string[],
  strata: Strata,
): Given => ({
  planLineId,
  name: '旅馆业秋季抽查',
  unitId: unit.id,
  startsOn: '2026-09-14',
  endsOn: '2026-10-31',
  itemIds,
  strata,
});

async function aGeneralItem({ bureau }: Bureau): Promise<string> {
  const [row] = await sql(
    `insert into item (id, unit_id, code, name, subject_category, kind, basis, content, ratio_max_bp, disclosure,
       state, published_at)
     values (gen_random_uuid(), $1, 'G-1', '对旅馆业实名登记的检查', $2, 'general', '治安管理处罚法', '实名登记',
       10000, 'full', 'published', now()) returning id`,
    [bureau.id, category],
  );
  return row!['id'];
}

describe('R-065 P-16 what has been passed is not checked again in the year', () => {
  let bureau: Bureau;
  let items: Record<'key' | 'general', string>;
  let signedVisit: string;

  beforeAll(async () => {
    bureau = await aBureau(sql, { profile: 'gaoqing', subjects: 2 });
    const inspectors = await many(7, () => anInspector(sql, { unit: bureau.unit }));
    items = { key: await aKeyItem(sql, bureau, '视频监控'), general: await aGeneralItem(bureau) };
    const itemIds = Object.values(items);
    const planLineId = await aPlanLine(sql, bureau, items.key);
    const given = taskOf(bureau, planLineId, itemIds, everybody);
    const { taskId } = await setUpTask(by(bureau.planner), given, monday);
    await drawnBy(bureau, taskId);
    await dispatchTask(by(bureau.planner), { taskId }, monday);
    const { drawId } = await matchTeams(by(bureau.planner), { taskId }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    const hands = { authorId: bureau.planner.id, confirmerId: bureau.head.id };
    await aScheme(sql, taskId, hands);
    const [visit] = await sql('select id from inspection where task_id = $1 limit 1', [taskId]);
    const inspectionId = visit!['id'];
    const team = await membersOf(sql, inspectors, inspectionId);
    await arrive(team, inspectionId, inOctober);
    await enterAndSign(sql, team, { inspectionId, itemIds, now: inOctober });
    signedVisit = inspectionId;
  }, 60_000);

  const excludedFor = async (itemIds: string[], year = 2026) => {
    const planLineId = await aPlanLine(sql, bureau, itemIds[0]!);
    const given = taskOf(bureau, planLineId, itemIds, everybody);
    const days = { startsOn: `${year}-11-01`, endsOn: `${year}-11-30` };
    const { strata } = await previewTask(bureau.planner, { ...given, ...days }, inOctober);
    return strata[0]!.excluded;
  };

  it('高青 第十四条 keeps its subject out of a second task for the same general item', async () => {
    // From the last signature on; the disclosure may take twenty working days.
    expect(await excludedFor([items.general])).toEqual({ 2: 1 });
    const [row] = await sql('select id from disclosure where inspection_id = $1', [signedVisit]);
    const outside = await aPerson(sql, { ...bureau, roles: [['approver', bureau.bureau]] });
    const approve = { disclosureId: row!['id'], verdict: 'approve' } as const;
    await approveDisclosure(by(outside), approve, inOctober);
    expect(await excludedFor([items.general])).toEqual({ 2: 1 });
  });

  it('高青 第十四条 a key item may be checked again, also where it was passed', async () => {
    expect(await excludedFor([items.key])).toEqual({});
  });

  it('a task for both keeps out whoever passed the general one', async () => {
    expect(await excludedFor([items.key, items.general])).toEqual({ 2: 1 });
  });
});

describe('R-057 the rules tell who is drawn more', () => {
  async function scene(profile: string) {
    const bureau = await aBureau(sql, { profile, subjects: 4 });
    await sql(`update subject set risk = '低' where id = any($1)`, [
      bureau.subjects.map(({ id }) => id),
    ]);
    const itemId = await aKeyItem(sql, bureau, '视频监控');
    const planLineId = await aPlanLine(sql, bureau, itemId);
    const registrar = await aPerson(sql, {
      unit: bureau.bureau,
      roles: [['registrar', bureau.bureau]],
    });
    const strata: Strata = [true, false].map((raised, at) => ({
      number: at + 1,
      name: raised ? '提高比例' : '其他',
      filter: { category, raised },
      ratioBp: 5000,
    }));
    const pools = async (now = monday) => {
      const given = taskOf(bureau, planLineId, [itemId], strata);
      const preview = await previewTask(bureau.planner, given, now);
      return { pools: preview.strata.map(({ pool }) => pool), ids: preview.ids };
    };
    const flag = (at: number, kind: 'complaints' | 'discredited', more = {}) =>
      addFlag(
        by(registrar),
        {
          subjectId: bureau.subjects[at]!.id,
          kind,
          source: '12345 热线',
          reason: '一年内三次被投诉',
          startsOn: '2026-09-01',
          ...more,
        },
        monday,
      );
    return { bureau, pools, flag };
  }

  it('许昌 raises by complaints on file with their source, and not by risk', async () => {
    const { bureau, pools, flag } = await scene('xuchang');
    expect(await pools()).toMatchObject({ pools: [0, 4] });
    await flag(0, 'complaints');
    await sql(`update subject set risk = '高' where id = $1`, [bureau.subjects[1]!.id]);
    expect(await pools()).toMatchObject({ pools: [1, 3] });
  });

  it('高青 raises by high risk and dishonesty, and not by complaints', async () => {
    const { bureau, pools, flag } = await scene('gaoqing');
    await sql(`update subject set risk = '高' where id = $1`, [bureau.subjects[1]!.id]);
    await flag(2, 'discredited');
    // Who is raised is nobody's business: the pool is published under pseudonyms.
    expect(await pools()).toEqual({ pools: [2, 2], ids: 'pseudonym' });
  });

  it('a flag counts on its days only', async () => {
    const { pools, flag } = await scene('xuchang');
    await flag(0, 'complaints', { endsOn: '2026-09-30' });
    expect(await pools()).toMatchObject({ pools: [1, 3] });
    expect(await pools(inOctober)).toMatchObject({ pools: [0, 4] });
  });

  it('R-057 nothing is raised by a flag without a source', async () => {
    const { flag } = await scene('xuchang');
    await expect(flag(0, 'complaints', { source: ' ' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('R-056 a set-up that draws the raised less than the others needs a reason', async () => {
    const { bureau } = await scene('gaoqing');
    const itemId = await aKeyItem(sql, bureau, '消防通道');
    const planLineId = await aPlanLine(sql, bureau, itemId);
    const strata: Strata = [
      { number: 1, name: '高', filter: { category, risk: ['高'] }, ratioBp: 500 },
      { number: 2, name: '低', filter: { category, risk: ['低'] }, ratioBp: 1000 },
    ];
    const given = taskOf(bureau, planLineId, [itemId], strata);
    await expect(setUpTask(by(bureau.planner), given, monday)).rejects.toMatchObject({
      code: 'ratio-reversed',
      details: { stratum: '高', low: '低', rule: expect.stringContaining('第十六条') },
    });
    const upliftReason = '高风险对象上半年已全部检查';
    const { taskId } = await setUpTask(by(bureau.planner), { ...given, upliftReason }, monday);
    const [row] = await sql('select uplift_reason from task where id = $1', [taskId]);
    expect(row).toEqual({ uplift_reason: upliftReason });
  });
});

describe('P-13 whom the cap protects', () => {
  it('高青 draws a project a third time, a market entity not', async () => {
    const bureau = await aBureau(sql, { profile: 'gaoqing', subjects: 2 });
    const itemId = await aKeyItem(sql, bureau, '视频监控');
    await sql(`update subject set kind = 'project' where id = $1`, [bureau.subjects[0]!.id]);
    const planLineId = await aPlanLine(sql, bureau, itemId);
    const given = taskOf(bureau, planLineId, [itemId], everybody);
    for (const name of ['一', '二']) {
      const { taskId } = await setUpTask(by(bureau.planner), { ...given, name }, monday);
      await drawnBy(bureau, taskId);
    }
    const { strata } = await previewTask(bureau.planner, given, monday);
    expect(strata[0]).toMatchObject({ eligible: 1, excluded: { 1: 1 } });
  });
});
