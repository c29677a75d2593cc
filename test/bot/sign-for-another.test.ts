import { describe, expect, it } from 'vitest';
import { submitResult } from '../../usecases/result/submit.ts';
import { allAnswers, aMatchedTask, by, monday, start } from '../support/visit.ts';
import { aHand, type Hand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

// Slack wraps what it is given; the others send the bare token.
const tokenOf = (hand: Hand, token: string): string =>
  hand.provider === 'telegram' ? token.replace(/^a1/, '') : token;

describe.each(['telegram', 'slack', 'web'] as const)('a signature on %s', (provider) => {
  it('R-142 is given by nobody for another: the button of a colleague signs nothing', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, member] = await start(world.sql, scene, inspectionId);
    const hands = [await aHand(world, lead!, provider), await aHand(world, member!, provider)];
    const answers = await allAnswers(world.sql, scene.task.itemIds);
    await submitResult(by(lead!), { inspectionId, finding: 'clear', answers }, monday);
    await world.deliver();
    const [own, other] = hands as [Hand, Hand];
    const card = await other.card('抽查任务');
    const label = card.buttons.find((one) => one.includes('签字'))!;
    const told = await own.pressToken(card, tokenOf(other, card.tokens[label]!));
    expect(told).toContain('这张卡片是发给他人的');
    expect(await world.sql('select 1 from signature')).toEqual([]);
    const refused = await world.sql(
      `select actor_id, door, data ->> 'code' as code from event
       where type = 'command.refused' and about_id = $1`,
      [inspectionId],
    );
    expect(refused).toEqual([{ actor_id: lead!.id, door: provider, code: 'not-your-button' }]);
  });
});
