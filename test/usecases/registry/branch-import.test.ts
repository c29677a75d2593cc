import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { usccCheck } from '../../../domain/registry/check-digits.ts';
import { importRegistry } from '../../../usecases/registry/import.ts';
import { applyImport } from '../../../usecases/registry/import/decide.ts';
import {
  beginImport,
  receiveImport,
  storeFile,
} from '../../../usecases/registry/import/receive.ts';
import { runImport } from '../../../usecases/registry/import/run.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  type AnInspector,
  anOffice,
  aPerson,
  type AUnit,
  type Office,
  type Someone,
} from '../../support/factories.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
let office: Office;
let keeper: Someone;
let own: AnInspector;
let other: AnInspector;

beforeAll(async () => {
  office = await anOffice(sql, 'gaoqing');
  const { unit, sibling } = office;
  keeper = await aPerson(sql, { unit, roles: [['registrar', unit]] });
  own = await anInspector(sql, { unit });
  other = await anInspector(sql, { unit: sibling });
});

const header = '姓名,警号,性别,所属业务处室,职位,业务专长,执法证号,执法证有效期,可任组长,状态';
let count = 0;

/** A row of an inspectors' file: a newcomer, or whoever has this badge. */
function rowOf(name: string, unit: AUnit, badge?: string): string {
  count += 1;
  const number = badge ?? `99${String(count).padStart(4, '0')}`;
  const cells = [name, number, '男', unit.name, '民警', '旅馆业', `鲁C9${number}`];
  return [...cells, '2029-12-31', '是', '在岗'].join();
}

const fileOf = (rows: string[], head = header) => ({
  name: 'inspectors.csv',
  bytes: Buffer.from([head, ...rows].join('\n')),
});
const bring = (rows: string[], unit = office.unit, kind: RegistryKind = 'inspectors') =>
  importRegistry(
    by(keeper),
    { kind, unitId: unit.id, source: fileOf(rows, kind === 'interests' ? interestHeader : header) },
    monday,
  );
const interestHeader = '警号,统一社会信用代码,利害关系';

const badgeOf = async ({ id }: Someone) =>
  (await sql('select badge_no from inspector where person_id = $1', [id]))[0]!['badge_no'];
const homeOf = async ({ id }: Someone) =>
  (await sql('select name, unit_id, version from person where id = $1', [id]))[0];

describe('a branch that imports inspectors', () => {
  it('R-035, R-043 brings its own people and changes them; each acts in its own unit', async () => {
    const rows = [rowOf('新来', office.unit), rowOf('改名', office.unit, await badgeOf(own))];
    const { clean, refused } = await bring(rows);
    expect({ clean, refused }).toEqual({ clean: 2, refused: [] });
    expect(await homeOf(own)).toMatchObject({ name: '改名', unit_id: office.unit.id });
    const [newcomer] = await sql(
      `select r.role, r.unit_id from person p join role_assignment r on r.person_id = p.id where p.name = '新来'`,
    );
    expect(newcomer).toEqual({ role: 'inspector', unit_id: office.unit.id });
  });

  it('R-035 a row of another unit, or that names one of its people as its own, is refused and named', async () => {
    const before = await homeOf(other);
    const { clean, refused } = await bring([
      rowOf('外来', office.sibling),
      rowOf('总局', office.bureau),
      rowOf('无此单位', { ...office.unit, name: '不存在的大队' }),
      rowOf('挖来', office.unit, await badgeOf(other)),
      rowOf('自己', office.unit),
    ]);
    expect(clean).toBe(1);
    expect(refused).toEqual([
      { row: 2, field: '所属业务处室', reason: 'otherUnit' },
      { row: 3, field: '所属业务处室', reason: 'otherUnit' },
      { row: 4, field: '所属业务处室', reason: 'otherUnit' },
      { row: 5, field: '警号', reason: 'otherUnit' },
    ]);
    expect(await homeOf(other)).toEqual(before);
    const strangers = await sql(
      `select 1 from person where name in ('外来', '总局', '无此单位', '挖来')`,
    );
    expect(strangers).toEqual([]);
  });

  it('R-035 nor for a unit that it does not keep; the bureau’s registrar may move people by a file', async () => {
    for (const unit of [office.sibling, office.bureau]) {
      await expect(bring([rowOf('越权', unit)], unit)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const chief = await aPerson(sql, {
      unit: office.bureau,
      roles: [['registrar', office.bureau]],
    });
    const moved = await anInspector(sql, { unit: office.sibling });
    const source = fileOf([rowOf('调入', office.unit, await badgeOf(moved))]);
    const input = { kind: 'inspectors' as const, unitId: office.bureau.id, source };
    const { refused } = await importRegistry(by(chief), input, monday);
    expect(refused).toEqual([]);
    expect(await homeOf(moved)).toMatchObject({ unit_id: office.unit.id });
  });

  it('R-035 takes nobody back who went to another unit between the preview and the landing', async () => {
    const leaver = await anInspector(sql, { unit: office.unit });
    const { name, bytes } = fileOf([rowOf('留用', office.unit, await badgeOf(leaver))]);
    const asked = { kind: 'inspectors' as const, unitId: office.unit.id, fileName: name };
    const { jobId } = await beginImport(by(keeper), asked, monday);
    const stored = await storeFile(jobId, Readable.from([bytes]), bytes.length);
    await receiveImport(by(keeper), { jobId, ...stored }, monday);
    await runImport(jobId);
    await sql('update person set unit_id = $2 where id = $1', [leaver.id, office.sibling.id]);
    const before = await homeOf(leaver);
    await applyImport(by(keeper), { jobId }, monday);
    await runImport(jobId);
    expect(await homeOf(leaver)).toEqual(before);
    const [job] = await sql('select state from import_job where id = $1', [jobId]);
    expect(job!['state']).not.toBe('applied');
  });
});

describe('a branch that imports interests', () => {
  it('R-035, R-125 tells of its own people only, as by hand', async () => {
    const first = '91370322MA9000001';
    const uscc = first + usccCheck(first);
    const rows = [`${await badgeOf(own)},${uscc},亲属`, `${await badgeOf(other)},${uscc},亲属`];
    const { clean, refused } = await bring(rows, office.unit, 'interests');
    expect(clean).toBe(1);
    expect(refused).toEqual([{ row: 3, field: '警号', reason: 'otherUnit' }]);
    const kept = await sql('select inspector_id from interest where uscc = $1', [uscc]);
    expect(kept).toEqual([{ inspector_id: own.id }]);
  });
});
