import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../domain/actor.ts';
import { announceDraw } from '../../../usecases/draw/announce.ts';
import { confirmLottery, enterLottery } from '../../../usecases/draw/enter-lottery.ts';
import { remindLateSources } from '../../../usecases/draw/remind-late.ts';
import { voidDraw } from '../../../usecases/draw/void.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { type County, furnish, monday, plant, setUp } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
let county: County;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
});

afterEach(async () => {
  const pending = await sql(
    `select id from draw where kind = 'subjects' and state in ('frozen', 'announced', 'drawn')`,
  );
  for (const { id } of pending) {
    const reason = '测试结束，作废';
    await voidDraw(await county.by('approver-b'), { drawId: id, reason }, new Date('2026-09-20'));
  }
});

const tuesday = { name: '双色球', drawnOn: '2026-09-15' };
const wednesday = { name: '大乐透', drawnOn: '2026-09-16' };
const evening = (day: string) => new Date(`${day}T22:00:00+08:00`);
const red = '3 8 12 22 27 31 + 9';
const blue = '01 02 03 34 35 + 11 12';

type Lotteries = { name: string; drawnOn: string }[];

async function frozen(lotteries: Lotteries) {
  const { taskId } = await setUp(county, sql);
  return freezeTask(await county.by('planner'), { taskId, lotteries }, monday);
}

async function announced(lotteries: Lotteries) {
  const draw = await frozen(lotteries);
  await announceDraw(await county.by('planner'), { drawId: draw.drawId }, monday);
  return draw;
}

type Entry = { drawId: string; position: number; text: string };
const enter = async (login: string, entry: Entry, at: Date) =>
  enterLottery(await county.by(login), entry, at);
const confirm = async (login: string, entry: Entry, at: Date) =>
  confirmLottery(await county.by(login), entry, at);

const stateOf = async (drawId: string) =>
  (await sql('select state, label from draw where id = $1', [drawId]))[0];
const eventsOf = async (drawId: string, type: string) =>
  (await sql('select data from event where about_id = $1 and type = $2', [drawId, type])).map(
    ({ data }) => data,
  );

describe('a draw that waits for lotteries (draw.md §2)', () => {
  it('names them with their bits, and is publicly verifiable with two of 24', async () => {
    const { drawId, code } = await announced([tuesday, wednesday]);
    const [notice] = await sql(
      `select body from public_notice where ref = $1 and kind = 'announcement'`,
      [code],
    );
    expect(notice!['body'].entropy.slice(0, 2)).toEqual([
      { kind: 'lottery', bits: 24, ...tuesday },
      { kind: 'lottery', bits: 24, ...wednesday },
    ]);
    const first = { drawId, position: 0, text: red };
    await enter('planner', first, evening('2026-09-15'));
    expect(await confirm('witness-a', first, evening('2026-09-15'))).toEqual({
      state: 'announced',
    });
    const second = { drawId, position: 1, text: blue };
    await enter('witness-b', second, evening('2026-09-16'));
    const typedAnew = { ...second, text: '35,34,03,02,01 | 12,11' };
    expect(await confirm('planner', typedAnew, evening('2026-09-16'))).toEqual({ state: 'drawn' });
    expect(await stateOf(drawId)).toEqual({ state: 'drawn', label: 'verifiable' });
    const [draw] = await sql(`select body from public_notice where ref = $1 and kind = 'draw'`, [
      code,
    ]);
    const value = Buffer.from('03 08 12 22 27 31 + 09').toString('hex');
    expect(draw!['body'].entropy[0]).toEqual({
      kind: 'lottery',
      value,
      text: '03 08 12 22 27 31 + 09',
    });
    const people = await sql('select name from person');
    for (const { name } of people) expect(JSON.stringify(draw)).not.toContain(name);
  });

  it('with one alone is computable but not publicly verifiable', async () => {
    const { drawId } = await announced([tuesday]);
    const entry = { drawId, position: 0, text: red };
    await enter('planner', entry, evening('2026-09-15'));
    await confirm('witness-a', entry, evening('2026-09-15'));
    expect(await stateOf(drawId)).toEqual({ state: 'drawn', label: 'unverifiable' });
  });

  it('takes nothing from one person alone, and nothing that two people read differently', async () => {
    const { drawId } = await announced([tuesday]);
    const at = evening('2026-09-15');
    const entry = { drawId, position: 0, text: red };
    await expect(confirm('planner', entry, at)).rejects.toMatchObject({ code: 'not-entered' });
    await enter('planner', entry, at);
    await expect(confirm('planner', entry, at)).rejects.toMatchObject({ code: 'not-entered' });
    const other = { ...entry, text: '3 8 12 22 27 31 + 10' };
    await expect(confirm('witness-a', other, at)).rejects.toMatchObject({
      code: 'lottery-mismatch',
    });
    expect(await stateOf(drawId)).toMatchObject({ state: 'announced' });
    // The first one had misread it and enters it again.
    await enter('planner', other, at);
    await confirm('witness-a', other, at);
    expect(await stateOf(drawId)).toMatchObject({ state: 'drawn' });
    expect(await eventsOf(drawId, 'draw.lottery-entered')).toHaveLength(2);
    await expect(enter('planner', entry, at)).rejects.toMatchObject({ code: 'already-entered' });
  });

  it('confirms once, however many press at the same time', async () => {
    const { drawId } = await announced([tuesday]);
    const entry = { drawId, position: 0, text: red };
    const at = evening('2026-09-15');
    await enter('planner', entry, at);
    const commands = await Promise.all(
      ['witness-a', 'witness-b', 'witness-a', 'witness-b'].map((login) => county.by(login)),
    );
    const answers = await Promise.allSettled(
      commands.map((command) => confirmLottery(command, entry, at)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await eventsOf(drawId, 'draw.drawn')).toHaveLength(1);
  });

  it('refuses a day that is past, today, or not a day of the lottery, and the same result twice', async () => {
    const { taskId } = await setUp(county, sql);
    const refused = async (lotteries: Lotteries, code: string) =>
      expect(
        freezeTask(await county.by('planner'), { taskId, lotteries }, monday),
      ).rejects.toMatchObject({ code });
    await refused([{ name: '大乐透', drawnOn: '2026-09-14' }], 'lottery-too-early');
    await refused([{ name: '双色球', drawnOn: '2026-09-13' }], 'lottery-too-early');
    await refused([{ name: '双色球', drawnOn: '2026-09-16' }], 'lottery-no-draw-day');
    await refused([tuesday, tuesday], 'bad-input');
  });

  it('is not announced on the lottery’s own day, nor entered before it', async () => {
    const { drawId } = await frozen([tuesday]);
    const early = evening('2026-09-14');
    const onTheDay = new Date('2026-09-15T08:00:00+08:00');
    await expect(
      announceDraw(await county.by('planner'), { drawId }, onTheDay),
    ).rejects.toMatchObject({ code: 'lottery-too-early' });
    await announceDraw(await county.by('planner'), { drawId }, early);
    const entry = { drawId, position: 0, text: red };
    await expect(enter('planner', entry, early)).rejects.toMatchObject({
      code: 'lottery-too-early',
    });
    const notThere = { drawId, position: 1, text: red };
    await expect(enter('planner', notThere, evening('2026-09-15'))).rejects.toMatchObject({
      code: 'not-a-source',
    });
    const wrong = { ...entry, text: '3 8 12 + 9' };
    await expect(enter('planner', wrong, evening('2026-09-15'))).rejects.toMatchObject({
      code: 'lottery-malformed',
    });
    await expect(enter('approver', entry, evening('2026-09-15'))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('reminds once when nobody has entered the result by the next day', async () => {
    const { drawId } = await announced([tuesday]);
    const remind = (at: Date) => remindLateSources(commandOf(system, 'system'), { drawId }, at);
    expect(await remind(evening('2026-09-15'))).toEqual({ late: 0 });
    expect(await remind(evening('2026-09-16'))).toEqual({ late: 1 });
    expect(await remind(evening('2026-09-17'))).toEqual({ late: 0 });
    expect(await eventsOf(drawId, 'draw.source-late')).toEqual([
      { position: 0, name: '双色球', on: '2026-09-15' },
    ]);
    const owed = await sql(
      `select count(*)::int as count from message where about_id = $1 and class = 'reminder'`,
      [drawId],
    );
    expect(owed[0]!['count']).toBeGreaterThan(0);
    expect(await stateOf(drawId)).toMatchObject({ state: 'announced' });
  });
});

describe('what the database holds of a lottery, whoever writes', () => {
  it('needs two different people, the entered text, and its day', async () => {
    const { drawId } = await announced([tuesday]);
    const entry = { drawId, position: 0, text: red };
    const at = evening('2026-09-15');
    await enter('planner', entry, at);
    const planner = county.people['planner']!;
    const witness = county.people['witness-a']!;
    const set = (columns: string) =>
      sql(`update entropy_source set ${columns} where draw_id = $1 and kind = 'lottery'`, [drawId]);
    const value = `value = convert_to(entered_text, 'UTF8'), opened_at = '2026-09-15T22:00:00+08:00'`;
    for (const columns of [
      value,
      `${value}, confirmed_by = '${planner}'`,
      `value = 'other', opened_at = now(), confirmed_by = '${witness}'`,
      `value = convert_to(entered_text, 'UTF8'), opened_at = '2026-09-14T22:00:00+08:00', confirmed_by = '${witness}'`,
    ]) {
      await expect(set(columns), columns).rejects.toMatchObject({ code: '23514' });
    }
    for (const columns of [`name = '大乐透'`, `drawn_on = '2026-09-20'`, 'bits = 256']) {
      await expect(set(columns), columns).rejects.toMatchObject({ code: 'YH001' });
    }
    await set(`${value}, confirmed_by = '${witness}'`);
    await expect(set(`entered_text = 'other'`)).rejects.toMatchObject({ code: 'YH001' });
  });
});
