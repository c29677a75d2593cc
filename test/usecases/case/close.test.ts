import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { standingObligations } from '../../../db/queries/standing-obligations.ts';
import { askClosing } from '../../../usecases/case/ask-closing.ts';
import { assignCase } from '../../../usecases/case/assign.ts';
import { decideCase } from '../../../usecases/case/decide.ts';
import { orderMeasure } from '../../../usecases/case/order-measure.ts';
import { reviewMeasure } from '../../../usecases/case/review.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { aCase } from '../../support/cases.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, type Office, type Someone } from '../../support/factories.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const offices: Record<string, Office> = {};
let office: Office;
let owner: Someone;
let caseId: string;

const bureau = async (profile: string) => (offices[profile] ??= await anOffice(sql, profile));
const use = async (profile: string, category?: string) => {
  office = await bureau(profile);
  owner = await aPerson(sql, { unit: office.unit });
  caseId = await aCase(sql, office, { owner, ...(category && { category }) });
};
const file = async () => (await sql('select * from case_file where id = $1', [caseId]))[0]!;
const owed = (kind: string) =>
  sql('select * from obligation where kind = $1 and about_id = $2 order by period', [kind, caseId]);

type Order = Parameters<typeof orderMeasure>[1];
const order = (measure: Order['measure'], more: Partial<Order> = {}, day = '2026-09-15') =>
  orderMeasure(
    by(owner),
    {
      caseId,
      measure,
      orderedOn: day,
      dueOn: '2026-09-30',
      documentNo: '责改〔2026〕1号',
      ...more,
    },
    at(day),
  );
const review = (met: boolean, day = '2026-10-09') =>
  reviewMeasure(by(owner), { caseId, met, note: met ? '' : '隐患仍在' }, at(day));
type Ask = Parameters<typeof askClosing>[1];
const ask = (outcome?: Ask['outcome'], more: Partial<Ask> = {}) =>
  askClosing(by(owner), { caseId, outcome, note: '已处理完毕', ...more }, at('2026-10-12'));
const decide = (who: Someone, verdict: 'approve' | 'reject' = 'approve', reason = '') =>
  decideCase(by(who), { caseId, verdict, reason }, at('2026-10-12'));
describe('closing a case', () => {
  beforeEach(() => use('gaoqing'));

  it('R-175 is asked for by one person and agreed to by another', async () => {
    await order('rectify');
    await review(true);
    await ask('rectified');
    await expect(decide(owner)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await decide(office.approver)).toBe('closed');
    expect(await file()).toMatchObject({ outcome: 'rectified', closed_by: office.approver.id });
    expect(await owed('case')).toMatchObject([{ state: 'met' }]);
    await expect(ask('handled')).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('R-175 R-180 refuses to close without an outcome, a word about it, or the number of a penalty', async () => {
    await expect(ask()).rejects.toMatchObject({
      code: 'reason-required',
      details: { rule: expect.stringMatching(/高青县公安局 第二十七条.*followup\.ownerRule/) },
    });
    await expect(ask('handled', { note: ' ' })).rejects.toMatchObject({ code: 'reason-required' });
    await expect(ask('penalised')).rejects.toMatchObject({ code: 'reason-required' });
    await ask('penalised', { documentNo: '罚字〔2026〕3号' });
  });

  it('R-175 refuses to close early: over a measure that nobody looked at again, or as rectified without a review', async () => {
    await expect(ask('rectified')).rejects.toMatchObject({ code: 'case-not-rectified' });
    await order('rectify');
    await expect(ask('handled')).rejects.toMatchObject({ code: 'measure-open' });
    await expect(
      sql(
        `update case_file set state = 'closed', outcome = 'handled', closed_at = now() where id = $1`,
        [caseId],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-175 refuses to close as rectified over a measure that failed after one that was met', async () => {
    await order('rectify');
    await review(true, '2026-09-16');
    await order('rectify', {}, '2026-09-17');
    await review(false);
    await expect(ask('rectified')).rejects.toMatchObject({ code: 'case-not-rectified' });
  });

  it('is sent back with a reason, and can be asked for again', async () => {
    await ask('handled');
    await expect(decide(office.approver, 'reject')).rejects.toMatchObject({
      code: 'reason-required',
    });
    expect(await decide(office.approver, 'reject', '请补充处罚文书')).toBe('open');
    await ask('handled', { note: '已补充' });
    expect(await decide(office.head)).toBe('closed');
  });

  it('R-175 is given to somebody of the unit, who is told and reminded, and to nobody else', async () => {
    const other = await aPerson(sql, { unit: office.unit });
    const stranger = await aPerson(sql, { unit: office.sibling });
    const give = (to: Someone, who = office.approver) =>
      assignCase(by(who), { caseId, ownerId: to.id }, monday);
    await expect(give(stranger)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(give(other, stranger)).rejects.toMatchObject({ code: 'forbidden' });
    await give(other);
    const open = await standingObligations(pool().manager);
    expect(open.filter(({ aboutId }) => aboutId === caseId)).toMatchObject([
      { personId: other.id },
    ]);
    const told = await sql(`select 1 from message where card = 'case' and person_id = $1`, [
      other.id,
    ]);
    expect(told).toHaveLength(1);
  });
});

describe('the ladder', () => {
  it('R-179 of blasting goes from rectification over suspension to the permit, each step after the one before failed', async () => {
    await use('xianyou', '爆破作业单位');
    await expect(order('suspend')).rejects.toMatchObject({
      code: 'ladder-skipped',
      details: { measure: 'rectify', rule: expect.stringMatching(/二\(三\)2.*followup\.ladder/) },
    });
    await order('rectify');
    await expect(order('suspend')).rejects.toMatchObject({ code: 'measure-open' });
    await expect(review(false, '2026-09-30')).rejects.toMatchObject({ code: 'bad-input' });
    await review(false);
    await order('suspend', { dueOn: '2026-10-31' }, '2026-10-09');
    await review(false, '2026-11-02');
    await order('revoke', { dueOn: '2026-11-03' }, '2026-11-03');
    const kept = await sql(
      'select measure, skip_reason from case_measure where case_id = $1 order by number',
      [caseId],
    );
    expect(kept.map(({ measure }) => measure)).toEqual(['rectify', 'suspend', 'revoke']);
    expect(await owed('rectification')).toMatchObject([
      { state: 'met' },
      { state: 'met' },
      { state: 'open' },
    ]);
  });

  it('R-179 is skipped with a reason only, which stays on file', async () => {
    await use('xianyou', '爆破作业单位');
    await order('revoke', { skipReason: '违反规定情节严重' });
    const [kept] = await sql('select * from case_measure where case_id = $1', [caseId]);
    expect(kept).toMatchObject({ measure: 'revoke', skip_reason: '违反规定情节严重' });
    const change = sql(`update case_measure set skip_reason = '' where case_id = $1`, [caseId]);
    await expect(change).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-179 of guns does not end with the permit, and other classes have none', async () => {
    await use('xianyou', '民用枪支弹药从业单位');
    await expect(order('revoke', { skipReason: '严重' })).rejects.toMatchObject({
      code: 'measure-not-ruled',
    });
    await use('gaoqing');
    await expect(order('suspend', { skipReason: '严重' })).rejects.toMatchObject({
      code: 'measure-not-ruled',
    });
  });

  it('R-179 reminds of the last day of a rectification, and is late with its review a working day after it', async () => {
    await use('xianyou', '爆破作业单位');
    await order('rectify');
    const [obligation] = await owed('rectification');
    const obligationId: string = obligation!['id'];
    // Wednesday, 30 September is the last day; National Day ends on the 7th.
    expect(obligation).toMatchObject({ due_on: '2026-10-08' });
    const due = await dueReminders(at('2026-09-30'));
    expect(due).toContainEqual({ obligationId, step: 'before-1' });
    await remindObligation(bySystem(), { obligationId, step: 'before-1' }, at('2026-09-30'));
    const told = await sql(
      `select person_id from message where card = 'obligation-due' and about_id = $1`,
      [obligationId],
    );
    expect(told.map(({ person_id: id }) => id)).toContain(owner.id);
    await review(false, '2026-10-08');
    expect(await sql('select 1 from overdue where obligation_id = $1', [obligationId])).toEqual([]);
  });
});

describe('who may', () => {
  beforeAll(() => use('gaoqing'));

  it('nobody but the owner and who leads the unit works on a case', async () => {
    for (const person of [office.planner, await aPerson(sql, { unit: office.sibling })]) {
      await expect(
        askClosing(by(person), { caseId, outcome: 'handled', note: '好' }, monday),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
