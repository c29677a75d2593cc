import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { requestFacts } from '../../../db/queries/card-facts-request.ts';
import { requestsUnder } from '../../../db/queries/requests-under.ts';
import { can } from '../../../domain/policy.ts';
import { decideRecusal } from '../../../usecases/recusal/decide.ts';
import { requestRecusal } from '../../../usecases/recusal/request.ts';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { anAsk, messagesAbout, substitutionOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { anInterest, type AnInspector, aPerson, type Office } from '../../support/factories.ts';
import { aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

const told = async (id: string, card: string) =>
  (await messagesAbout(sql, id, card)).map((message) => message['person_id']);

const dismiss = ({ approver }: Pick<Office, 'approver'>) =>
  sql(`update role_assignment set valid_to = '2026-09-13' where person_id = $1`, [approver.id]);

const appoint = (person: AnInspector, { unit }: Office) =>
  sql(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from)
     values ($1, $2, 'approver', $3, '2026-01-01')`,
    [randomUUID(), person.id, unit.id],
  );

const interest = async (person: AnInspector, inspectionId: string) => {
  const [subject] = await sql(
    'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
    [inspectionId],
  );
  await anInterest(sql, person, subject as never);
};

describe('who decides a request', () => {
  it('R-128 is an approver further up where the unit has none, and the head where nobody is left', async () => {
    const scene = await aMatchedTask(sql);
    const { office } = scene;
    await dismiss(office);
    const above = await aPerson(sql, {
      unit: office.bureau,
      roles: [['approver', office.bureau]],
    });
    const first = await anAsk(sql, scene, 0);
    expect(await told(first.id, 'substitution')).toEqual([above.id]);
    await expect(
      decideSubstitution(by(office.head), { id: first.id, verdict: 'approve' }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });

    await dismiss({ approver: above });
    const second = await anAsk(sql, scene, 1);
    expect(await told(second.id, 'substitution')).toEqual([office.head.id]);
    const [line] = (await requestsUnder([office.unit.path])).filter(({ id }) => id === second.id);
    const facts = await requestFacts('substitution', second.id);
    for (const on of [line!, facts!])
      expect(can(office.head, 'substitution.decide', on)).toBe(true);
    expect(
      await decideSubstitution(by(office.head), { id: second.id, verdict: 'approve' }, monday),
    ).toBe('approved');
    expect(await substitutionOf(sql, second.id)).toMatchObject({
      decider: 'head',
      decided_by: office.head.id,
    });
  });

  it('R-128 does not begin where nobody could decide, and says so', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await sql(`update role_assignment set valid_to = '2026-09-13' where person_id = any($1)`, [
      [scene.office.approver.id, scene.office.head.id],
    ]);
    const [lead, member] = await teamOf(sql, scene, inspectionId);
    await appoint(lead!, scene.office);
    const nobody = { code: 'nobody-decides' };
    await expect(
      requestSubstitution(by(lead!), { inspectionId, reason: 'health' }, monday),
    ).rejects.toMatchObject(nobody);
    await interest(lead!, inspectionId);
    await expect(
      requestRecusal(by(member!), { inspectionId, ground: 'kinship' }, monday),
    ).rejects.toMatchObject(nobody);
    for (const table of ['recusal', 'substitution']) {
      expect(await sql(`select 1 from ${table} where inspection_id = $1`, [inspectionId])).toEqual(
        [],
      );
    }
  });

  it('R-128 R-125 is nobody with an interest in the subject', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [, member] = await teamOf(sql, scene, inspectionId);
    const team = await teamOf(sql, scene, inspectionId);
    const kin = scene.inspectors.find((one) => !team.includes(one))!;
    await appoint(kin, scene.office);
    await interest(kin, inspectionId);
    const { recusalId: id } = await requestRecusal(
      by(member!),
      { inspectionId, ground: 'kinship' },
      monday,
    );
    expect(await told(id, 'recusal')).toEqual([scene.office.approver.id]);
    const asApprover = {
      ...kin,
      mandates: [{ role: 'approver' as const, path: scene.office.unit.path }],
    };
    await expect(
      decideRecusal(by(asApprover), { id, verdict: 'reject', reason: '不属实' }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(can(asApprover, 'recusal.decide', (await requestFacts('recusal', id))!)).toBe(false);
  });
});
