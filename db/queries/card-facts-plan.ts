import type { EntityManager } from 'typeorm';
import { dayOf } from '../../domain/day.ts';
import { differenceOf, type RowChange } from '../../domain/list-difference.ts';
import { type Shortfall, shortfallsOf } from '../../domain/plan-floors.ts';
import { type CoverageWarning, coverageWarning } from '../../domain/plan-warnings.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { currentTime } from '../clock.ts';
import { answersOn, type Asked } from './consent-asked.ts';
import { simulatePlan } from './plan-forecast.ts';
import { linesOf } from './plan-lines.ts';
import { currentProfile } from './profile.ts';

/** What somebody who is to approve an annual plan is told about it. */
export type PlanFacts = Asked & {
  matter: 'plan';
  submittedBy: string | null;
  authorIds: string[];
  year: number;
  number: number;
  reason: string;
  lines: number;
  draws: number;
  jointDraws: number;
  estimate: number;
  /** Lowest and highest ratio of its lines in basis points; nothing for a plan without lines. */
  ratios: [number, number] | null;
  /** Against the version that it follows; nothing for the first one. */
  changes: Pick<RowChange, 'name' | 'how'>[] | null;
  /** What it would come to as the registries are now, while it waits. */
  forecast: PlanFindings | null;
};

/** A forecast of a plan, held against floors and caps. */
export type PlanFindings = {
  covered: number;
  registry: number;
  floor: number | null;
  mostVisits: number;
  mostLoad: number;
  short: (Shortfall & { rule: string })[];
  /** P-17: of which coverage the rules warn, where no floor binds. */
  warned: CoverageWarning | null;
  /** Categories that are planned and that nobody can inspect. */
  unstaffed: string[];
};

type Stored = Omit<
  PlanFacts,
  'answers' | 'lines' | 'draws' | 'jointDraws' | 'estimate' | 'ratios' | 'changes' | 'forecast'
> & { unitId: string; profileSlug: string; priorId: string | null };

/** A plan that was handed in as its card shows it, or nothing. */
export async function planFacts(tx: EntityManager, id: string): Promise<PlanFacts | undefined> {
  const [row] = await tx.query(sql, [id]);
  const stored = row?.facts as Stored | undefined;
  if (!stored) return undefined;
  const lines = await linesOf(tx, id);
  const before = stored.priorId ? await linesOf(tx, stored.priorId) : null;
  const ratios = lines.flatMap(({ ratioBp }) => (ratioBp === null ? [] : [ratioBp]));
  const isOpen = stored.state === 'requested';
  return {
    ...stored,
    // Handed in again, it waits for a new word.
    answers: isOpen ? [] : (await answersOn(tx, 'plan', id)).slice(-1),
    lines: lines.length,
    draws: sum(lines.map(({ draws }) => draws)),
    jointDraws: sum(lines.map(({ draws, jointUnits }) => (jointUnits.length > 0 ? draws : 0))),
    estimate: sum(lines.map(({ estimate }) => estimate ?? 0)),
    ratios: ratios.length > 0 ? [Math.min(...ratios), Math.max(...ratios)] : null,
    changes: before && differenceOf(before, lines, ({ name }) => name, ['id']),
    forecast: isOpen ? await findingsOn(tx, stored) : null,
  };
}

async function findingsOn(tx: EntityManager, plan: Stored): Promise<PlanFindings> {
  const now = await currentTime();
  const { forecast } = await simulatePlan(tx, plan, now);
  const profile = await currentProfile(tx, plan.profileSlug, dayOf(now));
  const visits = forecast.burden.filter(({ subjects }) => Math.round(subjects) > 0);
  return {
    covered: Math.floor(forecast.covered + 1e-6),
    registry: forecast.registry,
    floor: forecast.floor,
    mostVisits: Math.max(0, ...visits.map((each) => each.visits)),
    mostLoad: Math.ceil(Math.max(0, ...forecast.load) - 1e-6),
    short: shortfallsOf(forecast, profile).map((each) => ({
      ...each,
      rule: articleOf(profile, each.key),
    })),
    warned: coverageWarning(forecast, profile),
    unstaffed: forecast.unstaffed,
  };
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

// Back in draft, or given up after that, means: sent back.
const sql = `
select jsonb_build_object('matter', 'plan', 'id', y.id, 'version', y.version, 'state', case
    when y.state = 'submitted' then 'requested' when y.state in ('draft', 'dropped') then 'rejected' else 'approved' end,
  'unit', u.name, 'unitPath', u.path, 'unitId', u.id, 'profileSlug', u.profile_slug,
  'requesterId', y.submitted_by, 'requester', coalesce(s.name, ''), 'requestedAt', y.submitted_at,
  'submittedBy', y.submitted_by, 'authorIds', to_jsonb(y.author_ids), 'year', y.year, 'number', y.number,
  'reason', y.reason, 'priorId', coalesce(y.parent_id, (select p.id from plan p where p.unit_id = y.unit_id
    and p.year = y.year and p.number < y.number and p.state in ('published', 'superseded')
    order by p.number desc limit 1))) as facts
from plan y join unit u on u.id = y.unit_id left join person s on s.id = y.submitted_by where y.id = $1`;
