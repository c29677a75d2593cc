import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../domain/evidence/prepare.ts';
import { portal } from '../../portal/app.ts';
import { openDatabase, openIntake } from '../../portal/database.ts';
import { useDatabase } from '../support/database.ts';
import { aJpeg, aPdf, aPng } from '../support/pictures.ts';

const database = useDatabase();
const { sql } = database;
const script = Buffer.from('<script>alert(document.cookie)</script>');
const page = Buffer.from('<!doctype html><html>');
const zip = Buffer.from('PK\x03\x04');
const rows = async () => (await sql('select count(*)::int as n from intake'))[0]!['n'];

/** The portal as it stands on a site, with what one address may hand in. */
async function onPortal(visit: (base: string) => Promise<void>): Promise<void> {
  const [pool, intake] = [openDatabase(database.portal), openIntake(database.portal)];
  const site = { database: pool, intake, url: 'http://portal.test', demo: false };
  const server = portal(site).listen(0);
  await once(server, 'listening');
  try {
    await visit(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
    await Promise.all([pool.end(), intake.end()]);
  }
}

async function complain(base: string, files: Uint8Array[] = [], headers = {}) {
  const form = await (await fetch(`${base}/complaint`)).text();
  const body = new FormData();
  body.set('mark', /name="mark" value="([0-9a-f]{64})"/.exec(form)![1]!);
  body.set('content', '检查人员索要购物卡。');
  for (const bytes of files) body.append('files', new Blob([bytes as never]), 'a.jpg');
  return fetch(`${base}/complaint`, {
    method: 'POST',
    body,
    headers: { origin: base, ...headers },
  });
}

describe('what the portal takes in', () => {
  it.each<[string, Buffer]>([
    ['a page that ends in a document', Buffer.concat([page, aPdf()])],
    ['an archive that ends in a picture', Buffer.concat([zip, aJpeg()])],
    [
      'a drawing with a script',
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script.toString()}</svg>`),
    ],
    ['a picture of another kind', Buffer.from('GIF89a/*')],
    ['a document with a byte before it', Buffer.concat([Buffer.from(' '), aPdf()])],
  ])('R-170 is not %s, whatever its name says', async (_what, bytes) => {
    await onPortal(async (base) => {
      const before = await rows();
      const answer = await complain(base, [bytes]);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('JPEG');
      expect(await rows()).toBe(before);
    });
  });

  it.each<[string, Buffer]>([
    ['JPEG', aJpeg()],
    ['PNG', aPng()],
  ])('gives nobody what hides behind the end of a %s', (_type, picture) => {
    const { shared } = prepare(Buffer.concat([picture, script]));
    expect(Buffer.from(shared).includes('<script')).toBe(false);
  });

  it('R-151 R-170 comes from its own pages only', async () => {
    await onPortal(async (base) => {
      for (const headers of [
        { origin: 'https://elsewhere.example' },
        { origin: 'null' },
        { origin: 'http://127.0.0.1:1' },
      ]) {
        expect((await complain(base, [], headers)).status, headers.origin).toBe(403);
      }
      expect(await rows()).toBe(0);
    });
  });

  it('R-151 R-170 is no flood: an address hands in ten at once, and reads on', async () => {
    await onPortal(async (base) => {
      const before = await rows();
      const answers: number[] = [];
      for (let n = 0; n < 13; n += 1) answers.push((await complain(base)).status);
      expect(answers).toEqual([...Array(10).fill(201), 429, 429, 429]);
      const last = await complain(base);
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(60);
      expect(await rows()).toBe(before + 10);
      expect((await fetch(`${base}/complaint`)).status).toBe(200);
    });
  });

  it('R-151 R-170 keeps the memory of the portal: the fifth at a time is asked to come again', async () => {
    await onPortal(async (base) => {
      const headers = { origin: base, 'content-type': 'multipart/form-data; boundary=x' };
      const slow = Array.from({ length: 4 }, () =>
        request(`${base}/complaint`, {
          method: 'POST',
          headers: { ...headers, 'content-length': 1_000_000, expect: '100-continue' },
        }),
      );
      // Each is let in, says that it will send more, and does not.
      await Promise.all(
        slow.map(async (one) => {
          one.on('error', () => {});
          one.flushHeaders();
          await once(one, 'continue');
          one.write('--x');
        }),
      );
      let turned = await complain(base);
      while (turned.status === 201) turned = await complain(base);
      expect(turned.status).toBe(503);
      expect(turned.headers.get('retry-after')).toBe('10');
      for (const one of slow) one.destroy();
    });
  });
});
