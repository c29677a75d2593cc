import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readQuiet } from '../../domain/quiet.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { aPerson, anOffice, type Someone } from '../support/factories.ts';
import { monday } from '../support/visit.ts';
import { aStranger } from './stranger.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const hoursOf = (person: Someone) =>
  world.sql(
    `select from_minute as from, to_minute as to, active from quiet_hours where person_id = $1`,
    [person.id],
  );

const languageEvents = (person: Someone) =>
  world.sql(
    `select door, data from event where type = 'language.set' and actor_id = $1 order by id`,
    [person.id],
  );

/** Somebody with an account on a platform and none at the panel; `say` gives what they are told. */
async function aSpeaker(platform: 'telegram' | 'slack') {
  const office = await anOffice(world.sql);
  const person = await aPerson(world.sql, { unit: office.unit, name: '李晓' });
  const stranger = aStranger(world, platform, person.name);
  await world.sql(
    `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      randomUUID(),
      person.id,
      platform,
      platform === 'telegram' ? '4242' : world.slack.teamId,
      stranger.user,
      monday,
    ],
  );
  return { person, stranger, say: (words: string) => speak(platform, stranger.user, words) };
}

async function speak(platform: 'telegram' | 'slack', user: string, words: string) {
  if (platform === 'slack') {
    const slack = world.slack.user({ id: user, name: '李晓' });
    const before = slack.ephemerals().length;
    await slack.slash('/yaohao', words);
    await slack.expectEphemeral(() => slack.ephemerals().length > before);
    return slack.ephemerals().at(-1)!.text;
  }
  const id = Number(user);
  const seen = world.telegram.messages(id).map((message) => message.id);
  world.telegram.user({ id, name: '李晓', started: true }).say(`/${words}`);
  const isNew = (message: { id: string; fromBot: boolean }) =>
    message.fromBot && !seen.includes(message.id);
  return (await world.telegram.expectMessage(id, isNew)).text;
}

describe.each(['telegram', 'slack'] as const)('somebody without the panel, on %s', (platform) => {
  it('sets their quiet hours and ends them', async () => {
    const { person, say } = await aSpeaker(platform);
    expect(await say('quiet 22:30-06:30')).toContain('22:30–06:30');
    expect(await hoursOf(person)).toEqual([{ from: 1350, to: 390, active: true }]);
    expect(await say('me')).toContain('静默时段：22:30–06:30');
    expect(await say('quiet 25:00-06:30')).toContain('请这样写');
    expect(await say('quiet off')).toContain('已取消');
    expect(await hoursOf(person)).toEqual([{ from: 1350, to: 390, active: false }]);
    const events = await world.sql(
      `select door from event where type = 'quiet.set' and actor_id = $1`,
      [person.id],
    );
    expect(events).toEqual([{ door: platform }, { door: platform }]);
  });

  it('R-190 chooses their language, on the trail, and reads it from then on', async () => {
    const { person, say } = await aSpeaker(platform);
    expect(await say('language xx')).toContain('/language zh');
    expect(await say('language en')).toContain('English from now on');
    expect(await say('me')).toContain('Notices:');
    expect(await say('language 中文')).toContain('今后用中文');
    expect(await say('language 中文')).toContain('今后用中文');
    expect(await languageEvents(person)).toEqual([
      { door: platform, data: { changed: { locale: { before: 'zh-CN', after: 'en' } } } },
      { door: platform, data: { changed: { locale: { before: 'en', after: 'zh-CN' } } } },
    ]);
    const [row] = await world.sql('select locale from person where id = $1', [person.id]);
    expect(row).toEqual({ locale: 'zh-CN' });
  });

  it('sees by which ways they are reached', async () => {
    const { say } = await aSpeaker(platform);
    const told = await say('me');
    expect(told).toContain('送达情况：可送达');
    expect(told).toContain(`${platform === 'slack' ? 'Slack' : 'Telegram'}：`);
    expect(told).toContain('最近应答');
  });

  it('R-190 ends their sessions on the web, and the links that would open new ones', async () => {
    const { person, say } = await aSpeaker(platform);
    await world.sql(
      `insert into session (sid, sess, expire) values ($1, $2, now() + interval '1 day')`,
      [randomUUID(), JSON.stringify({ personId: person.id, cookie: {} })],
    );
    expect(await say('signout')).toContain('（1 处）');
    expect(
      await world.sql(`select 1 from session where sess ->> 'personId' = $1`, [person.id]),
    ).toEqual([]);
    const ended = await world.sql(
      `select door, data from event where type = 'account.signed-out' and actor_id = $1`,
      [person.id],
    );
    expect(ended).toEqual([{ door: platform, data: { sessions: 1 } }]);
  });

  it('is told to link first when nobody knows them, and nothing they wrote is kept in clear but settings', async () => {
    const stranger = aStranger(world, platform);
    expect(await speak(platform, stranger.user, 'quiet 22:00-07:00')).toContain('尚未绑定');
    await speak(platform, stranger.user, 'begin SECR-ETCD');
    const kept = await world.sql(`select body::text from inbox where actor = $1`, [stranger.user]);
    expect(JSON.stringify(kept)).not.toContain('SECR');
  });
});

describe('the settings in the web inbox', () => {
  async function signedIn() {
    const office = await anOffice(world.sql);
    const person = await aPerson(world.sql, { unit: office.unit, name: '李晓' });
    const login = `me-${randomUUID().slice(0, 8)}`;
    await world.sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      person.id,
      login,
      await hashPassword('yaohao-demo'),
    ]);
    const enter = async () => {
      const answer = await fetch(`${world.origin}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ login, password: 'yaohao-demo' }),
      });
      return answer.headers.getSetCookie()[0]!.split(';')[0]!;
    };
    const page = (cookie: string, path: string, body?: Record<string, string>) =>
      fetch(`${world.origin}${path}`, {
        redirect: 'manual',
        headers: { cookie },
        ...(body && { method: 'POST', body: new URLSearchParams(body) }),
      });
    return { person, enter, page };
  }

  it('set quiet hours and show how notices reach their reader', async () => {
    const { person, enter, page } = await signedIn();
    const cookie = await enter();
    const before = await (await page(cookie, '/me')).text();
    expect(before).toContain('送达情况：仅网页');
    expect(before).toContain('没有设置静默时段');
    await page(cookie, '/me/quiet', { from: '21:00', to: '08:00' });
    expect(await hoursOf(person)).toEqual([{ from: 1260, to: 480, active: true }]);
    const after = await (await page(cookie, '/me')).text();
    expect(after).toContain('静默时段已设置');
    expect(after).toContain('21:00–08:00');
    await page(cookie, '/me/quiet', { from: '21:00', to: '08:00', end: '1' });
    expect(await hoursOf(person)).toMatchObject([{ active: false }]);
    await page(cookie, '/me/quiet', { from: '21:00', to: '21:00' });
    expect(await (await page(cookie, '/me')).text()).toContain('flash deny');
  });

  it('sign out everywhere, here too', async () => {
    const { enter, page } = await signedIn();
    const [here, there] = [await enter(), await enter()];
    expect((await page(there, '/me')).status).toBe(200);
    const answer = await page(here, '/me/sign-out', {});
    expect(answer.headers.get('location')).toBe('/sign-in');
    for (const cookie of [here, there]) {
      expect((await page(cookie, '/me')).headers.get('location')).toContain('/sign-in');
    }
  });
});

it.each([
  ['22:00-07:00', { fromMinute: 1320, toMinute: 420 }],
  ['9:05 到 12：00', { fromMinute: 545, toMinute: 720 }],
  ['off', null],
  ['关', null],
  ['22:00', undefined],
  ['22:00-22:00', undefined],
  ['24:00-07:00', undefined],
  ['', undefined],
])('quiet hours written %j are read', (text, hours) => {
  expect(readQuiet(text)).toEqual(hours);
});
