import { describe, expect, it } from 'vitest';
import { say } from '../../../chat/text.ts';
import { addWorkingDays, isWorkingDay } from '../../../domain/calendar.ts';
import { dayOf } from '../../../domain/day.ts';
import { officialCalendar } from '../../../usecases/calendar/official.ts';
import { soundAt } from '../../../domain/quiet.ts';
import { setQuietHours } from '../../../usecases/message/quiet.ts';
import { anAsk } from '../../support/asks.ts';
import { aMatchedTask, by, monday } from '../../support/visit.ts';
import { aHand } from '../../bot/hands.ts';
import { hashOf } from '../../../chat/tokens.ts';
import { useWorld } from '../../bot/world.ts';
import { aVisitCard, once, platforms, tracesOfAccepting } from './visits.ts';

describe('case 14: the days of an office in China', () => {
  it('begin at midnight in Shanghai, whatever zone a machine is in', () => {
    expect(dayOf(new Date('2026-09-14T15:59:59Z'))).toBe('2026-09-14');
    expect(dayOf(new Date('2026-09-14T16:00:00Z'))).toBe('2026-09-15');
    expect(say('zh-CN', { at: '2026-12-31T16:00:00Z' })).toBe('2027年1月1日（周五） 00:00');
    expect(say('en', { at: '2026-12-31T16:00:00Z' })).toBe('Fri 1 January 2027 00:00');
  });

  it('have no hour that is missing or there twice', () => {
    // The nights in which Europe and America change their clocks.
    for (const night of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01']) {
      const begins = Date.parse(`${night}T00:00:00+08:00`);
      const hours = Array.from({ length: 24 }, (_, hour) => new Date(begins + hour * 3_600_000));
      expect(new Set(hours.map(dayOf))).toEqual(new Set([night]));
      const clocks = hours.map((at) => say('zh-CN', { at: at.toISOString() }));
      expect(new Set(clocks).size).toBe(24);
    }
  });

  it('count a weekend that is worked to make up, and no holiday', () => {
    // 国庆节 2026: 1 to 7 October are off, 20 September and 10 October are worked.
    expect(isWorkingDay('2026-09-20', officialCalendar)).toBe(true);
    expect(isWorkingDay('2026-10-10', officialCalendar)).toBe(true);
    expect(isWorkingDay('2026-10-05', officialCalendar)).toBe(false);
    expect(addWorkingDays('2026-09-18', 1, officialCalendar).dueOn).toBe('2026-09-20');
  });

  it('let no term end on a holiday', () => {
    for (let count = 1; count <= 30; count += 1) {
      const { dueOn } = addWorkingDays('2026-09-18', count, officialCalendar);
      expect(isWorkingDay(dueOn, officialCalendar), `${count} days`).toBe(true);
    }
  });
});

const world = useWorld();

describe('case 14: quiet hours, and what is put off until they are over', () => {
  const atNine = { fromMinute: 8 * 60, toMinute: 12 * 60 };

  it.each(platforms)(
    'hold back what asks for a decision on %s until they are over',
    async (platform) => {
      const scene = await aMatchedTask(world.sql);
      const { approver } = scene.office;
      const hand = await aHand(world, approver, platform);
      await setQuietHours(by(approver), { for: { personId: approver.id }, hours: atNine }, monday);
      const { id } = await anAsk(world.sql, scene);
      const [held] = await world.sql(
        `select last_error as why, state, next_try_at > clock_timestamp() + interval '2 hours' as waits
         from message
         where about_id = $1 and person_id = $2`,
        [id, approver.id],
      );
      expect(held).toEqual({ state: 'pending', why: 'quiet', waits: true });
      await expect(hand.card('更换申请')).rejects.toThrow();
      await world.settle();
      expect((await hand.card('更换申请')).buttons).toContain('同意');
    },
  );

  it('are clipped at a legal limit: putting something off never goes past it', () => {
    const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    const at = (time: string, day = '2026-09-14') => new Date(`${day}T${time}:00+08:00`);
    const morning = at('07:00', '2026-09-15');
    expect(soundAt([night], at('23:00'))).toEqual(morning);
    expect(soundAt([night], at('23:00'), at('18:00', '2026-09-15'))).toEqual(morning);
    for (const limit of [at('08:00', '2026-09-15'), at('07:00', '2026-09-15'), at('23:30')]) {
      expect(soundAt([night], at('23:00'), limit)).toEqual(at('23:00'));
    }
  });
});

describe('case 14: a clock that jumps', () => {
  const jump = (by: string) => world.sql(`update demo_clock set at = at + $1::interval`, [by]);

  it.each(platforms)(
    'forward by three days leaves a card on %s as good as it was',
    async (platform) => {
      const visit = await aVisitCard(world, platform);
      await jump('3 days');
      expect(await visit.hand.press(visit.card, '接受')).toBe('已接受任务。');
      expect(await tracesOfAccepting(world, visit)).toEqual(once);
      await jump('-3 days');
    },
  );

  it.each(platforms)('back by a day does not act twice on %s, nor forget', async (platform) => {
    const visit = await aVisitCard(world, platform);
    expect(await visit.hand.press(visit.card, '接受')).toBe('已接受任务。');
    await jump('-1 day');
    expect(await visit.hand.press(visit.card, '接受')).toBe('已接受任务。');
    expect(await tracesOfAccepting(world, visit)).toEqual(once);
    await world.settle();
    expect((await visit.hand.card('抽查任务')).buttons).not.toContain('接受');
    await jump('1 day');
  });

  it.each(platforms)('past the life of a button ends it on %s', async (platform) => {
    const visit = await aVisitCard(world, platform);
    const token = visit.card.tokens['接受']!.replace(/^a:/, '');
    const [row] = await world.sql(
      `select expires_at - created_at > interval '30 days' as long from action_token where hash = $1`,
      [hashOf(token)],
    );
    expect(row).toEqual({ long: true });
    await jump('91 days');
    expect(await visit.hand.press(visit.card, '接受')).toContain('按钮已失效');
    expect(await tracesOfAccepting(world, visit)).toMatchObject({ events: 0, seats: 0 });
    await jump('-91 days');
  });
});
