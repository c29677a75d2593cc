import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { unitById } from '../../../db/queries/units.ts';
import { amendProfile } from '../../../usecases/profile/amend.ts';
import { approveProfile } from '../../../usecases/profile/approve.ts';
import { assignProfile } from '../../../usecases/profile/assign.ts';
import { lookAtFrequencies } from '../../../usecases/frequency/look.ts';
import { proveFrequency } from '../../../usecases/frequency/prove.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, type Office } from '../../support/factories.ts';
import { by } from '../../support/visit.ts';

const { sql } = useDatabase();
const day = (text: string) => new Date(`${text}T09:00:00+08:00`);
const category = '娱乐场所';
let count = 0;

async function aVenue({ unit }: Office, grade: string) {
  count += 1;
  await sql(
    `insert into subject (id, uscc, name, category, grade, address, jurisdiction, status, unit_id, updated_at)
     values (gen_random_uuid(), $1, $2, $3, $4, '鲤城街道', '鲤城派出所', '存续', $5, '2026-01-01')`,
    [`9135032200000${2000 + count}X`, `场所${count}`, category, grade, unit.id],
  );
}

/** The lines of the proof from July on, as it is made in December. */
async function proved(office: Office): Promise<string[]> {
  let list = '';
  const sink = {
    begin: () => {
      list = '';
    },
    write: (text: string) => {
      list += text;
    },
  };
  const given = { unitId: office.unit.id, from: '2026-07-01', to: '2026-12-31' };
  await proveFrequency(sink)(by(office.planner), given, day('2026-12-31'));
  return list
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([, , , from, to, state, , , , version]) => [from, to, state, version].join(' '));
}

// Two months instead of one for C venues, approved on 4 August, in force from the 15th.
beforeAll(async () => {
  const office = await anOffice(sql, 'xianyou');
  const [writer, second] = [
    await aPerson(sql, { unit: office.bureau, roles: [['administrator', office.bureau]] }),
    await aPerson(sql, { unit: office.bureau, roles: [['administrator', office.bureau]] }),
  ];
  const value = [{ when: 'C', months: 2, mode: 'rotation', minShare: null }];
  const source = { file: '仙游方案修订稿', article: '二(二)1' };
  await amendProfile(
    by(writer),
    {
      slug: 'xianyou',
      changes: { 'freq.entertainment': { value, source } },
      unitId: office.bureau.id,
    },
    day('2026-08-03'),
  );
  await approveProfile(
    by(second),
    { slug: 'xianyou', verdict: 'approve', effectiveFrom: '2026-08-15' },
    day('2026-08-04'),
  );
});

describe('rules of 仙游 that are amended in mid-year', () => {
  it('R-019 R-072 every period stands under the version in force on its first day', async () => {
    const office = await anOffice(sql, 'xianyou');
    await aVenue(office, 'C');
    expect(await proved(office)).toEqual([
      '2026-07-01 2026-07-31 broken xianyou@1',
      '2026-08-01 2026-08-31 broken xianyou@1',
      '2026-09-01 2026-10-31 broken xianyou@2',
      '2026-11-01 2026-12-31 open xianyou@2',
    ]);
    const found = await database().transaction(async (tx) =>
      lookAtFrequencies(tx, await unitById(tx, office.unit.id), '2026-08-20', { perDay: 5 }),
    );
    const proposed = found.tasks.map(({ startsOn, endsOn, rule }) =>
      [startsOn, endsOn, rule.version].join(' '),
    );
    expect(proposed.sort()).toEqual([
      '2026-08-20 2026-08-31 xianyou@1',
      '2026-09-01 2026-10-31 xianyou@2',
    ]);
  });

  it('R-019 a bureau that takes up the rules of another keeps its own promises until then', async () => {
    const office = await anOffice(sql, 'gaoqing');
    const writer = await aPerson(sql, {
      unit: office.bureau,
      roles: [['administrator', office.bureau]],
    });
    await aVenue(office, 'C');
    const take = { unitId: office.bureau.id, slug: 'xianyou' };
    await assignProfile(by(writer), take, day('2026-10-20'));
    expect(await proved(office)).toEqual(['2026-11-01 2026-12-31 open xianyou@2']);
  });
});
