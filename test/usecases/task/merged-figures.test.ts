import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { deadlinesUnder } from '../../../db/queries/deadlines-under.ts';
import { trailOfWork } from '../../../db/queries/kpi.ts';
import { ledgerOf } from '../../../db/queries/ledger.ts';
import { overdueRegister } from '../../../db/queries/overdue-register.ts';
import { overdueUnder } from '../../../db/queries/overdue-under.ts';
import { planFigures } from '../../../db/queries/plan-gauges.ts';
import { subjectView } from '../../../db/queries/subject-page.ts';
import { figuresOf } from '../../../domain/kpi.ts';
import { taskRow } from '../../../portal/data-sets.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { registerOverdue } from '../../../usecases/obligation/register-overdue.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { approve, redrawOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, many } from '../../support/factories.ts';
import { arrive, enterAndSign, membersOf } from '../../support/merged-visit.ts';
import { aBureau, aKeyItem, type Bureau, confirmedTask } from '../../support/merging.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const inNovember = new Date('2026-11-02T09:00:00+08:00');
const afterwards = new Date('2026-12-20T09:00:00+08:00');

describe('R-099 what is counted of one visit for two tasks', () => {
  let bureau: Bureau;
  let paths: string[];
  // The visit that is made, with a member who was replaced, and the one that nobody makes.
  let made: string;
  let missed: string;

  beforeAll(async () => {
    bureau = await aBureau(sql, { subjects: 2 });
    paths = [bureau.bureau.path];
    const inspectors = await many(5, () => anInspector(sql, { unit: bureau.unit }));
    const itemIds = [
      await aKeyItem(sql, bureau, '视频监控'),
      await aKeyItem(sql, bureau, '实名登记'),
    ];
    const first = await confirmedTask(sql, bureau, { itemId: itemIds[0]!, name: '秋季抽查' });
    const second = await confirmedTask(sql, bureau, { itemId: itemIds[1]!, name: '专项抽查' });
    for (const { taskId } of [first, second])
      await dispatchTask(by(bureau.planner), { taskId }, monday);
    const { drawId } = await matchTeams(by(bureau.planner), { taskId: first.taskId }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    [made, missed] = (await sql('select id from inspection order by code')).map(
      ({ id }) => id as string,
    ) as [string, string];
    await replaceOne((await membersOf(sql, inspectors, made))[1]!);
    const team = await membersOf(sql, inspectors, made);
    await arrive(team, made, monday);
    await enterAndSign(sql, team, { inspectionId: made, itemIds, now: monday });
    await disclose();
    for (const { taskId } of [first, second]) await closeTask(bySystem(), { taskId }, inNovember);
    await registerOverdue(bySystem(), {}, afterwards);
  }, 60_000);

  it('R-195 the ledger has it on the line of each task, with its substitution and its disclosure', async () => {
    const asked = { paths, year: 2026, today: '2026-12-20' };
    const lines = await ledgerOf(database().manager, asked);
    expect(lines.map(({ name }) => name).sort()).toEqual(['专项抽查', '秋季抽查']);
    const counts = { visits: 2, signed: 1, published: 1 };
    for (const line of lines)
      expect(line).toMatchObject({ ...counts, inTime: 1, overdue: 1, replaced: 1 });
  });

  it('R-192 R-195 the indicators count results, disclosures, seats and subjects once', async () => {
    const trail = await trailOfWork(database().manager, paths, '2026-12-20');
    expect(trail.signed.map(({ inspection }) => inspection)).toEqual([made]);
    expect(trail.due).toHaveLength(2);
    const period = { from: '2026-01-01', to: '2026-12-20', today: '2026-12-20' };
    const figures = new Map(figuresOf(trail, period).map(({ key, ...rest }) => [key, rest]));
    expect(figures.get('problem-rate')).toEqual({ has: 0, of: 1 });
    expect(figures.get('on-time-disclosure')).toEqual({ has: 1, of: 2 });
    // Two teams of two, and one who took another's seat.
    expect(figures.get('substitution-rate')).toEqual({ has: 1, of: 5 });
    expect(figures.get('coverage')).toMatchObject({ has: 2 });
    const { id: unitId, path } = bureau.bureau;
    const asked = { unitId, path, year: 2026, today: '2026-12-20' };
    expect(await planFigures(database().manager, asked)).toMatchObject({
      covered: 2,
      draws: 2,
      // The other was public before its term began.
      dueDisclosures: 1,
      onTimeDisclosures: 0,
    });
  });

  it('R-197 lists of what is due and overdue, and the register, have it once', async () => {
    const of = (rows: { kind: string; code: string }[], kind: string) =>
      rows.filter((row) => row.kind === kind).map(({ code }) => code);
    const [visit] = await sql('select code from inspection where id = $1', [missed]);
    const tx = database().manager;
    const due = await deadlinesUnder(tx, paths);
    const late = await overdueUnder(tx, paths, '2026-12-20');
    for (const kind of ['visit', 'disclosure']) {
      expect(of(due, kind), kind).toEqual([visit!['code']]);
      expect(of(late, kind), kind).toEqual([visit!['code']]);
    }
    const register = await overdueRegister(tx, paths);
    expect(register.filter(({ kind }) => kind === 'disclosure')).toHaveLength(1);
  });

  it('the page of the subject has one line that names both tasks', async () => {
    const [row] = await sql('select subject_id as id from inspection where id = $1', [made]);
    const view = await subjectView(row!['id'], '2026-12-20');
    expect(view!.visits.map(({ task }) => task)).toEqual(['秋季抽查、专项抽查']);
  });

  it('R-171 the public file of tasks says of each how many of its visits are one with another', async () => {
    const notices = await sql(
      `select ref, body, body_hash as hash, published_at as "publishedAt" from public_notice
       where kind = 'task' and number = 1 order by published_at, ref`,
    );
    const rows = notices.map((notice) => taskRow(notice as never));
    expect(rows.map(({ task, inspections, merged }) => [task, inspections, merged])).toEqual([
      ['秋季抽查', 2, 0],
      ['专项抽查', 2, 2],
    ]);
  });

  async function replaceOne(leaver: Parameters<typeof by>[0]): Promise<void> {
    const ask = { inspectionId: made, reason: 'health', note: '骨折' } as const;
    const { substitutionId } = await requestSubstitution(by(leaver), ask, monday);
    await approve(bureau.approver, substitutionId);
    const redraw = await redrawOf(sql, substitutionId);
    await replaceInspector(bySystem(), { drawId: redraw['id'] }, monday);
  }

  async function disclose(): Promise<void> {
    const [row] = await sql('select id from disclosure where inspection_id = $1', [made]);
    const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
    await approveDisclosure(by(bureau.approver), given, monday);
  }
});
