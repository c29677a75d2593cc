import { describe, expect, it } from 'vitest';
import { outcomesOf } from '../../../domain/frequency/promises.ts';
import { linesOf, type Pooled, type Traced } from '../../../domain/frequency/reasons.ts';
import { frequencyRules, type Standing } from '../../../domain/frequency/rules.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { periodsOf } from './simulate.ts';

const history = [{ from: '2026-01-01', rules: frequencyRules(profileOf('xianyou')) }];
const venue: Standing = {
  category: '娱乐场所',
  grade: 'C',
  blacklisted: false,
  subtype: '',
  subsists: true,
};

const since = (from: string, standing: Partial<Standing> = {}) => ({
  from,
  standing: { ...venue, ...standing },
});

/** What August brought to a C venue, as it is told on a day. */
function august(today: string, member: Partial<Traced>): string[] {
  const whole = { id: 's', standings: [since('2026-01-01')], visits: [], pooled: [], ...member };
  const periods = periodsOf({ history }, today > '2026-08-31' ? today : '2026-08-31');
  return linesOf(whole, outcomesOf(whole, periods, today), periods, today)
    .filter(({ block }) => block.startsOn === '2026-08-01' && block.endsOn === '2026-08-31')
    .map(({ rule, state, on, ref, reason }) =>
      [rule.when, state, on, ref, reason].filter((word) => word !== null).join(' '),
    );
}

const pooled = (eligibility: number, to = '2026-08-31'): Pooled[] => [
  { ref: 'XY-2026-000001', from: '2026-08-01', to, eligibility },
];

describe('why a subject was not inspected in a period (R-071)', () => {
  const over = '2026-09-02';
  it.each<[string, string, Partial<Traced>, string[]]>([
    [
      'a visit was made',
      over,
      { visits: [{ on: '2026-08-09', ref: 'V' }] },
      ['C kept 2026-08-09 V'],
    ],
    [
      'it came on file later',
      over,
      { standings: [since('2026-08-20')] },
      ['C not-promised 2026-08-20 not-registered'],
    ],
    [
      'it had left before',
      over,
      { standings: [since('2026-01-01'), since('2026-05-05', { subsists: false })] },
      ['C not-promised 2026-05-05 not-in-library'],
    ],
    [
      'it left within the period',
      over,
      { standings: [since('2026-01-01'), since('2026-08-20', { subsists: false })] },
      ['C released 2026-08-20 left'],
    ],
    [
      'its class changed within the period',
      over,
      { standings: [since('2026-01-01'), since('2026-08-20', { category: '旅馆业' })] },
      ['C released 2026-08-20 class-changed'],
    ],
    [
      'its grade became C within the period',
      over,
      { standings: [since('2026-01-01', { grade: 'A' }), since('2026-08-15')] },
      ['C not-promised 2026-08-15 changed'],
    ],
    ['it is on its way', '2026-08-10', { pooled: pooled(0) }, ['C open XY-2026-000001 under-way']],
    [
      'its task is over',
      '2026-08-20',
      { pooled: pooled(0, '2026-08-15') },
      ['C open XY-2026-000001 not-visited'],
    ],
    [
      'it was drawn and never visited',
      over,
      { pooled: pooled(0) },
      ['C broken XY-2026-000001 not-visited'],
    ],
    [
      'its visit ended without a result, so that nobody is on their way',
      '2026-08-10',
      { pooled: [...pooled(0), { ...pooled(0)[0]!, ref: 'XY-2026-000001-0001', ended: true }] },
      ['C open XY-2026-000001-0001 visit-ended'],
    ],
    [
      'a required field is blank',
      over,
      { pooled: pooled(4) },
      ['C broken XY-2026-000001 excluded-4'],
    ],
    [
      'the law left it out',
      '2026-08-20',
      { pooled: pooled(5) },
      ['C open XY-2026-000001 excluded-5'],
    ],
    ['no task drew it', over, {}, ['C broken not-drawn']],
    ['nothing was drawn yet', '2026-08-20', {}, ['C open not-drawn']],
    ['it has not begun', '2026-07-20', {}, ['C open not-begun']],
  ])('%s', (_, today, member, expected) => {
    expect(august(today, member)).toEqual(expected);
  });

  it('tells nothing twice of whoever is drawn after a task has left it out', () => {
    const twice = [...pooled(4), { ...pooled(0)[0]!, ref: 'XY-2026-000002' }];
    expect(august('2026-09-02', { pooled: twice })).toEqual([
      'C broken XY-2026-000002 not-visited',
    ]);
  });
});
