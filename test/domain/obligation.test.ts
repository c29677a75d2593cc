import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../usecases/calendar/official.ts';
import { dayOfStep, dueSteps, plannedSteps } from '../../domain/obligation.ts';

const twenty = plannedSteps('2026-10-30', [10, 5, 2, 0], officialCalendar, '2026-09-28');
const obligation = {
  id: 'o',
  dueOn: '2026-10-30',
  steps: twenty,
  overdueEvery: 1,
  fired: [] as string[],
};
const dueOn = (today: string, fired: string[] = []) =>
  dueSteps({ ...obligation, fired }, today, officialCalendar).map(({ step }) => step);

describe('the reminders of a term', () => {
  it('R-155 lie working days before its last day, and none before the term was written down', () => {
    expect(twenty.map(({ on }) => on)).toEqual([
      '2026-10-16',
      '2026-10-23',
      '2026-10-28',
      '2026-10-30',
    ]);
    expect(plannedSteps('2026-10-30', [10, 5, 2, 0], officialCalendar, '2026-10-24')).toEqual(
      twenty.slice(2),
    );
  });

  it('are due from their day on until given', () => {
    expect(dueOn('2026-10-15')).toEqual([]);
    expect(dueOn('2026-10-16')).toEqual(['before-10']);
    expect(dueOn('2026-10-17', ['before-10'])).toEqual([]);
    expect(dueOn('2026-10-30', ['before-10', 'before-5', 'before-2'])).toEqual(['due']);
  });

  it('go on each working day after it, and rest at weekends', () => {
    const all = twenty.map(({ step }) => step);
    expect(dueOn('2026-10-31', all)).toEqual([]);
    expect(dueOn('2026-11-02', all)).toEqual(['overdue-1']);
    expect(dueOn('2026-11-07', [...all, 'overdue-5'])).toEqual([]);
    expect(dueOn('2026-11-09', [...all, 'overdue-5'])).toEqual(['overdue-6']);
  });

  it('a step has one day, whoever names it', () => {
    expect(dayOfStep(obligation, 'before-5', officialCalendar)).toBe('2026-10-23');
    expect(dayOfStep(obligation, 'overdue-6', officialCalendar)).toBe('2026-11-09');
    for (const step of ['overdue-0', 'overdue-01', 'overdue-', 'before-3', '']) {
      expect(dayOfStep(obligation, step, officialCalendar), step).toBeUndefined();
    }
    expect(dayOfStep({ ...obligation, overdueEvery: 2 }, 'overdue-3', officialCalendar)).toBe(
      undefined,
    );
  });
});
