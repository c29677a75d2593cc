import type { FrozenMatchInput, MatchTeam } from './input.ts';
import type { Seat } from './shortage.ts';

/** What one person could take of some seats: `teams` counts those with a seat for them. */
export type Reach = { serial: number; cap: number; teams: number };

/** Everybody who could take any of these seats, by serial. */
export function reachOf(seats: readonly Seat[], { inspectors, teams }: FrozenMatchInput): Reach[] {
  const leaders = new Set(inspectors.filter(({ canLead }) => canLead).map(({ serial }) => serial));
  const onlyLead = new Map<string, boolean>();
  for (const seat of seats)
    onlyLead.set(keyOf(seat), (onlyLead.get(keyOf(seat)) ?? true) && seat.lead);
  const counts = new Map<number, number>();
  for (const team of teams) {
    const leadersOnly = onlyLead.get(keyOf(team));
    if (leadersOnly === undefined) continue;
    for (const serial of present(team)) {
      if (!leadersOnly || leaders.has(serial)) counts.set(serial, (counts.get(serial) ?? 0) + 1);
    }
  }
  return inspectors
    .filter(({ serial }) => counts.has(serial))
    .map(({ serial, cap }) => ({ serial, cap, teams: counts.get(serial)! }))
    .sort((a, b) => a.serial - b.serial);
}

/** The smallest cap for everybody with which `demand` seats could be taken, or null if no cap can. */
export function uniformCap(demand: number, people: readonly Reach[]): number | null {
  const most = people.reduce((max, { teams }) => Math.max(max, teams), 0);
  for (let cap = 1; cap <= most; cap += 1) {
    const capacity = people.reduce((sum, p) => sum + Math.min(Math.max(p.cap, cap), p.teams), 0);
    if (capacity >= demand) return cap;
  }
  return null;
}

const keyOf = ({ subject, department }: Pick<Seat, 'subject' | 'department'>) =>
  `${subject} ${department}`;

function present({ eligible, recused }: MatchTeam): number[] {
  const away = new Set(recused);
  return eligible.filter((serial) => !away.has(serial));
}
