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

const day = fc.integer({ min: 1, max: 365 });
const branch = fc.constantFrom('A', 'B');
const which = fc.integer({ min: 0, max: 2 });
const one = <T extends string, R>(what: T, rest: fc.Arbitrary<R>) =>
  fc.record({ what: fc.constant(what), branch, day, rest });

/** Something that happens at a bureau; names are small numbers, so that things happen to the same one. */
const happening = fc.oneof(
  one('publish-plan', which),
  one('announce', fc.record({ people: fc.boolean(), draw: fc.nat(9) })),
  one('void', fc.nat(9)),
  one('confirm', which),
  one('visit', fc.record({ name: fc.nat(5), problem: fc.boolean() })),
  one('due', fc.record({ name: fc.nat(5), dueOn: day })),
  one('publish', fc.nat(5)),
  one('withhold', fc.nat(5)),
  one('seat', fc.integer({ min: 1, max: 3 })),
  one('assign', fc.integer({ min: 1, max: 3 })),
  one('replace', fc.constant(null)),
  one('appoint', fc.constant(null)),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Puts one happening on the trail as the use-cases do. */
async function happen(run: string, event: Happening, at: number): Promise<void> {
  const path = `/${run}/${event.branch}/`;
  const say = (type: string, about: string, data: object = {}, task?: number) =>
    tell(path, { type, about, data, day: event.day, ...(task !== undefined && { task }) });
  const named = (kind: string, name: number) => `${run}-${kind}-${name}`;
  switch (event.what) {
    case 'publish-plan':
      return say('plan.published', tasks[event.rest]!.planId, { year: 2026, lines: 1 });
    case 'announce':
      return say('draw.announced', named('draw', event.rest.draw), {
        root: '0',
        ...(event.rest.people && { kind: 'match' }),
      });
    case 'void':
      return say('draw.voided', named('draw', event.rest), { reason: '断电' });
    case 'confirm':
      return say('draw.confirmed', tasks[event.rest]!.drawId, {}, event.rest);
    case 'visit': {
      const visit = named('visit', event.rest.name);
      const finding = event.rest.problem ? 'rectification' : 'clear';
      await say('result.submitted', visit, { number: at, finding, hash: '' });
      return say(
        'disclosure.opened',
        named('disclosure', event.rest.name),
        { inspectionId: visit, result: at },
        0,
      );
    }
    case 'due': {
      const dueOn = dayAt(event.rest.dueOn);
      return say('disclosure.clock-started', named('disclosure', event.rest.name), { dueOn });
    }
    case 'publish':
      return say('disclosure.approved', named('disclosure', event.rest));
    case 'withhold':
      return say('disclosure.withheld', named('disclosure', event.rest), { ground: 'secret' });
    case 'seat':
      return say('inspection.assigned', named('visit', 0), { seats: Array(event.rest).fill({}) });
    case 'assign':
      return say('team.assigned-directly', named('visit', 0), {
        seats: Array(event.rest).fill({}),
      });
    case 'replace':
      return say('substitution.replaced', named('seat', 0));
    case 'appoint':
      return say('substitution.appointed', named('seat', 0));
  }
}

/** The figures as somebody would count them with a pencil, going down the list once for each. */
function byHand(all: Happening[], until: number): Record<string, [number, number]> {
  const list = all.filter((event) => event.day <= until);
  const of = <W extends Happening['what']>(what: W) =>
    list.filter((event): event is Extract<Happening, { what: W }> => event.what === what);
  const confirms = of('confirm').map(({ rest }) => rest);
  const plan = of('publish-plan').at(-1);
  // The line has the same name in each of the plans.
  const draws = plan && until >= ends[plan.rest]! ? promised[plan.rest]! : 0;
  const drawn = new Set(confirms.flatMap((task) => tasks[task]!.subjects));
  const announced = of('announce').filter(({ rest }) => !rest.people);
  const voided = of('void').map(({ rest }) => rest);
  let [due, kept, visits, problems] = [0, 0, 0, 0];
  for (let name = 0; name < 6; name += 1) {
    const visit = of('visit')
      .filter(({ rest }) => rest.name === name)
      .at(-1);
    if (visit) visits += 1;
    if (visit?.rest.problem) problems += 1;
    const term = of('due')
      .filter(({ rest }) => rest.name === name)
      .at(-1)?.rest.dueOn;
    const isWithheld = all.some((event) => event.what === 'withhold' && event.rest === name);
    const days = of('publish')
      .filter(({ rest }) => rest === name)
      .map((event) => event.day);
    const publishedOn = days.length > 0 ? Math.min(...days) : undefined;
    if (term === undefined || isWithheld || term > until) continue;
    if (term >= until && publishedOn === undefined) continue;
    due += 1;
    if (publishedOn !== undefined && publishedOn <= term) kept += 1;
  }
  const count = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const drawnSeats = count(of('seat').map(({ rest }) => rest));
  const assigned = count(of('assign').map(({ rest }) => rest));
  const [replaced, appointed] = [of('replace').length, of('appoint').length];
  const seats = drawnSeats + assigned + replaced + appointed;
  return {
    'plan-completion': [Math.min(draws, confirms.length), draws],
    'on-time-disclosure': [kept, due],
    coverage: [drawn.size, 0],
    'joint-share': [confirms.filter((task) => task === 0).length, confirms.length],
    'problem-rate': [problems, visits],
    'substitution-rate': [replaced + appointed, seats],
    'appointment-rate': [assigned + appointed, seats],
    'void-rate': [
      announced.filter(({ rest }) => voided.includes(rest.draw)).length,
      announced.length,
    ],
  };
}

const asPairs = (figures: Figure[]) =>
  Object.fromEntries(figures.map(({ key, has, of }) => [key, [has, of]]));

describe('the indicators', () => {
  it('R-192 are what a plain count of a random trail gives, for a bureau, a branch and half a year', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (list) => {
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
      { numRuns: 25 },
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
