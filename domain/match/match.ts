import { exchange, follow, nobody, reach, reached, searchIn, type Reached } from './exchange.ts';
import { fillSeats } from './fill.ts';
import { parseMatchInput, type MatchInput } from './input.ts';
import { compareTeams, rosterOf } from './roster.ts';
import { decide, hold, release, type Seating } from './seating.ts';
import { shortageOf, type Shortage } from './shortage.ts';

/** A team as matched: serials in seat order; `lead` is the first of them, or null without one. */
export type MatchedTeam = {
  subject: string;
  department: number;
  members: number[];
  lead: number | null;
};

/** Every team complete, sorted by subject and department, or the shortage that prevents it. */
export type MatchResult =
  | { feasible: true; teams: MatchedTeam[] }
  | { feasible: false; shortage: Shortage };

/**
 * Matches inspectors to subjects (随机匹配): the lexicographically first assignment in which every
 * seat is taken. Refuses malformed input; too few people is an answer, not a refusal.
 */
export function runMatch(matchInput: MatchInput): MatchResult {
  const input = parseMatchInput(matchInput);
  const roster = rosterOf(input);
  const { seating, short } = fillSeats(roster);
  if (short.length > 0) return { feasible: false, shortage: shortageOf(seating, short, input) };
  const tight: Tight = new Map();
  roster.teams.forEach((_, team) => decideTeam(seating, team, tight));
  const teams = roster.teams.map((team, at) => {
    const members = seating.decided[at]!.map((index) => roster.inspectors[index]!.serial);
    const lead = team.needsLead ? members[0]! : null;
    return { subject: team.subject, department: team.department, members, lead };
  });
  return { feasible: true, teams: teams.sort(compareTeams) };
}

/**
 * By inspector, the last failed search that went through them. All their seats are needed by its
 * teams in every complete assignment from then on, so no other team can have them.
 */
type Tight = Map<number, Reached>;

function decideTeam(seating: Seating, team: number, tight: Tight): void {
  const { candidates, size, needsLead } = seating.roster.teams[team]!;
  const decided = seating.decided[team]!;
  for (const inspector of candidates) {
    if (!needsLead || decided.length > 0) break;
    if (seating.roster.inspectors[inspector]!.canLead) decideSeat(seating, team, inspector, tight);
  }
  for (const inspector of candidates) {
    if (decided.length === size) break;
    if (!decided.includes(inspector)) decideSeat(seating, team, inspector, tight);
  }
}

/** Gives the next seat to this candidate if a complete assignment of the rest still exists. */
function decideSeat(seating: Seating, team: number, inspector: number, tight: Tight): void {
  const isHeld = seating.held[team]!.has(inspector);
  if (isHeld || makeRoom(seating, team, inspector, tight)) decide(seating, team, inspector);
}

function makeRoom(seating: Seating, team: number, inspector: number, tight: Tight): boolean {
  const known = tight.get(inspector);
  if (known && !known.teams.has(team)) return false;
  const held = seating.held[team]!;
  const search = searchIn(seating, (other) => seating.spare[other]! > 0 || held.has(other));
  const found = reach(search, inspector, { leaver: nobody, team: nobody });
  const goal = found ? inspector : follow(search);
  if (goal === null) {
    const dead = reached(search);
    for (const other of dead.inspectors) tight.set(other, dead);
    return false;
  }
  const [firstHeld] = held;
  release(seating, team, held.has(goal) ? goal : firstHeld!);
  exchange(search, goal);
  hold(seating, team, inspector);
  return true;
}
