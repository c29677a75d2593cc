import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { missesUnder } from '../../../db/queries/missed-frequencies.ts';
import { unitById } from '../../../db/queries/units.ts';
import { makeCard } from '../../../chat/cards.ts';
import { closeMiss } from '../../../usecases/frequency/close.ts';
import { lookAtFrequencies } from '../../../usecases/frequency/look.ts';
import { obligeFrequencies } from '../../../usecases/frequency/oblige.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anItem,
  anOffice,
  aPerson,
  aSubject,
  aTask,
  many,
  type Office,
} from '../../support/factories.ts';
import { aBureau, aPlanLine } from '../../support/merging.ts';
import { by, bySystem, monday, signed } from '../../support/visit.ts';

process.env['DEMO'] = '1';
const { sql } = useDatabase();
const day = (text: string) => new Date(`${text}T09:00:00+08:00`);
const category = '娱乐场所';

const oblige = ({ bureau }: Office, on: string) =>
  obligeFrequencies(bySystem(), { bureauId: bureau.id }, day(on));
const september = async ({ unit }: Office) => {
  const [row] = await sql(
    `select id, state, version, due_on::text as "dueOn" from obligation
     where kind = 'frequency' and unit_id = $1 and due_on = '2026-09-30'`,
    [unit.id],
  );
  return row!;
};

async function aVenue({ unit }: Office, since = '2026-09-01') {
  const subject = await aSubject(sql, { unit, category });
  await sql(`update subject set grade = 'C', updated_at = $2 where id = $1`, [
    subject.id,
    day(since),
  ]);
  return subject;
}

describe('a frequency that was missed', () => {
  let office: Office;
  let id: string;

  beforeAll(async () => {
    office = await anOffice(sql, 'xianyou');
    const { unit } = office;
    await sql(
      `insert into subject (id, uscc, name, category, grade, address, status, unit_id, updated_at)
       values (gen_random_uuid(), '91350322000009999X', '歌厅', $1, 'C', '鲤城', '存续', $2, '2026-08-20')`,
      [category, unit.id],
    );
    await oblige(office, '2026-09-14');
    id = (await september(office))['id'];
  });

  const close = (person: Office['planner'], on: string, reason = '辖区封控，未能入户') =>
    closeMiss(by(person), { obligationId: id, reason }, day(on));
  const listed = async (on = '2027-05-01') =>
    (await missesUnder(database().manager, [office.unit.path], on)).filter((one) => one.id === id);

  it('R-071 stays open when its period is past, and is not closed before', async () => {
    await expect(close(office.approver, '2026-09-30')).rejects.toMatchObject({
      code: 'not-missed',
    });
    await oblige(office, '2026-10-09');
    expect(await september(office)).toMatchObject({ state: 'open' });
    expect(await listed('2026-10-09')).toMatchObject([{ dueOn: '2026-09-30', closedAt: null }]);
    expect((await dueReminders(day('2026-11-10'))).map((due) => due.obligationId)).toContain(id);
  });

  it('R-071 is closed with a reason by the approver or the head, never by a planner', async () => {
    const both = await aPerson(sql, {
      unit: office.unit,
      roles: [
        ['planner', office.unit],
        ['approver', office.unit],
      ],
    });
    for (const person of [office.planner, both]) {
      await expect(close(person, '2026-10-09')).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(close(office.approver, '2026-10-09', ' ')).rejects.toMatchObject({
      code: 'bad-input',
    });
    await close(office.approver, '2026-10-09');
    await expect(close(office.head, '2026-10-10')).rejects.toMatchObject({ code: 'not-missed' });
    const [event] = await sql(
      `select actor_id as who, data from event where type = 'frequency.closed' and about_id = $1`,
      [id],
    );
    expect(event).toMatchObject({
      who: office.approver.id,
      data: { reason: '辖区封控，未能入户', dueOn: '2026-09-30' },
    });
    expect((await dueReminders(day('2026-11-10'))).map((due) => due.obligationId)).not.toContain(
      id,
    );
    const card = await makeCard('obligation-due', { id, reader: null, vars: {} });
    expect(JSON.stringify(card)).toContain('card.obligation-due.closed');
  });

  it('R-071 is seen for ever on the list of misses: neither deleted nor taken back', async () => {
    const reason = '辖区封控，未能入户';
    expect(await listed()).toMatchObject([{ reason, closedBy: office.approver.name }]);
    await oblige(office, '2026-10-12');
    expect(await listed()).toHaveLength(1);
    await expect(sql('delete from obligation where id = $1', [id])).rejects.toMatchObject({
      code: 'YH001',
    });
    for (const change of [
      `state = 'open', closed_at = null, closed_by = null, close_reason = ''`,
      `state = 'met', met_at = now(), closed_at = null, closed_by = null, close_reason = ''`,
      `close_reason = '另一个理由'`,
    ]) {
      await expect(
        sql(`update obligation set ${change} where id = $1`, [id]),
        change,
      ).rejects.toMatchObject({ code: 'YH001' });
    }
  });

  it('R-071 no row is closed without a reason, nor before its last day', async () => {
    const other = await anOffice(sql, 'xianyou');
    await sql(
      `insert into subject (id, uscc, name, category, grade, address, status, unit_id, updated_at)
       values (gen_random_uuid(), '91350322000009998X', '歌厅', $1, 'C', '鲤城', '存续', $2, '2026-08-20')`,
      [category, other.unit.id],
    );
    await oblige(other, '2026-09-14');
    const row = await september(other);
    for (const [on, why] of [
      ['2026-10-09', ''],
      ['2026-09-30', '理由'],
    ]) {
      await expect(
        sql(
          `update obligation set state = 'closed', closed_at = $2, closed_by = $3, close_reason = $4 where id = $1`,
          [row['id'], day(on!), other.head.id, why],
        ),
      ).rejects.toMatchObject({ constraint: 'closed_with_reason' });
    }
  });
});

describe('a visit in time whose result is signed after the period', () => {
  it('R-071 keeps the promise: what looked missed is met', async () => {
    const office = await anOffice(sql, 'xianyou');
    const subject = await aVenue(office);
    const inspectors = await many(4, () =>
      anInspector(sql, { unit: office.unit, skills: [category] }),
    );
    const itemIds = [await anItem(sql, { category })];
    const task = await aTask(sql, office, { subjects: [subject], itemIds, endsOn: '2026-10-31' });
    const { drawId } = await matchTeams(by(office.planner), { taskId: task.id }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    await oblige(office, '2026-09-14');
    await oblige(office, '2026-10-08');
    expect(await september(office)).toMatchObject({ state: 'open' });
    await signed(sql, { office, task, inspectors }, task.inspectionIds[0]!, day('2026-10-09'), {
      begun: day('2026-09-29'),
    });
    await oblige(office, '2026-10-09');
    expect(await september(office)).toMatchObject({ state: 'met' });
  });
});

describe('the frequency that a branch writes on an item', () => {
  const itemOf = async ({ bureau }: Office, frequency: string, name: string) =>
    sql(
      `insert into item (id, unit_id, code, name, subject_category, kind, basis, content, disclosure, state,
         published_at, frequency, ratio_bp)
       values (gen_random_uuid(), $1, $2, $3, $4, 'general', '法', '内容', 'full', 'published', now(), $5, 1000)`,
      [bureau.id, `F-${name}`, name, category, frequency],
    );
  const look = ({ unit }: Office, on: string) =>
    database().transaction(async (tx) =>
      lookAtFrequencies(tx, await unitById(tx, unit.id), on, { perDay: 5 }),
    );

  it.each(['gaoqing', 'xuchang'])(
    'R-031 %s: is proposed, reminded of, and what says no number is named',
    async (profile) => {
      const office = await anOffice(sql, profile);
      await many(11, () => aSubject(sql, { unit: office.unit, category }));
      await itemOf(office, '每半年2次', `${profile}甲`);
      await itemOf(office, '根据监管需要', `${profile}乙`);
      const found = await look(office, '2026-08-03');
      expect(
        found.tasks.map(({ rule, count, endsOn, mode }) => [rule.item?.name, count, endsOn, mode]),
      ).toEqual([[`${profile}甲`, 2, '2026-12-31', 'sample']]);
      expect(found.unread.map(({ name }) => name)).toEqual([`${profile}乙`]);
      // The second of the half-year is proposed from its second part on.
      expect((await look(office, '2026-10-05')).tasks).toHaveLength(2);
      await oblige(office, '2026-08-03');
      const owed = await sql(
        `select label, rule, due_on::text as "dueOn" from obligation where kind = 'frequency' and unit_id = $1`,
        [office.unit.id],
      );
      expect(owed).toMatchObject([
        {
          label: expect.stringContaining(`${profile}甲`),
          rule: expect.stringContaining('item.frequencySource'),
          dueOn: '2026-12-31',
        },
      ]);
    },
  );

  it('R-031 高新区: a line of the plan in force says it, whatever the item says', async () => {
    const bureau = await aBureau(sql, { profile: 'gaoxin', subjects: 0 });
    await many(11, () => aSubject(sql, { unit: bureau.unit, category }));
    await itemOf(bureau, '每月1次', '高新甲');
    expect((await look(bureau, '2026-08-03')).tasks).toEqual([]);
    const [item] = await sql(`select id from item where code = 'F-高新甲'`);
    const lineId = await aPlanLine(sql, bureau, item!['id']);
    await sql('alter table plan_line disable trigger plan_line_is_kept');
    await sql(`update plan_line set frequency = '每季度1次' where id = $1`, [lineId]);
    await sql('alter table plan_line enable always trigger plan_line_is_kept');
    const { tasks } = await look(bureau, '2026-08-03');
    expect(tasks.map(({ rule, endsOn }) => [rule.item?.name, rule.months, endsOn])).toEqual([
      ['高新甲', 3, '2026-09-30'],
    ]);
  });

  it('R-031 仙游: the table of the rules sets it, whatever an item says', async () => {
    const office = await anOffice(sql, 'xianyou');
    await many(3, () => aSubject(sql, { unit: office.unit, category }));
    await itemOf(office, '每月1次', '仙游甲');
    const found = await look(office, '2026-08-03');
    expect(found.samples.filter(({ rule }) => rule.item)).toEqual([]);
    expect(found.unread).toEqual([]);
  });
});
