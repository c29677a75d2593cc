import type { EntityManager } from 'typeorm';
import { forecastLines } from './plan-lines.ts';
import { currentProfile } from './profile.ts';
import { ableInBureau, shapeOf } from './registry-shape.ts';
import { unitById } from './units.ts';
import { dayOf } from '../../domain/day.ts';
import { rulesOf } from '../../domain/plan-floors.ts';
import {
  type ForecastLine,
  forecastPlan,
  type PlanForecast,
} from '../../domain/plan-simulation.ts';
import type { Profile } from '../../domain/profile/profile.ts';

/** A plan's forecast with what it was made from. */
export type Simulated = { forecast: PlanForecast; lines: ForecastLine[]; profile: Profile };

/**
 * What a plan would come to with the registries as they are now. `ratios` tries other ratios, in basis
 * points by the ids of lines, and writes nothing.
 */
export async function simulatePlan(
  tx: EntityManager,
  plan: { id: string; unitId: string },
  now: Date,
  ratios: ReadonlyMap<string, number> = new Map(),
): Promise<Simulated> {
  const unit = await unitById(tx, plan.unitId);
  const profile = await currentProfile(tx, unit.profileSlug, dayOf(now));
  const today = dayOf(now);
  const written = await forecastLines(tx, plan.id);
  const shapes = await shapeOf(tx, unit.bureauPath);
  const inspectors = await ableInBureau(tx, unit.bureauPath, { from: today, to: today });
  const lines = written.map((line) => withRatio(line, ratios.get(line.id)));
  return { forecast: forecastPlan(lines, shapes, inspectors, rulesOf(profile)), lines, profile };
}

// Another ratio of the whole line moves its strata alike.
function withRatio(line: ForecastLine, ratioBp: number | undefined): ForecastLine {
  if (ratioBp === undefined || ratioBp === line.ratioBp) return line;
  const factor = line.ratioBp > 0 ? ratioBp / line.ratioBp : 1;
  const strata = line.strata.map((stratum) => ({
    ...stratum,
    ratioBp: Math.min(10_000, Math.round(stratum.ratioBp * factor)),
  }));
  return { ...line, ratioBp, strata };
}
