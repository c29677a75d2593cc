import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { departmentsOf } from '../../../db/queries/departments.ts';
import { database as pool } from '../../../db/data-source.ts';
import type { FrozenMatchInput } from '../../../domain/match/input.ts';
import { confirmParticipation, recordLetter } from '../../../usecases/joint/confirm.ts';
import { timeOutParticipant } from '../../../usecases/joint/time-out.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anOffice,
  aPerson,
  aSubject,
  aTask,
  aUnit,
  type AUnit,
  category,
  many,
  type Office,
} from '../../support/factories.ts';
import { by, monday } from '../../support/visit.ts';
import { putInForce } from '../../support/plans.ts';

const { sql } = useDatabase();
let office: Office;
let partner: AUnit;

beforeEach(async () => {
  office = await anOffice(sql);
  partner = await aUnit(sql, { parent: { id: office.bureau.id, path: '/', name: '' } });
});

async function anItemOf(code = randomUUID(), of = category): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into item (id, unit_id, code, name, subject_category, kind, content, state, published_at)
     values ($1, $2, $3, '检查', $4, 'general', '证照', 'published', now())`,
    [id, office.bureau.id, code, of],
  );
  return id;
}

type Asked = { unitId: string; itemIds?: string[]; skills?: string[]; answerBy?: string };

/** A task under a line of the plan that names these authorities. */
async function setUp(participants: Asked[], jointUnits: string[] = [partner.name]) {
  const [planId, lineId] = [randomUUID(), randomUUID()];
  await sql(`update plan set state = 'superseded' where unit_id = $1 and state = 'published'`, [
    office.bureau.id,
  ]);
  await sql(
    `insert into plan (id, unit_id, year, number)
     select $1, $2, 2026, 1 + count(*)::int from plan where unit_id = $2`,
    [planId, office.bureau.id],
  );
  await sql(
    `insert into plan_line (id, plan_id, name, item_name, ratio_bp, starts_on, ends_on, unit_name, joint_units)
     values ($1, $2, '联合抽查', '检查', 500, '2026-09-01', '2026-10-31', $3, $4)`,
    [lineId, planId, office.unit.name, jointUnits],
  );
  await putInForce(sql, planId);
  await aSubject(sql, office);
  return setUpTask(
    by(office.planner),
    {
      planLineId: lineId,
      name: '联合抽查',
      unitId: office.unit.id,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [await anItemOf()],
      strata: [{ number: 1, name: '全部', filter: { category }, ratioBp: 500, min: 1 }],
      participants,
    },
    monday,
  );
}

const idsOf = async (taskId: string): Promise<string[]> =>
  (
    await sql('select id from task_participant where task_id = $1 order by department', [taskId])
  ).map(({ id }) => id);

describe('R-087 naming participants', () => {
  it('takes units of the bureau, and authorities that the line of the plan names', async () => {
    const { taskId } = await setUp([{ unitId: partner.id }, { unitId: office.sibling.id }]);
    const rows = await sql(
      'select department, unit_id, team_size, answer_by::text, state from task_participant where task_id = $1 order by 1',
      [taskId],
    );
    expect(rows).toEqual([
      { department: 2, unit_id: partner.id, team_size: 2, answer_by: '2026-09-14', state: 'asked' },
      {
        department: 3,
        unit_id: office.sibling.id,
        team_size: 2,
        answer_by: '2026-09-14',
        state: 'asked',
      },
    ]);
  });

  it('refuses an authority that it does not name', async () => {
    await expect(setUp([{ unitId: partner.id }], [])).rejects.toMatchObject({
      code: 'participant-outside-plan',
      details: { unit: partner.name },
    });
  });

  it.each([
    ['the initiator itself', () => [office.unit]],
    ['the bureau that it belongs to', () => [office.bureau]],
    ['one unit twice', () => [partner, partner]],
    ['a unit and one below it', async () => [partner, await aUnit(sql, { parent: partner })]],
  ])('refuses %s: an inspector belongs to one department', async (_, choose) => {
    const units = await choose();
    const asked = units.map(({ id }) => ({ unitId: id }));
    const names = units.map(({ name }) => name);
    await expect(setUp(asked, names)).rejects.toMatchObject({ code: 'participants-overlap' });
    expect(await sql('select 1 from task_participant where unit_id = $1', [units[0]!.id])).toEqual(
      [],
    );
  });

  it('refuses items that are not in force, for other subjects, or of two departments', async () => {
    const draft = await anItemOf();
    await sql(`update item set state = 'retired' where id = $1`, [draft]);
    const [other, shared] = [await anItemOf(randomUUID(), '典当业'), await anItemOf()];
    const both = [partner.id, office.sibling.id].map((unitId) => ({ unitId, itemIds: [shared] }));
    const refused = { code: 'bad-input', details: { field: 'participants.itemIds' } };
    for (const asked of [[draft], [other]].map((itemIds) => [{ unitId: partner.id, itemIds }])) {
      await expect(setUp(asked)).rejects.toMatchObject(refused);
    }
    await expect(setUp(both)).rejects.toMatchObject(refused);
  });

  it('asks for items where the rules of the bureau do (许昌 二(八)), and refuses a term that is over', async () => {
    await expect(setUp([{ unitId: partner.id, answerBy: '2026-09-13' }])).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'answerBy' },
    });
    await sql(`update unit set profile_slug = 'xuchang' where id = $1`, [office.bureau.id]);
    await expect(setUp([{ unitId: partner.id }])).rejects.toMatchObject({
      code: 'participant-items-missing',
      details: { unit: partner.name, rule: expect.stringContaining('二(八)') },
    });
  });
});

describe('R-087 answering', () => {
  const letter = { letterNo: '复函〔2026〕3号' };

  it('is refused while too few could come, and counts those who can', async () => {
    const { taskId } = await setUp([{ unitId: partner.id, skills: ['消防安全'] }]);
    const [participantId] = (await idsOf(taskId)) as [string];
    const skills = ['消防安全'];
    await anInspector(sql, { unit: partner, partner: true, skills });
    await anInspector(sql, {
      unit: partner,
      partner: true,
      skills,
      licenceExpiresOn: '2026-09-13',
    });
    await anInspector(sql, { unit: partner, partner: true });
    const answer = () => recordLetter(by(office.planner), { participantId, ...letter }, monday);
    await expect(answer()).rejects.toMatchObject({
      code: 'participant-too-few',
      details: { have: 1, need: 2, rule: expect.stringContaining('P-27 inspector.eligibility') },
    });
    await anInspector(sql, { unit: partner, partner: true, skills });
    expect(await answer()).toEqual({ inspectors: 2 });
    await expect(answer()).rejects.toMatchObject({ code: 'already-decided' });
    const [row] = await sql('select state, letter_no from task_participant where id = $1', [
      participantId,
    ]);
    expect(row).toEqual({ state: 'confirmed', letter_no: letter.letterNo });
    await expect(
      sql(`update task_participant set inspectors = 9 where id = $1`, [participantId]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('is not for who asked, though they plan for both departments', async () => {
    const { taskId } = await setUp([{ unitId: office.sibling.id }]);
    const [participantId] = (await idsOf(taskId)) as [string];
    await many(2, () => anInspector(sql, { unit: office.sibling }));
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'planner', $2, '2026-01-01')`,
      [office.planner.id, office.bureau.id],
    );
    const mandates = [{ role: 'planner' as const, path: office.bureau.path }];
    const both = { ...office.planner, mandates };
    await expect(confirmParticipation(by(both), { participantId }, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      sql(
        `update task_participant set state = 'confirmed', answered_by = $2, answered_at = now(), inspectors = 2
         where id = $1`,
        [participantId, office.planner.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    // Nobody else could say so: then the department's letter is what counts.
    expect(await recordLetter(by(both), { participantId, ...letter }, monday)).toEqual({
      inspectors: 2,
    });
  });

  it('is for the department’s own planner: neither the initiator’s nor another’s can', async () => {
    const { taskId } = await setUp([{ unitId: office.sibling.id }]);
    const [participantId] = (await idsOf(taskId)) as [string];
    await many(2, () => anInspector(sql, { unit: office.sibling }));
    const own = await aPerson(sql, { unit: office.sibling, roles: [['planner', office.sibling]] });
    const stranger = await aPerson(sql, { unit: partner, roles: [['planner', partner]] });
    for (const person of [office.planner, stranger]) {
      await expect(
        confirmParticipation(by(person), { participantId }, monday),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(confirmParticipation(by(own, 7), { participantId }, monday)).rejects.toMatchObject(
      { code: 'stale' },
    );
    expect(await confirmParticipation(by(own, 1), { participantId }, monday)).toEqual({
      inspectors: 2,
    });
  });

  it('may run out of time: only after its last day, with a reason, and then it stays away', async () => {
    const itemIds = [await anItemOf()];
    const { taskId } = await setUp([{ unitId: partner.id, itemIds, answerBy: '2026-09-16' }]);
    const [participantId] = (await idsOf(taskId)) as [string];
    const given = { participantId, reason: '三次电话联系未答复' };
    const late = new Date('2026-09-17T09:00:00+08:00');
    await expect(timeOutParticipant(by(office.planner), given, monday)).rejects.toMatchObject({
      code: 'answer-awaited',
      details: { until: '2026-09-16' },
    });
    await timeOutParticipant(by(office.planner), given, late);
    await many(2, () => anInspector(sql, { unit: partner, partner: true }));
    await expect(
      recordLetter(by(office.planner), { participantId, ...letter }, late),
    ).rejects.toMatchObject({ code: 'already-decided' });
    expect(await departmentsOf(pool().manager, taskId)).toHaveLength(1);
    const items = await sql('select item_id from task_item where task_id = $1', [taskId]);
    expect(items.map(({ item_id: id }) => id)).not.toContain(itemIds[0]);
  });

  it('holds the freeze back, whoever writes the row', async () => {
    const { taskId } = await setUp([{ unitId: partner.id }]);
    await expect(
      sql(`update task set state = 'frozen' where id = $1`, [taskId]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

describe('R-114 departments of one bureau', () => {
  it('send their own people: the initiating unit leads with its own', async () => {
    const drawn = await many(1, () => aSubject(sql, office));
    const task = await aTask(sql, office, { subjects: drawn });
    await sql(`alter table task_participant disable trigger task_participant_is_in_time`);
    await sql(
      `insert into task_participant (id, task_id, department, unit_id, team_size, answer_by, state,
         answered_by, answered_at, inspectors) values ($1, $2, 2, $3, 1, '2026-09-14', 'confirmed', $4, now(), 2)`,
      [randomUUID(), task.id, office.sibling.id, office.planner.id],
    );
    await sql(`alter table task_participant enable always trigger task_participant_is_in_time`);
    const own = await many(2, () => anInspector(sql, { unit: office.unit }));
    const theirs = await many(2, () => anInspector(sql, { unit: office.sibling }));
    await anInspector(sql, { unit: office.bureau });
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    const [draw] = await sql('select input from draw where id = $1', [drawId]);
    const serials = (people: { serial: number }[]) =>
      people.map(({ serial }) => serial).sort((a, b) => a - b);
    expect((draw!['input'] as FrozenMatchInput).teams).toMatchObject([
      { department: 1, needsLead: true, eligible: serials(own) },
      { department: 2, needsLead: false, size: 1, eligible: serials(theirs) },
    ]);
  });
});
