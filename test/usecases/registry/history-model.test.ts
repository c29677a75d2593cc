import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { poolAt, subjectsAt } from '../../../db/queries/registry-at.ts';
import { dayOf } from '../../../domain/day.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { usccCheck } from '../../../domain/registry/check-digits.ts';
import { amendSubject } from '../../../usecases/registry/amend-subject.ts';
import { importRegistry } from '../../../usecases/registry/import.ts';
import { undoImport } from '../../../usecases/registry/import/undo.ts';
import { retireSubject } from '../../../usecases/registry/retire-subject.ts';
import { type County, plant } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
const path = '/GQ/GQGA/';
const profile = profileOf('gaoqing');
const subjects = 4;
let county: County;

/** What the plain model keeps of a subject: nothing but what was said of it, in the order of saying. */
type Values = { name: string; grade: string; status: string };
type Said = { at: Date; from: string; values: Values };
type Model = Map<string, Said[]>;
type Batch = { batchId: string; before: Map<string, Values | undefined>; done: boolean };

const codeOf = (run: number, number: number): string => {
  const first = `91370322MB${String(run).padStart(3, '0')}${String(number).padStart(4, '0')}`;
  return first + usccCheck(first);
};

const values = fc.record({
  name: fc.constantFrom('甲', '乙', '丙'),
  grade: fc.constantFrom('', 'A', 'C'),
  status: fc.constantFrom('存续', '存续', '停业'),
});
const someone = fc.nat(subjects - 1);
// Days before the day of the change; negative ones have not come.
const back = fc.constantFrom(undefined, 0, 1, 3, 10, -1);
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('import' as const),
    rows: fc.dictionary(
      fc.constantFrom(...Array.from({ length: subjects }, (_, n) => String(n))),
      values,
      { minKeys: 1 },
    ),
  }),
  fc.record({ kind: fc.constant('amend' as const), who: someone, values, back }),
  fc.record({ kind: fc.constant('retire' as const), who: someone, back }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(2) }),
);
/** Days to the next edit, and where it falls beside the midnights of Asia/Shanghai and of Greenwich. */
const step = fc.record({
  edit,
  days: fc.nat(4),
  moment: fc.constantFrom('00:00:00.000', '07:59:59.999', '08:00:00.000', '23:59:59.999'),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;
type ByHand = Extract<Edit, { kind: 'amend' | 'retire' }>;

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** What was so on a day, as somebody knew who had heard everything said until `known`. */
function toldOf(said: Said[] | undefined, day: string, known: Date): Values | undefined {
  let now: Values | undefined;
  for (const { at, from, values: told } of said ?? []) if (at <= known && from <= day) now = told;
  return now;
}

/** What a person at the desk makes of a subject; nothing where that would change nothing. */
function toldBy(given: ByHand, last: Values): Values | undefined {
  if (given.kind === 'retire') {
    return last.status === '存续' ? { ...last, status: '注销' } : undefined;
  }
  const told = { ...given.values, grade: last.grade };
  return JSON.stringify(told) === JSON.stringify(last) ? undefined : told;
}

async function press(
  { kind, back: days }: ByHand,
  { subjectId, told, from }: { subjectId: string; told: Values; from: string },
  at: Date,
) {
  const by = await county.by('admin');
  const day = days === undefined ? {} : { effectiveOn: from };
  if (kind === 'retire')
    return retireSubject(by, { subjectId, status: '注销', reason: '公告', ...day }, at);
  const changes = { name: told.name, status: told.status as '存续' };
  return amendSubject(by, { subjectId, changes, reason: '核实', ...day }, at);
}

class World {
  readonly model: Model = new Map();
  readonly batches: Batch[] = [];
  readonly moments: Date[] = [];
  readonly run: number;
  constructor(run: number) {
    this.run = run;
  }

  last(code: string): Said | undefined {
    return this.model.get(code)?.at(-1);
  }

  say(code: string, at: Date, from: string, told: Values): void {
    this.model.set(code, [...(this.model.get(code) ?? []), { at, from, values: told }]);
  }

  async change(at: Date, given: Edit): Promise<void> {
    this.moments.push(at);
    if (given.kind === 'import') return this.import(at, given.rows);
    if (given.kind === 'undo') return this.undo(at, given.which);
    return this.byHand(at, given);
  }

  async import(at: Date, rows: Record<string, Values>): Promise<void> {
    const before = new Map<string, Values | undefined>();
    const lines = Object.entries(rows).map(([number, { name, grade, status }]) => {
      const code = codeOf(this.run, Number(number));
      const earlier = this.last(code)?.values;
      const told = { name, grade, status };
      if (JSON.stringify(earlier) !== JSON.stringify(told)) {
        before.set(code, earlier);
        this.say(code, at, dayOf(at), told);
      }
      return `${name},${code},旅馆业,青城路,住宿,王一,13800000000,田镇派出所,${grade},${status}`;
    });
    const head = '名称,信用代码,类别,地址,经营范围,负责人,电话,管辖机关,分级,状态';
    const source = { name: 's.csv', bytes: Buffer.from([head, ...lines].join('\n')) };
    const input = { kind: 'subjects' as const, unitId: county.units['GQGA']!, source };
    const { batchId, refusedRows } = await importRegistry(await county.by('admin'), input, at);
    expect(refusedRows).toBe(0);
    this.batches.push({ batchId, before, done: false });
  }

  /** The batch may go only when nothing that it wrote was said otherwise since, or not for good. */
  async undo(at: Date, which: number): Promise<void> {
    const batch = this.batches.at(-1 - which);
    if (!batch || batch.done) return;
    const [job] = await sql('select id from import_job where batch_id = $1', [batch.batchId]);
    const attempt = undoImport(
      await county.by('admin'),
      { jobId: String(job!['id']), reason: '文件有误' },
      at,
    );
    const isLast = this.batches.slice(this.batches.indexOf(batch) + 1).every(({ done }) => done);
    if (!isLast && [...batch.before.keys()].some((code) => this.laterThan(batch, code))) {
      await expect(attempt).rejects.toMatchObject({ code: 'import-used' });
      return;
    }
    if (this.touchedByHand(batch)) {
      await expect(attempt).rejects.toMatchObject({ code: 'import-used' });
      return;
    }
    await attempt;
    batch.done = true;
    for (const [code, earlier] of batch.before) {
      const now = this.last(code)!.values;
      this.say(code, at, dayOf(at), earlier ?? { ...now, status: '撤回' });
    }
  }

  /** Whether a later batch that still stands wrote the same subject. */
  laterThan(batch: Batch, code: string): boolean {
    return this.batches
      .slice(this.batches.indexOf(batch) + 1)
      .some(({ before, done }) => !done && before.has(code));
  }

  readonly hands: { code: string; batches: number }[] = [];

  touchedByHand(batch: Batch): boolean {
    const since = this.batches.indexOf(batch) + 1;
    return this.hands.some(({ code, batches }) => batches >= since && batch.before.has(code));
  }

  async byHand(at: Date, given: ByHand): Promise<void> {
    const code = codeOf(this.run, given.who);
    const last = this.last(code);
    const told = last && toldBy(given, last.values);
    if (!told) return;
    const from = plusDays(dayOf(at), -(given.back ?? 0));
    const [row] = await sql('select id from subject where uscc = $1', [code]);
    const subjectId = String(row!['id']);
    const attempt = press(given, { subjectId, told, from }, at);
    if (from > dayOf(at) || from < last.from) {
      await expect(attempt, `${given.kind} from ${from}`).rejects.toMatchObject({
        code: 'effective-outside',
      });
      return;
    }
    await attempt;
    this.hands.push({ code, batches: this.batches.length });
    this.say(code, at, from, told);
  }

  /** Asks about a day as of a moment, and compares every subject of this run. */
  async compare(day: string, known: Date | undefined): Promise<void> {
    const rows = await subjectsAt(pool().manager, path, { day, known });
    const drawable = await poolAt(pool().manager, path, profile, { day, known });
    const end = known ?? new Date(Date.parse(`${day}T23:59:59.999+08:00`));
    for (let number = 0; number < subjects; number += 1) {
      const code = codeOf(this.run, number);
      const wanted = toldOf(this.model.get(code), day, end);
      const found = rows.find(({ uscc }) => uscc === code);
      const got = found && { name: found.name, grade: found.grade, status: found.status };
      const asked = `${code} on ${day} as of ${end.toISOString()}`;
      expect(got, asked).toEqual(wanted);
      const inPool = drawable.find(({ uscc }) => uscc === code)?.eligibility;
      expect(inPool, asked).toBe(wanted && (wanted.status === '存续' ? 0 : 3));
    }
  }
}

describe('the history of the subject registry', () => {
  beforeAll(async () => {
    county = await plant(database);
  });

  it('R-042 tells of every day what a plain list of everything said tells, whatever is edited, imported, undone or retired at whatever hour', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
        run += 1;
        const world = new World(run);
        let day = '2027-03-08';
        let at = new Date(`${day}T00:00:00.000+08:00`);
        for (const { edit: given, days, moment } of steps) {
          day = plusDays(day, days);
          const next = new Date(`${day}T${moment}+08:00`);
          at = next > at ? next : new Date(at.getTime() + 1);
          day = dayOf(at);
          await world.change(at, given);
        }
        // What came later changes nothing of what was known then.
        const days = new Set(['2027-03-07', '2027-03-15', ...world.moments.map(dayOf)]);
        for (const known of [...world.moments, undefined])
          for (const asked of days) await world.compare(asked, known);
      }),
      { seed: 20_270_315, numRuns: 7 },
    );
  }, 240_000);
});
