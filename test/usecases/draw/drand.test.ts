import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../domain/actor.ts';
import { runDraw } from '../../../domain/draw/draw.ts';
import { demoNetwork, roundAt } from '../../../domain/draw/drand-network.ts';
import { announceDraw } from '../../../usecases/draw/announce.ts';
import { enterBeacon } from '../../../usecases/draw/enter-beacon.ts';
import { expireDraw } from '../../../usecases/draw/expire.ts';
import { voidDraw } from '../../../usecases/draw/void.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { unseal } from '../../../db/sealed.ts';
import { awaitedBeacon, beaconOf, useDemoNetwork } from '../../support/beacons.ts';
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

const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
const bySystem = () => commandOf(system, 'system');

async function announced() {
  const { taskId } = await setUp(county, sql);
  const frozen = await freezeTask(await county.by('planner'), { taskId, drand: true }, monday);
  await announceDraw(await county.by('planner'), { drawId: frozen.drawId }, monday);
  return { taskId, ...frozen, beacon: await awaitedBeacon(sql, frozen.drawId) };
}

const stateOf = async (drawId: string) =>
  (await sql('select * from draw where id = $1', [drawId]))[0]!;
const noticesOf = async (code: string, kind: string) =>
  (await sql('select body from public_notice where ref = $1 and kind = $2', [code, kind])).map(
    ({ body }) => body,
  );
const end = async (drawId: string) =>
  voidDraw(await county.by('approver-b'), { drawId, reason: '测试结束，作废' }, later(600));

afterEach(async () => {
  const pending = await sql(
    `select id from draw where kind = 'subjects' and state in ('frozen', 'announced', 'drawn')`,
  );
  for (const { id } of pending) await end(id);
});

describe('a draw that waits for a round of drand (draw.md §2)', () => {
  it('announces network, chain and a round ten minutes ahead, and no deadline', async () => {
    const { code, beacon } = await announced();
    expect(beacon.at).toEqual(later(10));
    const [body] = await noticesOf(code, 'announcement');
    expect(body.entropy).toEqual([
      {
        kind: 'drand',
        network: 'demo',
        chainHash: demoNetwork.chainHash,
        round: roundAt(demoNetwork, later(10)),
        at: '2026-09-14T01:10:00.000Z',
      },
      { kind: 'secret', commitment: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(body).not.toHaveProperty('revealBy');
  });

  it('draws by itself when the beacon comes, and is recomputable from what is stored', async () => {
    const { taskId, drawId, code, beacon, root } = await announced();
    const brought = await enterBeacon(bySystem(), { drawId, beacon: beacon.json }, later(10));
    expect(brought).toEqual({ state: 'drawn', entered: true });
    const sources = await sql(
      'select kind, value, value_sealed, signature from entropy_source where draw_id = $1 order by position',
      [drawId],
    );
    const [drand] = sources;
    expect(drand!['value'].toString('hex')).toBe(beacon.randomness);
    expect(drand!['signature'].toString('hex')).toBe(beacon.signature);
    const pool = await sql(
      'select stratum, eligibility, record_id as id, weight from pool_entry where task_id = $1',
      [taskId],
    );
    const again = runDraw(pool as never, {
      drawId: code,
      entropy: sources.map(({ kind, value, value_sealed: sealed }) => ({
        kind,
        hex: value ? value.toString('hex') : unseal(sealed),
      })),
      strata: { 1: { ratioBp: 800, min: 1 }, 2: { ratioBp: 200, min: 0 } },
    });
    expect(again.root).toBe(root);
    expect((await stateOf(drawId))['seed']).toBe(again.seed);
    const [body] = await noticesOf(code, 'draw');
    expect(body.entropy[0]).toEqual({
      kind: 'drand',
      value: beacon.randomness,
      round: beacon.round,
      signature: beacon.signature,
    });
    // The demo's key is open, so its randomness is worth nothing to the public.
    expect((await stateOf(drawId))['label']).toBe('unverifiable');
  });

  it('takes one draw from eight people who bring the same beacon at once, and doubles nothing', async () => {
    const { drawId, beacon } = await announced();
    const logins = ['planner', 'witness-a', 'witness-b', 'planner'];
    const commands = await Promise.all([...logins, ...logins].map((login) => county.by(login)));
    const brought = await Promise.all(
      commands.map((command, at) =>
        enterBeacon(
          command,
          { drawId, beacon: at % 2 ? beacon.json : beacon.signature },
          later(11),
        ),
      ),
    );
    expect(brought.filter(({ entered }) => entered)).toHaveLength(1);
    expect(brought.every(({ state }) => state === 'drawn')).toBe(true);
    const events = await sql(
      `select type, count(*)::int as count from event where about_id = $1
         and type in ('draw.beacon-entered', 'draw.drawn') group by type order by type`,
      [drawId],
    );
    expect(events).toEqual([
      { type: 'draw.beacon-entered', count: 1 },
      { type: 'draw.drawn', count: 1 },
    ]);
    const [seed] = await sql('select seed from draw where id = $1', [drawId]);
    const again = await county.by('planner');
    expect(await enterBeacon(again, { drawId, beacon: beacon.json }, later(20))).toEqual({
      state: 'drawn',
      entered: false,
    });
    expect(await sql('select seed from draw where id = $1', [drawId])).toEqual([seed]);
  });

  it('refuses an altered beacon, another round, one before its time, and another’s beacon after the draw', async () => {
    const { drawId, beacon } = await announced();
    const { signature, round } = beacon;
    const bring = async (text: string, at = later(12)) =>
      enterBeacon(await county.by('witness-a'), { drawId, beacon: text }, at);
    const refused = (text: string, code: string | RegExp, at?: Date) =>
      expect(bring(text, at)).rejects.toMatchObject({ code: expect.stringMatching(code) });
    const altered = `${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}`;
    await refused(altered, /^beacon-no/);
    await refused(beaconOf(round - 1).json, 'beacon-other-round');
    await refused(beaconOf(round - 1).signature, 'beacon-not-signed');
    await refused(signature.slice(2), 'beacon-length');
    await refused('not a beacon', 'beacon-unreadable');
    await refused(signature, 'beacon-too-early', later(9));
    expect(await stateOf(drawId)).toMatchObject({ state: 'announced', seed: null });
    await bring(signature);
    await refused(altered, /^beacon-no/);
  });

  it('lets anybody of the bureau bring it who plans, witnesses or audits, and nobody else', async () => {
    const { drawId, beacon } = await announced();
    for (const login of ['approver', 'approver-b']) {
      const command = await county.by(login);
      await expect(
        enterBeacon(command, { drawId, beacon: beacon.json }, later(12)),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    const witness = await county.by('witness-b');
    await enterBeacon(witness, { drawId, beacon: beacon.json }, later(12));
  });

  it('waits for a late beacon and is never void by itself, but may be voided with approval', async () => {
    const { drawId } = await announced();
    await expect(expireDraw(bySystem(), { drawId }, later(60 * 24 * 9))).rejects.toMatchObject({
      code: 'illegal-step',
    });
    expect((await stateOf(drawId))['state']).toBe('announced');
    await end(drawId);
    const beacon = await awaitedBeacon(sql, drawId);
    await expect(
      enterBeacon(bySystem(), { drawId, beacon: beacon.json }, later(700)),
    ).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('refuses a draw without any source from outside the organisation, and a beacon for another draw', async () => {
    const { taskId } = await setUp(county, sql);
    const planner = await county.by('planner');
    await expect(freezeTask(planner, { taskId }, monday)).rejects.toMatchObject({
      code: 'sources-missing',
    });
    const witnessIds = [county.people['witness-a']!, county.people['witness-b']!];
    const { drawId } = await freezeTask(await county.by('planner'), { taskId, witnessIds }, monday);
    const beacon = beaconOf(roundAt(demoNetwork, monday));
    await expect(
      enterBeacon(bySystem(), { drawId, beacon: beacon.json }, later(12)),
    ).rejects.toMatchObject({ code: 'not-a-source' });
  });
});

describe('what the database holds of a round, whoever writes', () => {
  it('R-101 the round stays, its value is the hash of its signature, in time, and once', async () => {
    const { drawId, beacon } = await announced();
    const set = (columns: string) =>
      sql(`update entropy_source set ${columns} where draw_id = $1 and kind = 'drand'`, [drawId]);
    const value = `value = decode('${beacon.randomness}', 'hex')`;
    const signature = `signature = decode('${beacon.signature}', 'hex')`;
    await expect(set('round = round + 1')).rejects.toMatchObject({ code: 'YH001' });
    await expect(set(`network = 'quicknet'`)).rejects.toMatchObject({ code: 'YH001' });
    const inTime = `opened_at = round_at`;
    for (const columns of [
      `${value}, ${inTime}`,
      `${value}, ${signature}`,
      `${value}, ${signature}, opened_at = round_at - interval '1 second'`,
      `value = sha256('chosen'), ${signature}, ${inTime}`,
    ]) {
      await expect(set(columns), columns).rejects.toMatchObject({ code: '23514' });
    }
    await expect(
      sql(
        `update draw set state = 'drawn', seed = repeat('0', 64), result = '{}', drawn_at = now() where id = $1`,
        [drawId],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    await set(`${value}, ${signature}, ${inTime}`);
    await expect(set(`value = sha256('other')`)).rejects.toMatchObject({ code: 'YH001' });
  });

  it('no draw is announced on sources that are not settled or could be known', async () => {
    const { taskId } = await setUp(county, sql);
    const planner = await county.by('planner');
    const { drawId } = await freezeTask(planner, { taskId, drand: true }, monday);
    const announce = () =>
      sql(
        `update draw set state = 'announced', announcement = '{}', announced_at = $2 where id = $1`,
        [drawId, monday],
      );
    await expect(announce()).rejects.toMatchObject({ code: 'YH001' });
    await sql(
      `update entropy_source set round = 1, round_at = $2::timestamptz + interval '9 minutes'
       where draw_id = $1 and kind = 'drand'`,
      [drawId, monday],
    );
    await expect(announce()).rejects.toMatchObject({ code: 'YH001' });
    const value = beaconOf(1);
    await expect(
      sql(
        `update entropy_source set value = decode($2, 'hex'), signature = decode($3, 'hex'), opened_at = now()
         where draw_id = $1 and kind = 'drand'`,
        [drawId, value.randomness, value.signature],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

describe('a draw with a real beacon of quicknet', () => {
  it('is labelled publicly verifiable, with round and signature in what is published', async () => {
    const { cases } = JSON.parse(readFileSync('test/vectors/drand/quicknet.json', 'utf8'));
    const { round, signature, randomness } = cases[0];
    // The vector's round was at 15:59:24; an announcement ten minutes before names it.
    const at = new Date('2023-08-23T15:49:24Z');
    const { taskId } = await setUp(county, sql);
    const { drawId, code } = await freezeTask(
      await county.by('planner'),
      { taskId, drand: true },
      at,
    );
    await sql('alter table entropy_source disable trigger entropy_source_is_named');
    await sql(
      `update entropy_source set network = 'quicknet' where draw_id = $1 and kind = 'drand'`,
      [drawId],
    );
    await sql('alter table entropy_source enable always trigger entropy_source_is_named');
    await announceDraw(await county.by('planner'), { drawId }, at);
    const [body] = await noticesOf(code, 'announcement');
    expect(body.entropy[0]).toMatchObject({
      network: 'quicknet',
      round,
      at: '2023-08-23T15:59:24.000Z',
    });
    const bad = cases[1].signature;
    expect(bad).toBe(signature);
    await enterBeacon(bySystem(), { drawId, beacon: signature }, new Date('2023-08-23T15:59:25Z'));
    expect((await stateOf(drawId))['label']).toBe('verifiable');
    const [drawn] = await noticesOf(code, 'draw');
    expect(drawn).toMatchObject({
      label: 'verifiable',
      entropy: [{ kind: 'drand', value: randomness, round, signature }, { kind: 'secret' }],
    });
  });
});
