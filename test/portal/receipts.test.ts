import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../domain/actor.ts';
import type { SubjectsTranscript } from '../../domain/draw/transcript.ts';
import { closeTask } from '../../usecases/task/close.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { type County, drawAndDispatch, furnish, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { readQr } from '../support/qr.ts';
import { english, siteUrl, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);
const file = folderOfFiles();
let county: County;
let code: string;
let transcript: SubjectsTranscript;

const path = (rest: string) => `/draws/${code}/${rest}`;
const json = async (rest: string) => JSON.parse((await get(path(rest))).text);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, database.sql);
  const task = await setUp(county, database.sql);
  code = task.code;
  await drawAndDispatch(county, task.taskId);
  const sealed = ['transcript.json', 'pool.jsonl', 'spec.json', 'receipts', 'receipts/A.json'];
  for (const rest of sealed) expect((await get(path(rest))).status, rest).toBe(404);
  expect(textOf((await get(`/draws/${code}`)).text)).toContain('密封的，在检查结束后公布');
  const after = new Date('2026-11-01T09:00:00+08:00');
  await closeTask(commandOf(system, 'system'), { taskId: task.taskId }, after);
  transcript = await json('transcript.json');
});

describe('R-105 an open draw on the portal', () => {
  it('gives the transcript whose hash and size the notice and the page name', async () => {
    const { text, headers } = await get(path('transcript.json'));
    const [notice] = await database.sql(
      `select body from public_notice where kind = 'draw' and ref = $1 order by number desc limit 1`,
      [code],
    );
    const size = Buffer.byteLength(text);
    expect(notice!['body'].transcript).toEqual({ sha256: sha256(text), size });
    expect(headers.get('content-length')).toBe(String(size));
    expect(headers.get('cache-control')).toContain('immutable');
    const page = await get(`/draws/${code}`);
    expect(page.text).toContain(sha256(text));
    expect(page.text).toContain(`href="/draws/${code}/transcript.json"`);
    expect(page.text).toContain(`href="/verify?transcript=/draws/${code}/transcript.json"`);
    expect(textOf(page.text)).toContain('确认锁定 2026年9月14日（周一） 09:00');
  });

  it('gives pool and specification from which the printed command draws the same', async () => {
    const pool = file('pool.jsonl', (await get(path('pool.jsonl'))).text);
    const spec = file('spec.json', (await get(path('spec.json'))).text);
    const { code: exit, out } = await yaohao('draw', 'run', '--pool', pool, '--spec', spec);
    expect(exit).toBe(0);
    const result = JSON.parse(out[0]!);
    expect(result.seed).toBe(transcript.seed);
    expect(result.root).toBe((transcript.announcement as { pool: { root: string } }).pool.root);
    for (const [number, stratum] of Object.entries(transcript.strata!)) {
      expect(stratum).toMatchObject(result.strata[number]);
    }
  });

  it('is whole by the command line, and names no subject by its code', async () => {
    const { text } = await get(path('transcript.json'));
    const { code: exit, out } = await yaohao(
      'draw',
      'verify',
      '--transcript',
      file('transcript.json', text),
    );
    expect([exit, JSON.parse(out[0]!)]).toMatchObject([0, { ok: true, complete: true }]);
    for (const { uscc } of await database.sql('select uscc from subject')) {
      expect(text).not.toContain(uscc);
    }
  });

  it('has a receipt for everybody on the list that holds against the list', async () => {
    const pool = file('all.jsonl', (await get(path('pool.jsonl'))).text);
    const drawn = new Set(Object.values(transcript.strata!).flatMap((stratum) => stratum.drawn!));
    for (const { id } of transcript.pool!) {
      const receipt = file('receipt.json', (await get(path(`receipts/${id}.json`))).text);
      const { out } = await yaohao('draw', 'verify', '--receipt', receipt, '--pool', pool);
      expect(JSON.parse(out[0]!)).toMatchObject({ ok: true, id, drawn: drawn.has(id) });
    }
  });

  it('has one for an id that is not on the list', async () => {
    const receipt = file('absent.json', await json('receipts/ABCDEFGHIJKLMNOPQR.json'));
    const { out } = await yaohao('draw', 'verify', '--receipt', receipt);
    expect(JSON.parse(out[0]!)).toMatchObject({ ok: true, absent: true });
  });
});

describe('a receipt on a page', () => {
  it('says in words what it proves, with a code that opens it in the page of verification', async () => {
    const [id] = transcript.strata!['1']!.drawn!;
    const { text } = await get(path(`receipts/${id}`));
    const words = textOf(text);
    expect(words).toContain('被抽中');
    expect(words).toContain('高风险');
    expect(words).toContain('不大于中签线，所以被抽中');
    expect(words).toContain('化名 = Base32');
    expect(words).toContain(transcript.strata!['1']!.cutoff);
    expect(readQr(text)).toBe(`${siteUrl}/verify?receipt=/draws/${code}/receipts/${id}.json`);
    expect(textOf((await get(path(`receipts/${id}`), english)).text)).toContain('and so drawn');
  });

  it('tells apart who was not drawn, who took no part, and who is not there', async () => {
    const drawn = new Set(Object.values(transcript.strata!).flatMap((stratum) => stratum.drawn!));
    const wordsFor = async (id: string) => textOf((await get(path(`receipts/${id}`))).text);
    const free = transcript.pool!.find(({ id, eligibility }) => !eligibility && !drawn.has(id))!;
    expect(await wordsFor(free.id)).toContain('大于中签线，所以没有被抽中');
    const excluded = transcript.pool!.find(({ eligibility }) => eligibility === 3)!;
    expect(await wordsFor(excluded.id)).toContain('已注销、吊销、停业或迁出');
    expect(await wordsFor('ABCDEFGHIJKLMNOPQR')).toContain('不在名单中');
  });

  it('is found by what somebody types, and never says that a code is not on a list of pseudonyms', async () => {
    const { id } = transcript.pool![0]!;
    const found = await get(path(`receipts?id=${encodeURIComponent(` ${id.toLowerCase()} `)}`));
    expect([found.status, found.headers.get('location')]).toEqual([303, path(`receipts/${id}`)]);
    const [subject] = await database.sql('select uscc from subject limit 1');
    const byCode = await get(path(`receipts?id=${subject!['uscc']}`));
    expect(textOf(byCode.text)).toContain('不是化名');
    expect((await get(path(`receipts/${subject!['uscc']}.json`))).status).toBe(404);
    expect(textOf((await get(path('receipts?id=<b>'))).text)).toContain('不是可以查询的编号');
  });
});

describe('what a cheat would publish', () => {
  const verify = async (change: (forged: any) => void) => {
    const forged = structuredClone(transcript);
    change(forged);
    const { code: exit, out } = await yaohao(
      'draw',
      'verify',
      '--transcript',
      file('forged.json', forged),
    );
    return [exit, JSON.parse(out[0]!)];
  };

  it('fails where a subject is swapped for another', async () => {
    const swapped = await verify((forged) => {
      forged.pool[3].id = forged.pool[3].id.replace(/^./, 'A').replace(/.$/, '2');
      forged.pool.sort(
        (a: any, b: any) =>
          a.stratum - b.stratum || a.eligibility - b.eligibility || (a.id < b.id ? -1 : 1),
      );
    });
    expect(swapped).toMatchObject([1, { ok: false, step: 'pool', reason: 'pool-root' }]);
  });

  it('fails where an eligibility, a ratio, the seed or the drawn are others', async () => {
    expect(
      await verify((forged) => {
        forged.announcement.strata[1].ratioBp = 9000;
      }),
    ).toMatchObject([1, { step: 'announcement', reason: 'announcement-hash' }]);
    expect(
      await verify((forged) => {
        forged.seed = '0'.repeat(64);
      }),
    ).toMatchObject([1, { step: 'seed' }]);
    expect(
      await verify((forged) => {
        forged.strata[1].drawn.reverse();
      }),
    ).toMatchObject([1, { step: 'result', reason: 'drawn' }]);
    expect(
      await verify((forged) => {
        forged.entropy[0].hex = '00'.repeat(32);
      }),
    ).toMatchObject([1, { step: 'sources', reason: 'commitment' }]);
  });

  it('fails where a receipt is held against another list', async () => {
    const other = transcript.pool!.slice(1).map((record) => JSON.stringify(record));
    const pool = file('other.jsonl', other.join('\n'));
    const receipt = file('one.json', await json(`receipts/${transcript.pool![5]!.id}.json`));
    const { code: exit, out } = await yaohao(
      'draw',
      'verify',
      '--receipt',
      receipt,
      '--pool',
      pool,
    );
    expect([exit, JSON.parse(out[0]!)]).toMatchObject([1, { ok: false, reason: 'pool-root' }]);
  });
});
