import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { type County, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let admin: Client;

beforeAll(async () => {
  county = await plant(database);
  admin = await panel.signIn('admin');
});

async function upload(kind: string, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const page = await (await admin.get('/desk/import')).text();
  const body = new FormData();
  body.set('commandId', hiddenOf(page, '/desk/import')['commandId']!);
  body.set('kind', kind);
  body.set('unitId', county.units['GQGA']!);
  body.set('file', new Blob([bytes]), name);
  const send = () => admin.send('/desk/import', body);
  return { first: await send(), again: send };
}

const figure = (page: string, id: string) =>
  Number(page.match(new RegExp(`<dd id="${id}">(\\d+)</dd>`))?.[1]);

test('the sample registry lands; every refused row is named by number and reason', async () => {
  const bytes = new Uint8Array(await readFile('samples/gaoqing/subjects.xlsx'));
  const { first, again } = await upload('subjects', 'subjects.xlsx', bytes);
  expect(first.status).toBe(303);
  const location = first.headers.get('location')!;
  expect(location).toMatch(/^\/desk\/import\/[\w-]{36}$/);
  const page = await (await admin.get(location)).text();
  expect(['rows', 'clean', 'refusedRows'].map((id) => figure(page, id))).toEqual([3213, 3143, 70]);
  expect(page.match(/data-label="行号"/g)).toHaveLength(70);
  expect(page).toContain('统一社会信用代码校验位不符');

  // The same form sent twice is one import.
  expect((await again()).headers.get('location')).toBe(location);
  const [known] = await sql('select count(*)::int as n from import_batch');
  expect(known!['n']).toBe(1);
}, 60_000);

test('a file that is none is refused in words and leaves nothing', async () => {
  const { first } = await upload('subjects', 'x.xlsx', new TextEncoder().encode('not a workbook'));
  expect(first.headers.get('location')).toBe('/desk/import');
  const page = await (await admin.get('/desk/import')).text();
  expect(page).toContain('flash refused');
  const [event] = await sql(`select data from event where type = 'command.refused'`);
  expect(event!['data']).toMatchObject({ action: 'registry.import', code: 'file-unreadable' });
});

test('somebody who may not import has no page to do it', async () => {
  const approver = await panel.signIn('approver');
  expect((await approver.get('/desk/import')).status).toBe(403);
  const body = new FormData();
  body.set('file', new Blob(['x']), 'x.csv');
  expect((await approver.send('/desk/import', body)).status).toBe(403);
});
