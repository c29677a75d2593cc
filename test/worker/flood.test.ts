import { describe, expect, it } from 'vitest';
import { onSlack, onTelegram, usePlatforms } from './platforms.ts';

const here = usePlatforms();

const eight = { ...onTelegram, user: '8' };
const everybody = (login: string) => here.office.owe(login);
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

  it('the account, as a second chat shows, pauses it for that while; then the important comes first', async () => {
    await here.office.link('planner', onTelegram);
    await here.office.link('approver', eight);
    await here.office.link('witness-a', { ...onTelegram, user: '9' });
    here.telegram.user({ id: 9, name: '孙慧', started: true });
    const reminder = await here.office.owe('planner', { class: 'reminder' });
    const first = await here.office.owe('approver');
    const later = await here.office.owe('witness-a');
    here.telegram.rateLimit({ method: 'sendMessage', count: 2, retryAfter: 30 });
    await here.deliver(reminder);
    await here.office.letGo();
    await here.deliver(first);
    expect(await pausedKeys()).toContain('telegram 4242');
    const before = here.telegram.calls('sendMessage').length;
    await here.office.letGo();
    expect(await here.swept()).toEqual([]);
    await here.deliver(later);
    expect(here.telegram.calls('sendMessage').length).toBe(before);
    await here.office.wait();
    expect(await here.swept()).toEqual([first, later, reminder]);
  });

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
