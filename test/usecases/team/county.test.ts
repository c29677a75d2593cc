import { beforeAll, expect, it } from 'vitest';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import {
  type County,
  drawAndDispatch,
  furnish,
  monday,
  plant,
  setUp,
} from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';
import { bySystem } from '../../support/visit.ts';

const database = useDatabase();
const { sql } = database;
let county: County;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
});

it('R-111 R-112 matches the sample county: two people to a subject, none unfit, none with an interest', async () => {
  const { taskId } = await setUp(county, sql);
  const { inspections } = await drawAndDispatch(county, taskId);
  const { drawId } = await matchTeams(await county.by('planner'), { taskId }, monday);
  expect(await seatTeams(bySystem(), { drawId }, monday)).toEqual({ inspections });

  const teams = await sql(
    `select count(*)::int as size, count(*) filter (where s.lead and i.may_lead)::int as leads,
       bool_and(i.status = '在岗' and not i.partner and i.licence_expires_on >= '2026-09-14'
         and x.category = any(i.skills)) as fit,
       bool_or(exists (select 1 from interest t where t.inspector_id = i.person_id and t.uscc = x.uscc)) as bound
     from seat s join inspection n on n.id = s.inspection_id join subject x on x.id = n.subject_id
       join inspector i on i.person_id = s.inspector_id
     where n.task_id = $1 group by n.id`,
    [taskId],
  );
  expect(teams).toHaveLength(inspections);
  for (const team of teams) expect(team).toEqual({ size: 2, leads: 1, fit: true, bound: false });
});
