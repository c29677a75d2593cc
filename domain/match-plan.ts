import { type Department, joins } from './departments.ts';
import type { FrozenMatchInput, MatchTeam } from './match/input.ts';
import { initiating } from './team-rules.ts';
import {
  asOwn,
  type Bar,
  fairCap,
  frozenInput,
  type Loads,
  type RegisteredInspector,
  roomUnder,
  sortByBar,
  teamOf,
} from './team.ts';

/** A visit that gets a team: a subject of the pool by its record id and by its code. */
export type PlannedVisit = {
  recordId: string;
  uscc: string;
  categories: string[];
  teamSize: number;
  taskIds: string[];
};

/** What the registries say on the day of a match. */
export type MatchRegistry = {
  departments: { department: Department; inspectors: RegisteredInspector[] }[];
  visits: PlannedVisit[];
  /** Who has an open interest in which subject, by its code. */
  interests: ReadonlyMap<string, ReadonlySet<string>>;
  loads: Loads;
};

/** Why somebody of the registry is in no team of a match, whatever the seed. */
export type Reason = Bar | 'unskilled' | 'interested';

/** What the filters left of one department: its registry, who may be drawn, and the others by reason. */
export type Sieve = {
  department: number;
  name: string;
  registered: number;
  eligible: number;
  filtered: Partial<Record<Reason, string[]>>;
  /** Those who keep away from some subjects and may be drawn for others. */
  recused: string[];
};

/** The teams to be matched and everybody who may be drawn, before anybody's cap is known. */
export type Field = { teams: MatchTeam[]; able: RegisteredInspector[]; sieves: Sieve[] };

/** One team to a department and visit, with everybody who may be drawn for it on that day. */
export function fieldOf({ departments, visits, interests }: MatchRegistry, on: string): Field {
  const parts = departments.map(({ department, inspectors }) => {
    const own = department.number === initiating ? inspectors : inspectors.map(asOwn);
    const { able, barred } = sortByBar(own, on);
    const teams = visits
      .filter(({ taskIds }) => joins(department, taskIds))
      .map((visit) => teamOf(needOf(visit, department), able, interests.get(visit.uscc) ?? nobody));
    return { teams, able, sieve: sieveOf(department, own.length, able, barred, teams) };
  });
  return {
    teams: parts.flatMap(({ teams }) => teams),
    able: parts.flatMap(({ able }) => able),
    sieves: parts.map(({ sieve }) => sieve),
  };
}

const nobody: ReadonlySet<string> = new Set();

const needOf = (visit: PlannedVisit, { number, size, skills }: Department) => ({
  recordId: visit.recordId,
  categories: skills.length > 0 ? skills : visit.categories,
  size: size ?? visit.teamSize,
  needsLead: number === initiating,
  department: number,
});

function sieveOf(
  { number, name }: Department,
  registered: number,
  able: RegisteredInspector[],
  barred: Partial<Record<Bar, string[]>>,
  teams: MatchTeam[],
): Sieve {
  const skilled = new Set(teams.flatMap(({ eligible }) => eligible));
  const free = new Set(teams.flatMap(({ eligible, recused }) => without(eligible, recused)));
  const recused = new Set(teams.flatMap((team) => team.recused));
  const ids = (of: (serial: number) => boolean) =>
    able.filter(({ serial }) => of(serial)).map(({ personId }) => personId);
  const filtered: Sieve['filtered'] = { ...barred };
  const unskilled = ids((serial) => !skilled.has(serial));
  const interested = ids((serial) => skilled.has(serial) && !free.has(serial));
  if (unskilled.length > 0) filtered.unskilled = unskilled;
  if (interested.length > 0) filtered.interested = interested;
  return {
    department: number,
    name,
    registered,
    eligible: free.size,
    filtered,
    recused: ids((serial) => recused.has(serial) && free.has(serial)),
  };
}

function without(serials: number[], away: number[]): number[] {
  const gone = new Set(away);
  return serials.filter((serial) => !gone.has(serial));
}

/** The input with a place for everybody in every team: what it lacks, no cap can give. */
export const uncapped = ({ teams, able }: Field): FrozenMatchInput =>
  frozenInput(teams, able, () => teams.length);

/**
 * The input to freeze, everybody's cap being what they may take below the fair level; null when there are
 * too few people whatever the level.
 */
export function fairInput(
  field: Field,
  loads: Loads,
): { input: FrozenMatchInput; cap: number } | null {
  const cap = fairCap(uncapped(field), loads);
  if (cap === null) return null;
  const { teams, able } = field;
  return { cap, input: frozenInput(teams, able, ({ serial }) => roomUnder(cap, loads, serial)) };
}
