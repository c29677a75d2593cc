import { expect, it } from 'vitest';
import type { Line } from '../../../domain/frequency/reasons.ts';
import { frequencyRules } from '../../../domain/frequency/rules.ts';
import { groupsOf, mergedGroups, type Tally, tallyLines } from '../../../domain/frequency/tally.ts';
import { profileOf } from '../../../domain/profile/profile.ts';

const rule = frequencyRules(profileOf('xianyou')).find(({ when }) => when === 'C')!;
const block = { startsOn: '2026-08-01', endsOn: '2026-08-31' };

const line = (subjectId: string, state: Line['state'], reason: Line['reason']): Line => ({
  subjectId,
  rule,
  block,
  state,
  on: null,
  ref: null,
  reason,
});

it('R-071 counts the lines by unit, rule and period, and names only a few of those behind', () => {
  const tally: Tally = new Map();
  for (let at = 0; at < 50; at += 1) {
    const unitId = at % 2 === 0 ? 'one' : 'two';
    tallyLines(tally, { unitId, name: `场所${at}` }, [line(`s${at}`, 'broken', 'excluded-4')]);
  }
  tallyLines(tally, { unitId: 'one', name: '已查' }, [line('k', 'kept', null)]);
  tallyLines(tally, { unitId: 'two', name: '未始' }, [line('n', 'open', 'not-begun')]);
  const groups = groupsOf(tally);
  expect(
    groups.map(({ unitId, states }) => [unitId, states.broken, states.kept, states.open]),
  ).toEqual([
    ['one', 25, 1, 0],
    ['two', 25, 0, 1],
  ]);
  const [all, ...others] = mergedGroups(groups);
  expect(others).toEqual([]);
  expect(all).toMatchObject({
    states: { kept: 1, broken: 50, open: 1, released: 0, 'not-promised': 0 },
    reasons: { 'excluded-4': 50, 'not-begun': 1 },
  });
  expect(all!.behind).toHaveLength(20);
  expect(all!.behind.every(({ reason }) => reason === 'excluded-4')).toBe(true);
});
