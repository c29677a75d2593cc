import { type Fairness, fairnessOf } from '../domain/fairness/fairness.ts';
import type { SubjectsTranscript } from '../domain/draw/transcript.ts';
import type { Sample } from '../domain/fairness/sample.ts';
import type { Database } from './database.ts';
import type { FairnessYear } from './pages/fairness.ts';

type Published = {
  id: string;
  organisation: string;
  year: number;
  isOfPeople: boolean;
  isAnnounced: boolean;
  isDrawn: boolean;
  reason: string | null;
};

/** Every organisation and year in which a draw was announced or voided, the latest year first. */
export async function fairnessYears(database: Database): Promise<FairnessYear[]> {
  const groups = new Map<string, Published[]>();
  for (const draw of await publishedDraws(database)) {
    const key = JSON.stringify([draw.year, draw.organisation]);
    groups.set(key, [...(groups.get(key) ?? []), draw]);
  }
  const years: FairnessYear[] = [];
  for (const draws of groups.values()) years.push(await yearOf(database, draws));
  return years;
}

async function publishedDraws(database: Database): Promise<Published[]> {
  const { rows } = await database.query(
    `select n.ref as id, max(n.body ->> 'organisation') as organisation,
       extract(year from min(n.published_at) at time zone 'Asia/Shanghai')::int as year,
       bool_or(n.kind = 'announcement' and n.body ? 'kind') as "isOfPeople",
       bool_or(n.kind = 'announcement') as "isAnnounced", bool_or(n.kind = 'draw') as "isDrawn",
       max(n.body ->> 'reason') filter (where n.kind = 'void') as reason
     from public_notice n where n.kind in ('announcement', 'draw', 'void')
     group by n.ref order by 3 desc, 2, min(n.published_at), n.ref`,
  );
  return rows as Published[];
}

async function yearOf(database: Database, draws: Published[]): Promise<FairnessYear> {
  const { organisation, year } = draws[0]!;
  const subjects = draws.filter(({ isOfPeople }) => !isOfPeople);
  const people = draws.filter(({ isOfPeople }) => isOfPeople);
  const open = await transcriptsOf(
    database,
    subjects.map(({ id }) => id),
  );
  return {
    organisation,
    year,
    announced: subjects.filter(({ isAnnounced }) => isAnnounced).length,
    drawn: subjects.filter(({ isDrawn }) => isDrawn).length,
    voids: subjects.flatMap(({ id, reason }) => (reason === null ? [] : [{ id, reason }])),
    people: {
      announced: people.length,
      voided: people.filter(({ reason }) => reason !== null).length,
    },
    open: open.length,
    tests: await testsOf(database, open),
  };
}

// What was published never changes, so the same records have the same figures for ever.
const known = new Map<string, Fairness>();
const mostKnown = 100;

async function testsOf(database: Database, open: Transcript[]): Promise<Fairness | null> {
  const tested = open.filter(({ size }) => size <= mostBytes);
  if (tested.length === 0) return null;
  const key = tested.map(({ hash }) => hash).join();
  const found = known.get(key);
  if (found) return found;
  const draws: Sample[][] = [];
  for (const { hash } of tested) draws.push(samplesOf(await bodyOf(database, hash)));
  const fairness = fairnessOf(draws);
  if (known.size >= mostKnown) known.delete(known.keys().next().value!);
  known.set(key, fairness);
  return fairness;
}

// Above this a record is not worked out for a page; whoever wants to can download it.
const mostBytes = 20_000_000;

/** A published record of a draw that lists its pool; `size` in bytes. */
type Transcript = { hash: string; size: number };

async function transcriptsOf(database: Database, ids: string[]): Promise<Transcript[]> {
  const { rows } = await database.query(
    `select sha256 as hash, size from transcript
     where code = any($1) and kind = 'subjects' and pool_at is not null order by published_at, code`,
    [ids],
  );
  return rows as Transcript[];
}

async function bodyOf(database: Database, hash: string): Promise<Drawn> {
  const { rows } = await database.query('select body from transcript where sha256 = $1', [hash]);
  return JSON.parse((rows[0].body as Buffer).toString()) as Drawn;
}

type Drawn = Pick<SubjectsTranscript, 'pool' | 'strata' | 'void'>;

/** The strata of an open draw as samples; those drawn by weight and void draws are left out. */
function samplesOf({ pool, strata, void: ended }: Drawn): Sample[] {
  if (!pool || !strata || ended) return [];
  return Object.entries(strata).flatMap(([number, { drawn }]) => {
    if (!drawn) return [];
    const eligible = pool.filter(
      ({ stratum, eligibility }) => stratum === Number(number) && eligibility === 0,
    );
    if (new Set(eligible.map(({ weight }) => weight)).size > 1) return [];
    return [{ eligible: eligible.map(({ id }) => id), drawn: new Set(drawn) }];
  });
}
