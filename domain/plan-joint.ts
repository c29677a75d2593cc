import type { ForecastLine } from './plan-simulation.ts';
import { cite } from './profile/cite.ts';
import type { Value } from './profile/parameters.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** What of a plan says whether its duty of joint draws is met (P-18). */
type JointPlan = {
  lines: Pick<ForecastLine, 'itemName' | 'category' | 'joint'>[];
  /** Joint draws of the year already: initiated, or joined with another department. */
  held: number;
  /** Why several items of the same subjects are not drawn together. */
  reason: string;
};

const key = 'plan.jointDuty';
type Duty = Value<typeof key>;

/**
 * P-18, R-060, R-066: refuses a plan that misses its duty of joint draws. 高青 第十四条: one a year, initiated or
 * joined. 许昌 二(八): several items of the same subjects together, in principle, so that a reason lifts it.
 * 阳城 一 speaks of campaigns, 高新区 第十二条 only allows: nothing is asked of their plans.
 */
export function refuseWithoutJoint(plan: JointPlan, profile: Profile): void {
  checks[parameter(profile, key)]?.(plan, cite(profile, key));
}

/** Whether the rules ask a plan why it draws several items of the same subjects apart. */
export const asksWhyApart = (profile: Profile): boolean =>
  parameter(profile, key) === 'in-principle';

const checks: { [D in Duty]?: (plan: JointPlan, rule: string) => void } = {
  required({ lines, held }, rule) {
    if (held > 0 || lines.some(({ joint }) => joint)) return;
    throw new Refusal('joint-draw-required', { rule });
  },
  'in-principle'({ lines, reason }, rule) {
    const apart = apartIn(lines);
    if (apart === undefined || reason.trim() !== '') return;
    throw new Refusal('joint-draw-unexplained', { category: apart, rule });
  },
};

/** A category that several items check, none of them in a joint draw; nothing where there is none. */
function apartIn(lines: JointPlan['lines']): string | undefined {
  const known = lines.filter(({ category }) => category !== '');
  return known.find(({ category, itemName }) => {
    const own = known.filter((line) => line.category === category);
    return !own.some(({ joint }) => joint) && own.some((line) => line.itemName !== itemName);
  })?.category;
}

/**
 * P-18, 阳城 一: 涉及多部门执法的专项检查 are made by the random draw. Refuses one of several departments that
 * nobody drew and that has no ground beside the draw.
 */
export function refuseJointCampaign(
  { departments, ground }: { departments: string[]; ground: string | null },
  profile: Profile,
): void {
  const duty: Duty = parameter(profile, key);
  if (duty !== 'campaigns' || departments.length === 0 || ground !== null) return;
  throw new Refusal('campaign-by-draw', {
    departments: departments.join('、'),
    rule: cite(profile, key),
  });
}
