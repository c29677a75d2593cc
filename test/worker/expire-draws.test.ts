import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { announceDraw } from '../../usecases/draw/announce.ts';
import { commitEntropy } from '../../usecases/draw/commit.ts';
import { freezeTask } from '../../usecases/task/freeze.ts';
import { expireDraws } from '../../worker/sweep-draws.ts';
import { furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { useDemoClock } from './demo-clock.ts';

const clock = useDemoClock();
const database = useDatabase();
const { sql } = database;

it('voids a draw whose reveals did not come in time, and not before', async () => {
  const county = await plant(database);
  await furnish(county, sql);
  const { taskId } = await setUp(county, sql);
  const witnesses = ['witness-a', 'witness-b'];
  const witnessIds = witnesses.map((login) => county.people[login]!);
  const { drawId } = await freezeTask(await county.by('planner'), { taskId, witnessIds }, monday);
  for (const login of witnesses) {
    const commitment = createHash('sha256').update(login.repeat(4)).digest('hex');
    await commitEntropy(await county.by(login, 'web'), { drawId, commitment }, monday);
  }
  await announceDraw(await county.by('planner'), { drawId, revealMinutes: 60 }, monday);
  await clock.at(sql, '2026-09-14T09:59:00+08:00');
  await expireDraws();
  expect(await stateOf(drawId)).toBe('announced');
  await clock.at(sql, '2026-09-14T10:00:01+08:00');
  await expireDraws();
  expect(await stateOf(drawId)).toBe('void');
});

async function stateOf(drawId: string): Promise<string> {
  const [row] = await sql('select state from draw where id = $1', [drawId]);
  return row?.['state'];
}
