import {
  arrayAt,
  booleanAt,
  hexAt,
  idAt,
  malformed,
  member,
  objectAt,
  wholeAt,
} from '../draw/fields.ts';

/** An inspector of the pool: `cap` is the most seats that one person takes in this match. */
export type MatchInspector = { serial: number; canLead: boolean; cap: number };

/**
 * The seats of one department on one subject. `eligible` and `recused` are serials; who is recused
 * takes no seat (回避). `needsLead`: the first seat is the lead's (组长).
 */
export type MatchTeam = {
  subject: string;
  department: number;
  size: number;
  needsLead: boolean;
  eligible: number[];
  recused: number[];
};

/** Everything that decides a match; `seed` is 32 bytes in hex, of label `yaohao/1/inspectors`. */
export type MatchInput = {
  seed: string;
  inspectors: MatchInspector[];
  teams: MatchTeam[];
  /** 32 random bytes in hex: without them the hash of a small input would tell what is in it. */
  nonce?: string;
};

/** What is frozen and announced before the seed exists. */
export type FrozenMatchInput = Omit<MatchInput, 'seed'>;

/** An input out of parsed JSON. Refuses anything that the format does not allow. */
export function parseMatchInput(value: unknown): MatchInput {
  const { seed, ...frozen } = objectAt(value, '', ['seed', 'inspectors', 'teams'], ['nonce']);
  return { seed: hexAt(seed, 'seed', 32, 32), ...parseFrozenMatchInput(frozen) };
}

/** The same without the seed. */
export function parseFrozenMatchInput(value: unknown): FrozenMatchInput {
  const fields = objectAt(value, '', ['inspectors', 'teams'], ['nonce']);
  const { nonce } = fields;
  const inspectors = arrayAt(fields['inspectors'], 'inspectors').map(parseInspector);
  refuseRepeatedSerials(inspectors);
  const roll = rollOf(inspectors);
  const teams = arrayAt(fields['teams'], 'teams').map((team, at) =>
    parseTeam(team, member('teams', at), roll),
  );
  refuseRepeatedTeams(teams);
  refuseSecondTeamOnSubject(teams);
  return {
    inspectors,
    teams,
    ...(nonce !== undefined && { nonce: hexAt(nonce, 'nonce', 32, 32) }),
  };
}

// Serials from 0xFFFF0000 on stand for departments in the priority of a team.
const lastSerial = 0xfffeffff;

function parseInspector(value: unknown, at: number): MatchInspector {
  const field = member('inspectors', at);
  const { serial, canLead, cap } = objectAt(value, field, ['serial', 'canLead', 'cap']);
  return {
    serial: wholeAt(serial, `${field}.serial`, 0, lastSerial),
    canLead: booleanAt(canLead, `${field}.canLead`),
    cap: wholeAt(cap, `${field}.cap`, 0, Number.MAX_SAFE_INTEGER),
  };
}

const teamFields = ['subject', 'department', 'size', 'needsLead', 'eligible', 'recused'] as const;

function parseTeam(value: unknown, field: string, roll: Roll): MatchTeam {
  const team = objectAt(value, field, teamFields);
  return {
    subject: idAt(team['subject'], `${field}.subject`),
    department: wholeAt(team['department'], `${field}.department`, 0, 65_535),
    size: wholeAt(team['size'], `${field}.size`, 1, Number.MAX_SAFE_INTEGER),
    needsLead: booleanAt(team['needsLead'], `${field}.needsLead`),
    eligible: serialsAt(team['eligible'], `${field}.eligible`, roll),
    recused: serialsAt(team['recused'], `${field}.recused`, roll),
  };
}

/** Who is known, by serial; `seenIn` tells in which list of serials each was seen last. */
type Roll = { places: Map<number, number>; seenIn: Uint32Array; list: number };

const rollOf = (inspectors: readonly MatchInspector[]): Roll => ({
  places: new Map(inspectors.map(({ serial }, place) => [serial, place])),
  seenIn: new Uint32Array(inspectors.length),
  list: 0,
});

// The paths of the fields are made only for a refusal: a match may have millions of serials.
function serialsAt(value: unknown, field: string, roll: Roll): number[] {
  const serials = arrayAt(value, field) as number[];
  roll.list += 1;
  for (let at = 0; at < serials.length; at += 1) {
    const place = roll.places.get(serials[at]!);
    if (place === undefined) malformed(member(field, at), 'known-serial');
    if (roll.seenIn[place!] === roll.list) malformed(member(field, at), 'once');
    roll.seenIn[place!] = roll.list;
  }
  return serials.slice();
}

function refuseRepeatedSerials(inspectors: MatchInspector[]): void {
  const seen = new Set<number>();
  inspectors.forEach(({ serial }, at) => {
    if (seen.has(serial)) malformed(`${member('inspectors', at)}.serial`, 'once');
    seen.add(serial);
  });
}

function refuseRepeatedTeams(teams: MatchTeam[]): void {
  const seen = new Set<string>();
  teams.forEach(({ subject, department }, at) => {
    const key = `${subject} ${department}`;
    if (seen.has(key)) malformed(`${member('teams', at)}.department`, 'once');
    seen.add(key);
  });
}

// An inspector belongs to one department, so nobody can be on a subject twice.
function refuseSecondTeamOnSubject(teams: MatchTeam[]): void {
  const firstOn = new Map<string, MatchTeam>();
  const seenOn = new Map<string, Set<number>>();
  teams.forEach(({ subject, eligible }, at) => {
    const first = firstOn.get(subject);
    if (!first) {
      firstOn.set(subject, teams[at]!);
      return;
    }
    const seen = seenOn.get(subject) ?? new Set(first.eligible);
    seenOn.set(subject, seen);
    eligible.forEach((serial, index) => {
      if (seen.has(serial)) {
        malformed(member(`${member('teams', at)}.eligible`, index), 'one-team-per-subject');
      }
      seen.add(serial);
    });
  });
}
