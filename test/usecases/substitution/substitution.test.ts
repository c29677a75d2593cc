import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runMatch } from '../../../domain/match/match.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, anInterest, aPerson, many, type Someone } from '../../support/factories.ts';
import {
  aMatchedTask,
  by,
  bySystem,
  monday,
  type Scene,
  start,
  teamOf,
} from '../../support/visit.ts';

const { sql } = useDatabase();

async function anAsk(scene: Scene, seat: 0 | 1 = 1) {
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await teamOf(sql, scene, inspectionId);
  const leaver = team[seat]!;
  const { substitutionId } = await requestSubstitution(
    by(leaver),
    { inspectionId, reason: 'health', note: '骨折' },
    monday,
  );
  return { inspectionId, team, leaver, id: substitutionId };
}

const approve = (person: Someone, id: string, substituteId?: string) =>
  decideSubstitution(
    by(person),
    { id, verdict: 'approve', ...(substituteId && { substituteId, reason: '业务熟悉' }) },
    monday,
  );

const drawOf = async (id: string) =>
  (await sql('select * from draw where substitution_id = $1 order by code desc', [id]))[0]!;

const rowOf = async (id: string) =>
  (await sql('select * from substitution where id = $1', [id]))[0]!;

const cards = (type: string, id: string, card: string) =>
  sql(
    'select person_id, class, desired_version from message where about_type = $1 and about_id = $2 and card = $3',
    [type, id, card],
  );

describe('asking for a substitution', () => {
  it('R-127 takes a reason of the regulation, an explanation for another, and one request at a time', async () => {
    const scene = await aMatchedTask(sql);
    const { leaver, inspectionId } = await anAsk(scene);
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
    const { id, leaver } = await anAsk(real);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'approver', $3, '2026-01-01')`,
      [randomUUID(), leaver.id, unit.id],
    );
    const told = (await cards('substitution', id, 'substitution')).map((card) => card['person_id']);
    expect(told.sort()).toEqual([real.office.approver.id, above.id].sort());
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

describe('deciding a substitution', () => {
  it('R-129 R-131 draws the substitute from an input frozen after the approval, and keeps the first match on file', async () => {
    const scene = await aMatchedTask(sql);
    const { id, inspectionId, leaver, team } = await anAsk(scene);
    expect(await approve(scene.office.approver, id)).toBe('approved');
    const draw = await drawOf(id);
    expect(draw).toMatchObject({ code: `${scene.task.code}-S1`, state: 'announced', seed: null });
    expect(draw['frozen_at'] >= (await rowOf(id))['decided_at']).toBe(true);
    expect(await sql('select 1 from entropy_source where draw_id = $1', [draw['id']])).toEqual([]);
    expect(await teamOf(sql, scene, inspectionId)).toEqual(team);

    const { substituteId } = await replaceInspector(bySystem(), { drawId: draw['id'] }, monday);
    const done = await drawOf(id);
    const again = runMatch({ seed: done['seed'], ...done['input'] });
    const substitute = scene.inspectors.find((one) => one.id === substituteId)!;
    expect(again).toMatchObject({ teams: [{ members: [substitute.serial], lead: null }] });
    expect(await teamOf(sql, scene, inspectionId)).toEqual([team[0], substitute]);
    expect(await rowOf(id)).toMatchObject({
      state: 'done',
      substitute_id: substituteId,
      method: 'draw',
    });

    const seats = await sql(
      'select number, inspector_id, active from seat where inspection_id = $1 order by assigned_at, number, active',
      [inspectionId],
    );
    expect(seats).toHaveLength(3);
    expect(seats).toContainEqual({ number: 2, inspector_id: leaver.id, active: false });
    const events = await sql(
      'select type, actor_id from event where about_type = $1 and about_id = $2 order by id',
      ['substitution', id],
    );
    expect(events).toEqual([
      { type: 'substitution.requested', actor_id: leaver.id },
      { type: 'substitution.decided', actor_id: scene.office.approver.id },
      { type: 'substitution.replaced', actor_id: null },
    ]);
  });

  it('R-130 draws somebody who can lead for a lead who leaves', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await teamOf(sql, scene, inspectionId);
    const rest = scene.inspectors.filter((one) => !team.includes(one));
    await sql('update inspector set may_lead = false where person_id = any($1)', [
      rest.slice(1).map(({ id }) => id),
    ]);
    const { id } = await anAsk(scene, 0);
    await approve(scene.office.approver, id);
    const drawId = (await drawOf(id))['id'];
    expect(await replaceInspector(bySystem(), { drawId }, monday)).toEqual({
      substituteId: rest[0]!.id,
    });
    const [lead] = await sql(
      'select inspector_id from seat where inspection_id = $1 and active and lead',
      [inspectionId],
    );
    expect(lead!['inspector_id']).toBe(rest[0]!.id);
  });

  it('tells the one who asked, gives the substitute a card, and refreshes every copy', async () => {
    const scene = await aMatchedTask(sql);
    const { id, inspectionId, leaver, team } = await anAsk(scene);
    const versions = async () =>
      Object.fromEntries(
        (await cards('inspection', inspectionId, 'inspection')).map((card) => [
          card['person_id'],
          card['desired_version'],
        ]),
      );
    const before = await versions();
    await approve(scene.office.approver, id);
    const drawId = (await drawOf(id))['id'];
    const { substituteId } = await replaceInspector(bySystem(), { drawId }, monday);
    const after = await versions();
    for (const { id: member } of team) expect(after[member]).toBeGreaterThan(before[member]!);
    expect(after[substituteId!]).toBeDefined();
    const copies = await cards('substitution', id, 'substitution');
    const approvers = copies.filter((copy) => copy['class'] === 'action');
    expect(approvers.every((copy) => copy['desired_version'] >= 3)).toBe(true);
    expect(copies.filter((copy) => copy['class'] === 'notice')).toMatchObject([
      { person_id: leaver.id },
    ]);
  });

  it('R-128 the approver is none of requester, replaced person and substitute, whoever presses what', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 3 });
    const { unit } = scene.office;
    const { id, inspectionId, leaver, team } = await anAsk(scene);
    const spare = scene.inspectors.find((one) => !team.includes(one))!;
    for (const { id: person } of [leaver, spare]) {
      await sql(
        `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'approver', $3, '2026-01-01')`,
        [randomUUID(), person, unit.id],
      );
    }
    const asApprover = (person: Someone): Someone => ({
      ...person,
      mandates: [{ role: 'approver', path: unit.path }],
    });
    for (const verdict of ['approve', 'reject'] as const) {
      await expect(
        decideSubstitution(by(asApprover(leaver)), { id, verdict, reason: '同意' }, monday),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    // The only one who could be drawn approves: then nobody is left to draw.
    await expect(approve(asApprover(spare), id)).rejects.toMatchObject({
      code: 'no-eligible-substitute',
    });
    expect(await rowOf(id)).toMatchObject({ state: 'requested', decided_by: null, version: 1 });
    expect(await sql('select 1 from decision where about_id = $1', [id])).toEqual([]);
    expect(await sql('select 1 from draw where substitution_id = $1', [id])).toEqual([]);
    expect(await teamOf(sql, scene, inspectionId)).toEqual(team);
  });

  it('R-128 the database refuses the same, whatever the code above it believes', async () => {
    const scene = await aMatchedTask(sql);
    const { id, leaver, team } = await anAsk(scene);
    const decide = 'update substitution set decided_by = $2, decided_at = now(), state = $3';
    await expect(sql(`${decide} where id = $1`, [id, leaver.id, 'approved'])).rejects.toMatchObject(
      { code: '23514' },
    );
    const other = team[0]!.id;
    await expect(
      sql(`${decide}, substitute_id = $4, done_at = now() where id = $1`, [
        id,
        other,
        'done',
        other,
      ]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('R-128 is for approvers of this unit: others are refused and nothing changes', async () => {
    const scene = await aMatchedTask(sql);
    const { office } = scene;
    const { id, team } = await anAsk(scene);
    const foreign = await aPerson(sql, {
      unit: office.sibling,
      roles: [['approver', office.sibling]],
    });
    for (const person of [office.planner, office.head, foreign, ...team]) {
      await expect(approve(person, id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await rowOf(id)).toMatchObject({ state: 'requested', version: 1 });
  });

  it('leaves one decision when eight people decide one request at once', async () => {
    const scene = await aMatchedTask(sql);
    const { unit } = scene.office;
    const { id, inspectionId } = await anAsk(scene);
    const approvers = await many(8, () => aPerson(sql, { unit, roles: [['approver', unit]] }));
    const outcomes = await Promise.allSettled(
      approvers.map((person, at) =>
        decideSubstitution(
          by(person, 1),
          { id, verdict: at % 2 === 0 ? 'approve' : 'reject', reason: '情况属实' },
          monday,
        ),
      ),
    );
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const lost = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    expect(lost).toHaveLength(7);
    const details = { by: approvers[won]!.name, at: '2026-09-14 09:00' };
    for (const refusal of lost) expect(refusal).toMatchObject({ code: 'already-decided', details });
    const decisions = await sql('select person_id from decision where about_id = $1', [id]);
    expect(decisions).toEqual([{ person_id: approvers[won]!.id }]);
    const seats = await sql('select 1 from seat where inspection_id = $1 and active', [
      inspectionId,
    ]);
    expect(seats).toHaveLength(2);
  });

  it('needs a reason to refuse, and then leaves the team as it is', async () => {
    const scene = await aMatchedTask(sql);
    const { id, inspectionId, team, leaver } = await anAsk(scene);
    const { approver } = scene.office;
    await expect(
      decideSubstitution(by(approver), { id, verdict: 'reject', reason: '  ' }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    expect(
      await decideSubstitution(by(approver), { id, verdict: 'reject', reason: '人手不足' }, monday),
    ).toBe('rejected');
    expect(await teamOf(sql, scene, inspectionId)).toEqual(team);
    await requestSubstitution(by(leaver), { inspectionId, reason: 'transfer' }, monday);
  });

  it('refuses a decision on a card that is out of date', async () => {
    const scene = await aMatchedTask(sql);
    const { id } = await anAsk(scene);
    const { approver } = scene.office;
    await sql('update substitution set version = 2 where id = $1', [id]);
    await expect(
      decideSubstitution(by(approver, 1), { id, verdict: 'approve' }, monday),
    ).rejects.toMatchObject({ code: 'stale' });
  });
});

describe('drawing a substitute', () => {
  it('R-125 R-130 takes nobody with an interest, over the cap, or who was in the team before', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 5 });
    const { id, team, inspectionId } = await anAsk(scene);
    const rest = scene.inspectors.filter((one) => !team.includes(one));
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, rest[0]!, subject as never);
    await approve(scene.office.approver, id);
    const first = await drawOf(id);
    expect(first['input'].teams[0].recused).toEqual([rest[0]!.serial]);
    const { substituteId } = await replaceInspector(bySystem(), { drawId: first['id'] }, monday);
    expect([rest[1]!.id, rest[2]!.id]).toContain(substituteId);

    const substitute = scene.inspectors.find((one) => one.id === substituteId)!;
    const ask = { inspectionId, reason: 'transfer' } as const;
    const second = await requestSubstitution(by(substitute), ask, monday);
    await approve(scene.office.approver, second.substitutionId);
    const draw = await drawOf(second.substitutionId);
    expect(draw['code']).toBe(`${scene.task.code}-S2`);
    const last = rest.slice(1).find((one) => one.id !== substituteId)!;
    expect(draw['input'].teams[0].eligible).toEqual([rest[0]!.serial, last.serial].sort((a, b) => a - b));
    expect(await replaceInspector(bySystem(), { drawId: draw['id'] }, monday)).toEqual({
      substituteId: last.id,
    });
  });

  it('happens once, and only by the system', async () => {
    const scene = await aMatchedTask(sql);
    const { id, inspectionId } = await anAsk(scene);
    await approve(scene.office.approver, id);
    const drawId = (await drawOf(id))['id'];
    await expect(
      replaceInspector(by(scene.office.approver), { drawId }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => replaceInspector(bySystem(), { drawId }, monday)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const seats = await sql('select 1 from seat where inspection_id = $1', [inspectionId]);
    expect(seats).toHaveLength(3);
  });

  it('R-125 is announced anew when an interest came on file in between', async () => {
    const scene = await aMatchedTask(sql);
    const { id, team, inspectionId } = await anAsk(scene);
    await approve(scene.office.approver, id);
    const drawId = (await drawOf(id))['id'];
    const other = scene.inspectors.find((one) => !team.includes(one))!;
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, other, subject as never);
    expect(await replaceInspector(bySystem(), { drawId }, monday)).toEqual({ substituteId: null });
    const anew = await drawOf(id);
    expect(anew).toMatchObject({
      code: `${scene.task.code}-S2`,
      predecessor: `${scene.task.code}-S1`,
      state: 'announced',
    });
    const { substituteId } = await replaceInspector(bySystem(), { drawId: anew['id'] }, monday);
    expect(substituteId).not.toBe(other.id);
  });

  it('the substitute has to accept too, and nobody arrives before the replacement', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const both = await teamOf(sql, scene, inspectionId);
    for (const member of both) await acceptInspection(by(member), { inspectionId }, monday);
    const { id } = await anAsk(scene);
    const arrive = () => checkIn(by(both[0]!), { inspectionId }, monday);
    await expect(arrive()).rejects.toMatchObject({ code: 'request-open' });
    await approve(scene.office.approver, id);
    await expect(arrive()).rejects.toMatchObject({ code: 'request-open' });
    const drawId = (await drawOf(id))['id'];
    const { substituteId } = await replaceInspector(bySystem(), { drawId }, monday);
    await expect(arrive()).rejects.toMatchObject({ code: 'illegal-step' });
    const substitute = scene.inspectors.find((one) => one.id === substituteId)!;
    expect(await acceptInspection(by(substitute), { inspectionId }, monday)).toEqual({
      state: 'accepted',
    });
    expect(await arrive()).toEqual({ state: 'started' });
  });
});

describe('appointing a substitute (高新区)', () => {
  it('R-129 names somebody qualified with a reason, and shows it as an appointment, never as a draw', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { id, inspectionId, team } = await anAsk(scene);
    const { approver } = scene.office;
    const named = scene.inspectors.find((one) => !team.includes(one))!;
    await expect(
      decideSubstitution(by(approver), { id, verdict: 'approve', reason: '同意' }, monday),
    ).rejects.toMatchObject({ code: 'bad-input', details: { field: 'substituteId' } });
    await expect(
      decideSubstitution(by(approver), { id, verdict: 'approve', substituteId: named.id }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    expect(await approve(approver, id, named.id)).toBe('done');
    expect(await teamOf(sql, scene, inspectionId)).toEqual([team[0], named]);
    const [seat] = await sql('select draw_id, appointed_by from seat where inspector_id = $1', [
      named.id,
    ]);
    expect(seat).toEqual({ draw_id: null, appointed_by: approver.id });
    expect(await rowOf(id)).toMatchObject({ method: 'appointment', state: 'done' });
    expect(await sql('select 1 from draw where substitution_id = $1', [id])).toEqual([]);
  });

  it('R-129 appoints nobody in a bureau that draws, and nobody unfit in one that appoints', async () => {
    const gaoqing = await aMatchedTask(sql);
    const drawn = await anAsk(gaoqing);
    const spare = gaoqing.inspectors.find((one) => !drawn.team.includes(one))!;
    await expect(approve(gaoqing.office.approver, drawn.id, spare.id)).rejects.toMatchObject({
      code: 'bad-input',
    });
    const gaoxin = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { id, team } = await anAsk(gaoxin);
    const { unit, approver } = gaoxin.office;
    const unfit = [
      (await anInspector(sql, { unit, licenceExpiresOn: '2026-09-01' })).id,
      (await anInspector(sql, { unit, skills: ['娱乐场所'] })).id,
      team[0]!.id,
      team[1]!.id,
    ];
    for (const person of unfit) {
      await expect(approve(approver, id, person)).rejects.toMatchObject({ code: 'bad-input' });
    }
    await expect(approve(approver, id, approver.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await rowOf(id)).toMatchObject({ state: 'requested', version: 1 });
  });
});
