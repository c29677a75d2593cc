import { describe, expect, it } from 'vitest';
import { aMatchedTask, teamOf } from '../../support/visit.ts';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';

const world = useWorld();
const { sql } = world;

describe('case 8: a send whose answer is lost', () => {
  it('on Telegram leaves one repetition with its mark, and both copies converge once pressed', async () => {
    const scene = await aMatchedTask(sql);
    const [lead] = await teamOf(sql, scene, scene.task.inspectionIds[0]!);
    const hand = await aHand(world, lead!, 'telegram');
    world.telegram.hangAfterSend('sendMessage', 1);
    await world.deliver();
    const first = await hand.card('检查');
    await world.settle();
    const second = await hand.card('重发');
    expect(second.id).not.toBe(first.id);
    await hand.press(first, '接受');
    await world.settle();
    const texts = world.telegram
      .messages()
      .filter(({ id }) => id === first.id || id === second.id)
      .map(({ text, buttons }) => ({
        text: text.replace(/^.*重发.*$/m, '').trim(),
        buttons: buttons.map(({ label }) => label),
      }));
    expect(texts).toHaveLength(2);
    expect(texts[0]!.buttons).toEqual(texts[1]!.buttons);
    expect(texts[0]!.buttons).not.toContain('接受');
    const rows = await sql(
      `select copy_of is not null as copy, state from message where provider_ref in ($1, $2) order by 1`,
      [first.id, second.id],
    );
    expect(rows).toEqual([
      { copy: false, state: 'sent' },
      { copy: true, state: 'sent' },
    ]);
  });

  it('and is pressed before anybody repeats it, is that message, and is repeated by nobody', async () => {
    const scene = await aMatchedTask(sql);
    const [lead] = await teamOf(sql, scene, scene.task.inspectionIds[0]!);
    const hand = await aHand(world, lead!, 'telegram');
    world.telegram.hangAfterSend('sendMessage', 1);
    await world.deliver();
    const card = await hand.card('检查');
    await hand.press(card, '接受');
    await world.settle();
    const [row] = await sql('select state, resent from message where provider_ref = $1', [card.id]);
    expect(row).toMatchObject({ state: 'sent', resent: 0 });
    expect((await hand.card('检查')).buttons).not.toContain('接受');
  });
});
