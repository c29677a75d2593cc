import { finishedDraw, type FinishedRow } from '../../db/queries/finished-draw.ts';
import { type SourceRow, sourcesOf } from '../../db/queries/sources.ts';
import { canonicalJson } from '../../domain/draw/canonical.ts';
import {
  peopleTranscript,
  subjectsTranscript,
  transcriptFrame,
  type TranscriptSource,
} from '../../domain/draw/transcript.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { Context } from '../usecase.ts';
import { isPoolPublic } from './pool-public.ts';

/** SHA-256 and size in bytes of a published transcript, as the public notice names it. */
export type Published = { sha256: string; size: number };

/**
 * Makes the transcript of a draw that is over and keeps it for ever, as the bytes whose hash is published
 * with it (draw.md §2). Answers null for a draw that was never announced, and where the bureau publishes
 * none (`draw.publishTranscript`). Part of the transaction that opens the draw.
 */
export async function publishTranscript(
  context: Context,
  drawId: string,
): Promise<Published | null> {
  const { tx } = context;
  const draw = await finishedDraw(tx, drawId);
  const isPublic = parameter(draw.profile, 'draw.publishTranscript');
  if (!isPublic || !draw.announcement) return null;
  const over = { ...draw, announcement: draw.announcement };
  const entropy = (await sourcesOf(tx, drawId)).map(asSource);
  if (draw.kind !== 'subjects') {
    return keep(context, draw, canonicalJson(peopleTranscript(draw.kind, over, entropy)));
  }
  const isOpen = isPoolPublic(draw);
  const transcript = subjectsTranscript(over, entropy, isOpen);
  if (isOpen) return keepWithPool(context, draw, transcriptFrame(transcript));
  return keep(context, draw, canonicalJson({ ...transcript, pool: null }));
}

function asSource({ kind, value, round, signature }: SourceRow): TranscriptSource {
  return {
    kind,
    hex: value && value.toString('hex'),
    ...(round && signature && { round, signature: signature.toString('hex') }),
  };
}

async function keep(
  { tx, now }: Context,
  { id, code, kind }: FinishedRow,
  body: string,
): Promise<Published> {
  const [row] = await tx.query(
    `insert into transcript (draw_id, code, kind, body, size, sha256, published_at)
     select $1, $2, $3, b, octet_length(b), encode(sha256(b), 'hex'), $5
     from convert_to($4, 'UTF8') as b returning sha256, size`,
    [id, code, kind, body, now],
  );
  return row;
}

// Postgres writes the records where they are: a million of them never leave it.
async function keepWithPool(
  { tx, now }: Context,
  { id, code, kind, taskId }: FinishedRow,
  [before, after]: [string, string],
): Promise<Published> {
  const [row] = await tx.query(
    `with pool as materialized (
       select coalesce(string_agg('{"eligibility":' || eligibility || ',"id":"' || record_id || '","stratum":'
         || stratum || ',"weight":' || weight || '}', ',' order by stratum, eligibility, length(record_id),
         record_id collate "C"), '') as records from pool_entry where task_id = $4),
     made as materialized (select convert_to($5 || records || $6, 'UTF8') as body,
       octet_length($5) as pool_at, octet_length(records) as pool_size from pool)
     insert into transcript (draw_id, code, kind, body, size, sha256, pool_at, pool_size, published_at)
     select $1, $2, $3, body, octet_length(body), encode(sha256(body), 'hex'), pool_at, pool_size, $7
     from made returning sha256, size`,
    [id, code, kind, taskId, before, after, now],
  );
  return row;
}
