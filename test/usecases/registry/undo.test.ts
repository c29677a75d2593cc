import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { usccCheck } from '../../../domain/registry/check-digits.ts';
import { applyImport } from '../../../usecases/registry/import/decide.ts';
import { jobById } from '../../../usecases/registry/import/job.ts';
import { previewOf } from '../../../usecases/registry/import/preview.ts';
import { runImport } from '../../../usecases/registry/import/run.ts';
import { undoImport } from '../../../usecases/registry/import/undo.ts';
import { amendSubject } from '../../../usecases/registry/amend-subject.ts';
import { announced, type County, furnish, monday, plant, setUp } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';
import { upload } from '../../support/import.ts';

const database = useDatabase();
const { sql } = database;
let county: County;

const codeOf = (number: number): string => {
  const first = `91370322MA9${String(number).padStart(6, '0')}`;
  return first + usccCheck(first);
};
const header = '名称,信用代码,类别,分级,电话,状态,备注';
const line = (
  number: number,
  { grade = 'A', phone = '13800001111', status = '存续', note = '' } = {},
) => `第${number}号旅馆,${codeOf(number)},旅馆业,${grade},${phone},${status},${note}`;
const csv = (...lines: string[]) => Buffer.from([header, ...lines].join('\n'));

const look = async (jobId: string) => {
  const job = await jobById(pool().manager, jobId, { lock: false });
  return { job, preview: await previewOf({ ...job, keys: job.counts!.keys }) };
};
const land = async (jobId: string, at = monday) => {
  await applyImport(await county.by('admin'), { jobId }, at);
  await runImport(jobId);
};
const subject = async (number: number) =>
  (
    await sql(
      'select name, grade, status, version, extra, telephone_sealed from subject where uscc = $1',
      [codeOf(number)],
    )
  )[0];

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
}, 60_000);

describe('undoing an import', () => {
  it('R-041, R-042 restores what it changed as new versions and withdraws what it brought', async () => {
    const before = await upload(county, {
      kind: 'subjects',
      fileName: 'u.csv',
      bytes: csv(line(50)),
    });
    await land(before);
    const sealed = (await subject(50))!['telephone_sealed'];
    const bytes = csv(line(50, { grade: 'C', phone: '13988887777' }), line(51));
    const jobId = await upload(county, { kind: 'subjects', fileName: 'v.csv', bytes });
    await land(jobId);
    const given = { jobId, reason: '文件有误' };
    await expect(undoImport(await county.by('planner'), given)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await undoImport(await county.by('admin'), given)).toEqual({
      restored: 1,
      withdrawn: 1,
    });
    expect(await subject(50)).toMatchObject({ grade: 'A', version: 3, telephone_sealed: sealed });
    expect(await subject(51)).toMatchObject({ status: '撤回', version: 2 });
    const history = await sql(
      `select v.version, v.grade, v.reason from subject_version v join subject s on s.id = v.subject_id
       where s.uscc = $1 order by v.version`,
      [codeOf(50)],
    );
    expect(history.map(({ grade }) => grade)).toEqual(['A', 'C', 'A']);
    expect(history[2]).toMatchObject({ reason: '文件有误' });
    await expect(undoImport(await county.by('admin'), given)).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });

  it('R-041 takes back several batches of the same rows, the latest first', async () => {
    const jobs: string[] = [];
    for (const grade of ['A', 'B', 'C']) {
      const bytes = csv(line(80, { grade }));
      jobs.push(await upload(county, { kind: 'subjects', fileName: `${grade}.csv`, bytes }));
      await land(jobs.at(-1)!);
    }
    const by = () => county.by('admin');
    const undo = async (at: number) =>
      undoImport(await by(), { jobId: jobs[at]!, reason: '文件有误' });
    await expect(undo(0)).rejects.toMatchObject({ details: { by: 'changed' } });
    await undo(2);
    await expect(undo(0)).rejects.toMatchObject({ details: { by: 'changed' } });
    await undo(1);
    expect(await subject(80)).toMatchObject({ grade: 'A', status: '存续' });
    expect(await undo(0)).toEqual({ restored: 0, withdrawn: 1 });
    expect(await subject(80)).toMatchObject({ grade: 'A', status: '撤回', version: 6 });
  });

  it('R-041 refuses once a row of the batch was changed or a pool froze one', async () => {
    const jobId = await upload(county, {
      kind: 'subjects',
      fileName: 'w.csv',
      bytes: csv(line(60)),
    });
    await land(jobId);
    const [{ id } = {}] = await sql('select id from subject where uscc = $1', [codeOf(60)]);
    await amendSubject(
      await county.by('admin'),
      { subjectId: id, changes: { name: '改名旅馆' }, reason: '核实情况' },
      monday,
    );
    await expect(
      undoImport(await county.by('admin'), { jobId, reason: '文件有误' }),
    ).rejects.toMatchObject({
      code: 'import-used',
      details: { by: 'changed' },
    });
    const repair = csv(`第70号修理厂,${codeOf(70)},机动车修理业,A,13800001111,存续,`);
    const pooled = await upload(county, { kind: 'subjects', fileName: 'x.csv', bytes: repair });
    await land(pooled);
    const { taskId } = await setUp(county, sql, [
      { number: 1, name: '全部', filter: { category: '机动车修理业' }, ratioBp: 500 },
    ]);
    await announced(county, taskId);
    await expect(
      undoImport(await county.by('admin'), { jobId: pooled, reason: '文件有误' }),
    ).rejects.toMatchObject({
      code: 'import-used',
      details: { by: 'pool' },
    });
  });

  it('R-041 takes back inspectors, and knows them again in the next file', async () => {
    const file =
      '姓名,警号,执法证号,单位,联系电话,状态\n李撤回,X90001,Z90001,治安大队,13800000000,在岗\n';
    const jobId = await upload(county, {
      kind: 'inspectors',
      fileName: 'i.csv',
      bytes: Buffer.from(file),
    });
    expect((await look(jobId)).preview.added).toMatchObject([{ name: '李撤回' }]);
    await land(jobId);
    const person = async () =>
      (
        await sql(`select p.active, i.status, i.version, (select count(*)::int from role_assignment a
          where a.person_id = p.id and a.valid_to is null) as roles
          from person p join inspector i on i.person_id = p.id where i.badge_no = 'X90001'`)
      )[0];
    expect(await person()).toEqual({ active: true, status: '在岗', version: 1, roles: 1 });
    await undoImport(await county.by('admin'), { jobId, reason: '文件有误' });
    expect(await person()).toEqual({ active: false, status: '撤回', version: 2, roles: 0 });
    const again = await upload(county, {
      kind: 'inspectors',
      fileName: 'i.csv',
      bytes: Buffer.from(file),
    });
    expect((await look(again)).preview.changed).toMatchObject([
      { differences: [{ field: '状态' }] },
    ]);
    await land(again);
    expect(await person()).toEqual({ active: true, status: '在岗', version: 3, roles: 1 });
  });

  it('R-041 drops the drafts of items and of a plan', async () => {
    const items = '编码,事项名称,检查对象,检查依据\nUNDO-1,撤销事项,旅馆业,治安管理条例\n';
    const jobId = await upload(county, {
      kind: 'items',
      fileName: 'i.csv',
      bytes: Buffer.from(items),
    });
    await land(jobId);
    expect(await undoImport(await county.by('admin'), { jobId, reason: '文件有误' })).toEqual({
      restored: 0,
      withdrawn: 1,
    });
    expect(await sql(`select state from item where code = 'UNDO-1'`)).toEqual([
      { state: 'dropped' },
    ]);
    const plan = '抽查名称,抽查事项,开始时间,检查期限\n撤销计划,某事项,2031-03-01,2031-04-01\n';
    const draft = await upload(county, {
      kind: 'plan',
      fileName: 'p.csv',
      bytes: Buffer.from(plan),
    });
    await land(draft);
    await undoImport(await county.by('admin'), { jobId: draft, reason: '文件有误' });
    expect(await sql('select state from plan where year = 2031')).toEqual([{ state: 'dropped' }]);
  });
});
