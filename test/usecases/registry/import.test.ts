import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { type Imported, importRegistry } from '../../../usecases/registry/import.ts';
import { type County, monday, plant, sampleFiles } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
const expected = JSON.parse(readFileSync('samples/gaoqing/expected.json', 'utf8'));
const expectedOf = (kind: RegistryKind) =>
  expected[kind === 'partner-inspectors' ? 'partnerInspectors' : kind];
let county: County;
const imported = new Map<RegistryKind, Imported>();

const importFile = async (kind: RegistryKind, file: string, login = 'admin') =>
  importRegistry(
    await county.by(login),
    {
      kind,
      unitId: county.units['GQGA']!,
      source: { name: file, path: `samples/gaoqing/${file}` },
    },
    monday,
  );

beforeAll(async () => {
  county = await plant(database);
  for (const [kind, file] of sampleFiles) imported.set(kind, await importFile(kind, file));
});

describe('importing the registries of the sample county', () => {
  it.each(sampleFiles)('R-041 lands %s with the expected counts', (kind) => {
    const { rows, clean, refused } = imported.get(kind)!;
    const wanted = expectedOf(kind);
    expect({ rows, clean, refused: refused.length }).toEqual({
      rows: wanted.rows,
      clean: wanted.clean,
      refused: wanted.refused,
    });
  });

  it('names the refused rows by number, with field and reason, and keeps them with the batch', async () => {
    const { refused, batchId } = imported.get('subjects')!;
    expect(refused.map(({ row }) => row)).toEqual(expected.subjects.refusedRows);
    const [batch] = await sql('select refused from import_batch where id = $1', [batchId]);
    expect(batch!['refused']).toEqual(refused);
    for (const { field, reason } of refused) expect([field, reason].every(Boolean)).toBe(true);
  });

  it('R-037 holds exactly the clean rows in the registry', async () => {
    const [row] = await sql('select count(*)::int as n from subject');
    expect(row).toEqual({ n: expected.subjects.clean });
    const [inspectors] = await sql('select count(*)::int as n from inspector where not partner');
    expect(inspectors).toEqual({ n: expected.inspectors.clean });
  });

  it('R-045 keeps identity numbers and telephones out of plain sight', async () => {
    const rows = await sql('select row_to_json(i)::text as text from inspector i');
    for (const { text } of rows) expect(text).not.toMatch(/\b3703991?\d{11}[\dX]\b|\b17000\d{6}\b/);
    const events = await sql('select data::text as text from event');
    for (const { text } of events) expect(text).not.toMatch(/17000\d{6}/);
  });

  it('changes nothing when the same file comes again', async () => {
    const again = await importFile('subjects', 'subjects.xlsx');
    expect(again.clean).toBe(expected.subjects.clean);
    const [row] = await sql('select max(version) as version, count(*)::int as n from subject');
    expect(row).toEqual({ version: 1, n: expected.subjects.clean });
  });

  it('makes no second draft of a plan that says the same', async () => {
    await importFile('plan', 'plan.xlsx');
    expect(await sql('select count(*)::int as n from plan')).toEqual([{ n: 1 }]);
    const [row] = await sql('select count(*)::int as n from plan_line');
    expect(row).toEqual({ n: expected.plan.clean });
  });

  it('refuses somebody who does not keep the registry, and a file that is none', async () => {
    await expect(importFile('subjects', 'subjects.xlsx', 'planner')).rejects.toMatchObject({
      code: 'forbidden',
    });
    const source = { name: 'a.xlsx', bytes: Buffer.from('not a workbook') };
    const input = { kind: 'subjects' as const, unitId: county.units['GQGA']!, source };
    await expect(importRegistry(await county.by('admin'), input, monday)).rejects.toMatchObject({
      code: 'file-unreadable',
    });
    const [batches] = await sql('select count(*)::int as n from import_batch');
    expect(batches).toEqual({ n: sampleFiles.length + 2 });
  });
});
