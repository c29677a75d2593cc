import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { subjectsAt } from '../../../db/queries/registry-at.ts';
import { addFlag } from '../../../usecases/flag/add.ts';
import { decideFlag } from '../../../usecases/flag/decide.ts';
import { endFlag } from '../../../usecases/flag/end.ts';
import { usccCheck } from '../../../domain/registry/check-digits.ts';
import { importRegistry } from '../../../usecases/registry/import.ts';
import { watchRegistry } from '../../../usecases/registry/watch.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anOffice,
  aPerson,
  aSubject,
  type ASubject,
  type Office,
  type Someone,
} from '../../support/factories.ts';
import { by, bySystem } from '../../support/visit.ts';

const { sql } = useDatabase();
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const source = '县公安局治安大队';
let office: Office;
let registrar: Someone;
let subject: ASubject;

beforeAll(async () => {
  office = await anOffice(sql, 'xianyou');
  registrar = await aPerson(sql, { unit: office.unit, roles: [['registrar', office.unit]] });
});
beforeEach(async () => {
  subject = await aSubject(sql, { unit: office.unit, category: '娱乐场所' });
  await sql(`update subject set updated_at = $2 where id = $1`, [subject.id, at('2026-12-01')]);
});

type Flag = Parameters<typeof addFlag>[1];
const add = (day: string, flag: Partial<Flag> & Pick<Flag, 'kind'>) =>
  addFlag(
    by(registrar),
    { subjectId: subject.id, source, reason: '年度评定', startsOn: day, ...flag },
    at(day),
  );
const current = async () =>
  (
    await sql('select grade, risk, blacklisted, abnormal from subject where id = $1', [subject.id])
  )[0];
const on = async (day: string) =>
  (await subjectsAt(pool().manager, office.unit.path, { day })).find(({ id }) => id === subject.id);

describe('grades', () => {
  it('R-040 a grade has source, reason and date, the next one takes its place, and both stay on file', async () => {
    await add('2027-01-10', { kind: 'grade', value: 'A', evidence: '评定〔2027〕1号' });
    expect(await current()).toMatchObject({ grade: 'A' });
    await add('2027-06-01', { kind: 'grade', value: 'C', reason: '发生案件' });
    expect(await current()).toMatchObject({ grade: 'C' });
    expect(await on('2027-03-15')).toMatchObject({ grade: 'A' });
    expect(await on('2027-06-01')).toMatchObject({ grade: 'C' });
    const kept = await sql(
      `select value, reason, source, starts_on, ends_on from subject_flag where subject_id = $1 order by starts_on`,
      [subject.id],
    );
    expect(kept).toEqual([
      { value: 'A', reason: '年度评定', source, starts_on: '2027-01-10', ends_on: '2027-05-31' },
      { value: 'C', reason: '发生案件', source, starts_on: '2027-06-01', ends_on: null },
    ]);
  });

  it('R-040 refuses a grade without a reason or source, one that the bureau does not give, and a stranger', async () => {
    for (const blank of ['reason', 'source']) {
      await expect(
        add('2027-01-10', { kind: 'grade', value: 'A', [blank]: ' ' }),
      ).rejects.toMatchObject({
        code: 'bad-input',
      });
    }
    await sql(`update subject set category = '旅馆业' where id = $1`, [subject.id]);
    await expect(add('2027-01-10', { kind: 'grade', value: 'A' })).rejects.toMatchObject({
      code: 'grade-not-ruled',
      details: { rule: expect.stringContaining('二(二)1 · subject.grades') },
    });
    const given = {
      subjectId: subject.id,
      kind: 'risk',
      value: '高',
      source,
      reason: '评定',
    } as const;
    await expect(
      addFlag(by(office.planner), { ...given, startsOn: '2027-01-10' }, at('2027-01-10')),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await current()).toMatchObject({ grade: '', risk: '' });
  });

  it('R-057 what was noted late is known late, and holds from the day it says', async () => {
    await addFlag(
      by(registrar),
      {
        subjectId: subject.id,
        kind: 'risk',
        value: '高',
        source,
        reason: '评定',
        startsOn: '2027-03-01',
      },
      at('2027-04-01'),
    );
    const ask = async (known: string) =>
      (
        await subjectsAt(pool().manager, office.unit.path, { day: '2027-03-15', known: at(known) })
      ).find(({ id }) => id === subject.id)?.risk;
    expect(await ask('2027-03-20')).toBe('');
    expect(await ask('2027-04-02')).toBe('高');
  });
});

describe('the blacklist', () => {
  const listed = (endsOn?: string) =>
    add('2027-02-01', { kind: 'blacklisted', ...(endsOn && { endsOn }) });

  it('R-073 R-184 begins with the consent of somebody else, and ends on its day', async () => {
    const { flagId } = await listed('2027-05-01');
    expect(await current()).toMatchObject({ blacklisted: false });
    const asker = await aPerson(sql, {
      unit: office.unit,
      roles: [
        ['registrar', office.unit],
        ['approver', office.unit],
      ],
    });
    await expect(
      decideFlag(by(registrar), { flagId, verdict: 'approve' }, at('2027-02-02')),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await decideFlag(by(asker), { flagId, verdict: 'approve' }, at('2027-02-02'));
    expect(await current()).toMatchObject({ blacklisted: true });
    await expect(
      decideFlag(
        by(office.approver),
        { flagId, verdict: 'reject', reason: '迟' },
        at('2027-02-02'),
      ),
    ).rejects.toMatchObject({ code: 'already-decided' });
  });

  it('R-073 R-184 refuses one without an end, a second one, and an approver who asked for it', async () => {
    await expect(listed()).rejects.toMatchObject({ code: 'flag-needs-end' });
    const { flagId } = await listed('2027-05-01');
    await expect(listed('2027-06-01')).rejects.toMatchObject({ code: 'flag-standing' });
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'approver', $2, '2026-01-01')`,
      [registrar.id, office.unit.id],
    );
    const both = {
      ...registrar,
      mandates: [...registrar.mandates, { role: 'approver' as const, path: office.unit.path }],
    };
    await expect(
      decideFlag(by(both), { flagId, verdict: 'approve' }, at('2027-02-02')),
    ).rejects.toMatchObject({ code: 'forbidden' });
    // Nor does the database take it, by the asker or by nobody, whoever writes the row.
    for (const decided of ['decided_by = recorded_by, decided_at = now()', 'decided_by = null']) {
      await expect(
        sql(`update subject_flag set state = 'in-force', ${decided} where id = $1`, [flagId]),
      ).rejects.toMatchObject({ code: '23514' });
    }
    expect(await current()).toMatchObject({ blacklisted: false });
    await decideFlag(
      by(office.approver),
      { flagId, verdict: 'reject', reason: '依据不足' },
      at('2027-02-02'),
    );
    expect(await current()).toMatchObject({ blacklisted: false });
  });
});

describe('the end of a flag', () => {
  it('R-057 is entered with a reason, once, and shows from the next day', async () => {
    const { flagId } = await add('2027-01-10', { kind: 'abnormal' });
    expect(await current()).toMatchObject({ abnormal: true });
    const end = { flagId, endsOn: '2027-01-31', reason: '移出名录' };
    await endFlag(by(registrar), end, at('2027-02-01'));
    expect(await current()).toMatchObject({ abnormal: false });
    await expect(endFlag(by(registrar), end, at('2027-02-01'))).rejects.toMatchObject({
      code: 'flag-over',
    });
    await expect(sql('delete from subject_flag')).rejects.toMatchObject({ code: 'YH001' });
    await expect(sql(`update subject_flag set source = '另一处'`)).rejects.toMatchObject({
      code: 'YH001',
    });
  });
});

describe('what a flag in force says', () => {
  it('R-040, R-073 no file takes back or overwrites; what has no flag it does, and so it does once the flag is over', async () => {
    const first = '91350322MA3C0F2A1';
    const uscc = first + usccCheck(first);
    const file = (day: string, grade: string, risk: string, blacklisted: string) => {
      const head = '名称,信用代码,类别,状态,分级,风险等级,黑名单,管辖机关';
      const line = `东湖会所,${uscc},娱乐场所,存续,${grade},${risk},${blacklisted},${office.unit.name}`;
      const given = { name: 's.csv', bytes: Buffer.from(`${head}\n${line}\n`) };
      const input = { kind: 'subjects' as const, unitId: office.unit.id, source: given };
      return importRegistry(by(registrar), input, at(day));
    };
    expect(await file('2027-01-05', 'B', '低', '否')).toMatchObject({ clean: 1, refusedRows: 0 });
    const [row] = await sql('select id, uscc, name from subject where uscc = $1', [uscc]);
    subject = row as ASubject;
    await add('2027-01-10', { kind: 'grade', value: 'C', reason: '发生案件' });
    const asked = await add('2027-01-10', { kind: 'blacklisted', endsOn: '2027-06-30' });
    const consent = { flagId: asked.flagId, verdict: 'approve' as const, reason: '' };
    await decideFlag(by(office.approver), consent, at('2027-01-11'));
    expect(await current()).toMatchObject({ grade: 'C', blacklisted: true });

    await file('2027-02-01', 'A', '高', '否');
    expect(await current()).toMatchObject({ grade: 'C', risk: '高', blacklisted: true });
    expect(await on('2027-03-15')).toMatchObject({ grade: 'C', blacklisted: true });
    const [flag] = await sql(
      `select id from subject_flag where subject_id = $1 and kind = 'grade'`,
      [subject.id],
    );
    await endFlag(
      by(registrar),
      { flagId: flag!['id'], endsOn: '2027-03-31', reason: '复评' },
      at('2027-04-01'),
    );
    await watchRegistry(bySystem(), { bureauId: office.bureau.id }, at('2027-04-02'));
    await file('2027-04-03', 'A', '高', '否');
    expect(await current()).toMatchObject({ grade: 'A', blacklisted: true });
  });
});
