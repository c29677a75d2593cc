import { cite } from './profile/cite.ts';
import { floorOf, rotationOf } from './profile/frequency.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';
import { isFiltered, type StratumPlan } from './strata.ts';

/** What of a task's set-up says how its subjects are drawn. */
export type Mode = {
  /** R-096, R-097: 不定向 draws from all subjects of the items' categories, 定向 from some. */
  scope: 'open' | 'directed';
  /** a rotation visits every subject once within the window, a sample some of them. */
  mode: 'sample' | 'rotation';
  batches?: number | null | undefined;
  sealed: boolean;
  startsOn: string;
  endsOn: string;
  strata: StratumPlan[];
  /** a directed draw that is ordered apart, free of cap, ratio and frequency. */
  isDeployed?: boolean;
};

/** Refuses a way of drawing that the bureau's rules do not have, or that contradicts itself. */
export function refuseMode(task: Mode, categories: string[], profile: Profile): void {
  const known: readonly string[] = parameter(profile, 'draw.mode');
  if (!known.includes(wantedBy(task)) || (task.isDeployed && !isDirectedSample(task))) {
    throw new Refusal('mode-not-allowed', { rule: cite(profile, 'draw.mode') });
  }
  if (task.scope === 'open') refuseSelection(task.strata, categories, profile);
  if (task.mode === 'rotation') refuseRotation(task, profile);
  else if (!task.isDeployed) refuseBelowFloor(task.strata, profile);
}

function wantedBy({ isDeployed, mode, scope }: Mode): string {
  if (isDeployed) return 'directed-exempt';
  return mode === 'rotation' ? mode : scope;
}

const isDirectedSample = ({ scope, mode }: Mode) => scope === 'directed' && mode === 'sample';

// from all subjects of the registry, each with the same chance.
function refuseSelection(strata: StratumPlan[], categories: string[], profile: Profile): void {
  const rule = cite(profile, 'draw.mode');
  const selecting = strata.find(({ filter, weights }) => isFiltered(filter) || weights);
  if (selecting) throw new Refusal('open-draw-selects', { stratum: selecting.name, rule });
  const missing = categories.find((one) => !strata.some(({ filter }) => filter.category === one));
  if (missing) throw new Refusal('open-draw-incomplete', { category: missing, rule });
}

function refuseRotation(task: Mode, profile: Profile): void {
  if (!task.sealed) throw new Refusal('rotation-unsealed');
  const days = (Date.parse(task.endsOn) - Date.parse(task.startsOn)) / 86_400_000 + 1;
  if (!task.batches || task.batches > days) throw new Refusal('batches-too-many', { days });
  for (const { name, filter, weights } of task.strata) {
    if (weights) throw new Refusal('rotation-weighted', { stratum: name });
    const rotation = rotationOf(profile, filter);
    if (!rotation) {
      const rule = cite(profile, 'freq.mode');
      throw new Refusal('rotation-not-ruled', { stratum: name, rule });
    }
    const { months, key } = rotation;
    if (task.endsOn >= monthsAfter(task.startsOn, months)) {
      throw new Refusal('rotation-too-long', { stratum: name, months, rule: cite(profile, key) });
    }
  }
}

// 每次抽查不低于5%.
function refuseBelowFloor(strata: StratumPlan[], profile: Profile): void {
  for (const { name, filter, ratioBp } of strata) {
    const floor = floorOf(profile, filter);
    if (!floor || ratioBp >= floor.bp) continue;
    const rule = cite(profile, floor.key);
    throw new Refusal('ratio-below-floor', { stratum: name, floor: floor.bp / 100, rule });
  }
}

/** The same day some months later; the last day of the month where there is none. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return then.toISOString().slice(0, 10);
}
