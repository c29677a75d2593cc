import { describe, expect, it } from 'vitest';
import { entropyOf, seedOf } from '../../../domain/draw/seed.ts';
import { runMatch } from '../../../domain/match/match.ts';
import { enterBeacon } from '../../../usecases/draw/enter-beacon.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { dueMatches } from '../../../usecases/team/due.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { anAsk, approve, redrawOf } from '../../support/asks.ts';
import { awaitedBeacon, useDemoNetwork } from '../../support/beacons.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anInterest,
  anOffice,
  aSubject,
  aTask,
  many,
} from '../../support/factories.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

useDemoNetwork();
const { sql } = useDatabase();

const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);

async function announced() {
  const office = await anOffice(sql);
  const inspectors = await many(6, () => anInspector(sql, { unit: office.unit }));
  const subjects = await many(1, () => aSubject(sql, office));
  const task = await aTask(sql, office, { subjects, peopleEntropy: 'drand' });
  const { drawId, code } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
  return { office, inspectors, subjects, task, drawId, code };
}

const bring = async (drawId: string, at: Date) =>
  enterBeacon(bySystem(), { drawId, beacon: (await awaitedBeacon(sql, drawId)).json }, at);
const drawOf = async (drawId: string) =>
  (await sql('select * from draw where id = $1', [drawId]))[0]!;
const noticeOf = async (code: string, kind: string) =>
  (
    await sql('select title, body from public_notice where ref = $1 and kind = $2', [code, kind])
  )[0];
const isDue = async (drawId: string, at = later(3)) =>
  (await dueMatches(at)).some(({ id }) => id === drawId);

describe('a match that waits for a round of drand (draw.md §4)', () => {
  it('announces the round ten minutes ahead, and seats nobody before its beacon', async () => {
    const { drawId, code, task } = await announced();
    const beacon = await awaitedBeacon(sql, drawId);
    expect(beacon.at).toEqual(later(10));
    const notice = await noticeOf(code, 'announcement');
    expect(notice!['body'].entropy).toEqual([
      expect.objectContaining({ kind: 'drand', network: 'demo', round: beacon.round }),
    ]);
    expect(await isDue(drawId)).toBe(false);
    expect(await seatTeams(bySystem(), { drawId }, later(5))).toEqual({ inspections: 0 });
    const sources = await sql('select kind from entropy_source where draw_id = $1', [drawId]);
    expect(sources).toEqual([{ kind: 'drand' }]);
    expect(await bring(drawId, later(10))).toEqual({ state: 'announced', entered: true });
    expect(await isDue(drawId)).toBe(true);
    expect(await seatTeams(bySystem(), { drawId }, later(10))).toEqual({ inspections: 1 });
    const [seats] = await sql(
      'select count(*)::int as count from seat s join inspection n on n.id = s.inspection_id where n.task_id = $1',
      [task.id],
    );
    expect(seats).toEqual({ count: 2 });
  });

  it('can be recomputed from the beacon, and is published without people or subjects', async () => {
    const { drawId, code, inspectors, subjects } = await announced();
    await bring(drawId, later(10));
    await seatTeams(bySystem(), { drawId }, later(10));
    const draw = await drawOf(drawId);
    const beacon = await awaitedBeacon(sql, drawId);
    const entropy = entropyOf([{ kind: 'drand', hex: beacon.randomness }]);
    const seed = seedOf('yaohao/1/inspectors', code, entropy);
    expect(draw['seed']).toBe(seed);
    expect(runMatch({ seed, ...draw['input'] })).toMatchObject({ teams: draw['result'] });
    const notice = await noticeOf(code, 'draw');
    expect(notice!['body']).toMatchObject({
      drawId: code,
      kind: 'match',
      label: 'unverifiable',
      seed,
      entropy: [
        {
          kind: 'drand',
          value: beacon.randomness,
          round: beacon.round,
          signature: beacon.signature,
        },
      ],
    });
    const text = JSON.stringify(notice);
    for (const { name, uscc } of subjects) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(uscc);
    }
    for (const { name } of inspectors) expect(text).not.toContain(name);
    expect(notice!['body']).not.toHaveProperty('teams');
  });

  it('R-125 is void while it waits, when somebody who could be drawn has a new interest', async () => {
    const { drawId, code, inspectors, subjects, office } = await announced();
    expect(await isDue(drawId)).toBe(false);
    await anInterest(sql, inspectors[0]!, subjects[0]!);
    expect(await isDue(drawId)).toBe(true);
    await seatTeams(bySystem(), { drawId }, later(3));
    expect(await drawOf(drawId)).toMatchObject({ state: 'void', seed: null });
    expect((await noticeOf(code, 'void'))!['body']).toMatchObject({
      organisation: office.bureau.name,
      reason: '公告后登记了新的利害关系，须重新匹配',
    });
    await expect(bring(drawId, later(11))).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('draw.md §1 is not void for an interest that comes on file when its round is known', async () => {
    const { drawId, inspectors, subjects, task } = await announced();
    for (const { id } of inspectors) {
      await sql(
        `insert into interest (id, inspector_id, uscc, nature, declared_at)
         values (gen_random_uuid(), $1, $2, '亲属', $3)`,
        [id, subjects[0]!.uscc, later(10)],
      );
    }
    await bring(drawId, later(11));
    expect(await seatTeams(bySystem(), { drawId }, later(11))).toEqual({ inspections: 1 });
    expect(await drawOf(drawId)).toMatchObject({ state: 'drawn' });
    const [seat] = await sql(
      'select inspector_id from seat where inspection_id = $1 order by number limit 1',
      [task.inspectionIds[0]],
    );
    const holder = inspectors.find(({ id }) => id === seat!['inspector_id'])!;
    await expect(
      acceptInspection(by(holder), { inspectionId: task.inspectionIds[0]! }, later(12)),
    ).rejects.toMatchObject({ code: 'interest-on-file' });
  });

  it('draw.md §1 is void for an earlier one, also when that was ended once the round was known', async () => {
    const { drawId, inspectors, subjects } = await announced();
    await sql(
      `insert into interest (id, inspector_id, uscc, nature, declared_at, ended_at)
       values (gen_random_uuid(), $1, $2, '亲属', $3, $4)`,
      [inspectors[0]!.id, subjects[0]!.uscc, later(9), later(11)],
    );
    await bring(drawId, later(12));
    expect(await seatTeams(bySystem(), { drawId }, later(12))).toEqual({ inspections: 0 });
    expect(await drawOf(drawId)).toMatchObject({ state: 'void', seed: null });
  });

  it('seats once, however many sweeps come at the same time', async () => {
    const { drawId } = await announced();
    await bring(drawId, later(10));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => seatTeams(bySystem(), { drawId }, later(10))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('takes no second source, and no round that is less than ten minutes ahead', async () => {
    const { drawId, task } = await announced();
    await expect(
      sql(
        `insert into entropy_source (draw_id, position, kind, commitment, committed_at, value, opened_at)
         values ($1, 1, 'secret', encode(sha256('x'), 'hex'), now(), 'x', now())`,
        [drawId],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(
        `insert into entropy_source (draw_id, position, kind, network, round, round_at)
         select id, 1, 'drand', 'demo', 1, announced_at + interval '9 minutes' from draw where id = $1`,
        [drawId],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(`update task set people_entropy = 'secret' where id = $1`, [task.id]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

describe('a redraw that waits for a round of drand', () => {
  it('R-130 names a round after the approval, and replaces when its beacon is in', async () => {
    const { office, task, inspectors, drawId: matchId } = await announced();
    await bring(matchId, later(10));
    await seatTeams(bySystem(), { drawId: matchId }, later(10));
    const { id } = await anAsk(sql, { office, task, inspectors });
    await approve(office.approver, id);
    const redraw = await redrawOf(sql, id);
    const drawId = redraw['id'];
    const beacon = await awaitedBeacon(sql, drawId);
    expect(beacon.at.getTime()).toBeGreaterThanOrEqual(
      redraw['announced_at'].getTime() + 10 * 60_000,
    );
    expect(await replaceInspector(bySystem(), { drawId }, later(5))).toEqual({
      substituteId: null,
    });
    await bring(drawId, later(10));
    const { substituteId } = await replaceInspector(bySystem(), { drawId }, later(10));
    expect(substituteId).not.toBeNull();
    expect((await noticeOf(redraw['code'], 'draw'))!['body']).toMatchObject({
      kind: 'substitution',
    });
  });
});
