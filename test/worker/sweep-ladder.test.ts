import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { system } from '../../domain/actor.ts';
import { climb } from '../../usecases/message/climb.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { ladderInForce, sweepLadder } from '../../worker/sweep-ladder.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson } from '../support/factories.ts';
import { useDemoClock } from './demo-clock.ts';

const clock = useDemoClock();
const { sql } = useDatabase();
const noon = '2026-09-16T12:00:00+08:00';

type Traits = { asks?: boolean; state?: string; active?: boolean; class?: string };

/** A card that reached its reader so many hours before noon; gives the message's id. */
async function aCard(hours: number, traits: Traits = {}): Promise<string> {
  const { asks = true, state = 'sent', active = true, class: of = 'action' } = traits;
  const { unit } = await anOffice(sql);
  const reader = await aPerson(sql, { unit });
  await sql('update person set active = $2 where id = $1', [reader.id, active]);
  const id = randomUUID();
  await sql(
    `insert into message (id, person_id, card, about_type, about_id, class, state, asks, provider, account,
       chat, provider_ref, next_try_at, created_at, sent_at)
     select $1::uuid, $2::uuid, 'drill', 'drill', gen_random_uuid(), $3, $4, $5, 'web', 'web', $2::uuid::text, 'r', at, at, at
     from (select $6::timestamptz - $7 * interval '1 hour' as at) sent`,
    [id, reader.id, of, state, asks, noon, hours],
  );
  return id;
}

const step = (id: string, rung: string) =>
  sql(
    `insert into message_step (message_id, number, rung, outcome, at) values ($1, 1, $2, 'owed', $3)`,
    [id, rung, noon],
  );
const press = (id: string) =>
  sql(
    `insert into action_token (hash, message_id, action, about_type, about_id, seen_version, command_id,
       created_at, expires_at, used_at)
     values (repeat('a', 64), $1, 'drill.answer', 'drill', $1, 1, gen_random_uuid(), $2, $2, $2)`,
    [id, noon],
  );

/** The ways that were taken by themselves, as the trail has them. */
const climbed = async () => {
  const rows = await sql(
    `select about_id::text as id, data ->> 'rung' as rung from event where type = 'message.climbed' order by 1, 2`,
  );
  return rows.map(({ id, rung }) => `${id} ${rung}`);
};

it('takes the next way to whoever has not answered in time, to nobody else, and each once', async () => {
  const [late, reminded] = [await aCard(3), await aCard(6.5)];
  await step(reminded, 'again');
  await press(await aCard(3));
  await step(await aCard(13), 'lead');
  for (const traits of [
    { asks: false },
    { state: 'failed' },
    { active: false },
    { class: 'reminder' },
  ])
    await aCard(3, traits);
  for (const hours of [1, 24 * 7 + 1]) await aCard(hours);

  await clock.at(sql, noon);
  await sweepLadder();
  // The reader of `reminded` is on the web only: there is no other way to them, which goes on file as well.
  const once = [`${late} again`, `${reminded} other`].toSorted((a, b) => a.localeCompare(b));
  expect(await climbed()).toEqual(once);
  await sweepLadder();
  expect(await climbed()).toEqual(once);
  const chases = await sql(`select about_id from message where card = 'chase'`);
  expect(chases).toEqual([{ about_id: late }]);
});

it('takes a way once, however many come to it at the same time', async () => {
  const copies: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const id = await aCard(7);
    await step(id, 'again');
    await sql(`update message set provider = 'telegram' where id = $1`, [id]);
    const given = { messageId: id, ladder: ladderInForce() };
    const climber = () => climb(commandOf(system, 'system'), given, new Date(noon));
    await Promise.all([climber(), climber(), climber(), climber()]);
    const [row] = await sql('select count(*)::int as n from message where copy_of = $1', [id]);
    copies.push(row!['n']);
  }
  expect(copies).toEqual([1, 1, 1, 1]);
});
