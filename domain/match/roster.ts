import type { MatchInput, MatchInspector, MatchTeam } from './input.ts';
import { departmentSerial, pairsOf } from './pair.ts';
import { pairOrderOf } from './pair-order.ts';

/** A team with its candidates: indexes into `inspectors`, by increasing pair ticket. */
type RosterTeam = Omit<MatchTeam, 'eligible' | 'recused'> & { candidates: Int32Array };

/** A match made ready: teams by increasing priority, inspectors by serial. */
export type Roster = { teams: RosterTeam[]; inspectors: MatchInspector[] };

/** Puts everything in the order that the seed gives, so that the input's own order has no say. */
export function rosterOf({ seed, inspectors, teams }: MatchInput): Roster {
  const bySerial = inspectors.toSorted((a, b) => a.serial - b.serial);
  const indexes = new Map(bySerial.map(({ serial }, index) => [serial, index]));
  const pairOf = pairsOf(seed);
  const orderOf = pairOrderOf(seed);
  const ranked = teams.map((team) => ({
    team,
    priority: pairOf(team.subject, departmentSerial(team.department)),
  }));
  ranked.sort((a, b) => compareText(a.priority, b.priority) || compareTeams(a.team, b.team));
  // One buffer for the candidates of all teams: there may be tens of thousands of teams.
  const places = new Int32Array(teams.reduce((sum, { eligible }) => sum + eligible.length, 0));
  let end = 0;
  const candidatesOf = ({ subject, eligible, recused }: MatchTeam): Int32Array => {
    const start = end;
    for (const serial of orderOf(subject, candidates(eligible, recused))) {
      places[end] = indexes.get(serial)!;
      end += 1;
    }
    return places.subarray(start, end);
  };
  return {
    inspectors: bySerial,
    teams: ranked.map(({ team }) => {
      const { subject, department, size, needsLead } = team;
      return { subject, department, size, needsLead, candidates: candidatesOf(team) };
    }),
  };
}

/** The order of a result: by subject and department. */
export function compareTeams(
  a: Pick<MatchTeam, 'subject' | 'department'>,
  b: Pick<MatchTeam, 'subject' | 'department'>,
): number {
  return compareText(a.subject, b.subject) || a.department - b.department;
}

const compareText = (a: string, b: string) => Number(a > b) - Number(a < b);

function candidates(eligible: number[], recused: number[]): number[] {
  if (recused.length === 0) return eligible;
  const away = new Set(recused);
  return eligible.filter((serial) => !away.has(serial));
}
