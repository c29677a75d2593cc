import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { type County, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { runImport } from '../../usecases/registry/import/run.ts';

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

const press = async (location: string, name: string, fields: Record<string, string> = {}) => {
  const page = await (await admin.get(location)).text();
  const answer = await admin.post(`${location}/${name}`, {
    ...hiddenOf(page, `${location}/${name}`),
    ...fields,
  });
  expect(answer.status).toBe(303);
};
const pageOf = async (location: string) => (await admin.get(location)).text();
const idOf = (location: string) => location.split('/').at(-1)!;

test('R-041 the sample registry is looked at, lands, gives its refused rows back and is undone', async () => {
  const bytes = new Uint8Array(await readFile('samples/gaoqing/subjects.xlsx'));
  const { first, again } = await upload('subjects', 'subjects.xlsx', bytes);
  expect(first.status).toBe(303);
  const location = first.headers.get('location')!;
  expect(location).toMatch(/^\/desk\/import\/[\w-]{36}$/);
  // While a worker reads it, the page renews itself and has a bar.
  const waiting = await admin.get(location);
  expect(waiting.headers.get('refresh')).toBe('2');
  expect(await waiting.text()).toContain('<progress');
  await runImport(idOf(location));

  const preview = await pageOf(location);
  expect(['rows', 'clean', 'refusedRows'].map((id) => figure(preview, id))).toEqual([
    3213, 3143, 70,
  ]);
  expect(preview).toContain('新增 3143');
  expect(preview).toContain('统一社会信用代码校验位不符');
  expect(await sql('select count(*)::int as n from subject')).toEqual([{ n: 0 }]);
  await press(location, 'apply');
  expect(await pageOf(location)).toContain('正在把 3143 行写入名录库');
  await runImport(idOf(location));
  expect(await sql('select count(*)::int as n from subject')).toEqual([{ n: 3143 }]);
  expect(await pageOf(location)).toContain('撤销整批导入');

  // The same form sent twice is one import.
  expect((await again()).headers.get('location')).toBe(location);
  expect(await sql('select count(*)::int as n from import_job')).toEqual([{ n: 1 }]);

  const workbook = await admin.get(`${location}/refused.xlsx`);
  expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
  const rows = (await readXlsx(new Uint8Array(await workbook.arrayBuffer()))).sheets[0]!.rows;
  expect(rows).toHaveLength(71);
  expect(rows[0]!.slice(-3)).toEqual(['原行号', '出错的列', '拒收原因']);
  expect(rows.slice(1).map((row) => Number(row.at(-3)))).toContain(12);
  for (const row of rows)
    for (const cell of row) expect(String(cell)).not.toMatch(/^[=+\-@＝＋－＠]/);

  await press(location, 'undo', { reason: '导错了文件' });
  expect(await pageOf(location)).toContain('导错了文件');
  const statuses = await sql('select distinct status from subject');
  expect(statuses).toEqual([{ status: '撤回' }]);
}, 60_000);

test('R-041 unknown columns are assigned by hand on the page', async () => {
  const text = '台账\n商户,编号,情况\n映射旅馆,92370322LNU0YPAMDR,存续\n';
  const { first } = await upload('subjects', '台账.csv', new TextEncoder().encode(text));
  const location = first.headers.get('location')!;
  await runImport(idOf(location));
  const page = await pageOf(location);
  expect(page).toContain('指定各列的含义');
  expect(page).toContain('映射旅馆');
  await press(location, 'map', {
    row: '2',
    'place-0': 'name',
    'place-1': 'uscc',
    'place-2': 'status',
  });
  await runImport(idOf(location));
  expect(await pageOf(location)).toMatch(/新增 1|变更 1/);
  await press(location, 'drop');
  expect(await pageOf(location)).toContain('已放弃');
});

test('a file that is none is refused in words and leaves nothing', async () => {
  const before = await sql('select count(*)::int as n from import_batch');
  const { first } = await upload('subjects', 'x.xlsx', new TextEncoder().encode('not a workbook'));
  const location = first.headers.get('location')!;
  await runImport(idOf(location));
  const page = await pageOf(location);
  expect(page).toContain('flash refused');
  expect(page).toContain('文件内容不是 XLSX');
  expect(await sql('select count(*)::int as n from import_batch')).toEqual(before);
  expect(await sql('select count(*)::int as n from import_chunk')).toEqual([{ n: 0 }]);
});

test('R-020 lists go out as files, with masked telephones and a line on the trail', async () => {
  const bytes = new Uint8Array(await readFile('samples/gaoqing/inspectors.csv'));
  const { first } = await upload('inspectors', 'inspectors.csv', bytes);
  const location = first.headers.get('location')!;
  await runImport(idOf(location));
  await press(location, 'apply');
  await runImport(idOf(location));
  const take = async (list: string, format: string) => {
    const page = await pageOf('/desk/import');
    return admin.post('/desk/export', { ...hiddenOf(page, '/desk/export'), list, format });
  };
  const csv = await take('inspectors', 'csv');
  expect(csv.headers.get('content-disposition')).toContain('attachment');
  const text = Buffer.from(await csv.arrayBuffer()).toString('utf8');
  expect(text.startsWith('\uFEFF"姓名"')).toBe(true);
  expect(text.trim().split('\r\n')).toHaveLength(141);
  expect(text).toMatch(/"170\*{6}\d\d"/);
  expect(text).not.toMatch(/1\d{10}|\d{17}[\dX]/);
  const xlsx = await take('subjects', 'xlsx');
  const rows = (await readXlsx(new Uint8Array(await xlsx.arrayBuffer()))).sheets[0]!.rows;
  const [known] = await sql('select count(*)::int as n from subject');
  expect(rows).toHaveLength(known!['n'] + 1);
  for (const list of ['items', 'plan', 'tasks']) expect((await take(list, 'csv')).status).toBe(200);
  const events = await sql(`select data from event where type = 'registry.exported' order by id`);
  expect(events[0]!['data']).toEqual({ list: 'inspectors', format: 'csv', rows: 140 });
  expect(events).toHaveLength(5);
});

test('somebody who may not import has no page to do it', async () => {
  const approver = await panel.signIn('approver');
  expect((await approver.get('/desk/import')).status).toBe(403);
  const body = new FormData();
  body.set('file', new Blob(['x']), 'x.csv');
  expect((await approver.send('/desk/import', body)).status).toBe(403);
});
