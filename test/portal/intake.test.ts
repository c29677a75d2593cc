import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeIntakes } from '../../worker/take-intake.ts';
import { tidied } from '../../portal/intake-receipt.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice } from '../support/factories.ts';
import { aJpeg } from '../support/pictures.ts';
import { publishSample, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { base, get } = usePortal(database);
const ref = 'GQGA-2026-000012-0001';

beforeAll(async () => {
  await anOffice(sql);
  await publishSample(sql);
});

/** The mark in the form of a page. */
async function mark(path = '/objection'): Promise<string> {
  const { text } = await get(path);
  return /name="mark" value="([0-9a-f]{64})"/.exec(text)![1]!;
}

const given = { ref, name: '悦来宾馆 李明', contact: '0533-6961234', content: '结论与现场不符。' };

async function send(
  path: string,
  fields: Record<string, string>,
  { files = [], origin = base() }: { files?: [string, Uint8Array][]; origin?: string } = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [name, bytes] of files) form.append('files', new Blob([bytes as never]), name);
  const response = await fetch(base() + path, { method: 'POST', body: form, headers: { origin } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const rows = () => sql('select * from intake order by received_at');
const receiptIn = (page: string) => {
  const codes = [...page.matchAll(/<code class="code">([0-9A-Z-]+)<\/code>/g)].map(([, c]) => c!);
  return { receiptNo: codes[0]!, secret: codes[1]! };
};

describe('handing something in on the portal', () => {
  it('R-167 R-170 takes an objection without log-in, with files, and gives a receipt with a number and a secret', async () => {
    const files: [string, Uint8Array][] = [['现场.jpg', aJpeg()]];
    const answer = await send('/objection', { mark: await mark(), ...given }, { files });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { receiptNo, secret } = receiptIn(answer.text);
    expect(receiptNo).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
    expect(secret).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    const [row] = await rows();
    expect(row).toMatchObject({
      kind: 'objection',
      receipt_no: receiptNo,
      ...given,
      file_names: ['现场.jpg'],
      taken_at: null,
    });
    expect(JSON.stringify(row)).not.toContain(secret);
  });

  it('is handed in once, however often its form is sent', async () => {
    const fields = { mark: await mark(), ...given };
    const before = (await rows()).length;
    const [first, second] = [await send('/objection', fields), await send('/objection', fields)];
    expect(receiptIn(second.text)).toEqual(receiptIn(first.text));
    expect(await rows()).toHaveLength(before + 1);
  });

  it.each([
    ['other words', { content: '结论与现场不符，附现场照片。' }, []],
    ['another number', { contact: '0533-6961299' }, []],
    ['a file', {}, [['现场.jpg', aJpeg()]]],
  ] as [string, object, [string, Uint8Array][]][])(
    'R-167 R-170 sent again with %s it is another one, with a receipt of its own; the first one stands',
    async (_what, changed, files) => {
      const fields = { mark: await mark(), ...given };
      const first = receiptIn((await send('/objection', fields)).text);
      const answer = await send('/objection', { ...fields, ...changed }, { files });
      expect(answer.status).toBe(201);
      const second = receiptIn(answer.text);
      expect(second).not.toEqual(first);
      expect(textOf(answer.text)).toContain('另给一个回执');
      const kept = await sql(
        'select receipt_no, content, contact, file_names from intake where receipt_no = any($1) order by received_at',
        [[first.receiptNo, second.receiptNo]],
      );
      const { content, contact } = given;
      expect(kept).toHaveLength(2);
      expect(kept).toContainEqual({
        receipt_no: first.receiptNo,
        content,
        contact,
        file_names: [],
      });
      expect(kept).toContainEqual({
        receipt_no: second.receiptNo,
        content,
        contact,
        ...changed,
        file_names: files.map(([name]) => name),
      });
    },
  );

  it('R-151 takes a complaint from somebody who gives no name', async () => {
    const fields = { mark: await mark('/complaint'), content: '检查人员索要购物卡。' };
    expect((await send('/complaint', fields)).status).toBe(201);
    expect((await rows()).at(-1)).toMatchObject({ kind: 'complaint', name: '', ref: '' });
  });

  it.each([
    ['without words', { content: ' ' }, '请填写内容'],
    ['about a result that is not public', { ref: 'GQGA-2026-000012-0099' }, '没有这个编号'],
    ['with too long a name', { name: '名'.repeat(61) }, '不能超过 60 个字'],
    ['with the field filled in that nobody sees', { website: 'http://spam' }, 'website'],
  ])('asks again for one %s, and keeps what was typed', async (_what, wrong, words) => {
    const before = (await rows()).length;
    const fields = { mark: await mark(), ...given, ...wrong };
    const { status, text } = await send('/objection', fields);
    expect(status).toBe(400);
    expect(textOf(text)).toContain(words);
    expect(text).toContain('role="alert"');
    expect(text).toContain(given.contact);
    expect(await rows()).toHaveLength(before);
  });

  it.each([
    ['a programme under the name of a picture', [['a.jpg', Buffer.from('MZ…')]], 'JPEG、PNG'],
    ['half a picture', [['a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])]], '不完整'],
    ['six files', Array.from({ length: 6 }, () => ['a.pdf', Buffer.from('%PDF-1.7')]), '5 份'],
    ['a file of six megabytes', [['a.pdf', Buffer.alloc(6 * 1024 * 1024, '%PDF-')]], '5 MB'],
    ['more than it reads', [['a.pdf', Buffer.alloc(11 * 1024 * 1024, '%PDF-')]], '5 MB'],
  ])('refuses %s', async (_what, files, words) => {
    const before = (await rows()).length;
    const fields = { mark: await mark(), ...given };
    const { status, text } = await send('/objection', fields, { files: files as never });
    expect(status).toBe(400);
    expect(textOf(text)).toContain(words);
    expect(await rows()).toHaveLength(before);
  });

  it('refuses a form that another site sent', async () => {
    const fields = { mark: await mark(), ...given };
    const { status } = await send('/objection', fields, { origin: 'https://elsewhere.example' });
    expect(status).toBe(403);
    const response = await fetch(`${base()}/objection`, { method: 'POST', body: new FormData() });
    expect(response.status).toBe(403);
  });

  it('takes no other form anywhere', async () => {
    const response = await fetch(`${base()}/results`, { method: 'POST' });
    expect(response.status).toBe(405);
  });

  it('tells nothing of what was handed in to whoever has not both', async () => {
    const answer = await send('/objection', { mark: await mark(), ...given });
    const { receiptNo } = receiptIn(answer.text);
    const { text } = await send('/status', { receiptNo, secret: 'AAAA-AAAA-AAAA-AAAA' });
    expect(textOf(text)).toContain('没有找到');
    expect(text).not.toContain(given.name);
  });

  it('shows what was declined, to whoever has both, as people type them', async () => {
    const answer = await send('/objection', { mark: await mark(), ...given });
    const { receiptNo, secret } = receiptIn(answer.text);
    await takeIntakes();
    const { text } = await send('/status', {
      receiptNo: receiptNo.toLowerCase().replaceAll('-', ' '),
      secret: secret.toLowerCase(),
    });
    // The sample's results have no inspection behind them.
    expect(textOf(text)).toContain('未受理');
    const [left] = await sql('select count(*)::int as n from intake where taken_at is null');
    expect(left).toEqual({ n: 0 });
  });

  it('takes O for 0, I and L for 1, as people copy', () => {
    expect(tidied(' oil2-abcd ')).toBe('0112-ABCD');
  });
});

describe('the log-in of the portal, at the table of what is handed in', () => {
  it('adds to it, and neither reads nor changes nor empties it', async () => {
    const portal = new pg.Pool({ connectionString: database.portal, max: 1 });
    const refused = { code: '42501' };
    await portal.query(
      `insert into intake (id, kind, receipt_no, status_key, content, received_at)
       values (gen_random_uuid(), 'complaint', 'AAAA-BBBB-CCCC', repeat('a', 64), '投诉', now())`,
    );
    for (const statement of [
      'select id from intake',
      `update intake set content = ''`,
      'delete from intake',
      'truncate intake',
      `insert into intake_status values (repeat('a', 64), 1, '{}', now())`,
      'select id from objection',
      'select id from complaint',
    ]) {
      await expect(portal.query(statement), statement).rejects.toMatchObject(refused);
    }
    await portal.end();
  });
});
