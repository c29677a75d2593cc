import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { system } from '../../domain/actor.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { commitEntropy } from '../../usecases/draw/commit.ts';
import { revealEntropy } from '../../usecases/draw/reveal.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { minutePasses } from '../support/minute.ts';
import { aMatchedTask, signed } from '../support/visit.ts';
import { type County, furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const witnesses = ['witness-a', 'witness-b'] as const;
let county: County;
let planner: Client;
let approver: Client;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  planner = await panel.signIn('planner');
  approver = await panel.signIn('approver');
}, 60_000);

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

/** Presses the form on `page` that posts to `action`; returns the page that follows. */
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

const stateOf = async (taskId: string) =>
  (await sql('select state from task where id = $1', [taskId]))[0]!['state'];

async function theForm(): Promise<Record<string, string | string[]>> {
  const [line] = await sql(`select id from plan_line where name = '2026年度机动车修理业随机抽查'`);
  const [item] = await sql(`select id from item where code = 'GQGA-003'`);
  return {
    name: '机动车修理业秋季抽查',
    planLineId: line!['id'],
    unitId: county.units['ZA']!,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [item!['id']],
    teamSize: '2',
    sealed: '1',
    'stratum-0': '高风险',
    'category-0': '机动车修理业',
    'ratio-0': '8',
    'risk-0': '高',
    'stratum-1': '中低风险',
    'category-1': '机动车修理业',
    'ratio-1': '2.5',
    'risk-1': ['中', '低'],
  };
}

test('a task goes from the form to the teams by buttons of the desk, each pressed as often as one likes', async () => {
  const form = await theForm();
  const typo = await press(planner, '/desk/tasks/new', '/desk/tasks', {
    ...form,
    endsOn: '2027-01-01',
  });
  expect(typo).toContain('flash refused');
  expect(typo).toContain('执行时间须在计划期限内');
  expect(typo).toMatch(/name="ratio-1"[^>]*value="2.5"/);

  const page = await press(planner, '/desk/tasks/new', '/desk/tasks', form);
  expect(page).toContain('冻结名单');
  const [task] = await sql('select id, code from task');
  const strata = await sql('select ratio_bp from stratum order by number');
  expect(strata.map((row) => row['ratio_bp'])).toEqual([800, 250]);

  const at = `/desk/tasks/${task!['id']}`;
  const witnessIds = witnesses.map((login) => county.people[login]!);
  const alone = await press(planner, at, `${at}/freeze`, { witnessIds: [witnessIds[0]!] });
  expect(alone).toContain('见证人不少于 2 人');
  expect(await press(planner, at, `${at}/freeze`, { witnessIds })).toContain('等待见证人提交承诺');

  const [draw] = await sql('select id from draw');
  const secrets = witnesses.map(() => randomBytes(32));
  for (const [n, login] of witnesses.entries()) {
    const commitment = createHash('sha256').update(secrets[n]!).digest('hex');
    await commitEntropy(await county.by(login, 'web'), { drawId: draw!['id'], commitment }, monday);
  }
  expect(await press(planner, at, `${at}/announce`, { revealMinutes: '60' })).toContain(
    '等待见证人揭示',
  );
  for (const [n, login] of witnesses.entries()) {
    const value = secrets[n]!.toString('hex');
    await revealEntropy(await county.by(login, 'web'), { drawId: draw!['id'], value });
  }

  const hidden = hiddenOf(await pageOf(planner, at), `${at}/confirm`);
  const twice = [
    await planner.post(`${at}/confirm`, hidden),
    await planner.post(`${at}/confirm`, hidden),
  ];
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect(await pageOf(planner, at)).toContain('抽取结果已锁定');
  const [confirmed] = await sql(
    `select count(*)::int as n from event where type = 'draw.confirmed'`,
  );
  expect(confirmed!['n']).toBe(1);

  expect(await press(planner, at, `${at}/dispatch`)).toContain('任务已派发');
  expect(await press(planner, at, `${at}/match`)).toContain('已公告');
  const [match] = await sql(`select id from draw where kind = 'match'`);
  await seatTeams(commandOf(system, 'system'), { drawId: match!['id'] });
  expect(await stateOf(task!['id'])).toBe('matched');
  expect(await pageOf(planner, at)).toContain('★');
  await decideRequests();
  await readTrail(task!['code']);
}, 60_000);

// The requests of two members of two teams, and the approver's two buttons.
async function decideRequests(): Promise<void> {
  const seats = await sql(
    `select distinct on (inspection_id) inspection_id, inspector_id from seat where active
     order by inspection_id, number limit 2`,
  );
  const [first, second] = await Promise.all(
    seats.map(async (seat) => ({
      inspectionId: seat['inspection_id'] as string,
      by: commandOf(await actorOf(seat['inspector_id'], '2026-09-14'), 'web'),
    })),
  );
  const { recusalId } = await requestRecusal(first!.by, {
    inspectionId: first!.inspectionId,
    ground: 'kinship',
  });
  const { substitutionId } = await requestSubstitution(second!.by, {
    inspectionId: second!.inspectionId,
    reason: 'health',
  });
  const at = '/desk/requests';
  expect(await pageOf(planner, at)).not.toContain(`action="${at}/recusal`);
  const bare = await press(approver, at, `${at}/substitution/${substitutionId}`, {
    verdict: 'reject',
  });
  expect(bare).toContain('请填写理由');
  const rejected = await press(approver, at, `${at}/substitution/${substitutionId}`, {
    verdict: 'reject',
    reason: '可以承担',
  });
  expect(rejected).toContain('一分钟内可以撤销');
  expect(rejected).toContain('撤销我的决定');
  await press(approver, at, `${at}/recusal/${recusalId}`, { verdict: 'approve' });
  expect(await sql(`select 1 from decision where about_type <> 'plan'`)).toEqual([]);
  await minutePasses(sql);
  const decisions = await sql('select about_type, verdict, door from decision order by about_type');
  expect(decisions).toEqual([
    { about_type: 'plan', verdict: 'approve', door: 'panel' },
    { about_type: 'recusal', verdict: 'approve', door: 'panel' },
    { about_type: 'substitution', verdict: 'reject', door: 'panel' },
  ]);
  const [{ id, card_hash: hash } = {}] = await sql(
    `select id, card_hash from decision where about_type = 'recusal'`,
  );
  const link = `href="/desk/receipts/${id}"`;
  expect(await pageOf(approver, at)).toContain(link);
  expect(await pageOf(planner, at)).not.toContain(link);
  const receipt = await pageOf(approver, `/desk/receipts/${id}`);
  for (const words of [hash, '回避申请', '内容与 SHA-256 相符', '亲属关系', '人符合接替条件']) {
    expect(receipt).toContain(words);
  }
  expect((await planner.get(`/desk/receipts/${id}`)).status).toBe(403);
}

async function readTrail(code: string): Promise<void> {
  const page = await pageOf(await panel.signIn('admin'), `/desk/trail?task=${code}`);
  for (const words of ['设置了任务“机动车修理业秋季抽查”', '锁定了抽取', '回避申请决定：同意']) {
    expect(page).toContain(words);
  }
  expect(page).not.toMatch(/<p>\S+ (draw|task|recusal)\.[\w-]+ /);
}

test('a result is disclosed by the approver, who sees nothing of another bureau', async () => {
  const scene = await aMatchedTask(sql);
  const [inspectionId] = scene.task.inspectionIds;
  await signed(sql, scene, inspectionId!);
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    scene.office.approver.id,
    'other-approver',
    await hashPassword('yaohao-demo'),
  ]);
  const [disclosure] = await sql('select id from disclosure');
  const action = `/desk/requests/disclosure/${disclosure!['id']}`;
  expect(await pageOf(approver, '/desk/requests')).not.toContain(action);

  const other = await panel.signIn('other-approver');
  expect(await pageOf(other, '/desk')).toContain('审核公示');
  expect(await pageOf(other, '/desk/requests')).toMatch(/还剩 20 个工作日.*2026年10月\d+日/s);
  const held = await press(other, '/desk/requests', action, { verdict: 'approve' });
  expect(held).toContain('您对“结果公示”的决定：同意');
  expect(await sql('select state from disclosure')).not.toContainEqual({ state: 'published' });
  await minutePasses(sql);
  const [after] = await sql('select state from disclosure');
  expect(after!['state']).toBe('published');
  const [notice] = await sql(`select count(*)::int as n from public_notice where kind = 'result'`);
  expect(notice!['n']).toBe(1);
});

test('a form about what has changed since is refused as stale and on the trail', async () => {
  const { taskId } = await setUp(county, sql);
  const at = `/desk/tasks/${taskId}`;
  const page = await pageOf(planner, at);
  await sql('update task set version = version + 1 where id = $1', [taskId]);
  const answer = await planner.post(`${at}/freeze`, {
    ...hiddenOf(page, `${at}/freeze`),
    witnessIds: witnesses.map((login) => county.people[login]!),
  });
  expect(await pageOf(planner, answer.headers.get('location')!)).toContain('内容已有更新');
  const [event] = await sql(
    `select data from event where type = 'command.refused' order by id desc limit 1`,
  );
  expect(event!['data']).toEqual({ action: 'task.freeze', code: 'stale' });
});

test('a button is not shown to those who may not press it, and pressing it anyhow is refused', async () => {
  const { taskId } = await setUp(county, sql);
  const at = `/desk/tasks/${taskId}`;
  expect(await pageOf(approver, at)).not.toContain(`action="${at}/freeze"`);
  const forged = { commandId: '6f0f7a0c-1b1b-4f8e-8f27-0f3b1d9a1c11', witnessIds: [] };
  const answer = await approver.post(`${at}/freeze`, forged);
  expect(await pageOf(approver, answer.headers.get('location')!)).toContain('您无权执行此操作');
  expect(await stateOf(taskId)).toBe('configured');
  const witness = await panel.signIn('witness-a');
  expect((await witness.get(at)).status).toBe(404);
  for (const path of ['/desk/trail', '/desk/lists', '/desk/tasks/new', '/desk/import']) {
    expect((await witness.get(path)).status, path).toBe(403);
  }
});

test('what was typed by others stays text', async () => {
  const { taskId } = await setUp(county, sql);
  await sql(`update task set name = '<script>alert(1)</script>' where id = $1`, [taskId]);
  const page = await pageOf(planner, `/desk/tasks/${taskId}`);
  expect(page).toContain('&#60;script&#62;alert(1)');
  expect(page).not.toContain('<script>alert');
});
