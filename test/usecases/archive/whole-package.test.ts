import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { config } from '../../../config.ts';
import { sealSigner } from '../../../db/seal-key.ts';
import { verifyReceipt } from '../../../domain/draw/verify-receipt.ts';
import { verifierOf } from '../../../domain/seal/note.ts';
import { decideCorrection } from '../../../usecases/correction/decide.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { askArchive } from '../../../usecases/archive/ask.ts';
import { buildArchive } from '../../../usecases/archive/build.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { takeEvidence } from '../../../usecases/evidence/take.ts';
import { enterRecording } from '../../../usecases/recording/enter.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { folderOfFiles, yaohao } from '../../cli/yaohao.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, many } from '../../support/factories.ts';
import { aBureau, aKeyItem, confirmedTask } from '../../support/merging.ts';
import { aJpeg, aPdf } from '../../support/pictures.ts';
import { signResult } from '../../support/visit-record.ts';
import { allAnswers, by, bySystem, monday, type Scene, start } from '../../support/visit.ts';

const { sql } = useDatabase();
const path = folderOfFiles()('package.zip', '');
const photo = aJpeg();
const recording = Buffer.from('what the camera of the inspector recorded');
let whole: Buffer;
let taskId: string;

beforeAll(async () => {
  const office = await aBureau(sql, { subjects: 2 });
  const inspectors = await many(5, () => anInspector(sql, { unit: office.unit }));
  const itemId = await aKeyItem(sql, office, '视频监控');
  const { code, ...drawn } = await confirmedTask(sql, office, { itemId, sealed: false });
  taskId = drawn.taskId;
  await dispatchTask(by(office.planner), { taskId }, monday);
  const { drawId } = await matchTeams(by(office.planner), { taskId }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
  const visits = await sql('select id from inspection where task_id = $1 order by code', [taskId]);
  const inspectionIds = visits.map(({ id }) => id as string);
  const task = { id: taskId, code, inspectionIds, itemIds: [itemId] };
  const scene: Scene = { office, task, inspectors };
  for (const inspectionId of scene.task.inspectionIds) {
    const [lead, member] = await start(sql, scene, inspectionId);
    if (inspectionId === scene.task.inspectionIds[0]) {
      const file = { inspectionId, eventKey: randomUUID(), bytes: photo, name: '现场.jpg' };
      await takeEvidence(by(lead!), file, monday);
    }
    const hash = createHash('sha256').update(recording).digest('hex');
    const times = { begunAt: '2026-09-14T08:30+08:00', endedAt: '2026-09-14T08:50+08:00' };
    const camera = { step: 'key' as const, scene: '亮证告知', device: '记录仪 3 号', ...times };
    const kept = { inspectionId, ...camera, keptAt: '案管室服务器', hash };
    await enterRecording(by(lead!), kept, monday);
    const answers = await allAnswers(sql, scene.task.itemIds);
    await submitResult(by(lead!), { inspectionId, finding: 'clear', answers }, monday);
    for (const one of [lead!, member!]) await signResult(by(one), { inspectionId }, monday);
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const disclosureId = row!['id'] as string;
    await approveDisclosure(
      by(scene.office.approver),
      { disclosureId, verdict: 'approve' },
      monday,
    );
  }
  await corrected(scene);
  const { packageId } = await askArchive(by(scene.office.planner), { taskId }, monday);
  const { PDF_FONT: file, PDF_FONT_FACE: face } = config();
  await buildArchive(packageId, { file, face }, monday);
  whole = (await sql('select file from archive_package where id = $1', [packageId]))[0]!['file'];
});

/** A published result of the task with a correction that was turned down, and the file that was to prove it. */
async function corrected({ office, task }: Scene): Promise<void> {
  const [row] = await sql('select id from disclosure where inspection_id = $1', [
    task.inspectionIds[1],
  ]);
  const files = [{ bytes: aPdf(), name: '更正依据.pdf' }];
  const words = { proof: '复查记录', publicNote: '情况说明有误，现予更正。' };
  const given = { disclosureId: row!['id'] as string, changes: { note: '更正后的说明' }, files };
  const { correctionId } = await requestCorrection(
    by(office.approver),
    { ...given, ...words },
    monday,
  );
  const verdict = { correctionId, verdict: 'reject', reason: '依据不足' } as const;
  await decideCorrection(by(office.head), verdict, monday);
}

const verdict = async (bytes: Uint8Array, ...words: string[]) => {
  writeFileSync(path, bytes);
  const { code, out } = await yaohao('archive', 'verify', path, ...words);
  return { exit: code, ...JSON.parse(out[0]!) };
};

describe('R-191 the package of a task', () => {
  it('has a receipt for each subject that was drawn, which belongs to the draw beside it', async () => {
    const drawn = await sql(
      `select d.code, x.record_id as id from draw d join drawn_subject x on x.draw_id = d.id
       where d.task_id = $1 and d.kind = 'subjects'`,
      [taskId],
    );
    expect(drawn).toHaveLength(2);
    const files = unzipSync(whole);
    for (const { code, id } of drawn) {
      const text = Buffer.from(files[`draws/${code}/receipts/${id}.json`]!).toString();
      expect(JSON.parse(text)).toMatchObject({ drawId: code, drawn: true, record: { id } });
      expect(verifyReceipt(JSON.parse(text))).toMatchObject({ ok: true });
    }
    expect(await verdict(whole)).toMatchObject({ exit: 0, ok: true });
  });

  it('fails when one byte of any file in it, or of the ZIP around them, is another', async () => {
    const key = verifierOf(sealSigner());
    // In each file somewhere, in the header before it, and in the directory at the end.
    const places = Object.keys(unzipSync(whole)).flatMap((name, n) => {
      const head = whole.indexOf(Buffer.from(name)) - 30;
      const size = whole.readUInt32LE(head + 18);
      const entry = whole.lastIndexOf(Buffer.from(name)) - 46;
      const inFile = head + 30 + Buffer.byteLength(name) + ((n * 7919) % Math.max(1, size));
      return [inFile, head + (n % 30), entry + (n % 46)];
    });
    for (const place of [...places, whole.length - 22, whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes[place]! ^= 1 + (place % 255);
      const said = await verdict(bytes, '--key', key);
      expect(said, `byte ${place}`).toMatchObject({
        exit: 1,
        ok: false,
        where: expect.stringMatching(/./),
      });
    }
  }, 60_000);

  it('is compared with the photographs and recordings that somebody keeps', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yaohao-media-'));
    const put = (name: string, content: Uint8Array) => writeFileSync(join(folder, name), content);
    const check = () => verdict(whole, '--media', folder);
    try {
      expect(await check()).toMatchObject({
        exit: 1,
        where: expect.stringMatching(/^media\.json#.*现场\.jpg/),
        reason: 'missing',
      });
      mkdirSync(join(folder, '2026'));
      put('2026/现场.jpg', photo);
      expect(await check()).toMatchObject({
        exit: 1,
        where: expect.stringMatching(/^recordings\.json#.*亮证告知/),
        reason: 'missing',
      });
      put('记录仪.mp4', recording);
      expect(await check()).toMatchObject({
        exit: 1,
        where: expect.stringMatching(/^records\/correction_file\.json#.*更正依据\.pdf/),
        reason: 'missing',
      });
      put('更正依据.pdf', aPdf());
      expect(await check()).toMatchObject({ exit: 0, ok: true, media: 4 });
      const forged = Buffer.from(aPdf());
      forged[7]! ^= 1;
      put('更正依据.pdf', forged);
      expect(await check()).toMatchObject({ exit: 1, where: '更正依据.pdf', reason: 'altered' });
      put('更正依据.pdf', aPdf());
      const other = Buffer.from(photo);
      other[photo.length - 3]! ^= 1;
      put('2026/现场.jpg', other);
      expect(await check()).toMatchObject({ exit: 1, where: '2026/现场.jpg', reason: 'altered' });
      put('2026/现场.jpg', photo);
      put('别的.jpg', other);
      expect(await check()).toMatchObject({ exit: 1, where: '别的.jpg', reason: 'unlisted' });
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { code, err } = await yaohao('archive', 'verify', path, '--media', folder);
    expect([code, err.join()]).toEqual([expect.any(Number), expect.stringContaining(folder)]);
    expect(code).not.toBe(0);
  });
});
