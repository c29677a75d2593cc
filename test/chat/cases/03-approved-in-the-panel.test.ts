import { expect, it } from 'vitest';
import { hashPassword } from '../../../usecases/account/sign-in.ts';
import { anAsk } from '../../support/asks.ts';
import { aPerson } from '../../support/factories.ts';
import { hiddenOf, usePanel } from '../../support/panel.ts';
import { aMatchedTask } from '../../support/visit.ts';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { platforms } from './visits.ts';

const world = useWorld();
const { sql } = world;
const panel = usePanel(sql);
let logins = 0;

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
    logins += 1;
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      official.id,
      `approver-${logins}`,
      await hashPassword('yaohao-demo'),
    ]);
    const client = await panel.signIn(`approver-${logins}`);
    const form = `/desk/requests/substitution/${id}`;
    const fields = hiddenOf(await (await client.get('/desk/requests')).text(), form);
    const reason = verdict === 'reject' ? '人手不足' : '';
    const pressed = await client.post(form, { ...fields, verdict, reason });
    expect(pressed.status).toBe(303);
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
