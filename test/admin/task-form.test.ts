import { beforeAll, expect, test } from 'vitest';
import { type County, furnish, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let planner: Client;
let form: Record<string, string | string[]>;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  planner = await panel.signIn('planner');
  const [line] = await sql(`select id from plan_line where name = '2026年度机动车修理业随机抽查'`);
  const [item] = await sql(`select id from item where code = 'GQGA-003'`);
  form = {
    name: '机动车修理业秋季抽查',
    planLineId: line!['id'],
    unitId: county.units['ZA']!,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [item!['id']],
    teamSize: '2',
    sealed: '1',
    mode: 'directed',
    'stratum-0': '高风险',
    'category-0': '机动车修理业',
    'ratio-0': '8',
    'min-0': '1',
    'risk-0': '高',
    'stratum-1': '中低风险',
    'category-1': '机动车修理业',
    'ratio-1': '2',
    'risk-1': ['中', '低'],
  };
}, 60_000);

const newForm = async () =>
  hiddenOf(await (await planner.get('/desk/tasks/new')).text(), '/desk/tasks');

const preview = async (more: Record<string, string | string[]> = {}) => {
  const answer = await planner.post('/desk/tasks/preview', {
    ...(await newForm()),
    ...form,
    ...more,
  });
  expect(answer.status).toBe(200);
  return answer.text();
};

/** What the set-up says, after the browser has followed it to the page. */
const submit = async (more: Record<string, string | string[]>) => {
  const fields = { ...(await newForm()), ...form, ...more };
  const answer = await planner.post('/desk/tasks', fields);
  expect(answer.status).toBe(303);
  return (await planner.get(answer.headers.get('location')!)).text();
};

const cells = (page: string, row: string) =>
  [
    ...page
      .split(`${row}<br />`)[1]!
      .split('</tr>')[0]!
      .matchAll(/class="figure">\s*([^<]*?)\s*</g),
  ].map(([, text]) => text);

test('R-097 the preview shows the pool of each stratum before the freeze, and writes nothing', async () => {
  const rows = () =>
    sql(`select (select count(*) from task) as tasks, (select count(*) from command_log) as commands,
      (select count(*) from event) as events, (select count(*) from pool_entry) as entries`);
  const before = await rows();
  const page = await preview({ 'weight-0-高': '2' });
  expect(await rows()).toEqual(before);

  const counted = await sql(
    `select case when risk = '高' then '高风险' else '中低风险' end as name, count(*)::int as pool,
       count(*) filter (where status = '存续')::int as eligible
     from subject where category = '机动车修理业' and risk in ('高', '中', '低') group by 1`,
  );
  expect(counted).toHaveLength(2);
  for (const { name, pool, eligible } of counted) {
    const [ratio, min] = name === '高风险' ? [8, 1] : [2, 0];
    const quota = Math.max(min!, Math.ceil((eligible * ratio!) / 100));
    expect(cells(page, name)).toEqual([pool, eligible, `${ratio}%`, min, quota].map(String));
  }
  expect(page).toContain('非存续');
  expect(page).toContain('年度次数上限 2 次');
  expect(page).toContain('名单公开方式：化名');
  expect(page).toContain('按风险加权须不少于 20 户');
  expect(page).toMatch(/name="ratio-1"[^>]*value="2"/);
});

test('a preview that cannot be made says why, beside its field', async () => {
  const page = await preview({ mode: 'open' });
  expect(page).toContain('不定向抽取面向全部检查对象');
  expect(page).toMatch(/name="stratum-0"\s+aria-invalid="true"/);
  expect(page).not.toContain('id="preview"');
});

test.each([
  ['endsOn', { endsOn: '2027-06-01' }, '执行时间须在计划期限内'],
  ['teamSize', { teamSize: '1' }, '每个检查对象不少于 2 名'],
  ['ratio-1', { 'ratio-1': '95' }, '超过一般检查事项'],
  ['ratio-1', { 'ratio-1': '0' }, '填写有误'],
  ['stratum-1', { 'risk-1': ['高', '低'] }, '有重叠'],
])('a refused set-up says at %s what is wrong with %o', async (field, wrong, words) => {
  const page = await submit(wrong);
  const at = page.indexOf(`name="${field}"`);
  expect(page.slice(at, at + 300)).toContain('aria-invalid="true"');
  expect(page.split('id="wrong"')[1]!.split('</p>')[0]).toContain(words);
});

test('lines of the plan whose window is over come last and say so, so that none is chosen unasked', async () => {
  const page = await (await planner.get('/desk/tasks/new')).text();
  const list = page.split('id="planLineId"')[1]!.split('</select>')[0]!;
  const labels = [...list.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label]) => label!);
  const isOver = labels.map((label) => label.includes('期限已过'));
  expect(isOver).toContain(false);
  expect(isOver).toContain(true);
  expect(isOver).toEqual(isOver.toSorted((a, b) => Number(a) - Number(b)));
  expect(labels[0]).toContain('2026-09-01 – 2026-10-31');
});

test('the modes that the rules of the bureau lack are not offered, and refused all the same', async () => {
  const page = await (await planner.get('/desk/tasks/new')).text();
  expect(page).toContain('value="open"');
  expect(page).not.toContain('value="rotation"');
  const refused = await submit({ mode: 'rotation', batches: '3' });
  expect(refused).toContain('本局规则没有这种抽取方式（高青县公安局 第十六条 · P-21 draw.mode）');
  expect(await sql('select 1 from task')).toEqual([]);
});

test('R-096 an open draw is set up without any condition and kept as one', async () => {
  const page = await submit({
    mode: 'open',
    'stratum-0': '全部',
    'risk-0': [],
    'min-0': '0',
    'stratum-1': '',
  });
  expect(page).toContain('冻结名单');
  const [task] = await sql(
    'select t.scope, t.mode, s.number, s.filter, s.weights from task t join stratum s on s.task_id = t.id',
  );
  expect(task).toEqual({
    scope: 'open',
    mode: 'sample',
    number: 1,
    filter: { category: '机动车修理业' },
    weights: null,
  });
});
