import { beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../../db/queries/actor.ts';
import { system } from '../../../domain/actor.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import {
  type County,
  drawAndDispatch,
  furnish,
  monday,
  plant,
  setUp,
} from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';
import { allAnswers } from '../../support/visit.ts';

const database = useDatabase();
const { sql } = database;
let county: County;
let task: { taskId: string; code: string };
let visits: string[];

const category = '机动车修理业';
const three = [{ number: 1, name: '全部', filter: { category }, ratioBp: 1, min: 3 }];
const by = async (person: string) => commandOf(await actorOf(person, '2026-09-14'), 'panel');

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  task = await setUp(county, sql, three);
  await drawAndDispatch(county, task.taskId);
  const { drawId } = await matchTeams(await county.by('planner'), { taskId: task.taskId }, monday);
  await seatTeams(commandOf(system, 'system'), { drawId }, monday);
  const rows = await sql('select id from inspection order by code');
  visits = rows.map(({ id }) => id);
});

/** A visit up to the entered result, or up to the last signature. */
async function visit(inspectionId: string, { isSigned }: { isSigned: boolean }) {
  const seats = await sql(
    'select inspector_id from seat where inspection_id = $1 and active order by number',
    [inspectionId],
  );
  const team = seats.map((seat) => seat['inspector_id'] as string);
  for (const person of team) await acceptInspection(await by(person), { inspectionId }, monday);
  for (const person of team) await checkIn(await by(person), { inspectionId }, monday);
  const items = await sql('select item_id from task_item where task_id = $1', [task.taskId]);
  const itemIds = items.map((item) => item['item_id'] as string);
  const answers = await allAnswers(sql, itemIds);
  const result = { inspectionId, finding: 'clear' as const, answers, note: '' };
  await submitResult(await by(team[0]!), result, monday);
  if (!isSigned) return;
  for (const person of team) await signResult(await by(person), { inspectionId }, monday);
}

async function disclose(inspectionId: string) {
  const [disclosure] = await sql('select id from disclosure where inspection_id = $1', [
    inspectionId,
  ]);
  const given = { disclosureId: disclosure!['id'], verdict: 'approve' } as const;
  await approveDisclosure(await county.by('approver-b'), given, monday);
}

const drawNotices = async () =>
  (
    await sql(
      `select body ->> 'sealed' as sealed from public_notice where kind = 'draw' and ref = $1 order by number`,
      [task.code],
    )
  ).map(({ sealed }) => sealed);

describe('a result that is disclosed before its task closes', () => {
  it('shows itself only, while others who were drawn are still to be visited', async () => {
    await visit(visits[0]!, { isSigned: true });
    await disclose(visits[0]!);
    expect(await drawNotices()).toEqual(['true']);
    expect(await sql(`select 1 from transcript where kind = 'subjects'`)).toEqual([]);
  });

  it('R-105 opens the draw as soon as nobody is left to be warned, once', async () => {
    await visit(visits[1]!, { isSigned: true });
    await visit(visits[2]!, { isSigned: false });
    const [open] = await sql('select state from task where id = $1', [task.taskId]);
    expect(open).toEqual({ state: 'matched' });
    await disclose(visits[1]!);
    expect(await drawNotices()).toEqual(['true', 'false']);
    const [row] = await sql(`select sha256 from transcript where kind = 'subjects'`);
    expect(row!['sha256']).toMatch(/^[0-9a-f]{64}$/);
  });
});
