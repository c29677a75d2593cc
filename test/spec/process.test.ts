import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { folderOfFiles } from '../cli/yaohao.ts';
import { draw } from './draw.ts';
import type { Row } from './draw.ts';
import { pool, poolFile, spec } from './fixture.ts';
import { receiptOf } from './receipt.ts';

// What a process does beyond its function: exit codes and whole streams.

const file = folderOfFiles();
const root = new URL('../..', import.meta.url).pathname;

type Ended = { code: number | null; out: string; err: string };

const npx = ['npx', '--no-install', 'yaohao'];
const node = [process.execPath, 'cli/yaohao.mjs'];

/** The command line as a process of its own; `head` stops reading after one part. */
function run([name, ...before]: string[], words: string[], head = false): Promise<Ended> {
  const env = { ...process.env, npm_config_loglevel: 'error' };
  const child = spawn(name!, [...before, ...words], { cwd: root, env });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => {
    out.push(part);
    if (head) child.stdout.destroy();
  });
  child.stderr.on('data', (part: Buffer) => err.push(part));
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}

const rows: Row[] = Array.from({ length: 20_000 }, (_, i) => ({
  stratum: 2,
  eligibility: 0,
  id: `${i}`.padStart(18, 'X'),
  weight: 1,
}));
const full = { ...spec, strata: { 2: { ratioBp: 10000, min: 0 } } };
const long = ['--pool', file('long.jsonl', poolFile(rows)), '--spec', file('full.json', full)];

it('writes a long answer to a pipe whole', async () => {
  const { code, out, err } = await run(npx, ['draw', 'run', ...long]);
  expect([code, err]).toEqual([0, '']);
  expect(out.length).toBeGreaterThan(400_000);
  expect(JSON.parse(out)).toEqual(draw(rows, full));
});

it('says nothing when its reader has seen enough', async () => {
  const { code, out, err } = await run(node, ['draw', 'run', ...long], true);
  expect(out).toMatch(/^\{"root":/);
  expect([code, err]).toEqual([0, '']);
});

it('exits 0 for a true receipt and 1 for a forged one', async () => {
  const receipt = receiptOf(pool, spec, 'A1');
  const check = (content: unknown) =>
    run(node, ['draw', 'verify', '--receipt', file('receipt.json', content)]);
  const good = await check(receipt);
  expect([good.code, JSON.parse(good.out).ok, good.err]).toEqual([0, true, '']);
  const forged = await check({ ...receipt, drawn: !receipt['drawn'] });
  expect([forged.code, JSON.parse(forged.out).ok, forged.err]).toEqual([1, false, '']);
});

it('refuses a malformed pool with exit 2, one line and nothing on stdout', async () => {
  const bad = file('bad.jsonl', `${poolFile()}{"stratum":1,"eligibility":0,"id":"a"}\n`);
  const { code, out, err } = await run(npx, [
    'draw',
    'run',
    '--pool',
    bad,
    '--spec',
    file('s.json', spec),
  ]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^[^\n]*bad\.jsonl\D*\b14\b[^\n]*id[^\n]*\n$/);
});
