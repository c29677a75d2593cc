import { type AnnouncedSource, announcedSourcesAt } from './announced-sources.ts';
import { hexAt, malformed, mapAt, member, wholeAt } from './fields.ts';
import { drawIdAt, strataAt, type StratumSpec } from './spec.ts';

/** What a draw is about: subjects, or people for a whole task or for one seat. */
export type DrawKind = 'subjects' | 'match' | 'substitution' | 'expert';

/** What an announcement (抽取公告) binds: everything that decides the result of a draw. */
export type Announcement = {
  kind: DrawKind;
  drawId: string;
  organisation: string;
  entropy: AnnouncedSource[];
  pool?: { root: string; size: number };
  /** How many of the pool take no part, by eligibility code. */
  excluded?: Record<string, number>;
  strata?: Record<string, StratumSpec>;
  /** The weights that the subjects of each stratum may have. */
  weights?: Record<string, number[]>;
  inputHash?: string;
  counts: { teams?: number; seats?: number };
};

/** An announcement out of parsed JSON; members that bind nothing may be there and are not read. */
export function parseAnnouncement(value: unknown, field = ''): Announcement {
  const path = (key: string) => member(field, key);
  const { version, drawId, entropy, ...rest } = mapAt(value, field);
  if (version !== 'yaohao/1') malformed(path('version'), 'version');
  const kind = kindAt(rest['kind'], path('kind'));
  return {
    kind,
    drawId: drawIdAt(drawId, path('drawId')),
    organisation: nameOf(rest['organisation']) ?? '',
    entropy: announcedSourcesAt(entropy, path('entropy')),
    counts: some({ teams: countOf(rest['teams']), seats: countOf(rest['seats']) }),
    ...(kind === 'subjects' ? subjectsOf(rest, path) : inputOf(rest, path)),
  };
}

const ofPeople: unknown[] = ['match', 'substitution', 'expert'];

function kindAt(value: unknown, field: string): DrawKind {
  if (value === undefined || value === 'subjects') return 'subjects';
  if (!ofPeople.includes(value)) malformed(field, 'known-field');
  return value as DrawKind;
}

type Fields = Record<string, unknown>;
type Path = (key: string) => string;

function subjectsOf({ pool, strata, registry }: Fields, path: Path) {
  const { root, size } = mapAt(pool, path('pool'));
  return {
    pool: {
      root: hexAt(root, `${path('pool')}.root`, 32, 32),
      size: wholeAt(size, `${path('pool')}.size`, 0, Number.MAX_SAFE_INTEGER),
    },
    strata: strataAt(strata, path('strata'), stratumAt),
    weights: strataAt(strata, path('strata'), weightsAt),
    ...(registry !== undefined && { excluded: excludedAt(registry, path('registry')) }),
  };
}

const inputOf = ({ inputHash }: Fields, path: Path) => ({
  inputHash: hexAt(inputHash, path('inputHash'), 32, 32),
});

function stratumAt(value: unknown, field: string): StratumSpec {
  const { ratioBp, min = 0 } = mapAt(value, field);
  return {
    ratioBp: wholeAt(ratioBp, `${field}.ratioBp`, 0, 10_000),
    min: wholeAt(min, `${field}.min`, 0, Number.MAX_SAFE_INTEGER),
  };
}

function weightsAt(value: unknown, field: string): number[] {
  const path = `${field}.weights`;
  const named = Object.entries(mapAt(mapAt(value, field)['weights'] ?? {}, path));
  return [1, ...named.map(([name, weight]) => wholeAt(weight, member(path, name), 1, 16))];
}

function excludedAt(registry: unknown, field: string): Record<string, number> {
  const path = `${field}.excluded`;
  const counts = Object.entries(mapAt(mapAt(registry, field)['excluded'] ?? {}, path));
  return Object.fromEntries(
    counts.map(([code, count]) => [
      code,
      wholeAt(count, member(path, code), 0, Number.MAX_SAFE_INTEGER),
    ]),
  );
}

const nameOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const countOf = (value: unknown) => (Number.isSafeInteger(value) ? (value as number) : undefined);

// Without the members that are not there.
function some<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
