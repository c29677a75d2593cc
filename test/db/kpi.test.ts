import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '../../db/data-source.ts';
import { trailOfWork } from '../../db/queries/kpi.ts';
import { type Figure, figuresOf } from '../../domain/kpi.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aSubject, aTask, type ATask, many, type Office } from '../support/factories.ts';

const { sql } = useDatabase();

const year = { from: '2026-01-01', to: '2026-12-31', today: '2026-12-31' };
const promised = [1, 2, 3];
// The window of each task's line, which ends on the 253rd, 263rd and 304th day.
const windows = [
  ['2026-09-01', '2026-09-10'],
  ['2026-09-11', '2026-09-20'],
  ['2026-09-21', '2026-10-31'],
] as const;
const ends = [253, 263, 304];
type Known = ATask & { drawId: string; planId: string; subjects: string[] };
let office: Office;
let tasks: Known[];

beforeAll(async () => {
  office = await anOffice(sql);
  const pool = await many(4, () => aSubject(sql, office));
  tasks = [];
  for (const [at, draws] of promised.entries()) {
    const [startsOn, endsOn] = windows[at]!;
    const drawable = { subjects: pool.slice(at, at + 2), startsOn, endsOn };
    const task = await aTask(sql, office, drawable);
    const [row] = await sql(
      `select d.id as "drawId", l.plan_id as "planId", l.id as "lineId" from draw d join task t on t.id = d.task_id
         join plan_line l on l.id = t.plan_line_id where t.id = $1`,
      [task.id],
    );
    const { drawId, planId, lineId } = row as Record<string, string>;
    await sql('update plan_line set draws = $2 where id = $1', [lineId, draws]);
    const subjects = pool.slice(at, at + 2).map(({ id }) => id);
    tasks.push({ ...task, drawId: drawId!, planId: planId!, subjects });
  }
  // The first task is a joint one.
  await tell('/', { type: 'joint.confirmed', about: 'x', task: 0, day: 1 });
});

type Told = { type: string; about: string; task?: number; day: number; data?: object; at?: string };

const dayAt = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);

async function tell(path: string, { type, about, task, day, data = {} }: Told): Promise<void> {
  await sql(
    `insert into event (type, door, about_type, about_id, task_id, unit_path, data, command_id, at)
     values ($1, 'system', $2, $3, $4, $5, $6, $7, ($8::date + time '23:30') at time zone 'Asia/Shanghai')`,
    [
      type,
      aboutTypes[type.split('.')[0]!] ?? 'task',
      about,
      task === undefined ? null : tasks[task]!.id,
      path,
      data,
      randomUUID(),
      dayAt(day),
    ],
  );
}

const aboutTypes: Record<string, string> = {
  disclosure: 'disclosure',
  result: 'inspection',
  inspection: 'inspection',
};

// Few days, so that things meet on one, and those on both sides of the ends of lines and of half a year.
const day = fc.constantFrom(1, 60, 180, 181, 182, 253, 254, 264, 304, 305, 365);
const branch = fc.constantFrom('A', 'B');
const which = fc.integer({ min: 0, max: 2 });
const one = <T extends string, R>(what: T, rest: fc.Arbitrary<R>) =>
  fc.record({ what: fc.constant(what), branch, day, rest });

/** Something that happens at a bureau; names are small numbers, so that things happen to the same one. */
const happening = fc.oneof(
  one('publish-plan', which),
  one('announce', fc.record({ people: fc.boolean(), draw: fc.nat(3) })),
  one('void', fc.nat(3)),
  one('confirm', which),
  one('visit', fc.record({ name: fc.nat(2), problem: fc.boolean() })),
  one('due', fc.record({ name: fc.nat(2), dueOn: day })),
  one('publish', fc.nat(2)),
  one('withhold', fc.nat(2)),
  one('correct', fc.record({ name: fc.nat(2), problem: fc.boolean() })),
  one('seat', fc.integer({ min: 1, max: 3 })),
  one('assign', fc.integer({ min: 1, max: 3 })),
  one('replace', fc.constant(null)),
  one('appoint', fc.constant(null)),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

type What = Happening['what'];
type Of<W extends What> = Extract<Happening, { what: W }>;
type Line = [type: string, about: string, data?: object, task?: number];

const seats = (count: number) => ({ seats: Array(count).fill({}) });

/** What the use-cases put on the trail for each happening; `run` keeps the names of one run apart. */
const lines: { [W in What]: (rest: Of<W>['rest'], run: string, at: number) => Line[] } = {
  'publish-plan': (task) => [['plan.published', tasks[task]!.planId, { year: 2026, lines: 1 }]],
  announce: ({ draw, people }, run) => [
    ['draw.announced', `${run}-draw-${draw}`, { root: '0', ...(people && { kind: 'match' }) }],
  ],
  void: (draw, run) => [['draw.voided', `${run}-draw-${draw}`, { reason: '断电' }]],
  confirm: (task) => [['draw.confirmed', tasks[task]!.drawId, {}, task]],
  visit: ({ name, problem }, run, at) => {
    const visit = `${run}-visit-${name}`;
    const finding = problem ? 'rectification' : 'clear';
    return [
      ['result.submitted', visit, { number: at, finding, hash: '' }],
      ['disclosure.opened', `${run}-${name}`, { inspectionId: visit, result: at }, 0],
    ];
  },
  due: ({ name, dueOn }, run) => [
    ['disclosure.clock-started', `${run}-${name}`, { dueOn: dayAt(dueOn) }],
  ],
  publish: (name, run) => [['disclosure.approved', `${run}-${name}`]],
  withhold: (name, run) => [['disclosure.withheld', `${run}-${name}`, { ground: 'secret' }]],
  correct: ({ name, problem }, run) => {
    const to = problem ? 'rectification' : 'clear';
    const finding = { from: problem ? 'clear' : 'rectification', finding: to };
    return [['correction.signed', run, { disclosureId: `${run}-${name}`, ...finding }, 0]];
  },
  seat: (count, run) => [['inspection.assigned', run, seats(count)]],
  assign: (count, run) => [['team.assigned-directly', run, seats(count)]],
  replace: (_rest, run) => [['substitution.replaced', run]],
  appoint: (_rest, run) => [['substitution.appointed', run]],
};

async function happen(run: string, event: Happening, at: number): Promise<void> {
  const { branch: where, day: on, what, rest } = event;
  for (const [type, about, data = {}, task] of lines[what](rest as never, run, at)) {
    const told = { type, about, data, day: on, ...(task !== undefined && { task }) };
    await tell(`/${run}/${where}/`, told);
  }
}

const count = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const of = <W extends What>(list: Happening[], what: W) =>
  list.filter((event): event is Of<W> => event.what === what);
type Pair = [has: number, of: number];

/** The figures as somebody would count them with a pencil, going down the list once for each. */
function byHand(all: Happening[], until: number): Record<string, Pair> {
  const list = all.filter((event) => event.day <= until);
  const confirms = of(list, 'confirm').map(({ rest }) => rest);
  const plan = of(list, 'publish-plan').at(-1);
  // The line has the same name in each of the plans.
  const draws = plan && until >= ends[plan.rest]! ? promised[plan.rest]! : 0;
  const drawn = new Set(confirms.flatMap((task) => tasks[task]!.subjects));
  const announced = of(list, 'announce').filter(({ rest }) => !rest.people);
  const voided = of(list, 'void').map(({ rest }) => rest);
  const assigned = count(of(list, 'assign').map(({ rest }) => rest));
  const [replaced, appointed] = [of(list, 'replace').length, of(list, 'appoint').length];
  const filled = count(of(list, 'seat').map(({ rest }) => rest)) + assigned + replaced + appointed;
  const ended = announced.filter(({ rest }) => voided.includes(rest.draw));
  return {
    'plan-completion': [Math.min(draws, confirms.length), draws],
    'on-time-disclosure': disclosedByHand(list, all, until),
    coverage: [drawn.size, 0],
    'joint-share': [confirms.filter((task) => task === 0).length, confirms.length],
    'problem-rate': problemsByHand(list),
    'substitution-rate': [replaced + appointed, filled],
    'appointment-rate': [assigned + appointed, filled],
    'void-rate': [ended.length, announced.length],
  };
}

const names = [0, 1, 2];

function problemsByHand(list: Happening[]): Pair {
  const last = names.flatMap(
    (name) => of(list, 'visit').findLast(({ rest }) => rest.name === name) ?? [],
  );
  const isProblem = (visit: Of<'visit'>) => {
    const after = of(list.slice(list.indexOf(visit)), 'correct');
    return (after.findLast(({ rest }) => rest.name === visit.rest.name) ?? visit).rest.problem;
  };
  return [last.filter(isProblem).length, last.length];
}

function disclosedByHand(list: Happening[], all: Happening[], until: number): Pair {
  const owed = names
    .filter((name) => !of(all, 'withhold').some(({ rest }) => rest === name))
    .flatMap((name) => {
      const term = of(list, 'due').findLast(({ rest }) => rest.name === name)?.rest.dueOn;
      const days = of(list, 'publish')
        .filter(({ rest }) => rest === name)
        .map((event) => event.day);
      const publishedOn = Math.min(...days, Infinity);
      // Public before its term began: in time, on that day.
      if (term === undefined) return days.length > 0 ? [{ term: publishedOn, publishedOn }] : [];
      return [{ term, publishedOn }];
    })
    .filter(({ term, publishedOn }) => term <= until && (term < until || publishedOn < Infinity));
  return [owed.filter(({ term, publishedOn }) => publishedOn <= term).length, owed.length];
}

const asPairs = (figures: Figure[]) =>
  Object.fromEntries(figures.map(({ key, has, of }) => [key, [has, of]]));

describe('the indicators', () => {
  it('R-192 are what a plain count of a random trail gives, for a bureau, a branch and half a year', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 80 }), async (list) => {
        runs += 1;
        const run = `R${runs}`;
        for (const [at, event] of list.entries()) await happen(run, event, at);
        const tx = database().manager;
        const whole = figuresOf(await trailOfWork(tx, [`/${run}/`], year.to), year);
        expect(asPairs(whole)).toEqual(byHand(list, 365));
        const half = { ...year, to: '2026-06-30', today: '2026-06-30' };
        const first = figuresOf(await trailOfWork(tx, [`/${run}/`], half.to), half);
        expect(asPairs(first)).toEqual({ ...byHand(list, 181), coverage: [expect.any(Number), 0] });
        const branchA = list.filter(({ branch: at }) => at === 'A');
        const trail = await trailOfWork(tx, [`/${run}/A/`], year.to);
        expect(asPairs(figuresOf(trail, year))['void-rate']).toEqual(
          byHand(branchA, 365)['void-rate'],
        );
      }),
      { numRuns: 40 },
    );
  });

  it('R-195 coverage is of the subjects that the registry had on the last day', async () => {
    await tell(office.unit.path, {
      type: 'draw.confirmed',
      about: tasks[0]!.drawId,
      task: 0,
      day: 300,
    });
    const trail = await trailOfWork(database().manager, [office.bureau.path], '2026-12-31');
    const [{ now }] = (await sql('select now()::date::text as now')) as [{ now: string }];
    expect(now >= '2026-11-22').toBe(true);
    const figure = figuresOf(trail, year).find(({ key }) => key === 'coverage');
    expect(figure).toEqual({ key: 'coverage', has: 2, of: 4 });
  });
});
