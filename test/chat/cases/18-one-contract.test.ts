import { beforeAll, describe, expect, it } from 'vitest';
import type { BoundCard } from '../../../chat/port.ts';
import { useWorld } from '../../bot/world.ts';
import { causesOf, faults, type FaultyPlace, whyNotOnTheWeb } from './contract-faults.ts';
import { aWitnessCard, type Here, openAccounts, placesOf } from './contract-places.ts';
import { type Platform, platforms } from './visits.ts';

const world = useWorld();
let places: Record<Platform, () => Here>;
let causes: Record<'telegram' | 'slack', FaultyPlace>;
beforeAll(() => {
  openAccounts(world);
  places = placesOf(world);
  causes = causesOf(world);
});

async function posted({ port, dest }: Here, card: BoundCard, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const outcome = await port.post(dest, card, locale);
  if (!outcome.ok) throw new Error(outcome.class);
  return outcome.ref;
}

describe.each(platforms)('case 18, the contract: the port of %s', (platform) => {
  it('names itself, and the chat of a person it may write to', async () => {
    const { port, user, dest } = places[platform]();
    expect(port.provider).toBe(platform);
    const dm = await port.resolveDm(user);
    expect(dm).toMatchObject({ provider: platform, account: dest.account, kind: 'dm' });
    const ref = await posted({ ...places[platform](), dest: dm! }, aWitnessCard());
    expect(ref.dest.provider).toBe(platform);
  });

  it('posts a card once, in the language asked for, and says where it stands', async () => {
    const at = places[platform]();
    const before = (await at.shown()).length;
    const ref = await posted(at, aWitnessCard('春季抽查'));
    const english = await posted(at, aWitnessCard('秋季抽查'), 'en');
    const now = (await at.shown()).slice(before);
    expect(now.map(({ id }) => id)).toEqual([ref.id, english.id]);
    expect(now[0]!.text).toContain('春季抽查');
    expect(now[0]!.text).toContain('通知编号');
    expect(now[1]!.text).toContain('秋季抽查');
    expect(now[1]!.text).not.toContain('通知编号');
  });

  it('changes it in place, as often as asked, in another language too', async () => {
    const at = places[platform]();
    const ref = await posted(at, aWitnessCard('春季抽查'));
    const before = (await at.shown()).length;
    for (const [name, locale] of [
      ['夏季抽查', 'zh-CN'],
      ['冬季抽查', 'en'],
    ] as const) {
      expect(await at.port.edit(ref, aWitnessCard(name), locale)).toEqual({ ok: true, ref });
      const now = await at.shown();
      expect(now).toHaveLength(before);
      expect(now.find(({ id }) => id === ref.id)!.text).toContain(name);
    }
  });

  it('takes a change that changes nothing for done', async () => {
    const at = places[platform]();
    const card = aWitnessCard();
    const ref = await posted(at, card);
    const outcome = await at.port.edit(ref, card, 'zh-CN');
    if (!outcome.ok) expect(outcome.class).toBe('unchanged');
    else expect(outcome.ref).toEqual(ref);
  });

  it('finds that a card to change is gone, and posts none in its place by itself', async () => {
    const at = places[platform]();
    const ref = await posted(at, aWitnessCard());
    await at.remove(ref);
    const before = await at.shown();
    expect(await at.port.edit(ref, aWitnessCard(), 'zh-CN')).toEqual({ ok: false, class: 'gone' });
    expect(await at.shown()).toEqual(before);
  });

  it('throws nothing when it fails, sends nothing twice, and works again', async () => {
    const at = places[platform]();
    const before = (await at.shown()).length;
    const card = aWitnessCard();
    const outcome = await at.failing(() => at.port.post(at.dest, card, 'zh-CN'));
    expect(outcome).toMatchObject({ ok: false, class: expect.stringMatching(/^(retry|unknown)$/) });
    expect(await at.shown()).toHaveLength(before);
    await posted(at, card);
    expect(await at.shown()).toHaveLength(before + 1);
  });

  it('knows whether a card arrived, or says that it cannot know', async () => {
    const at = places[platform]();
    const card = aWitnessCard();
    const since = new Date(Date.now() - 60_000);
    const ref = await posted(at, card);
    const answers = [
      await at.port.find(at.dest, card.messageId, since),
      await at.port.find(at.dest, '00000000-0000-4000-8000-ffffffffffff', since),
    ];
    if (platform === 'telegram') expect(answers).toEqual([undefined, undefined]);
    else expect(answers).toEqual([ref, null]);
  });

  it('is in order', async () => {
    expect(await places[platform]().port.check()).toMatchObject({ ok: true });
  });
});

// What a vendor's server can do to us. The web inbox is a table of our own: see below why none of it is there.
describe.each(['telegram', 'slack'] as const)('case 18, the contract: faults of %s', (platform) => {
  it.each(Object.keys(faults) as (keyof typeof faults)[])('%s', async (fault) => {
    const at = places[platform]();
    const { outcome, stands } = faults[fault];
    const before = (await at.shown()).length;
    const cause = causes[platform];
    const calls = cause.sends();
    const card = aWitnessCard();
    const answer = await cause.cause[fault](() => at.port.post(at.dest, card, 'zh-CN'));
    expect(answer).toMatchObject(outcome);
    // Never by itself a second time: that is the outbox's to decide.
    expect(cause.sends() - calls).toBeLessThanOrEqual(1);
    expect((await at.shown()).length - before).toBe(stands);
    await posted(at, card);
  });

  it('says what the platform refuses of what we made', async () => {
    const at = places[platform]();
    const open = platform === 'telegram' ? 'nowhere' : `http://a/${'x'.repeat(3000)}`;
    const broken = { ...aWitnessCard(), links: { open } };
    expect(await at.port.post(at.dest, broken, 'zh-CN')).toMatchObject({
      ok: false,
      class: 'bug',
      detail: expect.stringMatching(/URL|url|characters/),
    });
  });

  it('says that nobody was at the other end, so that nothing can have arrived', async () => {
    const outcome = await causes[platform].nobody((port) =>
      port.post(places[platform]().dest, aWitnessCard(), 'zh-CN'),
    );
    expect(outcome).toMatchObject({ ok: false, class: 'retry', scope: 'account' });
  });

  it('can look for a card whose answer was lost, or says that it cannot', async () => {
    const at = places[platform]();
    const card = aWitnessCard();
    const since = new Date(Date.now() - 60_000);
    await causes[platform].cause['lost answer'](() => at.port.post(at.dest, card, 'zh-CN'));
    const found = await at.port.find(at.dest, card.messageId, since);
    // The Bot API has no history to read.
    if (platform === 'telegram') expect(found).toBeUndefined();
    else expect(found).toEqual({ dest: at.dest, id: (await at.shown()).at(-1)!.id });
  });
});

describe('case 18, the contract: faults that the web inbox does not have', () => {
  const inbox = () => places.web();

  it(whyNotOnTheWeb['429'], async () => {
    const cards = Array.from({ length: 40 }, () => aWitnessCard());
    const { port, dest } = inbox();
    const outcomes = await Promise.all(cards.map((card) => port.post(dest, card, 'zh-CN')));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
  });

  it(whyNotOnTheWeb['lost answer'], async () => {
    const { port, dest, shown } = inbox();
    const before = (await shown()).length;
    const card = aWitnessCard();
    // The server ends the connection while the row is being written: it was rolled back, and says so.
    await world.sql(`create function hang_up() returns trigger language plpgsql as
      $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
    await world.sql(
      'create trigger hangs_up after insert on web_post for each row execute function hang_up()',
    );
    const outcome = await port.post(dest, card, 'zh-CN');
    await world.sql('drop function hang_up cascade');
    expect(outcome).toMatchObject({ ok: false, class: expect.stringMatching(/^(retry|unknown)$/) });
    expect(await port.find(dest, card.messageId, new Date(0))).toBeNull();
    expect(await shown()).toHaveLength(before);
    const ref = await posted(inbox(), card);
    expect(await port.find(dest, card.messageId, new Date(0))).toEqual(ref);
  });

  it(whyNotOnTheWeb['shut out'], async () => {
    const { port, user } = inbox();
    await world.sql(
      `update chat_identity set reachable = false, revoked_at = now() where person_id = $1`,
      [user],
    );
    const dm = await port.resolveDm(user);
    expect(dm).toMatchObject({ provider: 'web', chat: user });
    expect(await port.post(dm!, aWitnessCard(), 'zh-CN')).toMatchObject({ ok: true });
  });

  it(whyNotOnTheWeb['revoked token'], async () => {
    const at = inbox();
    const away = await causes.telegram.cause['revoked token'](() =>
      causes.slack.cause['revoked token'](() => at.port.post(at.dest, aWitnessCard(), 'zh-CN')),
    );
    expect(away).toMatchObject({ ok: true });
  });
});
