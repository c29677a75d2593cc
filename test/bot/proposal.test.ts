import { describe, expect, it } from 'vitest';
import { assignDirectly } from '../../usecases/team/assign-directly.ts';
import { aWaitingTask } from '../support/dispatched.ts';
import { by, monday } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

describe.each(['telegram', 'slack', 'web'] as const)('a proposal on %s', (provider) => {
  async function aProposal() {
    const scene = await aWaitingTask(sql);
    const [first, second] = scene.inspectors;
    const head = await aHand(world, scene.office.head, provider);
    const member = await aHand(world, first!, provider);
    const { proposalId } = await assignDirectly(
      by(scene.office.planner),
      {
        inspectionId: scene.inspectionId,
        memberIds: [first!.id, second!.id],
        reason: '本区只有三名执法人员',
      },
      monday,
    );
    await world.deliver();
    return { scene, head, member, proposalId, card: await head.card('直接委派呈批') };
  }

  it('R-117 tells the head the counts, the rule and the team, and seats it when they agree', async () => {
    const { scene, head, member, card } = await aProposal();
    for (const words of ['符合条件 3 人，少于 4 人', '第二十条', `${scene.inspectors[0]!.name}★`]) {
      expect(card.text).toContain(words);
    }
    expect(card.buttons).toEqual(['同意', '不同意']);
    expect(await head.press(card, '同意')).toBe('已同意，一分钟内可以撤销。');
    await world.conclude();
    await world.deliver();
    const decided = await head.card('直接委派呈批');
    expect(decided.text).toContain(`${scene.office.head.name} 于 2026年9月14日（周一） 09:`);
    expect(decided.buttons).toEqual([]);
    const visit = await member.card('抽查任务');
    expect(visit.text).toContain('经批准直接委派您参加');
    expect(visit.text).not.toContain('被随机抽取');
    expect(visit.text).toContain('（直接委派）');
  });

  it('R-117 takes a refusal with its reason, and a made-up press of a member leaves only a line on the trail', async () => {
    const { scene, head, member, card, proposalId } = await aProposal();
    expect(await member.pressToken(card, card.tokens['同意']!)).toContain('这张卡片是发给他人的');
    const refused = await head.fill(card, '不同意', { reason: '请先商请相邻区域' });
    expect(refused).toContain('已答复不同意');
    await world.conclude();
    const events = await sql(
      `select actor_id, door, data from event where type = 'command.refused' and about_id = $1`,
      [proposalId],
    );
    expect(events).toEqual([
      {
        actor_id: scene.inspectors[0]!.id,
        door: provider,
        data: { action: 'proposal.approve', code: 'not-your-button' },
      },
    ]);
    expect(await sql('select 1 from seat where inspection_id = $1', [scene.inspectionId])).toEqual(
      [],
    );
    await world.deliver();
    expect((await head.card('直接委派呈批')).text).toContain('不同意：请先商请相邻区域');
  });
});
