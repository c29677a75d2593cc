import { describe, expect, it } from 'vitest';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { voidDraw } from '../../../usecases/draw/void.ts';
import { announceDraw } from '../../../usecases/draw/announce.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, type Someone } from '../../support/factories.ts';
import {
  aDispatchedRoutedTask,
  aRoutedBureau,
  routedInput,
  subjectsOf,
} from '../../support/routed.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

/** Two stations with a visit each, both with their teams. */
async function twoMatched() {
  const bureau = await aRoutedBureau(sql, { inspectors: 6 });
  const [first, second] = bureau.stations;
  await subjectsOf(sql, bureau.unit, '甲镇', 1);
  await subjectsOf(sql, bureau.unit, '乙镇', 1);
  const { taskId } = await aDispatchedRoutedTask(sql, bureau, [
    { unitId: first!.id, area: '甲镇' },
    { unitId: second!.id, area: '乙镇' },
  ]);
  const { drawId } = await matchTeams(by(bureau.chiefPlanner), { taskId }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
  return { bureau, first: first!, second: second!, taskId };
}

/** Somebody in the team of a station's visit, as they act themselves. */
async function memberOf(taskId: string, unitId: string) {
  const [row] = await sql(
    `select n.id as visit, p.id, p.name, u.path from inspection n join seat s on s.inspection_id = n.id and not s.lead
       join person p on p.id = s.inspector_id join unit u on u.id = p.unit_id
     where n.task_id = $1 and n.unit_id = $2`,
    [taskId, unitId],
  );
  const { id, name, path } = row!;
  const person: Someone = { kind: 'person', id, name, unitPath: path, mandates: [] };
  return { inspectionId: row!['visit'] as string, person };
}

describe('R-089 rights over a visit', () => {
  it('R-128 are those of its executing unit: its approver is asked and decides, another unit’s may not', async () => {
    const { bureau, first, second, taskId } = await twoMatched();
    const { inspectionId, person } = await memberOf(taskId, second.id);
    const { substitutionId: id } = await requestSubstitution(
      by(person),
      { inspectionId, reason: 'health', note: '骨折' },
      monday,
    );
    const asked = await sql(
      `select person_id from message where about_id = $1 and card = 'substitution'`,
      [id],
    );
    const ids = asked.map((message) => message['person_id']);
    expect(ids).toContain(second.approver.id);
    for (const other of [first.approver, bureau.approver]) {
      expect(ids).not.toContain(other.id);
      await expect(
        decideSubstitution(by(other), { id, verdict: 'approve' }, monday),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    await decideSubstitution(by(second.approver), { id, verdict: 'approve' }, monday);
    const [event] = await sql(
      `select unit_path from event where about_id = $1 and type = 'substitution.decided'`,
      [id],
    );
    expect(event).toEqual({ unit_path: second.path });
  });

  it('R-101 nobody of any executing unit voids the draw', async () => {
    const bureau = await aRoutedBureau(sql, { inspectors: 0 });
    const [first] = bureau.stations;
    await subjectsOf(sql, bureau.unit, '甲镇', 2);
    const input = await routedInput(sql, bureau, [{ unitId: first!.id, area: '甲镇' }]);
    const { taskId } = await setUpTask(by(bureau.planner), input, monday);
    const { drawId } = await freezeTask(
      by(bureau.planner),
      { taskId, lotteries: [], drand: true },
      monday,
    );
    await announceDraw(by(bureau.planner), { drawId }, monday);
    const given = { drawId, reason: '名单有误' };
    const approver = (unit: typeof bureau.bureau) =>
      aPerson(sql, { unit, roles: [['approver', bureau.bureau]] });
    for (const unit of [first!, bureau.unit]) {
      await expect(voidDraw(by(await approver(unit)), given, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect(await voidDraw(by(await approver(bureau.stations[1]!)), given, monday)).toEqual({
      drawId,
    });
  });
});
