import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { unitById } from '../../../db/queries/units.ts';
import { publishSampleItems, publishSamplePlan } from '../../../simulator/publish-lists.ts';
import { decideHandling } from '../../../usecases/disclosure/decide-handling.ts';
import { lookAtFrequencies } from '../../../usecases/frequency/look.ts';
import { amendItem } from '../../../usecases/items/amend.ts';
import { publishItems } from '../../../usecases/items/publish.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { closeTask } from '../../../usecases/task/close.ts';
import { previewTask } from '../../../usecases/task/preview.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { type County, drawAndDispatch, monday } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';
import { aCountyUnder, blanks, inspect, memberOf, pilot } from '../../support/five-counties.ts';
import { bySystem } from '../../support/visit.ts';
import { type Expected, expected, type Slug } from './expected.ts';

const day = (text: string) => new Date(`${text}T09:00:00+08:00`);
const windows = [
  ['2026-09-14', '2026-09-20'],
  ['2026-09-21', '2026-09-27'],
  ['2026-09-28', '2026-10-04'],
];

/** Runs the same county under the rules of a bureau, from the registries to the deadlines. */
export function tellStory(slug: Slug): void {
  process.env['DEMO'] = '1';
  const database = useDatabase();
  const { sql } = database;
  const told: Expected = expected[slug];
  let county: County;
  let itemId: string;
  let lineId: string;
  let visits: string[];
  let taskId: string;

  const planner = () => county.by('planner');
  const task = (number: number, more: object = {}) => ({
    planLineId: lineId,
    name: `试点抽查${number}`,
    unitId: county.units['ZA']!,
    startsOn: windows[number]![0]!,
    endsOn: windows[number]![1]!,
    itemIds: [itemId],
    strata: [{ number: 1, name: '试点', filter: pilot, ratioBp: 10_000 }],
    ...more,
  });
  const outlook = async (number: number) =>
    (await previewTask((await planner()).actor as never, task(number))).strata[0]!;
  const codeOf = (run: Promise<unknown>) =>
    run.then(
      () => null,
      (error: { code: string }) => error.code,
    );
  const clockOf = async (inspectionId: string) => {
    const [row] = await sql(
      `select clock_from::text as "from", due_on::text as "dueOn" from disclosure where inspection_id = $1`,
      [inspectionId],
    );
    return row!['from'] === null ? null : [row!['from'], row!['dueOn']];
  };

  describe(`the same county under ${slug}`, () => {
    beforeAll(async () => {
      await sql('insert into demo_clock (at, set_at) values ($1, now())', [monday]);
      county = await aCountyUnder(slug, database);
      const [item] = await sql(`select id from item where code = 'GQGA-003'`);
      itemId = item!['id'];
      const [line] = await sql(`select id from plan_line where name like '%机动车修理业%'`);
      lineId = line!['id'];
      // In the pilot everybody is drawn, so that it is the rules that keep somebody out and not luck.
      const amended = { itemId, content: { ratioMaxBp: 10_000 } };
      await amendItem(await county.by('admin'), amended, monday);
    }, 60_000);

    it(`P-10 ${told.lacks.by}: the list as imported lacks ${told.lacks.is ?? 'nothing'}`, async () => {
      const unitId = county.units['GQGA']!;
      const refused = await publishItems(await county.by('admin'), { unitId }, monday).then(
        () => null,
        (error: { details: { field: string } }) => error.details.field,
      );
      expect(refused).toBe(told.lacks.is);
      await publishSampleItems(county.by, unitId, monday);
    });

    it(`P-05 ${told.published.by}, P-37 ${told.filed.by}: the plan is published and filed where it has to be`, async () => {
      const [plan] = await sql('select id from plan');
      await publishSamplePlan(county.by, plan!['id'], monday);
      const channels = await sql('select channel from plan_channel order by channel');
      expect(channels.map(({ channel }) => channel)).toEqual([...told.published.is].sort());
      const filings = await sql('select receiver from plan_filing order by receiver');
      expect(filings.map(({ receiver }) => receiver)).toEqual([...told.filed.is].sort());
    });

    it(`P-21 ${told.rotation.by}: a rotation of repair shops is refused, ${told.rotation.is}`, async () => {
      const rotation = task(0, { mode: 'rotation', batches: 2 });
      expect(await codeOf(setUpTask(await planner(), rotation, monday))).toBe(told.rotation.is);
    });

    it(`P-38 ${told.adHoc.by}: a task outside the plan is ${told.adHoc.is ?? 'set up with its reason'}`, async () => {
      const adHoc = { reason: '节前临时性抽查', initiatorId: county.units['ZA']! };
      const given = task(0, { name: '临时性抽查', planLineId: undefined, adHoc });
      expect(await codeOf(setUpTask(await planner(), given, monday))).toBe(told.adHoc.is);
    });

    it(`P-11 ${told.incomplete.by}: who lacks ${told.incomplete.is.join(', ')} is not drawn; the others all are`, async () => {
      taskId = (await setUpTask(await planner(), task(0), monday)).taskId;
      await drawAndDispatch(county, taskId);
      const pool = await sql(
        `select s.name, p.eligibility from pool_entry p join subject s on s.id = p.subject_id
         where p.task_id = $1`,
        [taskId],
      );
      const kept = pool.filter(({ eligibility }) => eligibility === 4).map(({ name }) => name);
      expect(new Set(kept)).toEqual(
        new Set(told.incomplete.is.map((blank) => `试点修理厂${blank}`)),
      );
      const rows = await sql('select id from inspection where task_id = $1 order by code', [
        taskId,
      ]);
      visits = rows.map(({ id }) => id);
      expect(visits).toHaveLength(4 + blanks.length - told.incomplete.is.length);
    });

    it(`P-23 every visit has its two; P-29 ${told.substitute.by}: a substitute comes by ${told.substitute.is}`, async () => {
      const { drawId } = await matchTeams(await planner(), { taskId }, monday);
      await seatTeams(bySystem(), { drawId }, monday);
      const teams = await sql(
        `select count(*)::int as n from seat where inspection_id = any($1) and active group by inspection_id`,
        [visits],
      );
      expect(teams.map(({ n }) => n)).toEqual(visits.map(() => 2));
      const member = await memberOf(sql, visits[2]!);
      const asked = { inspectionId: visits[2]!, reason: 'health' as const, note: '住院' };
      await requestSubstitution(member, asked, monday);
      const [request] = await sql('select method from substitution where inspection_id = $1', [
        visits[2],
      ]);
      expect(request).toEqual({ method: told.substitute.is });
    });

    it(`P-01 P-03 ${told.clean.by}: a clean result counts from ${told.clean.is[0]} to ${told.clean.is[1]}`, async () => {
      await inspect(sql, visits[0]!, { finding: 'clear', on: day('2026-09-15') });
      await inspect(sql, visits[1]!, { finding: 'rectification', on: day('2026-09-16') });
      await closeTask(bySystem(), { taskId }, day('2026-09-21'));
      expect(await clockOf(visits[0]!)).toEqual(told.clean.is);
    });

    it(`P-02 P-03 ${told.problem.by}: a problem ${told.problem.is ? `counts from ${told.problem.is[0]} to ${told.problem.is[1]}` : 'waits for its handling'}`, async () => {
      expect(await clockOf(visits[1]!)).toEqual(told.problem.is);
      if (told.problem.is) return;
      const [row] = await sql('select id from disclosure where inspection_id = $1', [visits[1]]);
      const given = { disclosureId: row!['id'], decidedOn: '2026-09-18', decision: '责令限期改正' };
      await decideHandling(await county.by('approver'), given, day('2026-09-21'));
      expect(await clockOf(visits[1]!)).toEqual(['2026-09-18', '2026-10-22']);
    });

    const often = told.cap.is === null ? 'as often as need be' : `${told.cap.is} times a year`;
    it(`P-13 ${told.cap.by}: the same subject is drawn ${often}; R-065 ${told.passed.by}: found in order, they ${told.passed.is}`, async () => {
      // The first of the visits found everything in order.
      const all = visits.length - (told.passed.is === 'stay out' ? 1 : 0);
      const limit = told.cap.is ?? Infinity;
      for (const drawn of [1, 2]) {
        const { eligible, cap } = await outlook(drawn);
        expect(cap).toBe(told.cap.is);
        expect(eligible, `after ${drawn} draws`).toBe(drawn < limit ? all : 0);
        if (drawn === 2 || eligible === 0) continue;
        const next = await setUpTask(await planner(), task(drawn), monday);
        await drawAndDispatch(county, next.taskId);
      }
    });

    it(`P-19 ${told.promises.by}: R-031 ${told.byItems.by}: the rules promise ${told.promises.is || 'no'} frequencies${told.byItems.is ? ', the items do' : ''}, and tasks are proposed for them`, async () => {
      const look = await pool().transaction(async (tx) =>
        lookAtFrequencies(tx, await unitById(tx, county.units['GQGA']!), '2026-09-21'),
      );
      expect(look.rules).toHaveLength(told.promises.is);
      const rotations = look.tasks.filter(({ mode }) => mode === 'rotation');
      // C venues in October, hotels in the last quarter: who is on file on its first day.
      const proposed = rotations.map(({ filter, endsOn }) => [filter.category, endsOn].join(' '));
      // R-031: elsewhere the list of items or the plan says how often, of each item.
      const byItems = look.tasks.filter(({ rule }) => rule.key === 'item.frequencySource');
      expect(byItems.length > 0).toBe(told.byItems.is);
      if (told.promises.is === 0) expect(byItems).toHaveLength(look.tasks.length);
      else
        expect(proposed).toEqual(
          expect.arrayContaining(['娱乐场所 2026-10-31', '旅馆业 2026-12-31']),
        );
    });
  });
}
