import { writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifierOf } from '../../../domain/seal/note.ts';
import { sealSigner } from '../../../db/seal-key.ts';
import { config } from '../../../config.ts';
import { askArchive } from '../../../usecases/archive/ask.ts';
import { buildArchive } from '../../../usecases/archive/build.ts';
import { disposeArchive } from '../../../usecases/archive/dispose.ts';
import { claimArchive, failArchive, finishArchive } from '../../../usecases/archive/settle.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { folderOfFiles, yaohao } from '../../cli/yaohao.ts';
import { useDatabase } from '../../support/database.ts';
import { aMatchedTask, by, bySystem, monday, type Scene, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const file = folderOfFiles();
const font = () => ({ file: config().PDF_FONT, face: config().PDF_FONT_FACE });

let scene: Scene;
let taskId: string;
beforeAll(async () => {
  scene = await aMatchedTask(sql);
  taskId = scene.task.id;
});

const verdict = async (bytes: Uint8Array, ...words: string[]) => {
  const path = file('package.zip', '');
  writeFileSync(path, bytes);
  const { code, out } = await yaohao('archive', 'verify', path, ...words);
  return { exit: code, ...JSON.parse(out[0]!) };
};

const bytesOf = async (packageId: string): Promise<Buffer> =>
  (await sql('select file from archive_package where id = $1', [packageId]))[0]!['file'];

describe('R-191 the archive of a task', () => {
  it('is refused while the task runs, and while a result waits for its disclosure', async () => {
    await expect(askArchive(by(scene.office.planner), { taskId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    await signed(sql, scene, scene.task.inspectionIds[0]!);
    await expect(askArchive(by(scene.office.planner), { taskId }, monday)).rejects.toMatchObject({
      code: 'archive-early',
      details: { disclosures: 1, cases: 0, objections: 0, corrections: 0 },
    });
    const [row] = await sql('select id from disclosure');
    const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
    await approveDisclosure(by(scene.office.approver), given, monday);
    await expect(askArchive(by(scene.inspectors[0]!), { taskId }, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('holds everything, in a package that is verified offline, and the task ends with it', async () => {
    const { packageId } = await askArchive(by(scene.office.planner), { taskId }, monday);
    await expect(askArchive(by(scene.office.planner), { taskId }, monday)).rejects.toMatchObject({
      code: 'archive-on-its-way',
    });
    await buildArchive(packageId, font(), monday);
    const [task] = await sql('select state from task where id = $1', [taskId]);
    expect(task).toEqual({ state: 'archived' });
    const [pack] = await sql(
      'select state, steps_done = steps as done, kept_until, size from archive_package where id = $1',
      [packageId],
    );
    const bytes = await bytesOf(packageId);
    expect(pack).toEqual({ state: 'built', done: true, kept_until: null, size: bytes.length });
    const key = verifierOf(sealSigner());
    expect(await verdict(bytes, '--key', key)).toMatchObject({
      exit: 0,
      ok: true,
      isTrusted: true,
    });

    const files = unzipSync(bytes);
    const read = (name: string) => JSON.parse(Buffer.from(files[name]!).toString());
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'archive.pdf',
        'archive-en.pdf',
        'media.json',
        'published.json',
        'records/signature.json',
        'records/check_in.json',
        'records/decision.json',
        'records/message.json',
        'records/entropy_source.json',
      ]),
    );
    const transcripts = Object.keys(files).filter((name) => name.endsWith('/transcript.json'));
    expect(transcripts.length).toBeGreaterThan(0);
    expect(read('records/signature.json')).toHaveLength(2);
    expect(read('published.json').map(({ kind }: { kind: string }) => kind)).toContain('result');
    expect(read('trail.json').events.map((one: any) => one.event.type)).toContain('result.signed');
    expect(Buffer.from(files['archive.pdf']!).subarray(0, 5).toString()).toBe('%PDF-');
    // No secret and no complaint leaves with it.
    expect(Object.keys(files).join()).not.toMatch(/complaint|pool_key|event_to_seal|account/);

    const [event] = await sql(`select data from event where type = 'archive.built'`);
    expect(event!['data']).toMatchObject({ number: 1, size: bytes.length, keptUntil: null });
  });

  it('fails when one byte of it is another, and says where', async () => {
    const [row] = await sql('select id from archive_package');
    const bytes = await bytesOf(row!['id']);
    const at = bytes.indexOf('result.signed');
    bytes[at]! ^= 1;
    const said = await verdict(bytes);
    expect(said).toMatchObject({ exit: 1, ok: false, where: 'trail.json', reason: 'altered' });
    expect(said.to - said.from).toBeLessThanOrEqual(4096);
  });

  it('is made again under the next number, and the first is kept', async () => {
    const { packageId, number } = await askArchive(by(scene.office.planner), { taskId }, monday);
    expect(number).toBe(2);
    await expect(buildArchive(packageId, { file: '/no/such/font' }, monday)).rejects.toThrow();
    const [failed] = await sql('select state, error from archive_package where id = $1', [
      packageId,
    ]);
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('/no/such/font'),
    });
  });

  it('is not filed when something was opened while it was made; its page says what', async () => {
    const { packageId } = await askArchive(by(scene.office.planner), { taskId }, monday);
    await claimArchive(bySystem(), { packageId }, monday);
    const [row] = await sql('select id from disclosure');
    const asked = {
      disclosureId: row!['id'] as string,
      changes: { note: '消防通道畅通' },
      proof: '复核记录',
      publicNote: '更正检查情况说明',
    };
    await requestCorrection(by(scene.office.approver), asked, monday);
    const made = { packageId, file: Buffer.from('PK'), checkpoint: 1 };
    await expect(finishArchive(bySystem(), made, monday)).rejects.toMatchObject({
      code: 'archive-early',
      details: { corrections: 1 },
    });
    await failArchive(bySystem(), { packageId, error: 'archive-early' }, monday);
    await expect(askArchive(by(scene.office.planner), { taskId }, monday)).rejects.toMatchObject({
      code: 'archive-early',
    });
  });

  it('is not deleted within its retention, by nobody', async () => {
    const [row] = await sql(`select id from archive_package where state = 'built'`);
    const packageId = row!['id'] as string;
    const asked = { packageId, reason: '保管期满' };
    const later = new Date('2126-01-01T00:00:00Z');
    await expect(disposeArchive(by(scene.office.planner), asked, later)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(disposeArchive(by(scene.office.head), asked, later)).rejects.toMatchObject({
      code: 'archive-kept',
      details: { rule: expect.stringContaining('archive.retentionYears') },
    });
    for (const statement of [
      'delete from archive_package',
      `update archive_package set file = null where id = '${packageId}'`,
      `update archive_package set kept_until = '2026-01-01' where id = '${packageId}'`,
      `update archive_package set state = 'disposed', file = null, disposed_at = '2126-01-01',
         disposal_reason = 'x', disposed_by = asked_by where id = '${packageId}'`,
      `update task set state = 'closed' where id = '${taskId}'`,
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
  });

  it('is disposed of by the head once its time is over; number and hash stay', async () => {
    const [row] = await sql(`select id, sha256 from archive_package where state = 'built'`);
    const packageId = row!['id'] as string;
    // As where the bureau sets its years: the guard keeps the day from being moved afterwards.
    await sql('alter table archive_package disable trigger archive_package_keeps_its_end');
    await sql(`update archive_package set kept_until = '2036-09-14' where id = $1`, [packageId]);
    await sql('alter table archive_package enable always trigger archive_package_keeps_its_end');
    const asked = { packageId, reason: '保管期满，经鉴定' };
    const last = new Date('2036-09-14T20:00:00+08:00');
    await expect(disposeArchive(by(scene.office.head), asked, last)).rejects.toMatchObject({
      code: 'archive-kept',
      details: { until: '2036-09-14' },
    });
    const early = `update archive_package set state = 'disposed', file = null, disposal_reason = 'x',
      disposed_by = asked_by, disposed_at = '2036-09-14T15:00:00Z' where id = '${packageId}'`;
    await expect(sql(early)).rejects.toMatchObject({ code: 'YH001' });
    await disposeArchive(by(scene.office.head), asked, new Date('2036-09-15T00:00:00+08:00'));
    const [left] = await sql('select state, file, sha256 from archive_package where id = $1', [
      packageId,
    ]);
    expect(left).toEqual({ state: 'disposed', file: null, sha256: row!['sha256'] });
    const [event] = await sql(`select data from event where type = 'archive.disposed'`);
    expect(event!['data']).toMatchObject({ number: 1, sha256: row!['sha256'] });
  });
});
