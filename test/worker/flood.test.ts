import { describe, expect, it } from 'vitest';
import { onSlack, onTelegram, usePlatforms } from './platforms.ts';

const here = usePlatforms();

const eight = { ...onTelegram, user: '8' };
const everybody = (login: string) => here.office.owe(login);
const accounts = {
  telegram: {
    place: onTelegram,
    key: 'telegram 4242',
    send: 'sendMessage',
    more: () => here.telegram.user({ id: 9, name: '孙慧', started: true }),
  },
  slack: {
    place: { ...onSlack, account: 'T0FAKE' },
    key: 'slack T0FAKE',
    send: 'chat.postMessage',
    more: () => {
      here.slack.user({ id: 'U8', name: '郑海' });
      here.slack.user({ id: 'U9', name: '孙慧' });
    },
  },
};
const pausedKeys = async () => {
  const rows = await here.sql(
    'select key from chat_pace where paused_until > clock_timestamp() order by key',
  );
  return rows.map(({ key }) => key as string);
};

describe('case 7: a platform that limits', () => {
  it('one Telegram chat delays no other', async () => {
    await here.office.link('planner', onTelegram);
    await here.office.link('approver', eight);
    const [slow, other] = [await everybody('planner'), await everybody('approver')];
    here.telegram.rateLimit({ chat: 7, count: 1, retryAfter: 30 });
    await here.deliver(slow);
    await here.office.letGo();
    await here.deliver(other);
    expect(await here.office.message(slow)).toMatchObject({ state: 'pending', lastError: 'retry' });
    expect(await here.office.message(other)).toMatchObject({ state: 'sent' });
    expect(await pausedKeys()).toEqual(['telegram 4242 7']);
  });

  it('one Slack channel delays no other', async () => {
    here.slack.user({ id: 'U8', name: '郑海' });
    await here.office.link('planner', onSlack);
    await here.office.link('approver', { ...onSlack, user: 'U8' });
    const [slow, other] = [await everybody('planner'), await everybody('approver')];
    here.slack.rateLimit({ method: 'chat.postMessage', count: 1, retryAfter: 30 });
    await here.deliver(slow);
    await here.deliver(other);
    expect(await here.office.message(slow)).toMatchObject({ state: 'pending' });
    expect(await here.office.message(other)).toMatchObject({ state: 'sent', provider: 'slack' });
    expect(await pausedKeys()).toHaveLength(1);
  });

  it.each(['telegram', 'slack'] as const)(
    'the account, as a second chat shows on %s, pauses it for that while; then the important comes first',
    async (platform) => {
      const { place, key, send, more } = accounts[platform];
      more();
      await here.office.link('planner', place);
      await here.office.link('approver', { ...place, user: place.user.replace('7', '8') });
      await here.office.link('witness-a', { ...place, user: place.user.replace('7', '9') });
      const reminder = await here.office.owe('planner', { class: 'reminder' });
      const first = await here.office.owe('approver');
      const later = await here.office.owe('witness-a');
      here[platform].rateLimit({ method: send, count: 2, retryAfter: 30 });
      await here.deliver(reminder);
      expect(await pausedKeys()).not.toContain(key);
      await here.office.letGo();
      await here.deliver(first);
      expect(await pausedKeys()).toContain(key);
      const [pause] = await here.sql(
        `select extract(epoch from paused_until - clock_timestamp())::float as s from chat_pace where key = $1`,
        [key],
      );
      expect(pause!['s']).toBeGreaterThan(20);
      expect(pause!['s']).toBeLessThanOrEqual(30);

      // Nobody of the account is spoken to, also who was not refused; others are.
      const before = here[platform].calls(send).length;
      await here.office.letGo();
      expect(await here.swept()).toEqual([]);
      await here.deliver(later);
      expect(here[platform].calls(send)).toHaveLength(before);
      expect(await here.office.message(later)).toMatchObject({ state: 'pending' });

      await here.office.wait();
      const order = await here.swept();
      expect(order).toEqual([first, later, reminder]);
      for (const id of order) {
        await here.office.wait();
        await here.deliver(id);
      }
      const numbers = await Promise.all(
        order.map(async (id) => (await here.office.message(id)).number),
      );
      const sent = here[platform]
        .calls(send)
        .slice(before)
        .map(({ params }) => JSON.stringify(params));
      expect(
        sent.map((said) =>
          numbers.findIndex((each) => said.includes(`N-${each.padStart(6, '0')}`)),
        ),
      ).toEqual([0, 1, 2]);
    },
  );

  it('is asked by nobody twice at once: every message waits for a slot of its own', async () => {
    await here.office.link('planner', onTelegram);
    await here.office.link('approver', eight);
    await here.office.link('witness-a', { ...onTelegram, user: '9' });
    for (const login of ['planner', 'approver', 'witness-a']) await everybody(login);
    expect(await here.swept()).toHaveLength(3);
    const slots = await here.sql(
      `select (extract(epoch from slot_at - min(slot_at) over ()) * 1000)::int as ms
       from message where slot_at is not null and state = 'pending' order by slot_at`,
    );
    expect(slots.map(({ ms }) => ms)).toEqual([0, 35, 70]);
    expect(await here.swept()).toEqual([]);
  });

  it('leaves edits until everybody has heard the news', async () => {
    await here.office.link('planner', onTelegram);
    await here.office.link('approver', eight);
    const old = await everybody('planner');
    await here.deliver(old);
    await here.office.rename('改过名的抽查');
    const news = await everybody('approver');
    await here.office.wait();
    expect(await here.swept()).toEqual([news, old]);
  });
});
