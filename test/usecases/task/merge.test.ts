import { beforeAll, describe, expect, it } from 'vitest';
import { candidates } from '../../../db/queries/candidates.ts';
import { inspectionFacts } from '../../../db/queries/card-facts-inspection.ts';
import { taskFacts } from '../../../db/queries/card-facts-task.ts';
import { taskOverview } from '../../../db/queries/task-overview.ts';
import { tasksUnder } from '../../../db/queries/tasks-under.ts';
import { database as pool } from '../../../db/data-source.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { voidDraw } from '../../../usecases/draw/void.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import { type AnInspector, anInspector, aPerson, many } from '../../support/factories.ts';
import { arrive, enterAndSign, membersOf } from '../../support/merged-visit.ts';
import { aBureau, aKeyItem, type Bureau, confirmedTask } from '../../support/merging.ts';
import { allAnswers, by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const inOctober = new Date('2026-10-09T10:00:00+08:00');

type Ready = Awaited<ReturnType<typeof confirmedTask>>;

describe('P-22 R-099 one visit, many checks: from two draws to one disclosure', () => {
  let bureau: Bureau;
  let inspectors: AnInspector[];
  let first: Ready;
  let second: Ready;
  let itemIds: string[];
  let inspectionIds: string[];
  // What happened on the way, for the tests below to look at.
  let dispatched: unknown[];
  let refusals: Record<'match' | 'early' | 'half', unknown>;
  let statesBetween: string[];

  beforeAll(async () => {
    bureau = await aBureau(sql);
    inspectors = await many(7, () => anInspector(sql, { unit: bureau.unit }));
    itemIds = [await aKeyItem(sql, bureau, '视频监控'), await aKeyItem(sql, bureau, '实名登记')];
    first = await confirmedTask(sql, bureau, { itemId: itemIds[0]!, name: '秋季抽查' });
    second = await confirmedTask(sql, bureau, {
      itemId: itemIds[1]!,
      name: '专项抽查',
      startsOn: '2026-10-01',
      endsOn: '2026-11-30',
      teamSize: 3,
    });
    const { planner } = bureau;
    dispatched = [
      await dispatchTask(by(planner), { taskId: first.taskId }, monday),
      await dispatchTask(by(planner), { taskId: second.taskId }, monday),
    ];
    inspectionIds = (await visitsOf(first)).map(({ id }) => id);
    const match = await refused(matchTeams(by(planner), { taskId: second.taskId }, monday));
    const { drawId } = await matchTeams(by(planner), { taskId: first.taskId }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    refusals = { match, ...(await makeTheFirstVisit()) };
    statesBetween = await states();
    for (const inspectionId of inspectionIds.slice(1)) {
      const team = await membersOf(sql, inspectors, inspectionId);
      await arrive(team, inspectionId, inOctober);
      await enterAndSign(sql, team, { inspectionId, itemIds, now: inOctober });
    }
    await disclose(inspectionIds[0]!);
  }, 60_000);

  it('R-099 the second dispatch merges every visit, on the days that both tasks allow', async () => {
    expect(dispatched).toEqual([
      { inspections: 3, merged: 0 },
      { inspections: 3, merged: 3 },
    ]);
    expect(await sql('select 1 from inspection')).toHaveLength(3);
    const merged = await visitsOf(second);
    expect(merged.map(({ id }) => id)).toEqual(inspectionIds);
    for (const { days, how } of merged) {
      expect([days, how]).toEqual([['2026-10-01', '2026-10-31'], 'rule']);
    }
  });

  it('P-22 the trail of both tasks tells it with both codes, the public notice without names', async () => {
    const codes = new Set((await visitsOf(second)).map(({ code, own }) => `${code} ${own}`));
    for (const { taskId } of [first, second]) {
      const told = await sql(
        `select data from event where task_id = $1 and type = 'inspection.merged'`,
        [taskId],
      );
      expect(new Set(told.map(({ data }) => `${data.code} ${data.merged}`))).toEqual(codes);
    }
    const body = await noticeOf('task', second.code);
    expect(body).toMatchObject({ inspections: 3, merged: 3 });
    for (const { name, uscc } of bureau.subjects) {
      expect(JSON.stringify(body)).not.toContain(name);
      expect(JSON.stringify(body)).not.toContain(uscc);
    }
  });

  it('R-088 people are drawn once, with the task announced first, as many as one of them asks for', async () => {
    expect(refusals.match).toMatchObject({
      code: 'merged-elsewhere',
      details: { codes: first.code },
    });
    const seats = await sql(
      'select count(*)::int as n from seat where active group by inspection_id',
    );
    expect(seats.map(({ n }) => n)).toEqual([3, 3, 3]);
  });

  it('R-099 the card of a member shows every item with its task, and the days of both', async () => {
    const [lead] = await membersOf(sql, inspectors, inspectionIds[0]!);
    const facts = await inspectionFacts(inspectionIds[0]!, lead!.id);
    expect(facts).toMatchObject({
      tasks: ['秋季抽查', '专项抽查'],
      startsOn: '2026-10-01',
      endsOn: '2026-10-31',
    });
    const items = new Map(facts!.items.map(({ name, tasks }) => [name, tasks]));
    expect(items).toEqual(
      new Map([
        ['对旅馆业实名登记的检查', ['专项抽查']],
        ['对旅馆业视频监控的检查', ['秋季抽查']],
      ]),
    );
  });

  it('R-089 a visit begins when the windows of all its tasks are open', () => {
    const details = { from: '2026-10-01', to: '2026-10-31' };
    expect(refusals.early).toMatchObject({ code: 'outside-window', details });
  });

  it('R-032 R-138 a result answers for the items of both tasks', () => {
    expect(refusals.half).toMatchObject({ code: 'answers-missing', details: { count: 1 } });
  });

  it('R-088 one round of signatures closes both tasks, with one disclosure and one clock each', async () => {
    expect(statesBetween).toEqual(['matched', 'dispatched']);
    expect(await states()).toEqual(['closed', 'closed']);
    const owed = await sql(
      `select d.inspection_id as id, d.clock_from::text as day from disclosure d
         join obligation o on o.about_id = d.id`,
    );
    expect(new Set(owed.map(({ id }) => id))).toEqual(new Set(inspectionIds));
    expect(owed.map(({ day }) => day)).toEqual(['2026-10-09', '2026-10-09', '2026-10-09']);
  });

  it('R-088 the result is disclosed once and names both tasks and all items', async () => {
    const published = await sql(`select ref from public_notice where kind = 'result'`);
    expect(published).toHaveLength(1);
    expect(await noticeOf('result', published[0]!['ref'])).toMatchObject({
      task: '秋季抽查、专项抽查',
      tasks: [
        { code: first.code, name: '秋季抽查' },
        { code: second.code, name: '专项抽查' },
      ],
      items: expect.arrayContaining(['对旅馆业实名登记的检查', '对旅馆业视频监控的检查']),
    });
  });

  it('P-22 each task counts the visits in its own figures', async () => {
    for (const { taskId } of [first, second]) {
      const lines = await tasksUnder([bureau.bureau.path]);
      expect(lines.find(({ id }) => id === taskId)).toMatchObject({ visits: 3, done: 1 });
      expect(await taskFacts(taskId)).toMatchObject({ dispatched: 3, merged: 3, seated: 3 });
      expect((await taskOverview(taskId))!.visits).toHaveLength(3);
    }
    const [visit] = (await taskOverview(second.taskId))!.visits;
    expect(visit).toMatchObject({ isOwn: false, sharedWith: [first.code] });
  });

  it('R-061 a merged visit counts to the yearly cap once', async () => {
    const rows = await registryFor([]);
    expect(rows.map(({ visitDays }) => visitDays)).toEqual([
      ['2026-09-14'],
      ['2026-09-14'],
      ['2026-09-14'],
    ]);
  });

  it('R-065 what was passed at a merged visit was passed for both tasks', async () => {
    for (const itemId of itemIds) {
      const [item] = await sql('select code from item where id = $1', [itemId]);
      const rows = await registryFor([item!['code']]);
      expect(rows.filter(({ passed }) => passed)).toHaveLength(3);
    }
  });

  it('R-101 a draw that has been merged is not voided any more', async () => {
    const { sibling: unit, bureau: over } = bureau;
    const approver = await aPerson(sql, { unit, roles: [['approver', over]] });
    for (const { drawId } of [first, second]) {
      const given = { drawId, reason: '重新抽取' };
      const error = await refused(voidDraw(by(approver), given, monday));
      expect(error).toMatchObject({ code: 'illegal-step' });
    }
  });

  async function makeTheFirstVisit() {
    const inspectionId = inspectionIds[0]!;
    const team = await membersOf(sql, inspectors, inspectionId);
    const early = await refused(acceptInspection(by(team[0]!), { inspectionId }, monday));
    await arrive(team, inspectionId, inOctober);
    const answers = await allAnswers(sql, [itemIds[0]!]);
    const entry = { inspectionId, finding: 'clear', answers } as const;
    const half = await refused(submitResult(by(team[0]!), entry, inOctober));
    await enterAndSign(sql, team, { inspectionId, itemIds, now: inOctober });
    return { early, half };
  }

  async function disclose(inspectionId: string): Promise<void> {
    const { unit, bureau: over } = bureau;
    const approver = await aPerson(sql, { unit, roles: [['approver', over]] });
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const given = { disclosureId: row!['id'], verdict: 'approve' } as const;
    await approveDisclosure(by(approver), given, inOctober);
  }

  const registryFor = (itemCodes: string[]) =>
    candidates(pool().manager, {
      path: bureau.bureau.path,
      categories: ['旅馆业'],
      itemCodes,
      year: 2026,
      window: { from: '2026-01-01', to: '2026-12-31' },
      triggers: [],
      today: '2026-10-09',
      visitsSince: null,
    });
});

const visitsOf = ({ taskId }: Ready) =>
  sql(
    `select n.id, n.code, v.code as own, v.how, array[w.starts_on::text, w.ends_on::text] as days
     from inspection_task v join inspection n on n.id = v.inspection_id
       join visit_window w on w.inspection_id = n.id where v.task_id = $1 order by n.code`,
    [taskId],
  );

const states = async () =>
  (await sql('select state from task order by code')).map(({ state }) => state as string);

async function noticeOf(kind: string, ref: string): Promise<unknown> {
  const [row] = await sql('select body from public_notice where kind = $1 and ref = $2', [
    kind,
    ref,
  ]);
  return row!['body'];
}

const refused = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  );
