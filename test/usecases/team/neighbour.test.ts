import { describe, expect, it } from 'vitest';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { decideProposal } from '../../../usecases/proposal/decide.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { poolWithNeighbour } from '../../../usecases/team/pool-with-neighbour.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { messagesAbout } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aWaitingTask, stateIn, type Waiting } from '../../support/dispatched.ts';
import {
  anInspector,
  anInterest,
  anOffice,
  many,
  type Office,
  type Someone,
} from '../../support/factories.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const ask = ({ task, office }: Waiting, neighbour: Office, person: Someone = office.planner) =>
  poolWithNeighbour(
    by(person),
    { taskId: task.id, neighbourId: neighbour.unit.id, reason: '本区执法人员不足两人' },
    monday,
  );

const decide = (person: Someone, id: string, verdict: 'approve' | 'reject' = 'approve') =>
  decideProposal(by(person), { id, verdict, reason: '同意支援' }, monday);

const match = ({ task, office }: Waiting) =>
  matchTeams(by(office.planner), { taskId: task.id }, monday);

describe('a pool joined with the neighbouring area (高新区)', () => {
  it('R-118 draws from both areas once both heads have consented, and says so', async () => {
    const scene = await aWaitingTask(sql, { inspectors: 1 });
    const neighbour = await anOffice(sql, 'gaoxin');
    const foreign = await many(2, () => anInspector(sql, { unit: neighbour.unit }));
    await expect(match(scene)).rejects.toMatchObject({ code: 'match-infeasible' });

    const { proposalId } = await ask(scene, neighbour);
    const asked = await messagesAbout(sql, proposalId, 'proposal');
    expect(new Set(asked.map((card) => card['person_id']))).toEqual(
      new Set([scene.office.head.id, neighbour.head.id]),
    );
    expect(await decide(neighbour.head, proposalId)).toBe('requested');
    await expect(match(scene)).rejects.toMatchObject({ code: 'match-infeasible' });
    await expect(decide(neighbour.head, proposalId)).rejects.toMatchObject({
      code: 'already-decided',
    });
    expect(await decide(scene.office.head, proposalId)).toBe('approved');
    const words = await sql(
      'select side, person_id from consent where proposal_id = $1 order by side',
      [proposalId],
    );
    expect(words).toEqual([
      { side: 'neighbour', person_id: neighbour.head.id },
      { side: 'own', person_id: scene.office.head.id },
    ]);

    const { drawId, code } = await match(scene);
    const [notice] = await sql(
      `select body from public_notice where kind = 'announcement' and ref = $1`,
      [code],
    );
    expect(notice!['body']).toMatchObject({
      inspectors: 3,
      neighbours: [{ name: neighbour.unit.name, inspectors: 2 }],
    });
    await seatTeams(bySystem(), { drawId }, monday);
    const facts = await inspectionFacts(scene.inspectionId, null);
    expect(facts!.team).toHaveLength(2);
    for (const member of facts!.team) {
      expect(member.neighbour).toBe(foreign.some(({ id }) => id === member.personId));
    }
    expect(facts!.team.some((member) => member.neighbour)).toBe(true);
  });

  it('R-118 R-125 draws nobody of there with an interest in the subject', async () => {
    const scene = await aWaitingTask(sql, { inspectors: 1 });
    const neighbour = await anOffice(sql, 'gaoxin');
    const [kin, stranger] = await many(2, () => anInspector(sql, { unit: neighbour.unit }));
    await anInterest(sql, kin!, scene.subjects[0]!);
    const { proposalId } = await ask(scene, neighbour);
    await decide(scene.office.head, proposalId);
    await decide(neighbour.head, proposalId);
    const { drawId } = await match(scene);
    await seatTeams(bySystem(), { drawId }, monday);
    const seats = await sql('select inspector_id from seat where inspection_id = $1', [
      scene.inspectionId,
    ]);
    expect(new Set(seats.map((seat) => seat['inspector_id']))).toEqual(
      new Set([scene.inspectors[0]!.id, stranger!.id]),
    );
  });

  it('R-118 takes one head’s request as the own side’s word, and ends with either head’s refusal', async () => {
    const scene = await aWaitingTask(sql, { inspectors: 1 });
    const neighbour = await anOffice(sql, 'gaoxin');
    await many(2, () => anInspector(sql, { unit: neighbour.unit }));
    const { proposalId } = await ask(scene, neighbour, scene.office.head);
    await expect(ask(scene, neighbour)).rejects.toMatchObject({ code: 'already-proposed' });
    await expect(decide(scene.office.head, proposalId)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await decide(neighbour.head, proposalId, 'reject')).toBe('rejected');
    expect(await stateIn(sql, 'proposal', proposalId)).toBe('rejected');
    await expect(match(scene)).rejects.toMatchObject({ code: 'match-infeasible' });
    const again = await ask(scene, neighbour, scene.office.head);
    expect(await decide(neighbour.head, again.proposalId)).toBe('approved');
    await match(scene);
  });

  it('R-118 is refused where the rules know none, naming the parameter, and to others than planner and head', async () => {
    const scene = await aWaitingTask(sql, { profile: 'gaoqing' });
    const neighbour = await anOffice(sql, 'gaoxin');
    await expect(ask(scene, neighbour)).rejects.toMatchObject({
      code: 'neighbour-not-allowed',
      details: { parameter: 'P-26' },
    });
    const gaoxin = await aWaitingTask(sql);
    for (const person of [gaoxin.office.approver, neighbour.planner, neighbour.head]) {
      await expect(ask(gaoxin, neighbour, person)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const inside = { ...gaoxin.office, unit: gaoxin.office.sibling };
    await expect(ask(gaoxin, inside)).rejects.toMatchObject({ code: 'neighbour-not-apart' });
    expect(
      await sql('select 1 from proposal where task_id = any($1)', [
        [scene.task.id, gaoxin.task.id],
      ]),
    ).toEqual([]);
  });

  it('R-118 the database needs both words, of two people', async () => {
    const scene = await aWaitingTask(sql, { inspectors: 1 });
    const neighbour = await anOffice(sql, 'gaoxin');
    const { proposalId } = await ask(scene, neighbour);
    await decide(scene.office.head, proposalId);
    await expect(
      sql(`update proposal set state = 'approved', decided_at = now() where id = $1`, [proposalId]),
    ).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(
        `insert into consent (proposal_id, side, verdict, person_id, door, decided_at)
         values ($1, 'neighbour', 'approve', $2, 'panel', now())`,
        [proposalId, scene.office.head.id],
      ),
    ).rejects.toMatchObject({ constraint: 'one_side_each' });
    await expect(
      sql(`update consent set verdict = 'reject' where proposal_id = $1`, [proposalId]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});
