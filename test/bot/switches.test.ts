import { expect, it } from 'vitest';
import { anAsk } from '../support/asks.ts';
import { aMatchedTask } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

it.each(['telegram', 'slack', 'web'] as const)(
  'the switches of clock and language turn here as on the simulator’s page, on %s',
  async (platform) => {
    const scene = await aMatchedTask(world.sql);
    const { approver } = scene.office;
    const hand = await aHand(world, approver, platform);
    await anAsk(world.sql, scene);
    await world.settle();
    const chinese = await hand.card('更换申请 ·');
    expect(chinese.buttons).toEqual(['同意', '不同意']);

    await world.language(approver, 'en');
    await world.settle();
    const english = await hand.card('Substitution ·');
    expect(english.id).toBe(chinese.id);
    expect(english.buttons).toEqual(['Approve', 'Reject']);

    await hand.press(english, 'Approve');
    await world.settle();
    const held = await hand.card('Substitution ·');
    expect(held.buttons).toEqual(['Undo']);
    await world.clock(3 * 86_400_000);
    expect(await hand.press(held, 'Undo')).toMatch(
      /^The minute for undoing ended on .+ cannot be undone\.$/,
    );
  },
);
