import type { Roster } from './roster.ts';

/**
 * Who sits where at some moment of a match. `held` seats may still be exchanged, `decided` ones
 * not; `spare` is what is left of each cap; `leadOpen` says that the lead seat is undecided.
 */
export type Seating = {
  roster: Roster;
  held: Set<number>[];
  heldBy: Set<number>[];
  decided: number[][];
  spare: number[];
  leadOpen: boolean[];
};

/** Nobody seated yet. */
export function emptySeating(roster: Roster): Seating {
  return {
    roster,
    held: roster.teams.map(() => new Set()),
    heldBy: roster.inspectors.map(() => new Set()),
    decided: roster.teams.map(() => []),
    spare: roster.inspectors.map(({ cap }) => cap),
    leadOpen: roster.teams.map(({ needsLead }) => needsLead),
  };
}

/** Seats an inspector in a team for the time being. */
export function hold({ held, heldBy, spare }: Seating, team: number, inspector: number): void {
  held[team]!.add(inspector);
  heldBy[inspector]!.add(team);
  spare[inspector]! -= 1;
}

/** Takes an inspector out of a team again. */
export function release({ held, heldBy, spare }: Seating, team: number, inspector: number): void {
  held[team]!.delete(inspector);
  heldBy[inspector]!.delete(team);
  spare[inspector]! += 1;
}

/** Makes a held seat final: the next one of the team in seat order. */
export function decide(seating: Seating, team: number, inspector: number): void {
  seating.held[team]!.delete(inspector);
  seating.heldBy[inspector]!.delete(team);
  seating.decided[team]!.push(inspector);
  seating.leadOpen[team] = false;
}

/** Whether somebody who cannot lead may still join a team without taking the lead's seat. */
export function hasMemberSeat(seating: Seating, team: number): boolean {
  const { roster, held, leadOpen } = seating;
  if (!leadOpen[team]) return true;
  let members = 0;
  for (const inspector of held[team]!) {
    if (!roster.inspectors[inspector]!.canLead) members += 1;
  }
  return members < roster.teams[team]!.size - 1;
}
