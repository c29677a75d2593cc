import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log } from '../../log.ts';
import { portal } from '../../portal/app.ts';
import { openDatabase } from '../../portal/database.ts';
import { useDatabase } from '../support/database.ts';
import { siteUrl, textOf } from './published.ts';

const database = useDatabase();
log.level = 'silent';
const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const portOf = (server: { address: () => unknown }) => (server.address() as AddressInfo).port;

/** A way to Postgres that can be cut while the portal is open. */
async function cable() {
  const { hostname, port } = new URL(database.portal);
  const open = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cablePort = portOf(server);
  const url = new URL(database.portal);
  url.host = `127.0.0.1:${cablePort}`;
  const cut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  const mend = () => once(server.listen(cablePort, '127.0.0.1'), 'listening');
  closers.push(() => server.listening && cut());
  return { url: url.href, cut, mend };
}

async function serve(url: string, allowance = { burst: 1000, perSecond: 100 }): Promise<string> {
  const pool = openDatabase(url);
  const server = portal({ database: pool, url: siteUrl, demo: false, allowance }).listen(0);
  await once(server, 'listening');
  closers.push(() => pool.end());
  closers.push(() => server.close() && server.closeAllConnections());
  return `http://127.0.0.1:${portOf(server)}`;
}

describe('when the database goes away', () => {
  let way: Awaited<ReturnType<typeof cable>>;
  let base: string;
  beforeAll(async () => {
    way = await cable();
    base = await serve(way.url);
  });

  it('shows a calm page until it is back, and then goes on by itself', async () => {
    expect((await fetch(`${base}/draws`)).status).toBe(200);
    await way.cut();

    const zh = await fetch(`${base}/draws`);
    expect([zh.status, zh.headers.get('retry-after')]).toEqual([503, '60']);
    expect(zh.headers.get('cache-control')).toBe('no-store');
    const page = await zh.text();
    expect(textOf(page)).toContain('公示平台正在维护');
    expect(page).not.toMatch(/ECONN|postgres|\.ts:/i);
    const en = await fetch(`${base}/?lang=en`);
    expect(textOf(await en.text())).toContain('The portal is being maintained');
    const health = await fetch(`${base}/health`);
    expect([health.status, await health.json()]).toEqual([
      503,
      { status: 'down', database: 'down' },
    ]);
    expect((await fetch(`${base}/feed.xml`)).status).toBe(503);
    expect((await fetch(`${base}/robots.txt`)).status).toBe(200);

    await way.mend();
    expect((await fetch(`${base}/draws`)).status).toBe(200);
  });
});

describe('when the portal itself fails', () => {
  it('shows a calm page in the language of the reader and no trace of the fault', async () => {
    const broken = { query: () => Promise.reject(new Error('secret detail')), end: async () => {} };
    const server = portal({ database: broken as never, url: siteUrl, demo: false }).listen(0);
    await once(server, 'listening');
    closers.push(() => server.close() && server.closeAllConnections());
    const base = `http://127.0.0.1:${portOf(server)}`;
    const zh = await fetch(`${base}/draws`);
    const text = await zh.text();
    expect(zh.status).toBe(500);
    expect(textOf(text)).toContain('页面暂时出错');
    expect(text).not.toMatch(/secret detail|\.ts:/);
    const en = await fetch(`${base}/draws?lang=en`);
    expect(textOf(await en.text())).toContain('Something went wrong');
  });
});

describe('one address that asks for too much', () => {
  it('is told to wait, while another one is served', async () => {
    const base = await serve(database.portal, { burst: 3, perSecond: 0.001 });
    const ask = async (address: string) => {
      const headers = { 'x-forwarded-for': address };
      const { status } = await fetch(`${base}/robots.txt`, { headers });
      return status;
    };
    const flood: number[] = [];
    for (let time = 0; time < 5; time += 1) flood.push(await ask('203.0.113.7'));
    expect(flood).toEqual([200, 200, 200, 429, 429]);
    expect(await ask('203.0.113.8')).toBe(200);
    expect(await ask('2001:db8:1:2::1')).toBe(200);
  });
});
