import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { currentTime } from '../../db/clock.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { withAuthenticator } from '../support/authenticator.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { usePanel } from '../support/panel.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { aVisitor } from '../support/visitor.ts';
import { aHand, type Hand, onSlack, onTelegram, type SeenCard } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;
const panel = usePanel(sql);

type Provider = Hand['provider'];
type Weight = 'late' | 'repeated';

const providers = ['telegram', 'slack', 'web'] as const;
const ask = '二次验证后决定';

/** Two days before the last day it is late; the third one of a year is repeated. */
async function anAsk(weight: Weight) {
  const scene = await aMatchedTask(sql, weight === 'late' ? { endsOn: '2026-09-16' } : {});
  const inspectionId = scene.task.inspectionIds[0]!;
  const [, leaver] = await teamOf(sql, scene, inspectionId);
  for (const days of weight === 'late' ? [] : [30, 60]) {
    await sql(
      `insert into recusal (id, inspection_id, seat_id, inspector_id, ground, state, requested_at,
         decided_by, decided_at, decision_reason)
       select $1, inspection_id, id, inspector_id, 'kinship', 'rejected', at, $5, at, '不属实'
       from seat, (select $3::timestamptz - $4 * interval '1 day' as at) then_ where inspector_id = $2`,
      [randomUUID(), leaver!.id, monday, days, scene.office.approver.id],
    );
  }
  const given = { inspectionId, ground: 'kinship' } as const;
  const { recusalId } = await requestRecusal(by(leaver!), given, monday);
  return { id: recusalId, office: scene.office, approver: scene.office.approver };
}

/** The card of such a request in the chat of whoever decides, who has an authenticator. */
async function aCard(provider: Provider, weight: Weight) {
  const asked = await anAsk(weight);
  const hand = await aHand(world, asked.approver, provider);
  await world.deliver();
  const { code } = await withAuthenticator(asked.approver, monday);
  return { ...asked, hand, code, card: await hand.card('回避申请') };
}

const userOf = async ({ id }: Someone) =>
  String(
    (await sql('select user_id from chat_identity where person_id = $1', [id]))[0]!['user_id'],
  );

/** Presses the button as its reader does; the way to the panel that they alone are given. */
async function linkFor(hand: Hand, card: SeenCard, approver: Someone): Promise<string> {
  if (hand.provider === 'web') {
    const inbox = await aVisitor(world.origin).open(`/as/${approver.id}/inbox`);
    const page = await inbox.part('回避申请').form(ask).press(ask);
    expect(page.flash).toContain('30 分钟内有效');
    return page.links.find(({ label }) => label === '打开一次性链接')!.href;
  }
  const user = await userOf(approver);
  expect(await hand.press(card, ask)).toContain('30 分钟内有效');
  const said =
    hand.provider === 'telegram'
      ? await world.telegram.expectMessage(Number(user), '打开一次性链接')
      : world.slack.messages(user).findLast(({ onlyFor }) => onlyFor === user);
  return said!.buttons.find(({ label }) => label === '打开一次性链接')!.url!;
}

const decisionsOn = (id: string) =>
  sql('select verdict, person_id, door from decision where about_id = $1', [id]);
const heldOn = (id: string) => sql('select person_id from held_verdict where about_id = $1', [id]);
const linksTo = (id: string) =>
  sql(`select person_id from action_token where action = 'step-up' and about_id = $1`, [id]);

let strangers = 90_000;

/** What somebody is told whom nobody knows; on the web they do not come as far as a button. */
async function strangersPress(provider: Provider, card: SeenCard, token: string) {
  if (provider === 'web') return [];
  strangers += 1;
  const stranger =
    provider === 'telegram'
      ? onTelegram(world, strangers, '路人')
      : onSlack(world, `U${strangers}`, '路人');
  return [await stranger.pressToken(card, token)];
}

/** Whoever opens the link shows a code there; the page that it leads to. */
async function showCode(link: string, code: string) {
  const page = await aVisitor(panel.origin()).look(new URL(link).pathname);
  return page.status === 200 ? page.form('验证').fill({ code }).press('验证') : page;
}

describe.each(providers)('R-125 a recusal that weighs more, on %s', (provider) => {
  it.each([
    ['late', '提出较晚'],
    ['repeated', '一年内多次'],
  ] as const)('is decided behind a link and a code when it is %s, once', async (weight, why) => {
    const { id, approver, hand, code, card } = await aCard(provider, weight);
    expect(card.text).toContain(why);
    expect(card.buttons).toEqual([ask]);
    const link = await linkFor(hand, card, approver);
    await world.conclude();
    expect(await heldOn(id)).toEqual([]);
    expect(await decisionsOn(id)).toEqual([]);

    const page = await showCode(link, code(await currentTime()));
    expect(page.url).toContain('/desk/requests');
    const done = await page.part('回避申请').form('同意').press('同意');
    expect(done.text).toContain('一分钟内可以撤销');
    expect(await heldOn(id)).toEqual([{ person_id: approver.id }]);
    await world.conclude();
    expect(await decisionsOn(id)).toEqual([
      { verdict: 'approve', person_id: approver.id, door: 'panel' },
    ]);
    expect((await showCode(link, code(await currentTime()))).status).toBe(410);
    await world.deliver();
    expect((await hand.card('回避申请')).buttons).not.toContain(ask);
    await hand.press(card, ask);
    await world.conclude();
    expect(await decisionsOn(id)).toHaveLength(1);
  });

  it('gives no link to whom the card was forwarded, nor lets the link in anybody else', async () => {
    const { id, approver, office, hand, code, card } = await aCard(provider, 'late');
    const { unit } = office;
    const other = await aPerson(sql, { unit, roles: [['approver', unit]] });
    const token = card.tokens[ask]!;
    const theirs = await aHand(world, other, provider);
    const raw = provider === 'telegram' ? `a:${token.replace(/^a:/, '')}` : token;
    expect(await theirs.pressToken(card, raw)).toContain('这张卡片是发给他人的');
    for (const told of await strangersPress(provider, card, raw))
      expect(told).toContain('尚未绑定人员');
    expect(await linksTo(id)).toEqual([]);

    const link = await linkFor(hand, card, approver);
    const own = await withAuthenticator(other, monday);
    const refused = await showCode(link, own.code(await currentTime()));
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('验证码不正确');
    expect(await sql('select 1 from step_up where about_id = $1', [id])).toEqual([]);
    expect(await heldOn(id)).toEqual([]);
    // It is still its owner's.
    const page = await showCode(link, code(await currentTime()));
    expect(page.part('回避申请').buttons).toContain('同意');
  });
});
