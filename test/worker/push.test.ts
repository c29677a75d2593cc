import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkCard } from '../../chat/cards/check.ts';
import type { MessageRef } from '../../chat/port.ts';
import { pushKeys } from '../../chat/push-keys.ts';
import { webDm, webPort } from '../../chat/web.ts';
import { forgetConfig } from '../../config.ts';
import { database } from '../../db/data-source.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { subscribePush } from '../../usecases/account/push.ts';
import { commandOf } from '../../usecases/usecase.ts';
import type { Offer } from '../../worker/queue.ts';
import { sendOnePush } from '../../worker/send-push.ts';
import { healthOf } from '../../worker/health.ts';
import { sweepPushes } from '../../worker/sweep-pushes.ts';
import { type PushedBrowser, type PushService, startPushService } from '../support/push-service.ts';
import { bound } from '../chat/bound.ts';
import { usePlatforms } from './platforms.ts';

const here = usePlatforms();
const { sql } = here;
let service: PushService;

beforeAll(async () => {
  process.env['PUSH_LOOPBACK'] = '1';
  forgetConfig();
  service = await startPushService();
});
afterAll(() => service.close());
beforeEach(() =>
  sql(`update push_subscription set ended_at = now(), end_reason = 'self' where ended_at is null`),
);

const idOf = (login: string) => here.office.people[login]!;
const as = async (login: string) => commandOf(await actorOf(idOf(login), '2026-09-14'), 'web');

/** A device of somebody turns notifications on. */
async function aDevice(login: string): Promise<PushedBrowser & { id: string }> {
  const { publicKey } = await pushKeys();
  const browser = service.subscribe(publicKey);
  return { ...browser, id: await turnOn(login, browser) };
}

async function turnOn(login: string, { endpoint, p256dh, auth }: PushedBrowser): Promise<string> {
  const { publicKey: serverKey } = await pushKeys();
  const given = { endpoint, p256dh, auth, serverKey, label: 'Chrome · Android' };
  return (await subscribePush(await as(login), given)).id;
}

async function swept(): Promise<{ offers: Offer[]; next: Date | undefined }> {
  const offers: Offer[] = [];
  const next = await sweepPushes(async (found) => void offers.push(...found));
  return { offers, next };
}

/** Sends whatever is due now; gives how many were. */
async function send(): Promise<number> {
  const { offers } = await swept();
  for (const { payload } of offers) await sendOnePush(payload as { subscriptionId: string });
  return offers.length;
}

/** As if so many seconds had gone by for the devices. */
const pass = (seconds: number) =>
  sql(
    `update push_subscription set due_at = due_at - $1 * interval '1 second',
       not_before = not_before - $1 * interval '1 second', lease_until = lease_until - $1 * interval '1 second'`,
    [seconds],
  );

/** A card lands in somebody's web inbox, as the worker brings it. */
async function land(login: string, owed: Parameters<typeof here.office.owe>[1] = {}) {
  await here.deliver(await here.office.owe(login, owed));
}

/** A post that stands there since before, so that nobody is told of it. */
async function aPost(login: string): Promise<MessageRef> {
  const [row] = await sql(
    `insert into web_post (id, chat, locale, card, posted_at)
     values (gen_random_uuid(), $1, 'zh-CN', '{}', now()) returning id`,
    [idOf(login)],
  );
  return { dest: webDm(idOf(login)), id: row!['id'] };
}

const stateOf = async (id: string) => {
  const [row] = await sql(
    `select wanted, sent, tries, last_failure, end_reason,
       (extract(epoch from greatest(due_at, not_before) - clock_timestamp()) / 60)::float8 as minutes
     from push_subscription where id = $1`,
    [id],
  );
  return row!;
};

describe('a card in the web inbox', () => {
  it('is told to every device of its reader: how many wait and the language, encrypted and signed', async () => {
    const [phone, computer] = [await aDevice('planner'), await aDevice('planner')];
    const stranger = await aDevice('admin');
    await land('planner');
    expect(phone.pushes).toEqual([]);
    await pass(5);
    expect(await send()).toBe(2);
    for (const { pushes } of [phone, computer]) {
      expect(pushes).toMatchObject([
        { news: { open: expect.any(Number), locale: 'zh-CN' }, ttl: 86_400, topic: 'yaohao-inbox' },
      ]);
      expect(Object.keys(pushes[0]!.news as object).sort()).toEqual(['locale', 'open']);
      expect(pushes[0]!.subject).toBe('https://127.0.0.1:4600');
      expect(pushes[0]!.body.toString('latin1')).not.toMatch(/open|locale/);
    }
    expect(stranger.asked()).toBe(0);
    await sql(`update person set locale = 'en' where id = $1`, [idOf('planner')]);
    await pass(60);
    await land('planner');
    await pass(60);
    await send();
    expect(phone.pushes[1]!.news).toMatchObject({ locale: 'en' });
    await sql(`update person set locale = 'zh-CN' where id = $1`, [idOf('planner')]);
  });

  it('is told once with those that come within some seconds, and the next time half a minute later', async () => {
    const phone = await aDevice('planner');
    for (const _ of [1, 2, 3, 4, 5]) await land('planner');
    expect(await send()).toBe(0);
    await pass(5);
    await send();
    expect(phone.pushes).toHaveLength(1);
    await land('planner');
    await pass(5);
    expect(await send()).toBe(0);
    await pass(30);
    expect(await send()).toBe(1);
    expect(phone.pushes).toHaveLength(2);
    expect(phone.waiting()).toHaveLength(1);
    expect(await stateOf(phone.id)).toMatchObject({ wanted: 6, sent: 6 });
  });

  it('counts what still asks for something, and reminders are less urgent than what is new', async () => {
    const phone = await aDevice('planner');
    await land('planner', { class: 'reminder' });
    const asking = bound(checkCard(idOf('planner'), false));
    for (const card of [asking, asking, bound(checkCard(idOf('planner'), true))]) {
      await webPort.edit(await aPost('planner'), card, 'zh-CN');
    }
    await pass(5);
    await send();
    expect(phone.pushes[0]).toMatchObject({ news: { open: 2 }, urgency: 'normal' });
    await land('planner', { class: 'notice' });
    await pass(60);
    await send();
    expect(phone.pushes[1]).toMatchObject({ urgency: 'high' });
  });

  it('of a group, or an edit of what stands there, is told to nobody', async () => {
    const phone = await aDevice('planner');
    const message = await here.office.owe('planner');
    await here.deliver(message);
    await pass(5);
    await send();
    await here.office.rename('机动车修理业冬季抽查');
    await here.deliver(message);
    await pass(60);
    expect(await send()).toBe(0);
    expect(phone.pushes).toHaveLength(1);
  });

  it('wakes the worker when, and only when, the card is there', async () => {
    await aDevice('planner');
    const client = await database().query(
      'select wanted from push_subscription where ended_at is null',
    );
    expect(client).toEqual([{ wanted: 0 }]);
    await land('planner');
    const { next } = await swept();
    expect(next!.getTime() - Date.now()).toBeGreaterThan(2_000);
    expect(next!.getTime() - Date.now()).toBeLessThanOrEqual(4_000);
  });
});

describe('a push service', () => {
  it('that forgot a device ends it, with a line on the trail', async () => {
    for (const status of [404, 410]) {
      const phone = await aDevice('planner');
      phone.fail({ status });
      await land('planner');
      await pass(5);
      await send();
      expect(await stateOf(phone.id)).toMatchObject({ end_reason: 'gone', sent: 0 });
      const events = await sql(
        `select data from event where type = 'push.ended' and data ->> 'subscriptionId' = $1`,
        [phone.id],
      );
      expect(events).toMatchObject([{ data: { pushEnd: 'gone' } }]);
      await land('planner');
      await pass(60);
      expect(await send()).toBe(0);
    }
  });

  it('that asks to wait is asked again after that, seconds or an instant, and not before', async () => {
    const phone = await aDevice('planner');
    phone.fail({ status: 429, retryAfter: '600' });
    await land('planner');
    await pass(5);
    await send();
    const { minutes, last_failure: failure } = await stateOf(phone.id);
    expect(failure).toBe('429');
    expect(minutes).toBeGreaterThan(9.9);
    expect(minutes).toBeLessThanOrEqual(10);
    // What lands meanwhile does not bring it forward.
    await land('planner');
    await pass(590);
    expect(await send()).toBe(0);
    await pass(11);
    phone.fail({ status: 503, retryAfter: new Date(Date.now() + 1_200_000).toUTCString() });
    await send();
    expect((await stateOf(phone.id))['minutes']).toBeGreaterThan(19);
    await pass(1_201);
    await send();
    expect(phone.pushes).toHaveLength(1);
    expect(await stateOf(phone.id)).toMatchObject({ wanted: 2, sent: 2, tries: 0 });
  });

  it('that is down is asked again after 5, 10, 20 seconds …, at most once an hour', async () => {
    const phone = await aDevice('planner');
    phone.fail(...Array.from({ length: 14 }, () => ({ status: 500 })));
    await land('planner');
    await pass(5);
    const waits: number[] = [];
    for (let n = 0; n < 14; n += 1) {
      await pass(3_600);
      await send();
      waits.push(Math.round((await stateOf(phone.id))['minutes'] * 60));
    }
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(waits.at(-1)).toBe(3_600);
    await pass(3_600);
    await send();
    expect(phone.pushes).toHaveLength(1);
  });

  it('whose answer was lost is told again under the same topic, so that one notification stands', async () => {
    const phone = await aDevice('planner');
    phone.fail('lost');
    await land('planner');
    await pass(5);
    await send();
    expect(await stateOf(phone.id)).toMatchObject({ wanted: 1, sent: 0, last_failure: 'none' });
    await pass(6);
    await send();
    expect(phone.pushes).toHaveLength(2);
    expect(phone.waiting()).toHaveLength(1);
    expect(await stateOf(phone.id)).toMatchObject({ wanted: 1, sent: 1 });
  });

  it.each([401, 403])(
    'that answers %i makes the health yellow and says what to mend',
    async (status) => {
      const phone = await aDevice('planner');
      phone.fail({ status });
      await land('planner');
      await pass(5);
      await send();
      const health = await healthOf({ backend: 'postgres', check: async () => ({}) } as never);
      expect(health.push).toEqual({
        ok: false,
        live: 1,
        waiting: 1,
        refused: ['127.0.0.1'],
        silent: [],
      });
      expect(health.warn).toBe(true);
      await pass(1_801);
      await send();
      const mended = await healthOf({ backend: 'postgres', check: async () => ({}) } as never);
      expect(mended.push).toMatchObject({ ok: true, waiting: 0, refused: [] });
    },
  );
});

describe('nothing is lost or doubled', () => {
  it('when the worker dies between the claim and the push', async () => {
    const phone = await aDevice('planner');
    await land('planner');
    await pass(5);
    await sql(
      `update push_subscription set attempt = attempt + 1, lease_until = clock_timestamp() + interval '1 minute'
       where id = $1`,
      [phone.id],
    );
    expect(await send()).toBe(0);
    await pass(61);
    expect(await send()).toBe(1);
    expect(phone.pushes).toHaveLength(1);
  });

  it('when the queue brings a job twice, or two workers take it at once', async () => {
    const phone = await aDevice('planner');
    await land('planner');
    await pass(5);
    const { offers } = await swept();
    const again = (await swept()).offers;
    expect(again.map(({ id }) => id)).toEqual(offers.map(({ id }) => id));
    const payload = offers[0]!.payload as { subscriptionId: string };
    await Promise.all([1, 2, 3].map(() => sendOnePush(payload)));
    await sendOnePush(payload);
    expect(phone.asked()).toBe(1);
  });

  it('when a card lands while a push is on its way', async () => {
    const phone = await aDevice('planner');
    await land('planner');
    await pass(5);
    const { offers } = await swept();
    const slow = database().transaction(async (tx) => {
      await tx.query(
        `update push_subscription set wanted = wanted + 1, due_at = clock_timestamp() where id = $1`,
        [phone.id],
      );
    });
    await Promise.all([slow, sendOnePush(offers[0]!.payload as { subscriptionId: string })]);
    await pass(60);
    await send();
    const { wanted, sent } = await stateOf(phone.id);
    expect([wanted, sent]).toEqual([2, 2]);
  });

  it('and a card that did not land is not told', async () => {
    const phone = await aDevice('planner');
    await sql(`create function refuse_post() returns trigger language plpgsql as
      $$ begin raise exception 'no' using errcode = '23514'; end $$`);
    await sql(
      `create trigger refuse_post after insert on web_post for each row execute function refuse_post()`,
    );
    const message = await here.office.owe('planner');
    await here.deliver(message);
    await sql('drop trigger refuse_post on web_post');
    expect(await stateOf(phone.id)).toMatchObject({ wanted: 0 });
  });
});
