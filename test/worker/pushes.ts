import { afterAll, beforeAll, beforeEach } from 'vitest';
import { pushKeys } from '../../chat/push-keys.ts';
import { forgetConfig } from '../../config.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { subscribePush } from '../../usecases/account/push.ts';
import { type Command, commandOf } from '../../usecases/usecase.ts';
import type { Offer } from '../../worker/queue.ts';
import { sendOnePush } from '../../worker/send-push.ts';
import { sweepPushes } from '../../worker/sweep-pushes.ts';
import { type PushedBrowser, type PushService, startPushService } from '../support/push-service.ts';
import { type Platforms, usePlatforms } from './platforms.ts';

/** A device that tells somebody of news. */
export type Device = PushedBrowser & { id: string };

/** A post office, its platforms, and a push service; every test begins without devices. */
export type Pushes = {
  here: Platforms;
  sql: Platforms['sql'];
  service: PushService;
  idOf: (login: string) => string;
  as: (login: string) => Promise<Command>;
  /** A device of somebody turns notifications on. */
  aDevice: (login: string) => Promise<Device>;
  turnOn: (login: string, browser: PushedBrowser) => Promise<string>;
  /** What the sweep offers to the queue, and when it looks again. */
  swept: () => Promise<{ offers: Offer[]; next: Date | undefined }>;
  /** Sends whatever is due now; gives how many were. */
  send: () => Promise<number>;
  /** As if so many seconds had gone by for the devices. */
  pass: (seconds: number) => Promise<unknown>;
  /** A card lands in somebody's web inbox, as the worker brings it. */
  land: (login: string, owed?: Parameters<Platforms['office']['owe']>[1]) => Promise<void>;
  stateOf: (id: string) => Promise<Record<string, any>>;
};

/** Gives a test file its own; what it returns is filled before the first test. */
export function usePushes(): Pushes {
  const here = usePlatforms();
  const { sql } = here;
  const pushes = { here, sql } as Pushes;
  beforeAll(async () => {
    process.env['PUSH_LOOPBACK'] = '1';
    forgetConfig();
    pushes.service = await startPushService();
  });
  afterAll(() => pushes.service.close());
  beforeEach(() =>
    sql(
      `update push_subscription set ended_at = now(), end_reason = 'self' where ended_at is null`,
    ),
  );
  pushes.idOf = (login) => here.office.people[login]!;
  pushes.as = async (login) => commandOf(await actorOf(pushes.idOf(login), '2026-09-14'), 'web');
  pushes.aDevice = async (login) => {
    const { publicKey } = await pushKeys();
    const browser = pushes.service.subscribe(publicKey);
    return { ...browser, id: await pushes.turnOn(login, browser) };
  };
  pushes.turnOn = async (login, { endpoint, p256dh, auth }) => {
    const { publicKey: serverKey } = await pushKeys();
    const given = { endpoint, p256dh, auth, serverKey, label: 'Chrome · Android' };
    return (await subscribePush(await pushes.as(login), given)).id;
  };
  pushes.swept = sweptPushes;
  pushes.send = sendDue;
  pushes.pass = (seconds) =>
    sql(
      `update push_subscription set due_at = due_at - $1 * interval '1 second',
         not_before = not_before - $1 * interval '1 second', lease_until = lease_until - $1 * interval '1 second'`,
      [seconds],
    );
  pushes.land = async (login, owed = {}) => here.deliver(await here.office.owe(login, owed));
  pushes.stateOf = async (id) => (await sql(state, [id]))[0]!;
  return pushes;
}

async function sweptPushes() {
  const offers: Offer[] = [];
  const next = await sweepPushes(async (found) => void offers.push(...found));
  return { offers, next };
}

async function sendDue(): Promise<number> {
  const { offers } = await sweptPushes();
  for (const { payload } of offers) await sendOnePush(payload as { subscriptionId: string });
  return offers.length;
}

const state = `select wanted, sent, tries, last_failure, end_reason,
  (extract(epoch from greatest(due_at, not_before) - clock_timestamp()) / 60)::float8 as minutes
from push_subscription where id = $1`;
