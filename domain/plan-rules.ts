import { ruleOf } from './item-rules.ts';
import { refuseKeyPool } from './key-pool.ts';
import type { Value } from './profile/parameters.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/**
 * A part of a line with a ratio of its own, in basis points: by risk, or the key registry whatever
 * the risk, which the others of the line then leave out.
 */
export type LineStratum = { risk: string[]; keyPool?: true | undefined; ratioBp: number };

/** One line of an annual plan. */
export type PlanContent = {
  name: string;
  itemName: string;
  scope: string;
  ratioBp: number | null;
  estimate: number | null;
  startsOn: string | null;
  endsOn: string | null;
  unitName: string;
  jointUnits: string[];
  /** How many draws the line is carried out in. */
  draws: number;
  frequency: string;
  mode: 'sample' | 'rotation';
  strata: LineStratum[];
  /** Why the risky are drawn less often than the others, where they are. */
  upliftReason: string;
};

type RequiredContent = Value<'plan.requiredFields'>[number];

const blank: Record<RequiredContent, (line: PlanContent) => boolean> = {
  name: ({ name }) => name.trim() === '',
  items: ({ itemName }) => itemName.trim() === '',
  scope: ({ scope }) => scope.trim() === '',
  schedule: ({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn < startsOn,
  quantity: ({ estimate }) => estimate === null,
  ratio: ({ ratioBp, mode }) => ratioBp === null && mode === 'sample',
  unitName: ({ unitName }) => unitName.trim() === '',
};

// Without these no task can be set up under a line, whatever the bureau asks for.
const always: RequiredContent[] = ['items', 'schedule', 'unitName'];

/** refuses a plan that lacks what the bureau asks of each line, or has none. */
export function refuseGaps(lines: PlanContent[], profile: Profile): void {
  const rule = ruleOf(profile, 'plan.requiredFields');
  if (lines.length === 0) throw new Refusal('plan-empty', rule);
  const asked = [...parameter(profile, 'plan.requiredFields'), ...always];
  for (const line of lines) {
    const gap = asked.find((field) => blank[field](line));
    if (gap)
      throw new Refusal('plan-incomplete', { line: line.name, field: `plan-${gap}`, ...rule });
    refuseKeyPool(
      line.strata.some(({ keyPool }) => keyPool),
      profile,
    );
  }
}

// 风险等级 of the registry, least first; what is not among them is not compared.
const risks = ['低', '中', '高'];

/** the risky are drawn no less often than the others, unless a reason is given. */
export function refuseReversed(lines: PlanContent[], profile: Profile): void {
  if (!parameter(profile, 'plan.riskUplift')) return;
  const line = lines.find((one) => one.upliftReason === '' && isReversed(everyStratum(one)));
  if (!line) return;
  throw new Refusal('uplift-reversed', { line: line.name, ...ruleOf(profile, 'plan.riskUplift') });
}

// Whoever no stratum names is drawn at the ratio of the line.
function everyStratum({ strata, ratioBp }: PlanContent): LineStratum[] {
  const others = risks.filter((risk) => !strata.some((one) => one.risk.includes(risk)));
  if (strata.length === 0 || others.length === 0 || ratioBp === null) return strata;
  return [...strata, ...others.map((risk) => ({ risk: [risk], ratioBp }))];
}

const isReversed = (strata: LineStratum[]) =>
  strata.some((higher) =>
    strata.some(
      (lower) =>
        higher.ratioBp < lower.ratioBp &&
        Math.min(...ranksOf(higher)) > Math.max(...ranksOf(lower)),
    ),
  );
// Above every risk: 仙游 二(一)2 puts 重点领域、高风险 in the key registry.
const ranksOf = ({ risk, keyPool }: LineStratum) =>
  keyPool ? [risks.length] : risk.map((one) => risks.indexOf(one));

/**
 * a plan in force is changed only where the bureau's rules let it, and with a reason.
 * 许昌 二(四): 严格按照计划.
 */
export function refuseAdjustment(reason: string, profile: Profile): void {
  const rule = ruleOf(profile, 'plan.adjustable');
  if (!parameter(profile, 'plan.adjustable')) throw new Refusal('plan-not-adjustable', rule);
  if (reason.trim() === '') throw new Refusal('adjustment-unexplained', rule);
}

/** What of a line was promised when it was drawn. */
export type DrawnLine = Pick<PlanContent, 'name' | 'ratioBp' | 'estimate' | 'draws'>;

/** nothing that was drawn already is made smaller afterwards, nor left out. */
export function refuseLowered(drawn: DrawnLine[], lines: PlanContent[], profile: Profile): void {
  for (const before of drawn) {
    const after = lines.find(({ name }) => name === before.name);
    if (after && !isLower(after, before)) continue;
    throw new Refusal('line-lowered', { line: before.name, ...ruleOf(profile, 'plan.adjustable') });
  }
}

const isLower = (after: DrawnLine, before: DrawnLine) =>
  (after.ratioBp ?? 0) < (before.ratioBp ?? 0) ||
  (after.estimate ?? 0) < (before.estimate ?? 0) ||
  after.draws < before.draws;
