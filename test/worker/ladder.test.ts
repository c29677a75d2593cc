import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { system } from '../../domain/actor.ts';
import { climb } from '../../usecases/message/climb.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { ladderInForce } from '../../worker/sweep-ladder.ts';
import { onSlack, onTelegram, usePlatforms } from './platforms.ts';

const here = usePlatforms();

/** A drill that asks the planner for one press, sent. */
async function aCardThatAsks(): Promise<string> {
  const id = randomUUID();
  const { people, units } = here.office;
  await here.sql(
    `insert into drill (id, unit_id, month, held_by, held_at) values ($1, $2, '2026-09', $3, now())`,
    [id, units['GQGA'], people['admin']],
  );
  await here.sql('insert into drill_call (drill_id, person_id) values ($1, $2)', [
    id,
    people['planner'],
  ]);
  const message = await here.office.owe('planner', { card: 'drill', about: { type: 'drill', id } });
  await here.deliver(message);
  return message;
}

const climbAfter = async (messageId: string, hours: number) => {
  const now = new Date(Date.now() + hours * 3_600_000);
  const ladder = ladderInForce();
  const { rung } = await climb(commandOf(system, 'system'), { messageId, ladder }, now);
  return rung;
};
async function climbToGroup(messageId: string) {
  for (const hours of [3, 7, 9, 9]) await climbAfter(messageId, hours);
  await deliverAll();
}
const deliverAll = async () => {
  await here.office.wait();
  const owed = await here.sql(`select id from message where state = 'pending' order by number`);
  for (const { id } of owed) {
    await here.deliver(id);
    await here.office.wait();
  }
};
const steps = async (messageId: string) => {
  const rows = await here.sql(
    'select rung, outcome from message_step where message_id = $1 order by number',
    [messageId],
  );
  return rows.map(({ rung, outcome }) => `${rung} ${outcome}`);
};
const number = async (id: string) => `N-${(await here.office.message(id)).number.padStart(6, '0')}`;

describe('case 6: a card that nobody answers', () => {
  it('is reminded of, copied elsewhere, named in the group without content, told to the lead; each on file', async () => {
    await here.office.link('planner', { ...onSlack, chat: 'U7' });
    await here.office.link('planner', onTelegram);
    here.telegram.group({ id: -70, title: '县局群', members: [7] });
    await here.sql(
      `insert into chat_group (id, provider, account, chat, title, unit_id)
       values (gen_random_uuid(), 'telegram', '4242', '-70', '县局群', $1)`,
      [here.office.units['GQGA']],
    );
    const id = await aCardThatAsks();
    const named = await number(id);
    expect(await climbAfter(id, 1)).toBeNull();
    expect(await climbAfter(id, 3)).toBe('again');
    expect(await climbAfter(id, 3)).toBeNull();
    expect(await climbAfter(id, 7)).toBe('other');
    expect(await climbAfter(id, 7.5)).toBe('web');
    expect(await climbAfter(id, 7.5)).toBeNull();
    expect(await climbAfter(id, 9)).toBe('group');
    expect(await climbAfter(id, 13)).toBe('lead');
    expect(await climbAfter(id, 99)).toBeNull();
    await deliverAll();
    expect(here.written().at(-1)?.text).toContain(named);
    const copies = here.slack.messages('U7').filter(({ text }) => text.includes(named));
    expect(copies).toHaveLength(1);
    expect(await here.office.inbox('planner')).toEqual([
      expect.stringContaining('card.drill.title'),
    ]);
    const said = here.telegram
      .messages(-70)
      .map(({ text }) => text)
      .join('\n');
    expect(said).toContain(named);
    expect(said).not.toContain('演练');
    expect(here.telegram.messages(-70).map(({ mentions }) => mentions)).toEqual([['7']]);
    const lead = await here.office.inbox('approver');
    expect(lead.join()).toContain(named);
    // What it is about is a text of the card: whoever leads reads it in their own language.
    expect(lead.join()).toContain('card.drill.title');
    expect(await steps(id)).toEqual([
      'private sent',
      'again owed',
      'other owed',
      'web owed',
      'group owed',
      'lead owed',
      'other sent',
      'web sent',
    ]);
  });

  it('of whom no other platform reaches, the web inbox has it once', async () => {
    await here.office.link('planner', onTelegram);
    const id = await aCardThatAsks();
    await climbAfter(id, 3);
    expect(await climbAfter(id, 7)).toBe('other');
    expect(await climbAfter(id, 7.5)).toBe('web');
    await deliverAll();
    expect(await here.office.inbox('planner')).toEqual([
      expect.stringContaining('card.drill.title'),
    ]);
    expect(await steps(id)).toEqual(expect.arrayContaining(['other owed', 'web none', 'web sent']));
  });

  it('calls whoever is linked on the group’s own platform, and names anybody else, without content', async () => {
    here.slack.channel({ id: 'C70', name: 'county' });
    await here.sql(`update chat_group set provider = 'slack', account = 'T0', chat = 'C70'`);
    await here.office.link('planner', { ...onSlack, chat: 'U7' });
    const called = await aCardThatAsks();
    await climbToGroup(called);
    await here.sql('delete from chat_identity');
    await here.office.link('planner', onTelegram);
    const named = await aCardThatAsks();
    await climbToGroup(named);
    const [first, second] = here.slack.messages('C70');
    expect(first).toMatchObject({ mentions: ['U7'] });
    expect(first!.text).toContain(await number(called));
    expect(second).toMatchObject({ mentions: [] });
    const [{ name }] = (await here.sql('select name from person where id = $1', [
      here.office.people['planner'],
    ])) as [{ name: string }];
    expect(second!.text).toContain(name);
    expect(`${first!.text}${second!.text}`).not.toContain('演练');
  });

  it('is left alone once it was answered, and nothing that reminds of it stands any longer', async () => {
    await here.office.link('planner', onTelegram);
    const id = await aCardThatAsks();
    expect(await climbAfter(id, 3)).toBe('again');
    await deliverAll();
    const [{ about_id: drill }] = (await here.sql('select about_id from message where id = $1', [
      id,
    ])) as [{ about_id: string }];
    await here.sql(
      `update drill_call set answered_at = now(), door = 'telegram' where drill_id = $1`,
      [drill],
    );
    await here.sql('update message set desired_version = 2 where id = $1', [id]);
    await here.office.wait();
    await here.deliver(id);
    expect(await here.office.message(id)).toMatchObject({ asks: false });
    expect(await climbAfter(id, 99)).toBeNull();
    const [chase] = await here.sql(
      `select id from message where card = 'chase' and about_id = $1`,
      [id],
    );
    await here.office.wait();
    await here.deliver(chase!['id']);
    expect(here.written().at(-1)?.text).toContain('已经处理');
  });

  it('of a second copy, the number is the first one’s, and deleting it brings no third', async () => {
    here.slack.user({ id: 'U9', name: '沈国强' });
    await here.office.link('planner', { ...onSlack, user: 'U9' });
    await here.office.link('planner', onTelegram);
    const id = await aCardThatAsks();
    await here.sql(`update chat_identity set chat = 'U9' where provider = 'slack'`);
    await climbAfter(id, 3);
    await climbAfter(id, 7);
    await deliverAll();
    const [copy] = await here.sql('select id, chat, provider_ref from message where copy_of = $1', [
      id,
    ]);
    const before = here.slack.messages('U9').length;
    here.slack.deleteMessage({ chat: copy!['chat'], id: copy!['provider_ref'] });
    await here.sql(
      'update message set desired_version = desired_version + 1, sent_hash = null where id = $1',
      [copy!['id']],
    );
    await here.office.wait();
    await here.deliver(copy!['id']);
    expect(await here.office.message(copy!['id'])).toMatchObject({
      state: 'failed',
      lastError: 'gone',
    });
    expect(here.slack.messages('U9').length).toBe(before);
  });
});
