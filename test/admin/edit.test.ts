import { beforeAll, beforeEach, expect, test } from 'vitest';
import { aSubject } from '../support/factories.ts';
import { type County, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, usePanel } from '../support/panel.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let admin: Client;
let form: Record<string, string>;
let path: string;
let subjectId: string;

type Answer = {
  notice: { type: string; message: string };
  record?: { params: Record<string, string>; errors: Record<string, { message: string }> };
};

beforeAll(async () => {
  county = await plant(database);
  admin = await panel.signIn('admin');
});

beforeEach(async () => {
  const unit = { id: county.units['ZA']!, path: '/GQ/GQGA/ZA/', name: '治安大队' };
  ({ id: subjectId } = await aSubject(sql, { unit, name: '高青县春天宾馆' }));
  path = `/tables/api/resources/subject/records/${subjectId}/edit`;
  const answer = (await (await admin.get(path)).json()) as Answer;
  form = { ...answer.record!.params, reason: '企业更名' };
});

const saved = async () => (await sql('select * from subject where id = $1', [subjectId]))[0]!;
const save = async (fields: Record<string, string>) => {
  const answer = await admin.post(path, { ...form, ...fields });
  return { status: answer.status, ...((await answer.json()) as Answer) };
};

test('a change is saved through its use-case, with a reason on the trail, once', async () => {
  const first = await save({ name: '高青县秋天宾馆' });
  const again = await save({ name: '高青县秋天宾馆' });
  expect([first.notice.type, again.notice.type]).toEqual(['success', 'success']);
  expect(await saved()).toMatchObject({ name: '高青县秋天宾馆', version: 2 });
  const events = await sql(
    `select * from event where type = 'registry.amended' and about_id = $1`,
    [subjectId],
  );
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ actor_id: county.people['admin'], door: 'panel' });
  expect(events[0]!['data'].reason).toBe('企业更名');
});

test('the form as AdminJS sends it, in parts, is read as well', async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form, scale: '大型' })) body.set(name, value);
  const answer = (await (await admin.send(path, body)).json()) as Answer;
  expect(answer.notice.type).toBe('success');
  expect((await saved())['scale']).toBe('大型');
});

test.each([
  ['a field that nobody may edit', { uscc: '913703220000000000' }],
  ['R-040 a grade without its source', { grade: 'B' }],
  ['a version of its own', { version: '7' }],
  ['a hidden field', { telephoneSealed: 'x' }],
  ['a field that does not exist', { isAdmin: 'true' }],
  ['another id', { id: '00000000-0000-4000-8000-000000000000' }],
])('%s is refused, and nothing is saved', async (_what, forged) => {
  const answer = await save({ name: '高青县冬天宾馆', ...forged } as Record<string, string>);
  expect(answer.notice.type).toBe('error');
  expect(await saved()).toMatchObject({ name: '高青县春天宾馆', version: 1 });
  const refused = await sql(
    `select 1 from event where type = 'command.refused' and about_id = $1`,
    [subjectId],
  );
  expect(refused).toHaveLength(1);
});

test('a refused save shows an error at the field and is on the trail', async () => {
  const answer = await save({ status: 'Z' });
  expect(answer.notice.type).toBe('error');
  expect(Object.keys(answer.record!.errors)).toEqual(['status']);
  expect(await saved()).toMatchObject({ status: '存续', version: 1 });
  const [event] = await sql(
    `select * from event where type = 'command.refused' and about_id = $1`,
    [subjectId],
  );
  expect(event!['data']).toMatchObject({ action: 'registry.amend', code: 'bad-input' });
});

test('a save without a reason is refused', async () => {
  const answer = await save({ name: '高青县夏天宾馆', reason: '' });
  expect(answer.notice.type).toBe('error');
  expect(Object.keys(answer.record!.errors)).toEqual(['reason']);
  expect(await saved()).toMatchObject({ name: '高青县春天宾馆' });
});

test('whoever saves upon what somebody else has changed since is refused', async () => {
  await sql(`update subject set risk = '高', version = version + 1 where id = $1`, [subjectId]);
  const answer = await save({ name: '高青县夏天宾馆' });
  expect(answer.notice).toMatchObject({ type: 'error' });
  expect(await saved()).toMatchObject({ name: '高青县春天宾馆', risk: '高' });
});

test('a save that the database breaks off is no success', async () => {
  await sql(`create function break_off() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full'; end $$`);
  await sql(
    `create trigger break_off before update on subject for each row execute function break_off()`,
  );
  const answer = await admin.post(path, { ...form, name: '高青县夏天宾馆' });
  await sql('drop trigger break_off on subject');
  await sql('drop function break_off()');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('disk');
  expect(await saved()).toMatchObject({ name: '高青县春天宾馆' });
});
