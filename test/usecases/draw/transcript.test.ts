import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../domain/actor.ts';
import { canonicalJson } from '../../../domain/draw/canonical.ts';
import { runDraw } from '../../../domain/draw/draw.ts';
import type { SubjectsTranscript } from '../../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import {
  type County,
  drawAndDispatch,
  furnish,
  monday,
  plant,
  setUp,
} from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
const afterWindow = new Date('2026-11-01T09:00:00+08:00');
const bySystem = () => commandOf(system, 'system');
let county: County;
let drawn: { drawId: string; taskId: string; code: string };

type Kept = { body: Buffer; sha256: string; size: number; text: string; json: SubjectsTranscript };

async function transcriptOf(code: string): Promise<Kept | undefined> {
  const [row] = await sql('select * from transcript where code = $1', [code]);
  if (!row) return undefined;
  const text = (row['body'] as Buffer).toString('utf8');
  return { ...(row as Kept), text, json: JSON.parse(text) };
}

const noticesOf = async (kind: string, ref: string) =>
  (
    await sql('select body from public_notice where kind = $1 and ref = $2 order by number', [
      kind,
      ref,
    ])
  ).map(({ body }) => body);

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  const { taskId, code } = await setUp(county, sql);
  const { drawId } = await drawAndDispatch(county, taskId);
  drawn = { drawId, taskId, code };
  const { drawId: matchId } = await matchTeams(
    await county.by('planner'),
    { taskId },
    monday,
  );
  await seatTeams(bySystem(), { drawId: matchId }, monday);
});

describe('the transcript of a sealed draw', () => {
  it('waits while somebody is still to be visited, whoever writes the row', async () => {
    expect(await transcriptOf(drawn.code)).toBeUndefined();
    const early = sql(
      `insert into transcript (draw_id, code, kind, body, size, sha256, published_at)
       values ($1, $2, 'subjects', 'x', 1, encode(sha256('x'), 'hex'), now())`,
      [drawn.drawId, drawn.code],
    );
    await expect(early).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-105 is published when the task closes, with its hash in the notice of the draw', async () => {
    await closeTask(bySystem(), { taskId: drawn.taskId }, afterWindow);
    const { body, sha256, size, text, json } = (await transcriptOf(drawn.code))!;
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
    expect((await noticesOf('draw', drawn.code)).at(-1)).toMatchObject({
      sealed: false,
      seed: json.seed,
      transcript: { sha256, size },
    });
    expect(body.length).toBe(size);
    expect(canonicalJson(json)).toBe(text);
    expect(json.announcementHash).toBe(
      createHash('sha256').update(canonicalJson(json.announcement)).digest('hex'),
    );
    expect(json.confirmedAt).toBe(monday.toISOString());
  });
});
