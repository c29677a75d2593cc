import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { announceDraw } from '../../usecases/draw/announce.ts';
import { commitEntropy } from '../../usecases/draw/commit.ts';
import { confirmDraw } from '../../usecases/draw/confirm.ts';
import { revealEntropy } from '../../usecases/draw/reveal.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { closeTask } from '../../usecases/task/close.ts';
import { dispatchTask } from '../../usecases/task/dispatch.ts';
import { freezeTask } from '../../usecases/task/freeze.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { expireDraws, sweepDraws } from '../../worker/sweep-draws.ts';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { textOf, usePortal } from '../portal/published.ts';
import { type County, furnish, monday, plant, setUp } from '../support/county.ts';
import { declareInterest, type FirstTeam, makeApprover } from './cheats/people.ts';
import { unguardedIn } from './cheats/unguarded.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';

// Each chapter is somebody with more power than they should have: the planner's account, the tables'
// owner, a witness, an approver. What they try fails, and stands where others read it.
const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const portal = usePortal(database);
const file = folderOfFiles();
const witnesses = ['witness-a', 'witness-b'] as const;
const unguarded = unguardedIn(sql);
let county: County;
let planner: Client;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  planner = await panel.signIn('planner');
}, 60_000);

type Draw = { taskId: string; drawId: string; code: string; secrets: Buffer[] };

/** A draw that is announced and waits for its two witnesses. */
async function announced(): Promise<Draw> {
  const { taskId } = await setUp(county, sql);
  const witnessIds = witnesses.map((login) => county.people[login]!);
  const by = await county.by('planner');
  const { drawId, code } = await freezeTask(by, { taskId, witnessIds }, monday);
  const secrets = witnesses.map(() => randomBytes(32));
  for (const [at, login] of witnesses.entries()) {
    const commitment = createHash('sha256').update(secrets[at]!).digest('hex');
    await commitEntropy(await county.by(login, 'web'), { drawId, commitment }, monday);
  }
  await announceDraw(await county.by('planner'), { drawId, revealMinutes: 60 }, monday);
  return { taskId, drawId, code, secrets };
}

/** A witness reveals on their page, which puts a refusal on the trail as every door does. */
async function reveal({ drawId, taskId, secrets }: Draw, who: 0 | 1): Promise<string> {
  const command = await county.by(witnesses[who], 'web');
  try {
    const value = secrets[who]!.toString('hex');
    return (await revealEntropy(command, { drawId, value }, monday)).state;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = { type: 'draw', id: drawId, taskId, unitPath: '/GQGA/' };
    await recordRefusal(command, 'draw.reveal', about, error);
    return error.code;
  }
}

const confirmed = async (draw: Draw) => {
  await reveal(draw, 0);
  await reveal(draw, 1);
  await confirmDraw(await county.by('planner'), { drawId: draw.drawId }, monday);
};

// Whoever was drawn before is visited again, for a reason: what is tried here is something else.
const dispatch = async ({ taskId }: Draw) =>
  dispatchTask(
    await county.by('planner'),
    { taskId, reason: '两项任务内容不同，分别检查' },
    monday,
  );

const close = ({ taskId }: Draw) =>
  closeTask(commandOf(system, 'system'), { taskId }, new Date('2026-11-01T09:00:00+08:00'));

/** What the trail has of refused commands, by code. */
const refusals = async (code: string): Promise<number> =>
  Number(
    (
      await sql(
        `select count(*) from event where type = 'command.refused' and data ->> 'code' = $1`,
        [code],
      )
    )[0]!['count'],
  );

describe('what a cheat would try', () => {
  it('press again: R-101 there is one draw, one match, and the second press is on the trail', async () => {
    const draw = await announced();
    const at = `/desk/tasks/${draw.taskId}`;
    await reveal(draw, 0);
    await reveal(draw, 1);
    const [before] = await sql('select seed, result from draw where id = $1', [draw.drawId]);
    expect(await reveal(draw, 1)).toBe('already-revealed');
    const page = await (await planner.get(at)).text();
    const { seen } = hiddenOf(page, `${at}/confirm`);
    for (const press of ['freeze', 'announce', 'confirm', 'confirm', 'announce', 'freeze']) {
      const witnessIds = witnesses.map((login) => county.people[login]!);
      await planner.post(`${at}/${press}`, { commandId: randomUUID(), seen: seen!, witnessIds });
    }
    const [after] = await sql('select seed, result, state from draw where id = $1', [draw.drawId]);
    expect(after).toEqual({ ...before, state: 'confirmed' });
    expect(await sql('select id from draw where task_id = $1', [draw.taskId])).toHaveLength(1);
    const onTrail = await sql(
      `select 1 from event where type = 'command.refused' and about_id = $1 and actor_id = $2`,
      [draw.taskId, county.people['planner']],
    );
    expect(onTrail).toHaveLength(5);
    await dispatch(draw);
    await close(draw);
  });

  it('swap one subject after the announcement: nothing is drawn from such a list, and the trail says so', async () => {
    const draw = await announced();
    const swap = `update pool_entry set record_id = $2 where task_id = $1 and record_id = $3`;
    const [victim] = await sql(
      `select record_id from pool_entry where task_id = $1 and eligibility = 0 order by record_id limit 1`,
      [draw.taskId],
    );
    const forged = [draw.taskId, 'A'.repeat(18), victim!['record_id']];
    await expect(sql(swap, forged)).rejects.toMatchObject({ code: 'YH001' });
    await reveal(draw, 0);
    await unguarded('pool_entry', swap, forged);
    expect(await reveal(draw, 1)).toBe('pool-altered');
    expect(await refusals('pool-altered')).toBe(1);
    expect(await sql(`select state, seed from draw where id = $1`, [draw.drawId])).toEqual([
      { state: 'announced', seed: null },
    ]);
    // Put back as it was announced, the very same draw goes on.
    await unguarded('pool_entry', swap, [draw.taskId, victim!['record_id'], 'A'.repeat(18)]);
    expect(await reveal(draw, 1)).toBe('drawn');
    await confirmDraw(await county.by('planner'), { drawId: draw.drawId }, monday);
  });

  it.each([
    ['an eligibility', 'pool_entry', `eligibility = 1`, `eligibility = 0`, `eligibility = 0`],
    ['a ratio', 'stratum', `ratio_bp = 10000`, `number = 1`, `ratio_bp = 800`],
    ['a minimum', 'stratum', `min = 99`, `number = 1`, `min = 1`],
  ])(
    'change %s afterwards: the tables refuse, and without their guards the draw does',
    async (_, table, change, which, back) => {
      const draw = await announced();
      const update = (set: string) =>
        `update ${table} set ${set} where ctid in
           (select ctid from ${table} where task_id = $1 and ${which} order by ctid limit 1)`;
      await expect(sql(update(change), [draw.taskId])).rejects.toMatchObject({ code: 'YH001' });
      const [changed] = await sql(
        `select ctid::text, to_jsonb(t) as row from ${table} t where task_id = $1 and ${which} order by t.ctid limit 1`,
        [draw.taskId],
      );
      await reveal(draw, 0);
      const before = await refusals('pool-altered');
      await unguarded(table, update(change), [draw.taskId]);
      expect(await reveal(draw, 1)).toBe('pool-altered');
      expect(await refusals('pool-altered')).toBe(before + 1);
      const key = table === 'stratum' ? 'number' : 'record_id';
      await unguarded(
        table,
        `update ${table} set ${back} where task_id = $1 and ${key}::text = $2`,
        [draw.taskId, String(changed!['row'][key])],
      );
      expect(await reveal(draw, 1)).toBe('drawn');
      await confirmDraw(await county.by('planner'), { drawId: draw.drawId }, monday);
    },
  );

  it('change an interest afterwards: the announced match is void in public before its number is made', async () => {
    const draw = await announced();
    await confirmed(draw);
    await dispatch(draw);
    const match = await matchTeams(await county.by('planner'), { taskId: draw.taskId }, monday);
    const [{ team } = { team: null }] = await sql(
      `select input #> '{teams,0}' as team from draw where id = $1`,
      [match.drawId],
    );
    await declareInterest(sql, draw.taskId, team as FirstTeam);
    await sweepDraws();
    const [after] = await sql('select state, seed from draw where id = $1', [match.drawId]);
    expect(after).toEqual({ state: 'void', seed: null });
    expect(textOf((await portal.get(`/draws/${match.code}`)).text)).toContain('利害关系');
    await close(draw);
  });

  it('change a cap or the roster afterwards: the announced match keeps its input, and without its guard none is seated', async () => {
    const draw = await announced();
    await confirmed(draw);
    await dispatch(draw);
    const match = await matchTeams(await county.by('planner'), { taskId: draw.taskId }, monday);
    const change = `update draw set input = jsonb_set(input, '{inspectors,0,cap}', '99') where id = $1`;
    await expect(sql(change, [match.drawId])).rejects.toMatchObject({ code: 'YH001' });
    const [{ input } = { input: null }] = await sql('select input from draw where id = $1', [
      match.drawId,
    ]);
    const seats = () => sql('select 1 from seat where draw_id = $1', [match.drawId]);
    await unguarded('draw', change, [match.drawId]);
    await sweepDraws();
    expect(await refusals('pool-altered')).toBeGreaterThan(0);
    expect(await seats()).toHaveLength(0);

    // Put back, it goes on as it was announced, whoever has left the roster since.
    await unguarded('draw', 'update draw set input = $2 where id = $1', [
      match.drawId,
      JSON.stringify(input),
    ]);
    await sql(`update inspector set may_lead = not may_lead, version = version + 1`);
    await sql(`update demo_clock set at = at + interval '2 hours'`);
    await sweepDraws();
    const [after] = await sql('select state, input from draw where id = $1', [match.drawId]);
    expect(after).toEqual({ state: 'drawn', input });
    expect((await seats()).length).toBeGreaterThan(0);
    await sql(`update inspector set may_lead = not may_lead, version = version + 1`);
    await close(draw);
  });

  it('leave out a reveal: the draw is void by itself, in public, and the next one names it', async () => {
    const draw = await announced();
    await reveal(draw, 0);
    await sql(`update demo_clock set at = at + interval '3 hours'`);
    await expireDraws();
    const page = textOf((await portal.get(`/draws/${draw.code}`)).text);
    expect(page).toContain('见证人未在期限内揭示随机数');
    expect(await reveal(draw, 1)).not.toBe('drawn');
    const next = await announced();
    expect(textOf((await portal.get(`/draws/${next.code}`)).text)).toContain(draw.code);
    expect(textOf((await portal.get('/fairness')).text)).toContain('见证人未在期限内揭示随机数');
    await confirmed(next);
  });

  it('present another pool to the verifier: it says so', async () => {
    const draw = await announced();
    await confirmed(draw);
    await dispatch(draw);
    await close(draw);
    const pool = (await portal.get(`/draws/${draw.code}/pool.jsonl`)).text.trim().split('\n');
    const { id } = JSON.parse(pool[0]!);
    const receipt = file(
      'receipt.json',
      (await portal.get(`/draws/${draw.code}/receipts/${id}.json`)).text,
    );
    const other = [...pool.slice(0, -1), JSON.stringify({ ...JSON.parse(pool.at(-1)!), id: 'Z' })];
    const against = (lines: string[]) =>
      yaohao(
        'draw',
        'verify',
        '--receipt',
        receipt,
        '--pool',
        file('pool.jsonl', lines.join('\n')),
      );
    expect((await against(pool)).code).toBe(0);
    const answer = await against(other);
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.out[0]!)).toMatchObject({ ok: false, reason: 'pool-root' });
  });

  it('approve one’s own replacement: R-128 nobody decides about themselves, whatever role they hold', async () => {
    const draw = await announced();
    await confirmed(draw);
    await dispatch(draw);
    await matchTeams(await county.by('planner'), { taskId: draw.taskId }, monday);
    await sweepDraws();
    const [seat] = await sql(
      `select s.inspector_id as person, s.inspection_id as visit, u.path from seat s join unit u on u.id = s.unit_id
       join inspection n on n.id = s.inspection_id where n.task_id = $1 and s.active order by s.id limit 1`,
      [draw.taskId],
    );
    const { login, ask } = await makeApprover(sql, seat!['person']);
    const substitution = await ask(seat!['visit']);
    const cheat = await panel.signIn(login);
    await cheat.post(`/desk/requests/substitution/${substitution}`, {
      commandId: randomUUID(),
      seen: '1',
      verdict: 'approve',
      reason: '同意',
    });
    expect(await sql('select state from substitution where id = $1', [substitution])).toEqual([
      { state: 'requested' },
    ]);
    const [refused] = await sql(
      `select data ->> 'code' as code from event where type = 'command.refused' and actor_id = $1`,
      [seat!['person']],
    );
    expect(refused).toEqual({ code: 'forbidden' });
  });
});
