import type { SubjectsTranscript } from '../domain/draw/transcript.ts';
import type { Database } from './database.ts';

/** A published transcript of a draw: its hash, its size in bytes, and where its pool stands in it. */
export type Transcript = {
  drawId: string;
  kind: 'subjects' | 'match' | 'substitution' | 'expert';
  hash: string;
  size: number;
  poolAt: number | null;
  poolSize: number | null;
  publishedAt: Date;
};

/** A transcript of subjects without its pool. */
export type TranscriptHead = Omit<SubjectsTranscript, 'pool' | 'announcement'> & {
  announcement: {
    pool?: { ids?: string };
    strata?: Record<string, { name: string }>;
    task?: { name: string };
  };
};

/** The transcript of a draw, or nothing while the draw is not open. */
export async function transcriptOf(
  database: Database,
  drawId: string,
): Promise<Transcript | undefined> {
  const { rows } = await database.query(
    `select code as "drawId", kind, sha256 as hash, size, pool_at as "poolAt", pool_size as "poolSize",
       published_at as "publishedAt" from transcript where code = $1`,
    [drawId],
  );
  return rows[0] as Transcript | undefined;
}

// A hundred megabytes pass through in pieces: neither side ever holds the whole.
const sliceBytes = 1 << 20;

/** The bytes of a transcript from `from` up to but not including `to`, in slices. */
export async function* bytesOf(
  database: Database,
  { hash }: Transcript,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += sliceBytes) {
    const length = Math.min(sliceBytes, to - at);
    const { rows } = await database.query(
      'select substring(body from $2 for $3) as slice from transcript where sha256 = $1',
      [hash, at + 1, length],
    );
    yield rows[0].slice as Buffer;
  }
}

/** Everything of a transcript but its pool, however large that is. */
export async function headOf(database: Database, transcript: Transcript): Promise<TranscriptHead> {
  const { size, poolAt, poolSize } = transcript;
  const before = await textOf(bytesOf(database, transcript, 0, poolAt ?? size));
  if (poolAt === null) return JSON.parse(before) as TranscriptHead;
  const after = await textOf(bytesOf(database, transcript, poolAt + poolSize!, size));
  return JSON.parse(before + after) as TranscriptHead;
}

/** The records of the pool as lines of JSON, as `draw run` and `draw verify` read them. */
export async function* poolLines(
  database: Database,
  transcript: Transcript,
): AsyncGenerator<string> {
  const { poolAt, poolSize } = transcript;
  let rest = '';
  for await (const slice of bytesOf(database, transcript, poolAt!, poolAt! + poolSize!)) {
    const text = rest + slice.toString('latin1');
    const end = text.lastIndexOf('},{');
    if (end >= 0) yield `${text.slice(0, end + 1).replaceAll('},{', '}\n{')}\n`;
    rest = end >= 0 ? text.slice(end + 2) : text;
  }
  if (rest !== '') yield `${rest}\n`;
}

async function textOf(slices: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const slice of slices) all.push(slice);
  return Buffer.concat(all).toString('utf8');
}
