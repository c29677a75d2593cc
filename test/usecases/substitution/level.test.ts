import { expect, it } from 'vitest';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { anAsk, approve, redrawOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { aSubject, aTask, many } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

it('R-130 a seat is redrawn also when later tasks have given everybody more than its match announced', async () => {
  const scene = await aMatchedTask(sql, { inspectors: 4 });
  const { office } = scene;
  // 32 more seats for four people, of whom nobody gets more than one above the least level: whoever has
  // least of all has four.
  const subjects = await many(16, () => aSubject(sql, office));
  const later = await aTask(sql, office, { subjects });
  const { drawId } = await matchTeams(by(office.planner), { taskId: later.id }, monday);
  await seatTeams(bySystem(), { drawId }, monday);

  const { id, team } = await anAsk(sql, scene);
  await approve(office.approver, id);
  const redraw = await redrawOf(sql, id);
  const free = scene.inspectors.filter((one) => !team.includes(one));
  expect(redraw['announcement'].cap).toBeGreaterThan(2);
  expect(redraw['input'].teams[0].eligible).toEqual(
    free.map(({ serial }) => serial).sort((a, b) => a - b),
  );
});
