import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseDays } from '../../domain/calendar-notice.ts';
import { enterCalendar } from '../../usecases/calendar/enter.ts';
import { decideCorrection } from '../../usecases/correction/decide.ts';
import { requestCorrection } from '../../usecases/correction/request.ts';
import { disclosePart } from '../../usecases/disclosure/disclose-part.ts';
import { takeIntake } from '../../usecases/intake/take.ts';
import { assignReview } from '../../usecases/objection/assign.ts';
import { registerObjection } from '../../usecases/objection/register.ts';
import { replyObjection } from '../../usecases/objection/reply.ts';
import { reviewObjection } from '../../usecases/objection/review.ts';
import { concludeVerdict } from '../../usecases/verdict/conclude.ts';
import { holdReview } from '../../usecases/verdict/hold-review.ts';
import { undoVerdict } from '../../usecases/verdict/undo.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { aPdf } from '../support/pictures.ts';
import { provedFor } from '../support/proved-for.ts';
import { aPublishedVisit } from '../support/published.ts';
import { aSharedVisit } from '../support/shared-visit.ts';
import { by, bySystem, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const letters = (bytes: number) => randomBytes(bytes).toString('hex').toUpperCase();

async function handedIn(ref: string, at = monday) {
  const [id, statusKey] = [randomUUID(), createHash('sha256').update(letters(8)).digest('hex')];
  const receiptNo = letters(6).match(/.{4}/g)!.join('-');
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, received_at)
     values ($1, 'objection', $2, $3, $4, '李明', '0533-6961234', '结论与现场不符', $5)`,
    [id, receiptNo, statusKey, ref, at],
  );
  await takeIntake(bySystem(), { intakeId: id }, at);
  const [row] = await sql('select id from objection where intake_id = $1', [id]);
  return { id: row?.['id'] as string, statusKey };
}

/** An objection that its reviewer has before them. */
async function inReview(at = monday) {
  const visit = await aPublishedVisit(sql);
  const given = await handedIn(visit.ref, at);
  const reviewer = await aPerson(sql, { unit: visit.scene.office.unit });
  const assign = { objectionId: given.id, reviewerId: reviewer.id };
  await assignReview(by(visit.scene.office.approver), assign, at);
  return { ...visit, ...given, reviewer };
}

const stands = { outcome: 'stands', grounds: '经核对现场照片，原结论无误。' } as const;
const later = (seconds: number) => new Date(monday.getTime() + seconds * 1000);
const rowOf = async (id: string) =>
  (
    await sql('select state, outcome, decided_at, correction_id from objection where id = $1', [id])
  )[0];

describe('the outcome of a review', () => {
  it('R-167 waits its minute and can be taken back; until then nothing is decided', async () => {
    const { id, reviewer, statusKey } = await inReview();
    const { heldId } = await holdReview(by(reviewer), id, stands, monday);
    const held = await sql('select verdict, state from held_verdict where id = $1', [heldId]);
    expect(held).toEqual([{ verdict: 'reject', state: 'held' }]);
    expect(await rowOf(id)).toMatchObject({ state: 'reviewing', outcome: null });
    const [status] = await sql(
      'select body from intake_status where key = $1 order by number desc limit 1',
      [statusKey],
    );
    expect(status!['body']).toMatchObject({ state: 'reviewing' });
    await undoVerdict(by(reviewer), { heldId }, later(30));
    expect(await rowOf(id)).toMatchObject({ state: 'reviewing', outcome: null });
    expect(await sql('select 1 from decision where about_id = $1', [id])).toEqual([]);
  });

  it('R-168 takes effect after it, its term from the moment of the decision; nobody decides twice', async () => {
    const { id, reviewer } = await inReview();
    const hold = () => holdReview(by(reviewer), id, stands, monday);
    const { heldId } = await hold();
    await expect(hold()).rejects.toMatchObject({ code: 'verdict-held' });
    await concludeVerdict(bySystem(), { heldId }, later(61));
    expect(await rowOf(id)).toMatchObject({
      state: 'decided',
      outcome: 'stands',
      decided_at: monday,
    });
    const decisions = await sql(
      `select verdict, reason, person_id, held_id from decision where about_type = 'objection' and about_id = $1`,
      [id],
    );
    expect(decisions).toEqual([
      { verdict: 'reject', reason: stands.grounds, person_id: reviewer.id, held_id: heldId },
    ]);
    await expect(
      reviewObjection(by(reviewer), { objectionId: id, ...stands }, later(90)),
    ).rejects.toMatchObject({ code: 'already-decided', details: { by: reviewer.name } });
  });

  it('R-169 that finds an error opens the correction only when its minute is over', async () => {
    const { id, reviewer, disclosureId } = await inReview();
    const error = {
      outcome: 'error',
      grounds: '照片显示通道已清理。',
      changes: { finding: 'rectification' },
      publicNote: '结论录入有误，现予更正。',
    } as const;
    const { heldId } = await holdReview(by(reviewer), id, error, monday);
    const corrections = () =>
      sql('select id from correction where disclosure_id = $1', [disclosureId]);
    expect(await corrections()).toEqual([]);
    await concludeVerdict(bySystem(), { heldId }, later(61));
    expect(await corrections()).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ outcome: 'error', correction_id: expect.any(String) });
  });

  it('R-169 says to whoever objected that the principal head turned the correction down, and when one was signed after all', async () => {
    const { scene, id, disclosureId, reviewer, statusKey } = await inReview();
    const { head, approver } = scene.office;
    const told = async () =>
      (
        await sql('select body from intake_status where key = $1 order by number desc limit 1', [
          statusKey,
        ])
      )[0]!['body'];
    const changes = { finding: 'rectification' } as const;
    const words = { proof: '照片显示通道已清理。', publicNote: '结论录入有误，现予更正。' };
    const error = { outcome: 'error', grounds: words.proof, publicNote: words.publicNote } as const;
    const review = { objectionId: id, ...error, changes };
    const { correctionId } = await reviewObjection(by(reviewer), review, monday);
    const no = { verdict: 'reject', reason: '证据不足' } as const;
    await decideCorrection(by(head), { correctionId: correctionId!, ...no }, monday);
    expect(await told()).toMatchObject({ review: { correction: 'rejected' } });
    const again = { disclosureId, changes, ...words };
    const second = await requestCorrection(by(approver), again, monday);
    await provedFor(sql, head, { type: 'correction', id: second.correctionId }, monday);
    const yes = { correctionId: second.correctionId, verdict: 'approve' } as const;
    await decideCorrection(by(head), yes, monday);
    expect(await told()).toMatchObject({ review: { correction: 'approved' } });
  });

  it('R-168 R-159 no number goes out with the reasons or the answer', async () => {
    const { id, reviewer } = await inReview();
    const grounds = '已联系 13805331234 核实';
    await expect(
      holdReview(by(reviewer), id, { ...stands, grounds }, monday),
    ).rejects.toMatchObject({ code: 'personal-data' });
    await reviewObjection(by(reviewer), { objectionId: id, ...stands }, monday);
    const answer = { objectionId: id, way: 'post', proof: 'EMS 1029' } as const;
    for (const reply of ['请联系 13805331234', '身份证 11010519491231002X 已核对']) {
      await expect(
        replyObjection(by(reviewer), { ...answer, reply }, monday),
      ).rejects.toMatchObject({ code: 'personal-data' });
    }
    expect(await rowOf(id)).toMatchObject({ state: 'decided' });
  });
});

describe('the proof of delivery', () => {
  it('R-168 may be a file instead of words, kept under its hash; neither nothing nor a number in its name will do', async () => {
    const { id, reviewer } = await inReview();
    await reviewObjection(by(reviewer), { objectionId: id, ...stands }, monday);
    const send = (given: object) =>
      replyObjection(
        by(reviewer),
        { objectionId: id, reply: '维持原结果，理由附后。', way: 'post', ...given },
        monday,
      );
    const file = { name: '邮寄回执.pdf', bytes: aPdf() };
    for (const [given, code] of [
      [{}, 'reason-required'],
      [{ files: [{ ...file, name: '签收人13805331234.pdf' }] }, 'personal-data'],
      [{ files: [{ ...file, bytes: Buffer.from('MZ') }] }, 'file-type'],
    ] as const) {
      await expect(send(given), code).rejects.toMatchObject({ code });
    }
    await send({ files: [file] });
    const [row] = await sql('select state, reply_proof from objection where id = $1', [id]);
    expect(row).toEqual({ state: 'answered', reply_proof: file.name });
    const kept = await sql(
      `select f.name, b.bytes from intake_file f join evidence_blob b on b.hash = f.hash
       where f.objection_id = $1 and f.purpose = 'delivery'`,
      [id],
    );
    expect(kept).toEqual([{ name: file.name, bytes: Buffer.from(aPdf()) }]);
  });
});

describe('what can be objected to', () => {
  it('R-167 R-088 the part of a department that went public before the whole, under its own number', async () => {
    const { office, theirs, part, code } = await aSharedVisit(sql, {
      'joint.singleDisclosure': false,
    });
    const ref = `${code}-D2`;
    const paper = {
      code: ref,
      name: '李明',
      contact: '0533-6961234',
      content: '结论与现场不符',
      receivedOn: '2026-09-14',
    };
    const register = () => registerObjection(by(office.approver), paper, monday);
    await expect(register()).rejects.toMatchObject({ code: 'result-not-public' });
    await disclosePart(by(theirs), part, monday);
    expect((await handedIn(ref)).id).toBeDefined();
    expect(await register()).toMatchObject({ receiptNo: expect.any(String) });
    // The whole is not public yet.
    expect((await handedIn(code)).id).toBeUndefined();
  });
});

describe('the status of an objection', () => {
  it('R-167 P-37 says the new last day when the calendar of the next year comes', async () => {
    const december = new Date('2026-12-14T09:00:00+08:00');
    const { id, statusKey, scene } = await inReview(december);
    const status = async () =>
      (
        await sql('select body from intake_status where key = $1 order by number desc limit 1', [
          statusKey,
        ])
      )[0]!['body'];
    const before = (await status()).review;
    expect(before).toMatchObject({ provisional: true, dueOn: expect.stringMatching(/^2027-01/) });
    const { bureau, unit } = scene.office;
    const administrator: Someone = await aPerson(sql, { unit, roles: [['administrator', bureau]] });
    await enterCalendar(
      by(administrator),
      {
        year: 2027,
        holidays: parseDays(`2027-01-01 至 2027-01-04 元旦
2027-02-05 至 2027-02-11 春节
2027-04-03 至 2027-04-05 清明节
2027-05-01 至 2027-05-05 劳动节
2027-06-09 端午节
2027-09-15 中秋节
2027-10-01 至 2027-10-07 国庆节`)!,
        makeUpDays: parseDays('2027-01-30')!,
        source: '国务院办公厅关于2027年部分节假日安排的通知',
        unitId: bureau.id,
      },
      new Date('2026-12-21T09:00:00+08:00'),
    );
    const [owed] = await sql(
      'select due_on::text as "dueOn", provisional from obligation where about_id = $1',
      [id],
    );
    expect(owed).not.toMatchObject({ dueOn: before.dueOn });
    expect(await status()).toMatchObject({ state: 'reviewing', review: owed });
  });
});
