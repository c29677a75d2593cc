import { describe, expect, it } from 'vitest';
import { database } from '../../db/data-source.ts';
import { reachLedger } from '../../db/queries/reach.ts';
import { holdDrill } from '../../usecases/account/hold-drill.ts';
import { sweepDrill } from '../../worker/sweep-drill.ts';
import { anOffice, aPerson, type Someone } from '../support/factories.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { aHand, type Hand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const ledgerOf = async ({ id }: Someone) =>
  (await reachLedger(database(), { personIds: [id] }, monday))[0]!;

const eventsOf = (person: Someone) =>
  world.sql(
    `select type, (data ->> 'cards')::int as cards from event where about_id = $1 and type like 'account.%' order by id`,
    [person.id],
  );

const userOf = async (person: Someone, provider: string) => {
  const [row] = await world.sql(
    'select user_id from chat_identity where person_id = $1 and provider = $2',
    [person.id, provider],
  );
  return row!['user_id'] as string;
};

/** The hands of somebody's account on the fake platform: to shut the bot out and to let it in. */
async function accountOf(person: Someone, platform: 'telegram' | 'slack') {
  const id = await userOf(person, platform);
  const cards = () =>
    (platform === 'telegram'
      ? world.telegram.messages(Number(id))
      : world.slack.messages(id)
    ).filter(({ fromBot, text, deleted }) => fromBot && !deleted && text.includes('抽查任务'))
      .length;
  if (platform === 'slack') {
    const user = world.slack.user({ id, name: person.name });
    // Slack tells nobody: that the person does something again is the sign.
    const letIn = async () => {
      user.unblock();
      const before = user.ephemerals().length;
      await user.slash('/yaohao', 'help');
      await user.expectEphemeral(() => user.ephemerals().length > before);
    };
    return { cards, shutOut: async () => user.block(), letIn };
  }
  const user = world.telegram.user({ id: Number(id), name: person.name, started: true });
  const handled = (count: number) =>
    expect
      .poll(() =>
        world.sql(
          `select 1 from inbox where actor = $1 and kind = 'reachability' and handled_at is not null`,
          [id],
        ),
      )
      .toHaveLength(count);
  return {
    cards,
    shutOut: async () => {
      user.block();
      await handled(1);
    },
    letIn: async () => {
      user.unblock();
      await handled(2);
    },
  };
}

describe.each(['telegram', 'slack'] as const)('case 6, the bot is shut out on %s', (platform) => {
  it('the card falls back to the web, the ledger tells, and unblocking brings it once', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(world.sql, scene, inspectionId);
    await aHand(world, lead!, platform);
    const account = await accountOf(lead!, platform);
    await account.shutOut();
    await world.deliver();
    await world.deliver();
    expect(account.cards()).toBe(0);
    const posts = () =>
      world.sql(`select card -> 'tokens' as tokens from web_post where chat = $1`, [lead!.id]);
    expect(await posts()).toHaveLength(1);
    const blocked = await ledgerOf(lead!);
    expect([blocked.state, typeof blocked.accounts[0]!.blockedAt]).toEqual(['blocked', 'string']);

    await account.letIn();
    await world.deliver();
    expect((await ledgerOf(lead!)).state).toBe('chat');
    expect(account.cards()).toBe(1);
    // The web copy can still be read; its buttons went along with the card.
    expect((await posts()).map(({ tokens }) => tokens)).toEqual([{}]);
    await account.letIn().catch(() => undefined);
    await world.deliver();
    expect(account.cards()).toBe(1);
    expect(await eventsOf(lead!)).toEqual([
      { type: 'account.blocked', cards: null },
      { type: 'account.unblocked', cards: 1 },
    ]);
  });
});

describe('the ledger', () => {
  it('tells when somebody answered last, through what, and how fast they usually are', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(world.sql, scene, inspectionId);
    const hand = await aHand(world, lead!, 'slack');
    await world.deliver();
    await hand.press(await hand.card('抽查任务'), '接受');
    const { lastAnswerAt, lastAnswerBy, latencyMinutes } = await ledgerOf(lead!);
    expect(lastAnswerBy).toBe('slack');
    expect(lastAnswerAt!.getTime()).toBeGreaterThanOrEqual(monday.getTime());
    expect(latencyMinutes).toBeGreaterThanOrEqual(0);
    expect(latencyMinutes).toBeLessThan(5);
  });
});

describe('the drill', () => {
  const answered = ({ id }: Someone) =>
    world.sql('select door from drill_call where person_id = $1 and answered_at is not null', [id]);

  it.each(['telegram', 'slack'] as const)('is answered by one press on %s', async (platform) => {
    const { unit } = await anOffice(world.sql);
    const admin = await aPerson(world.sql, { unit, roles: [['administrator', unit]] });
    const person = await aPerson(world.sql, { unit, name: '李晓' });
    const hand: Hand = await aHand(world, person, platform);
    expect(await holdDrill(by(admin), { unitId: unit.id }, monday)).toEqual({ called: 1 });
    await world.deliver();
    const card = await hand.card('每月通知演练');
    expect(await hand.press(card, '收到')).toContain('已记录');
    await world.deliver();
    expect((await hand.card('每月通知演练')).buttons).toEqual([]);
    expect(await answered(person)).toEqual([{ door: platform }]);
    await hand.press(card, '收到');
    expect(await answered(person)).toHaveLength(1);
    expect((await ledgerOf(person)).drillAnsweredAt).not.toBeNull();
  });

  it('is held once a month for a bureau in which anybody is linked, by the sweep', async () => {
    const { bureau, unit } = await anOffice(world.sql);
    const person = await aPerson(world.sql, { unit });
    await aHand(world, person, 'telegram');
    const { bureau: silent } = await anOffice(world.sql);
    const held = () =>
      world.sql('select unit_id, month from drill where unit_id = any($1) and held_by is null', [
        [bureau.id, silent.id],
      ]);
    const at = (instant: string) =>
      world.sql('update demo_clock set at = $1, set_at = clock_timestamp()', [instant]);
    await sweepDrill();
    expect(await held()).toEqual([]);
    await at('2026-10-08T09:00:30+08:00');
    await sweepDrill();
    await sweepDrill();
    expect(await held()).toEqual([{ unit_id: bureau.id, month: '2026-10' }]);
    await at(monday.toISOString());
  });
});
