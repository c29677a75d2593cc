import { expect, it } from 'vitest';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { anAsk } from '../../support/asks.ts';
import { aPerson } from '../../support/factories.ts';
import { aMatchedTask, by } from '../../support/visit.ts';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { platforms } from './visits.ts';

const world = useWorld();
const { sql } = world;

/** A request that an approver on each platform has before them, and another at the panel. */
async function aRequest() {
  const scene = await aMatchedTask(sql);
  const { unit, approver } = scene.office;
  const hands = [];
  for (const platform of platforms) {
    const person = await aPerson(sql, { unit, roles: [['approver', unit]] });
    hands.push(await aHand(world, person, platform));
  }
  const { id } = await anAsk(sql, scene);
  await world.settle();
  const cards = await Promise.all(hands.map((hand) => hand.card('更换申请')));
  return { id, official: approver, hands, cards };
}

const attempts = async (id: string) =>
  sql(
    `select sum(attempt)::int as made, count(*)::int as copies from message
     where about_id = $1 and card = 'substitution' and sent_version > 0`,
    [id],
  );

it.each(['approve', 'reject'] as const)(
  'case 3: a request that the panel decides (%s) loses its buttons in every chat within one edit',
  async (verdict) => {
    const { id, official, hands, cards } = await aRequest();
    const reason = verdict === 'reject' ? '人手不足' : undefined;
    await holdVerdict(by(official), { type: 'substitution', id, verdict, reason });
    await world.conclude();
    const [before] = await attempts(id);
    await world.deliver();
    const [after] = await attempts(id);
    expect(after!['made'] - before!['made']).toBeLessThanOrEqual(before!['copies'] + 1);
    for (const [at, hand] of hands.entries()) {
      const fresh = await hand.card('更换申请');
      expect(fresh.id).toBe(cards[at]!.id);
      expect(fresh.buttons).toEqual([]);
      expect(fresh.text).toContain(official.name);
      expect(await hand.press(cards[at]!, '同意')).toContain(`该申请已由 ${official.name} 于`);
    }
    const decisions = await sql(
      'select verdict, person_id, door from decision where about_id = $1',
      [id],
    );
    expect(decisions).toEqual([{ verdict, person_id: official.id, door: 'panel' }]);
  },
);
