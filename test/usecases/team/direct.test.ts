import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { decideProposal } from '../../../usecases/proposal/decide.ts';
import { assignDirectly } from '../../../usecases/team/assign-directly.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { anAsk, approve } from '../../support/asks.ts';
import { messagesAbout } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aWaitingTask, stateIn, type Waiting } from '../../support/dispatched.ts';
import { anInspector, anInterest, aPerson, many, type Someone } from '../../support/factories.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const ask = (
  { office, inspectionId, inspectors }: Waiting,
  memberIds = [inspectors[0]!.id, inspectors[1]!.id],
  person: Someone = office.planner,
) => assignDirectly(by(person), { inspectionId, memberIds, reason: '本区执法人员有限' }, monday);

const decide = (person: Someone, id: string, verdict: 'approve' | 'reject' = 'approve') =>
  decideProposal(by(person), { id, verdict, reason: '属实' }, monday);

const seatsOf = (inspectionId: string) =>
  sql(
    `select number, inspector_id, lead, draw_id, appointed_by, proposal_id from seat
     where inspection_id = $1 order by number`,
    [inspectionId],
  );

describe('assigning a team directly (高新区)', () => {
  it('R-117 seats the team that the head approved, with the counts, flagged and publicly counted', async () => {
    const scene = await aWaitingTask(sql);
    const { office, task, inspectors, inspectionId } = scene;
    const { proposalId, ...evidence } = await ask(scene);
    expect(evidence).toEqual({ eligible: 3, threshold: 4 });
    const cards = await messagesAbout(sql, proposalId, 'proposal');
    expect(cards.map((card) => card['person_id'])).toEqual([office.head.id]);
    expect(await seatsOf(inspectionId)).toEqual([]);

    expect(await decide(office.head, proposalId)).toBe('approved');
    const assigned = { draw_id: null, appointed_by: office.head.id, proposal_id: proposalId };
    expect(await seatsOf(inspectionId)).toEqual([
      { number: 1, inspector_id: inspectors[0]!.id, lead: true, ...assigned },
      { number: 2, inspector_id: inspectors[1]!.id, lead: false, ...assigned },
    ]);
    expect(await stateIn(sql, 'task', task.id)).toBe('matched');
    const facts = await inspectionFacts(inspectionId, inspectors[0]!.id);
    expect(facts!.team.map((member) => member.by)).toEqual([
      'direct-assignment',
      'direct-assignment',
    ]);
    const [notice] = await sql(
      `select title, body from public_notice where kind = 'announcement' and ref = $1`,
      [`${task.code}-D1`],
    );
    expect(notice).toMatchObject({
      title: expect.stringContaining('直接委派公告'),
      body: { kind: 'direct-assignment', teams: 1, seats: 2, inspectors: 3, threshold: 4 },
    });
    for (const { name } of inspectors) expect(JSON.stringify(notice)).not.toContain(name);
    const [event] = await sql(
      `select data from event where type = 'team.assigned-directly' and about_id = $1`,
      [inspectionId],
    );
    expect(event!['data']).toMatchObject({ eligible: 3, threshold: 4, proposalId });
  });

  it('R-117 is refused where enough could be drawn, with parameter, article and counts', async () => {
    const scene = await aWaitingTask(sql, { inspectors: 4 });
    await expect(ask(scene)).rejects.toMatchObject({
      code: 'direct-pool-sufficient',
      details: {
        parameter: 'P-26',
        rule: '高新区综合行政执法与应急管理局 第二十条 · P-26 match.whenTooFew',
        eligible: 4,
        threshold: 4,
      },
    });
    // Somebody with an interest cannot be drawn, so the pool is one smaller.
    await anInterest(sql, scene.inspectors[3]!, scene.subjects[0]!);
    expect((await ask(scene)).eligible).toBe(3);
  });

  it('R-117 is refused where the rules know none (高青)', async () => {
    const scene = await aWaitingTask(sql, { profile: 'gaoqing' });
    await expect(ask(scene)).rejects.toMatchObject({
      code: 'direct-not-allowed',
      details: { parameter: 'P-26' },
    });
    expect(await sql('select 1 from proposal where task_id = $1', [scene.task.id])).toEqual([]);
  });

  it('R-111 R-113 R-125 takes no team that is none', async () => {
    const scene = await aWaitingTask(sql, { inspectors: 2 });
    const [first, second] = scene.inspectors.map(({ id }) => id);
    const { unit } = scene.office;
    const follower = await anInspector(sql, { unit, mayLead: false, skills: ['旅馆业'] });
    const invalid = (why: string) => ({ code: 'team-invalid', details: { why } });
    await expect(ask(scene, [first!])).rejects.toMatchObject(invalid('too-few'));
    await expect(ask(scene, [first!, first!])).rejects.toMatchObject(invalid('twice'));
    await expect(ask(scene, [follower.id, first!])).rejects.toMatchObject(invalid('lead-may-not'));
    await expect(ask(scene, [first!, randomUUID()])).rejects.toMatchObject({ code: 'bad-input' });
    await anInterest(sql, follower, scene.subjects[0]!);
    await expect(ask(scene, [first!, follower.id])).rejects.toMatchObject(invalid('interested'));
    const away = await anInspector(sql, { unit, licenceExpiresOn: '2026-09-01' });
    await expect(ask(scene, [first!, away.id])).rejects.toMatchObject(invalid('unqualified'));
    const elsewhere = await anInspector(sql, { unit: scene.office.bureau });
    expect((await ask(scene, [first!, elsewhere.id])).eligible).toBe(3);
    expect(second).toBeDefined();
  });

  it('R-117 R-128 is asked for by the planner and decided by a head who is no part of it', async () => {
    const scene = await aWaitingTask(sql);
    const { office, inspectors } = scene;
    for (const person of [office.approver, office.head, inspectors[0]!]) {
      await expect(ask(scene, undefined, person)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const { proposalId } = await ask(scene);
    const headToo = {
      ...inspectors[0]!,
      mandates: [{ role: 'head' as const, path: office.unit.path }],
    };
    const askerToo = {
      ...office.planner,
      mandates: [{ role: 'head' as const, path: office.unit.path }],
    };
    for (const person of [headToo, askerToo, office.approver, office.planner]) {
      await expect(decide(person, proposalId)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(
      decideProposal(by(office.head), { id: proposalId, verdict: 'reject' }, monday),
    ).rejects.toMatchObject({ code: 'reason-required' });
    expect(await decide(office.head, proposalId, 'reject')).toBe('rejected');
    await expect(decide(office.head, proposalId)).rejects.toMatchObject({
      code: 'already-decided',
      details: { by: office.head.name },
    });
    expect(await seatsOf(scene.inspectionId)).toEqual([]);
    expect((await ask(scene)).proposalId).not.toBe(proposalId);
  });

  it('R-117 weighs everything again when the head decides', async () => {
    const scene = await aWaitingTask(sql);
    const { proposalId } = await ask(scene);
    await anInspector(sql, { unit: scene.office.unit });
    await expect(decide(scene.office.head, proposalId)).rejects.toMatchObject({
      code: 'direct-pool-sufficient',
      details: { eligible: 4 },
    });
    expect(await stateIn(sql, 'proposal', proposalId)).toBe('requested');
    expect(await sql('select 1 from consent where proposal_id = $1', [proposalId])).toEqual([]);
  });

  it('R-117 leaves the other visits to the draw, and none that is matched already', async () => {
    const scene = await aWaitingTask(sql, { subjects: 2 });
    const { office, task } = scene;
    const { proposalId } = await ask(scene);
    await decide(office.head, proposalId);
    expect(await stateIn(sql, 'task', task.id)).toBe('dispatched');
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    const other = { ...scene, inspectionId: task.inspectionIds[1]! };
    await expect(ask(other)).rejects.toMatchObject({ code: 'draw-pending' });
    expect(await seatTeams(bySystem(), { drawId }, monday)).toEqual({ inspections: 1 });
    expect(await stateIn(sql, 'task', task.id)).toBe('matched');
    await expect(ask(other)).rejects.toMatchObject({ code: 'illegal-step' });
    expect((await seatsOf(other.inspectionId)).every((seat) => seat['draw_id'] === drawId)).toBe(
      true,
    );
  });

  it('R-131 whoever was assigned directly can be replaced, by the rules of substitution', async () => {
    const scene = await aWaitingTask(sql);
    const { office, inspectors } = scene;
    await decide(office.head, (await ask(scene)).proposalId);
    const { id } = await anAsk(sql, scene);
    expect(await approve(office.approver, id, inspectors[2]!.id)).toBe('done');
    const [last] = await sql(
      'select proposal_id, appointed_by from seat where inspection_id = $1 and number = 2 and active',
      [scene.inspectionId],
    );
    expect(last).toEqual({ proposal_id: null, appointed_by: office.approver.id });
  });

  it('leaves one decision when eight heads decide at once', async () => {
    const scene = await aWaitingTask(sql);
    const { unit } = scene.office;
    const heads = await many(8, () => aPerson(sql, { unit, roles: [['head', unit]] }));
    const { proposalId } = await ask(scene);
    const outcomes = await Promise.allSettled(
      heads.map((person, at) => decide(person, proposalId, at % 2 === 0 ? 'approve' : 'reject')),
    );
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const lost = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    expect(lost).toHaveLength(7);
    for (const refusal of lost) {
      expect(refusal).toMatchObject({
        code: 'already-decided',
        details: { by: heads[won]!.name },
      });
    }
    const words = await sql('select person_id from consent where proposal_id = $1', [proposalId]);
    expect(words).toEqual([{ person_id: heads[won]!.id }]);
    expect(await seatsOf(scene.inspectionId)).toHaveLength(won % 2 === 0 ? 2 : 0);
  });

  it('R-117 the database refuses the same, whatever the code above it believes', async () => {
    const scene = await aWaitingTask(sql);
    const { office, inspectors, task, inspectionId } = scene;
    const { proposalId } = await ask(scene);
    const seat = (proposal: string | null) =>
      sql(
        `insert into seat (id, inspection_id, number, unit_id, inspector_id, appointed_by, proposal_id, assigned_at)
         values ($1, $2, 1, $3, $4, $5, $6, now())`,
        [randomUUID(), inspectionId, office.unit.id, inspectors[0]!.id, office.head.id, proposal],
      );
    await expect(seat(null)).rejects.toMatchObject({ code: 'YH001' });
    await expect(seat(proposalId)).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(`update proposal set state = 'approved', decided_at = now() where id = $1`, [proposalId]),
    ).rejects.toMatchObject({ code: 'YH001' });
    const word = (person: string) =>
      sql(
        `insert into consent (proposal_id, side, verdict, person_id, door, decided_at)
         values ($1, 'own', 'approve', $2, 'panel', now())`,
        [proposalId, person],
      );
    for (const person of [office.planner.id, inspectors[0]!.id]) {
      await expect(word(person)).rejects.toMatchObject({ code: 'YH001' });
    }
    await expect(
      sql(
        `insert into proposal (id, kind, task_id, inspection_id, member_ids, eligible, threshold, reason,
           requested_by, requested_at)
         values ($1, 'direct-assignment', $2, $3, $4, 4, 4, '人手不足', $5, now())`,
        [randomUUID(), task.id, inspectionId, [inspectors[0]!.id], office.planner.id],
      ),
    ).rejects.toMatchObject({ code: '23514', constraint: 'pool_is_too_small' });
  });
});
