import { beforeAll, describe, expect, it } from 'vitest';
import { database as pool } from '../../../db/data-source.ts';
import { UnreadableFile } from '../../../domain/registry/reasons.ts';
import { applyImport } from '../../../usecases/registry/import/decide.ts';
import { jobById } from '../../../usecases/registry/import/job.ts';
import { runImport } from '../../../usecases/registry/import/run.ts';
import { readRegistryFile, summarise } from '../../../usecases/registry/read-file.ts';
import { type County, monday, plant } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';
import { upload } from '../../support/import.ts';
import { strangers } from '../../support/strangers/all.ts';
import { type Stranger, uscc } from '../../support/strangers/stranger.ts';

const all = strangers();
const sound = all.filter(({ expected }) => expected !== 'unreadable');
const names = (files: Stranger[]) => files.map(({ name }) => name);
const fileOf = (name: string) => all.find((file) => file.name === name)!;

/** Rows and fields as they are expected, where files.md leaves the field open as `*`. */
function asExpected(refused: { row: number; field: string }[], { expected }: Stranger) {
  const wanted = expected === 'unreadable' ? [] : expected.refused;
  const isOpen = (row: number) => wanted.some((each) => each.row === row && each.field === '*');
  return refused.map(({ row, field }) => ({ row, field: isOpen(row) ? '*' : field }));
}

describe('registries that somebody else wrote', () => {
  it.each(names(sound))('R-041 %s is read as its writer expected by the rules', async (name) => {
    const file = fileOf(name);
    const { rows, clean, repaired, refused } = await summarise(
      await readRegistryFile(file.kind, file),
    );
    expect({ rows, clean, repaired, refused: asExpected(refused, file) }).toEqual(file.expected);
  });

  it.each(names(all.filter(({ expected }) => expected === 'unreadable')))(
    'R-041 %s is refused as a whole',
    async (name) => {
      const file = fileOf(name);
      const read = readRegistryFile(file.kind, file).then((opened) => summarise(opened));
      await expect(read).rejects.toThrow(UnreadableFile);
    },
  );
});

describe('registries that somebody else wrote, brought in', () => {
  const database = useDatabase();
  let county: County;
  beforeAll(async () => {
    county = await plant(database);
  }, 60_000);

  it('R-035 gives rows without 管辖机关 to the branch whose file they stand in', async () => {
    const code = uscc(9901);
    const bytes = Buffer.from(`名称,信用代码,存续状态\n分局旅馆,${code},存续\n`);
    const file = { kind: 'subjects' as const, fileName: 'a.csv', unit: 'ZA', bytes };
    const jobId = await upload(county, file);
    expect(await countsOf(jobId)).toMatchObject({ clean: 1, refused: 0, added: 1 });
    await applyImport(await county.by('admin'), { jobId }, monday);
    await runImport(jobId);
    const [subject] = await database.sql('select unit_id from subject where uscc = $1', [code]);
    expect(subject!['unit_id']).toBe(county.units['ZA']);
  });

  const take = async ({ kind, name, bytes }: Stranger) => {
    const jobId = await upload(county, { kind, fileName: name, bytes });
    return { jobId, counts: await countsOf(jobId) };
  };
  const countsOf = async (jobId: string) =>
    (await jobById(pool().manager, jobId, { lock: false })).counts;
  const refusedOf = (jobId: string) =>
    database.sql('select row, field from import_refusal where job_id = $1 order by row', [jobId]);

  it.each(names(sound))(
    'R-041 %s lands as the dry run said, and once more changes nothing',
    async (name) => {
      const file = fileOf(name);
      const { jobId, counts } = await take(file);
      const { refused, ...figures } = file.expected as Exclude<Stranger['expected'], 'unreadable'>;
      expect(counts).toMatchObject({ ...figures, refused: refused.length });
      const rows = (await refusedOf(jobId)) as { row: number; field: string }[];
      expect(asExpected(rows, file)).toEqual(refused);
      await applyImport(await county.by('admin'), { jobId }, monday);
      await runImport(jobId);
      const again = await take(file);
      expect(again.counts).toMatchObject({ added: 0, changed: 0, same: figures.clean });
    },
  );
});
