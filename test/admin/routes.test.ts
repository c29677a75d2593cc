import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { useDatabase } from '../support/database.ts';
import { category, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import {
  aDispatchedRoutedTask,
  aRoutedBureau,
  routedInput,
  type RoutedBureau,
  subjectsOf,
} from '../support/routed.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let password: string;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
});

async function at(person: Someone): Promise<Client> {
  const login = `someone-${person.id.slice(0, 8)}`;
  await sql(
    `insert into account (person_id, login, password_hash) values ($1, $2, $3) on conflict do nothing`,
    [person.id, login, password],
  );
  return panel.signIn(login);
}

const read = async (client: Client, path: string) => (await client.get(path)).text();

/** Two subjects of 甲镇, one kept by the second station; what the form says about them. */
async function aForm() {
  const bureau = await aRoutedBureau(sql);
  const [first, second] = bureau.stations;
  await subjectsOf(sql, bureau.unit, '甲镇派出所', 2);
  const [lost] = await subjectsOf(sql, second!, '乙镇派出所', 1);
  const { planLineId } = await routedInput(sql, bureau, []);
  const client = await at(bureau.planner);
  const fields = {
    name: '旅馆业秋季抽查',
    planLineId: planLineId!,
    unitId: bureau.unit.id,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [bureau.itemId],
    teamSize: '2',
    sealed: '1',
    mode: 'directed',
    'stratum-0': '旅馆业',
    'category-0': category,
    'ratio-0': '100',
    'route-area-甲镇派出所': first!.id,
  };
  return { bureau, first: first!, second: second!, lost: lost!, client, fields };
}

const press = async (client: Client, from: string, action: string, fields: object) => {
  const answer = await client.post(action, {
    ...hiddenOf(await read(client, from), action),
    ...(fields as Record<string, string>),
  });
  return answer.status === 303 ? read(client, answer.headers.get('location')!) : answer.text();
};

const setUpPage = '/desk/tasks/new';
const preview = async (client: Client, fields: object) => {
  const hidden = hiddenOf(await read(client, setUpPage), '/desk/tasks');
  return (await client.post('/desk/tasks/preview', { ...hidden, ...fields })).text();
};

const wordsIn = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const tableAfter = (page: string, words: string) =>
  wordsIn(page.split(words)[1]!.split('</table>')[0]!);

describe('R-089 the form that sets up a task of several executing units', () => {
  it('offers every jurisdiction of the registry, and fills in who keeps what', async () => {
    const { bureau, second, client, fields } = await aForm();
    const page = await read(client, setUpPage);
    expect(page).toContain('name="route-area-甲镇派出所"');
    expect(page).toContain(`name="route-under-${second.id}"`);
    expect(page.split('id="routes"')[0]!.endsWith('<details  ')).toBe(true);
    const filled = await read(client, `${setUpPage}?line=${fields.planLineId}&routes=keepers`);
    for (const unit of [bureau.unit, second]) {
      const list = filled.split(`id="route-under-${unit.id}"`)[1]!.split('</select>')[0]!;
      expect(list).toMatch(new RegExp(`<option value="${unit.id}" selected`));
    }
    expect(filled).toMatch(/<details open id="routes">/);
  });

  it('shows before the freeze how many go where and who has no unit', async () => {
    const { first, second, lost, client, fields } = await aForm();
    const before = await preview(client, fields);
    expect(tableAfter(before, '各执行单位的检查对象')).toContain(`${first.name} 2`);
    expect(before).toContain(`1 户没有对应的任务执行单位：${lost.uscc}`);
    const mended = { ...fields, 'route-prefix-0': '乙镇', 'route-prefix-to-0': second.id };
    const after = await preview(client, mended);
    expect(tableAfter(after, '各执行单位的检查对象')).toContain(`${second.name} 1`);
    expect(after).not.toContain('没有对应的任务执行单位');
    expect(after).toMatch(/name="route-prefix-0"[^>]*value="乙镇"/);
  });

  it('says beside the routes when a jurisdiction is named twice', async () => {
    const { second, client, fields } = await aForm();
    const twice = { ...fields, 'route-prefix-0': '甲镇派出所', 'route-prefix-to-0': second.id };
    const page = await press(client, setUpPage, '/desk/tasks', twice);
    expect(page.split('id="wrong"')[1]!.split('</p>')[0]).toContain(
      '同一辖区“甲镇派出所”只能指定一个任务执行单位',
    );
    expect(await sql('select 1 from task')).toEqual([]);
  });

  it('keeps the routes, and the freeze refuses whom none of them would visit, in both languages', async () => {
    const { bureau, first, lost, client, fields } = await aForm();
    const page = await press(client, setUpPage, '/desk/tasks', fields);
    expect(tableAfter(page, '<h2>任务执行单位</h2>')).toContain(
      `${first.name} 管辖机关“甲镇派出所” – –`,
    );
    expect(wordsIn(page)).toContain(`牵头单位 ${bureau.unit.name}`);
    expect(wordsIn(page)).toContain(`录入和公示 ${first.name}`);
    const [task] = await sql('select id from task order by created_at desc limit 1');
    const from = `/desk/tasks/${task!['id']}`;
    const witnessIds = bureau.witnesses.map(({ id }) => id);
    const freeze = () => press(client, from, `${from}/freeze`, { witnessIds });
    const refused = `有 1 户可抽取的检查对象没有对应的任务执行单位，不能冻结名单：${lost.uscc}`;
    expect(wordsIn(await freeze())).toContain(refused);
    await client.post('/language', { locale: 'en', back: from });
    expect(wordsIn(await freeze())).toContain(
      `no executing unit would visit 1 of the subjects that can be drawn: ${lost.uscc}`,
    );
  });
});

describe('R-089 R-110 the page of a dispatched task', () => {
  async function aScene() {
    const bureau: RoutedBureau = await aRoutedBureau(sql);
    const [first, second] = bureau.stations;
    const own = await subjectsOf(sql, bureau.unit, '甲镇', 2);
    const others = await subjectsOf(sql, second!, '乙镇', 1);
    const { taskId } = await aDispatchedRoutedTask(sql, bureau, [
      { unitId: first!.id, area: '甲' },
      { unitId: second!.id, underId: second!.id },
    ]);
    const visits = await sql('select id, unit_id from inspection where task_id = $1', [taskId]);
    const of = (unitId: string) => visits.find((visit) => visit['unit_id'] === unitId)!['id'];
    return { bureau, first: first!, second: second!, own, others, taskId, of };
  }

  it('shows each executing unit its own visits, and has it match these', async () => {
    const { first, second, own, others, taskId, of } = await aScene();
    const client = await at(first.planner);
    const path = `/desk/tasks/${taskId}`;
    const page = await read(client, path);
    for (const { name } of own) expect(page).toContain(name);
    for (const { name } of others) expect(page).not.toContain(name);
    expect(page).toContain('其他执行单位的 1 户不在此列出');
    expect((await client.get(`/desk/visits/${of(first.id)}`)).status).toBe(200);
    expect((await client.get(`/desk/visits/${of(second.id)}`)).status).toBe(404);
    expect(await read(client, '/desk/tasks')).toContain(path);

    const after = await press(client, path, `${path}/match`, {});
    expect(after).toContain('-M1');
    const [match] = await sql(`select input from draw where task_id = $1 and kind = 'match'`, [
      taskId,
    ]);
    const drawn = match!['input'].teams.map(({ subject }: { subject: string }) => subject);
    expect(drawn.sort()).toEqual(own.map(({ uscc }) => uscc).sort());
  });

  it('shows everything to the unit that set it up, without a button to match for the others', async () => {
    const { bureau, own, others, taskId } = await aScene();
    const page = await read(await at(bureau.planner), `/desk/tasks/${taskId}`);
    for (const { name } of [...own, ...others]) expect(page).toContain(name);
    expect(page).not.toContain(`/desk/tasks/${taskId}/match`);
    expect(page).not.toContain('不在此列出');
  });

  it('is nobody else’s', async () => {
    const { taskId } = await aScene();
    const stranger = await aRoutedBureau(sql, { stations: 1, inspectors: 0 });
    const client = await at(stranger.stations[0]!.planner);
    expect((await client.get(`/desk/tasks/${taskId}`)).status).toBe(404);
  });
});
