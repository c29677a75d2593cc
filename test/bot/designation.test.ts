import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { anAsk } from '../support/asks.ts';
import { aMatchedTask, type Scene, teamOf } from '../support/visit.ts';
import { aHand, type Hand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

const refusals = (about: string) =>
  sql(
    `select actor_id, door, data from event where type = 'command.refused' and about_id = $1 order by id`,
    [about],
  );

/** A request in 高新区, where the approver appoints, with the approver's card on this platform. */
async function aRequest(provider: Hand['provider'], leaver: 0 | 1 = 1) {
  const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
  const hand = await aHand(world, scene.office.approver, provider);
  const ask = await anAsk(sql, scene, leaver);
  const spares = scene.inspectors.filter((one) => !ask.team.includes(one));
  await world.deliver();
  return { scene, hand, ask, spares, card: await hand.card('更换申请') };
}

const heldAbout = async (id: string) =>
  (await sql('select 1 from held_verdict where about_id = $1', [id])).length;

const unfit = (personId: string) =>
  sql(`update inspector set status = '病假' where person_id = $1`, [personId]);

describe.each(['telegram', 'slack', 'web'] as const)('a designation on %s', (provider) => {
  it('R-129 lists everybody who may follow, takes one with a reason, and is told as no draw', async () => {
    const { scene, hand, ask, spares, card } = await aRequest(provider);
    expect(card.text).toContain('4 人符合条件');
    expect(card.buttons).toEqual(['同意并指派', '不同意']);
    const chosen = spares[2]!;
    const option = `${chosen.name} · ${scene.office.unit.name} · 在手 0 户`;
    const told = await hand.fill(card, '同意并指派', { substituteId: option, reason: '业务熟悉' });
    expect(told).toContain('一分钟内可以撤销');
    expect(await teamOf(sql, scene, ask.inspectionId)).toEqual(ask.team);
    await world.conclude();
    expect(await teamOf(sql, scene, ask.inspectionId)).toEqual([ask.team[0], chosen]);
    const [event] = await sql(
      `select type, door, data from event where type like 'substitution.appointed' and about_id = $1`,
      [ask.id],
    );
    expect(event).toMatchObject({ door: provider, data: { substitute: chosen.id } });
    expect(await sql('select 1 from draw where substitution_id = $1', [ask.id])).toEqual([]);
    await world.deliver();
    const fresh = await hand.card('更换申请');
    expect(fresh.text).toContain(`另行指派 ${chosen.name} 接替（指派，不是抽取）。理由：业务熟悉`);
    expect(fresh.text).not.toContain('抽取编号');
    expect(fresh.buttons).toEqual([]);
  });

  it('R-130 is not offered where nobody may follow: the card says so before, with the lawful ways', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin', inspectors: 2 });
    const hand = await aHand(world, scene.office.approver, provider);
    await anAsk(sql, scene);
    await world.deliver();
    const card = await hand.card('更换申请');
    expect(card.text).toContain('没有符合条件的人员可以接替，不能同意');
    expect(card.text).toContain('商请相邻区域合并匹配');
    expect(card.buttons).toEqual(['不同意']);
  });

  it('R-128 of oneself is refused, whatever button a changed client makes up, and is on the trail', async () => {
    const { scene, card, ask } = await aRequest(provider);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values ($1, $2, 'approver', $3, '2026-01-01')`,
      [randomUUID(), ask.leaver.id, scene.office.unit.id],
    );
    const own = await aHand(world, ask.leaver, provider);
    const token = card.tokens['同意并指派']!;
    expect(await own.pressToken(card, token)).toContain('这张卡片是发给他人的');
    expect(await refusals(ask.id)).toMatchObject([
      {
        actor_id: ask.leaver.id,
        door: provider,
        data: { action: 'substitution.appoint', code: 'not-your-button' },
      },
    ]);
    expect(await decisionsOf(ask.id)).toEqual([]);
  });
});

const decisionsOf = (id: string) => sql('select verdict from decision where about_id = $1', [id]);

const seatedFor = (scene: Scene, inspectionId: string) => teamOf(sql, scene, inspectionId);

describe('a list of people that has changed since it was shown', () => {
  it('R-129 on Telegram a press chooses whom its button named, not whoever stands there now', async () => {
    const { scene, ask, spares, card } = await aRequest('telegram');
    const [identity] = await sql('select user_id from chat_identity where person_id = $1', [
      scene.office.approver.id,
    ]);
    const chat = Number(identity!['user_id']);
    const user = world.telegram.user({ id: chat, name: scene.office.approver.name, started: true });
    await user.press(card.id, '同意并指派');
    const prompt = await world.telegram.expectMessage(chat, ({ id }) => id > card.id);
    const names = prompt.buttons.map(({ label }) => label);
    const second = spares.find(({ name }) => names[1]!.startsWith(`${name} ·`))!;
    const first = spares.find(({ name }) => names[0]!.startsWith(`${name} ·`))!;
    await unfit(first.id);
    await user.press(prompt.id, names[1]!);
    user.say('业务熟悉');
    await expect.poll(() => heldAbout(ask.id)).toBe(1);
    await world.conclude();
    await expect.poll(() => seatedFor(scene, ask.inspectionId)).toEqual([ask.team[0], second]);
  });

  it.each(['slack', 'web', 'telegram'] as const)(
    'R-130 on %s somebody who is not eligible any more is refused, and on the trail',
    async (provider) => {
      const { hand, ask, spares, card, scene } = await aRequest(provider, 0);
      // Whoever follows a lead can lead: the list is empty by the time the form opens.
      await sql(`update inspector set may_lead = false where person_id = any($1)`, [
        spares.map(({ id }) => id),
      ]);
      expect(await hand.press(card, '同意并指派')).toContain('没有符合条件的其他人员可以接替');
      expect(await refusals(ask.id)).toMatchObject([
        {
          actor_id: scene.office.approver.id,
          data: { action: 'substitution.appoint', code: 'no-eligible-substitute' },
        },
      ]);
    },
  );
});
