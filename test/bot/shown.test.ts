import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anAsk } from '../support/asks.ts';
import { aMatchedTask } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

describe.each(['telegram', 'slack', 'web'] as const)('a decision on %s', (provider) => {
  it('keeps the card that was pressed: its words, its language and its version', async () => {
    const scene = await aMatchedTask(sql);
    const { approver } = scene.office;
    await sql(`update person set locale = 'en' where id = $1`, [approver.id]);
    const hand = await aHand(world, approver, provider);
    const ask = await anAsk(sql, scene);
    await world.deliver();
    const card = await hand.card('Substitution');
    await hand.press(card, 'Approve');
    await world.conclude();
    const [kept] = await sql(
      `select d.card_locale, d.seen_version, c.body, c.hash, c.about_version, c.locale
       from decision d join shown_card c on c.hash = d.card_hash where d.about_id = $1`,
      [ask.id],
    );
    expect(kept).toMatchObject({ card_locale: 'en', locale: 'en' });
    expect(kept!['seen_version']).toBe(kept!['about_version']);
    expect(createHash('sha256').update(kept!['body']).digest('hex')).toBe(kept!['hash']);
    expect(JSON.parse(kept!['body']).words).toEqual(expect.arrayContaining(['[Approve]']));
  });
});

it('nobody changes a card that was shown, or puts other words under its hash', async () => {
  await sql(
    `insert into shown_card (hash, body, kind, locale, about_type, about_id, about_version, shown_at)
     values (encode(sha256('{}'), 'hex'), '{}', 'request', 'en', 'recusal', 'x', 1, now())`,
  );
  await expect(sql(`update shown_card set kind = 'other'`)).rejects.toThrow(/kept|refuse|change/i);
  await expect(sql('delete from shown_card')).rejects.toThrow();
  await expect(
    sql(
      `insert into shown_card (hash, body, kind, locale, about_type, about_id, about_version, shown_at)
       values (repeat('0', 64), '{"a":1}', 'request', 'en', 'recusal', 'x', 1, now())`,
    ),
  ).rejects.toMatchObject({ code: '23514' });
});
