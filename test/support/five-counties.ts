import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { actorOf } from '../../db/queries/actor.ts';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import { usccCheck } from '../../domain/registry/check-digits.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { checkIn } from '../../usecases/inspection/check-in.ts';
import { importRegistry } from '../../usecases/registry/import.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { signResult } from './visit-record.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { type County, monday, plant, sampleFiles } from './county.ts';
import type { Query, TestDatabase } from './database.ts';
import { asksForms, formsAsListed } from './forms.ts';
import { allAnswers } from './visit.ts';

/** What is left blank in the entry of a subject of the pilot. */
export type Blank = 'jurisdiction' | 'businessScope' | 'principal' | 'telephone' | 'address';
export const blanks: Blank[] = [
  'jurisdiction',
  'businessScope',
  'principal',
  'telephone',
  'address',
];

/** The category of the pilot: nine repair shops, four of them entered in full, told apart by their scale. */
export const category = '机动车修理业';
export const pilot = { category, scale: ['试点'] };

/** The same county under the rules of a bureau: same organisation, same registries, nothing published. */
export async function aCountyUnder(slug: string, database: TestDatabase & { sql: Query }) {
  const county = await plant(database);
  await database.sql('update unit set profile_slug = $1 where profile_slug is not null', [slug]);
  for (const [kind, file] of sampleFiles) await take(county, kind, `samples/gaoqing/${file}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'pilot-'));
  const file = path.join(folder, 'pilot.csv');
  writeFileSync(file, pilotFile());
  await take(county, 'subjects', file);
  return county;
}

const take = async (county: County, kind: RegistryKind, file: string) => {
  const source = { name: path.basename(file), path: file };
  const input = { kind, unitId: county.units['GQGA']!, source };
  return importRegistry(await county.by('admin'), input, monday);
};

function pilotFile(): string {
  const header =
    '管辖机关,检查对象名称,统一社会信用代码,检查对象类别,住所（地址）,经营范围,负责人姓名,联系电话,经营规模,存续状态';
  const whole = {
    jurisdiction: '高青县公安局治安大队',
    address: '高青县田镇街道',
    businessScope: '机动车维修',
  };
  const rows = [undefined, undefined, undefined, undefined, ...blanks].map((blank, at) => {
    const entry = { ...whole, principal: '王芳', telephone: '17000008915' };
    if (blank) entry[blank] = '';
    const { jurisdiction, address, businessScope, principal, telephone } = entry;
    const name = `试点修理厂${blank ?? at + 1}`;
    return [
      jurisdiction,
      name,
      usccOf(at),
      category,
      address,
      businessScope,
      principal,
      telephone,
      '试点',
      '存续',
    ];
  });
  return [header, ...rows.map((row) => row.join(','))].join('\n');
}

// The last digit follows from the others (GB 32100).
function usccOf(at: number): string {
  const stem = `9137032200000${String(at).padStart(4, '0')}`;
  return stem + usccCheck(stem)!;
}

/** The team of a visit inspects, submits on one day and signs on the same. */
export async function inspect(
  sql: Query,
  inspectionId: string,
  { finding, on }: { finding: 'clear' | 'rectification'; on: Date },
): Promise<void> {
  const seats = await sql(
    'select inspector_id as id from seat where inspection_id = $1 and active order by number',
    [inspectionId],
  );
  const items = await sql(
    `select i.id, p.profile_slug as slug from task_item ti join inspection n on n.task_id = ti.task_id
       join item i on i.id = ti.item_id join unit p on p.id = i.unit_id where n.id = $1`,
    [inspectionId],
  );
  const itemIds = items.map(({ id }) => id as string);
  if (items.some(({ slug }) => asksForms(slug))) await formsAsListed(sql, itemIds);
  const members = [];
  for (const { id } of seats) members.push(commandFor(await actorOf(id, '2026-09-14')));
  for (const command of members) await acceptInspection(command(), { inspectionId }, monday);
  for (const command of members) await checkIn(command(), { inspectionId }, on);
  const answers = await allAnswers(sql, itemIds);
  await submitResult(members[0]!(), { inspectionId, finding, answers }, on);
  for (const command of members) await signResult(command(), { inspectionId }, on);
}

const commandFor = (actor: Parameters<typeof commandOf>[0]) => () => commandOf(actor, 'web');

/** A member of the team of a visit who is not its lead. */
export async function memberOf(sql: Query, inspectionId: string) {
  const [seat] = await sql(
    'select inspector_id as id from seat where inspection_id = $1 and active and not lead limit 1',
    [inspectionId],
  );
  return commandOf(await actorOf(seat!['id'], '2026-09-14'), 'web');
}
