import { describe, expect, it } from 'vitest';
import { checkCard } from '../../chat/cards/check.ts';
import type { MessageRef } from '../../chat/port.ts';
import { webDm, webPort } from '../../chat/web.ts';
import { healthOf } from '../../worker/health.ts';
import { bound } from '../chat/bound.ts';
import { usePushes } from './pushes.ts';

const pushes = usePushes();
const { here, sql, idOf, aDevice, swept, send, pass, land, stateOf } = pushes;

/** A post that stands there since before, so that nobody is told of it. */
async function aPost(login: string): Promise<MessageRef> {
  const [row] = await sql(
    `insert into web_post (id, chat, locale, card, posted_at)
     values (gen_random_uuid(), $1, 'zh-CN', '{}', now()) returning id`,
    [idOf(login)],
  );
  return { dest: webDm(idOf(login)), id: row!['id'] };
}

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
    for (let n = 0; n < 5; n += 1) await land('planner');
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
    expect((await swept()).next).toBeUndefined();
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
