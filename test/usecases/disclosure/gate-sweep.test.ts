import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../domain/refusal.ts';
import { findPersonalData } from '../../../domain/personal-data.ts';
import { useDatabase } from '../../support/database.ts';
import { aPlanter, type Place, placedAs, textPlaces } from '../../support/planting.ts';
import { personalNumbers, spellings } from '../../support/spellings.ts';
import { textColumns } from '../../support/text-columns.ts';
import { fromTheRegistries, fromVisits, type WayOut } from './ways-out.ts';

const { sql } = useDatabase();

const kinds = Object.values(personalNumbers);

/** A number of this kind in one of the spellings, by turns. */
const spelledIn = (kind: (typeof kinds)[number], turn: number): string => {
  const { number, groups } = kind;
  return spellings[turn % spellings.length]!(number, groups[turn % groups.length]!);
};

/** A number of each kind, in every spelling once. */
const numbers = spellings.map((_spelling, turn) => spelledIn(kinds[turn % kinds.length]!, turn));

const nameOf = ({ table, column }: Place) => `${table}.${column}`;

/** Everything that has left the office: what the public reads, what objectors read, what other bureaus get. */
const out = async (): Promise<string> => {
  const [row] = await sql(
    `select concat((select string_agg(concat(ref, title, body), '') from public_notice),
       (select string_agg(body::text, '') from intake_status), (select string_agg(body::text, '') from bureau_notice),
       (select string_agg(convert_from(body, 'UTF8'), '') from transcript)) as text`,
  );
  return row!['text'];
};

/** The columns of which a text leaves by this way: each has a mark of its own, all are planted at once. */
async function seenBy(way: WayOut, places: Place[], planter: Awaited<ReturnType<typeof aPlanter>>) {
  await way.prepare();
  const marked: [Place, string][] = [];
  for (const [at, place] of places.entries()) {
    const mark = `〔${way.name}${at}〕`;
    if (await planter.plant(place, mark)) marked.push([place, mark]);
  }
  const text = `${JSON.stringify((await way.act()) ?? null)}${await out()}`;
  for (const [place, mark] of marked) await planter.takeOut(place, mark);
  return marked.filter(([, mark]) => text.includes(mark)).map(([place]) => place);
}

/** Puts a number into a column, tries the way out, and takes it away: whatever its spelling, it does not get through. */
async function refusedWith(
  way: WayOut,
  place: Place,
  planter: Awaited<ReturnType<typeof aPlanter>>,
  [number, spelled]: [string, string],
): Promise<void> {
  // A column that is too short for the spelling takes the bare number.
  const planted = (await planter.plant(place, `：${spelled}`)) ? spelled : number;
  if (planted !== spelled) expect(await planter.plant(place, `：${number}`)).toBe(true);
  const what = `${way.name}: ${nameOf(place)} ${planted}`;
  const refused = await way.act().then(
    () => what,
    (error: unknown) => error,
  );
  expect(refused, what).toBeInstanceOf(Refusal);
  expect(refused, what).toMatchObject({ code: 'personal-data' });
  const { details } = refused as Refusal;
  expect(details, what).toMatchObject({
    field: expect.stringMatching(/./),
    kind: expect.any(String),
  });
  for (const text of [number, planted]) expect(JSON.stringify(details), what).not.toContain(text);
  await planter.takeOut(place, `：${planted}`);
}

describe('the ways out', () => {
  it.each([
    ['public_notice', ['usecases/publish.ts']],
    ['intake_status', ['usecases/intake/tell-status.ts']],
    ['bureau_notice', ['usecases/bureau-notice/make.ts']],
    ['credit_export', ['usecases/credit/export.ts']],
  ])('R-159 to %s are one, and it asks the gate', async (table, files) => {
    const folders = ['usecases', 'worker', 'admin', 'bot', 'chat', 'cli', 'portal', 'domain', 'db'];
    const writers: string[] = [];
    for (const folder of folders) {
      for (const file of await readdir(folder, { recursive: true })) {
        if (!file.endsWith('.ts') || file.startsWith('migrations')) continue;
        const text = await readFile(path.join(folder, file), 'utf8');
        if (!new RegExp(`insert into ${table}\\b`).test(text)) continue;
        writers.push(`${folder}/${file}`);
        expect(text, file).toContain('refusePersonalData(');
      }
    }
    expect(writers).toEqual(files);
  });

  it('R-159 of the portal are the copies: its log-in reads nothing else that anybody wrote', async () => {
    const readable = await sql(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
         and c.relkind in ('r', 'v', 'm') and has_table_privilege('portal', c.oid, 'select') order by 1`,
    );
    const places = placedAs(await textPlaces(sql), 'written').map(({ table }) => table);
    const names = readable.map(({ name }) => name as string);
    expect(names).toContain('public_notice');
    expect(names.filter((name) => places.includes(name))).toEqual([]);
  });

  it.each([
    ['grounds of a review', 'objection reviewed', { grounds: '原结论无误' }],
    ['answer to an objection', 'objection answered', { reply: '维持原结果' }],
    ['answer to a complaint', 'complaint concluded', { answer: '经查不属实' }],
  ])('R-159 the %s is refused with a number in it', async (_what, name, said) => {
    const ways = await fromVisits(sql);
    for (const way of ways) {
      await way.prepare();
      if (way.name !== name) {
        await way.act();
        continue;
      }
      for (const number of numbers) {
        const [[key, text]] = Object.entries(said) as [[string, string]];
        await expect(way.act({ [key]: `${text}，联系${number}` }), number).rejects.toMatchObject({
          code: 'personal-data',
        });
      }
      await way.act();
      return;
    }
  });
});

describe('the columns of the database', () => {
  it('R-159 R-045 that hold text are all placed: written by people, or made by the product', async () => {
    const places = await textPlaces(sql);
    const placed = Object.entries(textColumns).flatMap(([table, kinds]) =>
      Object.values(kinds).flatMap((names) =>
        names.split(' ').map((column) => `${table}.${column}`),
      ),
    );
    expect(placed.toSorted()).toEqual(places.map(nameOf).toSorted());
  });

  it('R-159 hold numbers that the gate knows in every spelling', () => {
    for (const kind of kinds) {
      for (const [turn] of spellings.entries()) {
        const number = spelledIn(kind, turn);
        expect(findPersonalData(`电话${number}。`), number).toBeDefined();
      }
    }
  });
});

/** What is read of the columns that people write, by the way on which it leaves. */
const ofVisits = {
  result: ['item.name', 'result.note', 'subject.address', 'subject.name', 'task.name', 'unit.name'],
  correction: ['correction.public_note', 'subject.name', 'unit.name'],
  'objection reviewed': [],
  'objection answered': ['objection.grounds'],
  'complaint concluded': [],
  blacklist: [
    'subject.name',
    'subject_flag.reason',
    'subject_flag.responsible',
    'subject_flag.source',
    'unit.name',
  ],
  'credit file': [],
  statistics: ['unit.name'],
};
const ofRegistries = {
  items: [
    'item.basis',
    'item.change_reason',
    'item.content',
    'item.frequency',
    'item.level',
    'item.method',
    'item.name',
    'item.standard',
    'item.unit_name',
    'unit.name',
  ],
  plan: [
    'plan.reason',
    'plan_line.frequency',
    'plan_line.item_name',
    'plan_line.joint_units',
    'plan_line.name',
    'plan_line.scope',
    'plan_line.unit_name',
    'unit.name',
  ],
  announcement: ['item.name', 'stratum.name', 'task.name', 'unit.name'],
  draw: ['task.name', 'unit.name'],
  confirmation: ['task.name', 'unit.name'],
  task: ['item.name', 'task.name', 'unit.name'],
  teams: ['task.name', 'unit.name'],
  exclusions: ['exclusion.basis', 'unit.name'],
};

describe.each([
  ['a visit', fromVisits, ofVisits],
  ['the registries and a draw', fromTheRegistries, ofRegistries],
] as const)('every way out that begins with %s', (_name, begin, expected) => {
  it('R-159 R-045 lets out no number that stands in a column, whatever column of it is read', async () => {
    const first = await begin(sql);
    const second = await begin(sql);
    const places = placedAs(await textPlaces(sql), 'written');
    const planter = await aPlanter(sql);
    const read: Record<string, string[]> = {};
    let turn = 0;
    for (const [at, way] of first.entries()) {
      const seen = await seenBy(way, places, planter);
      read[way.name] = seen.map(nameOf);
      const again = second[at]!;
      await again.prepare();
      for (const place of seen) {
        for (const [one, kind] of kinds.entries()) {
          await refusedWith(again, place, planter, [kind.number, spelledIn(kind, turn + one * 7)]);
        }
        turn += 1;
      }
      await again.act();
    }
    const said = await out();
    for (const { number } of kinds) expect(said).not.toContain(number);
    for (const number of numbers) expect(said).not.toContain(number);
    expect(read).toEqual(expected);
  }, 120_000);
});
