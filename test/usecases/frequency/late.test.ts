import { describe, expect, it } from 'vitest';
import { acceptSuggestion } from '../../../usecases/frequency/accept.ts';
import { proveFrequency } from '../../../usecases/frequency/prove.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, anItem, aSubject, aTask, many } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, drawnBy } from '../../support/merging.ts';
import { by, bySystem, monday, signed } from '../../support/visit.ts';

process.env['DEMO'] = '1';
const { sql } = useDatabase();
const category = '娱乐场所';
const on = (day: string) => new Date(`${day}T09:00:00+08:00`);

describe('a proposal that is taken up late in its period', () => {
  it('R-071 draws only whoever was not inspected in it and has no visit coming; the proof says why', async () => {
    const bureau = await aBureau(sql, { profile: 'xianyou', subjects: 0 });
    const { unit, planner } = bureau;
    const inspectors = await many(6, () => anInspector(sql, { unit, skills: [category] }));
    const venues = await many(5, () => aSubject(sql, { unit, category }));
    const [made, coming, bare, ...rest] = venues.map(({ id }) => id);
    await sql(
      `update subject set grade = 'C', jurisdiction = case when id = $2 then '' else '田镇派出所' end,
         updated_at = '2026-08-20T09:00:00+08:00' where id = any($1)`,
      [venues.map(({ id }) => id), bare],
    );
    // Two visits of another task: one is made and signed, the other is on its way.
    const apart = { subjects: venues.slice(0, 2), itemIds: [await anItem(sql, { category })] };
    const task = await aTask(sql, bureau, { ...apart, endsOn: '2026-09-30' });
    const match = await matchTeams(by(planner), { taskId: task.id }, monday);
    await seatTeams(bySystem(), { drawId: match.drawId }, monday);
    await signed(sql, { office: bureau, task, inspectors }, task.inspectionIds[0]!, monday);
    const [first] = await sql('select subject_id from inspection where id = $1', [
      task.inspectionIds[0],
    ]);
    expect(first).toEqual({ subject_id: made });

    const itemId = await aKeyItem(sql, bureau, '消防通道', category);
    const planLineId = await aPlanLine(sql, bureau, itemId);
    const key = 'freq.entertainment:C:2026-09-01:2026-09-30:xianyou@1';
    const accepted = await acceptSuggestion(by(planner), { unitId: unit.id, key }, monday);
    expect(accepted).toMatchObject({
      count: 3,
      filter: { unserved: { startsOn: '2026-09-01', endsOn: '2026-09-30' } },
    });
    const { filter, startsOn, endsOn, ratioBp } = accepted;
    const { taskId } = await setUpTask(
      by(planner),
      {
        planLineId,
        name: '九月补查',
        unitId: unit.id,
        mode: 'rotation',
        batches: 1,
        startsOn,
        endsOn,
        itemIds: [itemId],
        strata: [{ number: 1, name: 'C级', filter, ratioBp, min: 0 }],
      },
      monday,
    );
    const drawId = await drawnBy(bureau, taskId);

    const pool = await sql(
      'select subject_id as id, eligibility from pool_entry where task_id = $1 order by eligibility',
      [taskId],
    );
    expect(new Set(pool.map(({ id }) => id))).toEqual(new Set([bare, ...rest]));
    expect(pool).toHaveLength(3);
    expect(pool.find(({ id }) => id === bare)).toMatchObject({ eligibility: 4 });
    const drawn = await sql('select subject_id as id from drawn_subject where draw_id = $1', [
      drawId,
    ]);
    expect(new Set(drawn.map(({ id }) => id))).toEqual(new Set(rest));
    const [{ announcement }] = (await sql('select announcement from draw where id = $1', [
      drawId,
    ])) as [{ announcement: object }];
    // Published as a condition of the stratum; whom it left out stands nowhere.
    expect(JSON.stringify(announcement)).toContain('"unserved":{"endsOn":"2026-09-30"');
    expect(announcement).toMatchObject({ pool: { ids: 'pseudonym' } });

    let list = '';
    const sink = {
      begin: () => {
        list = '';
      },
      write: (text: string) => {
        list += text;
      },
    };
    const given = { unitId: unit.id, from: '2026-09-01', to: '2026-09-30' };
    await proveFrequency(sink)(by(planner), given, on('2026-10-09'));
    const told = new Map(
      list
        .trim()
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([id, , , , , state, , ref, reason]) => [id, { state, ref, reason }]),
    );
    expect(told.get(made)).toMatchObject({ state: 'kept' });
    expect(told.get(coming)).toMatchObject({ ref: `${task.code}-0002`, reason: 'not-visited' });
    expect(told.get(bare)).toMatchObject({ state: 'broken', reason: 'excluded-4' });
    expect(told.get(rest[0])).toMatchObject({ state: 'broken', reason: 'not-visited' });
    expect(told.size).toBe(5);
  });
});
