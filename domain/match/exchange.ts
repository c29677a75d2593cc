import { hasMemberSeat, hold, release, type Seating } from './seating.ts';

/** Inspectors and teams that a search went through without finding a free place. */
export type Reached = { inspectors: number[]; teams: Set<number> };

type Step = { leaver: number; team: number };

/**
 * Looks for a chain of exchanges that ends at an inspector whom `isGoal` accepts: each leaves a
 * team that the next one joins. Breadth first, so the chain passes no team twice in a way that
 * could break its lead seat.
 */
export type Search = {
  seating: Seating;
  isGoal: (inspector: number) => boolean;
  steps: Map<number, Step>;
  queue: number[];
  leadersSeen: Set<number>;
  membersSeen: Set<number>;
};

/** A search that has reached nobody yet. */
export function searchIn(seating: Seating, isGoal: (inspector: number) => boolean): Search {
  return {
    seating,
    isGoal,
    steps: new Map(),
    queue: [],
    leadersSeen: new Set(),
    membersSeen: new Set(),
  };
}

/** Nobody: the one who leaves when a team simply has an empty seat. */
export const nobody = -1;

/** Reaches an inspector; the answer is whether that is a goal. */
export function reach(search: Search, inspector: number, step: Step): boolean {
  if (search.steps.has(inspector)) return false;
  search.steps.set(inspector, step);
  search.queue.push(inspector);
  return search.isGoal(inspector);
}

/** Follows every exchange from those already reached; the goal found, or null. */
export function follow(search: Search): number | null {
  for (let at = 0; at < search.queue.length; at += 1) {
    const leaver = search.queue[at]!;
    for (const team of search.seating.heldBy[leaver]!) {
      const goal = enter(search, { leaver, team });
      if (goal !== null) return goal;
    }
  }
  return null;
}

/** Reaches everybody who could join `team` when `leaver` leaves it; a goal among them, or null. */
export function enter(search: Search, step: Step): number | null {
  const { seating, leadersSeen, membersSeen } = search;
  const { teams, inspectors } = seating.roster;
  const { team } = step;
  const leaders = !leadersSeen.has(team);
  const members = !membersSeen.has(team) && membersMayJoin(seating, step);
  if (!leaders && !members) return null;
  leadersSeen.add(team);
  if (members) membersSeen.add(team);
  for (const inspector of teams[team]!.candidates) {
    const wanted = inspectors[inspector]!.canLead ? leaders : members;
    if (wanted && !seating.held[team]!.has(inspector) && reach(search, inspector, step)) {
      return inspector;
    }
  }
  return null;
}

/** Carries out the exchanges that lead to `goal`, who takes a place that nobody has to leave. */
export function exchange({ seating, steps }: Search, goal: number): void {
  let joiner = goal;
  for (let step = steps.get(joiner); step && step.team !== nobody; step = steps.get(joiner)) {
    if (step.leaver !== nobody) release(seating, step.team, step.leaver);
    hold(seating, step.team, joiner);
    if (step.leaver === nobody) return;
    joiner = step.leaver;
  }
}

/** What a search without success went through. */
export function reached({ queue, leadersSeen }: Search): Reached {
  return { inspectors: queue, teams: leadersSeen };
}

function membersMayJoin(seating: Seating, { leaver, team }: Step): boolean {
  const replacesMember = leaver !== nobody && !seating.roster.inspectors[leaver]!.canLead;
  return replacesMember || hasMemberSeat(seating, team);
}
