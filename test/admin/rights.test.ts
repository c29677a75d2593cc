import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../admin/resources.ts';
import { type County, furnish, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, usePanel } from '../support/panel.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const logins = ['admin', 'planner', 'witness-a', 'approver', 'approver-b'] as const;
const clients: Partial<Record<string, Client>> = {};
let county: County;

// Written out by hand and not computed from the policy: what an official of the sample county sees.
const officials = ['admin', 'planner', 'approver', 'approver-b'];
const seenBy: Record<string, string[]> = {
  subject: ['admin', 'planner'],
  subject_flag: ['admin', 'planner'],
  inspector: ['admin', 'planner'],
  interest: ['admin', 'planner'],
  leave: ['admin', 'planner'],
  expert: ['admin', 'planner'],
  expert_interest: ['admin', 'planner'],
  pool_agreement: ['admin', 'planner'],
  import_batch: ['admin', 'planner'],
  item: officials,
  plan: officials,
  plan_line: officials,
  task: officials,
  stratum: officials,
  draw: officials,
  inspection: officials,
  seat: officials,
  third_party: officials,
  proposal: officials,
  recusal: officials,
  substitution: officials,
  decision: officials,
  disclosure: officials,
  public_notice: officials,
  message: ['admin'],
  event: ['admin', 'approver', 'approver-b'],
  unit: ['admin'],
  person: ['admin'],
  role_assignment: ['admin'],
  chat_identity: ['admin'],
};

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  for (const login of logins) clients[login] = await panel.signIn(login);
}, 120_000);

test('the expectations name every table of the panel', () => {
  expect(Object.keys(seenBy).sort()).toEqual(tables.map(({ id }) => id).sort());
});

describe.each(logins)('%s', (login) => {
  test.each(tables.map(({ id }) => id))(
    '%s is listed to those who may read it only',
    async (id) => {
      const answer = await clients[login]!.get(`/tables/api/resources/${id}/actions/list`);
      const may = seenBy[id]!.includes(login);
      expect(answer.status).toBe(may ? 200 : 403);
      const { records } = (await answer.json()) as { records?: { id: string }[] };
      const first = records?.[0]?.id ?? randomUUID();
      const row = await clients[login]!.get(`/tables/api/resources/${id}/records/${first}/show`);
      expect(row.status).toBe(may ? (records?.[0] ? 200 : 404) : 403);
      const form = await clients[login]!.get(`/tables/api/resources/${id}/records/${first}/edit`);
      const mayEdit = id === 'subject' && login === 'admin';
      expect(form.status).toBe(mayEdit ? 200 : 403);
    },
  );

  test.each(tables.map(({ id }) => id))(
    'nothing of %s is made or deleted by a table',
    async (id) => {
      const client = clients[login]!;
      const api = `/tables/api/resources/${id}`;
      const record = `${api}/records/${county.units['GQGA']}`;
      const answers = await Promise.all([
        client.post(`${api}/actions/new`, { name: 'x' }),
        client.get(`${api}/actions/search`),
        client.get(`${api}/search/x`),
        client.post(`${record}/delete`, {}),
        client.get(`${record}/delete`),
        client.post(`${api}/bulk/bulkDelete?recordIds=${county.units['GQGA']}`, {}),
        client.get(`${api}/bulk/bulkDelete?recordIds=${county.units['GQGA']}`),
        client.get('/tables/api/dashboard'),
        client.get('/tables/api/pages/anything'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    },
  );
});

test('nobody gets anything without having signed in', async () => {
  const stranger = panel.visit();
  const page = await stranger.get('/desk/tasks');
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in']);
  expect((await stranger.get('/tables/api/resources/subject/actions/list')).status).toBe(401);
});

test('what is not a column of the panel is in no answer, filters nothing and sorts nothing', async () => {
  const { admin } = clients;
  const list = await (await admin!.get('/tables/api/resources/inspector/actions/list')).text();
  expect(list).toContain('••••••');
  expect(list).not.toMatch(/Sealed|idNumberIndex|id_number/i);
  const people = await (await admin!.get('/tables/api/resources/person/actions/list')).text();
  expect(people).not.toMatch(/password|argon2/i);
  for (const query of [
    'filters.idNumberIndex=a',
    'filters.passwordHash=a',
    'filters.businessScope=a',
    'filters.name~~from=a',
    'sortBy=idNumberIndex',
    'sortBy=id;drop',
  ]) {
    const answer = await admin!.get(`/tables/api/resources/inspector/actions/list?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
  }
});

test('filters find, and their wildcards are letters', async () => {
  const ask = async (query: string) => {
    const answer = await clients['admin']!.get(
      `/tables/api/resources/subject/actions/list?${query}`,
    );
    return ((await answer.json()) as { meta: { total: number } }).meta.total;
  };
  const repair = `filters.category=${encodeURIComponent('机动车修理业')}`;
  const [known] = await sql(
    `select count(*)::int as n from subject where category = '机动车修理业'`,
  );
  expect(await ask(repair)).toBe(known!['n']);
  expect(await ask(`filters.category=${encodeURIComponent('%')}`)).toBe(0);
});

test('somebody sees the rows of the units below their mandate only', async () => {
  await sql(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from)
     values ($1, $2, 'registrar', $3, '2026-01-01')`,
    [randomUUID(), county.people['witness-b'], county.units['WA']],
  );
  const client = await panel.signIn('witness-b');
  const answer = await client.get('/tables/api/resources/subject/actions/list');
  const { meta, records } = (await answer.json()) as {
    meta: { total: number };
    records: { params: { unit: string } }[];
  };
  const [known] = await sql('select count(*)::int as n from subject where unit_id = $1', [
    county.units['WA'],
  ]);
  expect(known!['n']).toBeGreaterThan(0);
  expect(meta.total).toBe(known!['n']);
  expect(new Set(records.map(({ params }) => params.unit))).toEqual(
    new Set(['高青县公安局网安大队']),
  );
  const [other] = await sql('select id from subject where unit_id = $1 limit 1', [
    county.units['ZA'],
  ]);
  const hidden = await client.get(`/tables/api/resources/subject/records/${other!['id']}/show`);
  expect(hidden.status).toBe(404);
  expect(await hidden.text()).not.toContain('uscc');
});
