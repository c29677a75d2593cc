import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChats } from '../../chat/check-all.ts';
import { pushKeys } from '../../chat/push-keys.ts';
import { forgetConfig } from '../../config.ts';
import { database } from '../../db/data-source.ts';
import { preflight } from '../../db/queries/preflight.ts';
import { reachLedger } from '../../db/queries/reach.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { healthPage } from '../../worker/health-page.ts';
import { healthOf } from '../../worker/health.ts';
import { type PushedBrowser, type PushService, startPushService } from '../support/push-service.ts';
import { anOffice, aPerson, type Someone } from '../support/factories.ts';
import { aMatchedTask, monday, teamOf } from '../support/visit.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let service: PushService;
let person: Someone;

beforeAll(async () => {
  process.env['PUSH_LOOPBACK'] = '1';
  forgetConfig();
  service = await startPushService();
  const { unit } = await anOffice(world.sql);
  person = await aPerson(world.sql, { unit, name: '李晓', roles: [['planner', unit]] });
  await world.sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    'lixiao',
    await hashPassword('a long password'),
  ]);
});
afterAll(() => service.close());

const aBrowser = async () => service.subscribe((await pushKeys()).publicKey);

const send = (path: string, body: object) =>
  fetch(world.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'user-agent': android },
    body: JSON.stringify(body),
  });
const android =
  'Mozilla/5.0 (Linux; Android 14; <b>) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36';

const given = ({ endpoint, p256dh, auth }: PushedBrowser) => ({ endpoint, keys: { p256dh, auth } });
const mine = () => `/as/${person.id}`;

async function turnOn(browser: PushedBrowser): Promise<string> {
  const { key } = (await (await fetch(`${world.origin}${mine()}/push`)).json()) as { key: string };
  const answer = await send(`${mine()}/push`, { ...given(browser), key });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

const endOf = async (id: string) =>
  (await world.sql('select end_reason from push_subscription where id = $1', [id]))[0]![
    'end_reason'
  ];

describe('a browser at our door', () => {
  it('turns notifications on under our key, and its owner sees it by a name that is ours', async () => {
    const id = await turnOn(await aBrowser());
    const page = await (await fetch(`${world.origin}${mine()}/me`)).text();
    expect(page).toContain(`data-device="${id}"`);
    expect(page).toContain('Chrome · Android');
    expect(page).toContain('通知设备');
    const english = await fetch(`${world.origin}${mine()}/me?lang=en`);
    expect(await english.text()).toContain('never what it is about');
    await fetch(`${world.origin}${mine()}/me?lang=zh-CN`);
  });

  it.each([
    ['another key', { key: `B${'A'.repeat(86)}` }],
    ['an address of our own network', { endpoint: 'https://10.0.0.5/x' }],
    ['an address without TLS', { endpoint: 'http://push.example.com/x' }],
    ['keys that are none', { keys: { p256dh: 'x', auth: 'y' } }],
    ['nothing', { endpoint: null, keys: null }],
  ])('with %s is turned away, and nothing is kept', async (_what, wrong) => {
    const { publicKey: key } = await pushKeys();
    const count = () => world.sql('select count(*)::int as n from push_subscription');
    const before = await count();
    const answer = await send(`${mine()}/push`, { ...given(await aBrowser()), key, ...wrong });
    expect(answer.status).toBe(400);
    expect(await count()).toEqual(before);
  });

  it('whose owner has no session is asked to sign in, but may say that its address changed', async () => {
    const old = await aBrowser();
    const id = await turnOn(old);
    const fresh = await aBrowser();
    const { publicKey: key } = await pushKeys();
    expect((await send('/push', { ...given(fresh), key })).status).toBe(303);
    const wrong = { old: { ...given(old), keys: given(fresh).keys }, fresh: given(fresh) };
    expect((await send('/push/renew', wrong)).status).toBe(404);
    expect((await send('/push/renew', {})).status).toBe(404);
    expect(await endOf(id)).toBeNull();
    const inside = { old: given(old), fresh: { ...given(fresh), endpoint: 'https://10.0.0.5/x' } };
    expect((await send('/push/renew', inside)).status).toBe(404);
    expect((await send('/push/renew', { old: given(old), fresh: given(fresh) })).status).toBe(200);
    expect(await endOf(id)).toBe('renewed');
  });

  it('that signs out is told nothing any more, and ends no device of anybody else', async () => {
    const id = await turnOn(await aBrowser());
    const other = await aPerson(world.sql, { unit: (await anOffice(world.sql)).unit });
    await world.sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      other.id,
      'other',
      await hashPassword('a long password'),
    ]);
    await signOut(await signIn('other'), id);
    expect(await endOf(id)).toBeNull();
    await signOut(await signIn('lixiao'), id);
    expect(await endOf(id)).toBe('signed-out');
    await signOut('', id);
    await signOut(await signIn('lixiao'), 'no id');
  });

  it('is ended by its owner on the page of their settings only', async () => {
    const id = await turnOn(await aBrowser());
    const stranger = await aPerson(world.sql, { unit: (await anOffice(world.sql)).unit });
    await send(`/as/${stranger.id}/me/push/${id}/end`, {});
    const page = await (await fetch(`${world.origin}/as/${stranger.id}/me`)).text();
    expect(page).toContain('class="flash deny"');
    expect(await endOf(id)).toBeNull();
    await send(`${mine()}/me/push/${randomUUID()}/end`, {});
    await send(`${mine()}/me/push/${id}/end`, {});
    expect(await endOf(id)).toBe('self');
  });
});

async function signIn(login: string): Promise<string> {
  const answer = await fetch(`${world.origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ login, password: 'a long password' }),
  });
  expect(answer.status).toBe(303);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

async function signOut(cookie: string, device: string): Promise<void> {
  const answer = await fetch(`${world.origin}/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ device }),
  });
  expect(answer.status).toBe(303);
}

describe('whoever looks after the chats', () => {
  it('sees who is told on a device, and need not fear for them before a dispatch', async () => {
    const scene = await aMatchedTask(world.sql);
    const [lead] = await teamOf(world.sql, scene, scene.task.inspectionIds[0]!);
    await world.sql(
      `insert into account (person_id, login, password_hash) values ($1, $2, 'none') on conflict do nothing`,
      [lead!.id, lead!.id],
    );
    await world.sql('delete from chat_identity where person_id = $1', [lead!.id]);
    const webOnly = async () =>
      (await preflight(database(), scene.task.id, monday)).webOnly.map(({ personId }) => personId);
    expect(await webOnly()).toContain(lead!.id);
    const browser = await aBrowser();
    const { publicKey: key } = await pushKeys();
    await send(`/as/${lead!.id}/push`, { ...given(browser), key });
    expect(await webOnly()).not.toContain(lead!.id);
    const [line] = await reachLedger(database(), { personIds: [lead!.id] }, monday);
    expect(line).toMatchObject({ state: 'web', pushes: 1 });
  });

  it('checks the push of their own devices, and is told what to mend', async () => {
    const browser = await aBrowser();
    await world.sql(
      `update push_subscription set ended_at = now(), end_reason = 'self' where ended_at is null`,
    );
    await turnOn(browser);
    const pushed = async () => {
      const [report] = await checkChats({ personId: person.id, only: 'web', waitMs: 0 });
      return report!.lines.find(({ step }) => step === 'push');
    };
    expect(await pushed()).toMatchObject({ state: 'ok', detail: '1' });
    expect(browser.pushes).toHaveLength(1);
    browser.fail({ status: 403 });
    expect(await pushed()).toMatchObject({ state: 'failed', advice: 'push-refused' });
    browser.fail('lost');
    expect(await pushed()).toMatchObject({ state: 'failed', advice: 'push-silent' });
    browser.fail({ status: 410 });
    expect(await pushed()).toMatchObject({ state: 'failed', detail: '127.0.0.1 410' });
  });

  it('reads on the health page which push services do not take us', async () => {
    await world.sql(
      `update push_subscription set tries = 3, last_failure = 'none', last_failed_at = now() where ended_at is null`,
    );
    const health = await healthOf({ backend: 'postgres', check: async () => ({}) } as never);
    expect(health).toMatchObject({ warn: true, push: { ok: false, silent: ['127.0.0.1'] } });
    expect(healthPage(health, 'zh-CN')).toContain('连不上 127.0.0.1');
    expect(healthPage(health, 'en')).toContain('No answer from 127.0.0.1');
    await world.sql(`update push_subscription set last_failure = '403' where ended_at is null`);
    const refused = await healthOf({ backend: 'postgres', check: async () => ({}) } as never);
    expect(healthPage(refused, 'zh-CN')).toContain('请核对 VAPID_PRIVATE_KEY');
  });
});
