import { beforeAll, expect, it } from 'vitest';
import { receiveNoticeReceipt } from '../../../usecases/bureau-notice/receive.ts';
import { sendBureauNotice } from '../../../usecases/bureau-notice/send.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, monday, type Scene, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const disclose = async (profile: string, category: string): Promise<Scene> => {
  const scene = await aMatchedTask(sql, { profile, category });
  const [inspectionId] = scene.task.inspectionIds as [string];
  await signed(sql, scene, inspectionId);
  const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
  const given = { disclosureId: row!['id'], verdict: 'approve' } as const;
  await approveDisclosure(by(scene.office.approver), given, monday);
  return scene;
};
const noticesOf = ({ task }: Scene) =>
  sql('select * from bureau_notice where inspection_id = any($1) order by recipient', [
    task.inspectionIds,
  ]);

let venue: Scene;
beforeAll(async () => {
  venue = await disclose('xianyou', '娱乐场所');
});

it('R-181 a disclosed result on a place of entertainment is owed to 工商 and to 文化, with the public copy', async () => {
  const notices = await noticesOf(venue);
  expect(notices.map(({ recipient }) => recipient)).toEqual(['commerce', 'culture']);
  const [copy] = await sql(`select body, body_hash from public_notice where kind = 'result'`);
  expect(notices[0]).toMatchObject({ body: copy!['body'], body_hash: copy!['body_hash'] });
  expect(notices[0]!['rule']).toMatch(/仙游县公安局 二\(三\)1、4 · P-39 followup\.notify/);
  const owed = await sql(`select state from obligation where kind = 'bureau-notice'`);
  expect(owed).toEqual([{ state: 'open' }, { state: 'open' }]);
});

it('R-181 on guarding to 工商 alone, and to nobody where the rules name nobody', async () => {
  const guards = await noticesOf(await disclose('xianyou', '保安服务业'));
  expect(guards.map(({ recipient }) => recipient)).toEqual(['commerce']);
  expect(await noticesOf(await disclose('xianyou', '爆破作业单位'))).toEqual([]);
  expect(await noticesOf(await disclose('gaoqing', '娱乐场所'))).toEqual([]);
});

it('R-181 is met by a receipt, which comes after the notice was sent, once', async () => {
  const { planner } = venue.office;
  const [notice] = await noticesOf(venue);
  const noticeId = notice!['id'] as string;
  const later = new Date('2026-09-18T10:00:00+08:00');
  const receipt = { noticeId, receiptNo: '收〔2026〕3号', receivedOn: '2026-09-17' };
  await expect(receiveNoticeReceipt(by(planner), receipt, later)).rejects.toMatchObject({
    code: 'notice-unsent',
  });
  const sent = { noticeId, sentOn: '2026-09-16', documentNo: '仙公通〔2026〕5号' };
  await sendBureauNotice(by(planner), sent, later);
  await expect(sendBureauNotice(by(planner), sent, later)).rejects.toMatchObject({
    code: 'illegal-step',
  });
  await receiveNoticeReceipt(by(planner), receipt, later);
  const owed = await sql(`select state from obligation where about_id = $1`, [noticeId]);
  expect(owed).toEqual([{ state: 'met' }]);
  await expect(
    sql(`update bureau_notice set receipt_no = 'x' where id = $1`, [noticeId]),
  ).rejects.toMatchObject({ code: 'YH001' });
});
