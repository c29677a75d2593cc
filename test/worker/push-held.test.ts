import { describe, expect, it } from 'vitest';
import { database } from '../../db/data-source.ts';
import { setQuietHours } from '../../usecases/message/quiet.ts';
import { sendOnePush } from '../../worker/send-push.ts';
import { usePushes } from './pushes.ts';

const pushes = usePushes();
const { here, sql, as, idOf, aDevice, swept, send, pass, land, stateOf } = pushes;

describe('nothing is lost or doubled', () => {
  it('when the worker dies between the claim and the push', async () => {
    const phone = await aDevice('planner');
    await land('planner');
    await pass(5);
    await sql(
      `update push_subscription set attempt = attempt + 1, lease_until = clock_timestamp() + interval '1 minute'
       where id = $1`,
      [phone.id],
    );
    expect(await send()).toBe(0);
    await pass(61);
    expect(await send()).toBe(1);
    expect(phone.pushes).toHaveLength(1);
  });

  it('when the queue brings a job twice, or two workers take it at once', async () => {
    const phone = await aDevice('planner');
    await land('planner');
    await pass(5);
    const { offers } = await swept();
    const again = (await swept()).offers;
    expect(again.map(({ id }) => id)).toEqual(offers.map(({ id }) => id));
    const payload = offers[0]!.payload as { subscriptionId: string };
    await Promise.all([1, 2, 3].map(() => sendOnePush(payload)));
    await sendOnePush(payload);
    expect(phone.asked()).toBe(1);
  });

  it('when a card lands while a push is on its way', async () => {
    const phone = await aDevice('planner');
    await land('planner');
    await pass(5);
    const { offers } = await swept();
    const slow = database().transaction(async (tx) => {
      await tx.query(
        `update push_subscription set wanted = wanted + 1, due_at = clock_timestamp() where id = $1`,
        [phone.id],
      );
    });
    await Promise.all([slow, sendOnePush(offers[0]!.payload as { subscriptionId: string })]);
    await pass(60);
    await send();
    const { wanted, sent } = await stateOf(phone.id);
    expect([wanted, sent]).toEqual([2, 2]);
  });

  it('and a card that did not land is not told', async () => {
    const phone = await aDevice('planner');
    await sql(`create function refuse_post() returns trigger language plpgsql as
      $$ begin raise exception 'no' using errcode = '23514'; end $$`);
    await sql(
      `create trigger refuse_post after insert on web_post for each row execute function refuse_post()`,
    );
    const message = await here.office.owe('planner');
    await here.deliver(message);
    await sql('drop trigger refuse_post on web_post');
    expect(await stateOf(phone.id)).toMatchObject({ wanted: 0 });
  });
});

describe('quiet hours', () => {
  // All day and night, but for a minute that is long gone.
  const allDay = async () => {
    const minute = new Date(Date.now() + 8 * 3_600_000);
    const now = minute.getUTCHours() * 60 + minute.getUTCMinutes();
    const hours = { fromMinute: (now + 1380) % 1440, toMinute: (now + 600) % 1440 };
    await setQuietHours(await as('planner'), { for: { personId: idOf('planner') }, hours });
  };
  const end = async () =>
    setQuietHours(await as('planner'), { for: { personId: idOf('planner') }, hours: null });

  it('hold back what failed before they began, until they end', async () => {
    const phone = await aDevice('planner');
    phone.fail({ status: 500 });
    await land('planner');
    await allDay();
    await pass(5);
    await send();
    expect((await stateOf(phone.id))['minutes']).toBeGreaterThan(9 * 60);
    await pass(60);
    expect(await send()).toBe(0);
    await end();
    await pass(10 * 3_600);
    expect(await send()).toBe(1);
    expect(phone.pushes).toHaveLength(1);
  });

  it('yield to a legal notice, and to what came through them for a legal limit, also when it is tried again', async () => {
    const [phone, other] = [await aDevice('planner'), await aDevice('planner')];
    await allDay();
    for (const owed of [
      { class: 'notice' },
      { limit: new Date(Date.now() + 3_600_000) },
    ] as const) {
      phone.fail({ status: 500 });
      await pass(60);
      await land('planner', owed);
      await pass(5);
      await send();
      expect((await stateOf(phone.id))['minutes']).toBeLessThan(1);
      await pass(60);
      expect(await send()).toBe(1);
    }
    expect(phone.pushes).toHaveLength(2);
    expect(other.pushes).toHaveLength(2);
    await end();
  });
});
