import { describe, expect, it } from 'vitest';
import { agendaOf, horizonOf, horizons, mondayOf, sundayOf } from '../../domain/agenda.ts';
import { digestDue } from '../../domain/digest.ts';

const visit = { state: 'accepted', startsOn: '2026-09-01', endsOn: '2026-09-30', isAccepted: true };
const wednesday = '2026-09-16';

describe('when somebody has to turn to a visit', () => {
  it.each([
    ['overdue', { endsOn: '2026-09-15' }],
    ['overdue', { endsOn: '2026-09-15', isAccepted: false }],
    ['today', { endsOn: wednesday }],
    ['today', { isAccepted: false }],
    ['today', { state: 'started' }],
    ['today', { state: 'submitted' }],
    ['week', { endsOn: '2026-09-20' }],
    ['later', { endsOn: '2026-09-21' }],
  ])('%s: %o', (horizon, traits) => {
    expect(horizonOf({ ...visit, ...traits }, wednesday)).toBe(horizon);
  });

  it('is in exactly one place, whatever the visit', () => {
    const visits = ['2026-09-10', wednesday, '2026-09-18', '2026-10-10'].map((endsOn) => ({
      ...visit,
      endsOn,
    }));
    const agenda = agendaOf(visits, wednesday);
    expect(horizons.flatMap((horizon) => agenda[horizon])).toHaveLength(visits.length);
  });

  it('counts weeks from Monday to Sunday', () => {
    expect(mondayOf('2026-09-20')).toBe('2026-09-14');
    expect(mondayOf('2026-09-14')).toBe('2026-09-14');
    expect(sundayOf('2026-09-14')).toBe('2026-09-20');
    expect(sundayOf('2026-12-31')).toBe('2027-01-03');
  });
});

describe('when a digest is due', () => {
  const at = (time: string) => new Date(`${time}+08:00`);
  const holidays = new Map([
    [
      2026,
      {
        holidays: new Set(['2026-09-14']),
        makeUpDays: new Set(['2026-09-19']),
        source: 'a Monday off, worked for on Saturday',
      },
    ],
  ]);

  it('is on the first working day of the week from half past eight, then on any other', () => {
    const usual = new Map();
    expect(digestDue(at('2026-09-14T08:29'), usual)).toBeUndefined();
    expect(digestDue(at('2026-09-14T08:30'), usual)).toBe('2026-09-14');
    expect(digestDue(at('2026-09-16T07:00'), usual)).toBe('2026-09-14');
    expect(digestDue(at('2026-09-19T12:00'), usual)).toBeUndefined();
  });

  it('waits for Tuesday when Monday is off, and comes on a Saturday that is worked', () => {
    expect(digestDue(at('2026-09-14T12:00'), holidays)).toBeUndefined();
    expect(digestDue(at('2026-09-15T08:29'), holidays)).toBeUndefined();
    expect(digestDue(at('2026-09-15T08:30'), holidays)).toBe('2026-09-14');
    expect(digestDue(at('2026-09-19T07:00'), holidays)).toBe('2026-09-14');
  });
});
