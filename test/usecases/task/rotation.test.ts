import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { type SourceRow, sourcesOf, valueOf } from '../../../db/queries/sources.ts';
import { system } from '../../../domain/actor.ts';
import { runDraw } from '../../../domain/draw/draw.ts';
import { cutBatches } from '../../../domain/rotation.ts';
import { openVisited } from '../../../usecases/draw/open-visited.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { dispatchBatch } from '../../../usecases/task/dispatch-batch.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { dispatchBatches } from '../../../worker/dispatch-batches.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, aPerson, aSubject, many } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

process.env['DEMO'] = '1';
const { sql } = useDatabase();
const category = '娱乐场所';
const count = { A: 7, B: 4 };
const on = (day: string) => new Date(`${day}T09:00:00+08:00`);
let bureau: Bureau;
let taskId: string;
let drawId: string;

/** Seven venues of grade A, four of grade B, one that has closed for good. */
beforeAll(async () => {
  bureau = await aBureau(sql, { profile: 'xianyou', subjects: 0 });
  const { unit } = bureau;
  await many(6, () => anInspector(sql, { unit, skills: [category] }));
  for (const [grade, amount] of [...Object.entries(count), ['A', 1] as const]) {
    for (const { id } of await many(amount, () => aSubject(sql, { unit, category }))) {
      await sql(`update subject set grade = $2, jurisdiction = '田镇派出所' where id = $1`, [
        id,
        grade,
      ]);
    }
  }
  await sql(
    `update subject set status = '注销' where id = (select id from subject where grade = 'A' limit 1)`,
  );
  const itemId = await aKeyItem(sql, bureau, '消防通道', category);
  ({ taskId } = await setUpTask(
    by(bureau.planner),
    {
      planLineId: await aPlanLine(sql, bureau, itemId),
      name: '娱乐场所分级轮查',
      unitId: unit.id,
      mode: 'rotation',
      batches: 3,
      startsOn: '2026-09-14',
      endsOn: '2026-11-12',
      itemIds: [itemId],
      strata: [
        { number: 1, name: 'A级', filter: { category, grade: ['A'] }, ratioBp: 1, min: 0 },
        { number: 2, name: 'B级', filter: { category, grade: ['B'] }, ratioBp: 1, min: 0 },
      ],
    },
    monday,
  ));
  drawId = await drawnBy(bureau, taskId);
  await dispatchTask(by(bureau.planner), { taskId }, monday);
  await sql('insert into demo_clock (at, set_at) values ($1, now())', [monday]);
}, 60_000);

const visits = () =>
  sql(
    `select n.subject_id as id, n.code, n.starts_on::text as from, n.ends_on::text as to,
       (select count(*)::int from seat s where s.inspection_id = n.id) as seats
     from inspection n where n.task_id = $1 order by n.code`,
    [taskId],
  );
const batches = () =>
  sql(
    `select number, starts_on::text as from, ends_on::text as to, array_agg(record_id order by record_id) as ids,
       array_agg(subject_id) as subjects
     from rotation_batch where draw_id = $1 group by 1, 2, 3 order by 1`,
    [drawId],
  );
const sweepOn = async (day: string) => {
  await sql('update demo_clock set at = $1, set_at = now()', [on(day)]);
  await dispatchBatches();
};

describe('a rotation (分级轮查)', () => {
  it('R-071 draws every eligible subject, whatever the ratio says, and is sealed', async () => {
    const strata = await sql(
      'select number, ratio_bp, min from stratum where task_id = $1 order by number',
      [taskId],
    );
    expect(strata).toEqual([
      { number: 1, ratio_bp: 10_000, min: 0 },
      { number: 2, ratio_bp: 10_000, min: 0 },
    ]);
    const drawn = await sql(
      'select stratum, count(*)::int as n from drawn_subject where draw_id = $1 group by 1 order by 1',
      [drawId],
    );
    expect(drawn).toEqual([
      { stratum: 1, n: count.A },
      { stratum: 2, n: count.B },
    ]);
    const [draw] = await sql('select announcement from draw where id = $1', [drawId]);
    expect(draw!['announcement']).toMatchObject({
      mode: 'rotation',
      batches: [
        { startsOn: '2026-09-14', endsOn: '2026-10-03' },
        { startsOn: '2026-10-04', endsOn: '2026-10-23' },
        { startsOn: '2026-10-24', endsOn: '2026-11-12' },
      ],
      pool: { ids: 'pseudonym' },
    });
  });

  it('R-071 tells nobody who comes in a later batch', async () => {
    const cut = await batches();
    expect(cut.map(({ ids }) => ids.length)).toEqual([4, 4, 3]);
    const made = (await visits()).filter(({ from }) => from === '2026-09-14');
    expect(new Set(made.map(({ id }) => id))).toEqual(new Set(cut[0]!['subjects']));
    expect(made).toHaveLength(4);
    const told = JSON.stringify(
      await sql(
        `select body from public_notice where number = 1 union all
         select data from event where type in ('task.frozen', 'draw.announced', 'draw.drawn', 'task.dispatched')`,
      ),
    );
    expect(told).toContain('娱乐场所分级轮查');
    for (const { ids, subjects } of cut) {
      for (const id of [...ids, ...subjects]) expect(told).not.toContain(id);
    }
  });

  it('goes by the tickets, as anybody can work out who has the opened draw', async () => {
    const [draw] = await sql('select code, input_hash from draw where id = $1', [drawId]);
    const sources: SourceRow[] = await sourcesOf(database().manager, drawId);
    const pool = await sql(
      'select stratum, eligibility, record_id as id, weight from pool_entry where task_id = $1',
      [taskId],
    );
    const { strata, root } = runDraw(pool as never, {
      drawId: draw!['code'],
      entropy: sources.map((source) => ({ kind: source.kind, hex: valueOf(source)! })),
      strata: { '1': { ratioBp: 10_000, min: 0 }, '2': { ratioBp: 10_000, min: 0 } },
    });
    expect(root).toBe(draw!['input_hash']);
    const cut = cutBatches([strata['1']!.drawn, strata['2']!.drawn], 3);
    for (const { number, ids } of await batches()) {
      const own = cut.filter(({ batch }) => batch === number).map(({ id }) => id);
      expect(new Set(own)).toEqual(new Set(ids));
    }
  });

  it('R-071 R-076 R-110 visits everybody once: each batch in its days, with teams of its own', async () => {
    await sweepOn('2026-10-03');
    expect(await visits()).toHaveLength(4);
    await seat(await announceTeams('2026-10-03'));
    const [state] = await sql('select state from task where id = $1', [taskId]);
    expect(state).toEqual({ state: 'matched' });
    const early = await sql('select id from seat order by id');
    await expectSealed();

    await sweepOn('2026-10-04');
    await sweepOn('2026-10-05');
    const second = await visits();
    expect(second.filter(({ from }) => from === '2026-10-04')).toHaveLength(4);
    const again = await dispatchBatch(by(bureau.planner), { taskId }, on('2026-10-05'));
    expect(again).toEqual({ number: null, count: 0 });

    // A batch waits while the teams of an earlier one are being drawn.
    const matchId = await announceTeams('2026-10-23');
    await sweepOn('2026-10-24');
    const held = await dispatchBatch(by(bureau.planner), { taskId }, on('2026-10-24'));
    expect(held).toEqual({ number: null, count: 0 });
    expect(await visits()).toHaveLength(8);
    await seat(matchId);
    const seats = await sql('select id from seat order by id');
    expect(seats.map(({ id }) => id)).toEqual(expect.arrayContaining(early.map(({ id }) => id)));
    await sweepOn('2026-10-24');
    await seat(await announceTeams('2026-10-24'));

    const all = await visits();
    const eligible = await sql(
      'select subject_id as id from pool_entry where task_id = $1 and eligibility = 0',
      [taskId],
    );
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(eligible.map(({ id }) => id)));
    expect(all).toHaveLength(eligible.length);
    expect(new Set(all.map(({ code }) => code)).size).toBe(count.A + count.B);
    expect(all.every((visit) => visit['seats'] === 2)).toBe(true);
    const sent = await sql(
      `select data from event where type = 'task.batch-dispatched' and task_id = $1 order by id`,
      [taskId],
    );
    expect(sent.map(({ data }) => data)).toEqual([
      { number: 2, count: 4 },
      { number: 3, count: 3 },
    ]);
    const { closedOn } = await closeTask(bySystem(), { taskId }, on('2026-11-13'));
    expect(closedOn).toBe('2026-11-12');
  });

  it('tells the planners of each batch that went by itself whom it does not reach', async () => {
    const told = await sql(
      `select (data ->> 'number')::int as number, (data ->> 'unreached')::int > 0 as some, actor_id
       from event where type = 'task.dispatched-unreached' and about_id = $1 order by id`,
      [taskId],
    );
    // The first went by hand, with its preflight on the page; the system sent others.
    expect(told.map(({ number }) => number)).toEqual([null, 2, 3]);
    expect(told.every(({ some }) => some)).toBe(true);
    const cards = await sql(
      `select person_id as who, (vars ->> 'batch')::int as batch from message
       where card = 'unreached' and about_id = $1 order by message.number`,
      [taskId],
    );
    const sent = told.filter(({ actor_id: by }) => by === null).map(({ number }) => number);
    expect(sent.length).toBeGreaterThan(0);
    expect(cards).toEqual(sent.map((batch) => ({ who: bureau.planner.id, batch })));
  });

  it('lets only its planners and the worker send a batch', async () => {
    const unit = bureau.sibling;
    const stranger = await aPerson(sql, { unit, roles: [['planner', unit]] });
    await expect(dispatchBatch(by(stranger), { taskId }, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps its batches as they were cut, even from the owner of the tables', async () => {
    for (const statement of [
      'update rotation_batch set number = 3',
      'delete from rotation_batch',
      'truncate rotation_batch cascade',
      'update rotation_dispatch set number = 3',
      'delete from rotation_dispatch',
      'truncate rotation_dispatch',
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
  });
});

/** All of the first batch is inspected: were the draw opened now, the next would know that they come. */
async function expectSealed(): Promise<void> {
  const [visit] = await sql('select id from inspection where task_id = $1 limit 1', [taskId]);
  await sql('alter table inspection disable trigger inspection_moves_on');
  await sql(`update inspection set state = 'signed' where task_id = $1`, [taskId]);
  await database().transaction((tx) =>
    openVisited({ tx, command: bySystem(), actor: system, now: monday }, visit!['id']),
  );
  const secret = `from entropy_source where draw_id = '${drawId}' and kind = 'secret'`;
  expect(await sql(`select value ${secret}`)).toEqual([{ value: null }]);
  await expect(
    sql(
      `update entropy_source set value = '\\x01' where draw_id = '${drawId}' and kind = 'secret'`,
    ),
  ).rejects.toMatchObject({ code: 'YH001' });
  await sql(`update inspection set state = 'assigned' where task_id = $1`, [taskId]);
  await sql('alter table inspection enable always trigger inspection_moves_on');
}

async function announceTeams(day: string): Promise<string> {
  const { drawId: matchId } = await matchTeams(by(bureau.planner), { taskId }, on(day));
  return matchId;
}

const seat = (matchId: string) => seatTeams(bySystem(), { drawId: matchId }, on('2026-10-24'));
