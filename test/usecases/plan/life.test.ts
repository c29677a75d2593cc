import { beforeEach, describe, expect, it } from 'vitest';
import { adjustPlan } from '../../../usecases/plan/adjust.ts';
import { amendPlan } from '../../../usecases/plan/amend.ts';
import { decidePlan } from '../../../usecases/plan/decide.ts';
import { draftPlan } from '../../../usecases/plan/draft.ts';
import { dropPlan } from '../../../usecases/plan/drop.ts';
import { publishPlan } from '../../../usecases/plan/publish.ts';
import { filePlan, recordChannel } from '../../../usecases/plan/receipts.ts';
import { submitPlan } from '../../../usecases/plan/submit.ts';
import { draftItem } from '../../../usecases/items/draft.ts';
import { publishItems } from '../../../usecases/items/publish.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import {
  aDrawnTask,
  aPlanningBureau,
  itemText,
  lineText,
  type Planning,
  subjectsOf,
} from '../../support/bureau.ts';
import { useDatabase } from '../../support/database.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

type Line = Partial<Parameters<typeof amendPlan>[1]['content']>;
let office: Planning;

const bureauUnder = async (profile: string) => {
  office = await aPlanningBureau(sql, profile);
  const given = { unitId: office.bureau.id, code: 'A', content: { ...itemText } };
  await draftItem(by(office.registrar), given, monday);
  await publishItems(by(office.registrar), { unitId: office.bureau.id }, monday);
  await subjectsOf(sql, office.unit, { count: 40 });
};
beforeEach(() => bureauUnder('gaoqing'));

const line = (planId: string, content: Line = {}, lineId?: string) =>
  amendPlan(
    by(office.planner),
    {
      planId,
      ...(lineId && { lineId }),
      content: { ...lineText, unitName: office.unit.name, ...content },
    },
    monday,
  );
const aDraft = async (content: Line = {}) => {
  const given = { unitId: office.bureau.id, year: 2026 };
  const { planId } = await draftPlan(by(office.planner), given, monday);
  const { lineId } = await line(planId, content);
  return { planId, lineId };
};
const submit = (planId: string, reason?: string) =>
  submitPlan(by(office.planner), { planId, ...(reason && { reason }) }, monday);
const approve = (planId: string, reason = '') =>
  decidePlan(by(office.chief), { planId, verdict: 'approve', reason }, monday);
const publish = (planId: string) => publishPlan(by(office.planner), { planId }, monday);
const channels = async (planId: string, names: string[]) => {
  for (const channel of names) {
    const given = { planId, channel, reference: 'https://例.cn/1', publishedOn: '2026-09-14' };
    await recordChannel(by(office.planner), given, monday);
  }
};
const inForce = async (content: Line = {}) => {
  const { planId, lineId } = await aDraft(content);
  await submit(planId);
  await approve(planId, '试行');
  await publish(planId);
  return { planId, lineId };
};
const planRow = async (id: string) => (await sql('select * from plan where id = $1', [id]))[0]!;
const setUp = async (lineId: string) => {
  const [item] = await sql(`select id from item where unit_id = $1`, [office.bureau.id]);
  return setUpTask(
    by(office.planner),
    {
      planLineId: lineId,
      name: '旅馆抽查',
      unitId: office.unit.id,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [item!['id']],
      strata: [{ number: 1, name: '全部', filter: { category: '旅馆业' }, ratioBp: 1000 }],
    },
    monday,
  );
};

describe('the annual plan', () => {
  it('R-050 is one for each bureau and year, and begins with the lines of the year before', async () => {
    await inForce();
    const given = { unitId: office.bureau.id, year: 2027 };
    const { planId } = await draftPlan(by(office.planner), given, monday);
    const [copied] = await sql('select * from plan_line where plan_id = $1', [planId]);
    expect(copied).toMatchObject({ name: lineText.name, ratio_bp: 1000 });
    expect([copied!['starts_on'], copied!['ends_on']].map(String)).toEqual([
      '2027-09-01',
      '2027-11-30',
    ]);
    await expect(draftPlan(by(office.planner), given, monday)).rejects.toMatchObject({
      code: 'draft-open',
    });
  });

  it.each([
    ['gaoqing', { ratioBp: null }, 'plan-ratio', '第十五条'],
    ['gaoqing', { estimate: null }, 'plan-quantity', '第十五条'],
    ['gaoxin', { scope: '' }, 'plan-scope', '第十三条'],
    ['xuchang', { unitName: '' }, 'plan-unitName', '二\\(四\\)'],
    ['xuchang', { endsOn: '2026-08-01' }, 'plan-schedule', '二\\(四\\)'],
  ])('R-051 %s refuses to hand in %o', async (profile, content, field, article) => {
    await bureauUnder(profile);
    const { planId } = await aDraft(content);
    await expect(submit(planId)).rejects.toMatchObject({
      code: 'plan-incomplete',
      details: {
        field,
        rule: expect.stringMatching(new RegExp(`${article}.*plan\\.requiredFields`)),
      },
    });
    expect((await planRow(planId))['state']).toBe('draft');
  });

  it('R-051 许昌 asks for no estimate, and nobody hands in a plan without lines', async () => {
    await bureauUnder('xuchang');
    const { planId, lineId } = await aDraft({ estimate: null });
    const { planId: empty } = await dropPlan(by(office.planner), { planId, lineId }, monday);
    await expect(submit(empty)).rejects.toMatchObject({ code: 'plan-empty' });
    await line(empty, { estimate: null });
    await submit(empty);
    expect((await planRow(empty))['state']).toBe('submitted');
    expect((await planRow(planId))['state']).toBe('dropped');
  });

  it('is approved by another person than who handed it in, with what it comes to', async () => {
    const { planId } = await aDraft();
    await submitPlan(by(office.chief), { planId }, monday);
    await expect(approve(planId)).rejects.toMatchObject({ code: 'forbidden' });
    const head = by(office.head);
    await decidePlan(head, { planId, verdict: 'reject', reason: '比例偏低' }, monday);
    expect((await planRow(planId))['state']).toBe('draft');
    await submit(planId);
    await approve(planId);
    const row = await planRow(planId);
    expect(row).toMatchObject({ state: 'approved', approved_by: office.chief.id });
    expect(row['forecast']).toMatchObject({ registry: 40, covered: 4, floor: 2 });
  });

  it('R-054 a plan that was handed in or approved is edited by nobody', async () => {
    const { planId, lineId } = await aDraft();
    await submit(planId);
    for (const step of [() => Promise.resolve(), () => approve(planId), () => publish(planId)]) {
      await step();
      await expect(line(planId, { ratioBp: 500 }, lineId)).rejects.toMatchObject({
        code: 'illegal-step',
      });
    }
  });

  it('R-058 a plan below the floor of coverage is not approved without a reason', async () => {
    await subjectsOf(sql, office.unit, { category: '典当业', count: 160 });
    const { planId } = await aDraft();
    await submit(planId);
    await expect(approve(planId)).rejects.toMatchObject({
      code: 'coverage-below-floor',
      details: { covered: 4, floor: 10, rule: expect.stringMatching(/第九条.*plan\.minCoverage/) },
    });
    await approve(planId, '典当业下半年补充');
    expect(await planRow(planId)).toMatchObject({
      state: 'approved',
      approval_note: '典当业下半年补充',
    });
  });

  it('R-058 仙游 counts each draw: one below five in a hundred of its class is not approved', async () => {
    await bureauUnder('xianyou');
    const { planId, lineId } = await aDraft({ ratioBp: 200 });
    await submit(planId);
    await expect(approve(planId)).rejects.toMatchObject({ code: 'coverage-below-floor' });
    await decidePlan(by(office.chief), { planId, verdict: 'reject', reason: '低' }, monday);
    await line(planId, { ratioBp: 500 }, lineId);
    await submit(planId);
    await approve(planId);
  });

  it('R-056 a lower ratio for high risk than for low needs a reason', async () => {
    const strata = [
      { risk: ['高'], ratioBp: 500 },
      { risk: ['低', '中'], ratioBp: 1000 },
    ];
    const { planId, lineId } = await aDraft({ strata });
    await expect(submit(planId)).rejects.toMatchObject({
      code: 'uplift-reversed',
      details: { rule: expect.stringMatching(/第十六条.*plan\.riskUplift/) },
    });
    await line(planId, { strata, upliftReason: '高风险已全部专项检查' }, lineId);
    await submit(planId);
  });

  it('R-052 no task is set up before every channel has its receipt', async () => {
    const { planId, lineId } = await inForce();
    await expect(setUp(lineId)).rejects.toMatchObject({
      code: 'channel-missing',
      details: {
        channel: 'portal',
        rule: expect.stringMatching(/第十三条.*plan\.publishChannels/),
      },
    });
    await channels(planId, ['portal']);
    await expect(setUp(lineId)).rejects.toMatchObject({
      details: { channel: 'credit-china-zibo' },
    });
    const bare = {
      planId,
      channel: 'credit-china-zibo',
      reference: ' ',
      publishedOn: '2026-09-14',
    };
    await expect(recordChannel(by(office.planner), bare, monday)).rejects.toMatchObject({
      code: 'receipt-required',
    });
    await channels(planId, ['credit-china-zibo']);
    expect(await setUp(lineId)).toMatchObject({ taskId: expect.any(String) });
    await expect(channels(planId, ['portal'])).rejects.toMatchObject({ code: 'receipt-kept' });
  });

  it('R-052 a bureau that names no channel publishes on our own page, which is its own receipt', async () => {
    await bureauUnder('yangcheng');
    const { planId, lineId } = await inForce();
    const receipts = await sql('select channel from plan_channel where plan_id = $1', [planId]);
    expect(receipts).toEqual([{ channel: 'own-page' }]);
    await setUp(lineId);
  });

  it('R-052 a plan that is not approved is not published', async () => {
    const { planId } = await aDraft();
    await expect(publish(planId)).rejects.toMatchObject({ code: 'illegal-step' });
    await submit(planId);
    await expect(publish(planId)).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('R-053 高新区 files its plan with two authorities, each with a receipt', async () => {
    await bureauUnder('gaoxin');
    const { planId } = await inForce();
    const file = (receiver: string, receipt: string) =>
      filePlan(by(office.planner), { planId, receiver, receipt, filedOn: '2026-09-14' }, monday);
    await expect(file('upper-urban-management', '')).rejects.toMatchObject({
      code: 'receipt-required',
      details: { rule: expect.stringMatching(/第十二条.*plan\.filingTo/) },
    });
    await expect(file('somebody', '收文 1')).rejects.toMatchObject({ code: 'bad-input' });
    await file('upper-urban-management', '收文 1');
    await file('market-regulator', '收文 2');
    const rows = await sql('select receiver, receipt from plan_filing order by receipt');
    expect(rows).toEqual([
      { receiver: 'upper-urban-management', receipt: '收文 1' },
      { receiver: 'market-regulator', receipt: '收文 2' },
    ]);
  });

  it('R-054 an adjustment needs a reason, is a new version, and is published with it', async () => {
    const { planId } = await inForce();
    const adjust = (reason: string) => adjustPlan(by(office.planner), { planId, reason }, monday);
    await expect(adjust('')).rejects.toMatchObject({ code: 'adjustment-unexplained' });
    const { planId: next } = await adjust('新增专项');
    await line(next, { name: '典当业随机抽查' });
    await submit(next);
    await approve(next, '试行');
    await publish(next);
    expect((await planRow(planId))['state']).toBe('superseded');
    expect(await planRow(next)).toMatchObject({ number: 2, parent_id: planId, reason: '新增专项' });
    const [copy] = await sql(
      `select body from public_notice where kind = 'plan' and body ->> 'organisation' = $1 order by number desc limit 1`,
      [office.bureau.name],
    );
    expect(copy!['body']).toMatchObject({ reason: '新增专项' });
    expect(copy!['body'].lines).toHaveLength(2);
  });

  it('R-054 许昌 follows its plan strictly: no adjustment at all', async () => {
    await bureauUnder('xuchang');
    const { planId } = await inForce();
    const adjusting = adjustPlan(by(office.planner), { planId, reason: '想改' }, monday);
    await expect(adjusting).rejects.toMatchObject({
      code: 'plan-not-adjustable',
      details: { rule: expect.stringMatching(/二\(四\).*plan\.adjustable/) },
    });
    // Neither by a second plan of the same year, which an import could bring.
    const { planId: second } = await aDraft();
    await expect(submit(second, '想改')).rejects.toMatchObject({ code: 'plan-not-adjustable' });
  });

  it('R-054 a line that was drawn is neither lowered nor left out', async () => {
    const { planId, lineId } = await inForce({ draws: 2 });
    const drawn = await sql('select id from subject where unit_id = $1 limit 3', [office.unit.id]);
    await aDrawnTask(sql, office, { lineId, subjectIds: drawn.map(({ id }) => id) });
    const given = { planId, reason: '调低' };
    const { planId: next } = await adjustPlan(by(office.planner), given, monday);
    const [copied] = await sql('select id from plan_line where plan_id = $1', [next]);
    for (const lower of [{ ratioBp: 900 }, { estimate: 9 }, { draws: 1 }]) {
      await line(next, { draws: 2, ...lower }, copied!['id']);
      await expect(submit(next), JSON.stringify(lower)).rejects.toMatchObject({
        code: 'line-lowered',
        details: { line: lineText.name, rule: expect.stringContaining('plan.adjustable') },
      });
    }
    const { planId: without } = await dropPlan(
      by(office.planner),
      { planId: next, lineId: copied!['id'] },
      monday,
    );
    await line(without, { name: '另一项' });
    await expect(submit(without)).rejects.toMatchObject({ code: 'line-lowered' });
    await line(without, { draws: 2, ratioBp: 1200 });
    await submit(without);
  });
});
