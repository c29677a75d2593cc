import { createHash, createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { keyOf, ticketsOf } from '../../../domain/draw/ticket.ts';
import { poolKeyOf } from '../../../usecases/draw/pool-key.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { previewTask } from '../../../usecases/task/preview.ts';
import { useDatabase } from '../../support/database.ts';
import { aSubject, many } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const category = '典当业';
let bureau: Bureau;
let itemId: string;
let planLineId: string;

// Each test has a bureau of its own: sixty pawnbrokers, forty of low risk and twenty of high, of whom one
// alone is large.
beforeEach(async () => {
  bureau = await aBureau(sql, { subjects: 0 });
  for (const [risk, amount] of [
    ['低', 40],
    ['高', 20],
  ] as const) {
    const made = await many(amount, () => aSubject(sql, { unit: bureau.unit, category }));
    await sql(
      `update subject set risk = $2, scale = '小型', jurisdiction = '田镇派出所', business_scope = '典当',
         principal = '王芳', telephone_sealed = '\\x00' where id = any($1)`,
      [made.map(({ id }) => id), risk],
    );
  }
  await sql(
    `update subject set scale = '大型' where id = (select id from subject where unit_id = $1 order by id limit 1)`,
    [bureau.unit.id],
  );
  itemId = await aKeyItem(sql, bureau, '账册', category);
  planLineId = await aPlanLine(sql, bureau, itemId);
});

type Input = Parameters<typeof setUpTask>[1];
type Stratum = Input['strata'][number];

const inputOf = (strata: Partial<Stratum>[], more: Partial<Input> = {}): Input => ({
  planLineId,
  name: '典当业抽查',
  unitId: bureau.unit.id,
  startsOn: '2026-09-14',
  endsOn: '2026-10-31',
  itemIds: [itemId],
  strata: strata.map((stratum, at) => ({
    number: at + 1,
    name: `第${at + 1}层`,
    filter: { category },
    ratioBp: 5000,
    ...stratum,
  })),
  ...more,
});
const set = (strata: Partial<Stratum>[], more: Partial<Input> = {}) =>
  setUpTask(by(bureau.planner), inputOf(strata, more), monday);
const freeze = (taskId: string) =>
  freezeTask(
    by(bureau.planner),
    { taskId, witnessIds: bureau.witnesses.map(({ id }) => id) },
    monday,
  );
const refused = (code: string) => expect.objectContaining({ code });
const weights = { 高: 3 };

describe('a filter', () => {
  it.each(['uscc', 'name', 'id', 'address'])(
    'R-097 cannot name a subject by its %s',
    async (field) => {
      const filter = { category, [field]: ['91370322MA3C0X2A1B'] } as never;
      await expect(set([{ filter }])).rejects.toEqual(refused('bad-input'));
    },
  );

  it('R-097 that leaves one subject is refused at the freeze, and said before in the preview', async () => {
    const strata = [{ filter: { category, scale: ['大型'] } }];
    const { strata: seen } = await previewTask(bureau.planner, inputOf(strata), monday);
    expect(seen).toMatchObject([{ pool: 1, eligible: 1, fault: { code: 'pool-too-small' } }]);
    const { taskId } = await set(strata);
    await expect(freeze(taskId)).rejects.toEqual(refused('pool-too-small'));
  });

  it('R-097 draws by area, scale and blacklist', async () => {
    const inside = { category, area: ['田镇派出所'], scale: ['小型'], blacklisted: false };
    const outside = { category, area: ['青城派出所'] };
    const preview = await previewTask(
      bureau.planner,
      inputOf([{ filter: inside }, { filter: outside }]),
      monday,
    );
    expect(preview.strata.map(({ pool, fault }) => [pool, fault?.code])).toEqual([
      [59, undefined],
      [0, 'pool-empty'],
    ]);
  });
});

describe('weights', () => {
  it('draw.md §3 are refused where fewer than 20 are drawn: at the set-up, in the preview, at the freeze', async () => {
    const few = [{ ratioBp: 3000, weights }];
    await expect(set(few)).rejects.toEqual(refused('weights-need-quota'));
    const { strata } = await previewTask(bureau.planner, inputOf(few), monday);
    expect(strata).toMatchObject([{ quota: 18, fault: { code: 'weights-need-quota' } }]);

    const { taskId } = await set([{ ratioBp: 3400, weights }]);
    await sql(
      `update subject set status = '停业'
       where id in (select id from subject where unit_id = $1 and risk = '低' order by id limit 10)`,
      [bureau.unit.id],
    );
    await expect(freeze(taskId)).rejects.toEqual(refused('weights-need-quota'));
  });

  it('draw.md §3 are frozen with each subject, announced, and weigh in the draw', async () => {
    const { taskId } = await set([{ ratioBp: 4000, weights }]);
    const drawId = await drawnBy(bureau, taskId);
    const [draw] = await sql('select seed, result, announcement from draw where id = $1', [drawId]);
    expect(draw!['announcement']).toMatchObject({
      mode: 'sample',
      rounding: 'up',
      strata: { '1': { ratioBp: 4000, min: 0, weights } },
    });
    const pool = await sql(
      `select p.record_id as id, p.weight, s.risk from pool_entry p join subject s on s.id = p.subject_id
       where p.task_id = $1`,
      [taskId],
    );
    for (const { risk, weight } of pool) expect(weight).toBe(risk === '高' ? 3 : 1);
    const ticketOf = ticketsOf(draw!['seed']);
    const byKey = pool
      .map(({ id, weight }) => ({ id, key: keyOf(ticketOf(id), weight) }))
      .sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key));
    expect(draw!['result']['1'].drawn).toEqual(byKey.slice(0, 24).map(({ id }) => id));
  });

  it.each([0, 17, 1.5])('take no %s', async (weight) => {
    await expect(set([{ weights: { 高: weight } }])).rejects.toEqual(refused('bad-input'));
  });
});

describe('a pseudonymous pool', () => {
  it('draw.md §2 names nobody by code, is bound to its key, and differs from draw to draw', async () => {
    const strata = [{ filter: { category, risk: ['高'] } }];
    const drawn = await many(2, async () => {
      const { taskId } = await set(strata);
      return { taskId, drawId: await drawnBy(bureau, taskId) };
    });
    const pools = await Promise.all(drawn.map(({ taskId }) => poolOf(taskId)));
    for (const [at, { drawId }] of drawn.entries()) {
      const key = (await poolKeyOf(database().manager, drawId))!;
      const [draw] = await sql('select announcement from draw where id = $1', [drawId]);
      const keyHash = createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex');
      expect(draw!['announcement'].pool).toMatchObject({ ids: 'pseudonym', keyHash, size: 20 });
      for (const { id, uscc } of pools[at]!) {
        const hmac = createHmac('sha256', Buffer.from(key, 'hex')).update(uscc).digest();
        expect(id).toBe(base32(hmac).slice(0, 18));
      }
    }
    const [first, second] = pools.map((pool) => pool.map(({ id }) => id));
    expect(first!.filter((id) => second!.includes(id))).toEqual([]);
    const told = JSON.stringify(await sql('select body from public_notice'));
    for (const { uscc } of pools[0]!) expect(told).not.toContain(uscc);
  });

  it('draw.md §2 is not undone by the numbers under which results are published', async () => {
    const strata = ['低', '高'].map((risk) => ({ filter: { category, risk: [risk] } }));
    const { taskId, code } = await set(strata);
    const drawId = await drawnBy(bureau, taskId);
    await dispatchTask(by(bureau.planner), { taskId }, monday);
    const visits = await sql('select code, subject_id from inspection where task_id = $1', [
      taskId,
    ]);
    const bytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
    const place = (id: string) =>
      createHash('sha256').update(bytes(drawId)).update(bytes(id)).digest('hex');
    // Neither stratum nor rank: who reads a number and the list of the drawn learns nothing of the other.
    const inOrder = visits.map(({ subject_id: id }) => place(id)).sort();
    expect(inOrder).toHaveLength(30);
    for (const { code: number, subject_id: id } of visits) {
      expect(number).toBe(`${code}-${String(inOrder.indexOf(place(id)) + 1).padStart(4, '0')}`);
    }
  });

  it('draw.md §2 is made only where a stratum tells a risk', async () => {
    const { taskId } = await set([{}]);
    const { drawId } = await freeze(taskId);
    expect(await poolKeyOf(database().manager, drawId)).toBeNull();
    for (const { id, uscc } of await poolOf(taskId)) expect(id).toBe(uscc);
  });

  it('keeps its key: sealed, unchanged, never gone', async () => {
    const { taskId } = await set([{ filter: { category, risk: ['高'] } }]);
    const { drawId } = await freeze(taskId);
    const key = (await poolKeyOf(database().manager, drawId))!;
    const [kept] = await sql('select key_sealed from pool_key where draw_id = $1', [drawId]);
    const sealed: Buffer = kept!['key_sealed'];
    expect(sealed.includes(key)).toBe(false);
    expect(sealed.includes(Buffer.from(key, 'hex'))).toBe(false);
    for (const statement of [
      `update pool_key set key_hash = repeat('0', 64)`,
      'delete from pool_key',
      'truncate pool_key',
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
  });
});

const poolOf = (taskId: string): Promise<{ id: string; uscc: string }[]> =>
  sql(
    `select p.record_id as id, s.uscc from pool_entry p join subject s on s.id = p.subject_id
     where p.task_id = $1 order by 1`,
    [taskId],
  ) as Promise<{ id: string; uscc: string }[]>;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (bytes: Buffer) =>
  Array.from({ length: 51 }, (_, at) => {
    const bits = BigInt(`0x${bytes.toString('hex')}`) >> BigInt(251 - 5 * at);
    return alphabet[Number(bits & 31n)];
  }).join('');

describe('what the draws of people of a task wait for (draw.md §4)', () => {
  it('is what its setter chose, else what the installation usually does', async () => {
    const chosen = async (more: Partial<Input>) => {
      const { taskId } = await set([{}], more);
      const [task] = await sql('select people_entropy from task where id = $1', [taskId]);
      return task!['people_entropy'];
    };
    expect(await chosen({ peopleEntropy: 'drand' })).toBe('drand');
    expect(await chosen({ peopleEntropy: 'secret' })).toBe('secret');
    // No relay is set here, so that no round could be fetched.
    expect(await chosen({})).toBe('secret');
  });
});
