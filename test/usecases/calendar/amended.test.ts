import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { system } from '../../../domain/actor.ts';
import { parseDays } from '../../../domain/calendar-notice.ts';
import { enterCalendar } from '../../../usecases/calendar/enter.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { oweObligation, type Standing } from '../../../usecases/obligation/owe.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { commandOf, type Context } from '../../../usecases/usecase.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, type Someone } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const day = (text: string) => new Date(`${text}T09:00:00+08:00`);

const holidays = parseDays(`2027-01-01 至 2027-01-03 元旦
2027-02-05 至 2027-02-11 春节
2027-04-03 至 2027-04-05 清明节
2027-05-01 至 2027-05-05 劳动节
2027-06-09 端午节
2027-09-15 中秋节
2027-10-01 至 2027-10-07 国庆节`)!;
const makeUpDays = parseDays(`2027-01-30\n2027-05-08`)!;
const source = '国务院办公厅关于2027年部分节假日安排的通知';

const within = <T>(on: string, run: (context: Context) => Promise<T>) =>
  database().transaction((tx) =>
    run({ tx, command: commandOf(system, 'system'), actor: system, now: day(on) }),
  );

const obligation = async (id: string) =>
  (
    await sql(
      `select due_on::text as "dueOn", provisional, calendar_version as calendar, steps from obligation where id = $1`,
      [id],
    )
  )[0];
const trail = (id: string) =>
  sql(
    `select data ->> 'from' as "from", data ->> 'dueOn' as "dueOn" from event
     where type in ('obligation.deadline-moved', 'disclosure.deadline-moved') and about_id = $1 order by at`,
    [id],
  );

it('P-37 what is owed beside disclosures waits for the calendar of the next year, and is counted anew with a trail', async () => {
  const office = await anOffice(sql, 'gaoxin');
  const { unit, bureau } = office;
  const owe = ({ on = '2026-12-29', ...more }: Partial<Standing> & { on?: string }) =>
    within(on, (context) =>
      oweObligation(context, {
        kind: 'consent',
        about: { type: 'unit', id: randomUUID() },
        unitId: unit.id,
        label: '计划外抽查',
        dueOn: '2027-01-05',
        provisional: true,
        rule: '系统默认',
        before: [2, 0],
        roles: ['planner'],
        ...more,
      }),
    );
  const consent = await owe({});
  const urgent = await owe({ dueOn: '2026-12-31', provisional: false });
  const yearly = await owe({ kind: 'coverage', dueOn: '2027-12-31' });
  const id = await owe({
    kind: 'plan-filing',
    dueOn: '2027-01-18',
    before: [10, 5, 0],
    on: '2026-12-21',
  });
  expect(await obligation(id)).toMatchObject({ dueOn: '2027-01-18', provisional: true });
  await remindObligation(
    bySystem(),
    { obligationId: consent, step: 'before-2' },
    day('2027-01-01'),
  );

  const administrator = await aPerson(sql, { unit, roles: [['administrator', bureau]] });
  await enter(administrator, bureau.id, {}, '2027-01-01');
  expect(await obligation(id)).toMatchObject({
    dueOn: '2027-01-19',
    provisional: false,
    calendar: source,
  });
  expect(await trail(id)).toEqual([{ from: '2027-01-18', dueOn: '2027-01-19' }]);
  // The reminder that was given is not given again; the one of the last day goes out on the new one.
  expect(await obligation(consent)).toMatchObject({
    dueOn: '2027-01-06',
    provisional: false,
    steps: [{ step: 'due', on: '2027-01-06' }],
  });
  const onThe = async (text: string) =>
    (await dueReminders(day(text))).filter(({ obligationId }) => obligationId === consent);
  expect(await onThe('2027-01-05')).toEqual([]);
  expect(await onThe('2027-01-06')).toHaveLength(1);
  // What ends sooner for its own sake, or on a day of the year, stays.
  expect(await obligation(urgent)).toMatchObject({ dueOn: '2026-12-31', provisional: false });
  expect(await trail(urgent)).toEqual([]);
  expect(await obligation(yearly)).toMatchObject({ dueOn: '2027-12-31' });
});

async function enter(who: Someone, unitId: string, more: object, on: string) {
  const given = { year: 2027, holidays, makeUpDays, source, unitId, ...more };
  return enterCalendar(by(who), given, day(on));
}

it('an official year that is amended in the middle moves what is open, and nothing that is disclosed', async () => {
  const scene = await aMatchedTask(sql, { profile: 'xuchang', endsOn: '2027-12-31', subjects: 2 });
  const [open, disclosed] = scene.task.inspectionIds;
  const { approver, bureau, unit } = scene.office;
  for (const visit of [open, disclosed]) await signed(sql, scene, visit!, day('2027-09-20'));
  const of = async (visit: string | undefined) =>
    (
      await sql(
        `select d.id, d.state, d.due_on::text as "dueOn", d.provisional, o.id as "obligationId", o.due_on::text as "owedOn"
         from disclosure d join obligation o on o.about_id = d.id where d.inspection_id = $1`,
        [visit],
      )
    )[0]!;
  // Ten working days in September, five of the holidays' fifteen lost to them.
  expect(await of(open)).toMatchObject({ dueOn: '2027-10-25', provisional: false });
  const { id } = await of(disclosed);
  await approveDisclosure(
    by(approver),
    { disclosureId: id, verdict: 'approve' },
    day('2027-09-21'),
  );
  const before = await of(disclosed);

  const administrator = await aPerson(sql, { unit, roles: [['administrator', bureau]] });
  const amended = {
    makeUpDays: [...makeUpDays, { day: '2027-10-09', name: '' }],
    reason: '国务院办公厅调整国庆节上班日',
  };
  expect(await enter(administrator, bureau.id, amended, '2027-09-24')).toEqual({
    year: 2027,
    number: 2,
    moved: 1,
  });
  const after = await of(open);
  expect(after).toMatchObject({ dueOn: '2027-10-22', owedOn: '2027-10-22', provisional: false });
  expect(await trail(after['id'])).toEqual([{ from: '2027-10-25', dueOn: '2027-10-22' }]);
  expect(await of(disclosed)).toEqual(before);
  expect(await trail(id)).toEqual([]);
});
