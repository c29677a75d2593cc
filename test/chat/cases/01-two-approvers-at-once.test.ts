import { describe, expect, it } from 'vitest';
import { anAsk } from '../../support/asks.ts';
import { aPerson } from '../../support/factories.ts';
import { aMatchedTask } from '../../support/visit.ts';
import { aHand, type Hand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { type Platform, platforms } from './visits.ts';

const world = useWorld();
const { sql } = world;

const pairs: [Platform, Platform][] = platforms.flatMap((one, at) =>
  platforms.slice(at).map((other): [Platform, Platform] => [one, other]),
);

describe.each(pairs)('case 1: two approvers press at once, on %s and on %s', (one, other) => {
  it('one decides, the other is told who, and every copy shows it', async () => {
    const scene = await aMatchedTask(sql);
    const { unit } = scene.office;
    const seats: { id: string; name: string; hand: Hand }[] = [];
    for (const platform of [one, other, ...platforms]) {
      const person = await aPerson(sql, { unit, roles: [['approver', unit]] });
      seats.push({ ...person, hand: await aHand(world, person, platform) });
    }
    const { id } = await anAsk(sql, scene);
    await world.settle();
    const cards = await Promise.all(seats.map(({ hand }) => hand.card('更换申请')));
    const pressing = seats.slice(0, 2);
    const told = await Promise.all(pressing.map(({ hand }, at) => hand.press(cards[at]!, '同意')));
    await world.conclude();
    await world.settle();

    const decisions = await sql('select person_id, verdict from decision where about_id = $1', [
      id,
    ]);
    expect(decisions).toMatchObject([{ verdict: 'approve' }]);
    const winner = pressing.findIndex((seat) => seat.id === decisions[0]!['person_id']);
    const { name } = pressing[winner]!;
    expect(told[winner]).toContain('已同意');
    expect(told[1 - winner]).toContain(`该事项已由 ${name} 于`);
    for (const [at, { hand }] of seats.entries()) {
      const fresh = await hand.card('更换申请');
      expect(fresh.id).toBe(cards[at]!.id);
      expect(fresh.buttons).toEqual([]);
      expect(fresh.text).toContain(name);
    }
  });
});
