import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type County, drawAndDispatch, furnish, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const category = '互联网上网服务场所';
let county: County;
let planner: Client;
let admin: Client;
let taskId: string;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  planner = await panel.signIn('planner');
  admin = await panel.signIn('admin');
}, 60_000);

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function press(
  client: Client,
  page: string,
  action: string,
  fields: Record<string, string | string[]> = {},
): Promise<string> {
  const hidden = hiddenOf(await pageOf(client, page), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

/** Somebody of the fire service who sets up tasks there, with the password of the county. */
async function aFirePlanner(): Promise<void> {
  const id = randomUUID();
  const unit = county.units['XFJY'];
  await sql(`insert into person (id, name, unit_id) values ($1, '孙志强', $2)`, [id, unit]);
  await sql(
    `insert into account (person_id, login, password_hash)
     select $1, 'fire', password_hash from account where login = 'planner'`,
    [id],
  );
  await sql(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'planner', $3, '2026-01-01')`,
    [randomUUID(), id, unit],
  );
}

test('R-087 the line of the plan says whom to ask, and the form sets a joint task up', async () => {
  await aFirePlanner();
  const [line] = await sql('select id from plan_line where name = $1', [
    `2026年度${category}随机抽查`,
  ]);
  const [item] = await sql(`select id from item where code = 'GQGA-009'`);
  const form = await pageOf(planner, `/desk/tasks/new?line=${line!['id']}`);
  for (const code of ['SCJG', 'XFJY']) {
    expect(form).toContain(`<option value="${county.units[code]}" selected>`);
  }
  const page = await press(planner, '/desk/tasks/new', '/desk/tasks', {
    name: '上网服务场所联合抽查',
    planLineId: line!['id'],
    unitId: county.units['WA']!,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [item!['id']],
    teamSize: '2',
    sealed: '1',
    'stratum-0': '全部',
    'category-0': category,
    'ratio-0': '5',
    'min-0': '1',
    'participant-2': county.units['SCJG']!,
    'participant-size-2': '1',
    'participant-skills-2': '市场监管',
    'participant-contact-2': '赵科 0533-6960000',
    'participant-3': county.units['XFJY']!,
    'participant-size-3': '2',
    'participant-skills-3': '消防安全',
    'participant-answer-3': '2026-09-16',
  });
  expect(page).toContain('参与部门');
  expect(page).toContain('赵科 0533-6960000');
  expect(page).toContain('待确认');
  [{ id: taskId }] = (await sql(`select id from task where name = '上网服务场所联合抽查'`)) as [
    { id: string },
  ];
});

const participantOf = async (unit: string): Promise<string> =>
  (
    await sql('select id from task_participant where task_id = $1 and unit_id = $2', [
      taskId,
      county.units[unit],
    ])
  )[0]!['id'];

test('R-087 the initiator enters a letter only for a department that has nobody here', async () => {
  const [market, fire] = [await participantOf('SCJG'), await participantOf('XFJY')];
  const page = `/desk/tasks/${taskId}`;
  const before = await pageOf(planner, page);
  expect(before).toContain('各部门都确认');
  expect(before).toContain(`/desk/joint/${market}/letter`);
  expect(before).not.toContain(`/desk/joint/${fire}/`);
  const after = await press(planner, page, `/desk/joint/${market}/letter`, {
    letterNo: '高市监函〔2026〕8号',
  });
  expect(after).toContain('复函已登记');
  expect(after).toContain('高市监函〔2026〕8号');
  const forged = await planner.post(`/desk/joint/${fire}/time-out`, {
    commandId: randomUUID(),
    reason: '未答复',
  });
  expect(await pageOf(planner, forged.headers.get('location')!)).toContain('答复期限到 2026-09-16');
});

test('R-087 the planner of the department finds the request on their desk and confirms it', async () => {
  const fire = await panel.signIn('fire');
  expect(await pageOf(fire, '/desk')).toContain('确认参加联合抽查');
  expect((await fire.get(`/desk/tasks/${taskId}`)).status).toBe(404);
  const id = await participantOf('XFJY');
  const waiting = await pageOf(fire, '/desk/joint');
  expect(waiting).toContain('消防安全');
  expect(waiting).not.toContain('赵科');
  const page = await press(fire, '/desk/joint', `/desk/joint/${id}/confirm`);
  expect(page).toContain('已确认，可派 12 人');
  expect(page).toContain('没有等待本部门确认的联合抽查');
  expect(await pageOf(planner, `/desk/tasks/${taskId}`)).not.toContain('各部门都确认');
});

test('R-112 the planner sees before the match who may be drawn of each department, and why others not', async () => {
  await drawAndDispatch(county, taskId);
  const page = await pageOf(planner, `/desk/tasks/${taskId}`);
  const table = page.slice(page.indexOf('可抽取的检查人员'));
  expect(table).toMatch(/高青县公安局/);
  expect(table).toMatch(/业务专长不符 \d+ 人/);
  expect(table).toMatch(/县消防救援大队/);
  expect(await pageOf(await panel.signIn('approver-b'), `/desk/tasks/${taskId}`)).not.toContain(
    '可抽取的检查人员',
  );
});

test('R-042 the registrar enters a leave and takes it back', async () => {
  const [inspector] = await sql(
    `select i.person_id as id from inspector i join person p on p.id = i.person_id where not i.partner limit 1`,
  );
  const form = {
    inspectorId: inspector!['id'],
    fromOn: '2026-09-14',
    toOn: '2026-10-31',
    kind: 'training',
    note: '脱产培训',
  };
  const entered = await press(admin, '/desk/leave', '/desk/leave', form);
  expect(entered).toContain('已登记');
  expect(entered).toContain('脱产培训');
  const twice = await press(admin, '/desk/leave', '/desk/leave', form);
  expect(twice).toContain('时间有重叠');
  const [leave] = await sql('select id from leave');
  const taken = await press(admin, '/desk/leave', `/desk/leave/${leave!['id']}/withdraw`);
  expect(taken).toContain('已撤销');
  expect(taken).not.toContain('脱产培训');
  expect((await planner.get('/desk/leave')).status).toBe(403);
});
