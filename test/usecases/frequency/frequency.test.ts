import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { unitById } from '../../../db/queries/units.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { acceptSuggestion } from '../../../usecases/frequency/accept.ts';
import { lookAtFrequencies } from '../../../usecases/frequency/look.ts';
import { obligeFrequencies } from '../../../usecases/frequency/oblige.ts';
import { proveFrequency } from '../../../usecases/frequency/prove.ts';
import { strengthenDraws } from '../../../usecases/frequency/strengthen.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { sweepFrequency } from '../../../worker/sweep-frequency.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anItem,
  anOffice,
  aPerson,
  type ASubject,
  aTask,
  many,
  type Office,
} from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau } from '../../support/merging.ts';
import { by, bySystem, monday, signed } from '../../support/visit.ts';

process.env['DEMO'] = '1';
const { sql } = useDatabase();
const category = '娱乐场所';
const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

let uscc = 0;

/** A subject that is on file since then with these values. */
async function onFile({ unit }: Office, values: Record<string, unknown>, since = '2026-01-01') {
  uscc += 1;
  const row = { category, grade: '', jurisdiction: '', ...values };
  const [subject] = await sql(
    `insert into subject (id, uscc, name, category, grade, jurisdiction, address, status, unit_id, updated_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, '鲤城街道', '存续', $6, $7) returning id, uscc, name`,
    [
      `9135032200000${1000 + uscc}X`,
      `场所${uscc}`,
      row.category,
      row.grade,
      row.jurisdiction,
      unit.id,
      day(since),
    ],
  );
  return subject as ASubject;
}

const change = ({ id }: ASubject, values: Record<string, unknown>, on: string) => {
  const names = Object.keys(values).map((name, at) => `${name} = $${at + 3}`);
  return sql(`update subject set updated_at = $2, ${names.join(', ')} where id = $1`, [
    id,
    day(on),
    ...Object.values(values),
  ]);
};

const look = async ({ unit }: Office, today: string, perDay = 10) => {
  return database().transaction(async (tx) =>
    lookAtFrequencies(tx, await unitById(tx, unit.id), today, { perDay }),
  );
};

/** Takes the lines of a proof as they come. */
function aSink() {
  let lines = '';
  return {
    begin: () => {
      lines = '';
    },
    write: (text: string) => {
      lines += text;
    },
    text: () => lines,
  };
}

const linesOf = (found: Awaited<ReturnType<typeof look>>) =>
  found.tasks.map(({ filter: { unserved, ...filter }, mode, startsOn, endsOn, count }) => ({
    ...filter,
    period: unserved?.startsOn,
    mode,
    startsOn,
    endsOn,
    count,
  }));

describe('the scheduler of 仙游', () => {
  let bureau: Bureau;
  let venues: ASubject[];

  beforeAll(async () => {
    bureau = await aBureau(sql, { profile: 'xianyou', subjects: 0 });
    venues = [];
    for (const grade of ['A', 'B', 'C', 'C']) {
      venues.push(await onFile(bureau, { grade, category }));
    }
  });

  it('R-071 R-072 proposes the tasks that keep every promise, a grade each, within its period', async () => {
    const found = await look(bureau, '2026-08-03');
    const all = { category, mode: 'rotation', startsOn: '2026-08-03' };
    expect(linesOf(found)).toEqual(
      expect.arrayContaining([
        { ...all, grade: ['C', ''], period: '2026-08-01', endsOn: '2026-08-31', count: 2 },
        { ...all, grade: ['B'], period: '2026-07-01', endsOn: '2026-08-31', count: 1 },
        { ...all, grade: ['A'], period: '2026-07-01', endsOn: '2026-09-30', count: 1 },
      ]),
    );
    expect(found.tasks).toHaveLength(3);
    expect(found.broken).toEqual([]);
    const broken = found.groups.reduce((sum, { states }) => sum + states.broken, 0);
    expect(broken).toBeGreaterThan(0);
  });

  it('R-071 names the day by which what does not fit is broken', async () => {
    const late = await look(bureau, '2026-08-31', 1);
    expect(late.broken).toEqual([{ id: expect.any(String), missing: 2, on: '2026-08-31' }]);
  });

  it('R-071 a proposal that is taken up fills the set-up form in, and is on the trail', async () => {
    const itemId = await aKeyItem(sql, bureau, '消防通道', category);
    const planLineId = await aPlanLine(sql, bureau, itemId);
    const { tasks } = await look(bureau, '2026-08-03');
    const { key } = tasks.find(({ rule }) => rule.when === 'C')!;
    const input = { unitId: bureau.unit.id, key };
    expect(await acceptSuggestion(by(bureau.planner), input, day('2026-08-03'))).toMatchObject({
      mode: 'rotation',
      filter: { category, grade: ['C', ''] },
      endsOn: '2026-08-31',
      itemId,
      planLineId,
    });
    const [event] = await sql(`select data, actor_id from event where type = 'frequency.accepted'`);
    expect(event).toMatchObject({ actor_id: bureau.planner.id, data: { key } });
    await expect(acceptSuggestion(by(bureau.head), input, day('2026-08-03'))).rejects.toMatchObject(
      { code: 'forbidden' },
    );
    await expect(
      acceptSuggestion(by(bureau.planner), { ...input, key: 'nothing' }, day('2026-08-03')),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('R-071 reminds the planners of a unit before a period ends, the sweep as often as it likes', async () => {
    await sql('insert into demo_clock (at, set_at) values ($1, now())', [day('2026-08-03')]);
    await sweepFrequency();
    await obligeFrequencies(bySystem(), { bureauId: bureau.bureau.id }, day('2026-08-04'));
    const owed = await sql(
      `select id, label, due_on::text as "dueOn", rule, roles from obligation
       where kind = 'frequency' and unit_id = $1 and label like '%C级%'`,
      [bureau.unit.id],
    );
    const current = owed.filter(({ dueOn }) => dueOn === '2026-08-31');
    expect(current).toMatchObject([
      {
        rule: expect.stringContaining('仙游县公安局 二(二)1'),
        roles: ['planner'],
        label: '娱乐场所 C级（2026-08-01 – 2026-08-31）',
      },
    ]);
    expect(await dueReminders(day('2026-08-24'))).toContainEqual({
      obligationId: current[0]!['id'],
      step: 'before-5',
    });
    for (const { id } of venues) await change({ id } as ASubject, { status: '注销' }, '2026-08-05');
    await obligeFrequencies(bySystem(), { bureauId: bureau.bureau.id }, day('2026-08-06'));
    const [row] = await sql('select state from obligation where id = $1', [current[0]!['id']]);
    expect(row).toEqual({ state: 'met' });
  });
});

describe('a grade that changes within a period', () => {
  it('R-072 系统默认: what was promised stays, the new grade binds from its next period on', async () => {
    const office = await anOffice(sql, 'xianyou');
    const venue = await onFile(office, { grade: 'A', category });
    await change(venue, { grade: 'C' }, '2026-08-15');
    const promised = async (today: string) =>
      (await look(office, today)).groups
        .filter(({ block, states }) => block.endsOn >= '2026-08-01' && states.open > 0)
        .map(({ rule, block }) => `${rule.when} ${block.startsOn}`);
    expect(await promised('2026-08-20')).toEqual(['A 2026-07-01', 'C 2026-09-01']);
    // One visit in September keeps both.
    const found = await look(office, '2026-09-01');
    expect(linesOf(found)).toEqual([
      {
        category,
        grade: ['C', ''],
        period: '2026-09-01',
        mode: 'rotation',
        startsOn: '2026-09-01',
        endsOn: '2026-09-30',
        count: 1,
      },
    ]);
  });
});

describe('the proof that nobody was skipped', () => {
  it('R-071 lists every promised visit with what became of it, the same for everybody who lists anew', async () => {
    const office = await anOffice(sql, 'xianyou');
    const subject = await onFile(office, { grade: 'C' }, '2026-07-01');
    const inspectors = await many(4, () =>
      anInspector(sql, { unit: office.unit, skills: [category] }),
    );
    const itemIds = [await anItem(sql, { category })];
    const task = await aTask(sql, office, { subjects: [subject], itemIds, endsOn: '2026-09-30' });
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    await signed(sql, { office, task, inspectors }, task.inspectionIds[0]!, day('2026-09-15'));
    const gone = await onFile(office, { grade: 'C', category }, '2026-08-20');
    await change(gone, { status: '注销' }, '2026-09-10');

    const input = { unitId: office.unit.id, from: '2026-08-01', to: '2026-09-30' };
    const sink = aSink();
    const proof = await proveFrequency(sink)(by(office.planner), input, day('2026-10-08'));
    const [aug, sep] = [
      ['2026-08-01', '2026-08-31'],
      ['2026-09-01', '2026-09-30'],
    ];
    const of = 'freq.entertainment';
    const rows = [
      [subject.id, of, 'C', ...aug!, 'broken', '', '', 'not-drawn'],
      [subject.id, of, 'C', ...sep!, 'kept', '2026-09-15', `${task.code}-0001`, ''],
      [gone.id, of, 'C', ...aug!, 'not-promised', '2026-08-20', '', 'not-registered'],
      [gone.id, of, 'C', ...sep!, 'released', '2026-09-10', '', 'left'],
    ];
    const expected = rows
      .map((row) => `${row.join('\t')}\txianyou@1\n`)
      .sort()
      .join('');
    expect(sink.text()).toBe(expected);
    expect(proof.counts.states).toEqual({
      kept: 1,
      released: 1,
      open: 0,
      broken: 1,
      'not-promised': 1,
    });
    expect(proof.sha256).toBe(createHash('sha256').update(expected).digest('hex'));
    const [event] = await sql(`select data from event where type = 'frequency.proved'`);
    expect(event!['data']).toMatchObject({ sha256: proof.sha256, kept: 1, broken: 1 });
    const stranger = await aPerson(sql, { unit: office.unit });
    await expect(
      proveFrequency(aSink())(by(stranger), input, day('2026-10-08')),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('times and areas in which draws are strengthened', () => {
  const boost = {
    kind: 'key-area' as const,
    name: '汽车站周边',
    categories: ['互联网上网服务场所'],
    area: '鲤城派出所',
    startsOn: '2026-09-20',
    endsOn: '2026-10-08',
    document: '仙公〔2026〕18号',
  };

  it('R-080 owe one more draw of each category there, beside the one of the period', async () => {
    const office = await anOffice(sql, 'xianyou');
    for (let at = 0; at < 21; at += 1) {
      await onFile(office, {
        category: boost.categories[0],
        jurisdiction: at < 3 ? boost.area : '度尾派出所',
      });
    }
    const input = { ...boost, unitId: office.unit.id };
    await strengthenDraws(by(office.planner), input, day('2026-09-14'));
    const { tasks } = await look(office, '2026-09-14');
    expect(
      tasks.map(({ filter, count, startsOn, endsOn }) => [filter.area, count, startsOn, endsOn]),
    ).toEqual([
      [undefined, 2, '2026-09-14', '2026-09-30'],
      [undefined, 2, '2026-10-01', '2026-12-31'],
      [['鲤城派出所'], 1, '2026-09-20', '2026-10-08'],
    ]);
  });

  it('R-080 are refused where the rules of the bureau have none', async () => {
    const office = await anOffice(sql, 'gaoqing');
    await expect(
      strengthenDraws(by(office.planner), { ...boost, unitId: office.unit.id }, day('2026-09-14')),
    ).rejects.toMatchObject({ code: 'boost-not-ruled' });
    expect((await look(office, '2026-09-14')).rules).toEqual([]);
  });
});
