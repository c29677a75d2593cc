import { describe, expect, it } from 'vitest';
import { decideRecusal } from '../../../usecases/recusal/decide.ts';
import { requestRecusal } from '../../../usecases/recusal/request.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { useDatabase } from '../../support/database.ts';
import { anInterest, aPerson, many, type Someone } from '../../support/factories.ts';
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
  const { recusalId } = await requestRecusal(
    by(leaver),
    { inspectionId, ground: 'kinship' },
    monday,
  );
  return { inspectionId, team, leaver, id: recusalId };
}

const rowOf = async (id: string) => (await sql('select * from recusal where id = $1', [id]))[0]!;
const followUp = async (id: string) =>
  (await sql('select * from substitution where recusal_id = $1', [id]))[0];

describe('asking for recusal', () => {
  it('R-125 is the inspector’s own, with a ground, before the visit, once at a time', async () => {
    const scene = await aMatchedTask(sql);
    const { inspectionId, team, leaver } = await anAsk(scene);
    await expect(
      requestRecusal(by(leaver), { inspectionId, ground: 'dispute' }, monday),
    ).rejects.toMatchObject({ code: 'request-open' });
    await expect(
      requestSubstitution(by(leaver), { inspectionId, reason: 'health' }, monday),
    ).rejects.toMatchObject({ code: 'request-open' });
    await expect(
      requestRecusal(by(team[0]!), { inspectionId, ground: 'other' }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    await expect(
      requestRecusal(by(scene.office.planner), { inspectionId, ground: 'kinship' }, monday),
    ).rejects.toMatchObject({ code: 'not-a-member' });

    const begun = await aMatchedTask(sql);
    const [visit] = begun.task.inspectionIds;
    const [lead] = await start(sql, begun, visit!);
    await expect(
      requestRecusal(by(lead!), { inspectionId: visit!, ground: 'kinship' }, monday),
    ).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('R-125 is open to whoever has arrived only when the interest came on file since', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, member] = await start(sql, scene, inspectionId);
    const [subject] = await sql(
      'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [inspectionId],
    );
    await anInterest(sql, member!, subject as never);
    const ask = { inspectionId, ground: 'kinship' } as const;
    await expect(requestRecusal(by(lead!), ask, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    const { recusalId: id } = await requestRecusal(by(member!), ask, monday);
    await decideRecusal(by(scene.office.approver), { id, verdict: 'approve' }, monday);
    const [draw] = await sql('select id from draw where substitution_id = $1', [
      (await followUp(id))!['id'],
    ]);
    await replaceInspector(bySystem(), { drawId: draw!['id'] }, monday);
    const team = await teamOf(sql, scene, inspectionId);
    expect(team).not.toContain(member);
    expect(await acceptInspection(by(team[1]!), { inspectionId }, monday)).toEqual({
      state: 'started',
    });
  });

  it('R-125 keeps the team from the visit while it is open', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await teamOf(sql, scene, inspectionId);
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    const { id } = await anAsk(scene);
    for (const member of team) {
      await expect(checkIn(by(member), { inspectionId }, monday)).rejects.toMatchObject({
        code: 'request-open',
      });
    }
    const verdict = { id, verdict: 'reject', reason: '查无此关系' } as const;
    await decideRecusal(by(scene.office.approver), verdict, monday);
    expect(await checkIn(by(team[0]!), { inspectionId }, monday)).toEqual({ state: 'started' });
  });
});

describe('deciding a recusal', () => {
  it('R-125 R-127 puts the interest on file and opens a substitution that is drawn', async () => {
    const scene = await aMatchedTask(sql);
    const { id, inspectionId, leaver, team } = await anAsk(scene);
    const { approver } = scene.office;
    expect(await decideRecusal(by(approver), { id, verdict: 'approve' }, monday)).toBe('approved');
    const interests = await sql('select nature, ended_at from interest where inspector_id = $1', [
      leaver.id,
    ]);
    expect(interests).toEqual([{ nature: 'kinship', ended_at: null }]);
    const opened = await followUp(id);
    expect(opened).toMatchObject({
      state: 'approved',
      reason: 'recusal',
      requester_id: leaver.id,
      replaced_id: leaver.id,
      decided_by: approver.id,
    });
    const [draw] = await sql('select id from draw where substitution_id = $1', [opened!['id']]);
    const { substituteId } = await replaceInspector(bySystem(), { drawId: draw!['id'] }, monday);
    expect(await teamOf(sql, scene, inspectionId)).toEqual([
      team[0],
      scene.inspectors.find((one) => one.id === substituteId),
    ]);
    const [copy] = await sql(
      `select desired_version from message where about_id = $1 and class = 'action'`,
      [id],
    );
    expect(copy!['desired_version']).toBeGreaterThanOrEqual(3);
  });

  it('R-128 is not for the person themselves, nor for anybody but an approver of the unit', async () => {
    const scene = await aMatchedTask(sql);
    const { id, leaver } = await anAsk(scene);
    const { office } = scene;
    const pressing: Someone[] = [
      { ...leaver, mandates: [{ role: 'approver', path: office.unit.path }] },
      office.planner,
      office.head,
      await aPerson(sql, { unit: office.sibling, roles: [['approver', office.sibling]] }),
    ];
    for (const person of pressing) {
      for (const verdict of ['approve', 'reject'] as const) {
        await expect(
          decideRecusal(by(person), { id, verdict, reason: '同意' }, monday),
        ).rejects.toMatchObject({ code: 'forbidden' });
      }
    }
    expect(await rowOf(id)).toMatchObject({ state: 'requested', version: 1 });
    expect(await sql('select 1 from interest where inspector_id = $1', [leaver.id])).toEqual([]);
    await expect(
      sql(
        `update recusal set state = 'approved', decided_by = $2, decided_at = now() where id = $1`,
        [id, leaver.id],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('leaves one decision when eight people decide at once', async () => {
    const scene = await aMatchedTask(sql);
    const { unit } = scene.office;
    const { id } = await anAsk(scene);
    const approvers = await many(8, () => aPerson(sql, { unit, roles: [['approver', unit]] }));
    const outcomes = await Promise.allSettled(
      approvers.map((person) => decideRecusal(by(person), { id, verdict: 'approve' }, monday)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('already-decided');
    }
    expect(await sql('select 1 from decision where about_id = $1', [id])).toHaveLength(1);
    expect(await sql('select 1 from substitution where recusal_id = $1', [id])).toHaveLength(1);
  });

  it('R-130 is not recorded when nobody could follow', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 2 });
    const { id, inspectionId, team, leaver } = await anAsk(scene);
    await expect(
      decideRecusal(by(scene.office.approver), { id, verdict: 'approve' }, monday),
    ).rejects.toMatchObject({
      code: 'no-eligible-substitute',
      details: { rule: '高青县公安局 第二十条 · P-29 subst.method' },
    });
    expect(await rowOf(id)).toMatchObject({ state: 'requested', decided_by: null });
    expect(await sql('select 1 from decision where about_id = $1', [id])).toEqual([]);
    expect(await sql('select 1 from interest where inspector_id = $1', [leaver.id])).toEqual([]);
    expect(await followUp(id)).toBeUndefined();
    expect(await teamOf(sql, scene, inspectionId)).toEqual(team);
  });

  it('R-129 names the substitute at once where the bureau appoints', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { id, inspectionId, team } = await anAsk(scene, 0);
    const named = scene.inspectors.find((one) => !team.includes(one))!;
    const approve = { id, verdict: 'approve', reason: '另行指派' } as const;
    const { approver } = scene.office;
    await expect(decideRecusal(by(approver), approve, monday)).rejects.toMatchObject({
      code: 'bad-input',
    });
    await decideRecusal(by(approver), { ...approve, substituteId: named.id }, monday);
    expect(await teamOf(sql, scene, inspectionId)).toEqual([named, team[1]]);
    expect(await followUp(id)).toMatchObject({ state: 'done', method: 'appointment' });
  });
});
