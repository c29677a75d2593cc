import { describe, expect, it } from 'vitest';
import { issueLinkCode } from '../../usecases/account/issue-link-code.ts';
import { aPerson, anOffice, type Someone } from '../support/factories.ts';
import { aMatchedTask, monday, teamOf } from '../support/visit.ts';
import { aHand, onTelegram } from './hands.ts';
import { aStranger } from './stranger.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let accounts = 30_000;

async function people() {
  const office = await anOffice(world.sql);
  const admin = await aPerson(world.sql, {
    unit: office.unit,
    roles: [['administrator', office.unit]],
  });
  const person = await aPerson(world.sql, { unit: office.unit, name: '李晓' });
  return { office, admin, person };
}

const codeFor = (admin: Someone, person: Someone, provider: 'telegram' | 'slack' = 'telegram') =>
  issueLinkCode(admin, 'panel', { personId: person.id, provider }, monday);

const identities = (person: Someone) =>
  world.sql('select provider, user_id, chat, reachable from chat_identity where person_id = $1', [
    person.id,
  ]);

function stranger() {
  accounts += 1;
  const id = accounts;
  const user = world.telegram.user({ id, name: '路人', started: true });
  const told = async (act: () => unknown) => {
    for (const { id: seen } of world.telegram.unread(id)) {
      await world.telegram.expectMessage(id, (message) => message.id === seen);
    }
    act();
    return (await world.telegram.expectMessage(id)).text;
  };
  const start = (code: string) => aStranger(world, 'telegram', '路人', id).start(code);
  return { id, user, told, start };
}

describe('a link code', () => {
  it('links the account that brings it on Telegram, once', async () => {
    const { admin, person } = await people();
    const { code } = await codeFor(admin, person);
    const { id, start } = stranger();
    expect(await start(code)).toContain('已绑定：李晓');
    expect(await identities(person)).toEqual([
      { provider: 'telegram', user_id: String(id), chat: String(id), reachable: true },
    ]);
    const other = stranger();
    expect(await other.told(() => other.user.start(code))).toContain('绑定码无效、已过期或已使用');
  });

  it('links the account that brings it on Slack', async () => {
    const { admin, person } = await people();
    const { code } = await codeFor(admin, person, 'slack');
    const somebody = aStranger(world, 'slack', '李晓');
    expect(await somebody.start(code)).toContain('已绑定：李晓');
    expect(await identities(person)).toMatchObject([{ provider: 'slack', user_id: somebody.user }]);
  });

  it('is kept as its hash only, also of what came in', async () => {
    const { admin, person } = await people();
    const { code } = await codeFor(admin, person);
    await stranger().start(code);
    const kept = await world.sql(
      `select body::text from inbox union all select code_hash from chat_link_code
       union all select result::text from command_log union all select data::text from event`,
    );
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  it('is of no use when it is too old, or for another platform', async () => {
    const { admin, person } = await people();
    const old = await codeFor(admin, person);
    await world.sql(`update chat_link_code set expires_at = $1`, [monday]);
    const { user, told } = stranger();
    expect(await told(() => user.start(old.code))).toContain('绑定码无效');
    const elsewhere = await codeFor(admin, person, 'slack');
    expect(await told(() => user.start(elsewhere.code))).toContain('绑定码无效');
    expect(await identities(person)).toEqual([]);
  });

  it('cannot be guessed: after five wrong ones a right one waits as well', async () => {
    const { admin, person } = await people();
    const { code } = await codeFor(admin, person);
    const { user, told } = stranger();
    for (let n = 0; n < 5; n += 1) await told(() => user.start(`wrong-${n}`));
    expect(await told(() => user.start(code))).toContain('绑定码无效');
    expect(await identities(person)).toEqual([]);
  });

  it('is made by administrators of the unit only', async () => {
    const { office, person } = await people();
    await expect(codeFor(office.approver, person)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('gives one account to one person', async () => {
    const { admin, person, office } = await people();
    const second = await aPerson(world.sql, { unit: office.unit });
    const { user, told, start } = stranger();
    await start((await codeFor(admin, person)).code);
    expect(await told(async () => user.start((await codeFor(admin, second)).code))).toContain(
      '绑定码无效',
    );
    expect(await identities(second)).toEqual([]);
  });
});

describe('somebody who is not linked', () => {
  it('is told how to link, and their presses change nothing but the trail', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(world.sql, scene, inspectionId);
    const hand = await aHand(world, lead!, 'telegram');
    await world.deliver();
    const card = await hand.card('抽查任务');
    accounts += 1;
    const unknown = onTelegram(world, accounts, '路人');
    expect(await unknown.pressToken(card, card.tokens['接受']!)).toContain('此账号尚未绑定人员');
    const [event] = await world.sql(
      `select actor_id, door, data from event where type = 'command.refused' and about_id = $1`,
      [inspectionId],
    );
    expect(event).toEqual({
      actor_id: null,
      door: 'telegram',
      data: { action: 'inspection.accept', code: 'unknown-person' },
    });
    const { told, user } = stranger();
    expect(await told(() => user.say('/start'))).toContain('请向管理员索取绑定码');
  });
});

describe('commands', () => {
  it('/tasks lists the visits that are open', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(world.sql, scene, inspectionId);
    accounts += 1;
    await world.sql(
      `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
       values (gen_random_uuid(), $1, 'telegram', '4242', $2, now())`,
      [lead!.id, String(accounts)],
    );
    const user = world.telegram.user({ id: accounts, name: lead!.name, started: true });
    user.say('/tasks');
    const { text } = await world.telegram.expectMessage(accounts);
    expect(text).toContain(`${scene.task.code}-0001 · 待接受 · 高青县宾馆`);
    user.say('你好');
    expect((await world.telegram.expectMessage(accounts)).text).toContain('/tasks 查看我的检查');
  });
});

describe('a person who shuts the bot out', () => {
  it('counts as unreachable until they let it in again', async () => {
    const { person } = await people();
    accounts += 1;
    await world.sql(
      `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
       values (gen_random_uuid(), $1, 'telegram', '4242', $2, now())`,
      [person.id, String(accounts)],
    );
    const user = world.telegram.user({ id: accounts, name: '李晓', started: true });
    const handled = async (count: number) => {
      await expect
        .poll(() =>
          world.sql(
            `select 1 from inbox where actor = $1 and kind = 'reachability' and handled_at is not null`,
            [String(accounts)],
          ),
        )
        .toHaveLength(count);
      return identities(person);
    };
    user.block();
    expect(await handled(1)).toMatchObject([{ reachable: false }]);
    user.unblock();
    expect(await handled(2)).toMatchObject([{ reachable: true, chat: String(accounts) }]);
  });
});
