import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { addWorkingDays } from '../../../domain/calendar.ts';
import { parseDays } from '../../../domain/calendar-notice.ts';
import { currentCalendar } from '../../../usecases/calendar/current.ts';
import { enterCalendar } from '../../../usecases/calendar/enter.ts';
import { fillCalendar } from '../../../usecases/calendar/fill.ts';
import { officialCalendar } from '../../../usecases/calendar/official.ts';
import { dueReminders } from '../../../usecases/obligation/due.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, type Office } from '../../support/factories.ts';
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
const notice = { year: 2027, holidays, makeUpDays, source };

async function administratorOf(office: Office) {
  return aPerson(sql, { unit: office.unit, roles: [['administrator', office.bureau]] });
}

const owed = async (inspectionId: string) =>
  (
    await sql(
      `select o.id, o.due_on::text as "dueOn", o.provisional, o.steps, o.calendar_version as calendar,
         d.id as "disclosureId", d.due_on::text as "disclosureDueOn", d.provisional as "disclosureProvisional"
       from obligation o join disclosure d on d.id = o.about_id where d.inspection_id = $1`,
      [inspectionId],
    )
  )[0]!;

describe('the calendar of working days', () => {
  it('is the package until somebody enters a year, and knows 2027 from then on', async () => {
    const tx = database().manager;
    expect(await currentCalendar(tx)).toBe(officialCalendar);
    expect(addWorkingDays('2026-12-15', 20, officialCalendar)).toEqual({
      dueOn: '2027-01-12',
      provisional: true,
    });
  });

  it('moves what is provisional when the year is entered: old and new day on the trail, reminders moved once', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang', endsOn: '2026-12-31' });
    const [visit] = scene.task.inspectionIds;
    await signed(sql, scene, visit!, day('2026-12-15'));
    const before = await owed(visit!);
    expect(before).toMatchObject({ dueOn: '2027-01-12', provisional: true, calendar: 'none' });
    const remind = (step: string, on: string) =>
      remindObligation(bySystem(), { obligationId: before['id'], step }, day(on));
    const first = before['steps'].find(({ step }: { step: string }) => step === 'before-10');
    expect(await remind('before-10', first.on)).toEqual({ fired: true });

    const administrator = await administratorOf(scene.office);
    const input = { ...notice, unitId: scene.office.bureau.id };
    const entered = await enterCalendar(by(administrator), input, day('2026-12-30'));
    expect(entered).toEqual({ year: 2027, number: 1, moved: 1 });
    const after = await owed(visit!);
    // 1 January is no working day any more.
    expect(after).toMatchObject({
      dueOn: '2027-01-13',
      provisional: false,
      disclosureDueOn: '2027-01-13',
      disclosureProvisional: false,
      calendar: source,
    });
    expect(after['steps']).toEqual([
      { step: 'before-5', on: '2027-01-06' },
      { step: 'before-2', on: '2027-01-11' },
      { step: 'due', on: '2027-01-13' },
    ]);
    const [event] = await sql(
      `select data, actor_id from event where type = 'disclosure.deadline-moved' and about_id = $1`,
      [after['disclosureId']],
    );
    expect(event).toMatchObject({
      actor_id: administrator.id,
      data: { from: '2027-01-12', dueOn: '2027-01-13', provisional: false },
    });
    // The reminder that was given is kept and not given again; the next one goes out on its new day.
    const given = await sql(
      'select step, for_due_on::text as "for" from reminder where obligation_id = $1',
      [before['id']],
    );
    expect(given).toEqual([{ step: 'before-10', for: '2027-01-12' }]);
    expect(await remind('before-10', '2027-01-05')).toEqual({ fired: false });
    const ofThis = (due: { obligationId: string }[]) =>
      due.filter(({ obligationId }) => obligationId === before['id']);
    expect(ofThis(await dueReminders(day('2027-01-05')))).toEqual([]);
    expect(ofThis(await dueReminders(day('2027-01-06')))).toHaveLength(1);
  });

  it('is entered by administrators, whole, with its source; amended with a reason, version after version', async () => {
    const office = await anOffice(sql);
    const administrator = await administratorOf(office);
    const enter = (more: object, who = administrator) =>
      enterCalendar(by(who), { ...notice, unitId: office.bureau.id, ...more }, day('2026-12-31'));
    await expect(enter({}, office.planner)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(enter({})).rejects.toMatchObject({ code: 'calendar-unchanged' });
    await expect(
      enter({ holidays: holidays.filter(({ name }) => name !== '中秋节') }),
    ).rejects.toMatchObject({ code: 'calendar-incomplete', details: { holiday: '中秋' } });
    await expect(enter({ year: 2028 })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(enter({ makeUpDays: [{ day: '2027-01-29', name: '' }] })).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: '2027-01-29' },
    });
    await expect(enter({ source: ' ' })).rejects.toMatchObject({ code: 'bad-input' });

    const amended = { makeUpDays: [...makeUpDays, { day: '2027-09-26', name: '' }] };
    await expect(enter(amended)).rejects.toMatchObject({ code: 'reason-required' });
    const reason = '通知更正';
    expect(await enter({ ...amended, reason })).toMatchObject({ number: 2 });
    const kept = await sql(
      'select number, reason, source from calendar_year where year = 2027 order by number',
    );
    expect(kept).toEqual([
      { number: 1, reason: '', source },
      { number: 2, reason, source },
    ]);
    const calendar = await currentCalendar(database().manager);
    expect(calendar.get(2027)!.makeUpDays.has('2027-09-26')).toBe(true);
    await expect(sql('update calendar_year set source = source')).rejects.toMatchObject({
      code: 'YH001',
    });
    await expect(
      sql(
        `insert into calendar_day (calendar_id, day, kind) select id, '2028-01-01', 'holiday' from calendar_year limit 1`,
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('is filled with the years of the package once, and leaves what was entered', async () => {
    const { bureau } = await anOffice(sql);
    const fill = () =>
      fillCalendar(bySystem(), { bureauId: bureau.id, bureauPath: bureau.path }, day('2026-12-31'));
    const { filled } = await fill();
    expect(filled).toEqual([...officialCalendar.keys()]);
    expect(filled).toContain(2004);
    expect((await fill()).filled).toEqual([]);
    const calendar = await currentCalendar(database().manager);
    for (const [year, { holidays: off }] of officialCalendar) {
      expect([...calendar.get(year)!.holidays].sort()).toEqual([...off].sort());
    }
    expect(calendar.get(2027)!.source).toBe(source);
  });

  it('reads days as people type them, and nothing else', () => {
    expect(parseDays('2027-02-05 至 2027-02-06 春节\n\n2027-06-09 端午节')).toEqual([
      { day: '2027-02-05', name: '春节' },
      { day: '2027-02-06', name: '春节' },
      { day: '2027-06-09', name: '端午节' },
    ]);
    for (const wrong of [
      '春节',
      '2027-02-30',
      '2027-02-06 至 2027-02-05',
      '2027-01-01~2027-12-31',
    ]) {
      expect(parseDays(wrong), wrong).toBeUndefined();
    }
  });
});
