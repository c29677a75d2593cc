import { describe, expect, it } from 'vitest';
import { deliverMessages } from '../../worker/deliver-messages.ts';
import { onSlack, onTelegram, usePlatforms } from './platforms.ts';

const here = usePlatforms();

describe('a message owed to a person', () => {
  it('goes to the chat that was linked last', async () => {
    await here.office.link('planner', onSlack);
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    const message = await here.telegram.expectMessage(7, '机动车修理业秋季抽查');
    expect(await here.office.message(id)).toMatchObject({
      state: 'sent',
      provider: 'telegram',
      chat: '7',
      providerRef: message.id,
      sentVersion: 1,
      attempt: 1,
      locale: 'zh-CN',
      lastError: null,
    });
    expect(here.slack.messages()).toEqual([]);
  });

  it('goes to the web inbox when nothing is linked', async () => {
    const id = await here.office.owe('planner');
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', provider: 'web' });
    expect(await here.office.inbox('planner')).toEqual([expect.stringContaining(id)]);
  });

  it('goes to another platform when the person has shut the bot out, and stays away from the first', async () => {
    await here.office.link('planner', onSlack);
    await here.office.link('planner', onTelegram);
    here.telegram.blocked(7);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({
      state: 'pending',
      provider: null,
      lastError: 'unreachable',
    });
    await here.deliver(id);
    await here.slack.expectMessage(undefined, '机动车修理业秋季抽查');
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', provider: 'slack' });
    here.telegram.blocked(7, false);
    const next = await here.office.owe('planner');
    await here.office.wait();
    await here.deliver(next);
    expect(await here.office.message(next)).toMatchObject({ provider: 'slack' });
  });

  it('ends in the web inbox when no platform reaches the person', async () => {
    await here.office.link('planner', onTelegram);
    here.telegram.blocked(7);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    await here.deliver(id);
    here.telegram.blocked(7, false);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', provider: 'web' });
  });

  it('waits, undropped, for a platform that is not configured where it has been before', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    await here.office.rename('未配置时的抽查');
    await deliverMessages({ messageIds: [id] }, { ...here.ports, telegram: undefined });
    expect(await here.office.message(id)).toMatchObject({
      state: 'sent',
      sentVersion: 1,
      lastError: 'no-telegram',
    });
    await here.office.wait();
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ sentVersion: 2, lastError: null });
  });

  it('is sent once when two workers have it in hand', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    const before = here.written().length;
    await Promise.all([here.deliver(id), here.deliver(id), here.deliver(id)]);
    expect(here.written().length).toBe(before + 1);
    expect((await here.office.message(id)).attempt).toBe(1);
  });

  it('is due at once, even if it was owed by a clock that is ahead', async () => {
    const id = await here.office.owe('planner', {}, new Date('2031-01-01T00:00:00Z'));
    expect(await here.swept()).toEqual([id]);
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent' });
  });
});

describe('a copy of a card', () => {
  it('is edited to the present state, once for many changes', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    await here.office.rename('第一次改名');
    await here.office.rename('第二次改名');
    expect(await here.swept()).toEqual([id]);
    await here.office.wait();
    await here.deliver(id);
    const last = here.written().at(-1);
    expect(last).toMatchObject({ edits: 1 });
    expect(last?.text).toContain('第二次改名');
    expect(await here.office.message(id)).toMatchObject({
      state: 'sent',
      sentVersion: 3,
      desiredVersion: 3,
    });
    expect(await here.swept()).toEqual([]);
  });

  it('is left alone when it looks the same', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    await here.sql('update message set desired_version = 2 where id = $1', [id]);
    const calls = here.telegram.calls().length;
    await here.office.wait();
    await here.deliver(id);
    expect(here.telegram.calls().length).toBe(calls);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', sentVersion: 2 });
  });

  it('is posted again when somebody has deleted it', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    const first = (await here.office.message(id)).providerRef ?? '';
    here.telegram.deleteMessage({ chat: 7, id: first });
    await here.office.rename('删除之后的抽查');
    await here.office.wait();
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'pending', providerRef: null });
    await here.office.wait();
    await here.deliver(id);
    const message = await here.telegram.expectMessage(7, '删除之后的抽查');
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', providerRef: message.id });
  });

  it('is edited again when the answer to an edit was lost', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    await here.office.rename('答复丢失的抽查');
    await here.office.wait();
    here.telegram.hangAfterSend('editMessageText');
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({
      state: 'sent',
      sentVersion: 1,
      lastError: 'unknown',
    });
    await here.office.wait();
    await here.deliver(id);
    expect((await here.office.message(id)).sentVersion).toBe(
      (await here.office.message(id)).desiredVersion,
    );
  });
});
