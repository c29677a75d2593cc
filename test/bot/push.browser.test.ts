import type { Browser, BrowserContext, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pushKeys } from '../../chat/push-keys.ts';
import { forgetConfig } from '../../config.ts';
import { sendOnePush } from '../../worker/send-push.ts';
import { sweepPushes } from '../../worker/sweep-pushes.ts';
import { openBrowser } from '../support/browser.ts';
import { type PushedBrowser, type PushService, startPushService } from '../support/push-service.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, teamOf } from '../support/visit.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let browser: Browser;
let service: PushService;

beforeAll(async () => {
  process.env['PUSH_LOOPBACK'] = '1';
  forgetConfig();
  service = await startPushService();
  if (hasBrowser) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await service.close();
});

/** A phone whose owner has said yes; only its push service is ours, for a headless browser has none. */
async function aPhone(
  person: string,
): Promise<{ phone: BrowserContext; page: Page; device: PushedBrowser }> {
  const { publicKey } = await pushKeys();
  const device = service.subscribe(publicKey);
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    locale: 'zh-CN',
  });
  await phone.grantPermissions(['notifications'], { origin: world.origin });
  await phone.addInitScript(subscribesAt, {
    endpoint: device.endpoint,
    keys: { p256dh: device.p256dh, auth: device.auth },
    serverKey: [...Buffer.from(publicKey, 'base64url')],
  });
  const page = await phone.newPage();
  await page.goto(`${world.origin}/as/${person}/inbox`);
  return { phone, page, device };
}

type Given = { endpoint: string; keys: object; serverKey: number[] };

// In the page: stands for the two calls that would go to the browser's own push service.
function subscribesAt({ endpoint, keys, serverKey }: Given) {
  const stored = () => sessionStorage.getItem('subscribed');
  const subscription = {
    endpoint,
    options: { applicationServerKey: new Uint8Array(serverKey).buffer },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => {
      sessionStorage.removeItem('subscribed');
      return true;
    },
  };
  const manager = PushManager.prototype as unknown as Record<string, unknown>;
  manager['getSubscription'] = async () => (stored() ? subscription : null);
  manager['subscribe'] = async () => {
    sessionStorage.setItem('subscribed', '1');
    return subscription;
  };
}

const isState = (page: Page, state: string) =>
  page.waitForSelector(`body[data-push-state=${state}]`);

async function somebody() {
  const scene = await aMatchedTask(world.sql);
  const [lead, member] = await teamOf(world.sql, scene, scene.task.inspectionIds[0]!);
  return { lead: lead!, member: member! };
}

async function push(): Promise<void> {
  await world.sql(
    `update push_subscription set due_at = now() - interval '1 hour', not_before = now() - interval '1 hour'`,
  );
  const owed: string[] = [];
  await sweepPushes(async (offers) => {
    for (const { payload } of offers)
      owed.push((payload as { subscriptionId: string }).subscriptionId);
  });
  for (const subscriptionId of owed) await sendOnePush({ subscriptionId });
}

/** Hands a push to the service worker as the browser would; gives what the lock screen shows. */
async function arrives(page: Page, news: unknown) {
  const tools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(world.origin));
      if (found) resolve(found.registrationId);
    });
  });
  await tools.send('ServiceWorker.enable');
  const registrationId = await registered;
  const data = JSON.stringify(news);
  await tools.send('ServiceWorker.deliverPushMessage', {
    origin: world.origin,
    registrationId,
    data,
  });
  await tools.detach();
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const all = await registration.getNotifications();
    return all.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, data }));
  });

describe.skipIf(!hasBrowser)('a closed phone', () => {
  it('is told how much waits and never what about, in the language of its owner, and leads to the inbox', async () => {
    const { lead } = await somebody();
    const { phone, page, device } = await aPhone(lead.id);
    await isState(page, 'off');
    await page.click('#notify');
    await isState(page, 'on');
    expect(await page.isHidden('#notify')).toBe(true);
    await world.deliver();
    await push();
    const [first] = device.pushes;
    const path = `/as/${lead.id}/inbox`;
    expect(first!.news).toEqual({ open: 1, locale: 'zh-CN', path });

    await page.goto(`${world.origin}/offline`);
    await arrives(page, first!.news);
    await expect.poll(() => shown(page)).toHaveLength(1);
    const [chinese] = await shown(page);
    expect(chinese).toMatchObject({
      body: '您有 1 项待办',
      tag: 'news',
      lang: 'zh-CN',
      data: path,
    });
    expect(chinese!.title).toContain('双随机');
    await arrives(page, { open: 3, locale: 'en', path });
    await expect
      .poll(async () => (await shown(page)).map(({ body }) => body))
      .toEqual(['3 things wait for you']);
    await arrives(page, { open: 0, locale: 'en', path });
    await expect
      .poll(async () => (await shown(page)).map(({ body }) => body))
      .toEqual(['There is something new in your inbox']);

    const worker = phone.serviceWorkers()[0]!;
    expect(await click(worker)).toEqual([path]);
    expect(await shown(page)).toEqual([]);
    await phone.close();
  });

  it('that another person signs in on tells them, and its first owner no more', async () => {
    const { lead, member } = await somebody();
    const { phone, page } = await aPhone(lead.id);
    await isState(page, 'off');
    await page.click('#notify');
    await isState(page, 'on');
    await page.goto(`${world.origin}/as/${member.id}/inbox`);
    await isState(page, 'on');
    expect(await devices(lead.id)).toEqual([{ end_reason: 'moved' }]);
    expect(await devices(member.id)).toEqual([{ end_reason: null }]);
    await phone.close();
  });

  it('whose browser changes its address by itself goes on, at the new one', async () => {
    const { lead } = await somebody();
    const { phone, page, device } = await aPhone(lead.id);
    await isState(page, 'off');
    await page.click('#notify');
    await isState(page, 'on');
    const fresh = service.subscribe((await pushKeys()).publicKey);
    await changesAddress(phone.serviceWorkers()[0]!, { old: asJson(device), fresh: asJson(fresh) });
    await expect
      .poll(() => devices(lead.id))
      .toEqual([{ end_reason: 'renewed' }, { end_reason: null }]);
    await world.deliver();
    await push();
    expect([device.pushes.length, fresh.pushes.length]).toEqual([0, 1]);
    await phone.close();
  });

  it('stands among its owner’s settings, is ended there and turned on again, and ends with signing out', async () => {
    const { lead } = await somebody();
    const { phone, page } = await aPhone(lead.id);
    await page.goto(`${world.origin}/as/${lead.id}/me`);
    await isState(page, 'off');
    await page.click('#notify-here');
    await page.waitForSelector('#devices li .tag:not([hidden])');
    expect(await page.textContent('#devices li')).toContain('Chrome');
    expect(await page.isVisible('[data-push=on]')).toBe(true);
    expect(await page.isHidden('#notify-here')).toBe(true);
    expect(await page.textContent('#reach')).toContain('网页，有推送');
    await page.click('#devices li button');
    await isState(page, 'off');
    expect(await page.isVisible('#notify-here')).toBe(true);
    expect(await devices(lead.id)).toEqual([{ end_reason: 'self' }]);
    await page.click('#notify-here');
    await page.waitForSelector('#devices li .tag:not([hidden])');
    await page.click('#sign-out button');
    await page.waitForSelector('#devices p');
    await isState(page, 'off');
    expect(await devices(lead.id)).toEqual([{ end_reason: 'self' }, { end_reason: 'signed-out' }]);
    expect(await page.evaluate(() => sessionStorage.getItem('subscribed'))).toBeNull();
    await phone.close();
  });
});

const devices = (person: string) =>
  world.sql(
    'select end_reason from push_subscription where person_id = $1 order by made_at, end_reason',
    [person],
  );

const asJson = ({ endpoint, p256dh, auth }: PushedBrowser) => ({
  endpoint,
  keys: { p256dh, auth },
});

/** The browser tells its service worker that a push service gave it another address. */
const changesAddress = (worker: Worker, { old, fresh }: { old: object; fresh: object }) =>
  worker.evaluate(
    (given) => {
      const event = new Event('pushsubscriptionchange');
      const oldSubscription = { ...given.old, options: {} };
      const known = { oldSubscription, newSubscription: given.fresh, waitUntil: () => undefined };
      globalThis.dispatchEvent(Object.assign(event, known));
    },
    { old, fresh },
  );

/** Presses the notification; gives the pages that the service worker opened, which needs a real finger. */
const click = (worker: Worker): Promise<string[]> =>
  worker.evaluate(async () => {
    const here = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow: (path: string) => Promise<null> };
      NotificationEvent: new (type: string, init: object) => Event;
      dispatchEvent: (event: Event) => void;
    };
    const opened: string[] = [];
    const done = new Promise<void>((resolve) => {
      here.clients.openWindow = async (path) => {
        opened.push(path);
        resolve();
        return null;
      };
    });
    const [notification] = await here.registration.getNotifications();
    here.dispatchEvent(new here.NotificationEvent('notificationclick', { notification }));
    await done;
    return opened;
  });
