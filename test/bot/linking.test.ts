import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../chat/tokens.ts';
import { issueLinkCode } from '../../usecases/account/issue-link-code.ts';
import { answerLink } from '../../usecases/account/link.ts';
import { unlinkAccount } from '../../usecases/account/unlink.ts';
import { aPerson, anOffice, type Office, type Someone } from '../support/factories.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { aHand, type Hand } from './hands.ts';
import { aStranger, question } from './stranger.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const administrator = ({ unit }: Office) =>
  aPerson(world.sql, { unit, roles: [['administrator', unit]] });

const openAccounts = (person: Someone) =>
  world.sql(
    `select provider, user_id from chat_identity where person_id = $1 and revoked_at is null order by provider`,
    [person.id],
  );

describe.each(['telegram', 'slack'] as const)('case 5, a press on %s', (platform) => {
  async function aCard() {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(world.sql, scene, inspectionId);
    const hand: Hand = await aHand(world, lead!, platform);
    await world.deliver();
    const card = await hand.card('抽查任务');
    return { scene, inspectionId, lead: lead!, card, token: card.tokens['接受']! };
  }
  const accepted = async (inspectionId: string) =>
    (await world
      .sql('select 1 from event where type = $1 and about_id = $2', [
        'inspection.accepted',
        inspectionId,
      ])
      .then((rows) => rows.length)) as number;

  it('by somebody unlinked waits for the link, and is carried out once then', async () => {
    const { scene, inspectionId, lead, card, token } = await aCard();
    // The account that got the card is theirs no more; the new one is nobody's yet.
    await unlinkAccount(by(lead), { personId: lead.id, provider: platform }, monday);
    const stranger = aStranger(world, platform, lead.name);
    expect(await stranger.hand.pressToken(card, token)).toContain('尚未绑定人员');
    expect(await accepted(inspectionId)).toBe(0);

    const admin = await administrator(scene.office);
    const { code } = await issueLinkCode(admin, 'panel', { personId: lead.id, provider: platform });
    const told = await stranger.start(code);
    expect(told).toContain(`已绑定：${lead.name}`);
    expect(told).toContain('已接受');
    expect(await accepted(inspectionId)).toBe(1);
    const waiting = await world.sql('select taken_at from pending_press where user_id = $1', [
      stranger.user,
    ]);
    expect(waiting).toHaveLength(1);
    expect(waiting[0]!['taken_at']).not.toBeNull();
    // A second press of the same copy, and the command once more, change nothing.
    await stranger.hand.pressToken(card, token);
    expect(await accepted(inspectionId)).toBe(1);
  });

  it('of a card that was somebody else’s is refused also after the link, and the link stands', async () => {
    const { scene, inspectionId, card, token } = await aCard();
    const other = await aPerson(world.sql, { unit: scene.office.unit, name: '孙立' });
    const stranger = aStranger(world, platform, '孙立');
    await stranger.hand.pressToken(card, token);
    const admin = await administrator(scene.office);
    const { code } = await issueLinkCode(admin, 'panel', {
      personId: other.id,
      provider: platform,
    });
    const told = await stranger.start(code);
    expect(told).toContain('已绑定：孙立');
    expect(told).toContain('这张卡片是发给他人的');
    expect(await accepted(inspectionId)).toBe(0);
    const refused = await world.sql(
      `select actor_id, data ->> 'code' as code from event where type = 'command.refused' and about_id = $1
       order by id`,
      [inspectionId],
    );
    expect(refused).toEqual([
      { actor_id: null, code: 'unknown-person' },
      { actor_id: other.id, code: 'not-your-button' },
    ]);
    expect(await openAccounts(other)).toHaveLength(1);
  });

  it('that waited longer than an hour is not carried out', async () => {
    const { scene, inspectionId, lead, card, token } = await aCard();
    await unlinkAccount(by(lead), { personId: lead.id, provider: platform }, monday);
    const stranger = aStranger(world, platform, lead.name);
    await stranger.hand.pressToken(card, token);
    await world.sql(
      `update pending_press set pressed_at = pressed_at - interval '61 minutes' where grant_hash = $1`,
      [hashOf(token.replace(/^a:/, ''))],
    );
    const admin = await administrator(scene.office);
    const { code } = await issueLinkCode(admin, 'panel', { personId: lead.id, provider: platform });
    expect(await stranger.start(code)).not.toContain('已接受');
    expect(await accepted(inspectionId)).toBe(0);
  });
});

describe.each(['telegram', 'slack'] as const)('case 13, linking on %s', (platform) => {
  async function people() {
    const office = await anOffice(world.sql);
    const admin = await administrator(office);
    const person = await aPerson(world.sql, { unit: office.unit, name: '李晓' });
    const offer = (actor: Someone = admin, whom = person) =>
      issueLinkCode(actor, 'panel', { personId: whom.id, provider: platform });
    return { office, admin, person, offer };
  }

  it('asks by a masked name before anything is linked', async () => {
    const { person, offer } = await people();
    const { code } = await offer();
    const stranger = aStranger(world, platform);
    const asked = await stranger.bring(code);
    expect(asked).toContain(`${question} 李*`);
    expect(asked).not.toContain('李晓');
    expect(await openAccounts(person)).toEqual([]);
    expect(await stranger.answer('是我，绑定')).toContain('已绑定：李晓');
    expect(await openAccounts(person)).toEqual([{ provider: platform, user_id: stranger.user }]);
  });

  it('links nothing when somebody else was given the code, ends it and puts that on the trail', async () => {
    const { person, offer } = await people();
    const { code, typed } = await offer();
    const stranger = aStranger(world, platform);
    await stranger.bring(code);
    expect(await stranger.answer('不是我')).toContain('绑定码已作废');
    expect(await openAccounts(person)).toEqual([]);
    // Neither the code nor the other one of its offer, nor a second thought.
    expect(await aStranger(world, platform).bring(typed)).toContain('绑定码无效');
    await stranger.answer('不是我').catch(() => undefined);
    expect(await openAccounts(person)).toEqual([]);
    const declined = await world.sql(
      `select data ->> 'provider' as provider from event where type = 'account.link-declined' and about_id = $1`,
      [person.id],
    );
    expect(declined).toEqual([{ provider: platform }]);
  });

  it('takes the answer of the account that was asked, once, and while the code is in force', async () => {
    const { person, offer } = await people();
    const { code } = await offer();
    const stranger = aStranger(world, platform);
    await stranger.bring(code);
    const [claim] = await world.sql(
      'select id, provider, account from link_claim where user_id = $1',
      [stranger.user],
    );
    const { id: claimId, account } = claim as { id: string; account: string };
    const answerOf = (userId: string) =>
      answerLink({ claimId, whose: { provider: platform, account, userId }, answer: 'yes' });
    await expect(answerOf('4711')).rejects.toMatchObject({ code: 'link-refused' });
    await world.sql(`update chat_link_code set expires_at = $1 where person_id = $2`, [
      monday,
      person.id,
    ]);
    await expect(answerOf(stranger.user)).rejects.toMatchObject({ code: 'link-refused' });
    const [{ code: fresh }] = [await offer()];
    await stranger.bring(fresh);
    await stranger.answer('是我，绑定');
    await expect(answerOf(stranger.user)).rejects.toMatchObject({ code: 'link-refused' });
    expect(await openAccounts(person)).toHaveLength(1);
  });

  it('takes the code that was typed as well, in small letters and without the dash', async () => {
    const { person, offer } = await people();
    const { typed, code } = await offer();
    expect(typed).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const stranger = aStranger(world, platform);
    expect(await stranger.start(typed.toLowerCase().replace('-', ''))).toContain('已绑定：李晓');
    expect(await openAccounts(person)).toEqual([{ provider: platform, user_id: stranger.user }]);
    // Using one of the two uses both.
    expect(await aStranger(world, platform).start(code)).toContain('绑定码无效');
  });

  it('ends a code when a newer one is made', async () => {
    const { person, offer } = await people();
    const first = await offer();
    await offer();
    expect(await aStranger(world, platform).start(first.code)).toContain('绑定码无效');
    expect(await openAccounts(person)).toEqual([]);
  });

  it('refuses a code that is used, too old, or guessed too often', async () => {
    const { offer, office } = await people();
    const { code } = await offer();
    const stranger = aStranger(world, platform);
    await stranger.start(code);
    expect(await aStranger(world, platform).start(code)).toContain('绑定码无效');
    const second = await aPerson(world.sql, { unit: office.unit });
    const old = await offer(undefined, second);
    await world.sql('update chat_link_code set expires_at = $1 where person_id = $2', [
      monday,
      second.id,
    ]);
    expect(await aStranger(world, platform).start(old.typed)).toContain('绑定码无效');
    const guesser = aStranger(world, platform);
    for (let n = 0; n < 5; n += 1) await guesser.start(`ABCD-EFG${n + 2}`);
    const fresh = await offer(undefined, second);
    expect(await guesser.start(fresh.code)).toContain('绑定码无效');
    expect(await openAccounts(second)).toEqual([]);
  });

  it('is for the person themselves the first time, and for an administrator ever after', async () => {
    const { person, admin, offer } = await people();
    const { code } = await offer(person);
    await aStranger(world, platform).start(code);
    await expect(offer()).rejects.toMatchObject({ code: 'already-linked' });
    await unlinkAccount(by(person), { personId: person.id, provider: platform }, monday);
    await expect(offer(person)).rejects.toMatchObject({ code: 'relink-by-official' });
    const again = await offer(admin);
    expect(await aStranger(world, platform).start(again.typed)).toContain('已绑定：李晓');
  });

  it('of somebody who approves takes two administrators to change, and no registrar', async () => {
    const { office, admin, offer } = await people();
    const { approver, unit } = office;
    const registrar = await aPerson(world.sql, { unit, roles: [['registrar', unit]] });
    await expect(offer(registrar, approver)).rejects.toMatchObject({ code: 'forbidden' });
    await aStranger(world, platform).start((await offer(admin, approver)).code);
    await unlinkAccount(
      by(admin),
      { personId: approver.id, provider: platform, reason: '手机遗失' },
      monday,
    );
    await expect(offer(admin, approver)).rejects.toMatchObject({ code: 'relink-by-official' });
    const second = await administrator(office);
    expect(await aStranger(world, platform).start((await offer(second, approver)).code)).toContain(
      `已绑定：${approver.name}`,
    );
  });

  it('is told to its person on the web, whoever did it', async () => {
    const { person, offer } = await people();
    await aStranger(world, platform).start((await offer()).code);
    const [message] = await world.sql(
      `select provider, chat, vars ->> 'change' as change from message where person_id = $1 and card = 'account'`,
      [person.id],
    );
    expect(message).toEqual({ provider: 'web', chat: person.id, change: 'linked' });
  });
});

it('case 13, a command of Slack in a channel makes no private chat of that channel', async () => {
  const office = await anOffice(world.sql);
  const admin = await administrator(office);
  const person = await aPerson(world.sql, { unit: office.unit, name: '李晓' });
  const { code } = await issueLinkCode(admin, 'panel', { personId: person.id, provider: 'slack' });
  const id = 'U0HALL';
  world.slack.channel({ id: 'C0HALL', name: '大厅', members: [id] });
  const user = world.slack.user({ id, name: '李晓' });
  await user.slash('/yaohao', `link ${code}`, { in: 'C0HALL' });
  const asked = await user.expectEphemeral(question);
  await user.press(asked.id, '是我，绑定');
  await user.expectEphemeral('已绑定：李晓');
  const [identity] = await world.sql('select chat from chat_identity where user_id = $1', [id]);
  expect(identity!['chat']).not.toBe('C0HALL');
});

it('nobody who has left is linked', async () => {
  const office = await anOffice(world.sql);
  const person = await aPerson(world.sql, { unit: office.unit });
  await world.sql('update person set active = false where id = $1', [person.id]);
  const insert = `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
    values ($1, $2, 'telegram', '4242', '1', now())`;
  await expect(world.sql(insert, [randomUUID(), person.id])).rejects.toMatchObject({
    code: 'YH001',
  });
});
