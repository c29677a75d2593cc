import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../../bot/world.ts';
import { aVisitCard, once, tracesOfAccepting } from './visits.ts';

const accepted = '已接受任务。';

/** How often the bot was told of presses and kept them, since the last look. */
const keptPresses = (world: World, user: string) =>
  world.sql(`select 1 from inbox where kind = 'press' and actor = $1`, [user]);

const userOf = async (world: World, personId: string) =>
  (await world.sql('select user_id from chat_identity where person_id = $1', [personId]))[0]![
    'user_id'
  ];

describe('case 2: the same update comes three times, polled', () => {
  const world = useWorld();

  it('has one effect where Telegram repeats it', async () => {
    const visit = await aVisitCard(world, 'telegram');
    world.telegram.duplicate(2);
    expect(await visit.hand.press(visit.card, '接受')).toBe(accepted);
    await expect.poll(() => world.telegram.pending(), patience).toBe(0);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
    expect(await keptPresses(world, await userOf(world, visit.lead.id))).toHaveLength(1);
  });

  it('has one effect where the poller died twice before it confirmed it', async () => {
    const visit = await aVisitCard(world, 'telegram');
    world.telegram.dropAck(2);
    expect(await visit.hand.press(visit.card, '接受')).toBe(accepted);
    await expect.poll(() => world.telegram.pending(), patience).toBe(0);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
    expect(await keptPresses(world, await userOf(world, visit.lead.id))).toHaveLength(1);
  });

  it('is asked for again where it could not be kept', async () => {
    const visit = await aVisitCard(world, 'telegram');
    const calls = () => world.telegram.calls().length;
    const before = calls();
    const told = await whileNothingIsKept(world, async () => {
      const pressed = visit.hand.press(visit.card, '接受');
      await expect.poll(calls, patience).toBeGreaterThan(before);
      return { pressed };
    });
    expect(await told.pressed).toBe(accepted);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
  });

  it('does not stand in the way of others for ever where no database could keep it', async () => {
    const visit = await aVisitCard(world, 'telegram');
    const user = world.telegram.user({ id: 65_000, name: '路人', started: true });
    user.say('不\u0000能\ud800存');
    expect(await visit.hand.press(visit.card, '接受')).toBe(accepted);
    const [kept] = await world.sql(
      `select body -> 'deed' ->> 'text' as text from inbox where actor = '65000'`,
    );
    expect(kept!['text']).toBe('不\ufffd能\ufffd存');
  });

  it('has one effect where Slack hears no acknowledgement twice', async () => {
    const visit = await aVisitCard(world, 'slack');
    world.slack.dropAck(2);
    expect(await visit.hand.press(visit.card, '接受')).toBe(accepted);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
    expect(await keptPresses(world, await userOf(world, visit.lead.id))).toHaveLength(1);
  });

  it('has one effect where Slack brings three of them at once', async () => {
    const visit = await aVisitCard(world, 'slack');
    world.slack.duplicate(2);
    expect(await visit.hand.press(visit.card, '接受')).toBe(accepted);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
    expect(await keptPresses(world, await userOf(world, visit.lead.id))).toHaveLength(1);
  });

  it('has one effect where a browser sends it three times at once', async () => {
    const visit = await aVisitCard(world, 'web');
    const press = () => visit.hand.press(visit.card, '接受');
    expect(await Promise.all([press(), press(), press()])).toEqual([accepted, accepted, accepted]);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
  });
});

describe('case 2: the same update comes three times, over a socket', () => {
  const world = useWorld({ socket: true });

  it.each([
    ['brings three of them at once', () => world.slack.duplicate(2)],
    ['hears no acknowledgement twice', () => world.slack.dropAck(2)],
  ])('has one effect where Slack %s', async (_, arm) => {
    const visit = await aVisitCard(world, 'slack');
    arm();
    expect(await visit.hand.press(visit.card, '接受')).toBe(accepted);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
    expect(await keptPresses(world, await userOf(world, visit.lead.id))).toHaveLength(1);
  });
});

describe('case 2: the same update comes three times, by webhook', () => {
  const world = useWorld({ webhook: true });

  it('has one effect where Telegram hears no acknowledgement twice', async () => {
    const visit = await aVisitCard(world, 'telegram');
    world.telegram.dropAck(2);
    expect(await visit.hand.press(visit.card, '接受')).toBe(accepted);
    await expect.poll(() => world.telegram.pending(), patience).toBe(0);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
  });

  it('is answered 500 where it cannot be kept, comes again and has one effect', async () => {
    const visit = await aVisitCard(world, 'telegram');
    const told = await whileNothingIsKept(world, async () => {
      const pressed = visit.hand.press(visit.card, '接受');
      await expect.poll(() => lastError(world), patience).toContain('500');
      return { pressed };
    });
    expect(await told.pressed).toBe(accepted);
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
  });
});

const patience = { timeout: 20_000 };

/** Nothing that comes in can be written down meanwhile. */
async function whileNothingIsKept<T>({ sql }: World, act: () => Promise<T>): Promise<T> {
  await sql('alter table inbox rename to inbox_away');
  try {
    return await act();
  } finally {
    await sql('alter table inbox_away rename to inbox');
  }
}

async function lastError({ telegram }: World): Promise<string> {
  const answer = await fetch(`${telegram.url}/bot${telegram.token}/getWebhookInfo`);
  const { result } = (await answer.json()) as { result: { last_error_message?: string } };
  return result.last_error_message ?? '';
}
