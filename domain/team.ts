import { fillSeats } from './match/fill.ts';
import type { FrozenMatchInput, MatchTeam } from './match/input.ts';
import { runMatch } from './match/match.ts';
import { rosterOf } from './match/roster.ts';

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
};

/** Why somebody of the registry cannot be drawn at all. */
type Bar = 'inactive' | 'off-duty' | 'partner' | 'unlicensed' | 'expired';

/**
 * What keeps an inspector out of every team on that day; nothing when they may be drawn. Partners sit
 * in the team of their own department, which a joint task has beside this one.
 */
export function barOf(inspector: RegisteredInspector, on: string): Bar | undefined {
  const { active, status, partner, licenceNo, licenceExpiresOn } = inspector;
  if (!active) return 'inactive';
  if (status !== '在岗') return 'off-duty';
  if (partner) return 'partner';
  if (!licenceNo || !licenceExpiresOn) return 'unlicensed';
  return licenceExpiresOn < on ? 'expired' : undefined;
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

/** Licences have to be valid when the visits begin, or today when they may have begun already. */
export const inspectionDay = (startsOn: string, today: string): string =>
  startsOn > today ? startsOn : today;

/** The initiating department, which has the lead; other departments of a joint task count on from it. */
export const department = 1;

/**
 * Whom a seat is for: a subject of the pool, what it was drawn as (everybody has the skill for all of
 * it), how many seats, and whether the first is the lead's.
 */
export type Need = { recordId: string; categories: string[]; size: number; needsLead: boolean };

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
    department,
    size: need.size,
    needsLead: need.needsLead,
    eligible: serials(able),
    recused: serials(able.filter(({ personId }) => interested.has(personId))),
  };
}

/** The input of a match: everybody who may be drawn for one of its teams, under one cap for all. */
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
    teams: teams.toSorted((a, b) => Number(a.subject > b.subject) - Number(a.subject < b.subject)),
  };
}

// Any seed will do: whether a complete match exists does not depend on it.
const anySeed = '00'.repeat(32);
// One seat above the smallest cap that works: room for substitutions, and still nobody has
// much more to do than another (draw.md §4).
const slack = 1;

/** The cap for everybody: the smallest that is feasible, and one more. Null when none is. */
export function fairCap(input: FrozenMatchInput): number | null {
  const roster = rosterOf({ seed: anySeed, ...input });
  const fits = (cap: number) => {
    const inspectors = roster.inspectors.map((inspector) => ({ ...inspector, cap }));
    return fillSeats({ ...roster, inspectors }).short.length === 0;
  };
  let [low, high] = [1, input.teams.length];
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
