import type { MatchInput, MatchInspector, MatchTeam } from './input.ts';
import { departmentSerial, pairsOf } from './pair.ts';

/** A team with its candidates: indexes into `inspectors`, by increasing pair ticket. */
type RosterTeam = Omit<MatchTeam, 'eligible' | 'recused'> & { candidates: Int32Array };

/** A match made ready: teams by increasing priority, inspectors by serial. */
export type Roster = { teams: RosterTeam[]; inspectors: MatchInspector[] };

/** Puts everything in the order that the seed gives, so that the input's own order has no say. */
export function rosterOf({ seed, inspectors, teams }: MatchInput): Roster {
  const bySerial = inspectors.toSorted((a, b) => a.serial - b.serial);
  const indexes = new Map(bySerial.map(({ serial }, index) => [serial, index]));
  const pairOf = pairsOf(seed);
  const ranked = teams.map((team) => ({
    team,
    priority: pairOf(team.subject, departmentSerial(team.department)),
  }));
  ranked.sort((a, b) => compareText(a.priority, b.priority) || compareTeams(a.team, b.team));
  return {
    inspectors: bySerial,
    teams: ranked.map(({ team: { eligible, recused, ...team } }) => {
      const ordered = orderBySubject(candidates(eligible, recused), team.subject, pairOf);
      return { ...team, candidates: Int32Array.from(ordered, (serial) => indexes.get(serial)!) };
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
  const away = new Set(recused);
  return eligible.filter((serial) => !away.has(serial));
}

function orderBySubject(serials: number[], subject: string, pairOf: ReturnType<typeof pairsOf>) {
  return serials
    .map((serial) => ({ serial, pair: pairOf(subject, serial) }))
    .sort((a, b) => compareText(a.pair, b.pair) || a.serial - b.serial)
    .map(({ serial }) => serial);
}
