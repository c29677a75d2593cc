import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { hasBrowser } from '../support/requirements.ts';
import { type Client, usePanel } from '../support/panel.ts';
import { onTelegram, usePlatforms } from '../worker/platforms.ts';

const here = usePlatforms();
const panel = usePanel((text, values) => here.sql(text, values));

let desk: Client;
beforeAll(async () => {
  desk = await panel.signIn('approver');
});
beforeEach(() => here.office.link('planner', onTelegram));

const page = async () => (await desk.get('/desk/messages')).text();
const act = async (id: string, what: string, fields: Record<string, string> = {}) =>
  desk.post(`/desk/messages/${id}/${what}`, { commandId: randomUUID(), ...fields });

/** A legal notice that Telegram took without an answer. */
async function aDoubtfulNotice(): Promise<string> {
  const id = await here.office.owe('planner', { class: 'notice' });
  here.telegram.hangAfterSend('sendMessage');
  await here.deliver(id);
  await here.office.wait();
  return id;
}

describe('case 8: a legal notice whose outcome nobody knows', () => {
  it('is repeated by nobody, and stands on the desk with what was tried', async () => {
    const id = await aDoubtfulNotice();
    expect(await here.swept()).toEqual([]);
    const seen = await page();
    expect(seen).toContain(`id="${id}"`);
    expect(seen).toContain('是否送达不明');
    expect(seen).toContain('法定通知');
    expect(seen).toContain('私聊');
  });

  it('is settled by a telephone call, with a name and what was said, and tried no more', async () => {
    const id = await aDoubtfulNotice();
    await act(id, 'confirm', { note: '本人接听，已知悉' });
    expect(await here.office.message(id)).toMatchObject({
      state: 'confirmed',
      settledBy: here.office.people['approver'],
      settledNote: '本人接听，已知悉',
    });
    await here.office.wait();
    expect(await here.swept()).toEqual([]);
    const [event] = await here.sql(
      `select type, actor_id from event where about_id = $1 and type = 'message.confirmed'`,
      [id],
    );
    expect(event).toMatchObject({ actor_id: here.office.people['approver'] });
    expect(await page()).toContain('本人接听，已知悉');
    await act(id, 'resend');
    expect(await here.office.message(id)).toMatchObject({ state: 'confirmed' });
  });

  it('is sent again by one press, with its mark', async () => {
    const id = await aDoubtfulNotice();
    const before = here.written().length;
    await act(id, 'resend');
    expect(await here.swept()).toEqual([id]);
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', resent: 1 });
    expect(
      here
        .written()
        .slice(before)
        .map(({ text }) => text.includes('重发')),
    ).toEqual([true]);
  });
});

describe('a telephone call', () => {
  it('is not confirmed by the reader themselves', async () => {
    const id = await aDoubtfulNotice();
    const reader = await panel.signIn('planner');
    await reader.post(`/desk/messages/${id}/confirm`, { commandId: randomUUID(), note: '是我' });
    expect(await here.office.message(id)).toMatchObject({ state: 'unknown', settledBy: null });
  });
});

describe('a message that a platform refuses', () => {
  it('goes to the web inbox by one press, and the desk tells which way', async () => {
    const id = await here.office.owe('planner');
    await here.sql(`update message set state = 'failed', last_error = 'bug' where id = $1`, [id]);
    expect(await page()).toContain('平台拒收');
    await act(id, 'reroute', { to: 'web' });
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ state: 'sent', provider: 'web' });
    const steps = await here.sql(
      'select rung, outcome from message_step where message_id = $1 order by number',
      [id],
    );
    expect(steps).toEqual([
      { rung: 'moved', outcome: 'failed' },
      { rung: 'web', outcome: 'sent' },
    ]);
  });

  it('is refused to whoever does not answer for the unit', async () => {
    const id = await here.office.owe('planner');
    await here.sql(`update message set state = 'failed' where id = $1`, [id]);
    const witness = await panel.signIn('witness-a');
    expect((await witness.get('/desk/messages')).status).toBe(403);
    await witness.post(`/desk/messages/${id}/resend`, { commandId: randomUUID() });
    expect(await here.office.message(id)).toMatchObject({ state: 'failed' });
  });
});

describe('the steps of a message', () => {
  it('are evidence, even for the owner of the tables', async () => {
    const id = await here.office.owe('planner');
    await here.deliver(id);
    for (const change of [
      `update message_step set outcome = 'sent' where message_id = '${id}'`,
      `delete from message_step where message_id = '${id}'`,
      'truncate message_step',
    ]) {
      await expect(here.sql(change), change).rejects.toMatchObject({ code: 'YH001' });
    }
  });

  it('case 6: tell that one chat shut us out and the next took it', async () => {
    here.telegram.blocked(7);
    const id = await here.office.owe('planner');
    await here.deliver(id);
    await here.deliver(id);
    here.telegram.blocked(7, false);
    const steps = await here.sql(
      'select rung, outcome, provider from message_step where message_id = $1 order by number',
      [id],
    );
    expect(steps).toEqual([
      { rung: 'private', outcome: 'unreachable', provider: 'telegram' },
      { rung: 'web', outcome: 'sent', provider: 'web' },
    ]);
  });
});

describe('quiet hours', () => {
  it('are set and ended on the desk', async () => {
    const set = (more: Record<string, string> = {}) =>
      desk.post('/desk/messages/quiet', {
        commandId: randomUUID(),
        unitId: '',
        from: '21:30',
        to: '06:45',
        ...more,
      });
    await set();
    expect(await page()).toContain('21:30 – 06:45');
    await set({ end: '1' });
    expect(await page()).not.toContain('21:30 – 06:45');
  });
});

it.runIf(hasBrowser)('the desk fits a telephone and a wide screen', async () => {
  await aDoubtfulNotice();
  const failed = await here.office.owe('planner');
  await here.sql(`update message set state = 'failed', last_error = 'bug' where id = $1`, [failed]);
  const browser = await openBrowser();
  try {
    for (const width of [390, 1440]) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const [name, value] = desk.cookie()!.split('=') as [string, string];
      await context.addCookies([{ name, value, url: panel.origin() }]);
      const tab = await context.newPage();
      await tab.goto(`${panel.origin()}/desk/messages`);
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      if (process.env['LOOK'])
        await tab.screenshot({ path: `${process.env['LOOK']}/desk-${width}.png`, fullPage: true });
      await context.close();
    }
  } finally {
    await browser.close();
  }
});
