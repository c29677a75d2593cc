import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portsFrom, takenOf } from '../../simulator/ports.ts';
import {
  failingDemo,
  freeBase,
  pressOn,
  type RunningDemo,
  startDemo,
  stateOf,
} from '../support/demo.ts';

let folder: string;
let words: string[];
let base: number;
let demo: RunningDemo | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yaohao-demo-'));
  // Postgres works as a user of its own and has to reach its data.
  await chmod(folder, 0o755);
  base = await freeBase();
  words = ['--port', String(base), '--data', path.join(folder, 'data')];
});
afterAll(async () => {
  await demo?.interrupt();
  await rm(folder, { recursive: true, force: true });
});

const patience = 120_000;

describe.sequential('the demo', () => {
  it('tells its steps and gives four addresses that answer', { timeout: patience }, async () => {
    demo = await startDemo(words);
    const steps = demo.lines.filter((line) => /^\[ *[\d.]+s\] /.test(line));
    for (const part of [
      'Postgres',
      '数据表',
      'Telegram',
      'bot ✓',
      'worker ✓',
      'admin ✓',
      'portal ✓',
    ]) {
      expect(
        steps.some((line) => line.includes(part)),
        part,
      ).toBe(true);
    }
    const { addresses } = demo;
    expect(Object.keys(addresses)).toEqual(['web chat', 'admin panel', 'portal', 'health']);
    const answers = Object.values(addresses).map(async (address) => (await fetch(address)).status);
    expect(await Promise.all(answers)).toEqual([200, 200, 200, 200]);
  });

  it('says which ports are taken when it is started twice', { timeout: patience }, async () => {
    const { code, said } = await failingDemo(words);
    expect(code).toBe(2);
    expect(said).toContain(`端口已被占用 / ports in use: ${base}, ${base + 1}`);
    expect(said).toContain(`npm run demo -- --port ${base + 100}`);
  });

  it('ends at Ctrl-C and leaves nobody listening', { timeout: patience }, async () => {
    const page = demo!.addresses['web chat']!;
    await pressOn(page, 'step', { key: 'import' });
    await pressOn(page, 'clock', { to: 'day' });
    expect(await stateOf(page)).toMatchObject({ done: ['import'] });
    expect(await demo!.interrupt()).toBe(0);
    expect(await takenOf(portsFrom(base))).toEqual([]);
  });

  it('finds its data again at the next start', { timeout: patience }, async () => {
    demo = await startDemo(words);
    const { done, now } = await stateOf(demo.addresses['web chat']!);
    expect(done).toEqual(['import']);
    expect(now > '2026-09-15').toBe(true);
    const plans = await (await fetch(`${demo.addresses['portal']}/plans`)).text();
    expect(plans).toContain('2026年度机动车修理业随机抽查');
    expect(await demo.interrupt()).toBe(0);
  });

  it('starts over when it is told to', { timeout: patience }, async () => {
    demo = await startDemo([...words, '--fresh']);
    expect(await stateOf(demo.addresses['web chat']!)).toMatchObject({ done: [] });
  });

  it('ends at Ctrl-C even when its database has died', { timeout: patience }, async () => {
    const file = path.join(folder, 'data', 'postgres', 'postmaster.pid');
    const [pid] = (await readFile(file, 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    expect(await demo!.interrupt()).toBe(0);
    expect(await takenOf(portsFrom(base))).toEqual([]);
  });

  it('says which words it does not know', { timeout: patience }, async () => {
    const { code, said } = await failingDemo(['--ports', '4600']);
    expect(code).toBe(2);
    expect(said).toContain('用法 / usage: npm run demo');
  });
});
