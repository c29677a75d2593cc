import { beforeAll, describe, expect, it } from 'vitest';
import { amendSubject } from '../../../usecases/registry/amend-subject.ts';
import { importRegistry } from '../../../usecases/registry/import.ts';
import { type County, monday, plant } from '../../support/county.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();
const { sql } = database;
let county: County;
let subjectId: string;

beforeAll(async () => {
  county = await plant(database);
  const source = { name: 'subjects.xlsx', path: 'samples/gaoqing/subjects.xlsx' };
  const input = { kind: 'subjects' as const, unitId: county.units['GQGA']!, source };
  await importRegistry(await county.by('admin'), input, monday);
  subjectId = (await sql(`select id from subject where status = '存续' order by uscc limit 1`))[0]![
    'id'
  ];
});

const current = async () => (await sql('select * from subject where id = $1', [subjectId]))[0]!;

describe('amending a subject of the registry', () => {
  it('R-042 changes what is asked for, with the values before and after on the trail', async () => {
    const before = await current();
    const changes = { status: '停业' as const, principal: '钱某某' };
    const given = { subjectId, changes, reason: '实地核实已停业' };
    expect(await amendSubject(await county.by('admin'), given, monday)).toEqual({
      version: before['version'] + 1,
    });
    expect(await current()).toMatchObject({ status: '停业', principal: '钱某某', version: 2 });
    const [event] = await sql(`select data from event where type = 'registry.amended'`);
    expect(event!['data']).toEqual({
      reason: '实地核实已停业',
      changed: { status: { before: '存续', after: '停业' }, principal: 'changed' },
    });
  });

  it('R-035 refuses a stranger, a stale page, an unknown field and a missing reason; nothing changes', async () => {
    const before = await current();
    const given = { subjectId, changes: { scale: '大型' }, reason: '复核' };
    await expect(amendSubject(await county.by('planner'), given, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      amendSubject(await county.by('admin', 'panel', 1), given, monday),
    ).rejects.toMatchObject({ code: 'stale' });
    const forged = { subjectId, changes: { uscc: '9'.repeat(18) }, reason: '改码' };
    await expect(
      amendSubject(await county.by('admin'), forged as never, monday),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      amendSubject(await county.by('admin'), { ...given, reason: ' ' }, monday),
    ).rejects.toMatchObject({ code: 'bad-input' });
    expect(await current()).toEqual(before);
  });
});
