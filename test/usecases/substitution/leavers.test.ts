import { describe, expect, it } from 'vitest';
import { announceSubstitution } from '../../../usecases/substitution/announce.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { sweepDraws } from '../../../worker/sweep-draws.ts';
import { approve, redrawOf, substitutionOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, bySystem, monday, type Scene, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

/** Everybody in a visit asks to be replaced; the ids of the requests in seat order. */
async function askAll(scene: Scene, inspectionId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const member of await teamOf(sql, scene, inspectionId)) {
    const ask = { inspectionId, reason: 'health' } as const;
    ids.push((await requestSubstitution(by(member), ask, monday)).substitutionId);
  }
  return ids;
}

const announced = (taskId: string) =>
  sql(
    `select input from draw where task_id = $1 and kind = 'substitution' and state = 'announced'`,
    [taskId],
  );

const stateOf = async (id: string) => (await substitutionOf(sql, id))['state'];

/** What the worker does until nothing waits any more; its rounds are bounded. */
async function settle(ids: string[]): Promise<void> {
  for (let round = 0; round <= ids.length; round += 1) await sweepDraws();
  for (const id of ids) expect(await stateOf(id)).toBe('done');
}

describe('several who leave at once', () => {
  it('R-129 R-130 are replaced one after the other, nobody takes two seats of a team', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 4 });
    const inspectionId = scene.task.inspectionIds[0]!;
    const left = await teamOf(sql, scene, inspectionId);
    const ids = await askAll(scene, inspectionId);
    await Promise.all(ids.map((id) => approve(scene.office.approver, id)));
    expect(await Promise.all(ids.map(stateOf))).toEqual(['approved', 'approved']);
    expect(await announced(scene.task.id)).toHaveLength(1);
    for (const substitutionId of ids) {
      expect(await announceSubstitution(bySystem(), { substitutionId }, monday)).toEqual({
        drawId: null,
      });
    }
    await settle(ids);
    const team = await teamOf(sql, scene, inspectionId);
    const others = scene.inspectors.filter((one) => !left.includes(one));
    expect(new Set(team)).toEqual(new Set(others));
    expect(await announced(scene.task.id)).toEqual([]);
    const inputs = await Promise.all(ids.map(async (id) => (await redrawOf(sql, id))['input']));
    expect(inputs.map(({ teams }) => teams[0].eligible.length).sort((a, b) => a - b)).toEqual([
      1, 2,
    ]);
  });

  it('R-130 hold to the cap of the task across its visits', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 4, subjects: 2 });
    const ids: string[] = [];
    for (const visit of scene.task.inspectionIds) ids.push(...(await askAll(scene, visit)));
    await Promise.all(ids.map((id) => approve(scene.office.approver, id)));
    await settle(ids);
    const held = await sql(
      `select s.inspector_id as id, count(*)::int as seats from seat s
         join inspection n on n.id = s.inspection_id
       where n.task_id = $1 and s.active group by s.inspector_id`,
      [scene.task.id],
    );
    const [{ cap }] = (await sql(
      `select (announcement ->> 'cap')::int as cap from draw where task_id = $1 and kind = 'match'`,
      [scene.task.id],
    )) as [{ cap: number }];
    expect(held.reduce((sum, { seats }) => sum + seats, 0)).toBe(4);
    for (const { seats } of held) expect(seats).toBeLessThanOrEqual(cap);
  });

  it('R-130 are not all let go when there are not enough to follow them', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 3 });
    const ids = await askAll(scene, scene.task.inspectionIds[0]!);
    await approve(scene.office.approver, ids[0]!);
    await expect(approve(scene.office.approver, ids[1]!)).rejects.toMatchObject({
      code: 'no-eligible-substitute',
    });
    expect(await stateOf(ids[1]!)).toBe('requested');
  });
});
