import { request } from 'node:https';
import { describe, expect, it } from 'vitest';
import {
  isOwnAddress,
  isPushAddress,
  outsideOnly,
  OwnAddressError,
} from '../../../chat/push-address.ts';
import { pushKeys } from '../../../chat/push-keys.ts';
import { forgetConfig } from '../../../config.ts';
import { database } from '../../../db/data-source.ts';
import { retryAfterMs, settlePush } from '../../../domain/push.ts';
import { endPush, renewPush, subscribePush } from '../../../usecases/account/push.ts';
import { signOutEverywhere } from '../../../usecases/account/sign-out.ts';
import { usePushes } from '../../worker/pushes.ts';

const pushes = usePushes();
const { sql, as, idOf, aDevice, turnOn, swept, send, pass, land, stateOf } = pushes;

const device = ({
  endpoint,
  p256dh,
  auth,
}: {
  endpoint: string;
  p256dh: string;
  auth: string;
}) => ({
  endpoint,
  p256dh,
  auth,
});

const endsOf = (id: string) =>
  sql(
    `select type, data ->> 'pushEnd' as why, about_id as whose from event
     where data ->> 'subscriptionId' = $1 order by id`,
    [id],
  );

describe('a device', () => {
  it('is one person’s: who turns notifications on there last; the one before is told nothing any more', async () => {
    const phone = await aDevice('planner');
    const second = await turnOn('admin', phone);
    expect(await stateOf(phone.id)).toMatchObject({ end_reason: 'moved' });
    expect(await endsOf(phone.id)).toEqual([
      { type: 'push.subscribed', why: null, whose: idOf('planner') },
      { type: 'push.ended', why: 'moved', whose: idOf('planner') },
    ]);
    await land('planner');
    await pass(5);
    expect(await send()).toBe(0);
    expect(await stateOf(second)).toMatchObject({ end_reason: null });
    await expect(
      sql(
        `insert into push_subscription (id, person_id, endpoint, p256dh, auth_sealed, server_key, label, made_at)
         select gen_random_uuid(), $2, endpoint, p256dh, auth_sealed, server_key, label, made_at
         from push_subscription where id = $1`,
        [second, idOf('planner')],
      ),
    ).rejects.toMatchObject({ constraint: 'push_endpoint_is_one_persons' });
  });

  it('that says the same again stays what it is, at once from two pages as well', async () => {
    const phone = await aDevice('planner');
    const ids = await Promise.all([1, 2, 3].map(() => turnOn('planner', phone)));
    expect(new Set([phone.id, ...ids]).size).toBe(1);
    expect(await endsOf(phone.id)).toHaveLength(1);
  });

  it('is ended by its owner alone', async () => {
    const phone = await aDevice('planner');
    const given = { subscriptionId: phone.id, reason: 'self' } as const;
    await expect(endPush(await as('admin'), given)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await endPush(await as('planner'), given)).toEqual({ ended: true });
    expect(await endPush(await as('planner'), given)).toEqual({ ended: false });
    await land('planner');
    await pass(5);
    expect(await send()).toBe(0);
  });

  it('is told nothing once its owner signed out everywhere, or was signed out', async () => {
    for (const who of ['planner', 'admin']) {
      const phone = await aDevice('planner');
      await signOutEverywhere(await as(who), { personId: idOf('planner') });
      expect(await stateOf(phone.id)).toMatchObject({ end_reason: 'signed-out' });
    }
  });

  it('is told nothing once its owner has left, whichever way, and nobody who has left turns one on', async () => {
    const phone = await aDevice('approver');
    const by = await as('approver');
    await sql('update person set active = false where id = $1', [idOf('approver')]);
    expect(await stateOf(phone.id)).toMatchObject({ end_reason: 'left' });
    const { publicKey: serverKey } = await pushKeys();
    const again = { ...device(phone), serverKey, label: 'Safari · iPhone' };
    await expect(subscribePush(by, again)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await sql('update person set active = true where id = $1', [idOf('approver')]);
  });

  it('is one of ten at most: the oldest gives way', async () => {
    const first = await aDevice('planner');
    const others = [];
    for (let n = 0; n < 10; n += 1) others.push(await aDevice('planner'));
    expect(await stateOf(first.id)).toMatchObject({ end_reason: 'self' });
    const live = await sql(
      'select count(*)::int as n from push_subscription where person_id = $1 and ended_at is null',
      [idOf('planner')],
    );
    expect(live).toEqual([{ n: 10 }]);
  });

  it('never comes back once it has ended, nor changes whose it is', async () => {
    const phone = await aDevice('planner');
    const office = database();
    await expect(
      office.query('update push_subscription set person_id = $2 where id = $1', [
        phone.id,
        idOf('admin'),
      ]),
    ).rejects.toMatchObject({ code: 'YH001' });
    await endPush(await as('planner'), { subscriptionId: phone.id, reason: 'self' });
    await expect(
      office.query(
        'update push_subscription set ended_at = null, end_reason = null where id = $1',
        [phone.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

describe('a browser that changed its address by itself', () => {
  it('is believed by its old address and secret, without a session', async () => {
    const phone = await aDevice('planner');
    const { publicKey: serverKey } = await pushKeys();
    const fresh = pushes.service.subscribe(serverKey);
    const given = { ...device(fresh), serverKey, label: 'Firefox · Android' };
    const wrong = { endpoint: phone.endpoint, auth: fresh.auth };
    expect(await renewPush(wrong, given)).toBeUndefined();
    expect(await stateOf(phone.id)).toMatchObject({ end_reason: null });
    const renewed = await renewPush({ endpoint: phone.endpoint, auth: phone.auth }, given);
    expect(await stateOf(phone.id)).toMatchObject({ end_reason: 'renewed' });
    expect(await stateOf(renewed!.id)).toMatchObject({ end_reason: null });
    expect(await renewPush({ endpoint: phone.endpoint, auth: phone.auth }, given)).toBeUndefined();
    await land('planner');
    await pass(5);
    await send();
    expect([phone.pushes.length, fresh.pushes.length]).toEqual([0, 1]);
  });

  it('takes over no device that tells somebody already', async () => {
    const [phone, other] = [await aDevice('planner'), await aDevice('admin')];
    const { publicKey: serverKey } = await pushKeys();
    const given = { ...device(other), serverKey, label: 'Firefox · Android' };
    const old = { endpoint: phone.endpoint, auth: phone.auth };
    expect(await renewPush(old, given)).toBeUndefined();
    expect(await stateOf(other.id)).toMatchObject({ end_reason: null });
  });
});

describe('our key', () => {
  it('is made once, whoever comes first, and its private half is sealed', async () => {
    const keys = await Promise.all([1, 2, 3, 4].map(() => pushKeys()));
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
    const [row] = await sql('select public_key, private_sealed from push_key');
    expect(row!['public_key']).toBe(keys[0]!.publicKey);
    const sealed: Buffer = row!['private_sealed'];
    expect(sealed.includes(Buffer.from(keys[0]!.privateKey))).toBe(false);
    expect(sealed.includes(Buffer.from(keys[0]!.privateKey, 'base64url'))).toBe(false);
  });

  it('may be given in the settings; devices of another key are told nothing and turn it on anew', async () => {
    const phone = await aDevice('planner');
    process.env['VAPID_PRIVATE_KEY'] = Buffer.alloc(32, 7).toString('base64url');
    process.env['PUSH_CONTACT'] = 'mailto:admin@example.gov.cn';
    forgetConfig();
    const { publicKey, subject } = await pushKeys();
    await swept();
    expect(await stateOf(phone.id)).toMatchObject({ end_reason: 'rekeyed' });
    const renewed = pushes.service.subscribe(publicKey);
    await turnOn('planner', renewed);
    await land('planner');
    await pass(5);
    await send();
    expect(renewed.pushes).toMatchObject([{ subject }]);
    expect(subject).toBe('mailto:admin@example.gov.cn');
    delete process.env['VAPID_PRIVATE_KEY'];
    delete process.env['PUSH_CONTACT'];
    forgetConfig();
  });
});

describe('the address of a push service', () => {
  it.each([
    'http://push.example.com/x',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://10.1.2.3/x',
    'https://192.168.1.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[fd00::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://postgres/x',
    'https://db.internal/x',
    'https://user:word@push.example.com/x',
    'ftp://push.example.com/x',
    'no address',
  ])('is never %s', (endpoint) => {
    process.env['PUSH_LOOPBACK'] = '0';
    forgetConfig();
    expect(isPushAddress(endpoint)).toBe(false);
    process.env['PUSH_LOOPBACK'] = '1';
    forgetConfig();
  });

  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-by3p.notify.windows.com/w/?token=abc',
  ])('may be %s', (endpoint) => {
    expect(isPushAddress(endpoint)).toBe(true);
  });

  it('is looked at again when it is asked: a name that leads to ourselves is not', async () => {
    const fault = await new Promise((resolve) =>
      request({ host: 'localhost', port: 443, lookup: outsideOnly }).on('error', resolve).end(),
    );
    expect(fault).toBeInstanceOf(OwnAddressError);
    for (const address of ['8.8.8.8', '2400:3200::1', '::ffff:8.8.8.8', '172.32.0.1']) {
      expect(isOwnAddress(address), address).toBe(false);
    }
    for (const address of ['::ffff:10.0.0.1', '::ffff:a00:1', 'fe80::1', '172.31.0.1', '0.0.0.0']) {
      expect(isOwnAddress(address), address).toBe(true);
    }
  });

  it('is refused by the database as well where it has no TLS', async () => {
    const phone = await aDevice('planner');
    await expect(
      sql(
        `insert into push_subscription (id, person_id, endpoint, p256dh, auth_sealed, server_key, label, made_at)
         select gen_random_uuid(), person_id, 'http://push.example.com/x', p256dh, auth_sealed, server_key, label, made_at
         from push_subscription where id = $1`,
        [phone.id],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});

describe('what an answer makes of a device', () => {
  it.each([
    [200, undefined, { to: 'sent' }],
    [404, undefined, { to: 'ended' }],
    [429, 90_000, { to: 'again', waitMs: 90_000, failure: '429' }],
    [429, 10 * 86_400_000, { to: 'again', waitMs: 86_400_000, failure: '429' }],
    [503, 1, { to: 'again', waitMs: 5_000, failure: '503' }],
    [302, undefined, { to: 'again', waitMs: 3_600_000, failure: '302' }],
    [413, undefined, { to: 'again', waitMs: 3_600_000, failure: '413' }],
    [403, 1, { to: 'again', waitMs: 1_800_000, failure: '403' }],
  ])('%i after %s ms', (status, wish, settlement) => {
    expect(settlePush({ kind: 'answer', status, retryAfterMs: wish }, 1)).toEqual(settlement);
  });

  it('reads seconds and instants in Retry-After, and nothing else', () => {
    const now = new Date('2026-09-14T01:00:00Z');
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Mon, 14 Sep 2026 01:02:00 GMT', now)).toBe(120_000);
    expect(retryAfterMs('Mon, 14 Sep 2026 00:02:00 GMT', now)).toBe(0);
    expect(retryAfterMs('soon', now)).toBeUndefined();
    expect(retryAfterMs(undefined, now)).toBeUndefined();
  });
});
