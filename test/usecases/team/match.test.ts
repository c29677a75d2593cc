import { describe, expect, it } from 'vitest';
import { runMatch } from '../../../domain/match/match.ts';
import { matchCommitment } from '../../../domain/match/commitment.ts';
import { entropyOf, seedOf } from '../../../domain/draw/seed.ts';
import { makeSecret } from '../../../usecases/draw/make-secret.ts';
import type { FrozenMatchInput } from '../../../domain/match/input.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { approve, redrawOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anInterest,
  anOffice,
  aPerson,
  aSubject,
  aTask,
  many,
  type Office,
} from '../../support/factories.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const seatsOf = (taskId: string) =>
  sql(
    `select s.*, i.serial, n.subject_id from seat s join inspection n on n.id = s.inspection_id
       join inspector i on i.person_id = s.inspector_id where n.task_id = $1 order by n.code, s.number`,
    [taskId],
  );

async function aDispatchedTask(office: Office, subjects = 3, teamSize = 2) {
  const drawn = await many(subjects, () => aSubject(sql, office));
  return { subjects: drawn, ...(await aTask(sql, office, { subjects: drawn, teamSize })) };
}

const drawOf = async (id: string) => (await sql('select * from draw where id = $1', [id]))[0]!;

describe('matching inspectors', () => {
  it('R-111 R-112 R-113 gives every subject at least two different people, one of them lead, as anybody can recompute', async () => {
    const office = await anOffice(sql);
    await many(3, () => anInspector(sql, { unit: office.unit }));
    await many(3, () => anInspector(sql, { unit: office.sibling, mayLead: false }));
    const task = await aDispatchedTask(office);
    const { drawId, code } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    expect(code).toBe(`${task.code}-M1`);
    expect(await seatTeams(bySystem(), { drawId }, monday)).toEqual({ inspections: 3 });

    const draw = await drawOf(drawId);
    const [source] = await sql('select kind, value from entropy_source where draw_id = $1', [
      drawId,
    ]);
    const entropy = entropyOf([{ kind: source!['kind'], hex: source!['value'].toString('hex') }]);
    const seed = seedOf('yaohao/1/inspectors', code, entropy);
    const again = runMatch({ seed, ...draw['input'] });
    expect(draw).toMatchObject({ state: 'drawn', seed, label: 'unverifiable' });
    expect(draw['input_hash']).toBe(matchCommitment(draw['input']));
    expect(again).toEqual({ feasible: true, teams: draw['result'] });
    // Whoever knows the rosters cannot try out which subjects the published hash is about.
    const { inspectors, teams, nonce } = draw['input'];
    expect(nonce).toMatch(/^[0-9a-f]{64}$/);
    expect(draw['input_hash']).not.toBe(matchCommitment({ inspectors, teams }));

    const seats = await seatsOf(task.id);
    for (const inspectionId of task.inspectionIds) {
      const team = seats.filter((seat) => seat['inspection_id'] === inspectionId);
      expect(new Set(team.map((seat) => seat['inspector_id'])).size).toBe(2);
      expect(team.map((seat) => seat['lead'])).toEqual([true, false]);
    }
    const [state] = await sql('select state from task where id = $1', [task.id]);
    expect(state).toEqual({ state: 'matched' });
  });

  it('R-112 seats nobody who has an interest, no skill, no valid licence, is away or a partner', async () => {
    const office = await anOffice(sql);
    const { unit } = office;
    const good = await many(3, () => anInspector(sql, { unit }));
    const interested = await anInspector(sql, { unit });
    await anInspector(sql, { unit, skills: ['娱乐场所'] });
    const expired = await anInspector(sql, { unit, licenceExpiresOn: '2026-09-13' });
    await anInspector(sql, { unit, licenceExpiresOn: null });
    await anInspector(sql, { unit, status: '病休' });
    await anInspector(sql, { unit, partner: true });
    const left = await anInspector(sql, { unit });
    await sql('update person set active = false where id = $1', [left.id]);
    await anInspector(sql, { unit: (await anOffice(sql)).unit });
    const task = await aDispatchedTask(office, 4);
    for (const subject of task.subjects) await anInterest(sql, interested, subject);

    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    const seated = new Set((await seatsOf(task.id)).map((seat) => seat['inspector_id']));
    const allowed = new Set(good.map(({ id }) => id));
    expect([...seated].filter((id) => !allowed.has(id))).toEqual([]);
    const { input } = (await drawOf(drawId)) as { input: { teams: { recused: number[] }[] } };
    expect(input.teams.map(({ recused }) => recused)).toEqual(Array(4).fill([interested.serial]));
    const [event] = await sql(
      `select data from event where type = 'team.match-announced' and task_id = $1`,
      [task.id],
    );
    expect(event!['data'].barred).toMatchObject({ expired: [expired.id], inactive: [left.id] });
  });

  it('R-110 is done by the executing unit and by nobody else', async () => {
    const office = await anOffice(sql);
    await many(4, () => anInspector(sql, { unit: office.unit }));
    const task = await aDispatchedTask(office, 1);
    const others = [
      await aPerson(sql, { unit: office.sibling, roles: [['planner', office.sibling]] }),
      office.approver,
      office.head,
    ];
    for (const person of others) {
      await expect(matchTeams(by(person), { taskId: task.id }, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect(
      await sql(`select 1 from draw where task_id = $1 and kind = 'match'`, [task.id]),
    ).toEqual([]);
  });

  it('R-117 names the shortage and changes nothing when no complete match exists', async () => {
    const office = await anOffice(sql);
    await many(5, () => anInspector(sql, { unit: office.unit, mayLead: false }));
    const task = await aDispatchedTask(office, 2);
    await expect(matchTeams(by(office.planner), { taskId: task.id }, monday)).rejects.toMatchObject(
      {
        code: 'match-infeasible',
        details: { text: expect.stringContaining('组长') },
      },
    );
    expect(
      await sql(`select 1 from draw where task_id = $1 and kind = 'match'`, [task.id]),
    ).toEqual([]);
    expect(await sql('select 1 from event where task_id = $1', [task.id])).toEqual([]);
  });

  it('spreads the work: nobody gets more than the smallest cap that works and one', async () => {
    const office = await anOffice(sql);
    await many(8, () => anInspector(sql, { unit: office.unit }));
    const task = await aDispatchedTask(office, 12);
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    const [most] = await sql(
      `select max(seats)::int as most from (select count(*) as seats from seat s
         join inspection n on n.id = s.inspection_id where n.task_id = $1 group by s.inspector_id) x`,
      [task.id],
    );
    expect((await drawOf(drawId))['announcement'].cap).toBe(4);
    expect(most!['most']).toBeLessThanOrEqual(4);
  });

  it('announces counts only, before there is any entropy', async () => {
    const office = await anOffice(sql);
    const people = await many(4, () => anInspector(sql, { unit: office.unit }));
    const task = await aDispatchedTask(office, 2);
    const { drawId, code } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    const [notice] = await sql(`select kind, body from public_notice where ref = $1`, [code]);
    expect(notice).toMatchObject({
      kind: 'announcement',
      body: { drawId: code, teams: 2, seats: 4, inspectors: 4 },
    });
    const text = JSON.stringify(notice);
    for (const { name } of people) expect(text).not.toContain(`"${name}"`);
    for (const { name, uscc } of task.subjects) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(uscc);
    }
    expect(await sql('select 1 from entropy_source where draw_id = $1', [drawId])).toEqual([]);
  });

  it('sends each drawn inspector one card, and refuses a second match', async () => {
    const office = await anOffice(sql);
    await many(4, () => anInspector(sql, { unit: office.unit }));
    const task = await aDispatchedTask(office, 1);
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    await expect(matchTeams(by(office.planner), { taskId: task.id }, monday)).rejects.toMatchObject(
      { code: 'draw-pending' },
    );
    await seatTeams(bySystem(), { drawId }, monday);
    const cards = await sql(
      `select person_id from message where card = 'inspection' and about_id = $1`,
      [task.inspectionIds[0]],
    );
    const seats = await seatsOf(task.id);
    expect(cards).toHaveLength(2);
    expect(new Set(cards.map((card) => card['person_id']))).toEqual(
      new Set(seats.map((seat) => seat['inspector_id'])),
    );
    await expect(matchTeams(by(office.planner), { taskId: task.id }, monday)).rejects.toMatchObject(
      { code: 'illegal-step' },
    );
  });
});

describe('the registry that teams come from', () => {
  it('R-112 is the whole bureau’s by skill, and a seat shows its inspector’s own unit', async () => {
    const office = await anOffice(sql);
    const [ours] = await many(1, () => anInspector(sql, { unit: office.unit }));
    const theirs = await many(2, () => anInspector(sql, { unit: office.sibling }));
    await anInspector(sql, { unit: office.unit, skills: ['典当业'] });
    const foreign = await anOffice(sql);
    await anInspector(sql, { unit: foreign.unit });
    const task = await aDispatchedTask(office, 1);
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    const { input } = (await drawOf(drawId)) as { input: FrozenMatchInput };
    const serials = [ours!, ...theirs].map(({ serial }) => serial);
    expect(input.teams[0]!.eligible).toEqual(serials.sort((a, b) => a - b));
    await seatTeams(bySystem(), { drawId }, monday);
    const unitOf = new Map([
      [ours!.id, office.unit.id],
      ...theirs.map(({ id }) => [id, office.sibling.id] as [string, string]),
    ]);
    const seats = await seatsOf(task.id);
    for (const seat of seats) expect(seat['unit_id']).toBe(unitOf.get(seat['inspector_id']));

    const leaver = [ours!, ...theirs].find(({ id }) => id === seats[1]!['inspector_id'])!;
    const { substitutionId } = await requestSubstitution(
      by(leaver),
      { inspectionId: task.inspectionIds[0]!, reason: 'transfer' },
      monday,
    );
    await approve(office.approver, substitutionId);
    const redraw = await redrawOf(sql, substitutionId);
    const { substituteId } = await replaceInspector(bySystem(), { drawId: redraw['id'] }, monday);
    const taken = (await seatsOf(task.id)).find((seat) => seat['inspector_id'] === substituteId);
    expect(taken!['unit_id']).toBe(unitOf.get(substituteId!));
  });
});

describe('seating the teams', () => {
  async function announced() {
    const office = await anOffice(sql);
    const people = await many(5, () => anInspector(sql, { unit: office.unit }));
    const task = await aDispatchedTask(office, 2);
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    return { office, people, task, drawId };
  }

  it('happens once when four workers try at the same time', async () => {
    const { task, drawId } = await announced();
    const tries = Array.from({ length: 4 }, () => seatTeams(bySystem(), { drawId }, monday));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await seatsOf(task.id)).toHaveLength(4);
    expect(await sql('select 1 from entropy_source where draw_id = $1', [drawId])).toHaveLength(1);
  });

  it('keeps the entropy that was made first, however often the draw after it fails', async () => {
    const { drawId } = await announced();
    await makeSecret(bySystem(), { drawId }, monday);
    const [first] = await sql('select commitment from entropy_source where draw_id = $1', [drawId]);
    expect(await makeSecret(bySystem(), { drawId }, monday)).toBe(false);
    await seatTeams(bySystem(), { drawId }, monday);
    const sources = await sql('select commitment from entropy_source where draw_id = $1', [drawId]);
    expect(sources).toEqual([first]);
  });

  it('is nobody’s to press', async () => {
    const { office, task, drawId } = await announced();
    for (const person of [office.planner, office.approver]) {
      await expect(seatTeams(by(person), { drawId }, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect(await seatsOf(task.id)).toEqual([]);
    expect(await sql('select 1 from entropy_source where draw_id = $1', [drawId])).toEqual([]);
  });

  it('R-125 voids the match when an interest came on file after the announcement; the next one names it', async () => {
    const { office, people, task, drawId } = await announced();
    await anInterest(sql, people[0]!, task.subjects[0]!);
    expect(await seatTeams(bySystem(), { drawId }, monday)).toEqual({ inspections: 0 });
    expect(await seatsOf(task.id)).toEqual([]);
    expect(await drawOf(drawId)).toMatchObject({ state: 'void', seed: null });
    expect(await sql('select 1 from entropy_source where draw_id = $1', [drawId])).toEqual([]);

    const second = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    expect(second.code).toBe(`${task.code}-M2`);
    expect(await drawOf(second.drawId)).toMatchObject({ predecessor: `${task.code}-M1` });
    expect(await seatTeams(bySystem(), { drawId: second.drawId }, monday)).toEqual({
      inspections: 2,
    });
  });
});
