import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../domain/actor.ts';
import { canonicalJson } from '../../../domain/draw/canonical.ts';
import type { PeopleTranscript, SubjectsTranscript } from '../../../domain/draw/transcript.ts';
import { verifyTranscript } from '../../../domain/draw/verify-transcript.ts';
import { confirmDraw } from '../../../usecases/draw/confirm.ts';
import { expireDraw } from '../../../usecases/draw/expire.ts';
import { voidDraw } from '../../../usecases/draw/void.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import {
  announced,
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
const bySystem = () => commandOf(system, 'system');
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
let county: County;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
});

async function transcriptOf<T = SubjectsTranscript>(code: string) {
  const [row] = await sql('select * from transcript where code = $1', [code]);
  if (!row) return undefined;
  const text = (row['body'] as Buffer).toString('utf8');
  return { ...row, text, json: JSON.parse(text) as T };
}

const noticesOf = async (kind: string, ref: string) =>
  (
    await sql('select body from public_notice where kind = $1 and ref = $2 order by number', [
      kind,
      ref,
    ])
  ).map((row) => row['body']);

describe('the transcript of a sealed draw', () => {
  let task: { taskId: string; code: string };
  let drawId: string;
  beforeAll(async () => {
    task = await setUp(county, sql);
    ({ drawId } = await drawAndDispatch(county, task.taskId));
  });

  it('R-100 waits after the confirmation, which is public, whoever writes the row', async () => {
    expect(await noticesOf('confirmation', task.code)).toMatchObject([
      { drawId: task.code, confirmedAt: monday.toISOString() },
    ]);
    expect(await transcriptOf(task.code)).toBeUndefined();
    const early = sql(
      `insert into transcript (draw_id, code, kind, body, size, sha256, published_at)
       values ($1, $2, 'subjects', 'x', 1, encode(sha256('x'), 'hex'), now())`,
      [drawId, task.code],
    );
    await expect(early).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-112 names neither subjects nor inspectors in that of a match', async () => {
    const match = await matchTeams(await county.by('planner'), { taskId: task.taskId }, monday);
    await seatTeams(bySystem(), { drawId: match.drawId }, monday);
    const { json, text } = (await transcriptOf<PeopleTranscript>(match.code))!;
    expect(verifyTranscript(json)).toMatchObject({ ok: true });
    expect(json).toMatchObject({ kind: 'match', void: null });
    expect(json.teams).toBeGreaterThan(0);
    expect(json.seats).toBeGreaterThanOrEqual(2 * json.teams);
    const subjects = await sql('select record_id from drawn_subject where draw_id = $1', [drawId]);
    for (const { record_id: id } of subjects) expect(text).not.toContain(id);
  });

  it('R-105 is published when the task closes, canonical, with its hash in the notice', async () => {
    const afterWindow = new Date('2026-11-01T09:00:00+08:00');
    await closeTask(bySystem(), { taskId: task.taskId }, afterWindow);
    const kept = (await transcriptOf(task.code))!;
    const { json, text } = kept;
    expect(kept).toMatchObject({ sha256: sha256(text), size: Buffer.byteLength(text) });
    expect(canonicalJson(json)).toBe(text);
    expect(json.announcementHash).toBe(sha256(canonicalJson(json.announcement)));
    expect(json).toMatchObject({ confirmedAt: monday.toISOString(), void: null });
    expect((await noticesOf('draw', task.code)).at(-1)).toMatchObject({
      sealed: false,
      seed: json.seed,
      strata: { 1: { drawn: json.strata!['1']!.drawn } },
      transcript: { sha256: sha256(text), size: Buffer.byteLength(text) },
    });
    expect(verifyTranscript(json)).toMatchObject({ ok: true, isComplete: true });
  });

  it('stays as it is, for the owner of the tables too', async () => {
    for (const change of [`update transcript set body = 'x'`, 'delete from transcript']) {
      await expect(sql(change)).rejects.toMatchObject({ code: 'YH001' });
    }
    await expect(sql('truncate transcript')).rejects.toMatchObject({ code: 'YH001' });
  });
});

describe('the transcript of an unsealed draw', () => {
  const category = '机动车修理业';
  const whole = [{ number: 1, name: '全部', filter: { category }, ratioBp: 200, min: 1 }];

  it('R-105 lists codes where its strata tell nothing, at once with the confirmation', async () => {
    const { taskId, code } = await setUp(county, sql, whole, { sealed: false });
    const { drawId, reveal } = await announced(county, taskId);
    await reveal('witness-a');
    await reveal('witness-b');
    expect(await transcriptOf(code)).toBeUndefined();
    await confirmDraw(await county.by('planner'), { drawId }, monday);
    const { json } = (await transcriptOf(code))!;
    expect(verifyTranscript(json)).toMatchObject({ ok: true, isComplete: true });
    const drawn = await sql(
      `select s.uscc from drawn_subject d join subject s on s.id = d.subject_id
       where d.draw_id = $1 order by d.rank`,
      [drawId],
    );
    expect(json.strata!['1']!.drawn).toEqual(drawn.map(({ uscc }) => uscc));
  });
});

describe('the transcript of a void draw', () => {
  it('R-101 shows the result that somebody did not want, sealed or not', async () => {
    const { taskId, code } = await setUp(county, sql);
    const { drawId, reveal } = await announced(county, taskId);
    await reveal('witness-a');
    await reveal('witness-b');
    const reason = '名单有误，重新设置';
    await voidDraw(await county.by('approver-b'), { drawId, reason }, monday);
    const { json, text } = (await transcriptOf(code))!;
    expect(verifyTranscript(json)).toMatchObject({ ok: true, isComplete: true, isVoid: true });
    expect(json).toMatchObject({
      confirmedAt: null,
      void: { at: monday.toISOString(), reason },
    });
    expect(await noticesOf('void', code)).toMatchObject([
      { reason, transcript: { sha256: sha256(text) } },
    ]);
  });

  it('R-101 shows what there was of one that ended for want of a reveal, and who follows it', async () => {
    const { taskId, code } = await setUp(county, sql);
    const { drawId, reveal } = await announced(county, taskId);
    await reveal('witness-b');
    await expireDraw(bySystem(), { drawId }, new Date('2026-09-16T09:00:00+08:00'));
    const { json } = (await transcriptOf(code))!;
    expect(json).toMatchObject({ seed: null, strata: null, label: null, drawnAt: null });
    expect(json.entropy.map(({ kind, hex }) => [kind, hex !== null])).toEqual(
      expect.arrayContaining([
        ['reveal', true],
        ['reveal', false],
        ['secret', true],
      ]),
    );
    expect(json.pool).not.toBeNull();
    expect(verifyTranscript(json)).toMatchObject({ ok: true, isComplete: false, isVoid: true });

    const next = await setUp(county, sql);
    const after = await announced(county, next.taskId);
    const [announcement] = await noticesOf('announcement', next.code);
    expect(announcement).toMatchObject({ predecessor: code });
    const reason = '测试结束，作废';
    await voidDraw(await county.by('approver-b'), { drawId: after.drawId, reason }, monday);
  });
});
