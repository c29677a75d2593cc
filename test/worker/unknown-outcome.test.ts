import { describe, expect, it } from 'vitest';
import { claim } from '../../worker/claim.ts';
import { complete } from '../../worker/complete.ts';
import { onSlack, onTelegram, usePlatforms } from './platforms.ts';

const here = usePlatforms();

const repeated = '重发';

describe('when the answer to a new message is lost', () => {
  it('an action card is repeated once, with a mark, after a minute', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner', { class: 'action' });
    here.telegram.hangAfterSend('sendMessage', 2);
    const before = here.written().length;
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'unknown', resent: 0 });
    expect(await here.swept()).toEqual([]);
    await here.office.wait();
    expect(await here.swept()).toEqual([id]);
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'unknown', resent: 1 });
    const copies = here.written().slice(before);
    expect(copies.map(({ text }) => text.includes(repeated))).toEqual([false, true]);
    await here.office.wait();
    expect(await here.swept()).toEqual([]);
  });

  it('a reminder is not repeated: the next one covers it', async () => {
    await here.office.link('planner', onTelegram);
    const id = await here.office.owe('planner', { class: 'reminder' });
    here.telegram.hangAfterSend('sendMessage');
    const before = here.written().length;
    await here.deliver(id);
    await here.office.wait();
    expect(await here.swept()).toEqual([]);
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'unknown', resent: 0 });
    expect(here.written().length).toBe(before + 1);
  });

  it('Slack is asked, and the copy that arrived is adopted and brought up to date', async () => {
    await here.office.link('planner', onSlack);
    const id = await here.office.owe('planner');
    here.slack.hangAfterSend('chat.postMessage');
    const before = here.slack.messages().length;
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'unknown', providerRef: null });
    await here.office.rename('已送达的抽查');
    await here.office.wait();
    await here.deliver(id);
    const adopted = await here.office.message(id);
    expect(adopted).toMatchObject({ state: 'sent', resent: 0, sentVersion: 0 });
    await here.office.wait();
    await here.deliver(id);
    const [copy, ...more] = here.slack.messages().slice(before);
    expect(more).toEqual([]);
    expect(copy).toMatchObject({ id: adopted.providerRef });
    expect(copy?.text).toContain('已送达的抽查');
    expect(copy?.text).not.toContain(repeated);
  });

  it('Slack is asked, and what did not arrive is sent again with a mark', async () => {
    await here.office.link('planner', onSlack);
    const id = await here.office.owe('planner', { class: 'reminder' });
    here.slack.fail5xx('chat.postMessage');
    const before = here.slack.messages().length;
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'unknown' });
    await here.office.wait();
    await here.deliver(id);
    const copies = here.slack.messages().slice(before);
    expect(copies.map(({ text }) => text.includes(repeated))).toEqual([true]);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', resent: 1 });
  });

  it('Slack is asked later when it does not say now', async () => {
    await here.office.link('planner', onSlack);
    const id = await here.office.owe('planner');
    here.slack.hangAfterSend('chat.postMessage');
    const before = here.slack.messages().length;
    await here.deliver(id);
    await here.office.wait();
    here.slack.fail5xx('conversations.history');
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'unknown', resent: 0 });
    await here.office.wait();
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', resent: 0 });
    expect(here.slack.messages().length).toBe(before + 1);
  });
});

describe('a worker that dies or sleeps', () => {
  const chat = () =>
    ({
      provider: 'web',
      account: 'web',
      chat: here.office.people['planner']!,
      kind: 'dm',
    }) as const;
  const copy = { state: 'sent' as const, columns: { providerRef: 'late', sentVersion: 1 } };

  it('during a first send leaves an unknown outcome when its lease runs out', async () => {
    const id = await here.office.owe('planner');
    await claim(id, chat());
    expect(await here.swept()).toEqual([]);
    await here.office.wait();
    expect(await here.swept()).toEqual([id]);
    expect(await here.office.message(id)).toMatchObject({
      state: 'unknown',
      lastError: 'lease',
      attempt: 1,
    });
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', resent: 1 });
    expect(await here.office.inbox('planner')).toHaveLength(1);
  });

  it('during an edit leaves a copy that is out of date', async () => {
    const id = await here.office.owe('planner');
    await here.deliver(id);
    await here.office.rename('编辑中断的抽查');
    await claim(id, chat());
    await here.office.wait();
    expect(await here.swept()).toEqual([id]);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', lastError: 'lease' });
  });

  it('is heard late while nobody else has tried', async () => {
    const id = await here.office.owe('planner');
    const claimed = await claim(id, chat());
    await here.office.wait();
    await here.swept();
    expect(await complete(claimed!.message, copy)).toBe(true);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', providerRef: 'late' });
  });

  it('is not heard any more once somebody else has tried', async () => {
    const id = await here.office.owe('planner');
    const zombie = await claim(id, chat());
    await here.office.wait();
    await here.swept();
    await here.deliver(id);
    expect(await complete(zombie!.message, copy)).toBe(false);
    const message = await here.office.message(id);
    expect(message).toMatchObject({ state: 'sent', attempt: 2 });
    expect(message.providerRef).not.toBe('late');
  });
});

describe('when the answer to an edit is lost', () => {
  it('a card that comes back to its old looks is edited all the same', async () => {
    await here.office.link('planner', onTelegram);
    await here.office.rename('原来的抽查');
    const id = await here.office.owe('planner');
    const before = here.written().length;
    await here.deliver(id);
    await here.office.rename('改过的抽查');
    here.telegram.hangAfterSend('editMessageText');
    await here.office.wait();
    await here.deliver(id);
    expect(here.written()[before]!.text).toContain('改过的抽查');
    await here.office.rename('原来的抽查');
    // As a verdict that is undone: what the card is about has its old version again.
    await here.sql('update task set version = version - 2');
    await here.office.wait();
    await here.deliver(id);
    expect(here.written()[before]!.text).toContain('原来的抽查');
    expect(here.written()).toHaveLength(before + 1);
  });
});
