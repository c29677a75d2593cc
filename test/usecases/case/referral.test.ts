import { describe, expect, it } from 'vitest';
import { askClosing } from '../../../usecases/case/ask-closing.ts';
import { decideCase } from '../../../usecases/case/decide.ts';
import { flagCriminal } from '../../../usecases/case/flag-criminal.ts';
import { acceptReferral } from '../../../usecases/referral/accept.ts';
import { receiveReceipt } from '../../../usecases/referral/receive.ts';
import { sendReferral } from '../../../usecases/referral/send.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { aCase } from '../../support/cases.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, type Office, type Someone } from '../../support/factories.ts';
import { by, monday } from '../../support/visit.ts';

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

type Refer = Parameters<typeof sendReferral>[1];
const refer = (receiverKind: Refer['receiverKind'], receiver = '县市场监督管理局') =>
  sendReferral(
    by(owner),
    {
      caseId,
      receiverKind,
      receiver,
      content: '线索',
      documentNo: '移〔2026〕2号',
      sentOn: '2026-09-15',
    },
    at('2026-09-15'),
  );
type Ask = Parameters<typeof askClosing>[1];
const ask = (outcome?: Ask['outcome'], more: Partial<Ask> = {}) =>
  askClosing(by(owner), { caseId, outcome, note: '已处理完毕', ...more }, at('2026-10-12'));
const decide = (who: Someone, verdict: 'approve' | 'reject' = 'approve', reason = '') =>
  decideCase(by(who), { caseId, verdict, reason }, at('2026-10-12'));
const suspect = (day = '2026-09-18') =>
  flagCriminal(by(owner), { caseId, reason: '数额较大', transferDueOn: day }, monday);

describe('referrals', () => {
  it('R-176 a clue is handed on with a document, its receipt is owed, and no case is closed as referred without it', async () => {
    await use('xuchang');
    await expect(ask('referred')).rejects.toMatchObject({ code: 'referral-missing' });
    const { number } = await refer('department');
    await expect(ask('referred')).rejects.toMatchObject({
      code: 'referral-missing',
      details: { rule: expect.stringMatching(/许昌.*二\(九\).*followup\.referral/) },
    });
    expect(await owed('referral')).toMatchObject([{ state: 'open', period: '1' }]);
    const receipt = { caseId, number, receiptNo: '收〔2026〕9号', receivedOn: '2026-09-17' };
    await receiveReceipt(by(owner), receipt, at('2026-09-18'));
    expect(await owed('referral')).toMatchObject([{ state: 'met' }]);
    await expect(receiveReceipt(by(owner), receipt, at('2026-09-18'))).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await ask('referred');
    expect(await decide(office.approver)).toBe('closed');
  });

  it.each([
    ['gaoqing', 'judicial', 'public-security'],
    ['gaoxin', 'public-security', 'judicial'],
    ['xuchang', 'judicial', 'own'],
    ['xianyou', 'own', 'judicial'],
  ] as const)('R-177 a crime found by %s goes to %s, not to %s', async (profile, right, wrong) => {
    await use(profile);
    await expect(refer(right)).rejects.toMatchObject({ code: 'case-not-criminal' });
    await suspect();
    await expect(refer(wrong)).rejects.toMatchObject({
      code: 'receiver-not-ruled',
      details: { rule: expect.stringContaining('P-41 followup.criminalReceiver') },
    });
    await refer(right, '有权机关');
    expect(await owed('criminal-transfer')).toMatchObject([{ state: 'met' }]);
  });

  it('R-177 a case that is flagged criminal is not closed before it was handed over, by nobody and by no way', async () => {
    await use('gaoqing');
    await suspect();
    await expect(ask('handled')).rejects.toMatchObject({
      code: 'crime-not-transferred',
      details: { rule: '高青县公安局 第二十七条 · P-41 followup.criminalReceiver' },
    });
    const write = sql(
      `update case_file set state = 'closed', outcome = 'handled', closed_at = now() where id = $1`,
      [caseId],
    );
    await expect(write).rejects.toMatchObject({ code: 'YH001' });
    await refer('judicial', '县人民检察院');
    await ask('transferred');
    expect(await decide(office.approver)).toBe('closed');
  });

  it('R-176 a receipt that comes after the case was closed is put on file, once, and is not owed for ever', async () => {
    await use('gaoqing');
    await suspect();
    const { number } = await refer('judicial', '县人民检察院');
    await ask('transferred');
    await decide(office.approver);
    expect(await owed('referral')).toMatchObject([{ state: 'open' }]);
    const receipt = { caseId, number, receiptNo: '检收〔2026〕3号', receivedOn: '2026-10-13' };
    const enter = () => receiveReceipt(by(owner), receipt, at('2026-10-14'));
    await enter();
    expect(await owed('referral')).toMatchObject([{ state: 'met' }]);
    expect(await file()).toMatchObject({ state: 'closed', outcome: 'transferred' });
    await expect(enter()).rejects.toMatchObject({ code: 'illegal-step' });
    await expect(refer('judicial')).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('R-177 raised after closing was asked for, it still stops the closing', async () => {
    await use('gaoqing');
    await ask('handled');
    await decide(office.approver, 'reject', '涉嫌犯罪');
    await suspect();
    await expect(ask('handled')).rejects.toMatchObject({ code: 'crime-not-transferred' });
  });

  it('R-177 alarms the head at once, reminds before the last day of the law, and daily after it', async () => {
    await use('gaoqing');
    await expect(suspect('2026-09-13')).rejects.toMatchObject({ code: 'bad-input' });
    await suspect();
    const told = await sql(
      `select person_id from message where card = 'case' and about_id = $1 and class = 'notice'`,
      [caseId],
    );
    expect(told).toEqual([{ person_id: office.head.id }]);
    const [alarm] = await owed('criminal-transfer');
    expect(alarm).toMatchObject({ due_on: '2026-09-18', overdue_every: 1 });
    const late = await dueReminders(at('2026-09-22'));
    expect(
      late.filter(({ obligationId }) => obligationId === alarm!['id']).map(({ step }) => step),
    ).toContain('overdue-3');
  });

  it('R-178 what others hand over is taken in as a case that cannot be closed without an outcome', async () => {
    office = await bureau('xianyou');
    owner = office.approver;
    const given = {
      unitId: office.unit.id,
      fromBody: '县应急管理局',
      documentNo: '应急移〔2026〕7号',
      receivedOn: '2026-09-14',
      content: '无证爆破作业',
      subjectName: '某爆破公司',
    };
    caseId = (await acceptReferral(by(office.planner), given, monday)).caseId;
    expect(await file()).toMatchObject({
      kind: 'inbound',
      from_body: '县应急管理局',
      state: 'open',
    });
    await expect(ask()).rejects.toMatchObject({ code: 'reason-required' });
    const elsewhere = await bureau('gaoqing');
    await expect(
      acceptReferral(by(elsewhere.planner), { ...given, unitId: elsewhere.unit.id }, monday),
    ).rejects.toMatchObject({
      code: 'referrals-not-accepted',
      details: { rule: expect.stringContaining('P-41 followup.acceptsReferrals') },
    });
  });
});
