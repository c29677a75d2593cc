import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { anAsk, messagesAbout } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson } from '../../support/factories.ts';
import { aMatchedTask, by, monday, start, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

describe('asking for a substitution', () => {
  it('R-127 takes a reason of the regulation, an explanation for another, and one request at a time', async () => {
    const scene = await aMatchedTask(sql);
    const { leaver, inspectionId } = await anAsk(sql, scene);
    await expect(
      requestSubstitution(by(leaver), { inspectionId, reason: 'transfer' }, monday),
    ).rejects.toMatchObject({ code: 'request-open' });
    const [lead] = await teamOf(sql, scene, inspectionId);
    await expect(
      requestSubstitution(by(lead!), { inspectionId, reason: 'other', note: ' ' }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    await expect(
      requestSubstitution(by(lead!), { inspectionId, reason: 'recusal' as 'other' }, monday),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('R-128 goes to the approvers of the executing unit, not to the one who asks', async () => {
    const real = await aMatchedTask(sql);
    const { unit, bureau, sibling } = real.office;
    const above = await aPerson(sql, { unit: bureau, roles: [['approver', bureau]] });
    await aPerson(sql, { unit: sibling, roles: [['approver', sibling]] });
    const gone = await aPerson(sql, { unit, roles: [['approver', unit]] });
    await sql(`update role_assignment set valid_to = '2026-09-13' where person_id = $1`, [gone.id]);
    const { id, leaver } = await anAsk(sql, real);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'approver', $3, '2026-01-01')`,
      [randomUUID(), leaver.id, unit.id],
    );
    const told = (await messagesAbout(sql, id, 'substitution')).map((card) => card['person_id']);
    expect(new Set(told)).toEqual(new Set([real.office.approver.id, above.id]));
  });

  it('R-126 is closed to everybody else, and once the visit has begun', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await teamOf(sql, scene, inspectionId);
    const outsider = scene.inspectors.find((one) => !team.includes(one))!;
    for (const person of [outsider, scene.office.approver, scene.office.planner]) {
      await expect(
        requestSubstitution(by(person), { inspectionId, reason: 'health' }, monday),
      ).rejects.toMatchObject({ code: 'not-a-member' });
    }
    await start(sql, scene, inspectionId);
    await expect(
      requestSubstitution(by(team[0]!), { inspectionId, reason: 'health' }, monday),
    ).rejects.toMatchObject({ code: 'illegal-step' });
    expect(
      await sql('select 1 from substitution where inspection_id = $1', [inspectionId]),
    ).toEqual([]);
  });
});
