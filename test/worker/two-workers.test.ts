import { describe, expect, it } from 'vitest';
import { bookOwed } from '../../worker/book-slots.ts';
import { claim, claimAll } from '../../worker/claim.ts';
import { deliverMessages } from '../../worker/deliver-messages.ts';
import { onTelegram, usePlatforms } from './platforms.ts';

const here = usePlatforms();

const readers = ['planner', 'approver', 'witness-a', 'witness-b'];
const linkAll = async () => {
  for (const [at, login] of readers.entries()) {
    const user = String(at + 7);
    here.telegram.user({ id: at + 7, name: login, started: true });
    await here.office.link(login, { ...onTelegram, user });
  }
};
const onTheWeb = (login: string) =>
  ({
    provider: 'web',
    account: 'web',
    chat: here.office.people[login]!,
    kind: 'dm',
  }) as const;

describe('two workers at once', () => {
  it('book no message twice and no instant twice', async () => {
    await linkAll();
    for (const login of [...readers, ...readers]) await here.office.owe(login);
    const booked = (await Promise.all([bookOwed(), bookOwed(), bookOwed()])).flatMap(
      ({ owed }) => owed,
    );
    expect(new Set(booked.map(({ id }) => id)).size).toBe(booked.length);
    expect(booked).toHaveLength(readers.length);
    const [row] = await here.sql(
      `select min(gap) as gap from (
         select extract(epoch from slot_at - lag(slot_at) over (order by slot_at)) * 1000 as gap
         from message where slot_at is not null and state = 'pending') gaps`,
    );
    expect(Number(row!['gap'])).toBeGreaterThanOrEqual(34.9);
  });

  it('take one of two messages to the same reader', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ids = [await here.office.owe('planner'), await here.office.owe('planner')];
      const claims = await Promise.all(ids.map((id) => claim(id, onTheWeb('planner'))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      await here.sql(`update message set state = 'held' where state <> 'held'`);
    }
  });

  it('take each message of the same batch once, and leave none that is free', async () => {
    const waiting = [];
    for (const login of readers) {
      waiting.push({ id: await here.office.owe(login), dest: onTheWeb(login) });
    }
    const claims = await Promise.all([claimAll(waiting), claimAll(waiting.toReversed())]);
    const taken = claims.flat().map(({ message }) => message.id);
    expect(taken.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
  });

  it('are kept by the database from writing to the same reader, whatever they believe', async () => {
    const ids = [await here.office.owe('planner'), await here.office.owe('planner')];
    await claim(ids[0]!, onTheWeb('planner'));
    await expect(
      here.sql(`update message set state = 'sending' where id = $1`, [ids[1]]),
    ).rejects.toMatchObject({ constraint: 'one_on_its_way' });
  });

  it('deliver the messages of each chat in their order, none twice', async () => {
    await linkAll();
    const wanted = new Map<string, string[]>();
    for (let round = 0; round < 3; round += 1) {
      for (const login of readers) {
        const id = await here.office.owe(login);
        const { number } = await here.office.message(id);
        wanted.set(login, [...(wanted.get(login) ?? []), number]);
      }
    }
    for (let round = 0; round < 3; round += 1) {
      await here.office.wait();
      const batches = await Promise.all([bookOwed(), bookOwed()]);
      const messageIds = batches.flatMap(({ owed }) => owed.map(({ id }) => id));
      expect(messageIds).toHaveLength(readers.length);
      const work = () => deliverMessages({ messageIds }, here.ports);
      await Promise.all([work(), work()]);
    }
    const calls = here.telegram.calls('sendMessage').filter(({ outcome }) => outcome === 'ok');
    for (const [at, login] of readers.entries()) {
      const texts = calls
        .filter(({ params }) => String(params['chat_id']) === String(at + 7))
        .map(({ params }) => String(params['text']));
      const seen = texts.flatMap((text) => /N-(\d+)/.exec(text)?.[1] ?? []).slice(-3);
      expect(seen.map(Number)).toEqual(wanted.get(login)!.map(Number));
    }
  });
});

describe('a card that was pressed', () => {
  it('is edited before anybody hears the news', async () => {
    await linkAll();
    const [pressed, other] = [await here.office.owe('planner'), await here.office.owe('approver')];
    await here.deliver(pressed);
    await here.office.letGo();
    await here.deliver(other);
    await here.office.rename('按下之后的抽查');
    const news = await here.office.owe('witness-a');
    await here.office.wait();
    expect(await here.swept()).toEqual([news, pressed, other]);
    await here.office.wait();
    await here.sql('update message set pressed_at = now() where id = $1', [pressed]);
    expect(await here.swept()).toEqual([pressed, news, other]);
  });

  it('does not wait for what is booked of its account, which pays for it afterwards', async () => {
    await linkAll();
    const pressed = await here.office.owe('planner');
    await here.deliver(pressed);
    await here.office.rename('抢先更新的抽查');
    await here.office.wait();
    await here.sql('update message set pressed_at = now() where id = $1', [pressed]);
    await here.sql(`update chat_pace set free_at = clock_timestamp() + interval '1 second'
      where key = 'telegram 4242'`);
    const { owed } = await bookOwed();
    expect(owed.find(({ id }) => id === pressed)!.delayMs).toBeLessThan(500);
    const [row] = await here.sql(
      `select (extract(epoch from free_at - clock_timestamp()) * 1000)::int as ms
       from chat_pace where key = 'telegram 4242'`,
    );
    expect(row!['ms']).toBeGreaterThan(500);
  });
});
