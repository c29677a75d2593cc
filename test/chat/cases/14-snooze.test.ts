import { afterEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../../chat/tokens.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { climb } from '../../../usecases/message/climb.ts';
import { setQuietHours } from '../../../usecases/message/quiet.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { ladderInForce } from '../../../worker/sweep-ladder.ts';
import { sweepSnoozes } from '../../../worker/sweep-snoozes.ts';
import { aHand, type Hand } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';
import type { Someone } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, monday, signed } from '../../support/visit.ts';
import { type Platform, platforms } from './visits.ts';

const world = useWorld();
const { sql } = world;

const at = (text: string) => new Date(`${text}:00+08:00`);
/** Sets the clock that bot and worker read. */
const clock = (text: string) =>
  sql('update demo_clock set at = $1, set_at = clock_timestamp()', [at(text)]);
afterEach(() => sql('update demo_clock set at = $1, set_at = clock_timestamp()', [monday]));

const labels = { hour: '1 小时后', 'four-hours': '4 小时后', tomorrow: '明天 09:00' };
type Choice = keyof typeof labels;

// Signed on Monday 2026-09-28: due on 2026-10-30, reminded 2 working days before.
async function aReminder(platform: Platform, on = '2026-10-28T10:00', step = 'before-2') {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await signed(sql, scene, inspectionId, at('2026-09-28T09:00'));
  const [owed] = await sql(
    `select o.id, d.id as "disclosureId", d.version from obligation o join disclosure d on d.id = o.about_id
     where o.kind = 'disclosure' and d.inspection_id = $1`,
    [inspectionId],
  );
  const obligationId = owed!['id'] as string;
  const disclosureId = owed!['disclosureId'] as string;
  const { approver } = scene.office;
  const hand = await aHand(world, lead!, platform);
  const theirs = await aHand(world, approver, platform);
  await clock(on);
  await remindObligation(bySystem(), { obligationId, step }, at(on));
  await world.settle();
  const people = { lead: lead!, second: second!, approver };
  return { ...people, hand, theirs, obligationId, disclosureId };
}
type Made = Awaited<ReturnType<typeof aReminder>>;

/** The numbers of the reminders that somebody was given of it, the first first. */
async function numbersOf({ disclosureId }: Made, { id }: Someone): Promise<string[]> {
  const rows = await sql(
    `select 'N-' || lpad(number::text, 6, '0') as number from message
     where card = 'disclosure-due' and about_id = $1 and person_id = $2 order by message.number`,
    [disclosureId, id],
  );
  return rows.map(({ number }) => number as string);
}

const newest = async (made: Made, hand: Hand = made.hand, person: Someone = made.lead) =>
  hand.card((await numbersOf(made, person)).at(-1)!);

const first = async (made: Made) => made.hand.card((await numbersOf(made, made.lead))[0]!);

/** Presses the button and chooses; answers what they are told. */
async function snooze(made: Made, choice: Choice, card = newest(made)): Promise<string> {
  const { hand } = made;
  // A modal knows an option by its value, every other form by its words.
  const chosen = hand.provider === 'slack' ? choice : labels[choice];
  return hand.fill(await card, '稍后提醒', { choice: chosen });
}

const snoozesOf = ({ obligationId }: Made) =>
  sql(
    `select person_id as who, choice, until, outcome from snooze where obligation_id = $1 order by snoozed_at`,
    [obligationId],
  );

const eventsOf = async ({ disclosureId }: Made, type: string) =>
  sql('select actor_id, door, card_hash, data from event where type = $1 and about_id = $2', [
    type,
    disclosureId,
  ]);

/** Lets the clock come to an instant and gives what is to be given again by then. */
async function comeTo(text: string) {
  await clock(text);
  await sweepSnoozes();
  await world.settle();
}

describe.each(platforms)('case 14: a reminder put off on %s', (platform) => {
  it('says until when, and comes again by then as a fresh card; each is on the trail', async () => {
    const made = await aReminder(platform);
    const said = await snooze(made, 'hour');
    expect(said).toContain('2026年10月28日（周三） 11:00');
    await world.settle();
    const waiting = await newest(made);
    expect(waiting.text).toContain('您已推迟这条提醒，2026年10月28日（周三） 11:00 再提醒');
    expect(waiting.buttons).not.toContain('稍后提醒');
    const [event] = await eventsOf(made, 'obligation.snoozed');
    expect(event).toMatchObject({
      actor_id: made.lead.id,
      door: platform,
      data: { step: 'before-2', until: '2026-10-28 11:00' },
    });
    expect(event!['card_hash']).toMatch(/^[0-9a-f]{64}$/);

    await comeTo('2026-10-28T10:58');
    expect(await numbersOf(made, made.lead)).toHaveLength(1);
    await comeTo('2026-10-28T11:01');
    expect(await numbersOf(made, made.lead)).toHaveLength(2);
    const again = await newest(made);
    expect(again.text).toContain('距公示期限还剩 2 个工作日');
    expect(again.buttons).toContain('稍后提醒');
    expect((await first(made)).text).toContain('已于 2026年10月28日（周三） 11:01 再次提醒');
    await comeTo('2026-10-28T12:00');
    expect(await numbersOf(made, made.lead)).toHaveLength(2);
    expect(await eventsOf(made, 'obligation.reminded-again')).toHaveLength(1);
    expect(await snoozesOf(made)).toMatchObject([{ choice: 'hour', outcome: 'again' }]);
  });

  it('is put off for its reader alone, and can be put off again when it has come', async () => {
    const made = await aReminder(platform);
    await snooze(made, 'four-hours');
    await world.settle();
    const touched = await sql(
      `select 1 from message where card = 'disclosure-due' and about_id = $1 and person_id = $2
         and desired_version > 1`,
      [made.disclosureId, made.approver.id],
    );
    expect(touched).toEqual([]);
    await comeTo('2026-10-28T14:01');
    expect(await numbersOf(made, made.approver)).toHaveLength(1);
    await snooze(made, 'tomorrow');
    await world.settle();
    expect((await newest(made)).text).toContain('2026年10月29日（周四） 09:00');
    await comeTo('2026-10-29T09:00');
    expect(await numbersOf(made, made.lead)).toHaveLength(3);
    expect(await numbersOf(made, made.approver)).toHaveLength(1);
    const theirs = await newest(made, made.theirs, made.approver);
    expect(theirs.text).not.toContain('推迟');
    expect(theirs.buttons).toContain('稍后提醒');
  });

  it('is clipped at the last day: it never passes it, and then cannot be put off any more', async () => {
    const made = await aReminder(platform, '2026-10-30T17:30', 'due');
    const card = await newest(made);
    expect(await snooze(made, 'tomorrow', Promise.resolve(card))).toContain(
      '2026年10月30日（周五） 20:00',
    );
    const [{ until } = {}] = await snoozesOf(made);
    expect(until).toEqual(at('2026-10-30T20:00'));
    await comeTo('2026-10-30T20:00');
    const again = await newest(made);
    expect(again.text).toContain('今天是公示期限的最后一天');
    expect(again.buttons).not.toContain('稍后提醒');
    await expect(
      sql(
        `insert into snooze (id, message_id, obligation_id, person_id, choice, snoozed_at, until, due_on)
         select gen_random_uuid(), m.id, $2, m.person_id, 'hour', $3, $4, '2026-10-30' from message m
         where m.card = 'disclosure-due' and m.about_id = $1 and m.person_id = $5`,
        [
          made.disclosureId,
          made.obligationId,
          at('2026-10-30T23:30'),
          at('2026-10-31T00:00'),
          made.approver.id,
        ],
      ),
    ).rejects.toThrow('snooze_is_clipped');
  });

  it('turns down a press when less than four hours are left, and the card loses its button', async () => {
    const made = await aReminder(platform, '2026-10-30T19:50', 'due');
    const card = await newest(made);
    expect(card.buttons).toContain('稍后提醒');
    await clock('2026-10-30T20:10');
    expect(await made.hand.pressToken(card, card.tokens['稍后提醒']!)).toContain('不能再推迟');
    await world.settle();
    expect((await newest(made)).buttons).not.toContain('稍后提醒');
    expect(await snoozesOf(made)).toEqual([]);
  });

  it('comes after the quiet hours of its reader, those set meanwhile among them', async () => {
    const made = await aReminder(platform, '2026-10-28T19:30');
    const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    await setQuietHours(by(made.lead), { for: { personId: made.lead.id }, hours: night });
    expect(await snooze(made, 'four-hours')).toContain('2026年10月29日（周四） 07:00');
    await comeTo('2026-10-28T23:31');
    expect(await numbersOf(made, made.lead)).toHaveLength(1);
    const morning = { fromMinute: 22 * 60, toMinute: 8 * 60 };
    await setQuietHours(by(made.lead), { for: { personId: made.lead.id }, hours: morning });
    await clock('2026-10-29T07:00');
    await sweepSnoozes();
    const [held] = await sql(
      `select last_error as why, next_try_at > clock_timestamp() + interval '50 minutes' as waits from message
       where dedupe_key like 'snooze:%' and about_id = $1`,
      [made.disclosureId],
    );
    expect(held).toEqual({ why: 'quiet', waits: true });
  });

  it('takes a second press for the first, and no other choice', async () => {
    const made = await aReminder(platform);
    const card = await newest(made);
    const said = await snooze(made, 'hour', Promise.resolve(card));
    const again = await made.hand.pressToken(card, card.tokens['稍后提醒']!);
    expect(said).toContain('2026年10月28日（周三） 11:00');
    expect(again).toContain('按钮已失效');
    expect(await snoozesOf(made)).toHaveLength(1);
    expect(await eventsOf(made, 'obligation.snoozed')).toHaveLength(1);
  });

  it('is nobody else’s to put off: a forwarded card is refused, and that is on the trail', async () => {
    const made = await aReminder(platform);
    const other = await aHand(world, made.second, platform);
    const card = await newest(made);
    expect(await other.pressToken(card, card.tokens['稍后提醒']!)).toContain('发给他人的');
    expect(await snoozesOf(made)).toEqual([]);
    const refusals = await sql(
      `select data from event where type = 'command.refused' and actor_id = $1`,
      [made.second.id],
    );
    expect(refusals).toMatchObject([{ data: { code: 'not-your-button' } }]);
  });

  it('is refused where the card is stale, which becomes what it should be', async () => {
    const made = await aReminder(platform);
    const card = await newest(made);
    await sql('update disclosure set version = version + 1 where id = $1', [made.disclosureId]);
    expect(await snooze(made, 'hour', Promise.resolve(card))).toContain('内容已有更新');
    expect(await snoozesOf(made)).toEqual([]);
    await world.settle();
    const { tokens } = await newest(made);
    const [fresh] = await sql('select seen_version from action_token where hash = $1', [
      hashOf(tokens['稍后提醒']!.replace(/^a:/, '')),
    ]);
    const [{ version } = {}] = await sql('select version from disclosure where id = $1', [
      made.disclosureId,
    ]);
    expect(fresh).toEqual({ seen_version: version });
  });

  it('gives way to a newer reminder, which alone can be put off', async () => {
    const made = await aReminder(platform);
    const old = await newest(made);
    await clock('2026-10-30T09:00');
    const given = { obligationId: made.obligationId, step: 'due' };
    await remindObligation(bySystem(), given, at('2026-10-30T09:00'));
    await world.settle();
    expect((await first(made)).buttons).not.toContain('稍后提醒');
    expect((await newest(made)).buttons).toContain('稍后提醒');
    expect(await made.hand.pressToken(old, old.tokens['稍后提醒']!)).toContain('内容已有更新');
    expect(await snoozesOf(made)).toEqual([]);
  });

  it('does not come again when it was done meanwhile', async () => {
    const made = await aReminder(platform);
    await snooze(made, 'tomorrow');
    const given = { disclosureId: made.disclosureId, verdict: 'approve' } as const;
    await approveDisclosure(by(made.approver), given, at('2026-10-28T15:00'));
    await comeTo('2026-10-29T09:01');
    expect(await numbersOf(made, made.lead)).toHaveLength(1);
    expect((await newest(made)).text).not.toContain('推迟');
    expect(await snoozesOf(made)).toMatchObject([{ outcome: 'over' }]);
  });

  it('keeps back no way to others: the ladder of the card that asks climbs as before', async () => {
    const made = await aReminder(platform);
    const { approver, theirs: hand } = made;
    const asked = `card = 'disclosure' and about_id = $1 and person_id = $2`;
    const card = [made.disclosureId, approver.id];
    await sql(`update message set sent_at = $3, asks = true where ${asked}`, [
      ...card,
      at('2026-10-28T08:30'),
    ]);
    const [{ id: messageId } = {}] = await sql(`select id from message where ${asked}`, card);
    const theirs = await newest(made, hand, approver);
    await hand.fill(theirs, '稍后提醒', {
      choice: platform === 'slack' ? 'tomorrow' : labels.tomorrow,
    });
    expect(await snoozesOf(made)).toMatchObject([{ who: approver.id }]);
    const given = { messageId: messageId as string, ladder: ladderInForce() };
    expect(await climb(bySystem(), given, at('2026-10-28T12:00'))).toEqual({ rung: 'again' });
  });
});
