import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { inspectionProfile } from '../../../db/queries/inspection-profile.ts';
import { recordFacts, visitRecord } from '../../../db/queries/visit-record.ts';
import type { Finding } from '../../../domain/inspection.ts';
import { missingFrom } from '../../../domain/visit-record.ts';
import { recordConfirmation } from '../../../usecases/confirmation/record.ts';
import { enterDocument } from '../../../usecases/document/enter.ts';
import { enterRecording } from '../../../usecases/recording/enter.ts';
import { signResult } from '../../../usecases/result/sign.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { useDatabase } from '../../support/database.ts';
import type { AnInspector } from '../../support/factories.ts';
import { aMatchedTask, allAnswers, by, monday, type Scene, start } from '../../support/visit.ts';
import { completeRecord } from '../../support/visit-record.ts';

const { sql } = useDatabase();

type Visit = { scene: Scene; inspectionId: string; lead: AnInspector; member: AnInspector };

async function aStartedVisit(profile: string): Promise<Visit> {
  const scene = await aMatchedTask(sql, { profile });
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, member] = await start(sql, scene, inspectionId);
  return { scene, inspectionId, lead: lead!, member: member! };
}

async function submit({ scene, inspectionId, lead }: Visit, finding: Finding = 'clear') {
  const answers = await allAnswers(sql, scene.task.itemIds);
  const note = finding === 'clear' ? '' : '已张贴通知';
  return submitResult(by(lead), { inspectionId, finding, answers, note }, monday);
}

const sign = ({ inspectionId, lead }: Visit, who = lead) =>
  signResult(by(who), { inspectionId }, monday);
const confirm = (
  { inspectionId, lead }: Visit,
  more: Partial<Parameters<typeof recordConfirmation>[1]> = {},
  who = lead,
) =>
  recordConfirmation(
    by(who),
    { inspectionId, outcome: 'confirmed', person: '王芳', capacity: 'responsible', ...more },
    monday,
  );

describe('the subject confirms the record (阳城 四(三))', () => {
  let visit: Visit;
  beforeEach(async () => {
    visit = await aStartedVisit('yangcheng');
    await submit(visit);
  });

  it('R-143 a visit closes with neither confirmation nor refusal: refused, naming parameter and article', async () => {
    await expect(sign(visit)).rejects.toMatchObject({
      code: 'record-incomplete',
      details: {
        missing: 'confirmation',
        rule: '阳城县公安局 四(三) · P-32 sign.subjectConfirm',
      },
    });
    await confirm(visit);
    await sign(visit);
    expect(await sign(visit, visit.member)).toEqual({ signed: 2, of: 2 });
  });

  it('R-143 a refusal to confirm needs its reason and a witness, and then the visit closes', async () => {
    await expect(confirm(visit, { outcome: 'refused' })).rejects.toMatchObject({
      code: 'reason-required',
    });
    await expect(confirm(visit, { outcome: 'refused', reason: '不认可' })).rejects.toMatchObject({
      code: 'witness-needed',
      details: { rule: /四\(三\)/ },
    });
    const refused = { outcome: 'refused', reason: '不认可', witness: '李强（物业公司）' } as const;
    await confirm(visit, refused);
    await expect(confirm(visit)).rejects.toMatchObject({ code: 'confirmed-already' });
    await sign(visit);
    const [row] = await sql(
      `select outcome, reason, witness, (select hash from result r where r.id = c.result_id) = result_hash as same
       from subject_confirmation c where inspection_id = $1`,
      [visit.inspectionId],
    );
    expect(row).toEqual({ ...refused, same: true });
  });

  it('R-143 nobody of the team confirms for the subject, or is the witness of its refusal', async () => {
    const { name } = visit.member;
    const own = { code: 'of-the-team', details: { name, rule: /四\(三\)/ } };
    await expect(confirm(visit, { person: name })).rejects.toMatchObject(own);
    const refused = { outcome: 'refused', reason: '不认可' } as const;
    await expect(confirm(visit, { ...refused, witness: name })).rejects.toMatchObject(own);
    // A namesake is told apart by where they belong.
    await confirm(visit, { ...refused, witness: `${name}（物业公司）` });
  });

  it('R-143 what is entered anew is put before the subject anew', async () => {
    await confirm(visit);
    await submit(visit);
    await expect(sign(visit)).rejects.toMatchObject({ code: 'record-incomplete' });
    await confirm(visit);
    await sign(visit);
  });

  it('R-143 is recorded by somebody of the team who is there, and by nobody else', async () => {
    const { planner } = visit.scene.office;
    await expect(
      recordConfirmation(
        by(planner),
        {
          inspectionId: visit.inspectionId,
          outcome: 'confirmed',
          person: '王芳',
          capacity: 'agent',
        },
        monday,
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      sql(
        `insert into subject_confirmation (id, inspection_id, result_id, result_hash, outcome, person, capacity,
           recorded_by, door, recorded_at)
         select gen_random_uuid(), inspection_id, id, hash, 'confirmed', 'x', 'agent', $2, 'web', now()
         from result where inspection_id = $1`,
        [visit.inspectionId, planner.id],
      ),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

describe('the documents of a visit (高青 第二十四条)', () => {
  it('R-149 nobody signs without the documents and recordings that the rules ask for, all of them named', async () => {
    const visit = await aStartedVisit('gaoqing');
    await submit(visit);
    await expect(sign(visit)).rejects.toMatchObject({
      code: 'record-incomplete',
      details: {
        missing: 'site-check,statement-defence,rights-notice,av,confirmation',
        rule: expect.stringMatching(
          /第二十四条 · record\.requiredDocs；.*第二十四条 · record\.avSteps；系统默认.* · P-32 sign\.subjectConfirm/,
        ),
      },
    });
    for (const without of ['site-check', 'rights-notice', 'av']) {
      await completeRecord(visit.inspectionId, monday, {
        without: ['site-check', 'rights-notice', 'av'].slice(
          ['site-check', 'rights-notice', 'av'].indexOf(without),
        ),
      });
      await expect(sign(visit)).rejects.toMatchObject({
        code: 'record-incomplete',
        details: { missing: expect.stringContaining(without) },
      });
    }
    await completeRecord(visit.inspectionId, monday);
    await sign(visit);
  });

  it('R-149 what the subject states when it confirms is its statement and defence', async () => {
    const visit = await aStartedVisit('gaoqing');
    await submit(visit);
    await confirm(visit, { statement: '无' });
    await expect(sign(visit)).rejects.toMatchObject({
      details: { missing: 'site-check,rights-notice,av' },
    });
  });

  it('R-149 where nobody could be reached, nothing is asked that needs somebody there', async () => {
    const visit = await aStartedVisit('gaoqing');
    const { lead, inspectionId } = visit;
    await enterDocument(
      by(lead),
      { inspectionId, kind: 'site-check', content: '门锁闭，无人应答' },
      monday,
    );
    expect(await missingOf(visit, 'unreachable')).toBe('');
    expect(await missingOf(visit, 'obstructed')).toContain('rights-notice');
  });

  it('R-149 a document is a file of its own visit or words, with their hash, and stays', async () => {
    const visit = await aStartedVisit('gaoqing');
    const { lead, member, inspectionId, scene } = visit;
    const enter = (given: object, who = lead) =>
      enterDocument(by(who), { inspectionId, kind: 'site-check', ...given }, monday);
    await expect(enter({})).rejects.toMatchObject({ code: 'reason-required' });
    await expect(enter({ file: 1 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      enterDocument(
        by(scene.office.planner),
        { inspectionId, kind: 'site-check', content: 'x' },
        monday,
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await enter({ content: '经查' })).toEqual({ number: 1 });
    expect(await enter({ content: '再查' }, member)).toEqual({ number: 2 });
    const rows = await sql(
      `select number, hash = encode(sha256(convert_to(content, 'UTF8')), 'hex') as whole from visit_document
       where inspection_id = $1 order by number`,
      [inspectionId],
    );
    expect(rows).toEqual([
      { number: 1, whole: true },
      { number: 2, whole: true },
    ]);
    await expect(sql('update visit_document set content = $1', ['x'])).rejects.toMatchObject({
      code: 'YH001',
    });
  });

  it('R-149 a recording has device, times of its visit and the hash of its file, and is entered once', async () => {
    const visit = await aStartedVisit('gaoqing');
    const enter = (more: object = {}) =>
      enterRecording(
        by(visit.member),
        {
          inspectionId: visit.inspectionId,
          scene: '出示证件',
          device: 'ZF-0031',
          begunAt: new Date(monday.getTime() - 600_000),
          endedAt: monday,
          keptAt: '采集站',
          hash: 'A'.repeat(64),
          ...more,
        },
        monday,
      );
    await expect(enter({ hash: 'abc' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(enter({ endedAt: new Date(monday.getTime() + 1) })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const dayBefore = new Date(monday.getTime() - 24 * 3_600_000);
    await expect(enter({ begunAt: dayBefore, endedAt: dayBefore })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(enter({ begunAt: dayBefore })).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'begunAt' },
    });
    await enter();
    await expect(enter()).rejects.toMatchObject({ code: 'recording-known' });
    const [row] = await sql('select hash from visit_recording where inspection_id = $1', [
      visit.inspectionId,
    ]);
    expect(row!['hash']).toBe('a'.repeat(64));
  });
});

async function missingOf({ inspectionId }: Visit, finding: Finding): Promise<string> {
  const facts = recordFacts(await visitRecord(database().manager, inspectionId));
  const profile = await inspectionProfile(inspectionId);
  const missing = missingFrom(profile, { ...facts, finding });
  return missing.map(({ what }) => what).join();
}
