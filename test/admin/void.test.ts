import { beforeAll, expect, test } from 'vitest';
import { useDemoNetwork } from '../support/beacons.ts';
import { type County, furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { useDemoClock } from '../worker/demo-clock.ts';

useDemoNetwork();
const clock = useDemoClock();
const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  await clock.at(sql, monday.toISOString());
}, 60_000);

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function press(client: Client, page: string, name: string, fields: Record<string, string>) {
  const action = `${page}/${name}`;
  const hidden = hiddenOf(await pageOf(client, page), action);
  expect((await client.post(action, { ...hidden, ...fields })).status).toBe(303);
}

test('R-101 a void draw shows its planner the reason, and where its plan is drawn from again', async () => {
  const planner = await panel.signIn('planner');
  const deputy = await panel.signIn('approver-b');
  const { taskId } = await setUp(county, sql);
  const page = `/desk/tasks/${taskId}`;
  await press(planner, page, 'freeze', { drand: '1' });
  await press(planner, page, 'announce', {});
  await press(deputy, page, 'void', { reason: '名录库有误，需要更正' });

  const [task] = await sql('select plan_line_id from task where id = $1', [taskId]);
  const again = `/desk/tasks/new?line=${task!['plan_line_id']}`;
  const shown = await pageOf(planner, page);
  expect(shown).toContain('名录库有误，需要更正');
  expect(shown).toContain(again);
  expect(await pageOf(planner, again)).toMatch(/name="endsOn"[^>]*value="2026-10-31"/);
  expect(await pageOf(deputy, page)).not.toContain(again);
});
