import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoNetwork } from '../../domain/draw/drand-network.ts';
import { type FakeRelay, startFakeRelay } from '../../simulator/drand/relay.ts';
import { listen } from '../../simulator/fake-server.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { fetchBeacon } from '../../worker/fetch-beacon.ts';
import { sweepBeacons } from '../../worker/sweep-beacons.ts';
import { sweepDraws } from '../../worker/sweep-draws.ts';
import { awaitedBeacon, useDemoNetwork } from '../support/beacons.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector, anOffice, aSubject, aTask, many } from '../support/factories.ts';
import { by, monday } from '../support/visit.ts';
import { useDemoClock } from './demo-clock.ts';

const timeoutMs = 300;
const soon = new Date(monday.getTime() + 11 * 60_000).toISOString();

useDemoNetwork();
const clock = useDemoClock();
const relays: FakeRelay[] = [];
beforeAll(async () => {
  // Both know every round of the story.
  const now = () => new Date('2027-01-01').getTime();
  relays.push(await startFakeRelay({ now }), await startFakeRelay({ now }));
  process.env['DRAND_URLS'] = relays.map(({ origin }) => origin).join(',');
});
const { sql } = useDatabase();
afterAll(async () => {
  delete process.env['DRAND_URLS'];
  for (const { close } of relays) await close();
});

beforeEach(() => {
  for (const { asked } of relays) asked.length = 0;
});

async function announced() {
  await clock.at(sql, monday.toISOString());
  const office = await anOffice(sql);
  await many(4, () => anInspector(sql, { unit: office.unit }));
  const subjects = await many(1, () => aSubject(sql, office));
  const task = await aTask(sql, office, { subjects, peopleEntropy: 'drand' });
  const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
  return { drawId, taskId: task.id, round: (await awaitedBeacon(sql, drawId)).round };
}

const valueOf = async (drawId: string) =>
  (
    await sql(`select encode(value, 'hex') as value from entropy_source where draw_id = $1`, [
      drawId,
    ])
  )[0]!['value'];
const refusals = (drawId: string) =>
  sql(
    `select data ->> 'code' as code from event where about_id = $1 and type = 'command.refused' order by id`,
    [drawId],
  );
const first = () => relays[0]!;
const second = () => relays[1]!;

describe('the sweep that fetches rounds of drand', () => {
  it('asks nobody before the time, and says when it will be', async () => {
    const { round } = await announced();
    const next = await sweepBeacons(timeoutMs);
    expect(first().asked).toEqual([]);
    const waitMs = next!.getTime() - Date.now();
    expect(waitMs).toBeGreaterThan(9 * 60_000);
    expect(waitMs).toBeLessThanOrEqual(10 * 60_000 + 3_000);
    await clock.at(sql, soon);
    await sweepBeacons(timeoutMs);
    expect(first().asked).toEqual([round]);
    expect(second().asked).toEqual([]);
  });

  it('seats the match by itself once the round is in', async () => {
    const { drawId, taskId } = await announced();
    await clock.at(sql, soon);
    await sweepDraws();
    expect(await valueOf(drawId)).toBeNull();
    await sweepBeacons(timeoutMs);
    expect(await valueOf(drawId)).toBe((await awaitedBeacon(sql, drawId)).randomness);
    await sweepDraws();
    const [task] = await sql('select state from task where id = $1', [taskId]);
    expect(task).toEqual({ state: 'matched' });
    await sweepBeacons(timeoutMs);
    expect(first().asked).toHaveLength(1);
  });

  it.each([
    ['late', []],
    ['error', []],
    ['hang', []],
    ['wrong-round', ['beacon-other-round']],
    ['altered', [expect.stringMatching(/^beacon-no/)]],
    ['swapped', ['beacon-not-signed']],
  ] as const)('takes the value from the next relay when one is %s', async (fault, codes) => {
    const { drawId, round } = await announced();
    await clock.at(sql, soon);
    first().fault(fault);
    await sweepBeacons(timeoutMs);
    expect(first().asked).toEqual([round]);
    expect(second().asked).toEqual([round]);
    expect(await valueOf(drawId)).toBe((await awaitedBeacon(sql, drawId)).randomness);
    // What a relay got wrong is seen on the trail.
    expect((await refusals(drawId)).map(({ code }) => code)).toEqual(codes);
  });

  it('keeps asking while every relay is wrong, tells of it once, and is not held up by it', async () => {
    const { drawId, taskId, round } = await announced();
    await clock.at(sql, soon);
    first().fault('altered', 'altered');
    second().fault('wrong-round', 'error');
    await sweepBeacons(timeoutMs);
    await sweepBeacons(timeoutMs);
    expect(await valueOf(drawId)).toBeNull();
    expect(await refusals(drawId)).toHaveLength(1);
    await sweepBeacons(timeoutMs);
    expect(first().asked).toEqual([round, round, round]);
    await sweepDraws();
    const [task] = await sql('select state from task where id = $1', [taskId]);
    expect(task).toEqual({ state: 'matched' });
  });
});

it('a relay that never stops talking is cut off', async () => {
  const endless = await listen(async ({ response }) => void response.write('x'.repeat(5000)), {});
  await expect(fetchBeacon(endless.origin, demoNetwork, 1)).rejects.toThrow(/no beacon/);
  await endless.close();
});
