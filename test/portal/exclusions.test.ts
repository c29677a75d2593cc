import { beforeAll, expect, it } from 'vitest';
import { decideCampaign } from '../../usecases/campaign/decide.ts';
import { registerCampaign } from '../../usecases/campaign/register.ts';
import { concludeExclusion } from '../../usecases/exclusion/conclude.ts';
import { decideExclusion } from '../../usecases/exclusion/decide.ts';
import { registerExclusion } from '../../usecases/exclusion/register.ts';
import { reportExclusions } from '../../usecases/exclusion/report.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { aBureau, type Bureau } from '../support/merging.ts';
import { by, monday } from '../support/visit.ts';
import { english, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { get } = usePortal(database);
const newYear = new Date('2027-01-01T00:30:00+08:00');
let bureau: Bureau;
let planner: Someone;

type Given = Parameters<typeof registerExclusion>[1];

async function register(more: Partial<Given>) {
  const given = {
    unitId: bureau.unit.id,
    ground: 'complaint' as const,
    subjectName: '清泉旅馆',
    basis: '治安管理处罚法',
    reason: '群众举报不登记住客身份信息',
    documentNo: '举报-0914',
    inspectOn: '2026-09-15',
    ...more,
  };
  const { exclusionId } = await registerExclusion(by(bureau.planner), given, monday);
  return exclusionId;
}

const approve = (id: string) =>
  decideExclusion(by(bureau.approver), { id, verdict: 'approve' }, monday);

const report = (year: number, now: Date) =>
  reportExclusions(by(planner), { unitId: bureau.bureau.id, year }, now);

beforeAll(async () => {
  bureau = await aBureau(sql, { subjects: 1 });
  planner = await aPerson(sql, { unit: bureau.bureau, roles: [['planner', bureau.bureau]] });
  const id = await register({});
  await approve(id);
  const found = { id, inspectedOn: '2026-09-14', finding: 'falsified' as const };
  await concludeExclusion(by(bureau.planner), found, monday);
  await approve(
    await register({
      ground: 'higher-order',
      documentNo: '〔2026〕18号',
      issuingBody: '省人民政府',
    }),
  );
  const { campaignId } = await registerCampaign(
    by(bureau.planner),
    {
      unitId: bureau.unit.id,
      name: '冬季消防专项整治',
      kind: 'campaign',
      startsOn: '2026-11-01',
      endsOn: '2026-11-30',
      reason: '冬季消防形势',
    },
    monday,
  );
  await decideCampaign(by(bureau.head), { id: campaignId, verdict: 'approve' }, monday);
});

it('R-010 a report is refused while its year runs, or while one waits for consent', async () => {
  const lastMinute = new Date('2026-12-31T23:59:00+08:00');
  await expect(report(2026, lastMinute)).rejects.toMatchObject({ code: 'report-early' });
  const open = await register({ ground: 'other', reason: '其他不适用随机抽查的情形' });
  await expect(report(2026, newYear)).rejects.toMatchObject({
    code: 'report-open',
    details: { count: 1 },
  });
  const turnedDown = { id: open, verdict: 'reject' as const, reason: '应当列入随机抽查' };
  await decideExclusion(by(bureau.approver), turnedDown, monday);
  expect((await get('/exclusions')).text).toContain('还没有公布年度报告');
});

it('R-010 the public reads numbers, grounds and orders, and neither subjects nor complaints', async () => {
  const { ref, count } = await report(2026, newYear);
  expect(count).toBe(2);
  const text = textOf((await get('/exclusions')).text);
  for (const words of ['2 件检查', '1 已实施', '1 发现问题', '省人民政府 〔2026〕18号']) {
    expect(text).toContain(words);
  }
  expect(text).toContain('冬季消防专项整治');
  for (const words of ['清泉旅馆', '举报-0914', '群众举报']) expect(text).not.toContain(words);
  // What was turned down was no inspection.
  expect(text).not.toContain('其他不适用随机抽查');
  expect(textOf((await get(`/exclusions/${ref}/1`, english)).text)).toContain(
    'ordered by a higher authority',
  );
  expect((await get('/exclusions/nowhere')).status).toBe(404);
});

it('R-005 it counts no draw: the pages of draws and fairness know nothing of it', async () => {
  expect((await get('/draws')).text).not.toContain('清泉旅馆');
  const [counted] = await sql(
    `select count(*)::int as draws from public_notice where kind <> 'exclusions'`,
  );
  expect(counted).toEqual({ draws: 0 });
  const [trail] = await sql(`select data from event where type = 'exclusion.reported'`);
  expect(trail!['data']).toEqual({ year: 2026, count: 2 });
});
