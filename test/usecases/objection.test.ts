import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decideCorrection } from '../../usecases/correction/decide.ts';
import { concludeComplaint } from '../../usecases/complaint/conclude.ts';
import { takeIntake } from '../../usecases/intake/take.ts';
import { assignReview } from '../../usecases/objection/assign.ts';
import { registerObjection } from '../../usecases/objection/register.ts';
import { replyObjection } from '../../usecases/objection/reply.ts';
import { reviewObjection } from '../../usecases/objection/review.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { aPdf } from '../support/pictures.ts';
import { provedFor } from '../support/proved-for.ts';
import { aPublishedVisit, type PublishedVisit } from '../support/published.ts';
import { aMatchedTask, by, bySystem, monday, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();
const key = () => createHash('sha256').update(randomUUID()).digest('hex');
const number = () => {
  const letters = randomUUID().replaceAll('-', '').toUpperCase().slice(0, 12);
  return letters.match(/.{4}/g)!.join('-');
};

/** Hands something in as the portal does, with a file, and takes it in. */
async function handedIn(kind: 'objection' | 'complaint', ref: string, content = '结论与现场不符') {
  const [id, statusKey, receiptNo] = [randomUUID(), key(), number()];
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, file_names, files, received_at)
     values ($1, $2, $3, $4, $5, '李明', '0533-6961234', $6, $7, $8, $9)`,
    [id, kind, receiptNo, statusKey, ref, content, ['材料.pdf'], [aPdf()], monday],
  );
  await takeIntake(bySystem(), { intakeId: id }, monday);
  const [row] = await sql(`select id from ${kind} where intake_id = $1`, [id]);
  return { intakeId: id, id: row?.['id'] as string, statusKey, receiptNo };
}

type Objected = PublishedVisit & Awaited<ReturnType<typeof handedIn>> & { reviewer: Someone };

async function objected(profile?: string): Promise<Objected> {
  const visit = await aPublishedVisit(sql, profile ? { profile } : {});
  const { unit } = visit.scene.office;
  const reviewer = await aPerson(sql, { unit });
  return { ...visit, ...(await handedIn('objection', visit.ref)), reviewer };
}

const status = async (statusKey: string) => {
  const [row] = await sql(
    'select body from intake_status where key = $1 order by number desc limit 1',
    [statusKey],
  );
  return row!['body'];
};
const clocks = (id: string) =>
  sql(
    `select kind, due_on::text as due, rule, state from obligation where about_id = $1 order by kind desc`,
    [id],
  );
const assign = ({ scene, id, reviewer }: Objected, to: string = reviewer.id) =>
  assignReview(by(scene.office.approver), { objectionId: id, reviewerId: to }, monday);
const stands = { outcome: 'stands', grounds: '经核对现场照片，原结论无误。' } as const;
const answer = { reply: '维持原结果。', way: 'post', proof: 'EMS 1029384756' } as const;
const later = new Date('2026-09-21T10:00:00+08:00');

describe('an objection to a result', () => {
  it('R-167 is on file from the day it came, once, with its term of 20 working days past the National Day', async () => {
    const { id, intakeId, statusKey, ref } = await objected();
    // 14 September + 20 working days: 25 September to 27, 1 to 7 October are holidays; 20 September and 10 October are worked.
    const [review] = await clocks(id);
    expect(review).toMatchObject({ kind: 'objection-review', state: 'open' });
    expect(review!['rule']).toContain('第二十五条');
    expect(await status(statusKey)).toMatchObject({
      kind: 'objection',
      ref,
      receivedOn: '2026-09-14',
      state: 'received',
      review: { dueOn: review!['due'], days: 20, rule: '高青县公安局 第二十五条' },
    });
    expect(review!['due'] > '2026-10-08').toBe(true);
    const [left] = await sql('select name, contact, content, files from intake where id = $1', [
      intakeId,
    ]);
    expect(left).toEqual({ name: '', contact: '', content: '', files: [] });
    expect(await takeIntake(bySystem(), { intakeId }, monday)).toEqual({ taken: false });
    expect(await sql('select name from intake_file where objection_id = $1', [id])).toEqual([
      { name: '材料.pdf' },
    ]);
  });

  it('R-167 is reviewed by nobody who was of the team, nor reviewed by whoever is not named', async () => {
    const it = await objected();
    const { scene, inspectionId, id, reviewer } = it;
    const [member] = await teamOf(sql, scene, inspectionId);
    await expect(assign(it, member!.id)).rejects.toMatchObject({
      code: 'reviewer-in-team',
      details: { rule: expect.stringContaining('objection.reviewDays') },
    });
    await expect(
      assignReview(by(member!), { objectionId: id, reviewerId: reviewer.id }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await assign(it);
    await expect(
      reviewObjection(by(scene.office.approver), { objectionId: id, ...stands }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      sql('update objection set reviewer_id = $2 where id = $1', [id, member!.id]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-167 is not closed without the outcome of a review, nor reviewed without reasons', async () => {
    const it = await objected();
    const { scene, id, reviewer } = it;
    const close = () =>
      replyObjection(by(scene.office.approver), { objectionId: id, ...answer }, later);
    const refused = {
      code: 'review-missing',
      details: { rule: expect.stringContaining('第二十五条') },
    };
    await expect(close()).rejects.toMatchObject(refused);
    await assign(it);
    await expect(close()).rejects.toMatchObject(refused);
    await expect(
      reviewObjection(by(reviewer), { objectionId: id, outcome: 'stands' }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    await expect(
      sql(`update objection set state = 'decided' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('R-168 is answered within 15 working days of the outcome, with proof of delivery', async () => {
    const it = await objected();
    const { id, reviewer, statusKey } = it;
    await assign(it);
    await reviewObjection(by(reviewer), { objectionId: id, ...stands }, monday);
    const [review, reply] = await clocks(id);
    expect(review).toMatchObject({ state: 'met' });
    expect(reply).toMatchObject({ kind: 'objection-reply', state: 'open' });
    expect(await status(statusKey)).toMatchObject({
      state: 'decided',
      review: { doneOn: '2026-09-14', outcome: 'stands', grounds: stands.grounds },
      reply: { dueOn: reply!['due'], days: 15 },
    });
    const send = (given: object) =>
      replyObjection(by(reviewer), { objectionId: id, ...answer, ...given }, later);
    await expect(send({ proof: '' })).rejects.toMatchObject({
      code: 'reason-required',
      details: { rule: expect.stringContaining('objection.feedbackDays') },
    });
    await expect(send({ reply: '请联系 13805331234' })).rejects.toMatchObject({
      code: 'personal-data',
    });
    await expect(send({ repliedOn: '2026-09-11' })).rejects.toMatchObject({ code: 'bad-input' });
    await send({});
    expect(await status(statusKey)).toMatchObject({
      state: 'answered',
      reply: { doneOn: '2026-09-21', text: answer.reply },
    });
    expect((await clocks(id)).map(({ state }) => state)).toEqual(['met', 'met']);
    await expect(
      sql(`update objection set reply = '改' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-169 with an error found opens the correction, which the principal head signs', async () => {
    const it = await objected();
    const { scene, id, ref, reviewer, statusKey } = it;
    await assign(it);
    const error = {
      outcome: 'error',
      grounds: '照片显示通道已清理。',
      changes: { finding: 'rectification' },
    } as const;
    const review = (given: object) =>
      reviewObjection(by(reviewer), { objectionId: id, ...error, ...given }, monday);
    await expect(review({})).rejects.toMatchObject({ code: 'reason-required' });
    const publicNote = '结论录入有误，现予更正。';
    await expect(review({ publicNote, changes: {} })).rejects.toMatchObject({
      code: 'nothing-corrected',
    });
    const { correctionId } = await review({ publicNote });
    const [row] = await sql('select origin, objection_id, state from correction where id = $1', [
      correctionId,
    ]);
    expect(row).toEqual({ origin: 'objection', objection_id: id, state: 'requested' });
    expect(await status(statusKey)).toMatchObject({ review: { correction: 'requested' } });
    await provedFor(sql, scene.office.head, { type: 'correction', id: correctionId! }, monday);
    await decideCorrection(
      by(scene.office.head),
      { correctionId: correctionId!, verdict: 'approve' },
      monday,
    );
    const copies = await sql(
      `select body ->> 'finding' as finding from public_notice where kind = 'result' and ref = $1 order by number`,
      [ref],
    );
    expect(copies).toEqual([{ finding: 'clear' }, { finding: 'rectification' }]);
    expect(await status(statusKey)).toMatchObject({ review: { correction: 'approved' } });
  });

  it.each(['yangcheng', 'xianyou'])(
    'R-170 is open under the rules of %s too, which name no days: the product’s own count',
    async (profile) => {
      const { id, statusKey } = await objected(profile);
      const [review] = await clocks(id);
      expect(review!['rule']).toContain('系统默认');
      expect(await status(statusKey)).toMatchObject({ state: 'received', review: { days: 20 } });
    },
  );

  it('R-167 R-170 that came on paper is about a public result, and not of tomorrow', async () => {
    const { scene, ref } = await aPublishedVisit(sql);
    const register = (given: object) =>
      registerObjection(
        by(scene.office.approver),
        {
          code: ref,
          name: '李明',
          contact: '0533-6961234',
          content: '结论与现场不符',
          receivedOn: '2026-09-14',
          ...given,
        },
        monday,
      );
    const silent = await aMatchedTask(sql);
    const [visit] = await sql('select code from inspection where id = $1', [
      silent.task.inspectionIds[0],
    ]);
    for (const code of [visit!['code'], 'GQ-0000']) {
      await expect(register({ code })).rejects.toMatchObject({ code: 'result-not-public' });
    }
    await expect(register({ receivedOn: '2026-09-15' })).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'receivedOn' },
    });
    await expect(register({ content: ' ' })).rejects.toMatchObject({ code: 'reason-required' });
    expect(await register({})).toMatchObject({ receiptNo: expect.stringMatching(/^\w{4}-/) });
  });

  it('keeps who objects and how to reach them encrypted, and out of the trail', async () => {
    const { id } = await objected();
    const [row] = await sql('select o::text as row from objection o where id = $1', [id]);
    const trail = await sql('select data::text as data from event where about_id = $1', [id]);
    for (const text of [row!['row'], ...trail.map(({ data }) => data)]) {
      expect(text).not.toContain('李明');
      expect(text).not.toContain('6961234');
    }
  });
});

describe('a complaint about inspectors', () => {
  it('R-151 reaches the supervision and nobody of the team, who neither see nor conclude it', async () => {
    const { scene, ref, inspectionId } = await aPublishedVisit(sql);
    const { bureau, unit, approver, head } = scene.office;
    const auditor = await aPerson(sql, { unit, roles: [['auditor', bureau]] });
    const [member] = await teamOf(sql, scene, inspectionId);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'auditor', $2, '2026-01-01')`,
      [member!.id, bureau.id],
    );
    const { id, statusKey } = await handedIn('complaint', ref, '检查人员索要购物卡');
    const told = await sql(`select person_id, class from message where about_id = $1`, [id]);
    expect(told).toEqual([{ person_id: auditor.id, class: 'notice' }]);
    const trail = await sql(
      `select type, task_id, data from event where about_id = $1 and type like 'complaint.%'`,
      [id],
    );
    expect(trail).toEqual([
      { type: 'complaint.received', task_id: null, data: { receiptNo: expect.any(String) } },
    ]);
    const given = {
      finding: 'unfounded',
      note: '调取记录仪录像，未见索要。',
      answer: '经查不属实。',
    } as const;
    const insider = { ...member!, mandates: [{ role: 'auditor', path: bureau.path }] } as Someone;
    for (const other of [approver, head, insider]) {
      await expect(
        concludeComplaint(by(other), { complaintId: id, ...given }, monday),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(
      concludeComplaint(by(auditor), { complaintId: id, ...given, answer: '' }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    await concludeComplaint(by(auditor), { complaintId: id, ...given }, monday);
    expect(await status(statusKey)).toMatchObject({
      state: 'concluded',
      finding: 'unfounded',
      answer: given.answer,
    });
  });
});
