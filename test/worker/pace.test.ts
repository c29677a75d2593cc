import { describe, expect, it } from 'vitest';
import { claim } from '../../worker/claim.ts';
import { sweepMessages } from '../../worker/sweep-messages.ts';
import { onTelegram, usePlatforms } from './platforms.ts';

const here = usePlatforms();

describe('a platform that says no', () => {
  it('for a while is left alone for that while', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    here.telegram.rateLimit({ method: 'sendMessage', count: 1, retryAfter: 30 });
    await here.deliver(id);
    const message = await here.office.message(id);
    expect(message).toMatchObject({ state: 'pending', lastError: 'retry' });
    expect(message.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 25_000);
    const next = await here.office.owe('planner');
    await here.deliver(next);
    expect((await here.office.message(next)).attempt).toBe(0);
    await here.office.wait();
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', attempt: 2 });
  });

  it('because the token is no longer good keeps everything until it is mended', async () => {
    await here.office.link('planner', onTelegram);
    await here.office.link('approver', { ...onTelegram, user: '8' });
    const [id, other] = [await here.office.owe('planner'), await here.office.owe('approver')];
    here.telegram.revokeToken();
    await here.deliver(id);
    await here.deliver(other);
    here.telegram.revokeToken(false);
    expect(await here.office.message(id)).toMatchObject({ state: 'pending', lastError: 'config' });
    expect(await here.office.message(other)).toMatchObject({ state: 'pending', attempt: 0 });
    await here.office.wait();
    await here.deliver(id);
    // The account speaks once in 35 ms.
    await here.office.wait();
    await here.deliver(other);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent' });
    expect(await here.office.message(other)).toMatchObject({ state: 'sent' });
  });
});

describe('a reader', () => {
  it('gets one message at a time, the oldest first', async () => {
    const [first, second] = [await here.office.owe('planner'), await here.office.owe('planner')];
    const other = await here.office.owe('approver');
    expect((await here.swept()).sort()).toEqual([first, other].sort());
    const dest = {
      provider: 'web',
      account: 'web',
      chat: here.office.people['planner']!,
      kind: 'dm',
    } as const;
    expect(await claim(first, dest)).toBeDefined();
    expect(await claim(second, dest)).toBeUndefined();
    expect(await here.swept()).toEqual([other]);
  });

  it('gets no more than a platform allows, and the sweep says when to come again', async () => {
    await here.office.link('planner', onTelegram);
    const [first, second] = [await here.office.owe('planner'), await here.office.owe('planner')];
    await here.deliver(first);
    await here.deliver(second);
    const waiting = await here.office.message(second);
    expect(waiting).toMatchObject({ state: 'pending', attempt: 0 });
    const next = await sweepMessages(async () => {});
    expect(next).toEqual(waiting.nextTryAt);
    await here.office.wait();
    await here.deliver(second);
    expect(await here.office.message(second)).toMatchObject({ state: 'sent' });
  });
});
