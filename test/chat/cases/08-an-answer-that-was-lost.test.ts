import { describe, expect, it } from 'vitest';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { aMatchedTask, teamOf } from '../../support/visit.ts';

const world = useWorld();
const { sql } = world;

const sends = { telegram: 'sendMessage', slack: 'chat.postMessage' } as const;

/** The card of a visit is sent, and the platform's answer to that never comes. */
async function lostCard(platform: 'telegram' | 'slack') {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await teamOf(sql, scene, inspectionId);
  const hand = await aHand(world, lead!, platform);
  const row = async () =>
    (
      await sql(
        `select state, resent, chat, provider_ref as ref from message
         where person_id = $1 and about_id = $2 and card = 'inspection'`,
        [lead!.id, inspectionId],
      )
    )[0]!;
  world[platform].hangAfterSend(sends[platform]);
  await world.deliver();
  expect(await row()).toMatchObject({ state: 'unknown', ref: null });
  const copies = async () =>
    world[platform]
      .messages((await row())['chat'])
      .filter(
        ({ fromBot, deleted, onlyFor, text }) =>
          fromBot && !deleted && !onlyFor && text.includes('抽查任务'),
      );
  expect(await copies()).toHaveLength(1);
  await world.settle();
  return { hand, inspectionId, row, copies };
}

const acceptances = (inspectionId: string) =>
  sql(`select 1 from event where type = 'inspection.accepted' and about_id = $1`, [inspectionId]);

describe('case 8: a card whose answer was lost', () => {
  it('is found again on Slack and not repeated', async () => {
    const { hand, inspectionId, row, copies } = await lostCard('slack');
    const [copy, ...more] = await copies();
    expect(more).toEqual([]);
    expect(await row()).toMatchObject({ state: 'sent', resent: 0, ref: copy!.id });
    expect(copy!.text).not.toContain('重发');
    await hand.press(await hand.card('抽查任务'), '接受');
    expect(await acceptances(inspectionId)).toHaveLength(1);
  });

  it.each(['the first copy', 'the second copy'])(
    'is repeated once on Telegram with a mark, and whichever is pressed (%s), both come to show the same',
    async (which) => {
      const { hand, inspectionId, row, copies } = await lostCard('telegram');
      const [first, second, ...more] = await copies();
      expect(more).toEqual([]);
      expect(first!.text).not.toContain('重发');
      expect(second!.text).toContain('重发');
      expect(await row()).toMatchObject({ state: 'sent', resent: 1, ref: second!.id });
      const pressed = which === 'the first copy' ? first! : second!;
      const seen = {
        id: pressed.id,
        text: pressed.text,
        buttons: pressed.buttons.map(({ label }) => label),
        tokens: Object.fromEntries(pressed.buttons.map(({ label, value }) => [label, value])),
      };
      expect(await hand.press(seen, '接受')).toBe('已接受任务。');
      await world.settle();
      const other = which === 'the first copy' ? second! : first!;
      const late = {
        ...seen,
        id: other.id,
        tokens: Object.fromEntries(other.buttons.map(({ label, value }) => [label, value])),
      };
      expect(await hand.press(late, '接受')).toMatch(/已接受任务|办理|更新/);
      await world.settle();
      expect(await acceptances(inspectionId)).toHaveLength(1);
      const now = await copies();
      expect(now).toHaveLength(2);
      for (const copy of now) {
        expect(copy.buttons.map(({ label }) => label)).not.toContain('接受');
        expect(copy.text).toContain('您已于');
      }
      const rows = await sql(
        `select copy_of is not null as copy, state from message where provider_ref in ($1, $2) order by 1`,
        [first!.id, second!.id],
      );
      expect(rows).toEqual([
        { copy: false, state: 'sent' },
        { copy: true, state: 'sent' },
      ]);
    },
  );

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
