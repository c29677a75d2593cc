import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveDemoPage } from '../../simulator/demo-page/server.ts';
import { portsFrom } from '../../simulator/ports.ts';
import { startFakeSlack } from '../../simulator/slack/server.ts';
import { startFakeTelegram } from '../../simulator/telegram/server.ts';
import { importRegistry } from '../../usecases/registry/import.ts';
import { type County, monday, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { freeBase } from '../support/demo.ts';
import { eventually } from '../support/story.ts';

const database = useDatabase();
const { sql } = database;
const stops: (() => Promise<unknown>)[] = [];
let county: County;

beforeAll(async () => {
  county = await plant(database);
  const telegram = await startFakeTelegram({ token: '1:test' });
  const slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'secret' });
  stops.push(
    () => telegram.close(),
    () => slack.close(),
  );
  const platforms = { telegram, slack };
  const ports = portsFrom(await freeBase());
  const page = await serveDemoPage({ ports, ownerUrl: database.owner, platforms });
  stops.push(page.close);
});

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

it('gives everybody a chat who lands in the registry, whoever imported them', async () => {
  const source = { name: 'inspectors.csv', path: 'samples/gaoqing/inspectors.csv' };
  const input = { kind: 'inspectors' as const, unitId: county.units['GQGA']!, source };
  await importRegistry(await county.by('admin', 'panel'), input, monday);
  const reached = await eventually(async () => {
    const [row] = await sql(
      `select count(*)::int as inspectors, count(distinct c.provider)::int as platforms,
         count(*) filter (where c.person_id is null)::int as without
       from inspector i left join chat_identity c on c.person_id = i.person_id`,
    );
    return row!['without'] === 0 && row;
  });
  expect(reached).toEqual({ inspectors: 140, platforms: 3, without: 0 });
});
