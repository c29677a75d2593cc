import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { unseal } from '../../../db/sealed.ts';
import { type ExportFormat, exportFormats } from '../../../domain/export.ts';
import { exportContent } from '../../../usecases/export/content.ts';
import { exportRegistry } from '../../../usecases/export/export.ts';
import { applyImport } from '../../../usecases/registry/import/decide.ts';
import { jobById } from '../../../usecases/registry/import/job.ts';
import { runImport } from '../../../usecases/registry/import/run.ts';
import { type County, furnish, monday, plant } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';
import { type Upload, upload } from '../../support/import.ts';
import { strangers } from '../../support/strangers/all.ts';

const database = useDatabase();
const { sql } = database;
let county: County;

const lists = ['subjects', 'inspectors', 'items', 'plan'] as const;
// Rare letters, letters that no text should have, cells as long as a page.
const odd = [
  'odd-letters.xlsx',
  'long-cells.csv',
  'gbk-rare.csv',
  'injection.csv',
  'identities.csv',
];

const land = async (file: Upload) => {
  const jobId = await upload(county, file);
  await applyImport(await county.by('admin'), { jobId }, monday);
  await runImport(jobId);
};
const back = async (list: (typeof lists)[number], format: ExportFormat) => {
  const { unitPath } = await exportRegistry(await county.by('admin'), { list, format });
  const bytes = await buffer(Readable.from(exportContent(list, format, unitPath)));
  return { kind: list, fileName: `${list}.${format}`, bytes };
};
const countsOf = async (jobId: string) =>
  (await jobById(pool().manager, jobId, { lock: false })).counts!;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  for (const { kind, name, bytes } of strangers().filter(({ name: each }) => odd.includes(each)))
    await land({ kind, fileName: name, bytes });
}, 60_000);

describe.each(exportFormats)('a registry given out as %s', (format) => {
  it.each(lists)('R-041 comes back as an import that changes nothing: %s', async (list) => {
    const file = await back(list, format);
    const { rows, ...counts } = await countsOf(await upload(county, file));
    expect(counts).toMatchObject({ added: 0, changed: 0, refused: 0, gone: 0, same: rows });
    expect(rows).toBeGreaterThan(10);
  });
});

describe('an export that comes back with changes', () => {
  it('R-045 leaves the telephones on file, which it has masked', async () => {
    const telephones = async () =>
      (await sql('select telephone_sealed as sealed from subject order by uscc')).map(
        ({ sealed }) => (sealed ? unseal(sealed as Buffer) : null),
      );
    const before = await telephones();
    const file = await back('subjects', 'csv');
    const text = file.bytes.toString().replaceAll('住宿服务', '住宿、餐饮服务');
    const bytes = Buffer.from(text);
    expect((await countsOf(await upload(county, { ...file, bytes }))).changed).toBeGreaterThan(10);
    await land({ ...file, bytes });
    expect(await telephones()).toEqual(before);
    expect(before.some((telephone) => telephone?.includes('*'))).toBe(false);
  });

  it('R-041 takes the newest version of an item for what the list says', async () => {
    const list = 'GQGA-001,对旅馆业的治安检查,旅馆业,每年2次\n';
    const bytes = Buffer.from(`事项编码,抽查事项名称,检查对象,抽查频次\n${list}`);
    await land({ kind: 'items', fileName: 'items.csv', bytes });
    const counts = await countsOf(await upload(county, await back('items', 'csv')));
    expect(counts).toMatchObject({ added: 0, changed: 0, refused: 1 });
  });
});
