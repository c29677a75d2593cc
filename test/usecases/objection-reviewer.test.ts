import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { disclosePart } from '../../usecases/disclosure/disclose-part.ts';
import { concludeComplaint } from '../../usecases/complaint/conclude.ts';
import { takeIntake } from '../../usecases/intake/take.ts';
import { assignReview } from '../../usecases/objection/assign.ts';
import { reviewObjection } from '../../usecases/objection/review.ts';
import { remindObligation } from '../../usecases/obligation/remind.ts';
import { concludeVerdict } from '../../usecases/verdict/conclude.ts';
import { holdReview } from '../../usecases/verdict/hold-review.ts';
import { lapseVerdict } from '../../usecases/verdict/lapse.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson } from '../support/factories.ts';
import { aPublishedVisit } from '../support/published.ts';
import { aSharedVisit } from '../support/shared-visit.ts';
import { by, bySystem, monday, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();
const letters = (bytes: number) => randomBytes(bytes).toString('hex').toUpperCase();

async function handedIn(kind: 'objection' | 'complaint', ref: string) {
  const [id, statusKey] = [randomUUID(), createHash('sha256').update(letters(8)).digest('hex')];
  const receiptNo = letters(6).match(/.{4}/g)!.join('-');
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, received_at)
     values ($1, $2, $3, $4, $5, '李明', '0533-6961234', '结论与现场不符', $6)`,
    [id, kind, receiptNo, statusKey, ref, monday],
  );
  await takeIntake(bySystem(), { intakeId: id }, monday);
  const [row] = await sql(`select id from ${kind} where intake_id = $1`, [id]);
  return { id: row?.['id'] as string, statusKey };
}

const stands = { outcome: 'stands', grounds: '经核对现场照片，原结论无误。' } as const;
const soon = new Date(monday.getTime() + 61_000);

describe('the reviewer of an objection', () => {
  it('R-167 who has left gives way to another, who alone reviews it then; the trail says before whom', async () => {
    const { scene, ref } = await aPublishedVisit(sql);
    const { unit, approver } = scene.office;
    const [first, second] = [await aPerson(sql, { unit }), await aPerson(sql, { unit })];
    const { id: objectionId } = await handedIn('objection', ref);
    const assign = (reviewerId: string, who = approver) =>
      assignReview(by(who), { objectionId, reviewerId }, monday);
    await assign(first.id);
    const { heldId } = await holdReview(by(first), objectionId, stands, monday);
    await sql('update person set active = false where id = $1', [first.id]);
    await expect(assign(first.id)).rejects.toMatchObject({ code: 'illegal-step' });
    await expect(assign(second.id, second)).rejects.toMatchObject({ code: 'forbidden' });
    await assign(second.id);
    // What the first had said and was still in its minute is not decided over the head of the second.
    await expect(concludeVerdict(bySystem(), { heldId }, soon)).rejects.toMatchObject({
      code: 'unknown-person',
    });
    await lapseVerdict(
      bySystem(),
      { heldId, refusal: { code: 'unknown-person', details: {} } },
      soon,
    );
    const [row] = await sql('select state, reviewer_id from objection where id = $1', [
      objectionId,
    ]);
    expect(row).toEqual({ state: 'reviewing', reviewer_id: second.id });
    await expect(
      reviewObjection(by(first), { objectionId, ...stands }, soon),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await reviewObjection(by(second), { objectionId, ...stands }, soon);
    await expect(assign(first.id)).rejects.toMatchObject({ code: 'illegal-step' });
    const trail = await sql(
      `select data from event where type = 'objection.assigned' and about_id = $1 order by id`,
      [objectionId],
    );
    expect(trail.map(({ data }) => data)).toEqual([
      { reviewerId: first.id },
      { before: first.id, reviewerId: second.id },
    ]);
    expect(
      await sql(
        `select 1 from message where card = 'objection' and about_id = $1 and person_id = $2`,
        [objectionId, second.id],
      ),
    ).toHaveLength(1);
  });

  it('R-167 works for the bureau that inspected, and has not left', async () => {
    const { scene, ref } = await aPublishedVisit(sql);
    const { unit, bureau, approver } = scene.office;
    const elsewhere = await anOffice(sql);
    const { id: objectionId } = await handedIn('objection', ref);
    const gone = await aPerson(sql, { unit });
    await sql('update person set active = false where id = $1', [gone.id]);
    for (const reviewerId of [elsewhere.approver.id, gone.id]) {
      await expect(
        assignReview(by(approver), { objectionId, reviewerId }, monday),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
    const other = await aPerson(sql, { unit: bureau });
    await assignReview(by(approver), { objectionId, reviewerId: other.id }, monday);
    expect(await sql('select state from objection where id = $1', [objectionId])).toEqual([
      { state: 'reviewing' },
    ]);
  });
});

describe('the reminders of an objection', () => {
  it('R-167 go to nobody of the team, not to one who approves either', async () => {
    const { scene, ref, inspectionId } = await aPublishedVisit(sql);
    const { unit, approver } = scene.office;
    const [lead] = await teamOf(sql, scene, inspectionId);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'approver', $2, '2026-01-01')`,
      [lead!.id, unit.id],
    );
    const { id } = await handedIn('objection', ref);
    const [owed] = await sql(
      `select id, steps -> 0 ->> 'step' as step, steps -> 0 ->> 'on' as on from obligation where about_id = $1`,
      [id],
    );
    const { id: obligationId, step, on } = owed as Record<'id' | 'step' | 'on', string>;
    const at = new Date(`${on}T09:00:00+08:00`);
    await remindObligation(bySystem(), { obligationId, step }, at);
    const told = await sql('select person_id as id from message where about_id = $1', [
      obligationId,
    ]);
    expect(told).toEqual([{ id: approver.id }]);
  });
});

describe('a complaint about inspectors', () => {
  it('R-151 is about the visit whose number was typed in small letters, wide signs or with blanks', async () => {
    const { ref, inspectionId } = await aPublishedVisit(sql);
    const wide = ref.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const typed = [ref.toLowerCase(), wide, ` ${ref.replaceAll('-', ' – ')} `];
    for (const number of typed) {
      const { id } = await handedIn('complaint', number);
      expect(await sql('select inspection_id as about from complaint where id = $1', [id])).toEqual(
        [{ about: inspectionId }],
      );
    }
  });

  it('R-151 R-088 under the number of a department’s part reaches nobody of that team either', async () => {
    const { office, theirs, part, code } = await aSharedVisit(sql, {
      'joint.singleDisclosure': false,
    });
    await disclosePart(by(theirs), part, monday);
    const [visit] = await sql('select id from inspection where code = $1', [code]);
    const seats = await sql('select inspector_id as id from seat where inspection_id = $1', [
      visit!['id'],
    ]);
    const auditor = await aPerson(sql, { unit: office.unit, roles: [['auditor', office.bureau]] });
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'auditor', $2, '2026-01-01')`,
      [seats[0]!['id'], office.bureau.id],
    );
    const { id, statusKey } = await handedIn('complaint', `${code}-D2`);
    const [row] = await sql('select inspection_id from complaint where id = $1', [id]);
    expect(row).toEqual({ inspection_id: visit!['id'] });
    const told = await sql('select person_id from message where about_id = $1', [id]);
    expect(told).toEqual([{ person_id: auditor.id }]);
    const finding = {
      complaintId: id,
      finding: 'out-of-scope',
      note: '反映的是邻居经营扰民，不涉及检查人员。',
      answer: '请向综合行政执法部门反映。',
    } as const;
    const write = sql(
      `update complaint set state = 'concluded', finding = 'declined' where id = $1`,
      [id],
    );
    await expect(write).rejects.toThrow();
    await concludeComplaint(by(auditor), finding, monday);
    const [status] = await sql(
      'select body from intake_status where key = $1 order by number desc limit 1',
      [statusKey],
    );
    expect(status!['body']).toMatchObject({ state: 'concluded', finding: 'out-of-scope' });
  });
});
