import { describe, expect, it } from 'vitest';
import { anAsk } from '../support/asks.ts';
import { aPerson } from '../support/factories.ts';
import { aMatchedTask } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

const decisionsOn = (id: string) =>
  sql('select verdict, person_id, door from decision where about_id = $1', [id]);

describe.each(['telegram', 'slack', 'web'] as const)('an approval on %s', (provider) => {
  async function aCard() {
    const scene = await aMatchedTask(sql);
    const { approver } = scene.office;
    const hand = await aHand(world, approver, provider);
    const ask = await anAsk(sql, scene);
    await world.deliver();
    return { scene, approver, hand, ask, card: await hand.card('更换申请') };
  }

  it('is undone by a button on the card within the minute, and can be given anew', async () => {
    const { approver, hand, ask, card } = await aCard();
    expect(await hand.press(card, '同意')).toContain('一分钟内可以撤销');
    await world.deliver();
    const held = await hand.card('更换申请');
    expect(held.id).toBe(card.id);
    expect(held.text).toContain('待生效');
    expect(held.buttons).toEqual(['撤销']);
    expect(await hand.press(held, '撤销')).toBe('已撤销，申请恢复待审批。');
    await world.conclude();
    expect(await decisionsOn(ask.id)).toEqual([]);
    await world.deliver();
    const open = await hand.card('更换申请');
    expect(open.buttons).toEqual(['同意', '不同意']);
    await hand.press(open, '同意');
    await world.conclude();
    expect(await decisionsOn(ask.id)).toEqual([
      { verdict: 'approve', person_id: approver.id, door: provider },
    ]);
    await world.deliver();
    const done = await hand.card('更换申请');
    expect(done.buttons).toEqual([]);
    expect(await hand.press(held, '撤销')).toContain('已撤销');
  });

  it('is not undone when the minute is over, nor by whom the card was forwarded to', async () => {
    const { scene, hand, ask, card } = await aCard();
    const { unit } = scene.office;
    const other = await aPerson(sql, { unit, roles: [['approver', unit]] });
    await hand.press(card, '同意');
    await world.deliver();
    const held = await hand.card('更换申请');
    const stranger = await aHand(world, other, provider);
    const token = held.tokens['撤销']!;
    const raw = provider === 'telegram' ? `a:${token.replace(/^a:/, '')}` : token;
    expect(await stranger.pressToken(held, raw)).toContain('这张卡片是发给他人的');
    await world.conclude();
    expect(await hand.press(held, '撤销')).toContain('撤销期已于');
    expect(await decisionsOn(ask.id)).toHaveLength(1);
  });
});

it('case 1: of two approvers on two platforms one wins, the other hears who, all copies agree', async () => {
  const scene = await aMatchedTask(sql);
  const { unit, approver } = scene.office;
  const other = await aPerson(sql, { unit, roles: [['approver', unit]] });
  const hands = [await aHand(world, approver, 'telegram'), await aHand(world, other, 'slack')];
  const ask = await anAsk(sql, scene);
  await world.deliver();
  const cards = await Promise.all(hands.map((hand) => hand.card('更换申请')));
  const told = await Promise.all(hands.map((hand, at) => hand.press(cards[at]!, '同意')));
  const [held] = await sql('select person_id from held_verdict where about_id = $1', [ask.id]);
  const winner = held!['person_id'] === approver.id ? 0 : 1;
  const name = winner === 0 ? approver.name : other.name;
  expect(told[winner]).toContain('一分钟内可以撤销');
  expect(told[1 - winner]).toContain(`该事项已由 ${name} 于`);
  await world.conclude();
  await world.deliver();
  expect(await decisionsOn(ask.id)).toMatchObject([{ person_id: held!['person_id'] }]);
  for (const hand of hands) {
    const card = await hand.card('更换申请');
    expect(card.text).toContain(`${name} 已于`);
    expect(card.buttons).toEqual([]);
  }
});
