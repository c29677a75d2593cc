import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { type Inbound, keep } from '../../../bot/inbound.ts';
import { knownPerson } from '../../../bot/people.ts';
import { receive } from '../../../bot/receive.ts';
import { beginSteps } from '../../../bot/steps.ts';
import { forgetConfig } from '../../../config.ts';
import { connect, database, disconnect } from '../../../db/data-source.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { anAsk } from '../../support/asks.ts';
import type { Query, TestDatabase } from '../../support/database.ts';
import { aPerson, type Someone } from '../../support/factories.ts';
import { minutePasses } from '../../support/minute.ts';
import { aJpeg } from '../../support/pictures.ts';
import { aMatchedTask, by, monday } from '../../support/visit.ts';
import { aHand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import { aVisitCard, platforms } from './visits.ts';

const world = useWorld();

const clients: pg.Client[] = [];
afterAll(async () => {
  for (const client of clients) await client.end();
});

/** Everything that the day began with: visits on three platforms, and a request before two approvers. */
async function aMorning() {
  const [telegram, slack, web] = [
    await aVisitCard(world, 'telegram'),
    await aVisitCard(world, 'slack'),
    await aVisitCard(world, 'web'),
  ];
  // Somebody who is about to go in: both have accepted, the lead has the card to check in with.
  const field = await aVisitCard(world, 'telegram');
  for (const member of [field.lead, field.second]) {
    await acceptInspection(by(member), { inspectionId: field.inspectionId }, monday);
  }
  const scene = await aMatchedTask(world.sql);
  const { unit, approver } = scene.office;
  const other = await aPerson(world.sql, { unit, roles: [['approver', unit]] });
  const first = await aHand(world, approver, 'telegram');
  const second = await aHand(world, other, 'slack');
  const stranger = await aHand(world, telegram.second, 'telegram');
  await anAsk(world.sql, scene);
  await world.settle();
  const cards = [await first.card('更换申请'), await second.card('更换申请')] as const;
  return { telegram, slack, web, field, stranger, first, second, cards };
}

/** A day of presses, forms, words and mistakes, some of them brought more than once. */
async function spend(day: Awaited<ReturnType<typeof aMorning>>): Promise<void> {
  const { telegram, slack, web, field, stranger, first, second, cards } = day;
  world.telegram.duplicate(2);
  await telegram.hand.press(telegram.card, '接受');
  world.slack.dropAck(2);
  await slack.hand.press(slack.card, '接受');
  await web.hand.press(web.card, '接受');
  await web.hand.press(web.card, '接受');
  await stranger.pressToken(telegram.card, telegram.card.tokens['申请更换']!);
  await world.settle();
  const fresh = async (visit: typeof telegram) => visit.hand.card('抽查任务');
  const asked = { reason: '身体健康', note: '骨折' };
  for (const visit of [telegram, slack, web]) {
    const told = await visit.hand.fill(await fresh(visit), '申请更换', asked);
    expect(told).toContain('申请已提交');
  }
  await field.hand.press(await fresh(field), '签到');
  await sendPhoto(field.lead);
  await first.press(cards[0], '同意');
  await world.settle();
  const held = await first.card('更换申请');
  await first.press(held, '撤销');
  await world.settle();
  await first.press(await first.card('更换申请'), '同意');
  await second.press(cards[1], '同意');
  await second.press(cards[1], '同意');
  await first.pressToken(cards[0], 'a:AAAAAAAAAAAAAAAAAAAAAA');
  await minutePasses(world.sql);
}

/** A photo of what they see, sent to the bot by whoever is there. */
async function sendPhoto(person: Someone): Promise<void> {
  const [row] = await world.sql(
    `select user_id from chat_identity where person_id = $1 and provider = 'telegram'`,
    [person.id],
  );
  const id = Number(row!['user_id']);
  const sender = world.telegram.user({ id, name: person.name, started: true });
  sender.sendFile({ name: '现场.jpg', bytes: aJpeg({}, 88), caption: '前台' });
  await world.telegram.expectMessage(id, '第 1 号证据');
}

/** What people decided and what came of it, without the ids and instants that only one day can have. */
async function outcomesOf(sql: Query) {
  const decisions = await sql(
    `select about_type, about_id, verdict, person_id, reason, door, seen_version, card_hash, card_locale
     from decision order by about_id`,
  );
  const requests = await sql(
    `select inspection_id, seat_id, requester_id, reason, note, state, version, decided_by, decision_reason
     from substitution order by inspection_id, requested_at`,
  );
  const visits = await sql(`select id, state, version from inspection order by id`);
  const seats = await sql(
    'select id, inspection_id, inspector_id, active, accepted_at is not null as accepted from seat order by id',
  );
  const undone = await sql(
    'select about_id, person_id, verdict, state from held_verdict order by held_at, about_id',
  );
  const arrivals = await sql(
    'select inspection_id, inspector_id, licence_no, place from check_in order by 1, 2',
  );
  const evidence = await sql(
    `select inspection_id, number, original_hash, shared_hash, caption, door, sent_by from evidence order by 1, 2`,
  );
  const events = await sql(
    `select type, actor_id, door, card_hash, data ->> 'code' as code from event
     where door in ('telegram', 'slack', 'web') order by id`,
  );
  const inbox = await sql('select event_key, outcome from inbox order by event_key');
  return { decisions, requests, visits, seats, undone, arrivals, evidence, events, inbox };
}

const heldOnes = 'select id from held_verdict order by held_at, id';

/** What the recorded day brought in, in its order, with the tokens and forms it was about. */
async function recordOf(sql: Query) {
  const inbox = await sql('select event_key, body from inbox order by received_at');
  const tokens = await sql('select to_jsonb(t) as row from action_token t');
  const forms = await sql('select id, person_id from chat_form order by expires_at');
  return {
    inbounds: inbox.map(({ event_key, body }): Inbound => ({ eventKey: event_key, ...body })),
    tokens: tokens.map(({ row }) => row as object),
    forms: forms as { id: string; person_id: string }[],
    held: (await sql(heldOnes)).map(({ id }) => id as string),
  };
}

/** Brings a recorded day before the same program in another database. */
async function replay(there: TestDatabase, record: Awaited<ReturnType<typeof recordOf>>) {
  const client = new pg.Client(there.owner);
  clients.push(client);
  await client.connect();
  const sql: Query = async (text, values) => (await client.query(text, values)).rows;
  process.env['DATABASE_URL'] = there.office;
  forgetConfig();
  await disconnect();
  await connect();
  for (const row of record.tokens) {
    await sql(
      `insert into action_token select t.* from jsonb_populate_record(null::action_token,
         $1::jsonb || jsonb_build_object('used_at', null)) t
       where exists (select 1 from message m where m.id = t.message_id) on conflict do nothing`,
      [JSON.stringify(row)],
    );
  }
  const forms = [...record.forms];
  for (const inbound of record.inbounds) {
    await keep(inbound);
    const reply = await receive(inbound);
    // What was decided for a minute is called otherwise on this day: the button that undoes it is about that.
    for (const [at, { id }] of (await sql(heldOnes)).entries()) {
      await sql('update action_token set about_id = $1 where about_id = $2', [id, record.held[at]]);
    }
    if (!reply.form || inbound.from.provider !== 'telegram') continue;
    const { actor } = await knownPerson(inbound.from);
    const { formId } = await beginSteps(reply.form, actor.id, inbound.from);
    const recorded = forms.splice(
      forms.findIndex(({ person_id: id }) => id === actor.id),
      1,
    )[0]!;
    await database().query('update chat_form set id = $2 where id = $1', [formId, recorded.id]);
  }
  await minutePasses(sql);
  return outcomesOf(sql);
}

it('case 18: a recorded day of the inbox, replayed from its morning, comes to the same decisions', async () => {
  const morning = await aMorning();
  const copy = await world.copy();
  await spend(morning);
  await world.bot.stop();
  const expected = await outcomesOf(world.sql);
  expect(expected.decisions).toHaveLength(1);
  expect(expected.requests).toHaveLength(1 + platforms.length);
  expect(expected.undone.map(({ state }) => state)).toEqual(['undone', 'concluded']);
  expect(expected.arrivals).toHaveLength(1);
  expect(expected.evidence).toMatchObject([{ number: 1, caption: '前台', door: 'telegram' }]);
  const outcomes = expected.inbox.map(({ outcome }) => outcome as string);
  expect(outcomes).toEqual(
    expect.arrayContaining(['done', 'not-your-button', 'verdict-held', 'button-expired']),
  );
  const record = await recordOf(world.sql);
  expect(await replay(copy, record)).toEqual(expected);
}, 120_000);
