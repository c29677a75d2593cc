import { cite } from './profile/cite.ts';
import type { ParameterKey } from './profile/parameters.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { leastOf } from './plan-simulation.ts';
import { warnedBelow, warningRule } from './plan-warnings.ts';

/** How far a line of the plan has come: draws that were confirmed, subjects that they drew. */
export type LineFigures = {
  id: string;
  name: string;
  unitName: string;
  joint: boolean;
  ratioBp: number;
  draws: number;
  drawn: number;
  /** Subsisting subjects of its item's category. */
  pool: number;
  /** Different subjects drawn under it. */
  covered: number;
  endsOn: string;
};

/** What a bureau's year has come to, counted from its draws and results; nothing of it is typed. */
export type PlanFigures = {
  year: number;
  today: string;
  registry: number;
  /** Different subjects that a confirmed draw of the year drew. */
  covered: number;
  /** Confirmed draws of subjects, and those of them that other departments joined. */
  draws: number;
  joint: number;
  /** Draws of others that the bureau joined. */
  joined: number;
  /** Disclosures whose last day is past, and how many of them were published by it. */
  dueDisclosures: number;
  onTimeDisclosures: number;
  branches: { unitName: string; pool: number; covered: number }[];
  lines: LineFigures[];
};

/**
 * One gauge of the year: what there is, what the rest of the plan can still bring, what the rules ask
 * for; `short` when even the whole plan does not reach it any more, `warned` when the rules only warn of that.
 */
export type Gauge = {
  key: 'drawn' | 'coverage' | 'branch' | 'joint-share' | 'joint-year' | 'on-time';
  name?: string;
  has: number;
  ahead: number;
  of: number;
  needs: number | null;
  state: 'met' | 'under-way' | 'short' | 'warned' | 'none';
  rule: string;
};

/**
 * The gauges of a year under the bureau's rules: draws done of those planned, subjects covered,
 * joint draws among all draws and in the year, disclosures on time.
 */
export function gaugesOf(figures: PlanFigures, profile: Profile): Gauge[] {
  const rule = (key: ParameterKey) => cite(profile, key);
  const isYearly = parameter(profile, 'plan.minCoveragePer') === 'plan-year';
  const floor = isYearly ? parameter(profile, 'plan.minCoverage') : null;
  const coverage = { rule: rule('plan.minCoverage'), floor };
  return [
    drawnGauge(figures, rule('plan.requiredFields')),
    warnedOf(coverageGauge('coverage', figures, coverage), profile),
    ...figures.branches.map((branch) => ({
      ...coverageGauge('branch', branchOf(branch, figures), coverage),
      name: branch.unitName,
    })),
    jointShareGauge(figures, profile),
    jointYearGauge(figures, profile),
    onTimeGauge(figures, rule('disclosure.days')),
  ];
}

// P-17: where no floor binds a low coverage is warned of, and stops nobody.
function warnedOf(coverage: Gauge, profile: Profile): Gauge {
  const below = warnedBelow(coverage.of, profile);
  if (below === null || coverage.has + coverage.ahead >= below) return coverage;
  return { ...coverage, state: 'warned', rule: warningRule(profile) };
}

/** The gauges that the plan does not reach any more, whatever is still drawn. */
export const alarmsOf = (gauges: Gauge[]): Gauge[] =>
  gauges.filter(({ state }) => state === 'short');

type Counts = Omit<Gauge, 'state' | 'rule' | 'name'>;

const gauge = (counts: Counts, rule: string): Gauge => ({
  ...counts,
  rule,
  state: stateOf(counts),
});

function stateOf({ has, ahead, needs }: Counts): Gauge['state'] {
  if (needs === null) return 'none';
  if (has >= needs) return 'met';
  return has + ahead >= needs ? 'under-way' : 'short';
}

// A line whose window is over can bring nothing any more.
const leftOf = ({ draws, drawn, endsOn }: LineFigures, today: string): number =>
  endsOn < today ? 0 : Math.max(0, draws - drawn);

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

// 高青细则 第九条: 各警种部门 – the floor is every branch's own.
const branchOf = (
  { unitName, pool, covered }: PlanFigures['branches'][number],
  { lines, today }: PlanFigures,
): Covering => ({
  registry: pool,
  covered,
  lines: lines.filter((line) => line.unitName === unitName),
  today,
});

function drawnGauge(figures: PlanFigures, rule: string): Gauge {
  const { lines, today } = figures;
  const needs = sum(lines.map(({ draws }) => draws));
  const has = sum(lines.map(({ draws, drawn }) => Math.min(draws, drawn)));
  const ahead = sum(lines.map((line) => leftOf(line, today)));
  return gauge({ key: 'drawn', has, ahead, of: needs, needs }, rule);
}

type Covering = Pick<PlanFigures, 'registry' | 'covered' | 'lines' | 'today'>;

function coverageGauge(
  key: 'coverage' | 'branch',
  { registry, covered, lines, today }: Covering,
  { floor, rule }: { floor: number | null; rule: string },
): Gauge {
  // At most so many new subjects: what a draw takes, and never more than it has not had yet.
  const ahead = sum(
    lines.map((line) => {
      const quota = Math.ceil((line.pool * line.ratioBp) / 10_000);
      return Math.min(line.pool - line.covered, leftOf(line, today) * quota);
    }),
  );
  const needs = leastOf(registry, floor);
  return gauge({ key, has: covered, ahead, of: registry, needs }, rule);
}

function jointShareGauge(figures: PlanFigures, profile: Profile): Gauge {
  const { draws, joint, lines, today } = figures;
  const ahead = sum(lines.filter((line) => line.joint).map((line) => leftOf(line, today)));
  const all = draws + sum(lines.map((line) => leftOf(line, today)));
  const needs = leastOf(all, parameter(profile, 'plan.minJointShare'));
  return gauge(
    { key: 'joint-share', has: joint, ahead, of: all, needs },
    cite(profile, 'plan.minJointShare'),
  );
}

function jointYearGauge(figures: PlanFigures, profile: Profile): Gauge {
  const { joint, joined, lines, today } = figures;
  const ahead = sum(lines.filter((line) => line.joint).map((line) => leftOf(line, today)));
  const needs = parameter(profile, 'plan.minJointPerYear');
  const has = joint + joined;
  return gauge(
    { key: 'joint-year', has, ahead, of: has + ahead, needs },
    cite(profile, 'plan.minJointPerYear'),
  );
}

function onTimeGauge({ dueDisclosures, onTimeDisclosures }: PlanFigures, rule: string): Gauge {
  const needs = dueDisclosures > 0 ? dueDisclosures : null;
  const counts = { has: onTimeDisclosures, ahead: 0, of: dueDisclosures, needs };
  return gauge({ key: 'on-time', ...counts }, rule);
}
