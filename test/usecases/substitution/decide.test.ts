import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runMatch } from '../../../domain/match/match.ts';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { anAsk, approve, messagesAbout, redrawOf, substitutionOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, many, type Someone } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, monday, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

describe('deciding a substitution', () => {
  it('R-129 R-131 draws the substitute from an input frozen after the approval, and keeps the first match on file', async () => {
    const scene = await aMatchedTask(sql);
    const { id, inspectionId, leaver, team } = await anAsk(sql, scene);
    expect(await approve(scene.office.approver, id)).toBe('approved');
    const draw = await redrawOf(sql, id);
    expect(draw).toMatchObject({ code: `${scene.task.code}-S1`, state: 'announced', seed: null });
    expect(draw['frozen_at'] >= (await substitutionOf(sql, id))['decided_at']).toBe(true);
    expect(await sql('select 1 from entropy_source where draw_id = $1', [draw['id']])).toEqual([]);
    expect(await teamOf(sql, scene, inspectionId)).toEqual(team);

    const { substituteId } = await replaceInspector(bySystem(), { drawId: draw['id'] }, monday);
    const done = await redrawOf(sql, id);
    const again = runMatch({ seed: done['seed'], ...done['input'] });
    const substitute = scene.inspectors.find((one) => one.id === substituteId)!;
    expect(again).toMatchObject({ teams: [{ members: [substitute.serial], lead: null }] });
    expect(await teamOf(sql, scene, inspectionId)).toEqual([team[0], substitute]);
    expect(await substitutionOf(sql, id)).toMatchObject({
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
    const { id } = await anAsk(sql, scene, 0);
    await approve(scene.office.approver, id);
    const drawId = (await redrawOf(sql, id))['id'];
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
    const { id, inspectionId, leaver, team } = await anAsk(sql, scene);
    const versions = async () =>
      Object.fromEntries(
        (await messagesAbout(sql, inspectionId, 'inspection')).map((card) => [
          card['person_id'],
          card['desired_version'],
        ]),
      );
    const before = await versions();
    await approve(scene.office.approver, id);
    const drawId = (await redrawOf(sql, id))['id'];
    const { substituteId } = await replaceInspector(bySystem(), { drawId }, monday);
    const after = await versions();
    for (const { id: member } of team) expect(after[member]).toBeGreaterThan(before[member]!);
    expect(after[substituteId!]).toBeDefined();
    const copies = await messagesAbout(sql, id, 'substitution');
    const approvers = copies.filter((copy) => copy['class'] === 'action');
    expect(approvers.every((copy) => copy['desired_version'] >= 3)).toBe(true);
    expect(copies.filter((copy) => copy['class'] === 'notice')).toMatchObject([
      { person_id: leaver.id },
    ]);
  });

  it('R-128 the approver is none of requester, replaced person and substitute, whoever presses what', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 3 });
    const { unit } = scene.office;
    const { id, inspectionId, leaver, team } = await anAsk(sql, scene);
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
    expect(await substitutionOf(sql, id)).toMatchObject({
      state: 'requested',
      decided_by: null,
      version: 1,
    });
    expect(await sql('select 1 from decision where about_id = $1', [id])).toEqual([]);
    expect(await sql('select 1 from draw where substitution_id = $1', [id])).toEqual([]);
    expect(await teamOf(sql, scene, inspectionId)).toEqual(team);
  });

  it('R-128 the database refuses the same, whatever the code above it believes', async () => {
    const scene = await aMatchedTask(sql);
    const { id, leaver, team } = await anAsk(sql, scene);
    const decide = 'update substitution set decided_by = $2, decided_at = now(), state = $3';
    await expect(sql(`${decide} where id = $1`, [id, leaver.id, 'approved'])).rejects.toMatchObject(
      { code: '23514' },
    );
    const other = team[0]!.id;
    await sql(`${decide} where id = $1`, [id, other, 'approved']);
    await expect(
      sql(
        `update substitution set state = 'done', substitute_id = $2, done_at = now() where id = $1`,
        [id, other],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('R-128 is for approvers of this unit: others are refused and nothing changes', async () => {
    const scene = await aMatchedTask(sql);
    const { office } = scene;
    const { id, team } = await anAsk(sql, scene);
    const foreign = await aPerson(sql, {
      unit: office.sibling,
      roles: [['approver', office.sibling]],
    });
    for (const person of [office.planner, office.head, foreign, ...team]) {
      await expect(approve(person, id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await substitutionOf(sql, id)).toMatchObject({ state: 'requested', version: 1 });
  });

  it('leaves one decision when eight people decide one request at once', async () => {
    const scene = await aMatchedTask(sql);
    const { unit } = scene.office;
    const { id, inspectionId } = await anAsk(sql, scene);
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
    const { id, inspectionId, team, leaver } = await anAsk(sql, scene);
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
    const { id } = await anAsk(sql, scene);
    const { approver } = scene.office;
    await sql('update substitution set version = 2 where id = $1', [id]);
    await expect(
      decideSubstitution(by(approver, 1), { id, verdict: 'approve' }, monday),
    ).rejects.toMatchObject({ code: 'stale' });
  });
});
