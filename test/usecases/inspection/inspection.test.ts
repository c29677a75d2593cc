import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, monday, start, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

async function aVisit() {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await teamOf(sql, scene, inspectionId);
  const outsider = scene.inspectors.find((one) => !team.includes(one))!;
  return { scene, inspectionId, team, outsider };
}

const stateOf = async (id: string) =>
  (await sql('select state, version from inspection where id = $1', [id]))[0];

describe('accepting a visit', () => {
  it('is accepted when the whole team has accepted, each once', async () => {
    const { inspectionId, team } = await aVisit();
    const accept = (at: number) => acceptInspection(by(team[at]!), { inspectionId }, monday);
    expect(await accept(1)).toEqual({ state: 'assigned' });
    await expect(accept(1)).rejects.toMatchObject({ code: 'illegal-step' });
    expect(await accept(0)).toEqual({ state: 'accepted' });
    expect(await stateOf(inspectionId)).toEqual({ state: 'accepted', version: 2 });
  });

  it('two members who press the same card at the same moment both succeed', async () => {
    const { inspectionId, team } = await aVisit();
    await Promise.all(
      team.map((member) => acceptInspection(by(member, 2), { inspectionId }, monday)),
    );
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'accepted' });
    await Promise.all(team.map((member) => checkIn(by(member, 2), { inspectionId }, monday)));
    expect(
      await sql('select 1 from check_in where inspection_id = $1', [inspectionId]),
    ).toHaveLength(2);
  });

  it('is nobody else’s to accept, and not on a card from before the team changed', async () => {
    const { scene, inspectionId, team, outsider } = await aVisit();
    for (const person of [outsider, scene.office.approver]) {
      await expect(acceptInspection(by(person), { inspectionId }, monday)).rejects.toMatchObject({
        code: 'not-a-member',
      });
    }
    await expect(acceptInspection(by(team[0]!, 1), { inspectionId }, monday)).rejects.toMatchObject(
      { code: 'stale' },
    );
  });
});

describe('checking in', () => {
  it('R-137 records who arrived when with which licence, each member once', async () => {
    const { scene, inspectionId, team } = await aVisit();
    await start(sql, scene, inspectionId);
    const rows = await sql(
      'select c.inspector_id, c.licence_no = i.licence_no as own from check_in c join inspector i on i.person_id = c.inspector_id where inspection_id = $1',
      [inspectionId],
    );
    expect(rows).toHaveLength(2);
    expect(rows.every((row) => row['own'])).toBe(true);
    await expect(checkIn(by(team[0]!), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'started' });
  });

  it('R-119 refuses a licence that has expired since the match, and anybody outside the team', async () => {
    const { inspectionId, team, outsider } = await aVisit();
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    await sql(`update inspector set licence_expires_on = '2026-09-13' where person_id = $1`, [
      team[0]!.id,
    ]);
    await expect(checkIn(by(team[0]!), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'licence-expired',
    });
    await expect(checkIn(by(outsider), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'not-a-member',
    });
    expect(await sql('select 1 from check_in where inspection_id = $1', [inspectionId])).toEqual(
      [],
    );
  });

  it('waits until everybody has accepted', async () => {
    const { inspectionId, team } = await aVisit();
    await acceptInspection(by(team[0]!), { inspectionId }, monday);
    await expect(checkIn(by(team[0]!), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });
});
