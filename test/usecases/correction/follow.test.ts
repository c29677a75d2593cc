import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { trailOfWork } from '../../../db/queries/kpi.ts';
import { ledgerOf } from '../../../db/queries/ledger.ts';
import { figuresOf } from '../../../domain/kpi.ts';
import { decideCorrection } from '../../../usecases/correction/decide.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { registerOverdue } from '../../../usecases/obligation/register-overdue.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { useDatabase } from '../../support/database.ts';
import { aPdf } from '../../support/pictures.ts';
import { provedFor } from '../../support/proved-for.ts';
import { aPublishedVisit, type PublishedVisit } from '../../support/published.ts';
import { aMatchedTask, by, bySystem, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

type Finding = 'clear' | 'rectification' | 'pending';
const words = { proof: '结论勾选有误', publicNote: '检查结论录入有误，现予更正。' };

async function corrected({ scene, disclosureId }: PublishedVisit, finding: Finding, on = monday) {
  const { approver, head } = scene.office;
  const given = { disclosureId, changes: { finding }, ...words };
  const { correctionId } = await requestCorrection(by(approver), given, on);
  await provedFor(sql, head, { type: 'correction', id: correctionId }, on);
  await decideCorrection(by(head), { correctionId, verdict: 'approve' }, on);
}

const casesOf = (inspectionId: string) =>
  sql(
    'select kind, state, outcome, owner_id from case_file where inspection_id = $1 order by opened_at, code',
    [inspectionId],
  );

describe('the signature of a correction', () => {
  it('R-166 R-142 asks for a second factor, in the minute and at once; the rejection for none', async () => {
    const { scene, disclosureId, ref } = await aPublishedVisit(sql);
    const { approver, head } = scene.office;
    const given = { disclosureId, changes: { finding: 'pending' as const }, ...words };
    const { correctionId: id } = await requestCorrection(by(approver), given, monday);
    const hold = (verdict: 'approve' | 'reject', reason?: string) =>
      holdVerdict(by(head), { type: 'correction', id, verdict, ...(reason && { reason }) }, monday);
    const needed = { code: 'step-up-needed' };
    await expect(hold('approve')).rejects.toMatchObject(needed);
    const verdict = { correctionId: id, verdict: 'approve' } as const;
    await expect(decideCorrection(by(head), verdict, monday)).rejects.toMatchObject(needed);
    expect(await sql('select 1 from public_notice where ref = $1', [ref])).toHaveLength(1);
    expect(await sql('select 1 from held_verdict where about_id = $1', [id])).toEqual([]);
    // Shown for the visit, it is no proof for the correction.
    const visit = await sql('select inspection_id as id from disclosure where id = $1', [
      disclosureId,
    ]);
    await provedFor(sql, head, { type: 'inspection', id: visit[0]!['id'] }, monday);
    await expect(hold('approve')).rejects.toMatchObject(needed);
    await provedFor(sql, head, { type: 'correction', id }, monday);
    expect(await hold('approve')).toMatchObject({ heldId: expect.any(String) });
    const used = await sql(
      `select used_at is not null as used from step_up where about_type = 'correction' and about_id = $1`,
      [id],
    );
    expect(used).toEqual([{ used: true }]);

    const other = await aPublishedVisit(sql);
    const again = { ...given, disclosureId: other.disclosureId };
    const second = await requestCorrection(by(other.scene.office.approver), again, monday);
    const reject = { type: 'correction', id: second.correctionId, verdict: 'reject' } as const;
    const said = { ...reject, reason: '证据不足' };
    expect(await holdVerdict(by(other.scene.office.head), said, monday)).toMatchObject({
      heldId: expect.any(String),
    });
  });
});

describe('files that prove an error', () => {
  it('R-166 are kept under their hash with the correction; neither kind, damage, number nor name gets around the gate', async () => {
    const { scene, disclosureId } = await aPublishedVisit(sql);
    const { approver } = scene.office;
    const pdf = { name: '现场照片比对.pdf', bytes: aPdf() };
    const ask = (files: object[]) =>
      requestCorrection(
        by(approver),
        { disclosureId, changes: { finding: 'pending' }, ...words, files: files as [] },
        monday,
      );
    for (const [files, code] of [
      [[{ ...pdf, name: '证明 13800138000.pdf' }], 'personal-data'],
      [[{ ...pdf, bytes: Buffer.from('MZ') }], 'file-type'],
      [Array(6).fill(pdf), 'files-too-many'],
    ] as const) {
      await expect(ask([...files])).rejects.toMatchObject({ code });
    }
    const { correctionId } = await ask([pdf]);
    const kept = await sql(
      `select f.number, f.name, f.media_type as type, b.bytes from correction_file f
         join evidence_blob b on b.hash = f.hash where correction_id = $1`,
      [correctionId],
    );
    expect(kept).toEqual([
      { number: 1, name: pdf.name, type: 'application/pdf', bytes: Buffer.from(aPdf()) },
    ]);
    const [event] = await sql(
      `select data from event where type = 'correction.requested' and about_id = $1`,
      [correctionId],
    );
    expect(event!['data'].proofs).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    for (const statement of [
      'update correction_file set name = name',
      'delete from correction_file',
    ]) {
      await expect(sql(statement)).rejects.toMatchObject({ code: 'YH001' });
    }
  });
});

describe('what a corrected finding leaves to be done', () => {
  it('R-169 R-175 opens the case that it asks for, ends what it no longer asks for, and opens one again', async () => {
    const visit = await aPublishedVisit(sql);
    expect(await casesOf(visit.inspectionId)).toEqual([]);
    await corrected(visit, 'rectification');
    const [lead] = await sql(
      'select inspector_id as id from seat where inspection_id = $1 and lead',
      [visit.inspectionId],
    );
    const open = { kind: 'rectification', state: 'open', outcome: null, owner_id: lead!['id'] };
    expect(await casesOf(visit.inspectionId)).toEqual([open]);
    await corrected(visit, 'clear');
    const over = { ...open, state: 'closed', outcome: 'result-changed' };
    expect(await casesOf(visit.inspectionId)).toEqual([over]);
    await corrected(visit, 'rectification', new Date(monday.getTime() + 1000));
    expect(await casesOf(visit.inspectionId)).toEqual([over, open]);
    const owed = await sql(
      `select state from obligation where kind = 'case' and about_id in
         (select id from case_file where inspection_id = $1) order by state`,
      [visit.inspectionId],
    );
    expect(owed).toEqual([{ state: 'met' }, { state: 'open' }]);
  });

  it('R-175 leaves the cases alone where only the words were wrong', async () => {
    const visit = await aPublishedVisit(sql);
    const { approver, head } = visit.scene.office;
    const given = { disclosureId: visit.disclosureId, changes: { note: '已复查' }, ...words };
    const { correctionId } = await requestCorrection(by(approver), given, monday);
    await provedFor(sql, head, { type: 'correction', id: correctionId }, monday);
    await decideCorrection(by(head), { correctionId, verdict: 'approve' }, monday);
    expect(await casesOf(visit.inspectionId)).toEqual([]);
  });
});

describe('figures after a correction', () => {
  const year = { from: '2026-01-01', to: '2026-12-31', today: '2026-12-31' };
  const problems = async (path: string, to = year.to) =>
    figuresOf(await trailOfWork(database().manager, [path], to), { ...year, to, today: to }).find(
      ({ key }) => key === 'problem-rate',
    );

  it('R-195 R-165 count the corrected finding from its day on, and say so; R-192 so does the ledger', async () => {
    const visit = await aPublishedVisit(sql);
    const { path } = visit.scene.office.bureau;
    expect(await problems(path)).toEqual({ key: 'problem-rate', has: 0, of: 1 });
    const october = new Date('2026-10-12T09:00:00+08:00');
    await corrected(visit, 'rectification', october);
    const figure = { key: 'problem-rate', has: 1, of: 1, corrected: 1 };
    expect(await problems(path)).toEqual(figure);
    // As September knew it.
    expect(await problems(path, '2026-09-30')).toEqual({ key: 'problem-rate', has: 0, of: 1 });
    const question = { paths: [path], year: 2026, today: '2026-12-31' };
    const [line] = await ledgerOf(database().manager, question);
    expect(line).toMatchObject({ signed: 1, problems: 1 });
  });

  it('R-197 R-155 a correction takes nothing off the register of what was overdue, and adds nothing', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await signed(sql, scene, inspectionId);
    const late = new Date('2026-11-20T09:00:00+08:00');
    await registerOverdue(bySystem(), {}, late);
    const [row] = await sql('select id, version from disclosure where inspection_id = $1', [
      inspectionId,
    ]);
    const disclosureId: string = row!['id'];
    const { approver } = scene.office;
    await approveDisclosure(by(approver), { disclosureId, verdict: 'approve' }, late);
    const register = () =>
      sql('select o.* from overdue o where o.about_id = $1 order by o.id', [disclosureId]);
    const before = await register();
    expect(before).toHaveLength(1);
    const [visit] = await sql('select code from inspection where id = $1', [inspectionId]);
    await corrected({ scene, inspectionId, disclosureId, ref: visit!['code'] }, 'pending', late);
    expect(await register()).toEqual(before);
  });
});
