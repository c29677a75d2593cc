import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeTask } from '../../usecases/task/close.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { signResult } from '../support/visit-record.ts';
import { anAsk } from '../support/asks.ts';
import { useDatabase } from '../support/database.ts';
import { aTaskByHand } from '../support/drawn.ts';
import { aSubject } from '../support/factories.ts';
import {
  allAnswers,
  aMatchedTask,
  by,
  bySystem,
  monday,
  type Scene,
  signed,
  start,
  teamOf,
} from '../support/visit.ts';

const { sql } = useDatabase();

let scene: Scene;
let visit: string;
beforeEach(async () => {
  scene = await aMatchedTask(sql);
  visit = scene.task.inspectionIds[0]!;
});

/** What the rows themselves say, to the owner of the tables as to anybody. */
const refused = async (statements: string[], because: RegExp) => {
  for (const statement of statements) {
    await expect(sql(statement), statement).rejects.toThrow(because);
  }
};

const toTask = (state: string) =>
  `update task set state = '${state}' where id = '${scene.task.id}'`;
const toVisit = (state: string) => `update inspection set state = '${state}' where id = '${visit}'`;

describe('the order of the steps, whoever writes the rows', () => {
  it('R-086 R-100 a task goes no step back and skips none', async () => {
    const ways = ['configured', 'frozen', 'announced', 'drawn', 'confirmed', 'void'];
    await refused(ways.map(toTask), /cannot go from|not set up again/);
    await expect(aTaskByHand(sql, scene.task.id, 'matched')).rejects.toThrow(
      'task begins as configured',
    );
    const id = await aTaskByHand(sql, scene.task.id);
    await refused(
      ['announced', 'confirmed', 'dispatched', 'closed'].map(
        (state) => `update task set state = '${state}' where id = '${id}'`,
      ),
      /cannot go from/,
    );
  });

  it('R-001 R-095 a task is no further than its draw, and nobody is visited without one', async () => {
    const id = await aTaskByHand(sql, scene.task.id);
    const frozen = `update task set state = 'frozen' where id = '${id}'`;
    await refused([frozen], /as far as its draw/);
    const subject = await aSubject(sql, { unit: scene.office.unit });
    const byHand = (taskId: string) =>
      `insert into inspection (id, code, task_id, subject_id, unit_id, created_at)
       values (gen_random_uuid(), 'HAND', '${taskId}', '${subject.id}', '${scene.office.unit.id}', now())`;
    await refused([byHand(id), byHand(scene.task.id)], /not drawn is not visited/);
  });

  it('R-001 a task ends with a disclosure owed for each of its visits, and stays ended', async () => {
    await refused([toTask('closed')], /what it has to disclose/);
    const after = new Date('2026-11-02T09:00:00+08:00');
    await closeTask(bySystem(), { taskId: scene.task.id }, after);
    const owed = await sql('select state, result_id from disclosure where inspection_id = $1', [
      visit,
    ]);
    expect(owed).toEqual([{ state: 'pending', result_id: null }]);
    const later = `update task set closed_on = '2026-10-01' where id = '${scene.task.id}'`;
    await refused([toTask('matched'), toTask('dispatched')], /cannot go from closed/);
    await refused([later], /a closed task is fixed/);
  });

  it('R-002 R-028 no pool is frozen for an item that is not in force', async () => {
    const id = await aTaskByHand(sql, scene.task.id);
    const [item] = scene.task.itemIds;
    await sql('insert into task_item (task_id, item_id) values ($1, $2)', [id, item]);
    await sql(
      `update item set state = 'retired', retire_reason = '废止', retired_by = $2, retired_at = now() where id = $1`,
      [item, scene.office.planner.id],
    );
    await refused([`update task set state = 'frozen' where id = '${id}'`], /not in force/);
  });

  it('R-086 a visit goes no step back and skips none', async () => {
    await refused(['started', 'submitted', 'signed', 'published'].map(toVisit), /cannot go from/);
    const team = await start(sql, scene, visit);
    expect(team).toHaveLength(2);
    await refused(['assigned', 'signed', 'published', 'withheld'].map(toVisit), /cannot go from/);
  });

  it('R-101 nobody voids the draw that they set up', async () => {
    const draw = randomUUID();
    const task = await aTaskByHand(sql, scene.task.id);
    await sql(
      `insert into draw (id, code, kind, task_id, state, input_hash, input, frozen_at)
       values ($1, $2, 'subjects', $3, 'frozen', repeat('0', 64), '{}', now())`,
      [draw, `HAND-${draw.slice(0, 8).toUpperCase()}`, task],
    );
    const voided = (who: string) =>
      `update draw set state = 'void', void_reason = '重抽', voided_at = now(), voided_by = '${who}'
       where id = '${draw}'`;
    await refused([voided(scene.office.planner.id)], /nobody voids/);
    await sql(voided(scene.office.approver.id));
  });
});

describe('a team, whoever writes the rows', () => {
  it('R-111 R-113 R-130 has two people and one lead at any moment', async () => {
    const end = (lead: boolean) =>
      `update seat set active = false, ended_at = now()
       where inspection_id = '${visit}' and lead = ${lead}`;
    await refused([end(true), end(false)], /two people and one lead/);
  });

  it('R-112 has nobody by a draw whom it does not yield', async () => {
    const [match] = await sql(
      `select id, state, result from draw where task_id = $1 and kind = 'match'`,
      [scene.task.id],
    );
    const team = await teamOf(sql, scene, visit);
    const others = scene.inspectors.filter((one) => !team.includes(one));
    // As if it had no team yet: its own seats are put aside behind the guards.
    const seat = ({ id }: { id: string }, number: number, lead: boolean) =>
      `insert into seat (id, inspection_id, number, unit_id, inspector_id, lead, draw_id, assigned_at)
       select gen_random_uuid(), n.id, ${number}, n.unit_id, '${id}', ${lead}, '${match!['id']}', now()
       from inspection n where n.id = '${visit}'`;
    await sql('alter table seat disable trigger all');
    await sql('delete from seat where inspection_id = $1', [visit]);
    for (const name of ['seat_is_drawn', 'seat_is_substituted']) {
      await sql(`alter table seat enable always trigger ${name}`);
    }
    await refused([seat(others[0]!, 1, true), seat(team[1]!, 1, true)], /whom the draw yields/);
    await sql(seat(team[0]!, 1, true));
    await sql('alter table seat enable trigger all');
  });

  it('R-086 R-125 arrives itself, and not while a request of its is open', async () => {
    const team = await teamOf(sql, scene, visit);
    for (const one of team) await acceptInspection(by(one), { inspectionId: visit }, monday);
    const arrive = (id: string) =>
      `insert into check_in (inspection_id, inspector_id, licence_no, at)
       values ('${visit}', '${id}', '鲁C1', now())`;
    const stranger = scene.inspectors.find((one) => !team.includes(one))!;
    await refused([arrive(stranger.id)], /only the team arrives/);
    await anAsk(sql, scene);
    await refused([arrive(team[0]!.id)], /request in the team is open/);
  });

  it('R-111 enters no result of one person, nor of a member for the lead', async () => {
    const [lead, member] = await teamOf(sql, scene, visit);
    for (const one of [lead!, member!]) {
      await acceptInspection(by(one), { inspectionId: visit }, monday);
    }
    await sql(
      `insert into check_in (inspection_id, inspector_id, licence_no, at) values ($1, $2, '鲁C1', now())`,
      [visit, lead!.id],
    );
    const result = (who: string) =>
      `insert into result (id, inspection_id, number, finding, answers, hash, submitted_by, submitted_at)
       values (gen_random_uuid(), '${visit}', 1, 'clear', '[]', repeat('a', 64), '${who}', now())`;
    await refused([result(lead!.id)], /two people on the spot/);
    await refused([result(member!.id)], /the lead enters/);
  });

  it('R-142 R-086 signs for itself, and all of it before anything is disclosed', async () => {
    const [lead, member] = await start(sql, scene, visit);
    const answers = await allAnswers(sql, scene.task.itemIds);
    const given = { inspectionId: visit, finding: 'clear', answers } as const;
    const { resultId, hash } = await submitResult(by(lead!), given, monday);
    const stranger = scene.inspectors.find(({ id }) => id !== lead!.id && id !== member!.id)!;
    const sign = (who: string, what: string) =>
      `insert into signature (result_id, inspector_id, result_hash, door, signed_at)
       values ('${resultId}', '${who}', '${what}', 'panel', now())`;
    await refused(
      [sign(stranger.id, hash), sign(member!.id, 'b'.repeat(64))],
      /only who was there/,
    );
    await signResult(by(lead!), { inspectionId: visit }, monday);
    const id = randomUUID();
    const open = (state: string) =>
      `insert into disclosure (id, inspection_id, result_id, state) values ('${id}', '${visit}', '${resultId}', '${state}')`;
    await refused([open('withheld')], /begins as pending/);
    await sql(open('pending'));
    await refused(
      [disclose('withheld', null), disclose('published', scene.office.approver.id)],
      /when all have signed/,
    );
  });

  it('R-163 has no part in approving what it inspected', async () => {
    const [lead] = await signed(sql, scene, visit);
    await refused([disclose('published', lead!.id)], /what they inspected/);
    await sql(disclose('published', scene.office.approver.id));
  });
});

const disclose = (state: string, who: string | null) =>
  `update disclosure set state = '${state}'${
    who ? `, approved_by = '${who}', approved_at = now(), published_at = now()` : ''
  } where inspection_id = '${visit}'`;
