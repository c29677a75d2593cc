import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { inspectorsAt, poolAt, subjectsAt } from '../../../db/queries/registry-at.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { amendSubject } from '../../../usecases/registry/amend-subject.ts';
import { importRegistry } from '../../../usecases/registry/import.ts';
import { type County, monday, plant } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
const path = '/GQ/GQGA/';
const profile = profileOf('gaoqing');
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
let county: County;

type Rows = [
  uscc: string,
  name: string,
  status: string,
  extra?: { grade?: string; address?: string },
][];

const [a, b, c, d] = [
  '91370322MA3C0X2A1Y',
  '91370322MA3C0X2B10',
  '91370322MA3C0X2C11',
  '91370322MA3C0X2D12',
] as const;

/** A registry file as a person would send it in. */
async function importOn(day: string, rows: Rows): Promise<string> {
  const lines = rows.map(([uscc, name, status, { grade = '', address = '中心路1号' } = {}]) =>
    [
      '田镇派出所',
      name,
      uscc,
      '旅馆业',
      address,
      '住宿',
      '张某',
      '13800000000',
      grade,
      status,
    ].join(),
  );
  const header = '管辖机关,名称,统一社会信用代码,类别,地址,经营范围,负责人,联系电话,等级,状态';
  const bytes = Buffer.from([header, ...lines].join('\n'));
  const source = { name: 'subjects.csv', bytes };
  const input = { kind: 'subjects' as const, unitId: county.units['GQGA']!, source };
  const { batchId, refused } = await importRegistry(await county.by('admin'), input, at(day));
  expect(refused).toEqual([]);
  return batchId;
}

async function amend(day: string, uscc: string, changes: object, effectiveOn?: string) {
  const [row] = await sql('select id from subject where uscc = $1', [uscc]);
  const given = { subjectId: row!['id'], changes, reason: '核实', effectiveOn };
  return amendSubject(await county.by('admin'), given, at(day));
}

const drawable = async (day: string, known?: Date) =>
  (await poolAt(pool().manager, path, profile, { day, known }))
    .filter(({ eligibility }) => eligibility === 0)
    .map(({ name }) => name);

const eligibility = async (day: string, known?: Date) =>
  Object.fromEntries(
    (await poolAt(pool().manager, path, profile, { day, known })).map((row) => [
      row.name,
      row.eligibility,
    ]),
  );

describe('the history of the subject registry', () => {
  beforeAll(async () => {
    county = await plant(database);
    await importOn('2027-03-01', [
      [a, '甲旅馆', '存续', { grade: 'A' }],
      [b, '乙旅馆', '存续'],
      [c, '丙旅馆', '停业'],
    ]);
    await amend('2027-03-10', c, { status: '存续' });
    // Everything from here on happens after the day that is asked about.
    await amend('2027-03-16', a, { status: '注销' });
    await amend('2027-03-20', b, { status: '注销' }, '2027-03-12');
    await amend('2027-03-21', c, { address: '' });
    await importOn('2027-04-01', [
      [a, '甲旅馆（新）', '存续', { grade: 'C' }],
      [d, '丁旅馆', '存续'],
    ]);
  });

  it('R-042 answers who was in the pool on 2027-03-15 exactly, after later edits', async () => {
    expect(await drawable('2027-03-15')).toEqual(['甲旅馆', '乙旅馆', '丙旅馆']);
    const [first] = await subjectsAt(pool().manager, path, { day: '2027-03-15' });
    expect(first).toMatchObject({ grade: 'A', status: '存续', version: 1, telephone: 'yes' });
  });

  it('R-042 tells what was known that day from what came to light later', async () => {
    const known = at('2027-12-31');
    expect(await eligibility('2027-03-15')).toEqual({ 甲旅馆: 0, 乙旅馆: 0, 丙旅馆: 0 });
    expect(await eligibility('2027-03-15', known)).toEqual({ 甲旅馆: 0, 乙旅馆: 3, 丙旅馆: 0 });
    expect(await eligibility('2027-03-11', known)).toEqual({ 甲旅馆: 0, 乙旅馆: 0, 丙旅馆: 0 });
    expect(await eligibility('2027-03-15', at('2027-03-05'))).toMatchObject({ 丙旅馆: 3 });
  });

  it('R-038, R-042 follows every day through imports and edits', async () => {
    expect(await eligibility('2027-02-28')).toEqual({});
    expect(await eligibility('2027-03-09')).toEqual({ 甲旅馆: 0, 乙旅馆: 0, 丙旅馆: 3 });
    expect(await eligibility('2027-03-16')).toEqual({ 甲旅馆: 3, 乙旅馆: 0, 丙旅馆: 0 });
    expect(await eligibility('2027-03-21')).toEqual({ 甲旅馆: 3, 乙旅馆: 3, 丙旅馆: 4 });
    expect(await eligibility('2027-04-01')).toEqual({
      '甲旅馆（新）': 0,
      乙旅馆: 3,
      丙旅馆: 4,
      丁旅馆: 0,
    });
  });

  it('R-042 names who changed a row, in which batch or why, and when', async () => {
    const rows = await sql(
      `select v.version, p.name as by, v.reason, v.effective_on as since, v.batch_id is not null as batched
       from subject_version v join person p on p.id = v.recorded_by where v.uscc = $1 order by version`,
      [b],
    );
    expect(rows).toEqual([
      { version: 1, by: '周敏', reason: '', since: '2027-03-01', batched: true },
      { version: 2, by: '周敏', reason: '核实', since: '2027-03-12', batched: true },
    ]);
  });

  it('R-042 lets a change reach back to the last one only, and never forward', async () => {
    for (const day of ['2027-03-11', '2027-06-02']) {
      await expect(amend('2027-06-01', b, { scale: '大型' }, day)).rejects.toMatchObject({
        code: 'effective-outside',
        details: { earliest: '2027-03-12', today: '2027-06-01' },
      });
    }
  });

  it('R-042 refuses everybody who would rewrite or delete it', async () => {
    for (const statement of [
      'update subject_version set status = status',
      'delete from subject_version',
      'delete from inspector_version',
      'truncate subject_version',
      'delete from subject',
      'delete from inspector',
      'delete from interest',
    ]) {
      await expect(pool().query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
    for (const statement of [
      'update subject_version set status = status',
      'delete from subject_version',
      'truncate inspector_version',
      'delete from subject',
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
    await expect(
      pool().query('insert into subject_version select * from subject_version limit 1'),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('R-042 keeps a change that forgets to count its version', async () => {
    await sql(`update subject set risk = '高', updated_at = $2 where uscc = $1`, [
      d,
      at('2027-07-01'),
    ]);
    const [row] = await sql('select version, risk from subject where uscc = $1', [d]);
    expect(row).toEqual({ version: 2, risk: '高' });
    const [kept] = await sql('select risk from subject_version where uscc = $1 and version = 2', [
      d,
    ]);
    expect(kept).toEqual({ risk: '高' });
  });
});

describe('the history of the inspector registry', () => {
  it('R-043 tells who could be drawn on a day: name, unit, licence, duty and leave of then', async () => {
    const source = { name: 'inspectors.csv', path: 'samples/gaoqing/inspectors.csv' };
    const input = { kind: 'inspectors' as const, unitId: county.units['GQGA']!, source };
    await importRegistry(await county.by('admin'), input, monday);
    const [someone] = await sql(
      `select i.person_id as id, p.name from inspector i join person p on p.id = i.person_id
       where i.status = '在岗' and i.licence_expires_on > '2027-12-31' order by serial limit 1`,
    );
    await sql(`update inspector set status = '借调', updated_at = $2 where person_id = $1`, [
      someone!['id'],
      at('2027-02-01'),
    ]);
    await sql(`select set_config('yaohao.at', '2027-05-01 10:00+08', false)`);
    await sql('update person set name = name || $2, active = false where id = $1', [
      someone!['id'],
      '（离职）',
    ]);
    await sql(`select set_config('yaohao.at', '', false)`);
    const on = async (day: string) =>
      (await inspectorsAt(pool().manager, path, { day })).find(
        ({ personId }) => personId === someone!['id'],
      );
    expect(await on('2026-09-13')).toBeUndefined();
    expect(await on('2026-09-14')).toMatchObject({
      name: someone!['name'],
      status: '在岗',
      active: true,
    });
    expect(await on('2027-03-15')).toMatchObject({ status: '借调', active: true });
    expect(await on('2027-05-01')).toMatchObject({
      name: `${someone!['name']}（离职）`,
      active: false,
    });
  });
});
