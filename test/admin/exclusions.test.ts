import { beforeAll, expect, test } from 'vitest';
import { type County, furnish, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { minutePasses } from '../support/minute.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let planner: Client;
let approver: Client;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  planner = await panel.signIn('planner');
  approver = await panel.signIn('approver');
}, 60_000);

const page = async (client: Client, path = '/desk/exclusions') => (await client.get(path)).text();

async function press(client: Client, action: string, fields: Record<string, string | string[]>) {
  const hidden = hiddenOf(await page(client), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return page(client, answer.headers.get('location')!);
}

const complaint = async () => ({
  unitId: county.units['ZA']!,
  ground: 'complaint',
  documentNo: '=12345-0914',
  uscc: (await sql('select uscc from subject order by uscc limit 1'))[0]!['uscc'] as string,
  basis: '治安管理处罚法',
  reason: '群众举报不登记住客身份信息',
  inspectOn: '2026-09-14',
});

test('R-007 a complaint is registered, consented to by the approver alone, and concluded', async () => {
  const answered = await press(planner, '/desk/exclusions', await complaint());
  expect(answered).toContain('等待审批');
  const [row] = await sql('select id, code from exclusion');
  const decide = `/desk/exclusions/${row!['id']}/decide`;
  // The planner registered it: there is no form for them.
  expect(await page(planner)).not.toContain(decide);
  expect(await page(planner)).toContain('登记人不能审批');
  expect(await press(approver, decide, { verdict: 'approve' })).toContain('一分钟内可以撤销');
  await minutePasses(sql);
  const conclude = `/desk/exclusions/${row!['id']}/conclude`;
  const found = { inspectedOn: '2026-09-14', finding: 'rectification' };
  const done = await press(planner, conclude, found);
  expect(done).toContain('检查结果已登记');
  expect(done).toMatch(/发现问题已责令改正/);
});

test('R-010 the year by ground, and a CSV in which nothing is a formula', async () => {
  const shown = await page(planner, '/desk/exclusions?year=2026');
  expect(shown.replaceAll(/\s+/g, ' ')).toMatch(
    /投诉举报、大数据监测、履职发现<\/td> <td[^>]*>1<\/td> <td[^>]*>1<\/td> <td[^>]*>1<\/td>/,
  );
  const file = await planner.get('/desk/exclusions/2026.csv');
  expect(file.headers.get('content-type')).toContain('text/csv');
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain(`"'=12345-0914"`);
  expect(text).toContain('"投诉举报核查"');
  expect((await planner.get('/desk/exclusions/2025.csv')).status).toBe(200);
  expect((await planner.get('/desk/exclusions/abc.csv')).status).toBe(404);
});

test('R-002 names the listed items that no draw of the year concerned', async () => {
  const items = await sql(`select name from item where state = 'published'`);
  const shown = await page(planner);
  for (const { name } of items) expect(shown).toContain(name);
});

test('R-003 warns of campaigns on listed items, and says why one is refused', async () => {
  expect(await page(planner)).toContain('高青县公安局 第三条');
  const [item] = await sql(`select id from item where state = 'published' limit 1`);
  const campaign = {
    unitId: county.units['ZA']!,
    name: '机动车修理业专项整治',
    kind: 'campaign',
    startsOn: '2026-10-01',
    endsOn: '2026-10-31',
    itemIds: [item!['id']],
    reason: '专项整治',
  };
  const refused = await press(planner, '/desk/campaigns', campaign);
  expect(refused).toContain('原则上不再部署专项检查和全覆盖巡查（高青县公安局 第三条');
  // What was typed is still there.
  expect(refused).toContain('value="机动车修理业专项整治"');
  const order = { ground: 'higher-order', documentNo: '〔2026〕18号', issuingBody: '省人民政府' };
  expect(await press(planner, '/desk/campaigns', { ...campaign, ...order })).toContain('等待审批');
  const [row] = await sql('select id from campaign');
  const decided = await press(approver, `/desk/campaigns/${row!['id']}/decide`, {
    verdict: 'approve',
  });
  expect(decided).toContain('一分钟内可以撤销');
  await minutePasses(sql);
  expect(await sql('select state from campaign')).toEqual([{ state: 'approved' }]);
});

test('a visitor without a role over tasks sees nothing', async () => {
  const witness = await panel.signIn('witness-a');
  expect((await witness.get('/desk/exclusions')).status).toBe(403);
});
