import type { Day } from '../calendar.ts';
import type { FrequencyRule } from './rules.ts';
import type { SampleDue } from './samples.ts';
import type { DueGroup } from './tally.ts';

/** What a unit owes in one period under one rule: what it is reminded of. */
export type Duty = {
  unitId: string;
  /** The parameter with its article. */
  rule: string;
  period: string;
  label: string;
  dueOn: Day;
};

type Given = {
  groups: readonly DueGroup[];
  samples: readonly (SampleDue & { unitId: string })[];
};

/** The duties of the periods that have begun and are not kept yet, broken ones included. */
export function dutiesOf({ groups, samples }: Given, today: Day): Duty[] {
  const duties = new Map<string, Duty>();
  for (const { unitId, rule, block, states } of groups) {
    if (states.open + states.broken === 0 || block.startsOn > today) continue;
    add(duties, dutyOf(unitId, rule, rule.category!, block));
  }
  for (const { unitId, rule, filter, block, state } of samples) {
    if (state === 'kept' || block.startsOn > today) continue;
    add(duties, dutyOf(unitId, rule, filter.category, block));
  }
  return [...duties.values()];
}

type Open = { unitId: string; period: string; dueOn: Day };

/**
 * Of the open obligations those that nothing is owed for any more. What is past its last day can only
 * have been kept in time: by visits whose results were signed after it.
 */
export function settledPeriods<O extends Open>(
  open: readonly O[],
  duties: readonly Duty[],
  { groups, today }: Pick<Given, 'groups'> & { today: Day },
): O[] {
  const owed = new Set(duties.map(nameOf));
  const whole = groups.filter(({ states }) => states.open + states.broken === 0);
  const kept = new Set(
    whole.map(({ unitId, rule, block }) => nameOf(dutyOf(unitId, rule, rule.category!, block))),
  );
  return open.filter((each) =>
    each.dueOn >= today ? !owed.has(nameOf(each)) : kept.has(nameOf(each)),
  );
}

const nameOf = ({ unitId, period }: Pick<Duty, 'unitId' | 'period'>) => `${unitId} ${period}`;

function dutyOf(
  unitId: string,
  { article, when, months, item }: FrequencyRule,
  category: string,
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
): Duty {
  const grade = when !== null && /^[ABC]$/.test(when) ? ` ${when}级` : '';
  return {
    unitId,
    rule: article,
    period: [category, when ?? '', startsOn, months, ...(item ? [item.code] : [])].join(':'),
    label: `${item ? `${item.name} ` : ''}${category}${grade}（${startsOn} – ${endsOn}）`,
    dueOn: endsOn,
  };
}

function add(duties: Map<string, Duty>, duty: Duty): void {
  duties.set(nameOf(duty), duty);
}
