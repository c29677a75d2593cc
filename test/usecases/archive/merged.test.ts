import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { config } from '../../../config.ts';
import { trailUnder } from '../../../db/queries/trail-under.ts';
import { askArchive } from '../../../usecases/archive/ask.ts';
import { buildArchive, read as gathered } from '../../../usecases/archive/build.ts';
import { diligencePages } from '../../../usecases/archive/diligence-pages.ts';
import { diligencePackage } from '../../../usecases/archive/prove-diligence.ts';
import { taskPages } from '../../../usecases/archive/task-pages.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { takeEvidence } from '../../../usecases/evidence/take.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { folderOfFiles, yaohao } from '../../cli/yaohao.ts';
import { useDatabase } from '../../support/database.ts';
import { type AnInspector, anInspector, many } from '../../support/factories.ts';
import { arrive, enterAndSign, membersOf } from '../../support/merged-visit.ts';
import { aBureau, aKeyItem, type Bureau, confirmedTask } from '../../support/merging.ts';
import { aJpeg } from '../../support/pictures.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const path = folderOfFiles()('package.zip', '');
const font = () => ({ file: config().PDF_FONT, face: config().PDF_FONT_FACE });

type Ready = Awaited<ReturnType<typeof confirmedTask>>;
type Entry = Record<string, unknown>;
type Package = { said: unknown; read: (name: string) => any; names: string[] };

let bureau: Bureau;
let itemIds: string[];
let first: Ready;
let second: Ready;
// One of the two visits that serve both tasks, and the one that serves the first only.
let shared: string;
let alone: string;
let team: AnInspector[];
let packages: { first: Package; second: Package };

beforeAll(async () => {
  bureau = await aBureau(sql, { subjects: 3 });
  const inspectors = await many(5, () => anInspector(sql, { unit: bureau.unit }));
  itemIds = [await aKeyItem(sql, bureau, '视频监控'), await aKeyItem(sql, bureau, '实名登记')];
  const open = { sealed: false };
  first = await confirmedTask(sql, bureau, { itemId: itemIds[0]!, name: '秋季抽查', ...open });
  await sql(`update subject set risk = '低' where id = $1`, [bureau.subjects[2]!.id]);
  second = await confirmedTask(sql, bureau, { itemId: itemIds[1]!, name: '专项抽查', ...open });
  for (const { taskId } of [first, second])
    await dispatchTask(by(bureau.planner), { taskId }, monday);
  const { drawId } = await matchTeams(by(bureau.planner), { taskId: first.taskId }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
  for (const { id: inspectionId } of await sql('select id from inspection order by code')) {
    team = await membersOf(sql, inspectors, inspectionId);
    await arrive(team, inspectionId, monday);
    const file = { inspectionId, eventKey: randomUUID(), bytes: aJpeg(), name: '现场.jpg' };
    await takeEvidence(by(team[0]!), file, monday);
    const [serves] = await sql(
      'select count(*)::int as n from inspection_task where inspection_id = $1',
      [inspectionId],
    );
    const isShared = serves!['n'] === 2;
    if (isShared) shared = inspectionId;
    else alone = inspectionId;
    const points = isShared ? itemIds : [itemIds[0]!];
    await enterAndSign(sql, team, { inspectionId, itemIds: points, now: monday });
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
    await approveDisclosure(by(bureau.approver), given, monday);
  }
  team = await membersOf(sql, inspectors, shared);
  packages = { first: await packed(first), second: await packed(second) };
}, 60_000);

async function packed({ taskId }: Ready): Promise<Package> {
  const { packageId } = await askArchive(by(bureau.planner), { taskId }, monday);
  await buildArchive(packageId, font(), monday);
  const [row] = await sql('select file from archive_package where id = $1', [packageId]);
  return opened(row!['file']);
}

async function opened(bytes: Uint8Array): Promise<Package> {
  writeFileSync(path, bytes);
  const { code, out } = await yaohao('archive', 'verify', path);
  const files = unzipSync(bytes);
  const read = (name: string) => JSON.parse(Buffer.from(files[name] ?? '[]').toString());
  return { said: { exit: code, ...JSON.parse(out[0]!) }, read, names: Object.keys(files) };
}

describe('R-191 R-099 the packages of two tasks that one visit served', () => {
  it('both hold, offline', () => {
    for (const { said } of Object.values(packages))
      expect(said).toMatchObject({ exit: 0, ok: true, kind: 'task' });
  });

  it('hold the same rows of that visit, whichever task began it', () => {
    const tables = packages.first.names.filter((name) => name.startsWith('records/'));
    const of = ({ read }: Package, table: string) =>
      (read(table) as Entry[]).filter((row) => (row['inspection_id'] ?? row['id']) === shared);
    const compared = tables.filter((table) => of(packages.first, table).length > 0);
    for (const table of compared)
      expect(of(packages.second, table), table).toEqual(of(packages.first, table));
    const named = ['inspection', 'seat', 'check_in', 'result', 'disclosure', 'evidence'];
    expect(compared).toEqual(
      expect.arrayContaining(
        [...named, 'subject_confirmation', 'inspection_task'].map(
          (table) => `records/${table}.json`,
        ),
      ),
    );
    const { read } = packages.second;
    expect(read('records/signature.json')).toHaveLength(4);
    expect(read('records/decision.json')).toHaveLength(2);
    expect(read('records/message.json').length).toBeGreaterThan(0);
    expect(read('media.json')).toHaveLength(2);
    const told = read('trail.json').events.map((one: any) => one.event.type);
    expect(told).toEqual(
      expect.arrayContaining([
        'inspection.merged',
        'inspection.checked-in',
        'result.signed',
        'disclosure.approved',
      ]),
    );
    expect(read('published.json').map(({ kind }: Entry) => kind)).toContain('result');
  });

  it('say that it was merged, with what task, and where its people were drawn', async () => {
    for (const [pack, own, other] of [
      [packages.first, first, second],
      [packages.second, second, first],
    ] as const) {
      expect(pack.read('names.json').tasks[other.taskId]).toContain(other.code);
      const printed = JSON.stringify(taskPages(await matter(own.taskId), monday, 'zh-CN'));
      expect(printed).toContain(`与 ${other.code}`);
      expect(printed).toContain(`人员随 ${first.code} 抽取`);
      const english = JSON.stringify(taskPages(await matter(own.taskId), monday, 'en'));
      expect(english).toContain(`one visit with ${other.code}`);
    }
    expect(
      JSON.stringify(taskPages(await matter(first.taskId), monday, 'zh-CN')).match(/合并检查/g),
    ).toHaveLength(2);
  });

  it('keep to themselves what belongs to the other task only: its row, items, draw and visits', () => {
    for (const [{ read, names }, own, other, foreign] of [
      [packages.first, first, second, itemIds[1]],
      [packages.second, second, first, itemIds[0]],
    ] as const) {
      expect(read('records/task.json').map(({ id }: Entry) => id)).toEqual([own.taskId]);
      expect(JSON.stringify(read('records/task_item.json'))).not.toContain(foreign);
      expect(JSON.stringify(read('records/draw.json'))).not.toContain(other.drawId);
      expect(names.join()).not.toContain(`draws/${other.code}`);
      expect(names.join()).toContain(`draws/${own.code}`);
      const about = read('trail.json').events.map((one: any) => one.event);
      expect(
        about.filter(
          ({ type, task_id: id }: any) => id === other.taskId && type.startsWith('draw.'),
        ),
      ).toEqual([]);
    }
    const { read } = packages.second;
    expect(JSON.stringify(read('records/inspection.json'))).not.toContain(alone);
    expect(packages.first.read('records/inspection.json')).toHaveLength(3);
    expect(read('records/inspection.json')).toHaveLength(2);
  });

  it('R-190 R-099 as does the trail on the desk: under each task stand the events of what served it', async () => {
    const [tasks] = await sql(
      `select (select code from task where id = $1) as first, (select code from task where id = $2) as second`,
      [first.taskId, second.taskId],
    );
    const of = async (task: string) =>
      (await trailUnder({ paths: ['/'], task, limit: 5000 })).map(({ type, aboutId, id }) => ({
        id,
        type,
        aboutId,
      }));
    const [one, two] = [await of(tasks!['first']), await of(tasks!['second'])];
    const about = (lines: typeof one, id: string) => lines.filter(({ aboutId }) => aboutId === id);
    expect(about(one, shared).map(({ type }) => type)).toContain('result.signed');
    expect(about(two, shared)).toEqual(about(one, shared));
    expect(about(two, alone)).toEqual([]);
    const [disclosure] = await sql('select id from disclosure where inspection_id = $1', [shared]);
    expect(about(two, disclosure!['id']).map(({ type }) => type)).toContain('disclosure.approved');
    expect(about(one, second.taskId)).toEqual([]);
    expect(about(two, second.taskId).length).toBeGreaterThan(0);
    expect(new Set(two.map(({ id }) => id)).size).toBe(two.length);
  });

  it('R-196 and the package of due diligence shows how both tasks came to it', async () => {
    const who = team[0]!;
    const on = { inspectionId: shared, inspectorId: who.id };
    const { bytes } = await diligencePackage(by(who), on, { font: font(), now: monday });
    const { said, names } = await opened(bytes);
    expect(said).toMatchObject({ exit: 0, ok: true, kind: 'due-diligence' });
    for (const { code } of [first, second])
      expect(names.join()).toMatch(new RegExp(`draws/${code}/receipts/`));
    const found = await gathered({ taskId: first.taskId, inspectionId: shared }, async () => {});
    const made = { inspectorId: who.id, inspector: who.name, made: monday };
    const printed = JSON.stringify(diligencePages(found, made, 'zh-CN'));
    for (const { code } of [first, second]) expect(printed).toContain(code);
    expect(printed).toContain(`与 ${second.code}`);
  });
});

const matter = (taskId: string) => gathered({ taskId, inspectionId: null }, async () => {});
