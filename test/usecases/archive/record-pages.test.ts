import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../../locales/translate.ts';
import { read, sealAll } from '../../../usecases/archive/build.ts';
import { diligencePages } from '../../../usecases/archive/diligence-pages.ts';
import type { Gathered } from '../../../usecases/archive/gather.ts';
import type { Printed } from '../../../usecases/archive/print.ts';
import { text } from '../../../usecases/archive/say.ts';
import { taskPages } from '../../../usecases/archive/task-pages.ts';
import { orderMeasure } from '../../../usecases/case/order-measure.ts';
import { recordConfirmation } from '../../../usecases/confirmation/record.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { enterDocument } from '../../../usecases/document/enter.ts';
import { takeIntake } from '../../../usecases/intake/take.ts';
import { deliverNotice } from '../../../usecases/notice/deliver.ts';
import { enterRecording } from '../../../usecases/recording/enter.ts';
import { sendReferral } from '../../../usecases/referral/send.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { useDatabase } from '../../support/database.ts';
import type { AnInspector } from '../../support/factories.ts';
import { signResult } from '../../support/visit-record.ts';
import {
  allAnswers,
  aMatchedTask,
  by,
  bySystem,
  monday,
  type Scene,
  start,
} from '../../support/visit.ts';

const { sql } = useDatabase();
const tape = createHash('sha256').update('what the camera recorded').digest('hex');
const paper = createHash('sha256').update('灭火器已过期').digest('hex');
const at = '2026-09-14 09:00';
let scene: Scene;
let team: AnInspector[];
let code: string;
let caseCode: string;
let receipt: string;
let whole: Gathered;

/** The visit: no file at all, but a notice, a document, a recording and a confirmation. */
async function visited(inspectionId: string): Promise<void> {
  team = await start(sql, scene, inspectionId);
  const [lead, member] = team;
  const handed = { way: 'in-person', recipient: '王芳', capacity: 'responsible' } as const;
  await deliverNotice(by(lead!), { inspectionId, ...handed }, monday);
  const said = { kind: 'site-check', content: '灭火器已过期' } as const;
  await enterDocument(by(member!), { inspectionId, ...said }, monday);
  const times = { begunAt: monday, endedAt: monday };
  const kept = { scene: '亮证告知', device: '记录仪 3 号', keptAt: '案管室', hash: tape };
  await enterRecording(by(lead!), { inspectionId, ...kept, ...times }, monday);
  const answers = await allAnswers(sql, scene.task.itemIds);
  const finding = 'rectification' as const;
  await submitResult(by(lead!), { inspectionId, finding, answers, note: '灭火器过期' }, monday);
  const refused = { outcome: 'refused', reason: '不认可', witness: '李红，居委会' } as const;
  const who = { person: '王芳', capacity: 'responsible', statement: '无' } as const;
  await recordConfirmation(by(lead!), { inspectionId, ...refused, ...who }, monday);
  for (const one of team) await signResult(by(one), { inspectionId }, monday);
}

/** What followed: the case with a measure and a referral, the disclosure, a correction, an objection. */
async function followed(inspectionId: string): Promise<void> {
  const [file] = await sql('select id, code from case_file where inspection_id = $1', [
    inspectionId,
  ]);
  const caseId = file!['id'] as string;
  caseCode = file!['code'];
  const ordered = { measure: 'rectify', orderedOn: '2026-09-14', dueOn: '2026-09-30' } as const;
  await orderMeasure(by(team[0]!), { caseId, ...ordered, documentNo: '责改1号' }, monday);
  const sent = { receiver: '县消防救援大队', documentNo: '移2号', sentOn: '2026-09-14' };
  const what = { receiverKind: 'department', content: '线索' } as const;
  await sendReferral(by(team[0]!), { caseId, ...what, ...sent }, monday);
  const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
  const disclosureId = row!['id'] as string;
  const { planner, approver } = scene.office;
  await approveDisclosure(by(approver), { disclosureId, verdict: 'approve' }, monday);
  const wrong = { changes: { note: '两具灭火器过期' }, proof: '照片', publicNote: '数量有误' };
  await requestCorrection(by(planner), { disclosureId, ...wrong }, monday);
  const intakeId = randomUUID();
  const letters = intakeId.replaceAll('-', '').toUpperCase().slice(0, 12);
  receipt = letters.match(/.{4}/g)!.join('-');
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, received_at)
     values ($1, 'objection', $2, $3, $4, '赵敏', 'zhaomin@example.com', '我是赵敏，与现场不符', $5)`,
    [intakeId, receipt, createHash('sha256').update(intakeId).digest('hex'), code, monday],
  );
  await takeIntake(bySystem(), { intakeId }, monday);
}

beforeAll(async () => {
  scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  code = (await sql('select code from inspection where id = $1', [inspectionId]))[0]!['code'];
  await visited(inspectionId);
  await followed(inspectionId);
  await sealAll(monday);
  whole = await read({ taskId: scene.task.id, inspectionId: null }, () => Promise.resolve());
});

const under = ({ sections }: Printed, heading: string) =>
  sections.find((section) => section.heading === heading)?.lines;
const pages = (locale: Locale) => taskPages(whole, monday, locale);

describe('R-191 R-196 what the archive prints of the record of a visit and of what followed', () => {
  it('lists a recording where the visit has no file', () => {
    expect(whole.facts.media).toEqual([]);
    const line = `${code} 音像 1：亮证告知，设备 记录仪 3 号，${at} 至 ${at}，存于 案管室 SHA-256 ${tape}`;
    expect(under(pages('zh-CN'), '文件与音像目录')).toEqual([line]);
    expect(under(pages('en'), 'Index of files and recordings')).toEqual([
      `${code} recording 1: 亮证告知, device 记录仪 3 号, ${at} to ${at}, kept at 案管室 SHA-256 ${tape}`,
    ]);
  });

  it('has a line for each notice, document and confirmation', () => {
    const [notice] = whole.rows.get('subject_notice')!;
    const printed = pages('zh-CN');
    expect(under(printed, '告知书送达')).toEqual([
      `${code} 第 1 份：${at} 当面送达，王芳（负责人）签收 SHA-256 ${text(notice!['hash'])}`,
    ]);
    expect(under(printed, '执法文书')).toContain(
      `${code} 第 1 号：现场检查文书 ${at} SHA-256 ${paper}`,
    );
    expect(under(printed, '执法文书')).toHaveLength(whole.rows.get('visit_document')!.length);
    const [result] = whole.rows.get('result')!;
    expect(under(printed, '检查对象的确认')).toEqual([
      `${code} 王芳（负责人）于 ${at} 拒绝确认，见证人 李红，居委会，结果散列值 ${text(result!['hash'])}`,
    ]);
  });

  it('has a line for each correction, and for a case with its measures and referrals below it', () => {
    const [file] = whole.rows.get('case_file')!;
    const [referral] = whole.rows.get('referral')!;
    const printed = pages('zh-CN');
    expect(under(printed, '结果更正')).toEqual([
      `${code} 第 1 次更正（本单位发现）：${at} 提出，待签字 –；数量有误`,
    ]);
    expect(under(printed, '后续监管')).toEqual([
      `${caseCode}（${code}）责令改正：${at} 立卷，期限 ${text(file!['due_on'])}，办理中；处理结果 –`,
      `${caseCode} 措施 1：限期整改 责改1号，2026-09-14 作出，期限 2026-09-30；复查 – –`,
      `${caseCode} 移送 1：相关部门 县消防救援大队 移2号，2026-09-14 发出，期限 ${text(referral!['due_on'])}；回执 – –`,
    ]);
  });

  it('has a line for each objection, without who objects', () => {
    expect(under(pages('zh-CN'), '结果异议')).toEqual([
      `${code} 回执 ${receipt}：${at} 收到，待确定复核人；复核结论 –，反馈 –`,
    ]);
    const words = JSON.stringify([pages('zh-CN'), pages('en')]);
    expect(words).not.toMatch(/赵敏|zhaomin|与现场不符/);
  });

  it('says the same in English, each code by its name', () => {
    const zh = pages('zh-CN').sections;
    const en = pages('en').sections;
    expect(en.map(({ lines }) => lines.length)).toEqual(zh.map(({ lines }) => lines.length));
    const words = under(pages('en'), 'Follow-up cases')!.join();
    expect(words).toContain(`${caseCode} measure 1: `);
    expect(words).not.toMatch(/责令改正|限期整改|rectify\b/);
    expect(under(pages('en'), 'Confirmation by the subject')!.join()).toContain(
      'refused to confirm; witness 李红，居委会',
    );
  });

  it('names them among the duties that an inspector did, and who recorded each', async () => {
    const [lead, member] = team;
    const visit = { taskId: scene.task.id, inspectionId: scene.task.inspectionIds[0]! };
    const gathered = await read(visit, () => Promise.resolve());
    const dutyOf = ({ id, name }: AnInspector) =>
      under(
        diligencePages(gathered, { inspectorId: id, inspector: name, made: monday }, 'zh-CN'),
        '（一）依法依计划履职',
      );
    expect(dutyOf(lead!)).toEqual(
      expect.arrayContaining([
        `送达检查告知书 ${at} 当面送达（本人登记）`,
        `登记文书 现场检查文书 ${at}（由他人登记）`,
        `音像记录 亮证告知 ${at} 至 ${at}（本人登记）`,
        `检查对象拒绝确认结果 ${at}（本人登记）`,
      ]),
    );
    expect(dutyOf(member!)).toContain(`登记文书 现场检查文书 ${at}（本人登记）`);
    expect(dutyOf(member!)).toContain(`送达检查告知书 ${at} 当面送达（由他人登记）`);
  });
});
