import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { usccCheck } from '../../../domain/registry/check-digits.ts';
import { applyImport, dropImport, mapImport } from '../../../usecases/registry/import/decide.ts';
import { jobById } from '../../../usecases/registry/import/job.ts';
import { previewOf } from '../../../usecases/registry/import/preview.ts';
import { beginImport, storeFile } from '../../../usecases/registry/import/receive.ts';
import { largestFile } from '../../../domain/registry/import-job.ts';
import { runImport } from '../../../usecases/registry/import/run.ts';
import { amendSubject } from '../../../usecases/registry/amend-subject.ts';
import { type County, furnish, monday, plant } from '../../support/county.ts';
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
const stateOf = async (jobId: string) =>
  (await sql('select state from import_job where id = $1', [jobId]))[0]!['state'];
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

describe('an import in steps', () => {
  beforeAll(async () => {
    const bytes = csv(line(9), line(8));
    await land(await upload(county, { kind: 'subjects', fileName: '0.csv', bytes }));
  });

  it('R-041 shows what is new, changed, refused and gone before anything is written', async () => {
    const first = await upload(county, {
      kind: 'subjects',
      fileName: 'a.csv',
      bytes: csv(line(1), line(2)),
    });
    expect(await stateOf(first)).toBe('previewed');
    expect(await subject(1)).toBeUndefined();
    const { job, preview } = await look(first);
    const [on] = await sql(`select count(*)::int as n from subject where status = '存续'`);
    expect(job.counts).toMatchObject({
      rows: 2,
      clean: 2,
      added: 2,
      changed: 0,
      same: 0,
      gone: on!['n'],
    });
    expect(preview.added.map(({ row, name }) => [row, name])).toEqual([
      [2, '第1号旅馆'],
      [3, '第2号旅馆'],
    ]);
    await land(first);
    expect(await stateOf(first)).toBe('applied');
    expect(await subject(1)).toMatchObject({ grade: 'A', version: 1 });

    const bytes = csv(
      line(1),
      line(2, { grade: 'B', phone: '13911112222' }),
      line(3, { grade: 'D' }),
      line(4),
    );
    const second = await upload(county, { kind: 'subjects', fileName: 'b.csv', bytes });
    const seen = await look(second);
    expect(seen.job.counts).toMatchObject({
      rows: 4,
      clean: 3,
      refused: 1,
      added: 1,
      changed: 1,
      same: 1,
    });
    expect(seen.preview.changed).toEqual([
      {
        row: 3,
        identity: codeOf(2),
        name: '第2号旅馆',
        differences: [
          { field: '联系电话', before: '138******11', after: '139******22' },
          { field: '分级', before: 'A', after: 'B' },
        ],
      },
    ]);
    await land(second);
    expect(await subject(2)).toMatchObject({ grade: 'B', version: 2 });
    expect(await subject(1)).toMatchObject({ version: 1 });
    expect(await sql('select count(*)::int as n from import_chunk')).toEqual([{ n: 0 }]);
    expect(await sql('select count(*)::int as n from import_subject')).toEqual([{ n: 0 }]);
  });

  it('R-041 leaves what the file has no column for as it is, and keeps unknown columns aside', async () => {
    const bytes = Buffer.from(
      `名称,信用代码,状态,备注,法人电话\n新名旅馆,${codeOf(9)},存续,门口有台阶,13800138000\n`,
    );
    const jobId = await upload(county, { kind: 'subjects', fileName: 'c.csv', bytes });
    await land(jobId);
    expect(await subject(9)).toMatchObject({
      name: '新名旅馆',
      grade: 'A',
      extra: { 备注: '门口有台阶', 法人电话: '••••••' },
    });
  });

  it('R-041 asks what the columns are where no rule knows them', async () => {
    const bytes = Buffer.from(`某某局台账\n商户,编号,情况\n映射旅馆,${codeOf(20)},存续\n`);
    const jobId = await upload(county, { kind: 'subjects', fileName: 'd.csv', bytes });
    expect(await stateOf(jobId)).toBe('unmapped');
    const [{ layout } = {}] = await sql('select layout from import_job where id = $1', [jobId]);
    expect(layout).toMatchObject({
      sheet: 0,
      row: 2,
      columns: [{ text: '商户', samples: ['映射旅馆'] }, {}, {}],
    });
    const twice = { jobId, sheet: 0, row: 2, keys: { 0: 'name', 1: 'name' } };
    await expect(mapImport(await county.by('admin'), twice)).rejects.toMatchObject({
      code: 'import-column-twice',
    });
    await mapImport(await county.by('admin'), {
      ...twice,
      keys: { 0: 'name', 1: 'uscc', 2: 'status' },
    });
    await runImport(jobId);
    await land(jobId);
    expect(await subject(20)).toMatchObject({ name: '映射旅馆', status: '存续' });
  });

  it('R-041 lands nothing where the registry has changed since the preview', async () => {
    const jobId = await upload(county, {
      kind: 'subjects',
      fileName: 'e.csv',
      bytes: csv(line(8)),
    });
    expect((await look(jobId)).job.counts).toMatchObject({ same: 1 });
    const [{ id } = {}] = await sql('select id from subject where uscc = $1', [codeOf(8)]);
    const change = { subjectId: id, changes: { name: '改名旅馆' }, reason: '核实' };
    await amendSubject(await county.by('admin'), change, monday);
    await land(jobId);
    expect(await stateOf(jobId)).toBe('previewed');
    const [{ fault } = {}] = await sql('select fault from import_job where id = $1', [jobId]);
    expect(fault).toMatchObject({ code: 'import-moved' });
    expect((await look(jobId)).job.counts).toMatchObject({ same: 0, changed: 1 });
    expect(await subject(8)).toMatchObject({ name: '改名旅馆' });
    await dropImport(await county.by('admin'), { jobId });
    expect(await stateOf(jobId)).toBe('dropped');
  });

  it('R-041 reads the file again after the rows beside the registry were lost in a crash', async () => {
    const jobId = await upload(county, {
      kind: 'subjects',
      fileName: 'f.csv',
      bytes: csv(line(30)),
    });
    await sql('truncate import_subject');
    await land(jobId);
    expect(await stateOf(jobId)).toBe('reading');
    await runImport(jobId);
    await land(jobId);
    expect(await subject(30)).toMatchObject({ version: 1 });
  });

  it('says why a file is none', async () => {
    const jobId = await upload(county, {
      kind: 'subjects',
      fileName: 'g.xlsx',
      bytes: Buffer.from('none'),
    });
    expect(await stateOf(jobId)).toBe('failed');
    const [{ fault } = {}] = await sql('select fault from import_job where id = $1', [jobId]);
    expect(fault).toMatchObject({ code: 'file-unreadable', fault: 'type' });
  });

  it('R-041 keeps nothing of a file that is larger than any registry', async () => {
    const file = { kind: 'subjects', unitId: county.units['GQGA']!, fileName: 'h.csv' } as const;
    const { jobId } = await beginImport(await county.by('admin'), file, monday);
    const content = (async function* () {
      yield Buffer.alloc(largestFile + 1);
    })();
    await expect(storeFile(jobId, content, 0)).rejects.toMatchObject({
      code: 'import-too-large',
      details: { limit: 400 },
    });
    expect(await sql('select 1 from import_chunk where job_id = $1', [jobId])).toEqual([]);
    expect(await stateOf(jobId)).toBe('receiving');
  });

  it('R-045 keeps no telephone in plain sight on the way', async () => {
    const bytes = csv(
      line(40, { phone: '13712345678' }),
      line(41, { phone: '13712345678', grade: 'X' }),
    );
    const jobId = await upload(county, { kind: 'subjects', fileName: 'h.csv', bytes });
    for (const table of ['import_chunk', 'import_subject', 'import_refusal', 'import_job']) {
      const rows = await sql(`select t::text as text from ${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      for (const { text } of rows) expect(text).not.toContain('13712345678');
      const hex = Buffer.from('13712345678').toString('hex');
      for (const { text } of rows) expect(text).not.toContain(hex);
    }
    await dropImport(await county.by('admin'), { jobId });
  });

  it.each([
    ['inspectors', 'inspectors.csv'],
    ['items', 'items.xlsx'],
    ['interests', 'interests.csv'],
    ['plan', 'plan.xlsx'],
  ] as const)('R-041 takes a file of %s that says the same for no change', async (kind, file) => {
    const bytes = await readFile(`samples/gaoqing/${file}`);
    const jobId = await upload(county, { kind, fileName: file, bytes });
    const { job, preview } = await look(jobId);
    expect(job.counts).toMatchObject({ added: 0, changed: 0, gone: 0, same: job.counts!.clean });
    expect(preview).toEqual({ added: [], changed: [], gone: [] });
    await dropImport(await county.by('admin'), { jobId });
  });
});
