import { beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson, type Office } from '../support/factories.ts';
import { hiddenOf, usePanel } from '../support/panel.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const action = '/desk/kpi/publish';
let office: Office;

beforeAll(async () => {
  office = await anOffice(sql);
  const { bureau } = office;
  const chief = await aPerson(sql, { unit: bureau, roles: [['planner', bureau]] });
  const people = { chief: chief.id, branch: office.planner.id, head: office.head.id };
  for (const [login, id] of Object.entries(people)) {
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      id,
      login,
      await hashPassword('yaohao-demo'),
    ]);
  }
});

const published = async () =>
  (await sql(`select count(*)::int as n from public_notice where kind = 'statistics'`))[0]!['n'];

test('R-192 figures are published from their page once somebody says that they looked at them', async () => {
  const chief = await panel.signIn('chief');
  const page = await (await chief.get('/desk/kpi')).text();
  expect(page).toContain('截至 2026年8月31日');
  const hidden = hiddenOf(page, action);
  const unchecked = await chief.post(action, hidden);
  const refused = await (await chief.get(unchecked.headers.get('location')!)).text();
  expect(refused).toContain('id="wrong"');
  expect(await published()).toBe(0);

  const done = await chief.post(action, { ...hidden, checked: '1' });
  expect(await (await chief.get(done.headers.get('location')!)).text()).toContain('flash done');
  expect(await published()).toBe(1);
  const fresh = hiddenOf(await (await chief.get('/desk/kpi')).text(), action);
  const again = await chief.post(action, { ...fresh, checked: '1' });
  expect(await (await chief.get(again.headers.get('location')!)).text()).toContain('没有变化');
  expect(await published()).toBe(1);
});

test.each(['branch', 'head'])(
  'R-192 %s, who does not publish them, finds no button',
  async (login) => {
    const client = await panel.signIn(login);
    expect(await (await client.get('/desk/kpi')).text()).not.toContain(action);
  },
);
