import { describe, expect, it } from 'vitest';
import { recordConduct } from '../../../usecases/conduct/record.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { departInspector } from '../../../usecases/registry/depart-inspector.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { releaseSeat } from '../../../usecases/team/release-seat.ts';
import { sweepDraws } from '../../../worker/sweep-draws.ts';
import { useDatabase } from '../../support/database.ts';
import { type AnInspector, aPerson, type Someone } from '../../support/factories.ts';
import {
  allAnswers,
  aMatchedTask,
  by,
  monday,
  type Scene,
  start,
  teamOf,
} from '../../support/visit.ts';

const { sql } = useDatabase();

async function underWay(teamSize: number, inspectors = teamSize + 3, profile = 'gaoqing') {
  const scene = await aMatchedTask(sql, { teamSize, inspectors, profile });
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await start(sql, scene, inspectionId);
  return { scene, inspectionId, team };
}

const release = (scene: Scene, inspectionId: string, leaver: Someone, who?: Someone) =>
  releaseSeat(
    by(who ?? scene.office.head),
    {
      inspectionId,
      inspectorId: leaver.id,
      ground: 'illness',
      reason: '突发疾病住院',
      document: '县医院诊断证明 2026-118',
    },
    monday,
  );

const enter = async (scene: Scene, inspectionId: string, lead: AnInspector) => {
  const answers = await allAnswers(sql, scene.task.itemIds);
  await submitResult(by(lead), { inspectionId, finding: 'clear', answers }, monday);
};

const stateOf = async (id: string) =>
  (await sql('select state from inspection where id = $1', [id]))[0]!['state'];

describe('somebody who has arrived and cannot sign any more', () => {
  it('R-126, R-142 is released by the head on a document; a team that stays valid is done with the others’ signatures', async () => {
    const { scene, inspectionId, team } = await underWay(3);
    const [lead, second, third] = team as [AnInspector, AnInspector, AnInspector];
    await enter(scene, inspectionId, lead);
    for (const one of [lead, second]) await signResult(by(one), { inspectionId }, monday);
    expect(await stateOf(inspectionId)).toBe('submitted');
    await expect(release(scene, inspectionId, lead)).rejects.toMatchObject({
      code: 'signed-already',
    });
    expect(await release(scene, inspectionId, third)).toEqual({ substitutionId: null });
    expect(await stateOf(inspectionId)).toBe('signed');
    expect(await teamOf(sql, scene, inspectionId)).toEqual([lead, second]);
    const [event] = await sql(
      `select data, actor_id from event where type = 'team.released' and about_id = $1`,
      [inspectionId],
    );
    expect(event).toEqual({
      actor_id: scene.office.head.id,
      data: { seat: 3, lead: false, ground: 'illness', replaced: false },
    });
    const [kept] = await sql('select ground, document from seat_release where inspection_id = $1', [
      inspectionId,
    ]);
    expect(kept).toEqual({ ground: 'illness', document: '县医院诊断证明 2026-118' });
    await expect(sql('update seat_release set document = $1', ['x'])).rejects.toMatchObject({
      code: 'YH001',
    });
  });

  it('R-152 closes no visit by leaving whose result keeps silent about what the subject did', async () => {
    const { scene, inspectionId, team } = await underWay(3, 6, 'xuchang');
    const [lead, second, third] = team as [AnInspector, AnInspector, AnInspector];
    await enter(scene, inspectionId, lead);
    for (const one of [lead, second]) await signResult(by(one), { inspectionId }, monday);
    const seen = { inspectionId, kind: 'concealed', fact: '台账藏于里间，经查方出示' } as const;
    await recordConduct(by(third), seen, monday);
    expect(await release(scene, inspectionId, third)).toEqual({ substitutionId: null });
    expect(await stateOf(inspectionId)).toBe('submitted');
    const [closed] = await sql('select 1 from disclosure where inspection_id = $1', [inspectionId]);
    expect(closed).toBeUndefined();
  });

  it.each([
    ['one of two', 2, 1],
    ['the lead', 3, 0],
  ] as const)(
    'R-113, R-130 %s is replaced: the request is decided by another person than the head who asks',
    async (_, size, at) => {
      const { scene, inspectionId, team } = await underWay(size);
      const leaver = team[at]!;
      const { substitutionId } = await release(scene, inspectionId, leaver);
      const id = substitutionId!;
      await expect(release(scene, inspectionId, leaver)).rejects.toMatchObject({
        code: 'request-open',
      });
      await expect(
        decideSubstitution(by(scene.office.head), { id, verdict: 'approve' }, monday),
      ).rejects.toMatchObject({ code: 'forbidden' });
      await decideSubstitution(by(scene.office.approver), { id, verdict: 'approve' }, monday);
      await sweepDraws();
      const after = await teamOf(sql, scene, inspectionId);
      expect(after).toHaveLength(size);
      expect(after).not.toContain(leaver);
      const newcomer = after.find((one) => !team.includes(one))!;
      await acceptInspection(by(newcomer), { inspectionId }, monday);
      await checkIn(by(newcomer), { inspectionId }, monday);
      const [seat] = await sql(
        'select inspector_id from seat where inspection_id = $1 and active and lead',
        [inspectionId],
      );
      const lead = after.find(({ id: one }) => one === seat!['inspector_id'])!;
      await enter(scene, inspectionId, lead);
      // The newcomer was seated by the worker, whose clock is the real one.
      for (const one of after) await signResult(by(one), { inspectionId }, new Date());
      expect(await stateOf(inspectionId)).toBe('signed');
    },
  );

  it('R-126 only the head releases, nobody themselves, and nobody who has not arrived', async () => {
    const scene = await aMatchedTask(sql, { teamSize: 3, inspectors: 6 });
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await teamOf(sql, scene, inspectionId);
    await expect(release(scene, inspectionId, team[2]!)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    for (const one of team) await acceptInspection(by(one), { inspectionId }, monday);
    await checkIn(by(team[0]!), { inspectionId }, monday);
    await expect(release(scene, inspectionId, team[2]!)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    for (const who of [scene.office.approver, scene.office.planner, team[0]!]) {
      await expect(release(scene, inspectionId, team[0]!, who)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const seat = await sql('select id from seat where inspector_id = $1 and active', [team[2]!.id]);
    await expect(
      sql(
        `insert into seat_release (seat_id, inspection_id, ground, reason, document, released_by, released_at)
         values ($1, $2, 'death', 'x', 'x', $3, now())`,
        [seat[0]!['id'], inspectionId, scene.office.head.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-126 leaves the service once the head has released them from what they had begun', async () => {
    const { scene, inspectionId, team } = await underWay(3);
    const { unit } = scene.office;
    const keeper = await aPerson(sql, { unit, roles: [['registrar', unit]] });
    const leaver = team[2]!;
    const depart = () =>
      departInspector(
        by(keeper),
        { inspectorId: leaver.id, ground: 'other', reason: '病故' },
        monday,
      );
    await expect(depart()).rejects.toMatchObject({ code: 'visits-begun' });
    await release(scene, inspectionId, leaver);
    expect(await depart()).toEqual({ opened: [] });
  });
});
