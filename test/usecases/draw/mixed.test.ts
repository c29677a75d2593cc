import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../domain/actor.ts';
import { announceDraw } from '../../../usecases/draw/announce.ts';
import { commitEntropy } from '../../../usecases/draw/commit.ts';
import { enterBeacon } from '../../../usecases/draw/enter-beacon.ts';
import { confirmLottery, enterLottery } from '../../../usecases/draw/enter-lottery.ts';
import { expireDraw } from '../../../usecases/draw/expire.ts';
import { revealEntropy } from '../../../usecases/draw/reveal.ts';
import { voidDraw } from '../../../usecases/draw/void.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { awaitedBeacon, useDemoNetwork } from '../../support/beacons.ts';
import { type County, furnish, monday, plant, setUp } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

useDemoNetwork();
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

const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
const tuesday = { name: '双色球', drawnOn: '2026-09-15' };
const witnesses = ['witness-a', 'witness-b'] as const;

type Chosen = { drand?: boolean; lotteries?: (typeof tuesday)[] };

/** A draw with two witnesses and more, announced; the witnesses' numbers are at hand. */
async function announced(chosen: Chosen, revealMinutes = 60) {
  const { taskId } = await setUp(county, sql);
  const witnessIds = witnesses.map((login) => county.people[login]!);
  const planner = await county.by('planner');
  const { drawId, code } = await freezeTask(planner, { taskId, witnessIds, ...chosen }, monday);
  const numbers = { 'witness-a': randomBytes(32), 'witness-b': randomBytes(32) };
  for (const login of witnesses) {
    const commitment = createHash('sha256').update(numbers[login]).digest('hex');
    await commitEntropy(await county.by(login, 'web'), { drawId, commitment }, monday);
  }
  await announceDraw(await county.by('planner'), { drawId, revealMinutes }, monday);
  const reveal = async (login: (typeof witnesses)[number], at: Date) =>
    revealEntropy(
      await county.by(login, 'web'),
      { drawId, value: numbers[login].toString('hex') },
      at,
    );
  return { drawId, code, reveal };
}

const bring = async (drawId: string, at: Date) => {
  const { json } = await awaitedBeacon(sql, drawId);
  return enterBeacon(commandOf(system, 'system'), { drawId, beacon: json }, at);
};
const expire = (drawId: string, at: Date) =>
  expireDraw(commandOf(system, 'system'), { drawId }, at);
const stateOf = async (drawId: string) =>
  (await sql('select state, label, reveal_by from draw where id = $1', [drawId]))[0]!;
const kindsOf = async (drawId: string) =>
  (await sql('select kind from entropy_source where draw_id = $1 order by position', [drawId])).map(
    ({ kind }) => kind,
  );

describe('a draw with several sources (draw.md §2)', () => {
  it('waits for all of them and runs in the transaction of the last, whoever brings it', async () => {
    const { drawId, reveal } = await announced({ drand: true, lotteries: [tuesday] });
    expect(await kindsOf(drawId)).toEqual(['reveal', 'reveal', 'drand', 'lottery', 'secret']);
    expect(await reveal('witness-a', later(5))).toEqual({ state: 'announced' });
    expect(await reveal('witness-b', later(6))).toEqual({ state: 'announced' });
    expect(await bring(drawId, later(70))).toEqual({ state: 'announced', entered: true });
    const entry = { drawId, position: 3, text: '3 8 12 22 27 31 + 9' };
    const evening = new Date('2026-09-15T22:00:00+08:00');
    await enterLottery(await county.by('witness-a'), entry, evening);
    expect(await stateOf(drawId)).toMatchObject({ state: 'announced' });
    expect(await confirmLottery(await county.by('planner'), entry, evening)).toEqual({
      state: 'drawn',
    });
    expect(await stateOf(drawId)).toMatchObject({ state: 'drawn', label: 'witnessed' });
    const drawn = await sql(`select data from event where about_id = $1 and type = 'draw.drawn'`, [
      drawId,
    ]);
    expect(drawn).toHaveLength(1);
  });

  it('fixes the round after the last reveal, so that nobody knows what they would hold back', async () => {
    const { drawId } = await announced({ drand: true }, 120);
    const { at } = await awaitedBeacon(sql, drawId);
    expect(at).toEqual(later(120));
    const soon = await announcedAfresh(3);
    expect((await awaitedBeacon(sql, soon)).at).toEqual(later(10));
  });

  it('has the last reveal before the day of a lottery', async () => {
    const { drawId } = await announced({ lotteries: [tuesday] }, 7 * 24 * 60);
    expect((await stateOf(drawId))['reveal_by']).toEqual(new Date('2026-09-15T00:00:00+08:00'));
  });

  it('is void when a reveal is left out, and says so in public, although the beacon is in', async () => {
    const { drawId, code, reveal } = await announced({ drand: true });
    await reveal('witness-a', later(5));
    await bring(drawId, later(61));
    await expect(reveal('witness-b', later(61))).rejects.toMatchObject({ code: 'reveal-too-late' });
    await expire(drawId, later(62));
    expect(await stateOf(drawId)).toMatchObject({ state: 'void' });
    const [notice] = await sql(`select body from public_notice where ref = $1 and kind = 'void'`, [
      code,
    ]);
    expect(notice!['body']).toMatchObject({ reason: '见证人未在期限内揭示随机数' });
  });

  it('is not void by itself when the reveals are in and the public value is late', async () => {
    const { drawId, reveal } = await announced({ drand: true });
    await reveal('witness-a', later(5));
    await reveal('witness-b', later(6));
    await expect(expire(drawId, later(600))).rejects.toMatchObject({ code: 'illegal-step' });
    expect(await bring(drawId, later(601))).toEqual({ state: 'drawn', entered: true });
  });

  it('keeps to two witnesses of different units where it has witnesses at all', async () => {
    const { taskId } = await setUp(county, sql);
    const alone = { taskId, drand: true, witnessIds: [county.people['witness-a']!] };
    await expect(freezeTask(await county.by('planner'), alone, monday)).rejects.toMatchObject({
      code: 'witnesses-too-few',
    });
  });

  it('runs once when the last reveal and the beacon come at the same moment', async () => {
    const { drawId, reveal } = await announced({ drand: true }, 10);
    await reveal('witness-a', later(5));
    const { at } = await awaitedBeacon(sql, drawId);
    const answers = await Promise.all([reveal('witness-b', at), bring(drawId, at)]);
    expect(answers.filter(({ state }) => state === 'drawn')).toHaveLength(1);
    const drawn = await sql(
      `select count(*)::int as count from event where about_id = $1 and type = 'draw.drawn'`,
      [drawId],
    );
    expect(drawn).toEqual([{ count: 1 }]);
  });
});

async function announcedAfresh(revealMinutes: number): Promise<string> {
  const [pending] = await sql(`select id from draw where state = 'announced'`);
  const reason = '重新设置揭示期限';
  await voidDraw(await county.by('approver-b'), { drawId: pending!['id'], reason }, monday);
  return (await announced({ drand: true }, revealMinutes)).drawId;
}
