import { describe, expect, it } from 'vitest';
import { matchCommitment } from '../../../domain/match/commitment.ts';
import type { FrozenMatchInput } from '../../../domain/match/input.ts';
import { recordLeave, withdrawLeave } from '../../../usecases/registry/leave.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anOffice,
  aPerson,
  aSubject,
  aTask,
  many,
  type Office,
} from '../../support/factories.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

async function aTaskOf(
  office: Office,
  subjects = 1,
  window: { startsOn?: string; endsOn?: string } = {},
) {
  const drawn = await many(subjects, () => aSubject(sql, office));
  return aTask(sql, office, { subjects: drawn, ...window });
}

const inputOf = async (drawId: string) =>
  (await sql('select input, input_hash from draw where id = $1', [drawId]))[0]!;

const barredOf = async (taskId: string) =>
  (
    await sql(`select data from event where type = 'team.match-announced' and task_id = $1`, [
      taskId,
    ])
  )[0]!['data'].barred;

describe('what is frozen with the announcement', () => {
  async function announced() {
    const office = await anOffice(sql);
    const people = await many(4, () => anInspector(sql, { unit: office.unit }));
    const task = await aTaskOf(office);
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    return { office, people, task, drawId };
  }

  it('R-112 stays as it was, whatever becomes of the roster before the draw', async () => {
    const { office, people, task, drawId } = await announced();
    const before = await inputOf(drawId);
    await anInspector(sql, { unit: office.unit });
    await sql(`update inspector set status = '借调' where person_id = $1`, [people[0]!.id]);
    await sql(`update inspector set may_lead = false where person_id = $1`, [people[1]!.id]);
    await seatTeams(bySystem(), { drawId }, monday);
    const after = await inputOf(drawId);
    expect(after).toEqual(before);
    expect(matchCommitment(after['input'] as FrozenMatchInput)).toBe(before['input_hash']);
    const serials = (after['input'] as FrozenMatchInput).inspectors.map(({ serial }) => serial);
    const seated = await sql(
      `select i.serial from seat s join inspection n on n.id = s.inspection_id
         join inspector i on i.person_id = s.inspector_id where n.task_id = $1`,
      [task.id],
    );
    for (const { serial } of seated) expect(serials).toContain(serial);
  });

  it.each([
    ['a cap', `jsonb_set(input, '{inspectors,0,cap}', '9')`],
    ['an interest', `jsonb_set(input, '{teams,0,recused}', input #> '{teams,0,eligible}')`],
    ['the roster', `jsonb_set(input, '{inspectors}', '[]')`],
  ])(
    'R-112 cannot be changed afterwards in %s, not even by the owner of the tables',
    async (_, change) => {
      const { drawId } = await announced();
      await expect(
        sql(`update draw set input = ${change} where id = $1`, [drawId]),
      ).rejects.toMatchObject({ code: 'YH001' });
    },
  );

  it('R-112 is refused by the draw when the guard itself was taken away and the input changed', async () => {
    const { task, drawId } = await announced();
    await sql('alter table draw disable trigger draw_is_kept');
    await sql(`update draw set input = jsonb_set(input, '{inspectors,0,cap}', '0') where id = $1`, [
      drawId,
    ]);
    await sql('alter table draw enable always trigger draw_is_kept');
    await expect(seatTeams(bySystem(), { drawId }, monday)).rejects.toMatchObject({
      code: 'pool-altered',
    });
    expect(
      await sql(
        'select 1 from seat s join inspection n on n.id = s.inspection_id where n.task_id = $1',
        [task.id],
      ),
    ).toEqual([]);
  });
});

describe('leave', () => {
  const days = { kind: 'annual' as const, fromOn: '2026-09-01', toOn: '2026-10-15' };

  async function aRegistrar(office: Office) {
    return aPerson(sql, { unit: office.bureau, roles: [['registrar', office.bureau]] });
  }

  it('R-043 keeps out whoever is away on every day that is left of the window, and nobody else', async () => {
    const office = await anOffice(sql);
    const registrar = await aRegistrar(office);
    const [whole, part, back, ...rest] = await many(5, () =>
      anInspector(sql, { unit: office.unit }),
    );
    const task = await aTaskOf(office, 1, { startsOn: '2026-09-07', endsOn: '2026-10-31' });
    const enter = (inspectorId: string, more: object) =>
      recordLeave(by(registrar), { ...days, inspectorId, ...more }, monday);
    await enter(whole!.id, {});
    await enter(whole!.id, { kind: 'training', fromOn: '2026-10-16', toOn: '2026-11-02' });
    await enter(part!.id, { toOn: '2026-10-30' });
    const { leaveId } = await enter(back!.id, { toOn: '2026-12-31' });
    await withdrawLeave(by(registrar), { leaveId }, monday);

    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    const { input } = await inputOf(drawId);
    const able = [part!, back!, ...rest].map(({ serial }) => serial).sort((a, b) => a - b);
    expect((input as FrozenMatchInput).teams[0]!.eligible).toEqual(able);
    expect(await barredOf(task.id)).toEqual({ away: [whole!.id] });
  });

  it('R-042 is entered by the registrar of the unit, once for each day, and stays on file', async () => {
    const office = await anOffice(sql);
    const registrar = await aRegistrar(office);
    const inspector = await anInspector(sql, { unit: office.unit });
    const given = { ...days, inspectorId: inspector.id };
    await expect(recordLeave(by(office.planner), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      recordLeave(by(registrar), { ...given, toOn: '2026-08-31' }, monday),
    ).rejects.toMatchObject({ code: 'window-reversed' });
    const { leaveId } = await recordLeave(by(registrar), given, monday);
    await expect(
      recordLeave(by(registrar), { ...given, fromOn: '2026-10-15', toOn: '2026-10-20' }, monday),
    ).rejects.toMatchObject({
      code: 'leave-recorded',
      details: { from: '2026-09-01', to: '2026-10-15' },
    });
    await withdrawLeave(by(registrar), { leaveId }, monday);
    await expect(withdrawLeave(by(registrar), { leaveId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await expect(sql('delete from leave where id = $1', [leaveId])).rejects.toMatchObject({
      code: 'YH001',
    });
    const events = await sql(`select type from event where about_id = $1 order by id`, [
      inspector.id,
    ]);
    expect(events.map(({ type }) => type)).toEqual(['leave.recorded', 'leave.withdrawn']);
  });
});

describe('balance across tasks', () => {
  it('gives nothing to whoever has enough in other tasks of these days, where others suffice', async () => {
    const office = await anOffice(sql);
    const busy = await many(2, () => anInspector(sql, { unit: office.unit }));
    const first = await aTaskOf(office, 3);
    const announced = await matchTeams(by(office.planner), { taskId: first.id }, monday);
    await seatTeams(bySystem(), { drawId: announced.drawId }, monday);

    const fresh = await many(3, () => anInspector(sql, { unit: office.unit }));
    const second = await aTaskOf(office, 1);
    const { drawId } = await matchTeams(by(office.planner), { taskId: second.id }, monday);
    const { input } = await inputOf(drawId);
    const capOf = new Map(
      (input as FrozenMatchInput).inspectors.map(({ serial, cap }) => [serial, cap]),
    );
    expect(busy.map(({ serial }) => capOf.get(serial))).toEqual([0, 0]);
    expect(fresh.map(({ serial }) => capOf.get(serial))).toEqual([2, 2, 2]);

    const later = await aTaskOf(office, 1, { startsOn: '2026-11-01', endsOn: '2026-11-30' });
    const third = await matchTeams(by(office.planner), { taskId: later.id }, monday);
    const other = (await inputOf(third.drawId))['input'] as FrozenMatchInput;
    expect(new Set(other.inspectors.map(({ cap }) => cap))).toEqual(new Set([2]));
  });
});
