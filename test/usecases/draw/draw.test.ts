import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { runDraw } from '../../../domain/draw/draw.ts';
import { orderPool } from '../../../domain/draw/pool.ts';
import { announceDraw } from '../../../usecases/draw/announce.ts';
import { commitEntropy } from '../../../usecases/draw/commit.ts';
import { confirmDraw } from '../../../usecases/draw/confirm.ts';
import { issueReceipt } from '../../../usecases/draw/issue-receipt.ts';
import { expireDraw } from '../../../usecases/draw/expire.ts';
import { revealEntropy } from '../../../usecases/draw/reveal.ts';
import { voidDraw } from '../../../usecases/draw/void.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { unseal } from '../../../db/sealed.ts';
import { system } from '../../../domain/actor.ts';
import {
  type County,
  drawAndDispatch,
  furnish,
  monday,
  plant,
  setUp,
} from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
let county: County;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
});

const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const secretA = randomBytes(32);
const secretB = randomBytes(32);

async function frozen() {
  const { taskId } = await setUp(county, sql);
  const witnessIds = [county.people['witness-a']!, county.people['witness-b']!];
  const input = { taskId, witnessIds };
  return { taskId, ...(await freezeTask(await county.by('planner'), input, monday)) };
}

async function announced() {
  const task = await frozen();
  const { drawId } = task;
  const commit = async (login: string, secret: Buffer) =>
    commitEntropy(await county.by(login, 'web'), { drawId, commitment: sha256(secret) }, monday);
  await commit('witness-a', secretA);
  await commit('witness-b', secretB);
  await announceDraw(await county.by('planner'), { drawId, revealMinutes: 60 }, monday);
  return task;
}

const reveal = async (login: string, drawId: string, secret: Buffer, at = monday) =>
  revealEntropy(await county.by(login, 'web'), { drawId, value: secret.toString('hex') }, at);

const stateOf = async (drawId: string) =>
  (
    await sql(
      'select d.*, t.state as "taskState" from draw d join task t on t.id = d.task_id where d.id = $1',
      [drawId],
    )
  )[0]!;

describe('a draw from freeze to dispatch', () => {
  it('R-095 R-100 R-103 draws once, is recomputable from what is stored, and is dispatched without names', async () => {
    const { taskId, drawId, code, root } = await announced();
    expect(await reveal('witness-a', drawId, secretA)).toEqual({ state: 'announced' });
    expect(await reveal('witness-b', drawId, secretB)).toEqual({ state: 'drawn' });

    const draw = await stateOf(drawId);
    const sources = await sql(
      'select kind, value, value_sealed from entropy_source where draw_id = $1 order by position',
      [drawId],
    );
    const pool = await sql(
      'select stratum, eligibility, record_id as id, weight from pool_entry where task_id = $1 order by ctid',
      [taskId],
    );
    expect(pool).toEqual(orderPool(pool as never));
    const again = runDraw(pool as never, {
      drawId: code,
      entropy: sources.map(({ kind, value, value_sealed: sealed }) => ({
        kind,
        hex: value ? value.toString('hex') : unseal(sealed),
      })),
      strata: { 1: { ratioBp: 800, min: 1 }, 2: { ratioBp: 200, min: 0 } },
    });
    expect(again.root).toBe(root);
    expect(draw['seed']).toBe(again.seed);
    expect(draw['result']).toEqual(again.strata);
    expect(draw['label']).toBe('witnessed');

    await confirmDraw(await county.by('planner'), { drawId }, monday);
    const { inspections } = await dispatchTask(await county.by('planner'), { taskId }, monday);
    expect(inspections).toBe(again.strata['1']!.quota + again.strata['2']!.quota);
    const names = await sql(
      'select distinct s.name from inspection i join subject s on s.id = i.subject_id',
    );
    const [notices] = await sql(
      "select string_agg(body::text, '') as text from public_notice where ref = $1",
      [code],
    );
    for (const { name } of names) expect(notices!['text']).not.toContain(name);
  });

  it('R-101 refuses a second draw from the same pool, whoever presses what', async () => {
    const { taskId, drawId } = await announced();
    await Promise.allSettled([
      ...Array.from({ length: 4 }, () => reveal('witness-a', drawId, secretA)),
      ...Array.from({ length: 4 }, () => reveal('witness-b', drawId, secretB)),
    ]);
    const [row] = await sql(
      `select count(*)::int as draws from event where about_id = $1 and type = 'draw.drawn'`,
      [drawId],
    );
    expect(row).toEqual({ draws: 1 });
    await expect(reveal('witness-b', drawId, secretB)).rejects.toMatchObject({
      code: 'already-revealed',
    });
    await expect(
      freezeTask(await county.by('planner'), { taskId, witnessIds: [] }, monday),
    ).rejects.toMatchObject({ code: 'illegal-step' });
    await confirmDraw(await county.by('planner'), { drawId }, monday);
    const approver = await county.by('approver-b');
    await expect(
      voidDraw(approver, { drawId, reason: '重新抽取一次' }, monday),
    ).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });

  it('voids by itself, for all to see, when a reveal is missing at its deadline', async () => {
    const { drawId, code } = await announced();
    await reveal('witness-a', drawId, secretA);
    const sweep = commandOf(system, 'system');
    await expect(expireDraw(sweep, { drawId }, later(59))).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await expect(reveal('witness-b', drawId, secretB, later(61))).rejects.toMatchObject({
      code: 'reveal-too-late',
    });
    await expireDraw(commandOf(system, 'system'), { drawId }, later(61));
    expect(await stateOf(drawId)).toMatchObject({ state: 'void', taskState: 'void' });
    expect(
      await sql(`select kind from public_notice where ref = $1 and kind = 'void'`, [code]),
    ).toHaveLength(1);

    const next = await frozen();
    expect((await stateOf(next.drawId))['predecessor']).toBe(code);
    await voidDraw(
      await county.by('approver-b'),
      { drawId: next.drawId, reason: '名单有误，重新设置' },
      monday,
    );
  });

  it('refuses a reveal that does not match its commitment, and an announcement before all have committed', async () => {
    const { drawId } = await frozen();
    const planner = await county.by('planner');
    await expect(announceDraw(planner, { drawId }, monday)).rejects.toMatchObject({
      code: 'commitments-missing',
    });
    await expect(
      commitEntropy(
        await county.by('approver', 'web'),
        { drawId, commitment: sha256(secretA) },
        monday,
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const commit = async (login: string, secret: Buffer) =>
      commitEntropy(await county.by(login, 'web'), { drawId, commitment: sha256(secret) }, monday);
    await commit('witness-a', secretA);
    await expect(commit('witness-b', secretA)).rejects.toMatchObject({ code: 'commitment-taken' });
    await commit('witness-b', secretB);
    await expect(commit('witness-b', secretA)).rejects.toMatchObject({ code: 'already-committed' });
    await announceDraw(await county.by('planner'), { drawId }, monday);
    await expect(reveal('witness-a', drawId, secretB)).rejects.toMatchObject({
      code: 'commitment-mismatch',
    });
    await voidDraw(await county.by('approver-b'), { drawId, reason: '测试结束，作废' }, monday);
  });

  it('R-101 lets nobody void who set the task up or will carry it out', async () => {
    const { drawId } = await announced();
    for (const login of ['planner', 'approver', 'witness-a']) {
      const command = await county.by(login);
      await expect(
        voidDraw(command, { drawId, reason: '不想要这个结果' }, monday),
      ).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await voidDraw(await county.by('approver-b'), { drawId, reason: '见证人临时缺席' }, monday);
  });

  it('lets only people with that role witness a draw, and never its setter', async () => {
    const { taskId } = await setUp(county, sql);
    const witness = county.people['witness-a']!;
    const refused = async (witnessIds: string[], code: string) =>
      expect(
        freezeTask(await county.by('planner'), { taskId, witnessIds }, monday),
      ).rejects.toMatchObject({ code });
    for (const other of ['planner', 'approver', 'admin']) {
      await refused([witness, county.people[other]!], 'not-a-witness');
    }
    await refused([witness], 'witnesses-too-few');
    const neighbour = randomUUID();
    await sql(
      `with near as (insert into person (id, name, unit_id) select $1, '同处见证人', unit_id from person where id = $2)
       insert into role_assignment (id, person_id, role, unit_id, valid_from) select gen_random_uuid(), $1, role,
         unit_id, valid_from from role_assignment where person_id = $2 and role = 'witness'`,
      [neighbour, witness],
    );
    await refused([witness, neighbour], 'witnesses-same-unit');
  });

  it('R-029 R-097 refuses a quota above the limit of a general item, and a pool that names its subject', async () => {
    const witnessIds = [county.people['witness-a']!, county.people['witness-b']!];
    const category = '机动车修理业';
    const whole = { number: 1, name: '全部', filter: { category }, ratioBp: 100, min: 600 };
    const greedy = await setUp(county, sql, [whole]);
    await expect(
      freezeTask(await county.by('planner'), { taskId: greedy.taskId, witnessIds }, monday),
    ).rejects.toMatchObject({ code: 'quota-above-limit' });

    // Whoever an earlier draw of this file hit may have reached the yearly cap: then nobody is left.
    await sql(`update subject set risk = '唯一' where id = (select id from subject s
      where category = '机动车修理业' and status = '存续' and telephone_sealed is not null
        and '' not in (address, business_scope, principal, jurisdiction)
        and not exists (select 1 from drawn_subject where subject_id = s.id) order by uscc limit 1)`);
    const one = { number: 1, name: '一户', filter: { category, risk: ['唯一'] }, ratioBp: 3000 };
    const named = await setUp(county, sql, [one]);
    await expect(
      freezeTask(await county.by('planner'), { taskId: named.taskId, witnessIds }, monday),
    ).rejects.toMatchObject({ code: 'pool-too-small' });
  });

  it('says in public by when to reveal, and which subjects each stratum holds', async () => {
    const { code, drawId } = await announced();
    const early = issueReceipt(await county.by('planner'), { drawId, code: 'MA9' }, monday);
    await expect(early).rejects.toMatchObject({ code: 'receipt-too-early', details: { code } });
    const [notice] = await sql(
      `select body from public_notice where kind = 'announcement' and ref = $1`,
      [code],
    );
    expect(notice!['body']).toMatchObject({
      revealBy: '2026-09-14T02:00:00.000Z',
      strata: { 1: { filter: { category: '机动车修理业', risk: ['高'] } } },
    });
    const personal = { drawId, reason: '请联系 13800138000 重抽' };
    await expect(voidDraw(await county.by('approver-b'), personal, monday)).rejects.toMatchObject({
      code: 'personal-data',
    });
    await voidDraw(await county.by('approver-b'), { drawId, reason: '测试结束，作废' }, monday);
  });

  it('keeps what was frozen: pool, strata, announcement and result refuse every update', async () => {
    const { taskId } = await setUp(county, sql);
    const { drawId } = await drawAndDispatch(county, taskId);
    const statements = [
      `update pool_entry set eligibility = 5 where task_id = '${taskId}'`,
      `delete from pool_entry where task_id = '${taskId}'`,
      `update stratum set ratio_bp = 5000 where task_id = '${taskId}'`,
      `update task set ends_on = '2027-01-01' where id = '${taskId}'`,
      `update draw set announcement = '{}' where id = '${drawId}'`,
      `update draw set result = '{}' where id = '${drawId}'`,
      `update entropy_source set commitment = repeat('0', 64) where draw_id = '${drawId}'`,
      `delete from drawn_subject where draw_id = '${drawId}'`,
      `truncate event cascade`,
    ];
    for (const statement of statements) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
    await sql('set session_replication_role = replica');
    await expect(sql(statements[0]!)).rejects.toMatchObject({ code: 'YH001' });
    await sql('set session_replication_role = origin');
  });

  it('gives the stored result again when the same command comes twice', async () => {
    const { taskId } = await setUp(county, sql);
    const command = await county.by('planner');
    const witnessIds = [county.people['witness-a']!, county.people['witness-b']!];
    const first = await freezeTask(command, { taskId, witnessIds }, monday);
    expect(await freezeTask(command, { taskId, witnessIds }, monday)).toEqual(first);
    await voidDraw(
      await county.by('approver-b'),
      { drawId: first.drawId, reason: '测试结束，作废' },
      monday,
    );
  });
});
