import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundleDoors } from '../../simulator/bundle.ts';
import { freePort } from '../../simulator/embedded-postgres.ts';
import { testEnvironment, useDatabase } from '../support/database.ts';

const database = useDatabase();
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yaohao-panel-'));
  await bundleDoors(['admin'], folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fromSources = ['--import', 'tsx', 'admin/main.ts'];

/** The panel as a process of its own, with what it says. */
function start(env: Record<string, string>, words: string[]) {
  const { PATH } = process.env;
  const child = spawn('node', words, {
    env: { PATH: PATH!, ...testEnvironment(database), LOG_LEVEL: 'info', ...env },
  });
  started.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (part) => (said.out += part));
  child.stderr.on('data', (part) => (said.err += part));
  return { child, said };
}

// From a bundle, as in the demo: that is there four seconds sooner.
async function failure(env: Record<string, string>): Promise<string> {
  const { child, said } = start(env, ['--enable-source-maps', path.join(folder, 'admin.mjs')]);
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  return said.err.trim();
}

test('what is missing, taken or down is said in a line, and the process ends', async () => {
  const taken = createServer().listen(0);
  await once(taken, 'listening');
  const port = String((taken.address() as AddressInfo).port);
  const [bare, busy, down] = await Promise.all([
    failure({ DATABASE_URL: '', DATA_KEY: '' }),
    failure({ ADMIN_PORT: port }),
    failure({ DATABASE_URL: `postgres://office:x@127.0.0.1:${await freePort()}/yaohao` }),
  ]);
  taken.close();
  expect(bare).toContain('DATABASE_URL');
  expect(bare).toContain('DATA_KEY');
  expect(busy).toContain(`端口 ${port} 已被占用`);
  expect(down).toContain('无法连接');
  for (const said of [busy, down]) expect(said.split('\n')).toHaveLength(1);
}, 120_000);

test('it opens on its port, and ends when it is told to', async () => {
  const port = await freePort();
  const { child, said } = start({ ADMIN_PORT: String(port) }, fromSources);
  while (!said.out.includes('panel is open')) await once(child.stdout!, 'data');
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}, 120_000);
