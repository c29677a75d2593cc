import { beforeAll, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { noticesToSend } from '../../../db/queries/bureau-notices.ts';
import { system } from '../../../domain/actor.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { makeNotices } from '../../../usecases/bureau-notice/make.ts';
import { receiveNoticeReceipt } from '../../../usecases/bureau-notice/receive.ts';
import { sendBureauNotice } from '../../../usecases/bureau-notice/send.ts';
import { decideCorrection } from '../../../usecases/correction/decide.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { useDatabase } from '../../support/database.ts';
import { provedFor } from '../../support/proved-for.ts';
import { aMatchedTask, by, bySystem, monday, type Scene, signed } from '../../support/visit.ts';

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

it('R-181 R-165 a corrected copy is passed on as well, and a café’s credit says the right finding', async () => {
  const scene = await disclose('xianyou', '娱乐场所');
  await correct(scene);
  const notices = await noticesOf(scene);
  expect(notices.map(({ recipient }) => recipient)).toEqual([
    'commerce',
    'commerce',
    'culture',
    'culture',
  ]);
  for (const finding of ['clear', 'rectification']) {
    expect(notices.filter(({ body }) => body.finding === finding)).toHaveLength(2);
  }

  const cafe = await disclose('xianyou', '互联网上网服务场所');
  await correct(cafe);
  const [credit] = await sql(
    `select body -> 'results' as results from public_notice where kind = 'credit' order by number desc limit 1`,
  );
  expect(credit!['results']).toMatchObject([{ finding: 'rectification' }]);
});

it('R-181 R-165 what has not gone out with the wrong copy never does: it gives way, and stays on file', async () => {
  const scene = await disclose('xianyou', '娱乐场所');
  const { planner, unit } = scene.office;
  const [commerce, culture] = await noticesOf(scene);
  const letter = { sentOn: '2026-09-14', documentNo: '仙公通〔2026〕9号' };
  await sendBureauNotice(by(planner), { noticeId: commerce!['id'], ...letter }, monday);
  await correct(scene);

  const right = (await noticesOf(scene)).filter(({ body }) => body.correction);
  const after = await sql(
    `select n.id, n.superseded_by as by, n.superseded_at as at, o.state from bureau_notice n
       join obligation o on o.about_id = n.id where n.id = any($1) order by n.recipient`,
    [[commerce!['id'], culture!['id']]],
  );
  // What went out has a receipt to come; what did not, gave way to the notice for the same bureau.
  expect(after).toEqual([
    { id: commerce!['id'], by: null, at: null, state: 'open' },
    { id: culture!['id'], by: right[1]!['id'], at: monday, state: 'met' },
  ]);
  await expect(
    sendBureauNotice(by(planner), { noticeId: culture!['id'], ...letter }, monday),
  ).rejects.toMatchObject({ code: 'notice-superseded' });
  await expect(
    receiveNoticeReceipt(
      by(planner),
      { noticeId: culture!['id'], receiptNo: '1', receivedOn: '2026-09-14' },
      monday,
    ),
  ).rejects.toMatchObject({ code: 'notice-unsent' });
  const [told] = await sql(
    `select data from event where type = 'bureau-notice.superseded' order by id desc limit 1`,
  );
  expect(told!['data']).toMatchObject({ recipient: 'culture', by: right[1]!['id'] });

  const [{ path }] = (await sql('select path from unit where id = $1', [unit.id])) as [any];
  const shown = await noticesToSend(database().manager, [path]);
  expect(
    shown.map(({ recipient, finding, superseded }) => [recipient, finding, superseded]),
  ).toEqual(
    expect.arrayContaining([
      ['commerce', 'clear', []],
      ['commerce', 'rectification', []],
      ['culture', 'rectification', [{ finding: 'clear', madeOn: '2026-09-14' }]],
    ]),
  );
  expect(shown.map(({ id }) => id)).not.toContain(culture!['id']);
});

it.each([
  `sent_on = '2026-09-14', sent_by = made.by, sent_at = now()`,
  `superseded_by = null, superseded_at = null`,
  `superseded_by = id`,
])('R-181 the database keeps what gave way as it is: %s', async (change) => {
  await expect(
    sql(
      `update bureau_notice set ${change} from (select id as by from person limit 1) made
       where superseded_by is not null`,
    ),
  ).rejects.toMatchObject({ code: expect.stringMatching(/^(YH001|23514)$/) });
});

it('R-181 no notice gives way to one for another bureau', async () => {
  const [one] = await sql(`select id, inspection_id as of from bureau_notice
    where recipient = 'commerce' and sent_on is null and superseded_by is null and exists
      (select from bureau_notice n where n.inspection_id = bureau_notice.inspection_id and n.recipient = 'culture') limit 1`);
  await expect(
    sql(
      `update bureau_notice set superseded_at = now(), superseded_by = (select id from bureau_notice
         where inspection_id = $2 and recipient = 'culture' limit 1) where id = $1`,
      [one!['id'], one!['of']],
    ),
  ).rejects.toMatchObject({ code: 'YH001' });
});

it('R-181 R-159 neither the copy that is passed on nor the number of its document takes a personal number out', async () => {
  const { office, task } = venue;
  const profile = profileOf('xianyou');
  const [row] = await sql('select id, path, name from unit where id = $1', [office.unit.id]);
  const pass = (note: string) =>
    database().transaction((tx) =>
      makeNotices(
        { tx, command: bySystem(), actor: system, now: monday },
        {
          of: { inspectionId: task.inspectionIds[0]! },
          ref: 'X',
          category: '娱乐场所',
          unit: row as never,
          profile,
          taskId: null,
          body: { note },
        },
      ),
    );
  const count = async () => (await sql('select 1 from bureau_notice')).length;
  const before = await count();
  for (const note of ['电话 13805331234', '证件 11010519491231002X', '卡 4111111111111111']) {
    await expect(pass(note), note).rejects.toMatchObject({ code: 'personal-data' });
  }
  expect(await count()).toBe(before);
  const [open] = await sql(
    'select id from bureau_notice where sent_on is null and superseded_by is null limit 1',
  );
  const sent = { noticeId: open!['id'], sentOn: '2026-09-14', documentNo: '函 13805331234' };
  await expect(sendBureauNotice(by(office.planner), sent, monday)).rejects.toMatchObject({
    code: 'personal-data',
  });
});

async function correct({ office, task }: Scene): Promise<void> {
  const [row] = await sql('select id from disclosure where inspection_id = $1', [
    task.inspectionIds[0],
  ]);
  const { correctionId } = await requestCorrection(
    by(office.approver),
    {
      disclosureId: row!['id'],
      changes: { finding: 'rectification' },
      proof: '结论勾选有误',
      publicNote: '检查结论录入有误，现予更正。',
    },
    monday,
  );
  await provedFor(sql, office.head, { type: 'correction', id: correctionId }, monday);
  await decideCorrection(by(office.head), { correctionId, verdict: 'approve' }, monday);
}
