import { fillSeats } from './match/fill.ts';
import type { FrozenMatchInput, MatchTeam } from './match/input.ts';
import { runMatch } from './match/match.ts';
import { compareTeams, rosterOf } from './match/roster.ts';
import { initiating } from './team-rules.ts';

/** An inspector as the registry has them. */
export type RegisteredInspector = {
  personId: string;
  serial: number;
  mayLead: boolean;
  skills: string[];
  active: boolean;
  status: string;
  partner: boolean;
  licenceNo: string | null;
  licenceExpiresOn: string | null;
  /** On leave on every day that is left of the task's window. */
  away: boolean;
  /** What the own bureau's rules P-12 and P-27 hold against them, where it is their bureau's task. */
  unfit?: 'not-staff' | 'incomplete' | undefined;
};

/** Why somebody of the registry cannot be drawn at all. */
export type Bar =
  | 'inactive'
  | 'off-duty'
  | 'away'
  | 'partner'
  | 'unlicensed'
  | 'expired'
  | 'not-staff'
  | 'incomplete';

/**
 * What keeps an inspector out of every team on that day; nothing when they may be drawn. Partners sit
 * in the team of their own department, which a joint task has beside this one.
 */
export function barOf(inspector: RegisteredInspector, on: string): Bar | undefined {
  const { active, status, away, partner, licenceNo, licenceExpiresOn } = inspector;
  if (!active) return 'inactive';
  if (status !== '在岗') return 'off-duty';
  if (away) return 'away';
  if (partner) return 'partner';
  if (!licenceNo || !licenceExpiresOn) return 'unlicensed';
  return licenceExpiresOn < on ? 'expired' : inspector.unfit;
}

/** Who may be drawn, and for the trail everybody else by what keeps them out. */
export function sortByBar(inspectors: RegisteredInspector[], on: string) {
  const able: RegisteredInspector[] = [];
  const barred: Partial<Record<Bar, string[]>> = {};
  for (const inspector of inspectors) {
    const bar = barOf(inspector, on);
    if (bar) (barred[bar] ??= []).push(inspector.personId);
    else able.push(inspector);
  }
  return { able, barred };
}

/**
 * Those of a participating department who could be drawn on that day: nobody is a partner among their own
 * colleagues, and everybody has all the skills of at least one of the sets.
 */
export const ableFor = (
  inspectors: RegisteredInspector[],
  skillSets: readonly (readonly string[])[],
  on: string,
): RegisteredInspector[] =>
  sortByBar(inspectors.map(asOwn), on).able.filter(({ skills }) =>
    skillSets.some((set) => set.every((skill) => skills.includes(skill))),
  );

/** The same inspector as their own department sees them. */
export const asOwn = (inspector: RegisteredInspector): RegisteredInspector => ({
  ...inspector,
  partner: false,
});

/** Licences have to be valid when the visits begin, or today when they may have begun already. */
export const inspectionDay = (startsOn: string, today: string): string =>
  startsOn > today ? startsOn : today;

/** The days on which the visits of a task can still be made, the first and the last; today when they are over. */
export function remainingDays(
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
  today: string,
): { from: string; to: string } {
  const from = inspectionDay(startsOn, today);
  return { from, to: endsOn < from ? from : endsOn };
}

/**
 * Whom a seat is for: a subject of the pool, the skills that everybody in the team has (what it was
 * drawn as, or what a department's items ask for), how many seats, and whether the first is the lead's.
 */
export type Need = {
  recordId: string;
  categories: readonly string[];
  size: number;
  needsLead: boolean;
  /** The initiating one if absent. */
  department?: number;
};

/** One team of a match: who has the skill for it, and who of them has an interest in the subject. */
export function teamOf(
  need: Need,
  inspectors: RegisteredInspector[],
  interested: ReadonlySet<string>,
): MatchTeam {
  const able = inspectors.filter(({ skills }) =>
    need.categories.every((category) => skills.includes(category)),
  );
  const serials = (people: RegisteredInspector[]) =>
    people.map(({ serial }) => serial).sort((a, b) => a - b);
  return {
    subject: need.recordId,
    department: need.department ?? initiating,
    size: need.size,
    needsLead: need.needsLead,
    eligible: serials(able),
    recused: serials(able.filter(({ personId }) => interested.has(personId))),
  };
}

/** The input of a match: everybody who may be drawn for one of its teams, each under a cap. */
export function frozenInput(
  teams: MatchTeam[],
  inspectors: RegisteredInspector[],
  capOf: (inspector: RegisteredInspector) => number,
): FrozenMatchInput {
  const named = new Set(teams.flatMap(({ eligible }) => eligible));
  return {
    inspectors: inspectors
      .filter(({ serial }) => named.has(serial))
      .map((inspector) => ({
        serial: inspector.serial,
        canLead: inspector.mayLead,
        cap: capOf(inspector),
      }))
      .sort((a, b) => a.serial - b.serial),
    teams: teams.toSorted(compareTeams),
  };
}

// Any seed will do: whether a complete match exists does not depend on it.
const anySeed = '00'.repeat(32);
// One seat above the smallest cap that works: room for substitutions, and still nobody has
// much more to do than another (draw.md §4).
const slack = 1;

/** The open visits that inspectors already have in other tasks of these days, by serial. */
export type Loads = ReadonlyMap<number, number>;

/** What somebody may take on top of what they have: nobody comes above the level (draw.md §4). */
export const roomUnder = (level: number, loads: Loads, serial: number): number =>
  Math.max(0, level - (loads.get(serial) ?? 0));

/**
 * The level up to which everybody's open visits may rise: the smallest that is feasible, and one more.
 * Whoever has much to do in other tasks gets less in this one. Null when no level is feasible.
 */
export function fairCap(input: FrozenMatchInput, loads: Loads = new Map()): number | null {
  const roster = rosterOf({ seed: anySeed, ...input });
  const fits = (level: number) => {
    const inspectors = roster.inspectors.map((inspector) => ({
      ...inspector,
      cap: roomUnder(level, loads, inspector.serial),
    }));
    return fillSeats({ ...roster, inspectors }).short.length === 0;
  };
  let [low, high] = [1, input.teams.length + Math.max(0, ...loads.values())];
  if (!fits(high)) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low + slack;
}

/** What is missing for a complete match, in words; nothing when there is one. */
export function shortageIn(input: FrozenMatchInput): string | undefined {
  const result = runMatch({ seed: anySeed, ...input });
  return result.feasible ? undefined : result.shortage.text;
}
