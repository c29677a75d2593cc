import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import zlib from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { keptOf } from '../../portal/kept.ts';
import { codingsOf, packed } from '../../portal/packing.ts';
import { useDatabase } from '../support/database.ts';
import { publishSample, usePortal } from './published.ts';

describe('the ways that a browser can unpack', () => {
  it.each([
    ['gzip, deflate, br, zstd', ['br', 'gzip']],
    ['gzip;q=1.0, br;q=0', ['gzip']],
    ['br;q=0.000, GZIP', ['gzip']],
    ['br; q=0.5', ['br']],
    ['identity', []],
    ['x-gzip, brotli', []],
    ['', []],
    [undefined, []],
  ])('of %o are %o', (accepted, wanted) => {
    expect(codingsOf(accepted)).toEqual(wanted);
  });
});

describe('an answer packed', () => {
  const page = (text: string) => keptOf(text, 'html');

  it('is made once for all who ask, and is left as it is where packing does not halve it', async () => {
    const long = page('双随机、一公开'.repeat(500));
    const [one, two] = await Promise.all([packed(long, 'br'), packed(long, 'br')]);
    expect(one!.bytes).toBe(two!.bytes);
    expect(one!.bytes.length).toBeLessThan(long.bytes.length / 20);
    expect(await packed(page('short'), 'gzip')).toBeUndefined();
    const dense = { ...page(''), bytes: zlib.gzipSync(randomLike(5000)) };
    expect(dense.bytes.length).toBeGreaterThan(1200);
    expect(await packed(dense, 'br')).toBeUndefined();
  });
});

/** Bytes without a pattern, the same in every run. */
function randomLike(count: number): Buffer {
  const block = (at: number) => createHash('sha256').update(String(at)).digest();
  return Buffer.concat(Array.from({ length: count / 32 }, (_, at) => block(at)));
}

const database = useDatabase();
const { base } = usePortal(database);

/** The very bytes of an answer, as they came. */
async function bytesOf(path: string, accepted: string | undefined, more = {}, method = 'GET') {
  const headers = { ...(accepted !== undefined && { 'accept-encoding': accepted }), ...more };
  const asked = http.request(base() + path, { headers, method });
  asked.end();
  const [response] = (await once(asked, 'response')) as [http.IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts) };
}

const unpack: Record<string, (bytes: Buffer) => Buffer> = {
  br: (bytes) => zlib.brotliDecompressSync(bytes),
  gzip: (bytes) => zlib.gunzipSync(bytes),
};

describe('the portal on a thin line', () => {
  let style: string;
  let notice: string;
  beforeAll(async () => {
    await publishSample(database.sql);
    const { bytes } = await bytesOf('/', undefined);
    style = /href="(\/assets\/[^"]+\.css)"/.exec(bytes.toString())![1]!;
    const [row] = await database.sql(`select body_hash as hash from public_notice
      where length(body::text) > 1500 order by hash limit 1`);
    notice = `/notices/${row!['hash'] as string}.json`;
  });

  it.each([
    '/',
    '/results',
    '/statistics',
    '/verify',
    '/feed.xml',
    '/sitemap.xml',
    'style',
    'notice',
  ])('sends %s packed to whoever can unpack it, each way under a tag of its own', async (name) => {
    const path = { style, notice }[name] ?? name;
    const plain = await bytesOf(path, undefined);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const tags = new Set([plain.headers.etag]);
    for (const coding of ['br', 'gzip']) {
      const small = await bytesOf(path, coding);
      expect(small.headers['content-encoding']).toBe(coding);
      expect(small.headers.vary).toContain('Accept-Encoding');
      expect(small.headers['content-type']).toBe(plain.headers['content-type']);
      expect(small.headers['content-length']).toBe(String(small.bytes.length));
      expect(unpack[coding]!(small.bytes).equals(plain.bytes)).toBe(true);
      expect(small.bytes.length).toBeLessThan(plain.bytes.length / 2);
      expect(small.headers.etag).toMatch(/^"[\w-]+"$/);
      tags.add(small.headers.etag);
      const known = { 'if-none-match': small.headers.etag! };
      expect((await bytesOf(path, coding, known)).status).toBe(304);
      expect((await bytesOf(path, undefined, known)).status).toBe(200);
      const head = await bytesOf(path, coding, {}, 'HEAD');
      expect([head.headers.etag, head.bytes.length]).toEqual([small.headers.etag, 0]);
    }
    expect(tags.size).toBe(3);
    expect(plain.headers.vary).toContain('Accept-Encoding');
  });

  it('packs the files of a year on their way', async () => {
    const plain = await bytesOf('/data/results/2026.csv', undefined);
    const small = await bytesOf('/data/results/2026.csv', 'gzip');
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.headers.vary).toContain('Accept-Encoding');
    expect(zlib.gunzipSync(small.bytes).equals(plain.bytes)).toBe(true);
  });

  it('packs no page that has the secret of one person beside what was typed', async () => {
    for (const path of ['/objection?ref=a', '/complaint', '/status']) {
      const { headers, bytes } = await bytesOf(path, 'gzip, br');
      expect(bytes.length).toBeGreaterThan(1200);
      expect(headers['content-encoding'], path).toBeUndefined();
    }
  });
});
