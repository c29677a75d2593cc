import type { EntityManager } from 'typeorm';
import { type ArchiveFacts, archiveFacts } from '../../db/queries/archive-facts.ts';
import { eventsAbout, leafWords, newestCheckpoint } from '../../db/queries/archive-trail.ts';
import { linkedRows, type Root, type Rows } from '../../db/queries/linked-rows.ts';
import { namesOf } from '../../db/queries/names-of.ts';
import { leftOut } from '../../domain/archive/left-out.ts';
import { mediaName, recordingsName } from '../../domain/archive/verify-media.ts';
import { type PackageTrail, trailName } from '../../domain/archive/verify-contents.ts';
import { inclusionProof, merkleTree } from '../../domain/draw/merkle.ts';
import { receiptsOfDrawn } from './receipts.ts';

/** What a package is about: a whole task, or one visit of it. */
export type Matter = { taskId: string; inspectionId: string | null };

/** Something that goes into a package, and the facts that its pages are written from. */
export type Gathered = {
  files: Map<string, Uint8Array>;
  rows: Rows;
  facts: ArchiveFacts;
  trail: PackageTrail;
};

type Told = (step: string) => Promise<void>;

/** How many steps `gather` tells of. */
export const gatherSteps = 4;

/** Reads everything that the database holds of a matter, as it stands at one moment. */
export async function gather(
  tx: EntityManager,
  { taskId, inspectionId }: Matter,
  told: Told,
): Promise<Gathered> {
  const rows = await linkedRows(
    tx,
    await rootsOf(tx, { taskId, inspectionId }),
    new Set(Object.keys(leftOut)),
  );
  const ids = uuidsIn(rows);
  const files = new Map<string, Uint8Array>();
  for (const [table, found] of [...rows].sort(([a], [b]) => Number(a > b) - Number(a < b)))
    files.set(`records/${table}.json`, json(found));
  files.set('names.json', json(await namesOf(tx, ids)));
  await told('records');
  const about = [...rows.values()].flat().flatMap(({ id }) => (typeof id === 'string' ? id : []));
  const facts = await archiveFacts(tx, taskId, inspectionId, about.filter(isUuid));
  files.set(mediaName, json(facts.media));
  files.set(recordingsName, json(facts.recordings));
  await told('facts');
  for (const [code, body] of await transcriptsOf(tx, facts))
    files.set(`draws/${code}/transcript.json`, body);
  for (const [name, receipt] of await receiptsOfDrawn(tx, taskId, inspectionId))
    files.set(name, json(receipt));
  await told('draws');
  const trail = await trailOf(tx, { taskId: inspectionId === null ? taskId : null, ids: about });
  files.set(trailName, json(trail));
  files.set('published.json', json(await publishedOf(tx, facts)));
  await told('trail');
  return { files, rows, facts, trail };
}

// a visit that was merged belongs to each task that it served; it points to the one that began it.
async function rootsOf(tx: EntityManager, { taskId, inspectionId }: Matter): Promise<Root[]> {
  if (inspectionId !== null) return [{ table: 'inspection', ids: [inspectionId] }];
  const served: { id: string }[] = await tx.query(
    'select inspection_id as id from inspection_task where task_id = $1 order by code',
    [taskId],
  );
  return [
    { table: 'task', ids: [taskId] },
    { table: 'inspection', ids: served.map(({ id }) => id) },
  ];
}

const transcriptsOf = async (tx: EntityManager, { draws }: ArchiveFacts) => {
  const rows: { code: string; body: Buffer }[] = await tx.query(
    'select code, body from transcript where code = any($1) order by code',
    [draws.map(({ code }) => code)],
  );
  return rows.map(({ code, body }) => [code, new Uint8Array(body)] as const);
};

// What the public was shown of it, in every version.
const publishedOf = (
  tx: EntityManager,
  { code, draws, visits }: ArchiveFacts,
): Promise<unknown[]> =>
  tx.query(
    `select kind, ref, number, title, body, body_hash as hash, published_at as "publishedAt"
     from public_notice where ref = any($1) order by published_at, kind, ref, number`,
    [[code, ...draws.map((draw) => draw.code), ...visits.map((visit) => visit.code)]],
  );

async function trailOf(
  tx: EntityManager,
  about: { taskId: string | null; ids: string[] },
): Promise<PackageTrail> {
  const checkpoint = await newestCheckpoint(tx);
  if (!checkpoint) throw new Error('nothing is sealed yet');
  const { size } = checkpoint;
  const tree = merkleTree(await leafWords(tx, size));
  const events = await eventsAbout(tx, { ...about, size });
  return {
    checkpoint,
    events: events.map(({ seq, event }) => ({ seq, proof: inclusionProof(tree, seq - 1), event })),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

const uuidsIn = (rows: Rows): string[] => [
  ...new Set([...rows.values()].flat().flatMap((row) => Object.values(row).filter(isUuid))),
];

/** A JSON file that people can read as well. */
export const json = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
