import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { announceSubstitution } from '../../../usecases/substitution/announce.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { anAsk, approve, redrawOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { anInterest } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, monday, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

describe('drawing a substitute', () => {
  it('R-125 R-130 takes nobody with an interest, over the cap, or who was in the team before', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 5 });
    const { id, team, inspectionId } = await anAsk(sql, scene);
    const rest = scene.inspectors.filter((one) => !team.includes(one));
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, rest[0]!, subject as never);
    await approve(scene.office.approver, id);
    const first = await redrawOf(sql, id);
    expect(first['input'].teams[0].recused).toEqual([rest[0]!.serial]);
    const { substituteId } = await replaceInspector(bySystem(), { drawId: first['id'] }, monday);
    expect([rest[1]!.id, rest[2]!.id]).toContain(substituteId);

    const substitute = scene.inspectors.find((one) => one.id === substituteId)!;
    const ask = { inspectionId, reason: 'transfer' } as const;
    const second = await requestSubstitution(by(substitute), ask, monday);
    await approve(scene.office.approver, second.substitutionId);
    const draw = await redrawOf(sql, second.substitutionId);
    expect(draw['code']).toBe(`${scene.task.code}-S2`);
    const last = rest.slice(1).find((one) => one.id !== substituteId)!;
    expect(draw['input'].teams[0].eligible).toEqual(
      [rest[0]!.serial, last.serial].sort((a, b) => a - b),
    );
    expect(await replaceInspector(bySystem(), { drawId: draw['id'] }, monday)).toEqual({
      substituteId: last.id,
    });
  });

  it('happens once, and only by the system', async () => {
    const scene = await aMatchedTask(sql);
    const { id, inspectionId } = await anAsk(sql, scene);
    await approve(scene.office.approver, id);
    const drawId = (await redrawOf(sql, id))['id'];
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

  it('R-125 is void when an interest came on file in between, and announced anew', async () => {
    const scene = await aMatchedTask(sql);
    const { id, team, inspectionId } = await anAsk(sql, scene);
    await approve(scene.office.approver, id);
    const drawId = (await redrawOf(sql, id))['id'];
    const other = scene.inspectors.find((one) => !team.includes(one))!;
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, other, subject as never);
    expect(await replaceInspector(bySystem(), { drawId }, monday)).toEqual({ substituteId: null });
    expect(await announceSubstitution(bySystem(), { substitutionId: id }, monday)).toEqual({
      drawId: expect.any(String),
    });
    const anew = await redrawOf(sql, id);
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
    const { id } = await anAsk(sql, scene);
    const arrive = () => checkIn(by(both[0]!), { inspectionId }, monday);
    await expect(arrive()).rejects.toMatchObject({ code: 'request-open' });
    await approve(scene.office.approver, id);
    await expect(arrive()).rejects.toMatchObject({ code: 'request-open' });
    const drawId = (await redrawOf(sql, id))['id'];
    const { substituteId } = await replaceInspector(bySystem(), { drawId }, monday);
    await expect(arrive()).rejects.toMatchObject({ code: 'illegal-step' });
    const substitute = scene.inspectors.find((one) => one.id === substituteId)!;
    expect(await acceptInspection(by(substitute), { inspectionId }, monday)).toEqual({
      state: 'accepted',
    });
    expect(await arrive()).toEqual({ state: 'started' });
  });
});
