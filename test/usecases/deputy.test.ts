import { describe, expect, it } from 'vitest';
import { actorOf } from '../../db/queries/actor.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { decideSubstitution } from '../../usecases/substitution/decide.ts';
import { decideRecusal } from '../../usecases/recusal/decide.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { endDeputy } from '../../usecases/deputy/end.ts';
import { nameDeputy } from '../../usecases/deputy/name.ts';
import { watchRegistry } from '../../usecases/registry/watch.ts';
import { concludeVerdict } from '../../usecases/verdict/conclude.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import { anAsk } from '../support/asks.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { aMatchedTask, by, bySystem, monday, type Scene } from '../support/visit.ts';

const { sql } = useDatabase();
const day = '2026-09-14';
const after = new Date(monday.getTime() + 60_000);

const lend = (scene: Scene, deputy: { id: string }, more = {}) =>
  nameDeputy(
    by(scene.office.approver),
    {
      deputyId: deputy.id,
      role: 'approver',
      unitId: scene.office.unit.id,
      startsOn: day,
      endsOn: '2026-09-20',
      reason: '外出培训',
      ...more,
    },
    monday,
  );

const as = async (person: Someone, on = day) => commandOf(await actorOf(person.id, on), 'panel');
const approve = (id: string) => ({ type: 'substitution', id, verdict: 'approve' }) as const;

describe('a deputy', () => {
  it('decides for a time in the place of who named them, and is named “by … for …”', async () => {
    const scene = await aMatchedTask(sql);
    const { approver, unit } = scene.office;
    const deputy = await aPerson(sql, { unit });
    const early = await anAsk(sql, scene);
    await expect(holdVerdict(await as(deputy), approve(early.id), monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await lend(scene, deputy);
    const { heldId } = await holdVerdict(await as(deputy), approve(early.id), monday);
    await concludeVerdict(bySystem(), { heldId }, after);
    const [decision] = await sql('select person_id, for_id from decision where about_id = $1', [
      early.id,
    ]);
    expect(decision).toEqual({ person_id: deputy.id, for_id: approver.id });
    const [event] = await sql(
      `select actor_id, data from event where about_id = $1 and type = 'substitution.decided'`,
      [early.id],
    );
    expect(event).toEqual({
      actor_id: deputy.id,
      data: { verdict: 'approve', for: approver.id },
    });
    const late = await as(deputy, '2026-09-21');
    const other = await aMatchedTask(sql);
    const ask = await anAsk(sql, other);
    await expect(holdVerdict(late, approve(ask.id), monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is told with who named them, at the beginning, when it is ended and when it is over', async () => {
    const scene = await aMatchedTask(sql);
    const { approver, unit } = scene.office;
    const deputy = await aPerson(sql, { unit });
    const told = async (id: string, what: string) =>
      (
        await sql(
          `select person_id from message where card = 'deputy' and about_id = $1 and dedupe_key like $2`,
          [id, `deputy:${id}:${what}:%`],
        )
      ).map(({ person_id: who }) => who as string);
    const both = [deputy.id, approver.id].toSorted();
    const { id } = await lend(scene, deputy);
    expect((await told(id, 'named')).toSorted()).toEqual(both);
    await endDeputy(by(approver), { id }, monday);
    expect((await told(id, 'over')).toSorted()).toEqual(both);

    const { id: second } = await lend(scene, deputy);
    const watch = (at: Date) => watchRegistry(bySystem(), { bureauId: scene.office.bureau.id }, at);
    await watch(new Date('2026-09-20T12:00:00+08:00'));
    expect(await told(second, 'over')).toEqual([]);
    await watch(new Date('2026-09-21T06:00:00+08:00'));
    await watch(new Date('2026-09-22T06:00:00+08:00'));
    expect((await told(second, 'over')).toSorted()).toEqual(both);
    expect(await told(id, 'over')).toHaveLength(2);
  });

  it('cannot lend on what was lent', async () => {
    const scene = await aMatchedTask(sql);
    const { unit } = scene.office;
    const [deputy, third] = [await aPerson(sql, { unit }), await aPerson(sql, { unit })];
    await lend(scene, deputy);
    const days = { startsOn: day, endsOn: '2026-09-20', reason: '转委托' };
    const given = { deputyId: third.id, role: 'approver', unitId: unit.id, ...days } as const;
    await expect(nameDeputy(await as(deputy), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is asked together with the others, and not any more when the time was ended', async () => {
    const scene = await aMatchedTask(sql);
    const deputy = await aPerson(sql, { unit: scene.office.unit });
    const { id } = await lend(scene, deputy);
    const ask = await anAsk(sql, scene);
    const asked = await sql(`select person_id from message where about_id = $1`, [ask.id]);
    expect(asked.map(({ person_id: person }) => person)).toContain(deputy.id);
    await endDeputy(by(deputy), { id }, monday);
    await expect(holdVerdict(await as(deputy), approve(ask.id), monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('R-128 decides nothing about themselves, nor about who named them', async () => {
    const scene = await aMatchedTask(sql);
    const own = await anAsk(sql, scene);
    await lend(scene, own.leaver);
    await expect(
      decideSubstitution(await as(own.leaver), { id: own.id, verdict: 'approve' }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });

    // The approver is an inspector as well, and asks for recusal: their deputy does not decide it.
    const other = await aMatchedTask(sql);
    const [inspectionId] = other.task.inspectionIds;
    const [seat] = await sql(
      'select inspector_id from seat where inspection_id = $1 and number = 2 and active',
      [inspectionId],
    );
    const leaver = other.inspectors.find(({ id }) => id === seat!['inspector_id'])!;
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'approver', $2, '2026-01-01')`,
      [leaver.id, other.office.unit.id],
    );
    const deputy = await aPerson(sql, { unit: other.office.unit });
    await nameDeputy(
      await as(leaver),
      {
        deputyId: deputy.id,
        role: 'approver',
        unitId: other.office.unit.id,
        startsOn: day,
        endsOn: day,
        reason: '外出培训',
      },
      monday,
    );
    const { recusalId } = await requestRecusal(
      by(leaver),
      { inspectionId: inspectionId!, ground: 'kinship' },
      monday,
    );
    await expect(
      decideRecusal(await as(deputy), { id: recusalId, verdict: 'approve' }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const asked = await sql('select person_id from message where about_id = $1', [recusalId]);
    expect(asked.map(({ person_id: person }) => person)).not.toContain(deputy.id);
    await expect(
      sql(
        `insert into decision (id, about_type, about_id, verdict, person_id, for_id, door, decided_at)
         values (gen_random_uuid(), 'recusal', $1, 'approve', $2, $3, 'panel', now())`,
        [recusalId, deputy.id, leaver.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('lends nothing on, and names nobody for a role that is not theirs', async () => {
    const scene = await aMatchedTask(sql);
    const { unit, planner } = scene.office;
    const deputy = await aPerson(sql, { unit });
    const third = await aPerson(sql, { unit });
    await lend(scene, deputy);
    const given = {
      deputyId: third.id,
      role: 'approver',
      unitId: unit.id,
      startsOn: day,
      endsOn: day,
      reason: '外出',
    } as const;
    for (const person of [deputy, planner]) {
      await expect(nameDeputy(await as(person), given, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(lend(scene, scene.office.approver)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(lend(scene, deputy, { endsOn: '2026-09-13' })).rejects.toMatchObject({
      code: 'window-reversed',
    });
  });
});
