import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decisionsWaiting } from '../../../chat/queue.ts';
import { actorOf } from '../../../db/queries/actor.ts';
import { requestFacts } from '../../../db/queries/card-facts-request.ts';
import { can } from '../../../domain/policy.ts';
import { nameDeputy } from '../../../usecases/deputy/name.ts';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { anAsk, messagesAbout, substitutionOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, type Office, type Someone } from '../../support/factories.ts';
import { profileFor } from '../../support/profile-for.ts';
import { aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

const asked = async (id: string) =>
  (await messagesAbout(sql, id, 'substitution')).map((message) => message['person_id'] as string);

/** Whoever stands above the executing unit: the bureau's deputy head and its head. */
const above = async ({ bureau }: Office) => ({
  approver: await aPerson(sql, { unit: bureau, roles: [['approver', bureau]] }),
  head: await aPerson(sql, { unit: bureau, roles: [['head', bureau]] }),
});

const approve = (person: Someone, id: string, substituteId?: string) =>
  decideSubstitution(
    by(person),
    { id, verdict: 'approve', reason: '身体原因', ...(substituteId && { substituteId }) },
    monday,
  );

const waitsFor = async (person: Someone, id: string) =>
  (await decisionsWaiting(await actorOf(person.id, '2026-09-14'))).some(
    (card) => card.about?.id === id,
  );

const dismiss = (person: Someone) =>
  sql(`update role_assignment set valid_to = '2026-09-13' where person_id = $1`, [person.id]);

describe('R-128 P-28 who agrees to a substitution', () => {
  it('is in 高青 the deputy head in charge over the unit, also one further up, and not its head', async () => {
    const scene = await aMatchedTask(sql);
    const { office } = scene;
    const higher = await above(office);
    const { id } = await anAsk(sql, scene);
    expect((await asked(id)).toSorted()).toEqual(
      [office.approver.id, higher.approver.id].toSorted(),
    );
    for (const refused of [office.head, higher.head]) {
      await expect(approve(refused, id)).rejects.toMatchObject({
        code: 'forbidden',
        details: { rule: expect.stringMatching(/高青.*第二十条.*P-28 subst\.approverRole/) },
      });
      expect(await waitsFor(refused, id)).toBe(false);
    }
    expect(await waitsFor(higher.approver, id)).toBe(true);
    expect(await approve(higher.approver, id)).toBe('approved');
  });

  it('is in 高新区 the executing unit itself, by its head or its lead, and nobody of the bureau above it', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { office } = scene;
    const higher = await above(office);
    const { id } = await anAsk(sql, scene);
    expect((await asked(id)).toSorted()).toEqual([office.approver.id, office.head.id].toSorted());
    expect(await substitutionOf(sql, id)).toMatchObject({ decider: 'unit' });
    const team = await teamOf(sql, scene, scene.task.inspectionIds[0]!);
    const spare = scene.inspectors.find((one) => !team.includes(one))!;
    for (const refused of [higher.approver, higher.head]) {
      await expect(approve(refused, id, spare.id)).rejects.toMatchObject({
        code: 'forbidden',
        details: { rule: expect.stringMatching(/高新区.*第二十二条.*P-28 subst\.approverRole/) },
      });
      expect(await waitsFor(refused, id)).toBe(false);
    }
    expect(await waitsFor(office.head, id)).toBe(true);
    expect(await approve(office.head, id, spare.id)).toBe('done');
  });

  it('is the principal head of the executing unit where the rules of a bureau say so', async () => {
    const profile = await profileFor(sql, 'gaoqing', { 'subst.approverRole': 'head' });
    const scene = await aMatchedTask(sql, { profile });
    const { office } = scene;
    const higher = await above(office);
    const { id } = await anAsk(sql, scene);
    expect(await asked(id)).toEqual([office.head.id]);
    for (const refused of [office.approver, higher.approver, higher.head]) {
      await expect(approve(refused, id)).rejects.toMatchObject({
        code: 'forbidden',
        details: { rule: expect.stringContaining('P-28 subst.approverRole') },
      });
    }
    expect(await approve(office.head, id)).toBe('approved');
  });

  it('is a head further up where the executing unit has nobody left, by neither of both eyes', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { office } = scene;
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(sql, scene, inspectionId);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'head', $3, '2026-01-01')`,
      [randomUUID(), lead!.id, office.unit.id],
    );
    await dismiss(office.approver);
    await dismiss(office.head);
    await expect(
      requestSubstitution(by(lead!), { inspectionId, reason: 'health' }, monday),
    ).rejects.toMatchObject({
      code: 'nobody-decides',
      details: { rule: expect.stringContaining('subst.approverRole') },
    });
    const higher = await above(office);
    const { substitutionId: id } = await requestSubstitution(
      by(lead!),
      { inspectionId, reason: 'health' },
      monday,
    );
    expect(await asked(id)).toEqual([higher.head.id]);
    expect(await substitutionOf(sql, id)).toMatchObject({ decider: 'above' });
    const facts = (await requestFacts('substitution', id))!;
    expect(can(await actorOf(lead!.id, '2026-09-14'), 'substitution.decide', facts)).toBe(false);
    expect(can(higher.approver, 'substitution.decide', facts)).toBe(false);
    expect(can(higher.head, 'substitution.decide', facts)).toBe(true);
  });

  it('lets a deputy of the executing unit’s head decide, and none whom the head of the bureau named for the unit', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { office } = scene;
    const higher = await above(office);
    const name = async (principal: Someone) => {
      const deputy = await aPerson(sql, { unit: office.sibling });
      const term = { startsOn: '2026-09-14', endsOn: '2026-09-20', reason: '外出培训' };
      await nameDeputy(
        by(principal),
        { deputyId: deputy.id, role: 'head', unitId: office.unit.id, ...term },
        monday,
      );
      return deputy;
    };
    const own = await name(office.head);
    const others = await name(higher.head);
    const { id } = await anAsk(sql, scene);
    expect(await asked(id)).toContain(own.id);
    expect(await asked(id)).not.toContain(others.id);
    const facts = (await requestFacts('substitution', id))!;
    const as = async (person: Someone) => commandOf(await actorOf(person.id, '2026-09-14'), 'web');
    expect(can((await as(own)).actor, 'substitution.decide', facts)).toBe(true);
    expect(can((await as(others)).actor, 'substitution.decide', facts)).toBe(false);
  });
});
