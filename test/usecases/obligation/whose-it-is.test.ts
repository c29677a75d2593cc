import { describe, expect, it } from 'vitest';
import { registerObjection } from '../../../usecases/objection/register.ts';
import { assignReview } from '../../../usecases/objection/assign.ts';
import { assignCase } from '../../../usecases/case/assign.ts';
import { registerOverdue } from '../../../usecases/obligation/register-overdue.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { aCase } from '../../support/cases.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson } from '../../support/factories.ts';
import { aPublishedVisit } from '../../support/published.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const at = (day: string) => new Date(`${day}T09:00:00+08:00`);
const owed = async (kind: string, aboutId: string) =>
  (
    await sql('select id, due_on::text as due from obligation where kind = $1 and about_id = $2', [
      kind,
      aboutId,
    ])
  )[0]!;
const answering = async (obligationId: string) =>
  (
    await sql('select responsible_id as id from overdue where obligation_id = $1', [obligationId])
  )[0];

describe('whose it is when it is late', () => {
  it('R-197 R-175 is whoever has the case then, not whom it was given to first', async () => {
    const office = await anOffice(sql);
    const [first, second] = [
      await aPerson(sql, { unit: office.unit }),
      await aPerson(sql, { unit: office.unit }),
    ];
    const caseId = await aCase(sql, office, { owner: first });
    await assignCase(by(office.approver), { caseId, ownerId: second.id }, monday);
    const { id } = await owed('case', caseId);
    await registerOverdue(bySystem(), {}, at('2026-12-31'));
    expect(await answering(id)).toEqual({ id: second.id });
  });

  it('R-197 R-167 is the reviewer of an objection, who is reminded of its term as the approvers are', async () => {
    const { scene, ref } = await aPublishedVisit(sql);
    const { unit, approver, planner } = scene.office;
    const reviewer = await aPerson(sql, { unit });
    const { objectionId } = await registerObjection(
      by(planner),
      {
        code: ref,
        name: '李明',
        contact: '高青县某路1号',
        content: '结论不符。',
        receivedOn: '2026-09-14',
      },
      monday,
    );
    const { id, due } = await owed('objection-review', objectionId);
    await assignReview(by(approver), { objectionId, reviewerId: reviewer.id }, monday);
    await remindObligation(bySystem(), { obligationId: id, step: 'due' }, at(due));
    const told = await sql(
      `select person_id as id from message where card = 'obligation-due' and about_id = $1`,
      [id],
    );
    expect(new Set(told.map((one) => one['id']))).toEqual(new Set([approver.id, reviewer.id]));
    await registerOverdue(bySystem(), {}, at('2026-12-31'));
    expect(await answering(id)).toEqual({ id: reviewer.id });
  });
});
