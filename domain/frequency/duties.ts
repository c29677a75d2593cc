import type { Day } from '../calendar.ts';
import type { Outcome } from './promises.ts';
import type { FrequencyRule } from './rules.ts';
import type { SampleDue } from './samples.ts';

/** What a unit owes in one period under one rule: what it is reminded of. */
export type Duty = {
  unitId: string;
  key: FrequencyRule['key'];
  period: string;
  label: string;
  dueOn: Day;
};

type Given = {
  members: readonly { id: string; unitId: string }[];
  outcomes: readonly Outcome[];
  samples: readonly (SampleDue & { unitId: string })[];
};

/** The duties of the periods that have begun and are not kept yet, broken ones included. */
export function dutiesOf({ members, outcomes, samples }: Given, today: Day): Duty[] {
  const units = new Map(members.map(({ id, unitId }) => [id, unitId]));
  const duties = new Map<string, Duty>();
  for (const { subjectId, rule, block, state } of outcomes) {
    if (state === 'kept' || state === 'released' || block.startsOn > today) continue;
    add(duties, dutyOf(units.get(subjectId)!, rule, rule.category!, block));
  }
  for (const { unitId, rule, filter, block, state } of samples) {
    if (state === 'kept' || block.startsOn > today) continue;
    add(duties, dutyOf(unitId, rule, filter.category, block));
  }
  return [...duties.values()];
}

/** Of the open obligations those that nothing is owed for any more. */
export const settledPeriods = <O extends { unitId: string; period: string }>(
  open: readonly O[],
  duties: readonly Duty[],
): O[] =>
  open.filter(
    ({ unitId, period }) =>
      !duties.some((duty) => duty.unitId === unitId && duty.period === period),
  );

function dutyOf(
  unitId: string,
  { key, when, months }: FrequencyRule,
  category: string,
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
): Duty {
  const grade = when !== null && /^[ABC]$/.test(when) ? ` ${when}级` : '';
  return {
    unitId,
    key,
    period: [category, when ?? '', startsOn, months].join(':'),
    label: `${category}${grade}（${startsOn} – ${endsOn}）`,
    dueOn: endsOn,
  };
}

function add(duties: Map<string, Duty>, duty: Duty): void {
  duties.set(`${duty.unitId} ${duty.period}`, duty);
}
