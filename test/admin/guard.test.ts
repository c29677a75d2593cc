import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import { maxFailures } from '../../usecases/account/sign-in.ts';
import { plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { usePanel } from '../support/panel.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const credentials = (login: string, password = 'yaohao-demo') => ({ login, password });

beforeAll(async () => {
  await plant(database);
});

test('a form that another site sent is refused', async () => {
  const visitor = panel.visit();
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${panel.origin()}.evil.example` },
  ]) {
    const answer = await visitor.post('/sign-in', credentials('admin'), headers);
    expect(answer.status).toBe(403);
  }
  const bare = await fetch(`${panel.origin()}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams(credentials('admin')),
  });
  expect(bare.status).toBe(403);
  const admin = await panel.signIn('admin');
  const forged = await admin.post('/sign-out', {}, { origin: 'https://evil.example' });
  expect(forged.status).toBe(403);
  expect((await admin.get('/desk')).status).toBe(200);
});

test('an upload without a session, or to a page that expects none, is refused and leaves no file', async () => {
  const before = await readdir(tmpdir());
  const body = new FormData();
  body.set('file', new Blob(['x'.repeat(100_000)]), 'x.xlsx');
  const stranger = panel.visit();
  for (const path of ['/sign-in', '/desk/import', '/tables/api/resources/subject/actions/new']) {
    expect((await stranger.send(path, body)).status, path).toBe(415);
  }
  const admin = await panel.signIn('admin');
  for (const path of ['/sign-in', '/desk/tasks', '/tables/api/resources/item/actions/new']) {
    expect((await admin.send(path, body)).status, path).toBe(415);
  }
  const made = (await readdir(tmpdir())).filter((name) => !before.includes(name));
  expect(made.filter((name) => /upload|formidable|\.xlsx$/.test(name))).toEqual([]);
});

test('signing in gives a new session; one that was planted before is worth nothing', async () => {
  const visitor = panel.visit();
  await visitor.post('/language', { locale: 'en', back: '/sign-in' });
  const planted = visitor.cookie();
  expect(planted).toBeDefined();
  const opened = await visitor.post('/sign-in', credentials('admin'));
  expect(opened.headers.get('location')).toBe('/desk');
  expect(visitor.cookie()).not.toBe(planted);
  const answer = await fetch(`${panel.origin()}/desk`, {
    headers: { cookie: planted! },
    redirect: 'manual',
  });
  expect(answer.headers.get('location')).toBe('/sign-in');
});

test('the cookie is for this site and not for scripts; nobody gets one for looking', async () => {
  const looked = await fetch(`${panel.origin()}/sign-in`);
  expect(looked.headers.getSetCookie()).toEqual([]);
  const opened = await panel.visit().post('/sign-in', credentials('admin'));
  expect(opened.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/);
});

test('signing out ends the session in the database', async () => {
  const admin = await panel.signIn('admin');
  const cookie = admin.cookie()!;
  await admin.post('/sign-out', {});
  const answer = await fetch(`${panel.origin()}/desk`, { headers: { cookie }, redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/sign-in');
});

test('guessing locks the account, in words, and the right password is of no use then', async () => {
  const visitor = panel.visit();
  for (let n = 0; n < maxFailures; n += 1) {
    const answer = await visitor.post('/sign-in', credentials('witness-b', `guess-${n}`));
    expect(answer.status).toBe(401);
  }
  const answer = await visitor.post('/sign-in', credentials('witness-b'));
  expect(answer.status).toBe(429);
  expect(await answer.text()).toContain('账号已锁定');
  const [row] = await sql(
    `select count(*)::int as n from event where type = 'account.sign-in-refused'`,
  );
  expect(row!['n']).toBe(maxFailures + 1);
});

test('whoever leaves is out at the next page', async () => {
  const witness = await panel.signIn('witness-a');
  expect((await witness.get('/desk')).status).toBe(200);
  await sql(
    `update person set active = false where id = (select person_id from account where login = 'witness-a')`,
  );
  expect((await witness.get('/desk')).headers.get('location')).toBe('/sign-in');
});

test('the language can be chosen before signing in, and leads back to this site only', async () => {
  const visitor = panel.visit();
  const there = await visitor.post('/language', { locale: 'en', back: '//evil.example' });
  expect(there.headers.get('location')).toBe('/desk');
  expect(await (await visitor.get('/sign-in')).text()).toContain('Sign in');
  await visitor.post('/sign-in', credentials('admin'));
  expect(await (await visitor.get('/desk')).text()).toContain('Waiting for me');
});
