import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { actorOf } from '../../../db/queries/actor.ts';
import type { FrozenMatchInput } from '../../../domain/match/input.ts';
import { confirmParticipation, recordLetter } from '../../../usecases/joint/confirm.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { type County, drawAndDispatch, furnish, plant } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';
import { bySystem, monday } from '../../support/visit.ts';

const database = useDatabase();
const { sql } = database;
const category = '互联网上网服务场所';
let county: County;
let fireItem: string;
let taskId: string;
let firePlanner: string;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  fireItem = await anItemOf('县消防救援大队', 'XF-001');
  firePlanner = await aPlannerOf('XFJY');
  taskId = await aJointTask();
});

async function anItemOf(unitName: string, code: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into item (id, unit_id, code, name, subject_category, kind, unit_name, content, state, published_at)
     values ($1, $2, $3, $4, $5, 'general', $6, '安全出口、消防设施', 'published', now())`,
    [id, county.units['GQGA'], code, `对${category}的消防安全检查`, category, unitName],
  );
  return id;
}

async function aPlannerOf(unit: string): Promise<string> {
  const id = randomUUID();
  await sql(`insert into person (id, name, unit_id) values ($1, '孙志强', $2)`, [
    id,
    county.units[unit],
  ]);
  await sql(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'planner', $3, '2026-01-01')`,
    [randomUUID(), id, county.units[unit]],
  );
  return id;
}

async function aJointTask(): Promise<string> {
  const [line] = await sql(`select id from plan_line where name = $1`, [
    `2026年度${category}随机抽查`,
  ]);
  const [item] = await sql(`select id from item where code = 'GQGA-009'`);
  const made = await setUpTask(
    await county.by('planner'),
    {
      planLineId: line!['id'],
      name: '上网服务场所联合抽查',
      unitId: county.units['WA']!,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [item!['id']],
      strata: [{ number: 1, name: '全部', filter: { category }, ratioBp: 500, min: 1 }],
      participants: [
        {
          unitId: county.units['SCJG']!,
          skills: ['市场监管'],
          teamSize: 1,
          contact: '赵科 13800000000',
        },
        { unitId: county.units['XFJY']!, skills: ['消防安全'], itemIds: [fireItem] },
      ],
    },
    monday,
  );
  return made.taskId;
}

const participantOf = async (unit: string): Promise<string> =>
  (
    await sql('select id from task_participant where task_id = $1 and unit_id = $2', [
      taskId,
      county.units[unit],
    ])
  )[0]!['id'];

const witnessIds = () => ['witness-a', 'witness-b'].map((login) => county.people[login]!);

it('R-087 asks each department, keeps its contact unreadable, and freezes nothing before all have answered', async () => {
  const asked = await sql(
    `select person_id from message where card = 'participant' and about_id = $1`,
    [await participantOf('XFJY')],
  );
  expect(asked).toEqual([{ person_id: firePlanner }]);
  const [row] = await sql(
    `select position('13800000000'::bytea in contact_sealed) as found from task_participant where unit_id = $1`,
    [county.units['SCJG']],
  );
  expect(row).toEqual({ found: 0 });
  await expect(
    freezeTask(await county.by('planner'), { taskId, witnessIds: witnessIds() }, monday),
  ).rejects.toMatchObject({
    code: 'participants-unanswered',
    details: { names: '县市场监督管理局、县消防救援大队' },
  });
});

it('R-087 takes a letter only from a department that has nobody here, and the word of its own planner', async () => {
  const letter = { letterNo: '高消函〔2026〕12号' };
  const [market, fire] = [await participantOf('SCJG'), await participantOf('XFJY')];
  await expect(
    recordLetter(await county.by('planner'), { participantId: fire, ...letter }, monday),
  ).rejects.toMatchObject({ code: 'participant-answers-itself' });
  await expect(
    confirmParticipation(await county.by('planner'), { participantId: fire }, monday),
  ).rejects.toMatchObject({ code: 'forbidden' });

  await recordLetter(await county.by('planner'), { participantId: market, ...letter }, monday);
  const planner = commandOf(await actorOf(firePlanner, '2026-09-14'), 'telegram');
  expect(await confirmParticipation(planner, { participantId: fire }, monday)).toEqual({
    inspectors: 12,
  });
  const items = await sql(
    `select i.code, x.department from task_item x join item i on i.id = x.item_id
     where x.task_id = $1 order by x.department`,
    [taskId],
  );
  expect(items).toEqual([
    { code: 'GQGA-009', department: 1 },
    { code: 'XF-001', department: 3 },
  ]);
  await expect(
    confirmParticipation(
      commandOf(await actorOf(firePlanner, '2026-09-14'), 'panel'),
      { participantId: fire },
      monday,
    ),
  ).rejects.toMatchObject({ code: 'already-decided', details: { by: '孙志强' } });
});

it('R-088 R-111 R-114 draws all departments into one visit, the lead from the initiating one', async () => {
  const { inspections } = await drawAndDispatch(county, taskId);
  const { drawId, code } = await matchTeams(await county.by('planner'), { taskId }, monday);
  const [draw] = await sql('select input, announcement from draw where id = $1', [drawId]);
  const { teams } = draw!['input'] as FrozenMatchInput;
  expect(teams).toHaveLength(3 * inspections);
  expect(draw!['announcement'].departments).toMatchObject([
    { number: 1, name: '高青县公安局', seats: 2 * inspections },
    { number: 2, name: '县市场监督管理局', seats: inspections, inspectors: 12 },
    { number: 3, name: '县消防救援大队', seats: 2 * inspections, inspectors: 12 },
  ]);
  expect(await seatTeams(bySystem(), { drawId }, monday)).toEqual({ inspections });

  const seats = await sql(
    `select s.inspection_id, s.number, s.department, s.lead, u.code as unit, i.partner, i.may_lead
     from seat s join inspection n on n.id = s.inspection_id join unit u on u.id = s.unit_id
       join inspector i on i.person_id = s.inspector_id where n.task_id = $1
     order by s.inspection_id, s.number`,
    [taskId],
  );
  expect(new Set(seats.map((seat) => seat['inspection_id'])).size).toBe(inspections);
  for (const seat of seats) {
    expect(seat['department']).toBe([1, 1, 2, 3, 3][seat['number'] - 1]);
    expect(seat['lead']).toBe(seat['number'] === 1);
    expect(seat['partner']).toBe(seat['department'] > 1);
    if (seat['department'] === 2) expect(seat['unit']).toBe('SCJG');
    if (seat['department'] === 3) expect(seat['unit']).toBe('XFJY');
    if (seat['lead']) expect(seat['may_lead']).toBe(true);
  }
  const [event] = await sql(
    `select data from event where type = 'team.match-announced' and task_id = $1`,
    [taskId],
  );
  expect(event!['data']).toMatchObject({ code });
  expect(event!['data'].departments).toHaveLength(3);
  expect(event!['data'].departments[2]).toMatchObject({ registered: 12, eligible: 12 });
});

it('R-114 lets no seat of a participant lead, and no seat change its department, whoever writes the row', async () => {
  const [seat] = await sql('select * from seat where department = 2 limit 1');
  const insertLead = `insert into seat (id, inspection_id, number, unit_id, inspector_id, lead, department, draw_id, assigned_at)
    values ($1, $2, 9, $3, $4, true, 2, $5, now())`;
  const { inspection_id: visit, unit_id: unit, inspector_id: who, draw_id: draw } = seat!;
  await expect(sql(insertLead, [randomUUID(), visit, unit, who, draw])).rejects.toMatchObject({
    code: '23514',
  });
  await expect(
    sql('update seat set department = 1 where id = $1', [seat!['id']]),
  ).rejects.toMatchObject({ code: 'YH001' });
});
