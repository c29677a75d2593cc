import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../simulator/embedded-postgres.ts';
import { testEnvironment, useDatabase } from '../support/database.ts';

const database = useDatabase();
const main = new URL('../../portal/main.ts', import.meta.url).pathname;
const running: ReturnType<typeof spawn>[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
});

/** Starts the portal as a process of its own; `undefined` takes a variable away. */
function start(changes: Record<string, string | undefined>) {
  const env = { PATH: process.env['PATH'], ...testEnvironment(database), ...changes };
  const child = spawn(process.execPath, ['--import', 'tsx', main], { env });
  running.push(child);
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, said }));
  return { child, ended };
}

describe('the portal as a process', () => {
  it('opens its port, serves, and ends at a signal', async () => {
    const port = await freePort();
    const { child, ended } = start({ PORTAL_PORT: String(port), LOG_LEVEL: 'info' });
    await once(child.stdout, 'data');
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, said: '' });
  });

  it('names all variables that are missing or wrong at once', async () => {
    const { ended } = start({
      PORTAL_DATABASE_URL: undefined,
      PORTAL_URL: 'no address',
      PORTAL_PORT: 'x',
    });
    const { code, said } = await ended;
    expect(code).toBe(1);
    for (const name of ['PORTAL_DATABASE_URL', 'PORTAL_URL', 'PORTAL_PORT']) {
      expect(said).toContain(name);
    }
    expect(said).not.toMatch(/\.ts:\d/);
  });

  it('needs none of the secrets of the office', async () => {
    const { code, said } = await start({
      DATA_KEY: undefined,
      SESSION_SECRET: undefined,
      DATABASE_URL: undefined,
      PORTAL_DATABASE_URL: undefined,
    }).ended;
    expect(code).toBe(1);
    expect(said).toContain('PORTAL_DATABASE_URL');
    expect(said).not.toMatch(/ DATABASE_URL|DATA_KEY|SESSION_SECRET/);
  });

  it('says in one line that its port is taken', async () => {
    const other = net.createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, said } = await start({ PORTAL_PORT: String(port) }).ended;
    other.close();
    expect(code).toBe(1);
    expect(said).toBe(`端口 ${port} 已被占用 / Port ${port} is in use (PORTAL_PORT)\n`);
  });

  it('says in one line that the database is down', async () => {
    const down = new URL(database.portal);
    down.port = String(await freePort());
    const { code, said } = await start({ PORTAL_DATABASE_URL: down.href }).ended;
    expect(code).toBe(1);
    expect(said).toBe(
      `数据库 ${down.host} 无法连接 / Cannot reach the database at ${down.host}: ECONNREFUSED\n`,
    );
  });
});
